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
    let mut at = 0;
    while at < bytes.len() {
        let (lowered, len) = lower(block(&bytes[at..]));
        let plain = (1..BLOCK).contains(&len);
        if let Some(next) = next_word(bytes, at + len).filter(|_| plain) {
            let letters = lowered & ((1 << (8 * len)) - 1);
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
}

/// The next bytes of a text; behind its end there are spaces.
fn block(bytes: &[u8]) -> u128 {
    u128::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [b' '; BLOCK];
        block[..bytes.len()].copy_from_slice(bytes);
        block
    }))
}

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

const fn each(byte: u8) -> u128 {
    u128::from_le_bytes([byte; BLOCK])
}

/// The highest bit of each byte, which no ASCII character has.
const HIGH: u128 = each(0x80);

/// A block with its ASCII letters in lower case, and with how many ASCII letters and digits it begins.
fn lower(block: u128) -> (u128, usize) {
    // Nothing is carried from one byte to the next, as none is above 127 before something below 128 is added.
    let at_least = |bytes: u128, least: u8| (bytes + each(0x80 - least)) & HIGH;
    let between = |first, last| {
        move |block: u128| {
            let bytes = block & !HIGH;
            at_least(bytes, first) & !at_least(bytes, last + 1) & !block
        }
    };
    let lowered = block | between(b'A', b'Z')(block) >> 2;
    let plain = between(b'a', b'z')(lowered) | between(b'0', b'9')(lowered);
    let len = (!plain & HIGH).trailing_zeros() / 8;
    (lowered, len as usize)
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
        fn a_block_is_lowered_byte_by_byte(bytes in any::<[u8; 16]>()) {
            let (lowered, len) = lower(u128::from_le_bytes(bytes));
            prop_assert_eq!(lowered.to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
            let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            prop_assert_eq!(len, plain);
        }
    }
}
