//! The distinct words of a run: numbered as they are met, then sorted.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Distinct words in one piece of memory, numbered as they come, with their hashes.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    words: Words,
    numbers: HashTable<Slot>,
    /// Words that were met lately, by the last bits of their hashes: few enough to stay near the processor, where the
    /// whole table does not fit.
    lately: Vec<Option<Slot>>,
}

/// How many of them there are.
const LATELY: usize = 1 << 12;

/// Distinct words, sorted, with their hashes.
#[derive(Debug)]
pub(super) struct SortedWords(Words);

#[derive(Debug, Default)]
struct Words {
    text: String,
    /// Where each ends in `text`.
    ends: Vec<u32>,
    hashes: Vec<u64>,
}

/// A word in the table: most are known without a look at their text.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u128,
    number: u32,
}

impl WordTable {
    /// The number of a word, given now if it has none yet.
    pub fn number(&mut self, word: &str, hasher: &DefaultHashBuilder) -> u32 {
        let (key, is_short) = key_of(word);
        let hash = if is_short {
            hasher.hash_one(key)
        } else {
            hasher.hash_one(word)
        };
        if !is_short {
            return self.number_with_hash(word, hash);
        }
        if self.lately.is_empty() {
            self.lately = vec![None; LATELY];
        }
        let at = usize::try_from(hash % LATELY as u64).unwrap_or(0);
        if let Some(slot) = self.lately[at].filter(|slot| slot.key == key) {
            return slot.number;
        }
        let number = self.number_with_hash(word, hash);
        self.lately[at] = Some(Slot { key, number });
        number
    }

    /// The same, where the hash is known from another table with the same hasher.
    pub fn number_with_hash(&mut self, word: &str, hash: u64) -> u32 {
        let Self { words, numbers, .. } = self;
        let (key, is_short) = key_of(word);
        let is_it = |slot: &Slot| slot.key == key && (is_short || words.get(slot.number) == word);
        if let Some(slot) = numbers.find(hash, is_it) {
            return slot.number;
        }
        let number = words.add(word, hash);
        let hashes = &words.hashes;
        numbers.insert_unique(hash, Slot { key, number }, |slot| {
            hashes[slot.number as usize]
        });
        number
    }

    /// The words sorted, and the number that each had here.
    pub fn sorted(self) -> (SortedWords, Vec<u32>) {
        let Self { words, numbers, .. } = self;
        // It takes much room, and what follows needs some.
        drop(numbers);
        let numbers = 0..u32::try_from(words.ends.len()).unwrap_or(u32::MAX);
        let mut order: Vec<(u128, u32)> = numbers
            .map(|number| (beginning_of(words.get(number)), number))
            .collect();
        order.sort_unstable_by(|&(a_begins, a), &(b_begins, b)| {
            let by_beginning = a_begins.cmp(&b_begins);
            by_beginning.then_with(|| words.get(a).cmp(words.get(b)))
        });
        let mut sorted = Words {
            text: String::with_capacity(words.text.len()),
            ends: Vec::with_capacity(order.len()),
            hashes: Vec::with_capacity(order.len()),
        };
        for &(_, number) in &order {
            sorted.add(words.get(number), words.hashes[number as usize]);
        }
        let order = order.into_iter().map(|(_, number)| number);
        (SortedWords(sorted), order.collect())
    }
}

impl SortedWords {
    /// A word by its place.
    pub fn get(&self, place: u32) -> &str {
        self.0.get(place)
    }

    /// The hashes of all words.
    pub fn hashes(&self) -> &[u64] {
        &self.0.hashes
    }
}

impl Words {
    /// Adds a word, which has the number that is returned.
    fn add(&mut self, word: &str, hash: u64) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(word);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.hashes.push(hash);
        number
    }

    fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }
}

/// The letters of a word of up to 15 bytes as a number, which no other word has; of a longer word the number begins
/// with a byte that no short one has.
fn key_of(word: &str) -> (u128, bool) {
    let mut bytes = [0; 16];
    let is_short = word.len() < bytes.len();
    if is_short {
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        // Words with a zero at their end would be taken for shorter ones.
        bytes[15] = u8::try_from(word.len()).unwrap_or(u8::MAX);
    } else {
        bytes.copy_from_slice(&word.as_bytes()[..16]);
        bytes[15] = u8::MAX;
    }
    (u128::from_le_bytes(bytes), is_short)
}

/// The first bytes of a word as a number: of two words the one with the lesser number comes first, if they differ there.
fn beginning_of(word: &str) -> u128 {
    let mut bytes = [0; 16];
    let len = word.len().min(bytes.len());
    bytes[..len].copy_from_slice(&word.as_bytes()[..len]);
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbered_once_and_sorted() {
        let long = "antidisestablishmentarianism";
        let longer = "antidisestablishmentarianisms";
        let words = [
            "ring", "a", long, "東京", "a\0", "", longer, "ring", "a", long,
        ];
        let hasher = DefaultHashBuilder::default();
        let mut table = WordTable::default();
        let numbers = words.map(|word| table.number(word, &hasher));
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2]);
        let (sorted, order) = table.sorted();
        let all: Vec<&str> = (0..7).map(|place| sorted.get(place)).collect();
        assert_eq!(all, ["", "a", "a\0", long, longer, "ring", "東京"]);
        assert_eq!(order, [5, 1, 4, 2, 6, 0, 3]);
        assert_eq!(sorted.hashes().len(), 7);
    }
}
