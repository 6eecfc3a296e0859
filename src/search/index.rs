//! The index of a story: its vocabulary, and postings from words to records of each kind.

use super::evaluate;
use super::fuzzy::Fuzzy;
use super::hits::Hits;
use super::offers::Offers;
use super::postings::{Collector, Postings, Words};
use super::query::Query;
use super::vocabulary::Vocabulary;
use crate::story::{Handle, Story};

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
    /// Where each record stands in the order of its kind, by number.
    pub(super) ranks: Ranks,
    pub(super) fuzzy: Fuzzy,
    pub(super) offers: Offers,
    /// How many records there are of all kinds.
    pub(super) records: usize,
    /// In how many records a term may occur and still be taken for a slip.
    pub(super) little: usize,
}

/// Where records stand in the order of their kind, by number.
#[derive(Debug)]
pub(super) struct Ranks {
    pub events: Vec<u32>,
    pub quotes: Vec<u32>,
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
            ranks: Ranks {
                events: ranks(story.events()),
                quotes: ranks(story.quotes()),
            },
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
}

fn ranks<K: Handle>(order: &[K]) -> Vec<u32> {
    let len = order.iter().map(|key| key.index() + 1).max().unwrap_or(0);
    let mut ranks = vec![0; len];
    for (rank, key) in (0..).zip(order) {
        ranks[key.index()] = rank;
    }
    ranks
}
