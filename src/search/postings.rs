//! From words to the records that hold them, in flat arrays, one for each run of records.

use std::ops::Range;

use rayon::prelude::*;

use super::bits::Bits;
use super::bytes::keep_fields;
use super::gather::{Gathered, RUN};
use super::merge::Ids;
use super::run::{Phrase, RUN_WORDS, Run};
use super::texts::{FieldSet, Kind};
use super::vocabulary::WordId;

/// From so many postings on, runs are read side by side.
const SIDE_BY_SIDE: usize = 1 << 18;

/// For each word the records of one kind that hold it, and in which fields.
#[derive(Debug)]
pub(super) struct Postings {
    kind: Kind,
    /// How many records there are, with or without a word.
    size: usize,
    runs: Vec<Run>,
}

/// Words of the vocabulary: a range of neighbours, and single ones besides, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct WordSet {
    pub range: Range<WordId>,
    pub others: Vec<WordId>,
}

impl Postings {
    /// The postings of gathered runs, in the order of the runs.
    pub fn new(kind: Kind, size: usize, gathered: Vec<Gathered>, ids: &Ids) -> Self {
        let runs = gathered.into_par_iter().map(|run| Run::new(run, ids));
        Self {
            kind,
            size,
            runs: runs.collect(),
        }
    }

    /// How many records there are, with or without a word: one more than the highest number.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether one of `words` stands in one of `fields` anywhere.
    pub fn may_be_in(&self, words: &WordSet, fields: FieldSet) -> bool {
        let fields = fields.narrow(self.kind);
        self.runs.iter().any(|run| run.may_be_in(words, fields))
    }

    /// The records that hold one of `words` in one of `fields`.
    pub fn reached(&self, words: &WordSet, fields: FieldSet) -> Bits {
        let mut set = Bits::none(self.size);
        let fields = fields.narrow(self.kind);
        if fields == 0 {
            return set;
        }
        let windows = set.words_mut().chunks_mut(RUN_WORDS);
        self.each_run(words, windows, |run, window| {
            run.reach(words, fields, window);
        });
        set
    }

    /// The records that hold one of `words` in one of `fields`, and those that do so in one of `inner`, which are some of
    /// `fields`.
    pub fn reached_within(
        &self,
        words: &WordSet,
        fields: FieldSet,
        inner: FieldSet,
    ) -> (Bits, Bits) {
        let (mut all, mut within) = (Bits::none(self.size), Bits::none(self.size));
        let [fields, inner] = [fields, inner].map(|fields| fields.narrow(self.kind));
        let windows = all.words_mut().chunks_mut(RUN_WORDS);
        let windows = windows.zip(within.words_mut().chunks_mut(RUN_WORDS));
        self.each_run(words, windows, |run, (all, within)| {
            run.reach_within(words, [fields, inner], all, within);
        });
        (all, within)
    }

    /// Calls `take` with each run and its window, for several at a time where much is to be read.
    fn each_run<W: Send>(
        &self,
        words: &WordSet,
        windows: impl Iterator<Item = W>,
        take: impl Fn(&Run, W) + Sync,
    ) {
        let runs = self.runs.iter().zip(windows);
        if self.weight(words) < SIDE_BY_SIDE {
            runs.for_each(|(run, window)| take(run, window));
        } else {
            let runs: Vec<_> = runs.collect();
            runs.into_par_iter()
                .for_each(|(run, window)| take(run, window));
        }
    }

    /// The records in which words stand next to each other in one of `fields`. Where words alone do not tell,
    /// `stands_in` is asked, which reads the texts.
    pub fn phrase(
        &self,
        words: &[WordSet],
        fields: FieldSet,
        stands_in: impl Fn(usize) -> bool + Sync,
    ) -> Bits {
        let mut set = Bits::none(self.size);
        let fields = fields.narrow(self.kind);
        if fields == 0 {
            return set;
        }
        let windows = set.words_mut().par_chunks_mut(RUN_WORDS);
        let runs = self.runs.par_iter().enumerate();
        windows.zip(runs).for_each(|(window, (number, run))| {
            let Some(phrase) = Phrase::new(run, words, fields) else {
                return;
            };
            let sure = run.candidates(&phrase, words, fields, window);
            run.keep(&phrase, &sure, window, |place| {
                stands_in(number * RUN + place)
            });
        });
        set
    }

    /// In how many records each of a range of words stands in one of `fields`, added to `counts`, which has a place
    /// for each word of the range.
    pub fn count(&self, words: Range<WordId>, fields: FieldSet, counts: &mut [u32]) {
        let fields = fields.narrow(self.kind);
        if fields == 0 {
            return;
        }
        for run in &self.runs {
            run.count(&words, fields, counts);
        }
    }

    /// Calls `take` with each record that holds a word in one of `fields`, and those of them that do.
    pub fn each(&self, word: WordId, fields: FieldSet, mut take: impl FnMut(usize, FieldSet)) {
        let fields = fields.narrow(self.kind);
        for (number, run) in self.runs.iter().enumerate() {
            run.each(word, fields, |place, found| {
                take(number * RUN + place, FieldSet::widen(found, self.kind));
            });
        }
    }

    /// How many postings some words have, about.
    fn weight(&self, words: &WordSet) -> usize {
        self.runs.iter().map(|run| run.weight(words)).sum()
    }
}

keep_fields!(Postings { kind, size, runs });
