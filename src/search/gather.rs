//! Gathers the words of a run of records: the first half of making postings, done for many runs side by side.

use std::hint::black_box;

use super::followers::Followers;
use super::merge::{Listed, Merge, Numbered};
use super::sequence::{self, Sequence, Sequencer};
use super::texts::{FieldSet, Kind, Searched};
use super::word_table::Asked;
use crate::text::for_each_folded;

/// How many records one run has at most, so that a record's place in it fits two bytes.
pub(super) const RUN: usize = 1 << 16;

/// A word is frequent if more than one in so many records of a full run has it.
pub(super) const FREQUENT: usize = 64;

/// The words of a run of records of one kind, and where each stands.
#[derive(Debug)]
pub(super) struct Gathered {
    /// The words in their order.
    pub words: Listed,
    /// Where the entries of each word begin; one more than there are words.
    pub starts: Vec<u32>,
    /// By word, then ascending: the records, counted from the run's first.
    pub places: Vec<u16>,
    /// The fields of each that hold the word, in a byte.
    pub fields: Vec<u8>,
    /// The words in the order in which they stand.
    pub sequence: Sequence,
    /// The code that each word has there. They ascend as the words do.
    pub codes: Vec<u16>,
    /// The frequent words, ascending, and what follows each of them.
    pub followers: Vec<(u32, Followers)>,
}

impl Gathered {
    /// Gathers the words of records, each with its place in the run; the places ascend.
    pub fn new<R: Searched>(
        kind: Kind,
        records: impl Iterator<Item = (u16, R)>,
        merge: &Merge,
    ) -> Self {
        let mut gathering = Gathering::new(merge.borrow());
        let mut records = records.fuse();
        let mut ahead = Vec::with_capacity(AHEAD);
        loop {
            ahead.extend(records.by_ref().take(AHEAD));
            if ahead.is_empty() {
                break;
            }
            look_at(&ahead);
            for (place, record) in ahead.drain(..) {
                gathering.steps.push(Step::Record(place));
                record.texts(|field, text| {
                    let field = FieldSet::of(&[field]).narrow(kind);
                    gathering.take(text, field);
                });
            }
            gathering.settle();
        }
        let (gathered, table) = gathering.finish();
        merge.give_back(table);
        gathered
    }
}

/// How many records are read at a time.
const AHEAD: usize = 32;

/// Looks where the texts of records begin. They lie anywhere in memory, which answers many such questions at once.
fn look_at<R: Searched>(records: &[(u16, R)]) {
    let first_byte = |text: &str| text.bytes().next().map_or(0, usize::from);
    let texts = records.iter().map(|(_, record)| record.first_text());
    let lengths = texts.clone().map(str::len);
    black_box(lengths.fold(0, |seen, length| seen ^ length));
    black_box(texts.fold(0, |seen, text| seen ^ first_byte(text)));
}

/// What is known while the records of a run are read one after the other.
#[derive(Debug)]
struct Gathering {
    /// Words have the numbers that they have there.
    table: Numbered,
    notes: Notes,
    /// The words of the records that are read, until they are looked up together.
    asked: Asked,
    /// What these records are made of.
    steps: Vec<Step>,
    /// Room for the numbers of the words.
    numbers: Vec<u32>,
}

/// What comes next in a run.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The record at a place.
    Record(u16),
    /// A text of it in a field, and how many words there are to its end.
    Text { end: usize, field: u8 },
}

/// What was read of a run. Its memory is that of the run read before it.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// By word.
    met: Vec<Met>,
    /// The word of each entry, in the order of records, and its fields.
    entries: Vec<u32>,
    fields: Vec<u8>,
    /// Where the entries of each record begin.
    records: Vec<(u16, u32)>,
    /// Where the entries of this record begin.
    start: u32,
    sequencer: Sequencer,
}

/// Where a word was met.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// The last entry that it got.
    last: u32,
    /// In how many records.
    records: u32,
}

const NOT_MET: Met = Met {
    last: u32::MAX,
    records: 0,
};

impl Gathering {
    fn new(mut table: Numbered) -> Self {
        let mut notes = std::mem::take(&mut table.notes);
        notes.clear(table.words.len());
        Self {
            table,
            notes,
            asked: Asked::default(),
            steps: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Takes a text of the record that was begun last.
    fn take(&mut self, text: &str, field: u8) {
        for_each_folded(text, |word| self.asked.push(word, &mut self.table.words));
        let end = self.asked.len();
        self.steps.push(Step::Text { end, field });
    }

    /// Looks up the words that were taken, and notes where they stand.
    fn settle(&mut self) {
        let Self {
            table,
            notes,
            numbers,
            ..
        } = self;
        self.asked.answer(&mut table.words, numbers);
        notes.meet(numbers, table.words.len());
        let mut start = 0;
        for step in self.steps.drain(..) {
            match step {
                Step::Record(place) => notes.begin(place),
                Step::Text { end, field } => {
                    notes.take(&numbers[start..end], field);
                    start = end;
                }
            }
        }
    }

    /// Sorts words, and entries by word.
    fn finish(mut self) -> (Gathered, Numbered) {
        let Self { table, notes, .. } = &mut self;
        let records: Vec<u32> = notes.met.iter().map(|met| met.records).collect();
        let met = (0..narrow(records.len())).filter(|&word| records[word as usize] > 0);
        let words = table.sorted(met.collect());
        let order = &words.numbers;
        // By number of a word: where its next entry goes, and the word's code.
        let mut next = vec![0; records.len()];
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut start = 0;
        for &number in order {
            starts.push(start);
            next[number as usize] = start;
            start += records[number as usize];
        }
        starts.push(start);
        let in_order: Vec<u32> = order.iter().map(|&word| records[word as usize]).collect();
        let codes = sequence::codes(&in_order);
        let mut code_of = vec![0; records.len()];
        for (&number, &code) in order.iter().zip(&codes) {
            code_of[number as usize] = code;
        }
        let is_frequent = |word: &u32| in_order[*word as usize] as usize > RUN / FREQUENT;
        let frequent = (0..narrow(order.len())).filter(is_frequent);
        let frequent: Vec<u32> = frequent.take(usize::from(u16::MAX)).collect();
        let known = |&word: &u32| (order[word as usize], in_order[word as usize]);
        let known: Vec<(u32, u32)> = frequent.iter().map(known).collect();
        let (sequence, followers) = notes.sequencer.finish(&known, &code_of);
        let followers = frequent.into_iter().zip(followers).collect();
        let (places, fields) = notes.by_word(next);
        let gathered = Gathered {
            words,
            starts,
            places,
            fields,
            sequence,
            codes,
            followers,
        };
        self.table.notes = self.notes;
        (gathered, self.table)
    }
}

impl Notes {
    /// Forgets all, but that there are so many words.
    fn clear(&mut self, words: usize) {
        self.met.clear();
        self.met.resize(words, NOT_MET);
        self.entries.clear();
        self.fields.clear();
        self.records.clear();
        self.start = 0;
        self.sequencer.clear();
    }

    fn begin(&mut self, place: u16) {
        self.start = narrow(self.entries.len());
        self.records.push((place, self.start));
        self.sequencer.begin(place);
    }

    /// Makes ready for words, of `count` in all: reads what will be noted of them, without waiting for each.
    fn meet(&mut self, numbers: &[u32], count: usize) {
        self.met.resize(count, NOT_MET);
        let met = numbers.iter().map(|&number| self.met[number as usize].last);
        black_box(met.fold(0, |seen, last| seen ^ last));
    }

    /// Takes the words of a text of the record that was begun last.
    fn take(&mut self, numbers: &[u32], field: u8) {
        self.sequencer.text(numbers);
        for &number in numbers {
            let Met { last, records } = &mut self.met[number as usize];
            if *records > 0 && *last >= self.start {
                self.fields[*last as usize] |= field;
            } else {
                *last = narrow(self.entries.len());
                *records += 1;
                self.entries.push(number);
                self.fields.push(field);
            }
        }
    }

    /// Places and fields of all entries, by word and then as they came; `next` has by word where its first one goes.
    fn by_word(&self, mut next: Vec<u32>) -> (Vec<u16>, Vec<u8>) {
        let mut places = vec![0; self.entries.len()];
        let mut fields = vec![0; self.entries.len()];
        let ends = self.records.iter().skip(1).map(|&(_, start)| start);
        let ends = ends.chain([narrow(self.entries.len())]);
        for (&(place, start), end) in self.records.iter().zip(ends) {
            let entries = start as usize..end as usize;
            let words = &self.entries[entries.clone()];
            for (&word, &field) in words.iter().zip(&self.fields[entries]) {
                let at = &mut next[word as usize];
                places[*at as usize] = place;
                fields[*at as usize] = field;
                *at += 1;
            }
        }
        (places, fields)
    }
}

/// Numbers of a run fit: its records have four gigabytes of text at most.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::texts::Field;
    use crate::search::vocabulary::WordId;

    struct Texts(&'static [(Field, &'static str)]);

    impl Searched for Texts {
        fn first_text(&self) -> &str {
            self.0[0].1
        }

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
        let merge = Merge::default();
        let gathered = Gathered::new(Kind::Event, records.into_iter(), &merge);
        let (vocabulary, ids) = merge.finish();
        let words = gathered.words.ids(&ids);
        let of = |word: &str| -> Vec<(u16, u8)> {
            let is_it = |&id: &WordId| vocabulary.word(id) == word;
            let at = words.iter().position(is_it).unwrap();
            let range = gathered.starts[at] as usize..gathered.starts[at + 1] as usize;
            range
                .map(|at| (gathered.places[at], gathered.fields[at]))
                .collect()
        };
        let fields = |fields: &[Field]| FieldSet::of(fields).narrow(Kind::Event);
        assert_eq!(words.len(), 3);
        assert_eq!(of("drops"), [(2, fields(&[Field::Title]))]);
        assert_eq!(of("flock"), [(2, fields(&[Field::Title, Field::Summary]))]);
        assert_eq!(
            of("ring"),
            [(2, fields(&[Field::Title])), (5, fields(&[Field::Place]))]
        );
    }
}
