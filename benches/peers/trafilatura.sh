#!/usr/bin/env bash
# Compares the articles that dateline takes out of web pages with those of trafilatura, on the same pages in one run.
#
#     benches/peers/trafilatura.sh DATA_DIR
#
# DATA_DIR is a copy of the article-extraction-benchmark. Needs cargo and python3, which fetches trafilatura into a
# folder that is thrown away. EVALUATE may name the built example `evaluate`.
set -euo pipefail

# The version that is measured. Its package does not ask for the second one, and does not run without.
readonly TRAFILATURA=2.3.1
readonly CLEANER=lxml_html_clean

if [[ $# -ne 1 || ! -f $1/ground-truth.json ]]; then
    echo "usage: benches/peers/trafilatura.sh DATA_DIR" >&2
    exit 2
fi
data=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! command -v python3 >/dev/null; then
    echo "trafilatura.sh: python3 is missing" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ -z ${EVALUATE-} ]]; then
    (cd "$here/../.." && cargo build --release --quiet --example evaluate)
    EVALUATE=${CARGO_TARGET_DIR:-$here/../../target}/release/examples/evaluate
fi
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "trafilatura==$TRAFILATURA" "$CLEANER"
"$work/venv/bin/python" "$here/trafilatura.py" "$data" >"$work/trafilatura.json"
"$EVALUATE" html "$data" "$work/trafilatura.json"
