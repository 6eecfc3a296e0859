//! Gathers the words of a run of records: the first half of making postings, done for many runs side by side.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::sequence::{Sequence, Sequencer};
use super::texts::{FieldSet, Kind, Searched};
use crate::text::for_each_folded;

/// How many records one run has at most, so that a record's place in it fits two bytes.
pub(super) const RUN: usize = 1 << 16;

/// The words of a run of records of one kind, in the order in which they were met, and where each stands.
#[derive(Debug)]
pub(super) struct Gathered {
    pub words: WordTable,
    /// Where the entries of each word begin; one more than there are words.
    pub starts: Vec<u32>,
    /// By word, then ascending: the records, counted from the run's first.
    pub places: Vec<u16>,
    /// The fields of each that hold the word, in a byte.
    pub fields: Vec<u8>,
    /// The words in the order in which they stand.
    pub sequence: Sequence,
    /// The code that each word has there.
    pub codes: Vec<u16>,
}

impl Gathered {
    /// Gathers the words of records, each with its place in the run; the places ascend. The hashes of all that is to
    /// be merged come from one `hasher`.
    pub fn new<R: Searched>(
        kind: Kind,
        records: impl Iterator<Item = (u16, R)>,
        hasher: &DefaultHashBuilder,
    ) -> Self {
        let mut gathering = Gathering::default();
        for (place, record) in records {
            gathering.begin(place);
            record.texts(|field, text| {
                let field = FieldSet::of(&[field]).narrow(kind);
                for_each_folded(text, |word| gathering.take(word, hasher, field));
                gathering.sequencer.end_text();
            });
        }
        gathering.finish()
    }
}

/// What is known while the records of a run are read one after the other.
#[derive(Debug, Default)]
struct Gathering {
    words: WordTable,
    /// By word, the last entry that it got.
    last: Vec<u32>,
    /// Word and fields of each entry, in the order of records.
    entries: Vec<(u32, u8)>,
    /// Where the entries of each record begin.
    records: Vec<(u16, u32)>,
    /// Where the entries of this record begin.
    start: u32,
    sequencer: Sequencer,
}

impl Gathering {
    fn begin(&mut self, place: u16) {
        self.start = narrow(self.entries.len());
        self.records.push((place, self.start));
        self.sequencer.begin(place);
    }

    fn take(&mut self, word: &str, hasher: &DefaultHashBuilder, field: u8) {
        let number = self.words.number(word, hasher);
        self.sequencer.word(number);
        let number = number as usize;
        if number == self.last.len() {
            self.last.push(u32::MAX);
        }
        let last = self.last[number];
        if last >= self.start && last != u32::MAX {
            self.entries[last as usize].1 |= field;
        } else {
            self.last[number] = narrow(self.entries.len());
            self.entries.push((narrow(number), field));
        }
    }

    /// Sorts the entries by word.
    fn finish(self) -> Gathered {
        let mut starts = vec![0; self.words.len() + 1];
        for &(word, _) in &self.entries {
            starts[word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0; self.entries.len()];
        let mut fields = vec![0; self.entries.len()];
        let ends = self.records.iter().skip(1).map(|&(_, start)| start);
        let ends = ends.chain([narrow(self.entries.len())]);
        for (&(place, start), end) in self.records.iter().zip(ends) {
            for &(word, field) in &self.entries[start as usize..end as usize] {
                let at = &mut next[word as usize];
                places[*at as usize] = place;
                fields[*at as usize] = field;
                *at += 1;
            }
        }
        let holding = |word: usize| starts[word + 1] - starts[word];
        let (sequence, codes) = self.sequencer.finish(self.words.len(), holding);
        Gathered {
            words: self.words,
            sequence,
            codes,
            starts,
            places,
            fields,
        }
    }
}

/// Distinct words in one piece of memory, numbered as they come, with their hashes.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    text: String,
    ends: Vec<u32>,
    hashes: Vec<u64>,
    numbers: HashTable<Slot>,
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
        let Self {
            text,
            ends,
            hashes,
            numbers,
        } = self;
        let (key, is_short) = key_of(word);
        let hash = if is_short {
            hasher.hash_one(key)
        } else {
            hasher.hash_one(word)
        };
        let is_it =
            |slot: &Slot| slot.key == key && (is_short || slice(text, ends, slot.number) == word);
        if let Some(slot) = numbers.find(hash, is_it) {
            return slot.number;
        }
        let number = narrow(ends.len());
        text.push_str(word);
        ends.push(narrow(text.len()));
        hashes.push(hash);
        let slot = Slot { key, number };
        numbers.insert_unique(hash, slot, |slot| hashes[slot.number as usize]);
        number
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word by its number.
    pub fn word(&self, number: u32) -> &str {
        slice(&self.text, &self.ends, number)
    }

    /// The hashes of all words, by number.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
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

fn slice<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    &text[start as usize..ends[at] as usize]
}

/// Numbers of a run fit: its records have four gigabytes of text at most.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::texts::Field;

    struct Texts(&'static [(Field, &'static str)]);

    impl Searched for Texts {
        fn texts(&self, mut take: impl FnMut(Field, &str)) {
            self.0.iter().for_each(|&(field, text)| take(field, text));
        }
    }

    #[test]
    fn words_are_gathered_with_their_records_and_fields() {
        let records = [
            (
                2,
                Texts(&[
                    (Field::Title, "Ring drops Flock"),
                    (Field::Summary, "Flock, Flock"),
                ]),
            ),
            (5, Texts(&[(Field::Place, "Ring")])),
        ];
        let gathered = Gathered::new(
            Kind::Event,
            records.into_iter(),
            &DefaultHashBuilder::default(),
        );
        let of = |word: &str| -> Vec<(u16, u8)> {
            let words = 0..narrow(gathered.words.len());
            let at = words
                .clone()
                .find(|&at| gathered.words.word(at) == word)
                .unwrap() as usize;
            let range = gathered.starts[at] as usize..gathered.starts[at + 1] as usize;
            range
                .map(|at| (gathered.places[at], gathered.fields[at]))
                .collect()
        };
        let fields = |fields: &[Field]| FieldSet::of(fields).narrow(Kind::Event);
        assert_eq!(gathered.words.len(), 3);
        assert_eq!(of("drops"), [(2, fields(&[Field::Title]))]);
        assert_eq!(of("flock"), [(2, fields(&[Field::Title, Field::Summary]))]);
        assert_eq!(
            of("ring"),
            [(2, fields(&[Field::Title])), (5, fields(&[Field::Place]))]
        );
    }
}
