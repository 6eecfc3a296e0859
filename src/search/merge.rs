//! Joins the words of all runs into one vocabulary, while the runs are still being read.

use std::sync::{Mutex, PoisonError};

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;

use super::vocabulary::{Vocabulary, WordId};
use super::word_table::{SortedWords, WordTable};

/// Into how many parts words are divided by their hashes, so that runs seldom wait for one another.
const PARTS: usize = 16;

/// The distinct words of the runs that were read so far.
#[derive(Debug)]
pub(super) struct Merge {
    hasher: DefaultHashBuilder,
    parts: Vec<Mutex<WordTable>>,
}

/// Stands for a word until all words are known: its number in a part, and the part.
pub(super) type Provisional = u32;

/// The number in the vocabulary of each word, by what stood for it before.
#[derive(Debug)]
pub(super) struct Ids(Vec<Vec<WordId>>);

impl Merge {
    /// No word yet.
    pub fn new() -> Self {
        Self {
            hasher: DefaultHashBuilder::default(),
            parts: (0..PARTS).map(|_| Mutex::default()).collect(),
        }
    }

    /// What makes the hashes of all words that are to be joined.
    pub fn hasher(&self) -> &DefaultHashBuilder {
        &self.hasher
    }

    /// Adds the words of a run, and tells what stands for each from now on. `run` is its number.
    pub fn add(&self, words: &SortedWords, run: usize) -> Vec<Provisional> {
        let mut numbers = vec![0; words.hashes().len()];
        // Two runs that end at one time begin with different parts.
        for part in (0..PARTS).map(|step| (run + step) % PARTS) {
            let mut table = self.parts[part]
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            for (word, &hash) in (0..).zip(words.hashes()) {
                if part_of(hash) == part {
                    let number = table.number_with_hash(words.get(word), hash);
                    numbers[word as usize] = pack(number, part);
                }
            }
        }
        numbers
    }

    /// The vocabulary of all runs.
    pub fn finish(self) -> (Vocabulary, Ids) {
        let tables = self.parts.into_par_iter().map(|part| {
            let table = part.into_inner().unwrap_or_else(PoisonError::into_inner);
            table.sorted()
        });
        let parts: Vec<(SortedWords, Vec<u32>)> = tables.collect();
        let mut ids: Vec<Vec<WordId>> = parts
            .iter()
            .map(|(_, order)| vec![0; order.len()])
            .collect();
        let mut words: Vec<(&str, usize, u32)> = Vec::new();
        for (part, (sorted, order)) in parts.iter().enumerate() {
            let of_part = (0..).zip(order);
            words.extend(of_part.map(|(place, &number)| (sorted.get(place), part, number)));
        }
        words.par_sort_unstable_by_key(|&(word, ..)| word);
        for (id, &(_, part, number)) in (0..).zip(&words) {
            ids[part][number as usize] = id;
        }
        let vocabulary = Vocabulary::from_sorted(words.iter().map(|&(word, ..)| word));
        (vocabulary, Ids(ids))
    }
}

impl Ids {
    /// The number of a word in the vocabulary.
    pub fn of(&self, word: Provisional) -> WordId {
        let (number, part) = (word as usize / PARTS, word as usize % PARTS);
        self.0[part][number]
    }
}

fn pack(number: u32, part: usize) -> Provisional {
    let packed = number as usize * PARTS + part;
    u32::try_from(packed).unwrap_or(u32::MAX)
}

fn part_of(hash: u64) -> usize {
    // Hash tables use the ends of a hash; its middle is free.
    (hash >> 32) as usize % PARTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_have_one_vocabulary() {
        let runs = [
            vec!["ring", "flock", "a"],
            vec![],
            vec!["flock", "東京", "ring"],
        ];
        let merge = Merge::new();
        let mut numbers = Vec::new();
        for (run, words) in runs.iter().enumerate() {
            let mut table = WordTable::default();
            for word in words {
                table.number(word, merge.hasher());
            }
            numbers.push(merge.add(&table.sorted().0, run));
        }
        let (vocabulary, ids) = merge.finish();
        let words = |run: usize| -> Vec<&str> {
            let numbers = numbers[run].iter();
            numbers
                .map(|&number| vocabulary.word(ids.of(number)))
                .collect()
        };
        assert_eq!(vocabulary.len(), 4);
        assert_eq!(words(0), ["a", "flock", "ring"]);
        assert_eq!(words(1), [""; 0]);
        assert_eq!(words(2), ["flock", "ring", "東京"]);
    }
}
