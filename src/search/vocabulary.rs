//! The distinct folded words of a story, sorted, with what rejects most of them at a glance.

use std::ops::Range;

use memchr::memmem::Finder;

use super::bytes::{Fixed, keep_fields, keep_list};

/// Number of a word in its vocabulary; words are numbered in their order.
pub(super) type WordId = u32;

/// A sorted list of distinct words in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    masks: Vec<Letters>,
    /// How many letters each word has, as far as a byte tells.
    lengths: Vec<u8>,
}

impl Vocabulary {
    /// Takes words that are sorted and distinct.
    #[cfg(test)]
    pub fn from_sorted<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        words.for_each(|word| vocabulary.push(word));
        vocabulary
    }

    /// Adds a word that comes after all others.
    pub fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.masks.push(Letters::of(word));
        let length = u8::try_from(word.chars().count()).unwrap_or(u8::MAX);
        self.lengths.push(length);
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word by its number.
    pub fn word(&self, id: WordId) -> &str {
        let at = id as usize;
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize
        };
        &self.text[start..self.ends[at] as usize]
    }

    /// The letters that a word has.
    pub fn letters(&self, id: WordId) -> Letters {
        self.masks[id as usize]
    }

    /// How many letters a word has; 255 stands for any more.
    pub fn length(&self, id: WordId) -> usize {
        usize::from(self.lengths[id as usize])
    }

    /// The numbers of the words that contain `part`, ascending.
    pub fn containing(&self, part: &str) -> Vec<WordId> {
        let (text, finder) = (self.text.as_bytes(), Finder::new(part));
        let (mut found, mut word, mut from) = (Vec::new(), 0, 0);
        // All words are one text, so it is looked through once. What is found across two words is neither's.
        while let Some(start) = finder.find(&text[from..]).map(|after| from + after) {
            word += self.ends[word..].partition_point(|&end| end as usize <= start);
            let Some(&end) = self.ends.get(word) else {
                break;
            };
            from = start + 1;
            if start + part.len() <= end as usize {
                found.push(WordId::try_from(word).unwrap_or(WordId::MAX));
                from = end as usize;
            }
        }
        found
    }

    /// The numbers of all words.
    pub fn ids(&self) -> Range<WordId> {
        0..WordId::try_from(self.len()).unwrap_or(WordId::MAX)
    }

    /// The number of exactly this word.
    pub fn find(&self, word: &str) -> Option<WordId> {
        let id = self.first_not(|candidate| candidate < word);
        (id < self.ids().end && self.word(id) == word).then_some(id)
    }

    /// The words that begin so.
    pub fn starting_with(&self, prefix: &str) -> Range<WordId> {
        let start = self.first_not(|word| word < prefix);
        let end = self.first_not(|word| word < prefix || word.starts_with(prefix));
        start..end
    }

    /// The first word for which `holds` does not hold, if it holds for all before and none after.
    fn first_not(&self, holds: impl Fn(&str) -> bool) -> WordId {
        let mut range = self.ids();
        while range.start < range.end {
            let middle = range.start + (range.end - range.start) / 2;
            if holds(self.word(middle)) {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        range.start
    }
}

/// Which letters occur in a word, one bit each; letters beyond `a` to `z` share a few bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters(u32);

impl Letters {
    /// The letters of a word.
    pub fn of(word: &str) -> Self {
        let bit = |c: char| match c {
            'a'..='z' => u32::from(c) - u32::from('a'),
            '0'..='9' => 26,
            _ => 27 + u32::from(c) % 5,
        };
        Self(word.chars().fold(0, |mask, c| mask | 1 << bit(c)))
    }

    /// How many of these letters `other` lacks; never more than the letters it truly lacks.
    pub fn missing_in(self, other: Self) -> usize {
        (self.0 & !other.0).count_ones() as usize
    }
}

impl Fixed for Letters {
    const SIZE: usize = u32::SIZE;

    fn put(self, bytes: &mut [u8]) {
        self.0.put(bytes);
    }

    fn get(bytes: &[u8]) -> Self {
        Self(u32::get(bytes))
    }
}

keep_list!(Letters);
keep_fields!(Vocabulary {
    text,
    ends,
    masks,
    lengths
});

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::from_sorted(["a", "flock", "floki", "flow", "ring", "東"].into_iter())
    }

    #[test]
    fn words_are_found() {
        let words = vocabulary();
        assert_eq!(words.len(), 6);
        assert_eq!(words.word(0), "a");
        assert_eq!(words.word(5), "東");
        assert_eq!(words.find("ring"), Some(4));
        assert_eq!(words.find("東"), Some(5));
        assert_eq!(words.find("rin"), None);
        assert_eq!(words.find("zzz"), None);
        assert_eq!(Vocabulary::default().find("a"), None);
    }

    #[test]
    fn beginnings_are_ranges() {
        let words = vocabulary();
        assert_eq!(words.starting_with("flo"), 1..4);
        assert_eq!(words.starting_with("flock"), 1..2);
        assert_eq!(words.starting_with("b"), 1..1);
        assert_eq!(words.starting_with("zzz"), 5..5);
        assert_eq!(words.starting_with(""), 0..6);
    }

    #[test]
    fn parts_are_found_within_words_only() {
        let words = vocabulary();
        assert_eq!(words.containing("lo"), [1, 2, 3]);
        assert_eq!(words.containing("ing"), [4]);
        // Across `floki` and `flow`, and within none.
        assert_eq!(words.containing("kif"), Vec::<WordId>::new());
        assert_eq!(words.containing("東"), [5]);
        // What overlaps with such a one is found all the same.
        let words = Vocabulary::from_sorted(["ana", "anana"].into_iter());
        assert_eq!(words.containing("ana"), [0, 1]);
        let words = Vocabulary::from_sorted(["xa", "nana"].into_iter());
        assert_eq!(words.containing("ana"), [1]);
    }

    #[test]
    fn letters_reject() {
        let letters = |word| Letters::of(word);
        assert_eq!(letters("flok").missing_in(letters("flock")), 0);
        assert_eq!(letters("flock").missing_in(letters("flok")), 1);
        assert_eq!(letters("ring").missing_in(letters("東")), 4);
    }
}
