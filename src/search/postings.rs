//! From words to the records that hold them, in flat arrays.

use std::collections::HashMap;

use super::texts::{FieldSet, Searched};
use super::vocabulary::{Vocabulary, WordId};
use crate::text::fold_words;

/// For each word the records of one kind that hold it, and in which fields.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where each word's entries start; one more than there are words.
    starts: Vec<u32>,
    /// By word, then ascending.
    records: Vec<u32>,
    fields: Vec<FieldSet>,
}

impl Postings {
    /// The records that hold a word, ascending, with the fields it stands in.
    pub fn of(&self, word: WordId) -> impl Iterator<Item = (u32, FieldSet)> {
        let at = word as usize;
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.records[range.clone()]
            .iter()
            .copied()
            .zip(self.fields[range].iter().copied())
    }
}

/// Numbers words as they come. The numbers are not in order; see [`Words::sort`].
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: HashMap<Box<str>, u32>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        number
    }

    /// The vocabulary, and for each number given so far the word's number there.
    pub fn sort(&self) -> (Vocabulary, Vec<WordId>) {
        let mut words: Vec<(&str, u32)> = self
            .numbers
            .iter()
            .map(|(word, &number)| (&**word, number))
            .collect();
        words.sort_unstable();
        let mut ids = vec![0; words.len()];
        for (id, &(_, number)) in (0..).zip(&words) {
            ids[number as usize] = id;
        }
        (
            Vocabulary::from_sorted(words.into_iter().map(|(word, _)| word)),
            ids,
        )
    }
}

/// Collects the words of records of one kind.
#[derive(Debug, Default)]
pub(super) struct Collector {
    /// Word, as numbered so far, record and fields, in the order of records.
    entries: Vec<(u32, u32, FieldSet)>,
}

impl Collector {
    /// Takes the words of a record.
    pub fn add(&mut self, words: &mut Words, record: usize, texts: &impl Searched) {
        let record = u32::try_from(record).unwrap_or(u32::MAX);
        let mut found: Vec<(u32, FieldSet)> = Vec::new();
        texts.texts(|field, text| {
            found.extend(
                fold_words(text).map(|word| (words.number(&word.folded), FieldSet::of(&[field]))),
            );
        });
        found.sort_unstable_by_key(|&(word, _)| word);
        found.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.or(next.1);
            }
            same
        });
        self.entries.extend(
            found
                .into_iter()
                .map(|(word, fields)| (word, record, fields)),
        );
    }

    /// The postings, once all words are numbered for good.
    pub fn finish(mut self, ids: &[WordId]) -> Postings {
        for entry in &mut self.entries {
            entry.0 = ids[entry.0 as usize];
        }
        self.entries
            .sort_unstable_by_key(|&(word, record, _)| (word, record));
        let mut starts = vec![0; ids.len() + 1];
        for &(word, ..) in &self.entries {
            starts[word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Postings {
            starts,
            records: self.entries.iter().map(|&(_, record, _)| record).collect(),
            fields: self.entries.iter().map(|&(.., fields)| fields).collect(),
        }
    }
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
    fn words_lead_to_records() {
        let mut words = Words::default();
        let mut collector = Collector::default();
        collector.add(
            &mut words,
            2,
            &Texts(&[
                (Field::Title, "Ring drops Flock"),
                (Field::Summary, "Flock, Flock"),
            ]),
        );
        collector.add(&mut words, 5, &Texts(&[(Field::Place, "Ring")]));
        let (vocabulary, ids) = words.sort();
        let postings = collector.finish(&ids);
        let of = |word: &str| {
            postings
                .of(vocabulary.find(word).unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(of("drops"), [(2, FieldSet::of(&[Field::Title]))]);
        assert_eq!(
            of("flock"),
            [(2, FieldSet::of(&[Field::Title, Field::Summary]))]
        );
        assert_eq!(
            of("ring"),
            [
                (2, FieldSet::of(&[Field::Title])),
                (5, FieldSet::of(&[Field::Place]))
            ]
        );
    }
}
