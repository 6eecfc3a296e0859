//! The folded words of much text: the same as those of `fold_words`, most of them read sixteen bytes at a time.

use super::fold::{fold_words, is_around};

/// A folded word, and its first letters as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoldedWord<'a> {
    bytes: &'a [u8],
    key: u128,
}

/// How many bytes are read at a time, and how many of a word's key are for letters and length.
const BLOCK: usize = 16;

/// The length that the key of a longer word tells.
const LONG: u8 = u8::MAX;

impl<'a> FoldedWord<'a> {
    /// A word that is folded already.
    pub fn new(word: &'a str) -> Self {
        Self::of_bytes(word.as_bytes())
    }

    fn of_bytes(bytes: &'a [u8]) -> Self {
        let mut key = [0; BLOCK];
        let len = bytes.len().min(BLOCK - 1);
        key[..len].copy_from_slice(&bytes[..len]);
        // Words with a zero at their end would be taken for shorter ones.
        key[BLOCK - 1] = match u8::try_from(bytes.len()) {
            Ok(short) if bytes.len() < BLOCK => short,
            _ => LONG,
        };
        Self {
            bytes,
            key: u128::from_le_bytes(key),
        }
    }

    /// The word with this whole key, whose bytes come with the lowest first.
    pub fn from_key(key: &'a [u8; BLOCK]) -> Self {
        let len = usize::from(key[BLOCK - 1]).min(BLOCK - 1);
        Self {
            bytes: &key[..len],
            key: u128::from_le_bytes(*key),
        }
    }

    /// The word, in UTF-8.
    pub fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// A number that equal words have in common. Two words that have it in common are equal, if
    /// [`is_whole`](Self::is_whole) says so of it.
    pub fn key(self) -> u128 {
        self.key
    }

    /// Whether a key has all letters of its word: those of fewer than 16 bytes.
    pub fn is_whole(key: u128) -> bool {
        key.to_le_bytes()[BLOCK - 1] != LONG
    }
}

/// Calls `take` with each folded word of a text, in order: the words of [`fold_words`].
pub fn for_each_folded(text: &str, mut take: impl FnMut(FoldedWord<'_>)) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let window = Window::new(&bytes[start..]);
        // What begins further behind may not end in the window.
        let end = bytes.len().min(start + WINDOW - BLOCK);
        let mut at = start;
        while at < end {
            let len = window.letters_at(at - start);
            let plain = (1..BLOCK).contains(&len);
            if let Some(next) = next_word(bytes, at + len).filter(|_| plain) {
                let letters = window.block(at - start) & FIRST[len];
                take(FoldedWord {
                    bytes: &letters.to_le_bytes()[..len],
                    key: letters | (len as u128) << (8 * (BLOCK - 1)),
                });
                at = next;
            } else {
                let end = bytes[at..].iter().position(u8::is_ascii_whitespace);
                let end = end.map_or(bytes.len(), |len| at + len);
                look_closely(&text[at..end], &mut take);
                at = end + 1;
            }
        }
        start = at;
    }
}

/// How many bytes are looked at together.
const WINDOW: usize = u64::BITS as usize;

/// The next bytes of a text, ASCII letters in lower case; behind the text's end there are spaces.
struct Window {
    lowered: [u8; WINDOW],
    /// Which of them are ASCII letters and digits, a bit each.
    plain: u64,
}

impl Window {
    fn new(bytes: &[u8]) -> Self {
        let mut lowered = bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut padded = [b' '; WINDOW];
            padded[..bytes.len()].copy_from_slice(bytes);
            padded
        });
        lowered.make_ascii_lowercase();
        // The compiler does this for many bytes at once; their bits it would take one by one.
        let plain = lowered.map(|byte| u8::from(byte.is_ascii_lowercase() | byte.is_ascii_digit()));
        let eights = plain.as_chunks().0.iter();
        let plain = eights.rev().fold(0, |bits, &eight| bits << 8 | pack(eight));
        Self { lowered, plain }
    }

    /// How many letters and digits there are from a place on.
    fn letters_at(&self, at: usize) -> usize {
        (!(self.plain >> at)).trailing_zeros() as usize
    }

    /// The bytes from a place on, which is not behind the last block.
    fn block(&self, at: usize) -> u128 {
        let block = self.lowered.get(at..at + BLOCK);
        let block = block.and_then(<[u8]>::first_chunk).copied();
        u128::from_le_bytes(block.unwrap_or_default())
    }
}

/// The lowest bits of eight bytes, in one. Each byte is 0 or 1.
fn pack(bytes: [u8; 8]) -> u64 {
    // Each factor's bit carries one byte's to its place above all others.
    u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// By number of bytes: a block with the bits of so many set.
const FIRST: [u128; BLOCK] = {
    let mut first = [0; BLOCK];
    let mut len = 1;
    while len < BLOCK {
        first[len] = first[len - 1] << 8 | 0xff;
        len += 1;
    }
    first
};

/// Where to go on after letters that end at `at`, if they are a word as they stand: with a space behind them, or one mark
/// and a space.
fn next_word(bytes: &[u8], at: usize) -> Option<usize> {
    let is_space = |at| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    if is_space(at) {
        Some(at + 1)
    } else {
        (is_around(bytes[at]) && is_space(at + 1)).then_some(at + 2)
    }
}

/// Longest word, in bytes, that is folded in place.
const LONGEST_PLAIN: usize = 64;

/// The words of what stands between two spaces.
fn look_closely(chunk: &str, take: &mut impl FnMut(FoldedWord<'_>)) {
    let mut buffer = [0; LONGEST_PLAIN];
    match lower_plain(chunk.as_bytes(), &mut buffer) {
        Some([]) => {}
        Some(word) => take(FoldedWord::of_bytes(word)),
        None => fold_words(chunk).for_each(|word| take(FoldedWord::new(&word.folded))),
    }
}

/// The word of a chunk that is one plain word with marks around it, folded; nothing if it has to be split by the rules of
/// Unicode.
fn lower_plain<'b>(chunk: &[u8], buffer: &'b mut [u8; LONGEST_PLAIN]) -> Option<&'b [u8]> {
    let start = chunk.iter().position(|&byte| !is_around(byte));
    let chunk = &chunk[start.unwrap_or(chunk.len())..];
    let mut len = 0;
    while let Some(byte) = chunk.get(len).filter(|byte| byte.is_ascii_alphanumeric()) {
        *buffer.get_mut(len)? = byte.to_ascii_lowercase();
        len += 1;
    }
    let is_plain = chunk[len..].iter().all(|&byte| is_around(byte));
    is_plain.then_some(&buffer[..len])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_tell_short_words_apart() {
        let words = ["", "a", "a\0", "ab", "antidisestabli", "antidisestablis"];
        for (at, word) in words.iter().enumerate() {
            let key = FoldedWord::new(word).key();
            assert!(FoldedWord::is_whole(key), "{word}");
            let again = key.to_le_bytes();
            assert_eq!(FoldedWord::from_key(&again), FoldedWord::new(word));
            for other in &words[at + 1..] {
                assert_ne!(key, FoldedWord::new(other).key(), "{word} {other}");
            }
        }
        let long = FoldedWord::new("antidisestablishment");
        assert!(!FoldedWord::is_whole(long.key()));
    }

    proptest! {
        #[test]
        fn words_are_those_of_the_one_rule(
            words in prop::collection::vec("[a-zA-Z0-9]{0,70}|\\PC{0,12}|['’._,-]{1,3}[A-Za-zé]{1,4}", 0..12),
            space in "[ \\n\\t]",
        ) {
            let text = words.join(&space);
            let mut taken = Vec::new();
            for_each_folded(&text, |word| {
                assert_eq!(word, FoldedWord::of_bytes(word.bytes()));
                taken.push(String::from_utf8(word.bytes().to_vec()).unwrap());
            });
            let expected: Vec<_> = fold_words(&text).map(|word| word.folded.into_owned()).collect();
            prop_assert_eq!(taken, expected);
        }

        #[test]
        fn a_window_is_read_byte_by_byte(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let Window { lowered, plain } = Window::new(&bytes);
            for (at, byte) in lowered.into_iter().enumerate() {
                let expected = bytes.get(at).unwrap_or(&b' ');
                prop_assert_eq!(byte, expected.to_ascii_lowercase());
                prop_assert_eq!(plain >> at & 1 == 1, expected.is_ascii_alphanumeric());
            }
        }
    }
}
