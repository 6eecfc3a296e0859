//! One long string that holds all text of a segment, and the ranges that point into it.

use crate::text;

/// A piece of an arena's text. Empty where the record has no such text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Text {
    start: u32,
    len: u32,
}

/// The text of a segment, sanitised on its way in: whatever comes out of an arena is fit to print.
#[derive(Debug, Default)]
pub(super) struct Arena {
    text: String,
}

impl Arena {
    /// Keeps `raw` as one line.
    pub fn line(&mut self, raw: &str) -> Text {
        self.push(&text::clean_line(raw))
    }

    /// Keeps `raw` with its line breaks.
    pub fn paragraphs(&mut self, raw: &str) -> Text {
        self.push(&text::clean_text(raw))
    }

    /// Keeps `raw` as one line if there is any.
    pub fn optional(&mut self, raw: Option<&str>) -> Text {
        raw.map_or_else(Text::default, |raw| self.line(raw))
    }

    fn push(&mut self, clean: &str) -> Text {
        let clean = clean.trim();
        let (Ok(start), Ok(len)) = (u32::try_from(self.text.len()), u32::try_from(clean.len()))
        else {
            return Text::default();
        };
        self.text.push_str(clean);
        Text { start, len }
    }

    /// Whether `more` bytes still fit below the four gigabytes that a range can address.
    pub fn has_room(&self, more: usize) -> bool {
        u32::try_from(self.text.len().saturating_add(more)).is_ok()
    }

    /// The text at `range`.
    pub fn get(&self, range: Text) -> &str {
        let start = range.start as usize;
        self.text
            .get(start..start + range.len as usize)
            .unwrap_or("")
    }

    /// The text at `range`, or nothing where the record has none.
    pub fn some(&self, range: Text) -> Option<&str> {
        Some(self.get(range)).filter(|text| !text.is_empty())
    }
}
