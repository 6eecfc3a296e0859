//! A file's bytes to its text, or what they are instead.

use std::borrow::Cow;

use super::charset;
use super::{Fault, LARGEST_FILE, LONGEST_LINE};

/// How files of other kinds begin, and what those are called.
const BEGINNINGS: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// The text that a file's bytes are.
pub(super) fn text<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Fault> {
    if let Some((_, what)) = BEGINNINGS
        .iter()
        .find(|(begin, _)| bytes.starts_with(begin))
    {
        return Err(Fault::NotText { what });
    }
    if bytes.len() > LARGEST_FILE {
        return Err(Fault::TooLarge);
    }
    let text = charset::decoded(name, bytes);
    let has_null = match &text {
        Ok(text) => memchr::memchr(0, text.as_bytes()).is_some(),
        Err(_) => memchr::memchr(0, bytes).is_some(),
    };
    if has_null {
        return Err(Fault::NotText {
            what: "binary data",
        });
    }
    let text = text?;
    let is_blank = text.chars().all(|c| c.is_whitespace() || c == '\u{feff}');
    if is_blank {
        Err(Fault::Empty)
    } else {
        Ok(text)
    }
}

/// Refuses a text with a line that no writer wrote.
pub(super) fn check_lines(text: &str) -> Result<(), Fault> {
    let too_long = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.len() > LONGEST_LINE);
    match too_long {
        Some((before, line)) => Err(Fault::LongLine {
            bytes: line.len(),
            line: before + 1,
        }),
        None => Ok(()),
    }
}
