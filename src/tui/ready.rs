//! A story made ready to be browsed: all that is worked out once, and what follows from a query.

use std::sync::Arc;

use super::axis::Dated;
use super::calendar::Calendar;
use crate::search::{Hits, Index, Query};
use crate::story::Story;
use crate::story::evidence::disputed_events;

/// A story, and what the browser needs to know of it beforehand. To make it takes as long as to read all of the story
/// once; so it is made on the thread that loads, and not on the one that draws.
#[derive(Debug)]
pub struct Ready {
    pub(super) story: Arc<Story>,
    pub(super) index: Index,
    pub(super) calendar: Calendar,
    /// How many events the sources disagree on.
    pub(super) disputed: usize,
}

/// What answers to a query, and what follows from that for all panes.
#[derive(Debug)]
pub struct Findings {
    pub(super) hits: Hits,
    /// When the events are that were found.
    pub(super) days: Vec<Dated>,
}

impl Ready {
    /// Makes a story ready.
    pub fn new(story: Arc<Story>) -> Self {
        let dates = story.events().iter().map(|&key| story.event(key).date());
        Self {
            calendar: Calendar::of(dates),
            index: Index::new(&story),
            disputed: disputed_events(&story),
            story,
        }
    }

    /// How many records can be found.
    pub fn records(&self) -> usize {
        let story = &self.story;
        let people = story.actors().len() + story.sources().len();
        story.events().len() + story.quotes().len() + people
    }

    /// Searches.
    pub(super) fn find(&self, query: &Query) -> Findings {
        let hits = self.index.run(query, &self.story);
        Findings {
            days: self.calendar.days(&hits.events),
            hits,
        }
    }
}
