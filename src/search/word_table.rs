//! Distinct words, numbered as they are met.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Distinct words in one piece of memory, numbered as they come.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    words: Words,
    numbers: HashTable<Slot>,
    hasher: DefaultHashBuilder,
    /// Words that were met lately, by the last bits of their hashes: few enough to stay near the processor, where the
    /// whole table does not fit.
    lately: Vec<Option<Slot>>,
}

/// How many of them there are.
const LATELY: usize = 1 << 12;

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
    pub fn number(&mut self, word: &str) -> u32 {
        let (key, is_short) = key_of(word);
        if !is_short {
            return self.look_up(word, key, self.hasher.hash_one(word));
        }
        if self.lately.is_empty() {
            self.lately = vec![None; LATELY];
        }
        let hash = self.hasher.hash_one(key);
        let at = usize::try_from(hash % LATELY as u64).unwrap_or(0);
        if let Some(slot) = self.lately[at].filter(|slot| slot.key == key) {
            return slot.number;
        }
        let number = self.look_up(word, key, hash);
        self.lately[at] = Some(Slot { key, number });
        number
    }

    fn look_up(&mut self, word: &str, key: u128, hash: u64) -> u32 {
        let Self { words, numbers, .. } = self;
        let is_it =
            |slot: &Slot| slot.key == key && (is_whole(key) || words.get(slot.number) == word);
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

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.ends.len()
    }

    /// A word by its number.
    pub fn get(&self, number: u32) -> &str {
        self.words.get(number)
    }

    /// Sorts some of its words, given by their numbers.
    pub fn sort(&self, numbers: &mut Vec<u32>) {
        let begins = numbers
            .iter()
            .map(|&number| (beginning_of(self.get(number)), number));
        let mut order: Vec<(u128, u32)> = begins.collect();
        order.sort_unstable_by(|&(a_begins, a), &(b_begins, b)| {
            let by_beginning = a_begins.cmp(&b_begins);
            by_beginning.then_with(|| self.get(a).cmp(self.get(b)))
        });
        numbers.clear();
        numbers.extend(order.into_iter().map(|(_, number)| number));
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

/// Whether a key has all letters of its word.
fn is_whole(key: u128) -> bool {
    key.to_le_bytes()[15] != u8::MAX
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
        let mut table = WordTable::default();
        let numbers = words.map(|word| table.number(word));
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2]);
        assert_eq!(table.len(), 7);
        let mut order: Vec<u32> = (0..7).collect();
        table.sort(&mut order);
        let all: Vec<&str> = order.iter().map(|&number| table.get(number)).collect();
        assert_eq!(all, ["", "a", "a\0", long, longer, "ring", "東京"]);
        let mut some = vec![3, 0, 2];
        table.sort(&mut some);
        assert_eq!(some, [2, 0, 3]);
    }
}
