//! Keys as a person writes them, and as a terminal sends them.

use anyhow::{Context, bail};

/// What a terminal sends for a key that is no character.
const NAMES: [(&str, &str); 15] = [
    ("enter", "\r"),
    ("esc", "\x1b"),
    ("tab", "\t"),
    ("shift-tab", "\x1b[Z"),
    ("backspace", "\x7f"),
    ("delete", "\x1b[3~"),
    ("up", "\x1b[A"),
    ("down", "\x1b[B"),
    ("right", "\x1b[C"),
    ("left", "\x1b[D"),
    ("home", "\x1b[H"),
    ("end", "\x1b[F"),
    ("pgup", "\x1b[5~"),
    ("pgdn", "\x1b[6~"),
    ("lt", "<"),
];

/// Reads characters and `<names>`, one string for each key.
///
/// # Errors
/// If a name is not known or not closed.
pub fn read(script: &str) -> anyhow::Result<Vec<String>> {
    let mut keys = Vec::new();
    let mut rest = script.chars();
    while let Some(letter) = rest.next() {
        if letter != '<' {
            keys.push(letter.to_string());
            continue;
        }
        let (name, after) = rest.as_str().split_once('>').context("a < without its >")?;
        keys.push(named(name)?);
        rest = after.chars();
    }
    Ok(keys)
}

fn named(name: &str) -> anyhow::Result<String> {
    if let Some((_, sent)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Ok((*sent).to_owned());
    }
    match name.strip_prefix("ctrl-").map(str::as_bytes) {
        // A terminal sends Ctrl and a letter as the letter's number in the alphabet.
        Some([letter @ b'a'..=b'z']) => Ok(char::from(letter - b'a' + 1).to_string()),
        _ => bail!("no key is called <{name}>"),
    }
}
