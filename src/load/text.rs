//! Turns bytes into text that can be read, and places in a text into lines and columns.

use std::cell::OnceCell;
use std::ops::Range;

use super::mistake::Mistake;
use super::report::{Excerpt, Report};
use crate::text::Clean;

/// Stands for each byte that is no UTF-8, so that places stay what they are.
const STAND_IN: u8 = b'?';
/// Bytes that are no UTF-8 after which a file is taken for something else.
const TOO_MANY: usize = 100;

/// Bytes as text, with the places that are not UTF-8 and hold stand-ins instead.
///
/// # Errors
///
/// The mistake of a file that is no text, or text in another encoding.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Vec<Range<usize>>), Mistake> {
    let not_text = |found: &str| Mistake::new(0..0, found, "text in UTF-8");
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(not_text("text in UTF-16").hint("save it as UTF-8"));
    }
    if bytes.contains(&0) {
        return Err(not_text("bytes that are no text"));
    }
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Vec::new())),
        Err(error) => error.into_bytes(),
    };
    let mut bad = Vec::new();
    while let Err(error) = std::str::from_utf8(&bytes[last_end(&bad)..]) {
        let start = last_end(&bad) + error.valid_up_to();
        let end = error.error_len().map_or(bytes.len(), |len| start + len);
        bytes[start..end].fill(STAND_IN);
        bad.push(start..end);
        if bad.len() > TOO_MANY {
            let found = format!("more than {TOO_MANY} places that are no UTF-8");
            return Err(not_text(&found).hint("save it as UTF-8"));
        }
    }
    // Nothing is left to be replaced here: the loop has seen to the end.
    Ok((String::from_utf8_lossy(&bytes).into_owned(), bad))
}

fn last_end(bad: &[Range<usize>]) -> usize {
    bad.last().map_or(0, |place| place.end)
}

/// The mistake of bytes that are no UTF-8.
pub(super) fn not_utf8(place: Range<usize>) -> Mistake {
    Mistake::new(place, "bytes that are no UTF-8", "text in UTF-8")
}

/// A text without the mark that some editors put before it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A file's text, or one line of it, in which places can be found.
pub(super) struct Lines<'a> {
    name: &'a str,
    text: &'a str,
    /// Number of the text's first line in its file, from 1.
    first: usize,
    starts: OnceCell<Vec<usize>>,
    /// How many characters stand before each block of the text and at its end: a line may be a whole file.
    blocks: OnceCell<Vec<usize>>,
}

/// Bytes of a block.
const BLOCK: usize = 4096;

impl<'a> Lines<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self::from_line(name, text, 1)
    }

    /// A text that begins on a later line of its file.
    pub fn from_line(name: &'a str, text: &'a str, first: usize) -> Self {
        Self {
            name,
            text,
            first,
            starts: OnceCell::new(),
            blocks: OnceCell::new(),
        }
    }

    /// The number of the line that holds a byte, from 1.
    pub fn number(&self, at: usize) -> usize {
        self.first + self.line(at)
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let breaks = self
                .text
                .bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect()
        })
    }

    fn line(&self, at: usize) -> usize {
        self.starts()
            .partition_point(|&start| start <= at)
            .saturating_sub(1)
    }

    /// How many characters stand before a place in the text.
    fn characters(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let is_first_byte = |byte: &&u8| **byte & 0xc0 != 0x80;
        let count = |bytes: &[u8]| bytes.iter().filter(is_first_byte).count();
        let blocks = self.blocks.get_or_init(|| {
            let ends = bytes.chunks(BLOCK).scan(0, |characters, block| {
                *characters += count(block);
                Some(*characters)
            });
            std::iter::once(0).chain(ends).collect()
        });
        let block = at / BLOCK;
        blocks[block] + count(&bytes[block * BLOCK..at])
    }

    /// A mistake in this text, for a reader.
    pub fn report(&self, mistake: &Mistake) -> Report {
        let text = self.text;
        let start = floor(text, mistake.span.start);
        let line = self.line(start);
        let line_start = self.starts().get(line).copied().unwrap_or(0);
        let next = self.starts().get(line + 1);
        let line_end = next.map_or(text.len(), |next| next - 1);
        let before = &text[line_start..start];
        let end = floor(text, mistake.span.end.clamp(start, line_end));
        Report {
            file: Clean::line(self.name),
            line: Some(self.first + line),
            column: Some(self.characters(start) - self.characters(line_start) + 1),
            found: Clean::line(&mistake.found),
            expected: Clean::line(&mistake.expected),
            hint: mistake.hint.as_deref().map(Clean::line),
            loss: mistake.loss.as_deref().map(Clean::line),
            follows: mistake.follows,
            excerpt: Some(Excerpt::new(
                before,
                &text[start..end],
                &text[end..line_end],
            )),
        }
    }
}

/// The nearest place at or before `at` where a character begins.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, at: usize) -> (Option<usize>, Option<usize>) {
        let report = Lines::new("x", text).report(&Mistake::new(at..at, "", ""));
        (report.line, report.column)
    }

    #[test]
    fn columns_count_characters_however_long_the_line() {
        assert_eq!(place("é=1\nab", 3), (Some(1), Some(3)));
        assert_eq!(place("é=1\nab", 6), (Some(2), Some(2)));
        let long = format!("a\n{}", "é".repeat(3 * BLOCK));
        for (at, place_there) in [
            (2, (Some(2), Some(1))),
            (2 + 2 * BLOCK, (Some(2), Some(BLOCK + 1))),
            (long.len(), (Some(2), Some(3 * BLOCK + 1))),
        ] {
            assert_eq!(place(&long, at), place_there, "{at}");
        }
        // The end of a text that fills its last block.
        assert_eq!(place(&"a".repeat(BLOCK), BLOCK), (Some(1), Some(BLOCK + 1)));
    }
}
