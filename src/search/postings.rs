//! From words to the records that hold them, in flat arrays, one for each run of records.

use std::ops::Range;

use rayon::prelude::*;

use super::bits::Bits;
use super::gather::{FREQUENT, Gathered, RUN};
use super::merge::Ids;
use super::sequence::{self, CodeRange, Holds, Sequence};
use super::texts::{FieldSet, Kind};
use super::vocabulary::WordId;

/// Words of a set of bits that one run has.
const RUN_WORDS: usize = RUN / 64;
/// So many of them make a piece of work where records are looked at one by one.
const PIECE_WORDS: usize = RUN_WORDS / 8;
/// Of the words of a phrase only those are looked up that have at most so many times the postings of the rarest one.
const TELLING: usize = 16;
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

/// Postings of the records of one run.
#[derive(Debug, Default)]
struct Run {
    /// The words that stand in the run, ascending. Those with a common beginning are neighbours, here as in the
    /// vocabulary, so that all postings of a beginning are one slice.
    words: Vec<WordId>,
    /// Where each word's entries begin; one more than there are words.
    starts: Vec<u32>,
    /// By word, then ascending: records, counted from the run's first.
    places: Vec<u16>,
    fields: Vec<u8>,
    /// All fields that hold any word.
    present: u8,
    sequence: Sequence,
    /// By word of the run: its code in the sequence.
    codes: Vec<u16>,
    /// The words that are frequent, ascending, and what follows each.
    followers: Vec<(u32, Vec<u16>)>,
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

    /// Whether one of `words` may stand in a field that is not one of these. To read the fields of neighbours takes much
    /// less time than to look their records up; of other words nobody knows.
    pub fn may_be_elsewhere(&self, words: &WordSet, fields: FieldSet) -> bool {
        let others = !fields.narrow(self.kind);
        self.runs.iter().any(|run| {
            let found = || {
                let entries = run.entries(run.words_in(&words.range));
                run.fields[entries]
                    .iter()
                    .fold(0, |all, fields| all | fields)
            };
            run.present & others != 0 && (!words.others.is_empty() || found() & others != 0)
        })
    }

    /// Adds to `set` the records that hold one of `words` in one of `fields`.
    pub fn reach(&self, words: &WordSet, fields: FieldSet, set: &mut Bits) {
        let fields = fields.narrow(self.kind);
        if fields == 0 {
            return;
        }
        let runs = self.runs.iter().zip(set.words_mut().chunks_mut(RUN_WORDS));
        if self.weight(words) < SIDE_BY_SIDE {
            runs.for_each(|(run, window)| run.reach(words, fields, window));
        } else {
            let runs: Vec<_> = runs.collect();
            runs.into_par_iter()
                .for_each(|(run, window)| run.reach(words, fields, window));
        }
    }

    /// The records that hold one of `words` in one of `fields`.
    pub fn reached(&self, words: &WordSet, fields: FieldSet) -> Bits {
        let mut set = Bits::none(self.size);
        self.reach(words, fields, &mut set);
        set
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
            for at in run.words_in(&words) {
                let entries = &run.fields[run.entries(at..at + 1)];
                let holding = if run.present & !fields == 0 {
                    entries.len()
                } else {
                    entries.iter().filter(|&&found| found & fields != 0).count()
                };
                let number = (run.words[at] - words.start) as usize;
                counts[number] += u32::try_from(holding).unwrap_or(u32::MAX);
            }
        }
    }

    /// Calls `take` with each record that holds a word in one of `fields`, and those of them that do.
    pub fn each(&self, word: WordId, fields: FieldSet, mut take: impl FnMut(usize, FieldSet)) {
        let fields = fields.narrow(self.kind);
        for (number, run) in self.runs.iter().enumerate() {
            let Ok(at) = run.words.binary_search(&word) else {
                continue;
            };
            for entry in run.entries(at..at + 1) {
                let found = run.fields[entry] & fields;
                if found != 0 {
                    let place = number * RUN + usize::from(run.places[entry]);
                    take(place, FieldSet::widen(found, self.kind));
                }
            }
        }
    }

    /// How many postings the words of a range have, about.
    fn weight(&self, words: &WordSet) -> usize {
        let of_run = |run: &Run| run.entries(run.words_in(&words.range)).len() + words.others.len();
        self.runs.iter().map(of_run).sum()
    }
}

/// What a phrase comes to in one run.
struct Phrase {
    /// The codes that may stand at each of its places.
    codes: Vec<CodeRange>,
    /// Whether it may stand in whichever field holds words at all.
    in_any_field: bool,
}

impl Phrase {
    /// Nothing if no record of the run has all of its words.
    fn new(run: &Run, words: &[WordSet], fields: u8) -> Option<Self> {
        // The words of a phrase are written in full, or to their last letter typed.
        let ranges = words
            .iter()
            .map(|words| CodeRange::new(&run.codes, run.words_in(&words.range)));
        Some(Self {
            codes: ranges.collect::<Option<_>>()?,
            in_any_field: run.present & !fields == 0,
        })
    }
}

impl Run {
    /// Puts the records into `window` that may hold a phrase of `words`, and gives those that surely do, as far as
    /// that is known.
    fn candidates(
        &self,
        phrase: &Phrase,
        words: &[WordSet],
        fields: u8,
        window: &mut [u64],
    ) -> Bits {
        let entries = |words: &WordSet| self.entries(self.words_in(&words.range)).len();
        let fewest = words.iter().map(entries).min().unwrap_or(0);
        if fewest > RUN / FREQUENT
            && let Some(sure) = self.pairs(phrase, &words[0], fields, window)
        {
            return sure;
        }
        // To mark what a frequent word reaches takes longer than to look for it where the rare one stands.
        let telling = words
            .iter()
            .filter(|&words| entries(words) <= fewest * TELLING);
        let mut other = vec![0; window.len()];
        for (number, words) in telling.enumerate() {
            if number == 0 {
                self.reach(words, fields, window);
                continue;
            }
            other.fill(0);
            self.reach(words, fields, &mut other);
            for (word, other) in window.iter_mut().zip(&other) {
                *word &= other;
            }
        }
        Bits::default()
    }

    /// The same by what follows the first word, where that is known.
    fn pairs(
        &self,
        phrase: &Phrase,
        first: &WordSet,
        fields: u8,
        window: &mut [u64],
    ) -> Option<Bits> {
        let [_, second, rest @ ..] = phrase.codes.as_slice() else {
            return None;
        };
        let word = self.words_in(&first.range);
        let is_first = |(other, _): &(u32, _)| (*other as usize).cmp(&word.start);
        let at = self.followers.binary_search_by(is_first).ok()?;
        let mut sure = Bits::none(window.len() * 64);
        let tells_all = rest.is_empty() && word.len() == 1;
        let entries = self.entries(word);
        let (places, found) = (&self.places[entries.clone()], &self.fields[entries]);
        sequence::followed(&self.followers[at].1, *second, |record, is_sure| {
            let place = usize::from(places[record]);
            window[place / 64] |= 1 << (place % 64);
            // A word that stands in no other field cannot begin the phrase in one.
            if is_sure && tells_all && found[record] & !fields == 0 {
                sure.add(place);
            }
        });
        Some(sure)
    }

    /// Keeps in `window` the records that hold a phrase; `sure` is known to do. `stands_in` is asked of the place of a
    /// record in the run.
    fn keep(
        &self,
        phrase: &Phrase,
        sure: &Bits,
        window: &mut [u64],
        stands_in: impl Fn(usize) -> bool + Sync,
    ) {
        let holds = |place| match self.sequence.holds(place, &phrase.codes) {
            Holds::No => false,
            Holds::Yes if phrase.in_any_field => true,
            Holds::Yes | Holds::Ask => stands_in(place),
        };
        let pieces = window.par_chunks_mut(PIECE_WORDS).enumerate();
        pieces.for_each(|(number, piece)| {
            let first = number * PIECE_WORDS;
            let unsure = |at: usize, word: u64| word & !sure.words().get(at).copied().unwrap_or(0);
            for (at, &word) in (first..).zip(&*piece) {
                self.sequence.look_ahead(at * 64, unsure(at, word));
            }
            for (at, word) in (first..).zip(piece) {
                let mut left = unsure(at, *word);
                while left != 0 {
                    let bit = left.trailing_zeros() as usize;
                    left &= left - 1;
                    if !holds(at * 64 + bit) {
                        *word &= !(1 << bit);
                    }
                }
            }
        });
    }

    fn new(gathered: Gathered, ids: &Ids) -> Self {
        Self {
            // Numbers of the vocabulary are in the order of its words, as the words of the run are.
            words: gathered.words.ids(ids),
            present: gathered.fields.iter().fold(0, |all, fields| all | fields),
            starts: gathered.starts,
            places: gathered.places,
            fields: gathered.fields,
            sequence: gathered.sequence,
            codes: gathered.codes,
            followers: gathered.followers,
        }
    }

    /// Which of the run's words are in a range of the vocabulary.
    fn words_in(&self, words: &Range<WordId>) -> Range<usize> {
        let start = self.words.partition_point(|&word| word < words.start);
        let within = self.words[start..].partition_point(|&word| word < words.end);
        start..start + within
    }

    /// The entries of some of the run's words.
    fn entries(&self, words: Range<usize>) -> Range<usize> {
        self.starts[words.start] as usize..self.starts[words.end] as usize
    }

    fn reach(&self, words: &WordSet, fields: u8, window: &mut [u64]) {
        self.mark(self.entries(self.words_in(&words.range)), fields, window);
        if words.others.len() * 8 > self.words.len() {
            self.walk(&words.others, fields, window);
            return;
        }
        let mut from = 0;
        for word in &words.others {
            // Both are ascending, so that each search begins where the last one ended.
            match self.words[from..].binary_search(word) {
                Ok(at) => {
                    let at = from + at;
                    self.mark(self.entries(at..at + 1), fields, window);
                    from = at + 1;
                }
                Err(at) => from += at,
            }
        }
    }

    /// The same as searching for each word, where they are as many as those of the run.
    fn walk(&self, wanted: &[WordId], fields: u8, window: &mut [u64]) {
        let mut wanted = wanted.iter().copied().peekable();
        for (at, &word) in self.words.iter().enumerate() {
            while wanted.next_if(|&next| next < word).is_some() {}
            if wanted.peek() == Some(&word) {
                self.mark(self.entries(at..at + 1), fields, window);
            }
        }
    }

    fn mark(&self, entries: Range<usize>, fields: u8, window: &mut [u64]) {
        let places = &self.places[entries.clone()];
        if self.present & !fields == 0 {
            // The last run is the only one with a shorter window, and the compiler spares the others a check.
            if let Ok(window) = <&mut [u64; RUN_WORDS]>::try_from(&mut *window) {
                for &place in places {
                    window[usize::from(place >> 6)] |= 1 << (place & 63);
                }
            } else {
                for &place in places {
                    window[usize::from(place >> 6)] |= 1 << (place & 63);
                }
            }
            return;
        }
        for (&place, &found) in places.iter().zip(&self.fields[entries]) {
            window[usize::from(place >> 6)] |= u64::from(found & fields != 0) << (place & 63);
        }
    }
}
