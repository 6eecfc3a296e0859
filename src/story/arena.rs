//! All text of a segment, and the numbers that stand for its pieces.

use std::num::NonZeroU32;

use super::lookup::Lookup;
use super::texts::Texts;
use crate::text;

/// A text of an arena. Nothing where the record has no such text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Text(Option<NonZeroU32>);

/// Room that an arena begins with. What is not used of it costs no memory, and is given back; to grow
/// by doubling would copy most of the text once more.
const ROOM: usize = 1 << 20;

/// The text of a segment, sanitised on its way in: whatever comes out of an arena is fit to print.
#[derive(Debug, Default)]
pub(super) struct Arena {
    texts: Texts,
    /// The labels, as long as more may come.
    labels: Lookup,
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

    /// Keeps `raw` as one line that others are likely to have too: it is kept once.
    pub fn label(&mut self, raw: &str) -> Text {
        // What is found needs no cleaning: it says what a clean label says.
        if let Some(number) = self.labels.find(&self.texts, raw) {
            return Text::numbered(number);
        }
        let clean = text::clean_line(raw);
        let clean = clean.trim();
        if clean.is_empty() {
            return Text::default();
        }
        self.texts.begin(ROOM);
        Text::numbered(self.labels.find_or_push(&mut self.texts, clean))
    }

    /// Keeps a label if there is any.
    pub fn optional_label(&mut self, raw: Option<&str>) -> Text {
        raw.map_or_else(Text::default, |raw| self.label(raw))
    }

    fn push(&mut self, clean: &str) -> Text {
        let clean = clean.trim();
        if clean.is_empty() {
            return Text::default();
        }
        self.texts.begin(ROOM);
        Text::numbered(self.texts.push(clean))
    }

    /// The bytes of its text.
    pub fn len(&self) -> usize {
        self.texts.bytes()
    }

    /// The text that stands for it.
    pub fn get(&self, text: Text) -> &str {
        self.some(text).unwrap_or("")
    }

    /// The text that stands for it, or nothing where the record has none.
    pub fn some(&self, text: Text) -> Option<&str> {
        text.0.map(|number| self.texts.get(number.get() - 1))
    }

    /// Gives back what only helps to take more. A label that comes later is kept once more.
    pub fn close(&mut self) {
        self.labels = Lookup::default();
        self.texts.shrink();
    }
}

impl Text {
    fn numbered(number: u32) -> Self {
        Self(NonZeroU32::new(number.saturating_add(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_kept_once_and_a_line_each_time() {
        let mut arena = Arena::default();
        let labels = ["rally", " rally\n", "march"].map(|raw| arena.label(raw));
        assert_eq!(labels[0], labels[1]);
        assert_eq!(
            labels.map(|label| arena.get(label)),
            ["rally", "rally", "march"]
        );
        let lines = ["rally", "rally"].map(|raw| arena.line(raw));
        assert_ne!(lines[0], lines[1]);
        assert_eq!(arena.len(), "rallymarchrallyrally".len());
    }

    #[test]
    fn what_says_nothing_is_no_text() {
        let mut arena = Arena::default();
        let texts = [
            arena.line(" "),
            arena.label(""),
            arena.optional(None),
            arena.paragraphs("\n"),
        ];
        assert_eq!(texts, [Text::default(); 4]);
        assert_eq!((arena.some(texts[0]), arena.get(texts[1])), (None, ""));
    }

    #[test]
    fn labels_that_come_after_the_close_are_sound() {
        let mut arena = Arena::default();
        let before = arena.label("rally");
        arena.close();
        let after = arena.label("rally");
        assert_eq!((arena.get(before), arena.get(after)), ("rally", "rally"));
    }
}
