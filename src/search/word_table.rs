//! Distinct words, numbered as they are met.

use std::hash::BuildHasher;
use std::hint::black_box;

use hashbrown::DefaultHashBuilder;

use crate::text::FoldedWord;

/// Distinct words in one piece of memory, numbered as they come.
///
/// Frequent words come early, so what is kept by number lies close together for most words that are looked up. A table of
/// a library would keep its entries apart from their hashes; here one look into memory finds a word of eight letters or
/// fewer, which most are.
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
}

/// Words that wait to be looked up together. There are too many different words for all their places to stay near the
/// processor: memory is asked for those of many words before the first answer is needed.
#[derive(Debug, Default)]
pub(super) struct Asked {
    words: Vec<Word>,
    /// Room for where they are sought.
    sought: Vec<Sought>,
}

/// A word that waits.
#[derive(Debug, Clone, Copy)]
enum Word {
    /// By its whole key.
    Key(u128),
    /// Too long for that, and looked up already.
    Number(u32),
}

/// How many places a table begins with.
const FIRST_SLOTS: usize = 1 << 10;

/// A word in the table, or an empty place.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Its first eight bytes.
    letters: u64,
    tag: u32,
    number: u32,
}

/// Stands for no word.
const NO_WORD: u32 = u32::MAX;

const EMPTY: Slot = Slot {
    letters: 0,
    tag: 0,
    number: NO_WORD,
};

/// Where a word's place is, if nothing else has it, and the tag that is to be found there.
#[derive(Debug, Clone, Copy, Default)]
struct Sought {
    place: u32,
    tag: u32,
}

/// Set in the tags of words of more than eight bytes, which have some of the word's hash besides. The tag of another word
/// is one more than its length, so that it is told by its letters and its tag.
const LONG: u32 = 1 << 31;

impl Asked {
    /// One more word.
    pub fn push(&mut self, word: FoldedWord<'_>, table: &mut WordTable) {
        self.words.push(if FoldedWord::is_whole(word.key()) {
            Word::Key(word.key())
        } else {
            Word::Number(table.number(word))
        });
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Puts the numbers of all that wait into `numbers`, in their order, and forgets them.
    pub fn answer(&mut self, table: &mut WordTable, numbers: &mut Vec<u32>) {
        table.make_room(self.words.len());
        self.sought.clear();
        self.sought.extend(self.words.iter().map(|word| match word {
            Word::Key(key) => table.sought(*key, table.hasher.hash_one(key)),
            Word::Number(_) => Sought::default(),
        }));
        table.look_at(&self.sought);
        numbers.clear();
        let words = self.words.drain(..).zip(&self.sought);
        numbers.extend(words.map(|(word, sought)| match word {
            Word::Key(key) => table.number_of_key(*sought, key),
            Word::Number(number) => number,
        }));
    }
}

impl WordTable {
    /// The number of a word, given now if it has none yet.
    pub fn number(&mut self, word: FoldedWord<'_>) -> u32 {
        self.make_room(1);
        self.number_of(self.sought(word.key(), self.hash(word)), word)
    }

    /// Reads what will be looked at, without waiting for each.
    fn look_at(&self, sought: &[Sought]) {
        let slots = sought
            .iter()
            .map(|it| (self.slots[it.place as usize].number, it.tag));
        black_box(slots.clone().fold(0, |seen, (number, _)| seen ^ number));
        let long = slots.filter(|&(_, tag)| tag >= LONG);
        let keys = long.filter_map(|(number, _)| self.keys.get(number as usize));
        black_box(keys.fold(0, |seen, key| seen ^ key));
    }

    fn number_of_key(&mut self, sought: Sought, key: u128) -> u32 {
        let slot = self.slots[sought.place as usize];
        if (slot.tag, slot.letters) == (sought.tag, low(key)) && slot.tag < LONG {
            return slot.number;
        }
        self.number_of(sought, FoldedWord::from_key(&key.to_le_bytes()))
    }

    /// The number of a word that is sought.
    fn number_of(&mut self, sought: Sought, word: FoldedWord<'_>) -> u32 {
        let (mut place, tag, letters) = (sought.place as usize, sought.tag, low(word.key()));
        loop {
            let slot = self.slots[place];
            if slot.number == NO_WORD {
                let number = self.add(word);
                self.slots[place] = Slot {
                    letters,
                    tag,
                    number,
                };
                return number;
            }
            if (slot.tag, slot.letters) == (tag, letters)
                && (tag < LONG || self.is_it(slot.number, word))
            {
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

    /// Where the word with that key and hash is to be found.
    #[inline]
    fn sought(&self, key: u128, hash: u64) -> Sought {
        let [tag, place] = [
            low(u128::from(hash) >> 32),
            hash & (self.slots.len() as u64 - 1),
        ];
        let [tag, place] = [tag, place].map(|half| u32::try_from(half).unwrap_or(0));
        let tag = match key.to_le_bytes()[15] {
            len @ ..=8 => u32::from(len) + 1,
            _ => tag | LONG,
        };
        Sought { place, tag }
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
            let word = FoldedWord::new(self.get(number));
            let Sought { place, tag } = self.sought(word.key(), self.hash(word));
            let letters = low(word.key());
            let mut place = place as usize;
            while self.slots[place].number != NO_WORD {
                place = self.after(place);
            }
            self.slots[place] = Slot {
                letters,
                tag,
                number,
            };
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

/// The low half.
fn low(key: u128) -> u64 {
    u64::try_from(key & u128::from(u64::MAX)).unwrap_or(0)
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
        let mut asked = Asked::default();
        for word in words.into_iter().chain(["antidisestabli", "ringring", "a"]) {
            asked.push(FoldedWord::new(word), &mut table);
        }
        let mut answer = vec![99];
        asked.answer(&mut table, &mut answer);
        assert_eq!(answer, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 7, 8, 1]);
        assert_eq!((table.len(), asked.len()), (9, 0));
        let mut order: Vec<u32> = (0..7).collect();
        table.sort(&mut order);
        let all: Vec<&str> = order.iter().map(|&number| table.get(number)).collect();
        assert_eq!(all, ["", "a", "a\0", long, longer, "ring", "東京"]);
        let mut some = vec![3, 0, 2];
        table.sort(&mut some);
        assert_eq!(some, [2, 0, 3]);
    }
}
