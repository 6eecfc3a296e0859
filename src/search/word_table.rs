//! Distinct words, numbered as they are met.

use std::cmp::Ordering;
use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;

use crate::text::FoldedWord;

/// Distinct words in one piece of memory, numbered as they come.
///
/// Frequent words come early, so what is kept by number lies close together for most words that are looked up. A table of
/// a library would keep its entries apart from their hashes; here one look into memory finds a word of fewer than sixteen
/// bytes, which nearly all are.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    text: Vec<u8>,
    /// By number: where each word ends in `text`.
    ends: Vec<u32>,
    /// At the place that its hash says, or one of the next ones, each word. At least half of the places are empty, and
    /// their number is a power of two.
    slots: Vec<Slot>,
    hasher: DefaultHashBuilder,
    /// The words that have been sorted.
    sorted: Vec<Sorted>,
}

/// Words that wait to be looked up together. There are too many different words for all their places to stay near the
/// processor: memory is asked for those of many words before the first answer is needed.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// The keys of the words. A word too long for a whole key is looked up already, and told by [`known`].
    keys: Vec<u128>,
    /// Room for where they are sought.
    places: Vec<u32>,
}

/// How many places a table begins with.
const FIRST_SLOTS: usize = 1 << 10;

/// A word in the table, or an empty place.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Its key, in bytes: so it takes no more room than it has to.
    key: [u8; 16],
    number: u32,
}

/// Stands for no word.
const NO_WORD: u32 = u32::MAX;

const EMPTY: Slot = Slot {
    key: [0; 16],
    number: NO_WORD,
};

/// A word of a table, and its first bytes as a number: most words are told apart by that.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sorted {
    beginning: u128,
    /// Of how many bytes it is.
    len: u32,
    pub number: u32,
}

/// So many bytes are in the beginning of a word.
const BEGINNING: usize = 16;

/// Stands where a word's key has its length, and is none.
const KNOWN: u128 = 0xfe << 120;

/// What stands in place of a key for a word whose number is known.
fn known(number: u32) -> u128 {
    KNOWN | u128::from(number)
}

/// That number.
fn number_in(key: u128) -> Option<u32> {
    u32::try_from(key ^ KNOWN).ok()
}

impl Asked {
    /// One more word.
    #[inline]
    pub fn push(&mut self, word: FoldedWord<'_>, table: &mut WordTable) {
        self.keys.push(if FoldedWord::is_whole(word.key()) {
            word.key()
        } else {
            known(table.number(word))
        });
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Puts the numbers of all that wait into `numbers`, in their order, and forgets them.
    pub fn answer(&mut self, table: &mut WordTable, numbers: &mut Vec<u32>) {
        table.make_room(self.keys.len());
        let places = self
            .keys
            .iter()
            .map(|key| table.place(table.hasher.hash_one(key)));
        self.places.clear();
        self.places.extend(places);
        // Most stand where they are sought first. Without a branch no answer is waited for before the next is asked.
        let asked = self.keys.iter().zip(&self.places);
        numbers.clear();
        numbers.extend(asked.map(|(key, &place)| table.number_at(place, *key)));
        let asked = self.keys.drain(..).zip(&self.places);
        for (number, (key, &place)) in numbers.iter_mut().zip(asked) {
            if *number == NO_WORD {
                let find = || table.find(place, FoldedWord::from_key(&key.to_le_bytes()));
                *number = number_in(key).unwrap_or_else(find);
            }
        }
    }
}

impl WordTable {
    /// The number of a word, given now if it has none yet.
    pub fn number(&mut self, word: FoldedWord<'_>) -> u32 {
        self.make_room(1);
        self.find(self.place(self.hash(word)), word)
    }

    /// The number of the word that stands at a place, if it is that with this key.
    #[inline]
    fn number_at(&self, place: u32, key: u128) -> u32 {
        let slot = &self.slots[place as usize];
        if u128::from_le_bytes(slot.key) == key {
            slot.number
        } else {
            NO_WORD
        }
    }

    /// The number of a word that is sought from a place on.
    fn find(&mut self, place: u32, word: FoldedWord<'_>) -> u32 {
        let key = word.key().to_le_bytes();
        let mut place = place as usize;
        loop {
            let slot = self.slots[place];
            if slot.number == NO_WORD {
                let number = self.add(word);
                self.slots[place] = Slot { key, number };
                return number;
            }
            if slot.key == key && self.is_it(slot.number, word) {
                return slot.number;
            }
            place = self.after(place);
        }
    }

    fn hash(&self, word: FoldedWord<'_>) -> u64 {
        if FoldedWord::is_whole(word.key()) {
            self.hasher.hash_one(word.key())
        } else {
            self.hasher.hash_one(word.bytes())
        }
    }

    /// Where the word with that hash is sought first.
    #[inline]
    fn place(&self, hash: u64) -> u32 {
        u32::try_from(hash & (self.slots.len() as u64 - 1)).unwrap_or(0)
    }

    fn after(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }

    /// Whether a word with the same key is the same.
    fn is_it(&self, number: u32, word: FoldedWord<'_>) -> bool {
        FoldedWord::is_whole(word.key()) || self.bytes(number) == word.bytes()
    }

    fn add(&mut self, word: FoldedWord<'_>) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(NO_WORD);
        self.text.extend_from_slice(word.bytes());
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
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
            let word = FoldedWord::new(self.get(number));
            let mut place = self.place(self.hash(word)) as usize;
            while self.slots[place].number != NO_WORD {
                place = self.after(place);
            }
            let key = word.key().to_le_bytes();
            self.slots[place] = Slot { key, number };
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

    /// Puts its words in order.
    pub fn sort(&mut self) {
        let mut sorted = std::mem::take(&mut self.sorted);
        let new = sorted.len()..self.len();
        sorted.extend(new.map(|number| {
            let number = u32::try_from(number).unwrap_or(NO_WORD);
            let word = self.bytes(number);
            Sorted {
                beginning: beginning_of(word),
                len: u32::try_from(word.len()).unwrap_or(u32::MAX),
                number,
            }
        }));
        // The library notices that most are sorted already.
        sorted.sort_by(|a, b| a.cmp(self, *b, self));
        self.sorted = sorted;
    }

    /// All its words in their order, if they have been sorted since the last one came.
    pub fn sorted(&self) -> &[Sorted] {
        &self.sorted
    }
}

impl Sorted {
    /// Whether it comes before the word of another table, or of the same one.
    #[inline]
    pub fn cmp(self, table: &WordTable, other: Self, its_table: &WordTable) -> Ordering {
        let by_beginning = self.beginning.cmp(&other.beginning);
        by_beginning.then_with(|| {
            if self.is_whole() && other.is_whole() {
                self.len.cmp(&other.len)
            } else {
                let other = its_table.bytes(other.number);
                table.bytes(self.number).cmp(other)
            }
        })
    }

    /// Calls `take` with its text. The table is that to which it belongs.
    pub fn with_text(self, table: &WordTable, take: impl FnOnce(&str)) {
        let bytes = self.beginning.to_be_bytes();
        if self.is_whole() {
            take(str::from_utf8(&bytes[..self.len as usize]).unwrap_or_default());
        } else {
            take(table.get(self.number));
        }
    }

    /// Whether all of its word is in the beginning.
    fn is_whole(self) -> bool {
        self.len as usize <= BEGINNING
    }
}

/// The first bytes of a word as a number: of two words the one with the lesser number comes first, if they differ there.
fn beginning_of(word: &[u8]) -> u128 {
    let mut bytes = [0; BEGINNING];
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
        let mut asked = Asked::default();
        for word in words.into_iter().chain(["antidisestabli", "ringring", "a"]) {
            asked.push(FoldedWord::new(word), &mut table);
        }
        let mut answer = vec![99];
        asked.answer(&mut table, &mut answer);
        assert_eq!(answer, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 7, 8, 1]);
        assert_eq!((table.len(), asked.len()), (9, 0));
        let sorted = |table: &mut WordTable| -> Vec<String> {
            table.sort();
            let words = table.sorted().iter();
            words
                .map(|word| table.get(word.number).to_owned())
                .collect()
        };
        let mut all = vec![
            "",
            "a",
            "a\0",
            "antidisestabli",
            long,
            longer,
            "ring",
            "ringring",
            "東京",
        ];
        assert_eq!(sorted(&mut table), all);
        table.number(FoldedWord::new("b"));
        all.insert(6, "b");
        assert_eq!(sorted(&mut table), all);
    }
}
