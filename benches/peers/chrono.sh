#!/usr/bin/env bash
# Compares the dates that dateline finds with those of chrono-node, on the same texts in one run.
#
#     benches/peers/chrono.sh DATA_DIR
#
# DATA_DIR has the TimeML files (.tml) of TempEval-3, say TBAQ-cleaned/TimeBank. Needs cargo and node, and npm to fetch
# chrono-node into a folder that is thrown away. EVALUATE may name the built example `evaluate`.
set -euo pipefail

# The version that is measured.
readonly CHRONO=2.10.3

if [[ $# -ne 1 || ! -d $1 ]]; then
    echo "usage: benches/peers/chrono.sh DATA_DIR" >&2
    exit 2
fi
data=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for program in node npm; do
    if ! command -v "$program" >/dev/null; then
        echo "chrono.sh: $program is missing" >&2
        exit 1
    fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ -z ${EVALUATE-} ]]; then
    (cd "$here/../.." && cargo build --release --quiet --example evaluate)
    EVALUATE=${CARGO_TARGET_DIR:-$here/../../target}/release/examples/evaluate
fi
npm install --silent --no-audit --no-fund --prefix "$work" "chrono-node@$CHRONO"
cp "$here/chrono.mjs" "$work"

"$EVALUATE" texts "$data" >"$work/texts.ndjson"
node "$work/chrono.mjs" "$work/texts.ndjson" >"$work/chrono-node.ndjson"
"$EVALUATE" timex "$data" "$work/chrono-node.ndjson"
