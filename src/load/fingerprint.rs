//! What tells the files of a story from all others: a hash of all that was read of them.

use blake3::{Hash, Hasher};

use super::format::Format;
use crate::story::Audience;

/// A number that two stories have in common only if they were read, for the same audience, from files with the same
/// contents in the same order (BLAKE3, 256 bits). Where the files are, and what they are called, makes no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; blake3::OUT_LEN]);

impl Fingerprint {
    /// Its bytes.
    pub fn bytes(self) -> [u8; blake3::OUT_LEN] {
        self.0
    }
}

/// What follows is a file, or a piece of it.
const FILE: u8 = 0;
const PIECE: u8 = 1;

/// A fingerprint while files are read.
#[derive(Debug, Default)]
pub(super) struct Fingerprinter {
    hasher: Hasher,
    /// Whether the story depends on more than is seen here.
    is_spoilt: bool,
}

impl Fingerprinter {
    /// Before anything is read.
    pub fn new(audience: Audience) -> Self {
        let mut new = Self::default();
        new.hasher.update(&[u8::from(audience == Audience::Public)]);
        new
    }

    /// A file follows.
    pub fn file(&mut self, format: Format) {
        self.hasher.update(&[FILE, format as u8]);
        self.is_spoilt |= format == Format::Article;
    }

    /// The next piece of the file has this hash.
    pub fn piece(&mut self, hash: Hash) {
        self.hasher.update(&[PIECE]).update(hash.as_bytes());
    }

    /// What all that was read has in common with nothing else. Nothing of a story with drafts: those depend on more
    /// than on what is read of their articles.
    pub fn finish(&self) -> Option<Fingerprint> {
        (!self.is_spoilt).then(|| Fingerprint(self.hasher.finalize().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Format = Format::Ndjson;
    const B: Format = Format::Json;

    fn of(audience: Audience, files: &[(Format, &[&str])]) -> Option<Fingerprint> {
        let mut fingerprinter = Fingerprinter::new(audience);
        for (format, pieces) in files {
            fingerprinter.file(*format);
            for piece in *pieces {
                fingerprinter.piece(blake3::hash(piece.as_bytes()));
            }
        }
        fingerprinter.finish()
    }

    #[test]
    fn only_the_same_files_in_the_same_order_are_the_same() {
        let makers = Audience::Makers;
        let all: [Option<Fingerprint>; 8] = [
            of(makers, &[(A, &["a", "b"]), (B, &["c"])]),
            of(Audience::Public, &[(A, &["a", "b"]), (B, &["c"])]),
            of(makers, &[(B, &["c"]), (A, &["a", "b"])]),
            of(makers, &[(A, &["a"]), (B, &["b", "c"])]),
            of(makers, &[(B, &["a", "b"]), (B, &["c"])]),
            of(makers, &[(A, &["b", "a"]), (B, &["c"])]),
            of(makers, &[(A, &["a", "b"])]),
            of(makers, &[(A, &["a", "b"]), (B, &["c"]), (B, &[])]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(one.is_some());
            assert!(!all[at + 1..].contains(one), "{at}");
        }
        assert_eq!(all[0], of(makers, &[(A, &["a", "b"]), (B, &["c"])]));
    }

    #[test]
    fn a_story_with_articles_has_none() {
        assert_eq!(of(Audience::Makers, &[(Format::Article, &["a"])]), None);
    }
}
