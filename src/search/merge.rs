//! Makes one vocabulary of the words of all runs, which are read side by side.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::notes::Notes;
use super::vocabulary::{Vocabulary, WordId};
use super::word_table::{Sorted, WordTable};

/// The words of the runs read so far, in as many tables as runs were read at one time.
#[derive(Debug, Default)]
pub(super) struct Merge(Mutex<Tables>);

#[derive(Debug, Default)]
struct Tables {
    /// Those that no run is read with just now.
    idle: Vec<Numbered>,
    count: usize,
}

/// A table of words, and its own number.
#[derive(Debug)]
pub(super) struct Numbered {
    pub words: WordTable,
    /// Memory to read a run with.
    pub notes: Notes,
    table: usize,
}

/// Words of one table, by their numbers there.
#[derive(Debug)]
pub(super) struct Listed {
    pub numbers: Vec<u32>,
    table: usize,
}

/// The number in the vocabulary of each word, by table and by number there.
#[derive(Debug)]
pub(super) struct Ids(Vec<Vec<WordId>>);

impl Merge {
    /// A table to read a run with: one that has met most words before, if there is any.
    pub fn borrow(&self) -> Numbered {
        let mut tables = self.tables();
        tables.idle.pop().unwrap_or_else(|| {
            tables.count += 1;
            Numbered {
                words: WordTable::default(),
                notes: Notes::default(),
                table: tables.count - 1,
            }
        })
    }

    /// Gives back what was borrowed.
    pub fn give_back(&self, table: Numbered) {
        self.tables().idle.push(table);
    }

    /// The vocabulary of all runs. All tables must have been given back.
    pub fn finish(self) -> (Vocabulary, Ids) {
        let mut tables = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        tables.idle.sort_unstable_by_key(|table| table.table);
        let mut tables: Vec<WordTable> = tables.idle.into_iter().map(|table| table.words).collect();
        tables.iter_mut().for_each(WordTable::sort);
        let mut ids = Ids(tables.iter().map(|table| vec![0; table.len()]).collect());
        // By table: its words that come after all those of the vocabulary.
        let mut left: Vec<&[Sorted]> = tables.iter().map(WordTable::sorted).collect();
        let mut vocabulary = Vocabulary::default();
        let first_of = |left: &[&[Sorted]]| {
            let heads = tables.iter().zip(left);
            let heads = heads.filter_map(|(table, words)| Some((*words.first()?, table)));
            heads.min_by(|&(a, a_table), &(b, b_table)| a.cmp(a_table, b, b_table))
        };
        while let Some((first, its_table)) = first_of(&left) {
            let id = WordId::try_from(vocabulary.len()).unwrap_or(WordId::MAX);
            first.with_text(its_table, |text| vocabulary.push(text));
            for ((words, table), ids) in left.iter_mut().zip(&tables).zip(&mut ids.0) {
                if let [word, others @ ..] = *words
                    && word.cmp(table, first, its_table).is_eq()
                {
                    ids[word.number as usize] = id;
                    *words = others;
                }
            }
        }
        (vocabulary, ids)
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        // Tables come and go as a whole, whoever panicked between.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Numbered {
    /// Some of its words, by their numbers.
    pub fn listed(&self, numbers: Vec<u32>) -> Listed {
        Listed {
            numbers,
            table: self.table,
        }
    }
}

impl Listed {
    /// Their numbers in the vocabulary, in the same order.
    pub fn ids(self, ids: &Ids) -> Vec<WordId> {
        let of_table = &ids.0[self.table];
        let ids = self.numbers.into_iter();
        ids.map(|number| of_table[number as usize]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FoldedWord;

    #[test]
    fn runs_have_one_vocabulary() {
        let merge = Merge::default();
        let read = |table: &mut Numbered, words: &[&str]| {
            let numbers = words
                .iter()
                .map(|word| table.words.number(FoldedWord::new(word)));
            let mut numbers: Vec<u32> = numbers.collect();
            numbers.sort_by_key(|&number| table.words.get(number).to_owned());
            table.listed(numbers)
        };
        // Two at one time, then one with a table that is there.
        let (mut first, mut second) = (merge.borrow(), merge.borrow());
        let runs = [
            read(&mut first, &["ring", "flock", "a"]),
            read(&mut second, &["flock", "東京", "ring"]),
        ];
        merge.give_back(second);
        let mut third = merge.borrow();
        let last = read(&mut third, &["zebra", "東京"]);
        merge.give_back(first);
        merge.give_back(third);
        let (vocabulary, ids) = merge.finish();
        assert_eq!(vocabulary.len(), 5);
        let words = |run: Listed| -> Vec<String> {
            let ids = run.ids(&ids).into_iter();
            ids.map(|id| vocabulary.word(id).to_owned()).collect()
        };
        let [first, second] = runs.map(words);
        assert_eq!(first, ["a", "flock", "ring"]);
        assert_eq!(second, ["flock", "ring", "東京"]);
        assert_eq!(words(last), ["zebra", "東京"]);
    }
}
