//! The text that an article is read from, which nothing changes, and spans of bytes in it.

use std::ops::Range;

use sha2::{Digest, Sha256};

/// An article's text as it was when it was read. Every [`Span`] counts bytes of it.
///
/// Of a text file this is what the file holds, byte for byte. Of a page or a feed it is the text that was taken out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    text: String,
}

impl Snapshot {
    /// Keeps a text.
    pub fn new(text: String) -> Self {
        Self { text }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All of it, as a span.
    pub fn whole(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The words at a span, or nothing if it reaches beyond the text or cuts a character in two.
    pub fn words(&self, span: Span) -> Option<&str> {
        self.text.get(span.range())
    }

    /// What tells whether the words at a span are still the same: the first 16 hexadecimal digits of their SHA-256.
    /// Nothing where [`words`](Self::words) gives nothing.
    pub fn excerpt_hash(&self, span: Span) -> Option<String> {
        let hash = Sha256::digest(self.words(span)?.as_bytes());
        let first = hash[..8]
            .iter()
            .fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
        Some(format!("{first:016x}"))
    }
}

/// Bytes of a [`Snapshot`], from `start` up to `end`, which is the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// A span of these bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same as a range, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether all of `other` lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it shares a byte with `other`.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// A span of a text that itself begins at `offset`, counted from the beginning of the whole.
    #[must_use]
    pub fn moved(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_gives_its_words_or_nothing() {
        let snapshot = Snapshot::new("Über Nacht".to_owned());
        assert_eq!(snapshot.words(Span::new(0, 5)), Some("Über"));
        assert_eq!(snapshot.words(Span::new(1, 5)), None);
        assert_eq!(snapshot.words(Span::new(6, 99)), None);
    }

    #[test]
    fn the_hash_is_that_of_the_words() {
        // The SHA-256 of "abc", from FIPS 180-2, begins with these digits.
        let snapshot = Snapshot::new("xabcx".to_owned());
        let hash = snapshot.excerpt_hash(Span::new(1, 4));
        assert_eq!(hash.as_deref(), Some("ba7816bf8f01cfea"));
    }
}
