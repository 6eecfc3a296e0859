"""What trafilatura takes out of the pages of the article-extraction-benchmark, in the benchmark's own shape.

    python trafilatura.py DATA_DIR > trafilatura.json

A page on which it fails counts as empty, and is named on standard error. `trafilatura.sh` runs it.
"""

import gzip
import json
import sys
from pathlib import Path

# The script bears the library's name: its own folder must not be searched first.
sys.path.pop(0)

import trafilatura  # noqa: E402


def body(path):
    page = gzip.decompress(path.read_bytes()).decode("utf-8")
    try:
        return trafilatura.extract(page, include_comments=False) or ""
    except Exception as error:
        print(f"trafilatura fails on {path.name}: {error!r}", file=sys.stderr)
        return ""


pages = sorted(Path(sys.argv[1], "html").glob("*.html.gz"))
predicted = {
    path.name.removesuffix(".html.gz"): {"articleBody": body(path)} for path in pages
}
json.dump(predicted, sys.stdout)
