#!/usr/bin/env python3
"""Trafilatura's reading of the article-extraction-benchmark, to measure beside ours.

    python3 -m venv VENV && VENV/bin/pip install trafilatura lxml_html_clean
    VENV/bin/python benches/peers/trafilatura_pages.py DATA_DIR > /tmp/trafilatura.json
    cargo run --release --example evaluate -- html DATA_DIR /tmp/trafilatura.json

A page on which it fails counts as empty, and is named on standard error.
"""

import gzip
import json
import sys
from pathlib import Path

import trafilatura

pages = {}
for path in sorted(Path(sys.argv[1], "html").glob("*.html.gz")):
    html = gzip.decompress(path.read_bytes()).decode("utf-8")
    try:
        body = trafilatura.extract(html, include_comments=False) or ""
    except Exception as error:
        print(f"{path.name}: {error!r}", file=sys.stderr)
        body = ""
    pages[path.name.removesuffix(".html.gz")] = {"articleBody": body}
json.dump(pages, sys.stdout)
print(f"trafilatura {trafilatura.__version__}, {len(pages)} pages", file=sys.stderr)
