# What the scripts in `benches/` share: a folder that is thrown away, and a pinned fzf.

# The package that brings fzf 0.67.0.
readonly ITERFZF=1.9.0.67.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v python3 >/dev/null; then
    echo "${0##*/}: python3 is missing" >&2
    exit 1
fi

# Sets FZF to a program, unless somebody has.
fetch_fzf() {
    [[ -z ${FZF-} ]] || return 0
    if ! python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
        --target "$work/fzf" "iterfzf==$ITERFZF"; then
        echo "${0##*/}: pip could not install iterfzf $ITERFZF; set FZF to an fzf 0.67" >&2
        exit 1
    fi
    FZF=$work/fzf/iterfzf/fzf
}

# Sets EXAMPLES to the folder of the built examples, unless somebody has.
build_examples() {
    [[ -z ${EXAMPLES-} ]] || return 0
    (cd "$here/.." && cargo build --release --quiet --examples)
    EXAMPLES=${CARGO_TARGET_DIR:-$here/../target}/release/examples
}
