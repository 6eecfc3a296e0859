//! A story made ready to be browsed: all that is worked out once, and what follows from a query.

use std::sync::{Arc, OnceLock};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::axis::Dated;
use super::calendar::Calendar;
use super::finder::LARGE;
use super::noticed::Noticed;
use super::quotes::{How, Listed, Orders, Utterances};
use crate::search::{Finding, Found, Highlighter, Hit, Hits, Index, Query};
use crate::story::date::Day;
use crate::story::{ActorId, Claim, EventId, QuoteId, SourceId, Story};

/// A story, and what the browser needs to know of it beforehand. To make it takes as long as to read all of the story
/// once; so it is made on the thread that loads, and not on the one that draws.
#[derive(Debug)]
pub struct Ready {
    pub(super) story: Arc<Story>,
    pub(super) index: Index,
    pub(super) calendar: Calendar,
    /// How many records and claims nobody has reviewed, claims on draft events left out: they go with these.
    pub(super) drafts: usize,
    /// What the check noticed; nothing before that is known. Of a large story it comes after it can be searched.
    noticed: OnceLock<Noticed>,
    orders: Orders,
    utterances: Utterances,
}

/// The events and quotes that answer to a query, and what follows from that for all panes.
#[derive(Debug)]
pub struct Findings {
    pub(super) events: Found<EventId>,
    pub(super) quotes: Found<QuoteId>,
    /// The quotes as their list has them.
    pub(super) listed: Arc<Listed>,
    pub(super) highlighter: Highlighter,
    /// When the events are that were found.
    pub(super) days: Vec<Dated>,
}

/// The actors and sources that belong to them.
#[derive(Debug)]
pub struct Belonging {
    pub(super) actors: Vec<Hit<ActorId>>,
    pub(super) sources: Vec<Hit<SourceId>>,
}

impl Belonging {
    /// Finds them.
    pub(super) fn of(finding: Finding<'_>) -> Self {
        let Hits {
            actors, sources, ..
        } = finding.finish();
        Self { actors, sources }
    }
}

impl Ready {
    /// Makes a story ready, on a day that answers may have been due before.
    pub fn of(story: Arc<Story>, today: Day) -> Self {
        let indexed = Arc::clone(&story);
        Self::new(story, || Index::new(&indexed), today)
    }

    /// Makes a story ready with the index that `index` comes to, on a day that answers may
    /// have been due before.
    pub fn new(story: Arc<Story>, index: impl FnOnce() -> Index + Send, today: Day) -> Self {
        let dates = story.events().iter().map(|&key| story.event(key).date());
        let calendar = Calendar::of(dates);
        // What is missing in a large story is missing everywhere: to list it would take more memory than the story.
        let notice = || (records(&story) <= LARGE).then(|| Noticed::new(&story, Some(today)));
        let (index, noticed) = rayon::join(index, notice);
        Self {
            calendar,
            index,
            drafts: drafts(&story),
            noticed: noticed.map(OnceLock::from).unwrap_or_default(),
            orders: Orders::default(),
            utterances: Utterances::of(&story),
            story,
        }
    }

    /// The index of the story.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What the check noticed in the story, if that is known yet.
    pub(super) fn noticed(&self) -> Option<&Noticed> {
        self.noticed.get()
    }

    /// Has the story checked, if it is not yet: that of a million events takes seconds. Says whether it was not.
    pub fn notice(&self) -> bool {
        if self.noticed.get().is_some() {
            return false;
        }
        // On one core: whoever searches meanwhile must not wait.
        let one = ThreadPoolBuilder::new().num_threads(1).build();
        let noticed = match one {
            Ok(one) => one.install(|| Noticed::new(&self.story, None)),
            Err(_) => Noticed::new(&self.story, None),
        };
        self.noticed.set(noticed).is_ok()
    }

    /// How many records can be found.
    pub fn records(&self) -> usize {
        records(&self.story)
    }

    /// Lists quotes that were found.
    pub(super) fn list(&self, found: &Found<QuoteId>, how: How) -> Arc<Listed> {
        let listed = Listed::new(&self.story, &self.orders, &self.utterances, found, how);
        Arc::new(listed)
    }

    /// Searches, and lists the quotes as it is told.
    pub(super) fn find(&self, query: &Query, how: How) -> (Findings, Belonging) {
        let (findings, finding) = self.begin(query, how);
        (findings, Belonging::of(finding))
    }

    /// Searches for events and quotes; what belongs to them is found when it is asked for.
    pub(super) fn begin<'a>(&'a self, query: &'a Query, how: How) -> (Findings, Finding<'a>) {
        let finding = self.index.find(query, &self.story);
        let findings = Findings {
            events: finding.events().clone(),
            quotes: finding.quotes().clone(),
            listed: self.list(finding.quotes(), how),
            highlighter: finding.highlighter(),
            days: self.calendar.days(finding.events()),
        };
        (findings, finding)
    }
}

fn drafts(story: &Story) -> usize {
    let events = story
        .events_as_stored()
        .map(|events| events.filter(|event| event.is_draft()).count());
    let actors = story.actors().iter().map(|&key| story.actor(key));
    let quotes = story.quotes().iter().map(|&key| story.quote(key));
    let sources = story.sources().iter().map(|&key| story.source(key));
    let is_left = |claim: &Claim<'_>| claim.is_draft() && !story.event(claim.event()).is_draft();
    events.sum::<usize>()
        + actors.filter(|actor| actor.is_draft()).count()
        + quotes.filter(|quote| quote.is_draft()).count()
        + sources.filter(|source| source.is_draft()).count()
        + story.claims().filter(is_left).count()
}

fn records(story: &Story) -> usize {
    let people = story.actors().len() + story.sources().len();
    story.events().len() + story.quotes().len() + people
}
