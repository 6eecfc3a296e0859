//! The index of a story: its vocabulary, postings from words to records, and what else a query asks of records.

mod kept;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::best;
use super::evaluate::Finding;
use super::fuzzy::Fuzzy;
use super::gather::{Gathered, RUN};
use super::hits::{Hit, Hits};
use super::hot::Hot;
use super::links::Links;
use super::merge::Merge;
use super::offers::Offers;
use super::postings::Postings;
use super::query::{DateTest, Key, Pattern, Query};
use super::recent::Recent;
use super::scope::Scope;
use super::states::States;
use super::terms::WordHits;
use super::texts::Kind;
use super::truths::Truths;
use super::vocabulary::{Vocabulary, WordId};
use super::when::When;
use crate::story::date::Date;
use crate::story::{EventId, Handle, Story};

pub use kept::KeptIndex;

/// Of this many records one may hold a term by mistake: terms found in no larger share are looked
/// for more loosely.
const SLIPS_PER_RECORDS: usize = 20_000;

/// Everything that search knows of a story beforehand. It belongs to one story; ask it of no other.
#[derive(Debug)]
pub struct Index {
    pub(super) parts: Parts,
    /// In how many records the words before each word stand, for plain words; one more than there are words.
    before: Vec<u64>,
    pub(super) when: When,
    hot: Hot,
    recent: Recent<(Option<Key>, Pattern), WordHits>,
    pub(super) recent_dates: Recent<(DateTest, Date), (Truths, Truths)>,
    pub(super) fuzzy: Fuzzy,
    /// How many records there are of all kinds.
    pub(super) records: usize,
    /// In how many records a term may occur and still be taken for a slip.
    pub(super) little: usize,
}

/// What of an index takes long to make. The rest follows from it.
#[derive(Debug)]
pub(super) struct Parts {
    pub vocabulary: Vocabulary,
    pub events: Postings,
    pub actors: Postings,
    pub quotes: Postings,
    pub sources: Postings,
    pub links: Links,
    pub states: States,
    pub offers: Offers,
}

impl Index {
    /// Reads all searched texts of a story once.
    pub fn new(story: &Story) -> Self {
        let (words, (links, ((when, offers), states))) = rayon::join(
            || postings(story),
            || {
                rayon::join(
                    || Links::new(story),
                    || {
                        let dated = || {
                            let when = When::new(story);
                            let offers = Offers::new(story, &when);
                            (when, offers)
                        };
                        rayon::join(dated, || States::new(story))
                    },
                )
            },
        );
        let (vocabulary, [events, actors, quotes, sources]) = words;
        let parts = Parts {
            vocabulary,
            events,
            actors,
            quotes,
            sources,
            links,
            states,
            offers,
        };
        Self::of(parts, when, story)
    }

    /// The index that these parts make.
    fn of(parts: Parts, when: When, story: &Story) -> Self {
        let records = story.events().len()
            + story.actors().len()
            + story.quotes().len()
            + story.sources().len();
        let mut index = Self {
            parts,
            before: Vec::new(),
            when,
            hot: Hot::default(),
            recent: Recent::default(),
            recent_dates: Recent::default(),
            fuzzy: Fuzzy::default(),
            records,
            little: records / SLIPS_PER_RECORDS,
        };
        index.count_words();
        index.hot = Hot::new(&index, story);
        index
    }

    /// How many records can be found.
    pub fn records(&self) -> usize {
        self.records
    }

    fn count_words(&mut self) {
        let counts = self.counts(self.parts.vocabulary.ids(), Scope::of(None));
        let mut sum = 0;
        let before = counts.into_iter().map(|count| {
            sum += u64::from(count);
            sum
        });
        self.before = [0].into_iter().chain(before).collect();
    }

    /// In how many records each word of a range stands, in the fields of a scope.
    fn counts(&self, words: Range<WordId>, scope: Scope) -> Vec<u32> {
        let mut counts = vec![0; words.len()];
        self.parts
            .events
            .count(words.clone(), scope.events, &mut counts);
        self.parts
            .actors
            .count(words.clone(), scope.actors, &mut counts);
        self.parts
            .quotes
            .count(words.clone(), scope.quotes, &mut counts);
        self.parts.sources.count(words, scope.sources, &mut counts);
        counts
    }

    /// In how many records the words of a range stand, added up.
    pub(super) fn records_with(&self, words: Range<WordId>, scope: Scope) -> usize {
        let count = if scope == Scope::of(None) {
            self.before[words.end as usize] - self.before[words.start as usize]
        } else {
            let counts = self.counts(words, scope);
            counts.into_iter().map(u64::from).sum()
        };
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// What a term of words reaches.
    pub(super) fn look_up(
        &self,
        story: &Story,
        key: Option<Key>,
        pattern: &Pattern,
    ) -> Arc<WordHits> {
        self.hot.get(key, pattern).unwrap_or_else(|| {
            let look_up = || WordHits::new(self, story, key, pattern);
            self.recent.get((key, pattern.clone()), look_up)
        })
    }

    /// What of the story answers to a query.
    ///
    /// The story must be the one the index was made from.
    pub fn run(&self, query: &Query, story: &Story) -> Hits {
        self.find(query, story).finish()
    }

    /// The same in two steps: in a large story the actors and sources take longer than the events and quotes.
    ///
    /// The story must be the one the index was made from.
    pub fn find<'a>(&'a self, query: &'a Query, story: &'a Story) -> Finding<'a> {
        Finding::new(self, query, story)
    }

    /// The events that answer best, `count` at most: by how surely, then by how well; the earlier of equals first.
    ///
    /// The story must be the one the index was made from.
    pub fn best(&self, query: &Query, story: &Story, count: usize) -> Vec<Hit<EventId>> {
        best::events(self, query, story, count)
    }
}

/// The vocabulary of a story, and the postings of its events, actors, quotes and sources.
fn postings(story: &Story) -> (Vocabulary, [Postings; 4]) {
    let kinds = [
        (Kind::Event, runs(story.events()), size(story.events())),
        (Kind::Quote, runs(story.quotes()), size(story.quotes())),
        (Kind::Source, runs(story.sources()), size(story.sources())),
        (Kind::Actor, runs(story.actors()), size(story.actors())),
    ];
    let merge = Merge::default();
    // Each core takes the next run when it is done with one: those of a kind are of unlike size.
    let tasks = kinds.iter();
    let tasks = tasks.flat_map(|(kind, runs, _)| {
        let starts = (0..).step_by(RUN);
        let runs = starts
            .zip(runs)
            .map(|(start, places)| Run { start, places });
        runs.map(|run| (*kind, run))
    });
    let gathered = tasks.enumerate().par_bridge();
    let gathered = gathered.map(|(task, (kind, run))| (task, gather(story, kind, run, &merge)));
    let mut gathered: Vec<(usize, Gathered)> = gathered.collect();
    gathered.sort_unstable_by_key(|&(task, _)| task);
    let mut gathered = gathered.into_iter().map(|(_, gathered)| gathered);
    let (vocabulary, ids) = merge.finish();
    let [events, quotes, sources, actors] = kinds.map(|(kind, runs, size)| {
        let gathered = gathered.by_ref().take(runs.len());
        Postings::new(kind, size, gathered.collect(), &ids)
    });
    (vocabulary, [events, actors, quotes, sources])
}

/// The places of the records of one kind, run by run.
fn runs<K: Handle>(keys: &[K]) -> Vec<Vec<u16>> {
    let mut runs = vec![Vec::new(); size(keys).div_ceil(RUN)];
    for key in keys {
        let place = u16::try_from(key.index() % RUN).unwrap_or(u16::MAX);
        runs[key.index() / RUN].push(place);
    }
    for run in &mut runs {
        run.sort_unstable();
    }
    runs
}

/// Gathers the words of a run of records.
fn gather(story: &Story, kind: Kind, run: Run<'_>, merge: &Merge) -> Gathered {
    match kind {
        Kind::Event => Gathered::new(kind, run.records(|key| story.event(key)), merge),
        Kind::Actor => Gathered::new(kind, run.records(|key| story.actor(key)), merge),
        Kind::Quote => Gathered::new(kind, run.records(|key| story.quote(key)), merge),
        Kind::Source => Gathered::new(kind, run.records(|key| story.source(key)), merge),
    }
}

/// The number of the first record that a run can have, and the places of those that there are.
#[derive(Clone, Copy)]
struct Run<'a> {
    start: usize,
    places: &'a [u16],
}

impl Run<'_> {
    /// Its records, each with its place.
    fn records<K: Handle, R>(self, record: impl Fn(K) -> R) -> impl Iterator<Item = (u16, R)> {
        let number = move |place| self.start + usize::from(place);
        let places = self.places.iter();
        places.map(move |&place| (place, record(K::from_index(number(place)))))
    }
}

/// One more than the highest number of a record.
fn size<K: Handle>(keys: &[K]) -> usize {
    keys.iter().map(|key| key.index() + 1).max().unwrap_or(0)
}
