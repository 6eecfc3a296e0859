//! Gathers the words of a run of records: the first half of making postings, done for many runs side by side.

use std::hint::black_box;

use super::followers::Followers;
use super::merge::{Listed, Merge, Numbered};
use super::notes::{Laid, NO_LIST};
use super::sequence::{self, Sequence};
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
            for (place, record) in &ahead {
                record.texts(|field, text| {
                    let field = FieldSet::of(&[field]).narrow(kind);
                    gathering.take(text, field);
                });
                gathering.table.notes.record(*place);
            }
            gathering.settle(ahead.len());
            ahead.clear();
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
    /// The words of the records that are read, until they are looked up together.
    asked: Asked,
    /// Room for the numbers of the words.
    numbers: Vec<u32>,
}

impl Gathering {
    fn new(mut table: Numbered) -> Self {
        table.notes.clear();
        Self {
            table,
            asked: Asked::default(),
            numbers: Vec::new(),
        }
    }

    /// Takes a text of the next record.
    fn take(&mut self, text: &str, field: u8) {
        for_each_folded(text, |word| self.asked.push(word, &mut self.table.words));
        self.table.notes.text(self.asked.len(), field);
    }

    /// Looks up the words of so many records, and notes where they stand.
    fn settle(&mut self, records: usize) {
        let Numbered { words, notes, .. } = &mut self.table;
        self.asked.answer(words, &mut self.numbers);
        notes.take(records, &self.numbers, words.len());
    }

    /// Sorts words, and entries by word.
    fn finish(mut self) -> (Gathered, Numbered) {
        let Numbered { words, notes, .. } = &mut self.table;
        words.sort();
        let words = words.sorted().iter();
        let met = words.map(|word| (word.number, notes.records_with(word.number)));
        let (order, records): (Vec<u32>, Vec<u32>) =
            met.filter(|&(_, records)| records > 0).unzip();
        let codes = sequence::codes(&records);
        let mut laid = vec![Laid::default(); notes.len()];
        let mut starts = Vec::with_capacity(order.len() + 1);
        let (mut start, mut frequent, mut lists) = (0, Vec::new(), Vec::new());
        for (word, &number) in (0..).zip(&order) {
            let (code, records) = (codes[word as usize], records[word as usize]);
            let mut list = NO_LIST;
            if records as usize > RUN / FREQUENT && frequent.len() < usize::from(NO_LIST) {
                list = u16::try_from(frequent.len()).unwrap_or(NO_LIST);
                frequent.push(word);
                lists.push((start, records));
            }
            starts.push(start);
            laid[number as usize] = Laid {
                next: start,
                code,
                list,
            };
            start += records;
        }
        starts.push(start);
        let laid_out = notes.lay_out(laid, &lists, start as usize);
        let gathered = Gathered {
            words: self.table.listed(order),
            starts,
            places: laid_out.places,
            fields: laid_out.fields,
            sequence: laid_out.sequence,
            codes,
            followers: frequent.into_iter().zip(laid_out.followers).collect(),
        };
        (gathered, self.table)
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
