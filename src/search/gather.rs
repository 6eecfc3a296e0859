//! Gathers the words of a run of records: the first half of making postings, done for many runs side by side.

use hashbrown::DefaultHashBuilder;

use super::merge::{Merge, Provisional};
use super::sequence::{self, Sequence, Sequencer};
use super::texts::{FieldSet, Kind, Searched};
use super::word_table::WordTable;
use crate::text::for_each_folded;

/// How many records one run has at most, so that a record's place in it fits two bytes.
pub(super) const RUN: usize = 1 << 16;

/// A word is frequent if more than one in so many records of a full run has it.
pub(super) const FREQUENT: usize = 8;

/// The words of a run of records of one kind, and where each stands.
#[derive(Debug)]
pub(super) struct Gathered {
    /// The words in their order, as the merging of runs knows them.
    pub words: Vec<Provisional>,
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
    pub followers: Vec<(u32, Vec<u16>)>,
}

impl Gathered {
    /// Gathers the words of records, each with its place in the run; the places ascend. `run` is its number, by which
    /// its words are added to `merge`.
    pub fn new<R: Searched>(
        kind: Kind,
        run: usize,
        records: impl Iterator<Item = (u16, R)>,
        merge: &Merge,
    ) -> Self {
        let mut gathering = Gathering::default();
        for (place, record) in records {
            gathering.begin(place);
            record.texts(|field, text| {
                let field = FieldSet::of(&[field]).narrow(kind);
                for_each_folded(text, |word| gathering.take(word, merge.hasher(), field));
                gathering.sequencer.end_text();
            });
        }
        gathering.finish(run, merge)
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

    /// Sorts words, and entries by word.
    fn finish(self, run: usize, merge: &Merge) -> Gathered {
        let (words, order) = self.words.sorted();
        let words = merge.add(&words, run);
        let mut records = vec![0_u32; order.len()];
        for &(word, _) in &self.entries {
            records[word as usize] += 1;
        }
        // By number of a word: where its next entry goes, and the word's code.
        let mut next = vec![0; order.len()];
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut start = 0;
        for &number in &order {
            starts.push(start);
            next[number as usize] = start;
            start += records[number as usize];
        }
        starts.push(start);
        let in_order: Vec<u32> = order.iter().map(|&word| records[word as usize]).collect();
        let codes = sequence::codes(&in_order);
        let mut code_of = vec![0; order.len()];
        for (&number, &code) in order.iter().zip(&codes) {
            code_of[number as usize] = code;
        }
        let is_frequent = |word: &u32| in_order[*word as usize] as usize > RUN / FREQUENT;
        let frequent = (0..narrow(order.len())).filter(is_frequent);
        let frequent: Vec<u32> = frequent.take(usize::from(u16::MAX)).collect();
        let numbers: Vec<u32> = frequent.iter().map(|&word| order[word as usize]).collect();
        let followers = self.sequencer.followers(&numbers, &code_of);
        let followers = frequent.into_iter().zip(followers).collect();
        let sequence = self.sequencer.finish(&code_of);

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
        Gathered {
            words,
            starts,
            places,
            fields,
            sequence,
            codes,
            followers,
        }
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
        let merge = Merge::new();
        let gathered = Gathered::new(Kind::Event, 0, records.into_iter(), &merge);
        let (vocabulary, ids) = merge.finish();
        let of = |word: &str| -> Vec<(u16, u8)> {
            let mut words = gathered.words.iter();
            let is_it = |&number: &Provisional| vocabulary.word(ids.of(number)) == word;
            let at = words.position(is_it).unwrap();
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
