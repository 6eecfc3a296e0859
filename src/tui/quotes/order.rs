//! The orders in which quotes can be listed.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::search::Found;
use crate::story::date::Date;
use crate::story::{Handle, Quote, QuoteId, Story};
use crate::tui::list::Items;

/// What quotes are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By the events at which they were said, as the story has them.
    #[default]
    Events,
    /// By the days they were said.
    Said,
    /// By the days their sources were published.
    Published,
}

impl Order {
    /// The one that comes after it, and after the last the first.
    pub fn next(self) -> Self {
        match self {
            Self::Events => Self::Said,
            Self::Said => Self::Published,
            Self::Published => Self::Events,
        }
    }
}

/// The orders of a story's quotes that are not the story's own. Each is worked out when somebody first asks for it.
#[derive(Debug, Default)]
pub struct Orders {
    said: OnceLock<Arc<Ranks>>,
    published: OnceLock<Arc<Ranks>>,
}

/// An order of all quotes of a story.
#[derive(Debug)]
pub struct Ranks {
    quotes: Vec<QuoteId>,
    /// By the quote's own number, where it stands in that order.
    places: Vec<u32>,
    /// How many have a date; the others come after them, as the story has them.
    dated: usize,
}

impl Ranks {
    fn of(story: &Story, date: impl Fn(Quote<'_>) -> Option<Date> + Sync) -> Self {
        let mut quotes = story.quotes().to_vec();
        let date = |key: &QuoteId| date(story.quote(*key)).map(Date::sort_key);
        quotes.par_sort_by_cached_key(|key| date(key).map_or((true, (0, 0)), |key| (false, key)));
        let mut places = vec![0; quotes.len()];
        for (rank, key) in (0..).zip(&quotes) {
            places[key.index()] = rank;
        }
        Self {
            dated: quotes.partition_point(|key| date(key).is_some()),
            places,
            quotes,
        }
    }

    fn rank(&self, key: QuoteId) -> usize {
        self.places[key.index()] as usize
    }
}

/// Quotes that were found, in an order.
#[derive(Debug)]
pub enum InOrder {
    /// In that of the story.
    Events(Found<QuoteId>),
    /// In another.
    Other {
        found: Found<QuoteId>,
        order: Arc<Ranks>,
        listed: Vec<QuoteId>,
    },
}

/// Of so many times fewer hits than quotes, the hits are sorted; else they are picked from the order of all.
const FEW: usize = 16;

impl InOrder {
    pub fn new(story: &Story, orders: &Orders, found: &Found<QuoteId>, order: Order) -> Self {
        let found = found.clone();
        let order = match order {
            Order::Events => return Self::Events(found),
            Order::Said => orders.said.get_or_init(|| {
                let said = |quote: Quote<'_>| quote.said();
                Arc::new(Ranks::of(story, said))
            }),
            Order::Published => orders.published.get_or_init(|| {
                let published = |quote: Quote<'_>| story.source(quote.source()).published();
                Arc::new(Ranks::of(story, published))
            }),
        };
        let listed = if found.len() * FEW < order.quotes.len() {
            let mut listed: Vec<QuoteId> = found.keys().collect();
            listed.sort_unstable_by_key(|&key| order.rank(key));
            listed
        } else {
            let all = order.quotes.iter().copied();
            all.filter(|&key| found.contains(key)).collect()
        };
        Self::Other {
            order: Arc::clone(order),
            found,
            listed,
        }
    }

    /// How many have a place in the order.
    pub fn placed(&self) -> usize {
        match self {
            Self::Events(found) => found.len(),
            Self::Other { order, listed, .. } => {
                listed.partition_point(|&key| order.rank(key) < order.dated)
            }
        }
    }
}

impl Items<QuoteId> for InOrder {
    fn count(&self) -> usize {
        match self {
            Self::Events(found) | Self::Other { found, .. } => found.len(),
        }
    }

    fn at(&self, number: usize) -> Option<QuoteId> {
        match self {
            Self::Events(found) => found.get(number),
            Self::Other { listed, .. } => listed.get(number).copied(),
        }
    }

    fn number_of(&self, key: QuoteId) -> Option<usize> {
        match self {
            Self::Events(found) => found.number_of(key),
            Self::Other {
                found,
                order,
                listed,
            } => {
                let rank = found.contains(key).then(|| order.rank(key))?;
                Some(listed.partition_point(|&other| order.rank(other) < rank))
            }
        }
    }
}
