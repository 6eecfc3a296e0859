//! The postings of one run of records.

use std::io;
use std::ops::Range;

use rayon::prelude::*;

use super::bits::Bits;
use super::bytes::{In, Keep, Out};
use super::followers::Followers;
use super::gather::{FREQUENT, Gathered, RUN, narrow};
use super::merge::Ids;
use super::postings::WordSet;
use super::sequence::{CodeRange, Holds, Sequence};
use super::vocabulary::WordId;

/// Words of a set of bits that one run has.
pub(super) const RUN_WORDS: usize = RUN / 64;
/// So many of them make a piece of work where records are looked at one by one.
const PIECE_WORDS: usize = RUN_WORDS / 8;
/// Of the words of a phrase only those are looked up that have at most so many times the postings of the rarest one.
const TELLING: usize = 16;
/// So many entries are looked at together.
const AT_ONCE: usize = 16;
/// For one in so many words of the vocabulary it is known where they stand among those of the run.
const STEP: usize = 64;

/// Postings of the records of one run.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The words that stand in the run, ascending. Those with a common beginning are neighbours, here as in the
    /// vocabulary, so that all postings of a beginning are one slice.
    words: Vec<WordId>,
    /// For every so many words of the vocabulary, how many of the run's come before them.
    steps: Vec<u32>,
    /// By word: the fields that hold it anywhere.
    unions: Vec<u8>,
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
    followers: Vec<(u32, Followers)>,
}

/// What a phrase comes to in one run.
pub(super) struct Phrase {
    /// The codes that may stand at each of its places.
    codes: Vec<CodeRange>,
    /// Whether it may stand in whichever field holds words at all.
    in_any_field: bool,
}

impl Phrase {
    /// Nothing if no record of the run has all of its words.
    pub fn new(run: &Run, words: &[WordSet], fields: u8) -> Option<Self> {
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
    /// The postings of a gathered run, whose words have these numbers in the vocabulary.
    pub fn new(gathered: Gathered, ids: &Ids) -> Self {
        // Numbers of the vocabulary are in the order of its words, as the words of the run are.
        let words = gathered.words.ids(ids);
        let steps = words.last().map_or(0, |&last| last as usize / STEP + 1);
        let steps =
            (0..=steps).map(|step| words.partition_point(|&word| (word as usize) < step * STEP));
        let entries = gathered
            .starts
            .windows(2)
            .map(|ends| &gathered.fields[ends[0] as usize..ends[1] as usize]);
        let unions = entries.map(|fields| fields.iter().fold(0, |all, fields| all | fields));
        let unions: Vec<u8> = unions.collect();
        Self {
            steps: steps.map(narrow).collect(),
            words,
            present: all_of(&unions),
            unions,
            starts: gathered.starts,
            places: gathered.places,
            fields: gathered.fields,
            sequence: gathered.sequence,
            codes: gathered.codes,
            followers: gathered.followers,
        }
    }

    /// Puts the records into `window` that may hold a phrase of `words`, and gives those that surely do, as far as
    /// that is known.
    pub fn candidates(
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
        let followers = &self.followers[at].1;
        let tells_all = rest.is_empty() && word.len() == 1;
        let entries = self.entries(word);
        let (places, found) = (&self.places[entries.clone()], &self.fields[entries]);
        let mut sure = Bits::none(window.len() * 64);
        if tells_all && phrase.in_any_field && second.is_sure() {
            followers.mark(*second, places, window);
            sure.words_mut().copy_from_slice(window);
            return Some(sure);
        }
        followers.each(*second, |record, is_sure| {
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
    pub fn keep(
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

    /// Which of the run's words are in a range of the vocabulary.
    fn words_in(&self, words: &Range<WordId>) -> Range<usize> {
        self.place_of(words.start)..self.place_of(words.end)
    }

    /// How many of the run's words come before a word of the vocabulary.
    fn place_of(&self, word: WordId) -> usize {
        let step = word as usize / STEP;
        let start = self
            .steps
            .get(step)
            .map_or(self.words.len(), |&at| at as usize);
        let end = self
            .steps
            .get(step + 1)
            .map_or(self.words.len(), |&at| at as usize);
        start + self.words[start..end].partition_point(|&other| other < word)
    }

    /// The entries of some of the run's words.
    fn entries(&self, words: Range<usize>) -> Range<usize> {
        self.starts[words.start] as usize..self.starts[words.end] as usize
    }

    /// Calls `take` with stretches of the run's words that are among `words`.
    fn each_stretch(&self, words: &WordSet, mut take: impl FnMut(Range<usize>)) {
        take(self.words_in(&words.range));
        if words.others.len() * 8 > self.words.len() {
            // To walk over all is the same as searching for each, where they are as many as those of the run.
            let mut wanted = words.others.iter().copied().peekable();
            for (at, &word) in self.words.iter().enumerate() {
                while wanted.next_if(|&next| next < word).is_some() {}
                if wanted.peek() == Some(&word) {
                    take(at..at + 1);
                }
            }
            return;
        }
        for &word in &words.others {
            let at = self.place_of(word);
            if self.words.get(at) == Some(&word) {
                take(at..at + 1);
            }
        }
    }

    /// Puts the records into `window` that hold one of `words` in one of `fields`.
    pub fn reach(&self, words: &WordSet, fields: u8, window: &mut [u64]) {
        let is_any = self.present & !fields == 0;
        self.each_stretch(words, |stretch| {
            if is_any {
                self.mark(self.entries(stretch), window);
                return;
            }
            self.each_standing(stretch, fields, |words, standing| match standing {
                Standing::Elsewhere => {}
                Standing::Here => self.mark(self.entries(words), window),
                Standing::Both => self.mark_in(self.entries(words), fields, window),
            });
        });
    }

    /// Puts the records into `all` that hold one of `words` in the first of these fields, and into `within` those that do so
    /// in the second, which are some of them.
    pub fn reach_within(
        &self,
        words: &WordSet,
        [fields, inner]: [u8; 2],
        all: &mut [u64],
        within: &mut [u64],
    ) {
        self.each_stretch(words, |stretch| {
            self.each_standing(stretch, fields & !inner, |words, standing| {
                let entries = self.entries(words);
                if standing == Standing::Elsewhere {
                    // Most words: what they reach goes to both in the end.
                    self.mark_in(entries, inner, within);
                } else {
                    self.mark_in(entries.clone(), inner, within);
                    self.mark_in(entries, fields, all);
                }
            });
        });
        for (all, within) in all.iter_mut().zip(within) {
            *all |= *within;
        }
    }

    /// Calls `take` with neighbours among the run's words that stand alike with regard to `fields`, and how.
    fn each_standing(
        &self,
        words: Range<usize>,
        fields: u8,
        mut take: impl FnMut(Range<usize>, Standing),
    ) {
        let Range { mut start, end } = words;
        let standing = |&unions: &u8| Standing::new(unions, fields);
        while start < end {
            let first = standing(&self.unions[start]);
            let alike = self.unions[start..end]
                .iter()
                .take_while(|it| standing(it) == first);
            let next = start + alike.count();
            take(start..next, first);
            start = next;
        }
    }

    /// Whether one of `words` may stand in one of `fields`.
    pub fn may_be_in(&self, words: &WordSet, fields: u8) -> bool {
        let mut found = 0;
        if self.present & fields != 0 {
            self.each_stretch(words, |stretch| {
                found |= self.unions[stretch]
                    .iter()
                    .fold(0, |all, fields| all | fields);
            });
        }
        found & fields != 0
    }

    /// In how many records each of a range of words stands in one of `fields`, added to `counts`.
    pub fn count(&self, words: &Range<WordId>, fields: u8, counts: &mut [u32]) {
        for at in self.words_in(words) {
            let entries = &self.fields[self.entries(at..at + 1)];
            let holding = match Standing::new(self.unions[at], fields) {
                Standing::Elsewhere => 0,
                Standing::Here => entries.len(),
                Standing::Both => entries.iter().filter(|&&found| found & fields != 0).count(),
            };
            let number = (self.words[at] - words.start) as usize;
            counts[number] += u32::try_from(holding).unwrap_or(u32::MAX);
        }
    }

    /// Calls `take` with the place of each record that holds a word in one of `fields`, and those of them that do.
    pub fn each(&self, word: WordId, fields: u8, mut take: impl FnMut(usize, u8)) {
        let at = self.place_of(word);
        if self.words.get(at) != Some(&word) {
            return;
        }
        for entry in self.entries(at..at + 1) {
            let found = self.fields[entry] & fields;
            if found != 0 {
                take(usize::from(self.places[entry]), found);
            }
        }
    }

    /// How many postings some words have, about.
    pub fn weight(&self, words: &WordSet) -> usize {
        self.entries(self.words_in(&words.range)).len() + words.others.len()
    }

    fn mark(&self, entries: Range<usize>, window: &mut [u64]) {
        let places = &self.places[entries];
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
    }

    fn mark_in(&self, entries: Range<usize>, fields: u8, window: &mut [u64]) {
        if fields == 0 {
            return;
        }
        if self.present & !fields == 0 {
            self.mark(entries, window);
            return;
        }
        let places = self.places[entries.clone()].chunks(AT_ONCE);
        for (places, found) in places.zip(self.fields[entries].chunks(AT_ONCE)) {
            // Where a field has few words, most records need no closer look.
            if found.iter().fold(0, |all, found| all | found) & fields == 0 {
                continue;
            }
            for (&place, &found) in places.iter().zip(found) {
                window[usize::from(place >> 6)] |= u64::from(found & fields != 0) << (place & 63);
            }
        }
    }
}

/// With regard to some fields, where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Elsewhere,
    Here,
    Both,
}

impl Standing {
    /// `unions` are all the fields that the word stands in.
    fn new(unions: u8, fields: u8) -> Self {
        if unions & fields == 0 {
            Self::Elsewhere
        } else if unions & !fields == 0 {
            Self::Here
        } else {
            Self::Both
        }
    }
}

/// All fields of some words.
fn all_of(unions: &[u8]) -> u8 {
    unions.iter().fold(0, |all, fields| all | fields)
}

impl Keep for Run {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        self.words.keep(out)?;
        self.steps.keep(out)?;
        self.unions.keep(out)?;
        self.starts.keep(out)?;
        self.places.keep(out)?;
        self.fields.keep(out)?;
        self.sequence.keep(out)?;
        self.codes.keep(out)?;
        self.followers.keep(out)
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        let mut run = Self {
            words: Keep::take(from)?,
            steps: Keep::take(from)?,
            unions: Keep::take(from)?,
            starts: Keep::take(from)?,
            places: Keep::take(from)?,
            fields: Keep::take(from)?,
            present: 0,
            sequence: Keep::take(from)?,
            codes: Keep::take(from)?,
            followers: Keep::take(from)?,
        };
        run.present = all_of(&run.unions);
        Ok(run)
    }
}
