//! Distinct words, numbered as they are met.

use std::hash::BuildHasher;
use std::hint::black_box;

use hashbrown::DefaultHashBuilder;

use crate::text::FoldedWord;

/// Distinct words in one piece of memory, numbered as they come.
///
/// Frequent words come early, so what is kept by number lies close together for most words that are looked up. A table of
/// a library would keep its entries apart from their hashes; here one look into memory mostly finds a word.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    text: Vec<u8>,
    /// By number: where each word ends in `text`.
    ends: Vec<u32>,
    /// By number: its key.
    keys: Vec<u128>,
    /// At the place that its hash says, or one of the next ones, each word. At least half of the places are empty, and
    /// their number is a power of two.
    slots: Vec<Slot>,
    hasher: DefaultHashBuilder,
    /// Room for the places and tags of words that are looked up together.
    places: Vec<(usize, u32)>,
}

/// How many places a table begins with.
const FIRST_SLOTS: usize = 1 << 10;

/// A word in the table, or an empty place.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Half of the word's hash.
    tag: u32,
    number: u32,
}

/// Stands for no word.
const NO_WORD: u32 = u32::MAX;

const EMPTY: Slot = Slot {
    tag: 0,
    number: NO_WORD,
};

impl WordTable {
    /// The number of a word, given now if it has none yet.
    pub fn number(&mut self, word: FoldedWord<'_>) -> u32 {
        self.make_room(1);
        let (place, tag) = self.place(word);
        self.number_at(place, tag, word)
    }

    /// Calls `take` with the number of each of some words, which are given by whole keys.
    ///
    /// There are too many different words for all their places to stay near the processor. Here memory is asked for those
    /// of a whole text before the first answer is needed.
    pub fn numbers(&mut self, keys: &[[u8; 16]], mut take: impl FnMut(u32)) {
        self.make_room(keys.len());
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        places.extend(keys.iter().map(|key| self.place(FoldedWord::from_key(key))));
        let numbers = places.iter().map(|&(place, _)| self.slots[place].number);
        black_box(numbers.fold(0, |seen, number| seen ^ number));
        for (key, &(place, tag)) in keys.iter().zip(&places) {
            take(self.number_at(place, tag, FoldedWord::from_key(key)));
        }
        self.places = places;
    }

    /// The number of a word whose place and tag are known.
    fn number_at(&mut self, mut place: usize, tag: u32, word: FoldedWord<'_>) -> u32 {
        loop {
            let slot = self.slots[place];
            if slot.number == NO_WORD {
                let number = self.add(word);
                self.slots[place] = Slot { tag, number };
                return number;
            }
            if slot.tag == tag && self.is_it(slot.number, word) {
                return slot.number;
            }
            place = self.after(place);
        }
    }

    /// Where a word's place is, if nothing else has it, and its tag.
    fn place(&self, word: FoldedWord<'_>) -> (usize, u32) {
        let key = word.key();
        let hash = if FoldedWord::is_whole(key) {
            self.hasher.hash_one(key)
        } else {
            self.hasher.hash_one(word.bytes())
        };
        let [high, low] = [hash >> 32, hash & u64::from(u32::MAX)];
        let [high, low] = [high, low].map(|half| u32::try_from(half).unwrap_or(0));
        (low as usize & (self.slots.len() - 1), high)
    }

    fn after(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }

    fn is_it(&self, number: u32, word: FoldedWord<'_>) -> bool {
        let key = word.key();
        self.keys[number as usize] == key
            && (FoldedWord::is_whole(key) || self.bytes(number) == word.bytes())
    }

    fn add(&mut self, word: FoldedWord<'_>) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(NO_WORD);
        self.text.extend_from_slice(word.bytes());
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.keys.push(word.key());
        number
    }

    /// Doubles the places until so many more words leave half of them empty.
    fn make_room(&mut self, words: usize) {
        let wanted = 2 * (self.len() + words);
        if wanted <= self.slots.len() {
            return;
        }
        self.slots.clear();
        self.slots
            .resize(wanted.next_power_of_two().max(FIRST_SLOTS), EMPTY);
        for number in 0..u32::try_from(self.len()).unwrap_or(NO_WORD) {
            let (mut place, tag) = self.place(FoldedWord::new(self.get(number)));
            while self.slots[place].number != NO_WORD {
                place = self.after(place);
            }
            self.slots[place] = Slot { tag, number };
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word by its number.
    pub fn get(&self, number: u32) -> &str {
        str::from_utf8(self.bytes(number)).unwrap_or_default()
    }

    fn bytes(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// Sorts some of its words, given by their numbers.
    pub fn sort(&self, numbers: &mut Vec<u32>) {
        let begins = numbers
            .iter()
            .map(|&number| (beginning_of(self.bytes(number)), number));
        let mut order: Vec<(u128, u32)> = begins.collect();
        order.sort_unstable_by(|&(a_begins, a), &(b_begins, b)| {
            let by_beginning = a_begins.cmp(&b_begins);
            by_beginning.then_with(|| self.bytes(a).cmp(self.bytes(b)))
        });
        numbers.clear();
        numbers.extend(order.into_iter().map(|(_, number)| number));
    }
}

/// The first bytes of a word as a number: of two words the one with the lesser number comes first, if they differ there.
fn beginning_of(word: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let len = word.len().min(bytes.len());
    bytes[..len].copy_from_slice(&word[..len]);
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
        let numbers = words.map(|word| table.number(FoldedWord::new(word)));
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
