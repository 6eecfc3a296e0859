#!/usr/bin/env bash
# Compares dateline's search with fzf and nucleo-matcher over the same events, in one run.
#
#     benches/versus.sh FILE [QUERY…]
#
# FILE is a story as dateline opens it, say an archive that `cargo run --release --example archive` wrote. Without
# queries, those of examples/keystrokes/queries.txt are typed. What is compared with what: benches/versus/versus.py.
#
# Needs cargo and python3, and pip to fetch fzf into a folder that is thrown away; or FZF=/path/to/fzf. EXAMPLES may
# name a folder with the built examples `keystrokes` and `lines`, KEYS a file for a table of every single key. Typing
# every key into fzf takes an hour with a million events: UP_TO=3 types only the first three keys of each query, which
# are the cheapest for fzf and the dearest for dateline, and then the whole.
set -euo pipefail

if [[ $# -lt 1 || ! -f $1 ]]; then
    echo "usage: benches/versus.sh FILE [QUERY…]" >&2
    exit 2
fi
file=$(realpath "$1")
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/versus/common.sh"
fetch_fzf
build_examples
(cd "$here/versus/nucleo" && CARGO_TARGET_DIR=$work/nucleo cargo build --release --quiet --locked)

"$EXAMPLES/lines" "$file" >"$work/lines.txt"
python3 "$here/versus/versus.py" --fzf "$FZF" --nucleo "$work/nucleo/release/versus-nucleo" \
    --keystrokes "$EXAMPLES/keystrokes" --lines "$work/lines.txt" --keys "${KEYS-}" --up-to "${UP_TO:-1000}" \
    -- "$file" "$@"
