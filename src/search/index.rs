//! The index of a story: its vocabulary, and postings from words to records of each kind.

use super::evaluate;
use super::fuzzy::Fuzzy;
use super::hits::{Hit, Hits};
use super::offers::Offers;
use super::postings::{Collector, Postings, Words};
use super::query::Query;
use super::vocabulary::Vocabulary;
use crate::story::{EventId, Handle, Story};

/// Of this many records one may hold a term by mistake: terms found in no larger share are looked
/// for more loosely.
const SLIPS_PER_RECORDS: usize = 20_000;

/// Everything that search knows of a story beforehand. It belongs to one story; ask it of no other.
#[derive(Debug)]
pub struct Index {
    pub(super) vocabulary: Vocabulary,
    pub(super) events: Postings,
    pub(super) actors: Postings,
    pub(super) quotes: Postings,
    pub(super) sources: Postings,
    pub(super) fuzzy: Fuzzy,
    pub(super) offers: Offers,
    /// How many records there are of all kinds.
    pub(super) records: usize,
    /// In how many records a term may occur and still be taken for a slip.
    pub(super) little: usize,
}

impl Index {
    /// Reads all searched texts of a story once.
    pub fn new(story: &Story) -> Self {
        let mut words = Words::default();
        let [mut events, mut actors, mut quotes, mut sources] =
            std::array::from_fn(|_| Collector::default());
        for &key in story.events() {
            events.add(&mut words, key.index(), &story.event(key));
        }
        for &key in story.actors() {
            actors.add(&mut words, key.index(), &story.actor(key));
        }
        for &key in story.quotes() {
            quotes.add(&mut words, key.index(), &story.quote(key));
        }
        for &key in story.sources() {
            sources.add(&mut words, key.index(), &story.source(key));
        }
        let (vocabulary, ids) = words.sort();
        let records = story.events().len()
            + story.actors().len()
            + story.quotes().len()
            + story.sources().len();
        Self {
            vocabulary,
            events: events.finish(&ids),
            actors: actors.finish(&ids),
            quotes: quotes.finish(&ids),
            sources: sources.finish(&ids),
            fuzzy: Fuzzy::default(),
            offers: Offers::new(story),
            records,
            little: records / SLIPS_PER_RECORDS,
        }
    }

    /// What of the story answers to a query.
    ///
    /// The story must be the one the index was made from.
    pub fn run(&self, query: &Query, story: &Story) -> Hits {
        evaluate::run(self, query, story)
    }

    /// The events that answer best, `count` at most: by how surely, then by how well; the earlier of equals first.
    ///
    /// The story must be the one the index was made from.
    pub fn best(&self, query: &Query, story: &Story, count: usize) -> Vec<Hit<EventId>> {
        evaluate::best(self, query, story, count)
    }
}
