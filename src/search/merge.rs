//! Joins the words of all runs into one vocabulary: the second half of making postings.

use hashbrown::HashTable;
use rayon::prelude::*;

use super::gather::Gathered;
use super::vocabulary::{Vocabulary, WordId};

/// Into how many parts words are divided by their hashes, so that parts can be joined side by side.
const PARTS: usize = 16;

/// The vocabulary of all runs, and for each run the number there of each of its words.
pub(super) fn vocabulary(runs: &[Gathered]) -> (Vocabulary, Vec<Vec<WordId>>) {
    let parts: Vec<Part> = (0..PARTS)
        .into_par_iter()
        .map(|part| Part::new(part, runs))
        .collect();
    let mut words: Vec<(&str, usize, u32)> = Vec::new();
    for (part, joined) in parts.iter().enumerate() {
        let first = joined.firsts.iter().zip(0..);
        words.extend(first.map(|(&(run, word), number)| (runs[run].words.get(word), part, number)));
    }
    words.par_sort_unstable_by_key(|&(word, ..)| word);
    let vocabulary = Vocabulary::from_sorted(words.iter().map(|&(word, ..)| word));
    let mut ids: Vec<Vec<WordId>> = parts
        .iter()
        .map(|part| vec![0; part.firsts.len()])
        .collect();
    for (id, &(_, part, number)) in (0..).zip(&words) {
        ids[part][number as usize] = id;
    }
    let of_run = |(run, gathered): (usize, &Gathered)| {
        let mut next = [0; PARTS];
        let of_word = |&hash: &u64| {
            let part = part_of(hash);
            let at = parts[part].starts[run] + next[part];
            next[part] += 1;
            ids[part][parts[part].numbers[at] as usize]
        };
        gathered.words.hashes().iter().map(of_word).collect()
    };
    let mapped = runs.par_iter().enumerate().map(of_run).collect();
    (vocabulary, mapped)
}

/// The words of all runs whose hashes fall into one part.
struct Part {
    /// By number in the part: a run that has the word, and its number there.
    firsts: Vec<(usize, u32)>,
    /// Run by run, in the order of each run's words: their numbers in the part.
    numbers: Vec<u32>,
    /// By run: where its words begin in `numbers`.
    starts: Vec<usize>,
}

impl Part {
    fn new(part: usize, runs: &[Gathered]) -> Self {
        let mut joined = Self {
            firsts: Vec::new(),
            numbers: Vec::new(),
            starts: Vec::new(),
        };
        let mut table: HashTable<u32> = HashTable::new();
        for (run, gathered) in runs.iter().enumerate() {
            joined.starts.push(joined.numbers.len());
            for (word, &hash) in (0..).zip(gathered.words.hashes()) {
                if part_of(hash) == part {
                    let number = joined.number(&mut table, runs, (run, word), hash);
                    joined.numbers.push(number);
                }
            }
        }
        joined
    }

    fn number(
        &mut self,
        table: &mut HashTable<u32>,
        runs: &[Gathered],
        (run, word): (usize, u32),
        hash: u64,
    ) -> u32 {
        let firsts = &mut self.firsts;
        let text = runs[run].words.get(word);
        let is_it = |&number: &u32| {
            let (run, word) = firsts[number as usize];
            runs[run].words.get(word) == text
        };
        if let Some(&number) = table.find(hash, is_it) {
            return number;
        }
        let number = u32::try_from(firsts.len()).unwrap_or(u32::MAX);
        firsts.push((run, word));
        table.insert_unique(hash, number, |&number| {
            let (run, word) = firsts[number as usize];
            runs[run].words.hashes()[word as usize]
        });
        number
    }
}

fn part_of(hash: u64) -> usize {
    // Hash tables use the ends of a hash; its middle is free.
    (hash >> 32) as usize % PARTS
}
