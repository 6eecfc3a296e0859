#!/usr/bin/env bash
# Compares the time to the first complete screen: dateline with its bundled story, fzf with the same events as lines.
#
#     benches/first_screen.sh [PAIRS]
#     STORY=FILE benches/first_screen.sh [RUNS]
#
# The second opens a story of your own, say a large archive, without fzf. Thirty pairs by default, dateline and fzf in
# turn, each in a pseudo-terminal. What a complete screen is: benches/versus/first_screen.py. Needs what benches/versus.sh needs; DATELINE may name the program to measure.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/versus/common.sh"
if [[ -z ${DATELINE-} ]]; then
    (cd "$here/.." && cargo build --release --quiet)
    DATELINE=${CARGO_TARGET_DIR:-$here/../target}/release/dateline
fi

# Nothing is kept from one run to the next.
measure() {
    XDG_CACHE_HOME=/dev/null python3 "$here/versus/first_screen.py" "$@"
}
if [[ -n ${STORY-} ]]; then
    measure "$DATELINE" "$STORY" "${1:-30}"
    exit
fi
fetch_fzf
build_examples
"$EXAMPLES/lines" "$here/../data/ring-flock" >"$work/lines.txt"
measure "$DATELINE" "$FZF" "$work/lines.txt" "${1:-30}"
