//! The control sequences that ask a terminal to take a text for its clipboard.

use std::fmt::Write;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The longest control string that every GNU screen hands on, with what goes around it: 256 bytes up to 4.0.3, more
/// since.
const SCREEN_HANDS_ON: usize = 256;

/// The sequence for `text`.
pub fn sequence(text: &str) -> String {
    let mut sequence = String::new();
    // A String takes everything.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    sequence
}

/// The sequence for `text` in the control strings (DCS) that GNU screen hands on to its terminal as they are.
pub fn through_screen(text: &str) -> String {
    let sequence = sequence(text);
    // The string terminator would end screen's own control string.
    let body = sequence.strip_suffix("\x1b\\").unwrap_or(&sequence);
    let body = format!("{body}\x07");
    let mut out = String::new();
    let mut rest = body.as_str();
    while !rest.is_empty() {
        // All of it is ASCII.
        let (piece, after) = rest.split_at(rest.len().min(SCREEN_HANDS_ON - 4));
        let _ = write!(out, "\x1bP{piece}\x1b\\");
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_gets_pieces_that_it_hands_on_and_that_make_the_whole() {
        for length in [0, 1, 180, 184, 185, 1000] {
            let text = "ä".repeat(length);
            let out = through_screen(&text);
            let pieces: Vec<&str> = out.split_inclusive("\x1b\\").collect();
            let mut whole = String::new();
            for piece in pieces {
                assert!(piece.len() <= 256, "{length}: {}", piece.len());
                let piece = piece.strip_prefix("\x1bP").unwrap();
                whole.push_str(piece.strip_suffix("\x1b\\").unwrap());
            }
            let expected = sequence(&text).replace("\x1b\\", "\x07");
            assert_eq!(whole, expected, "{length}");
        }
    }

    #[test]
    fn a_short_text_is_one_piece() {
        assert_eq!(
            through_screen("foobar"),
            "\x1bP\x1b]52;c;Zm9vYmFy\x07\x1b\\"
        );
    }
}
