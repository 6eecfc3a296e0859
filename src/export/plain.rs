//! A story as linear text, to be heard: every state in words, no columns, no signs that only eyes can tell.

mod actor;
mod contest;
mod event;
mod matches;
mod page;
mod quote;
mod rows;
mod source;

use std::collections::HashSet;
use std::io::{self, Write};

use crate::search::{Hit, Hits};
use crate::story::date::Truth;
use crate::story::evidence::disputed_events;
use crate::story::{ActorId, Audience, EventId, QuoteId, SourceId, Story};
use crate::text::clean_text;

use super::citation::Citer;
use super::document::other_quotes;
use super::words::quoted_query;

pub use page::{Page, Position};

/// A record that has a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Something that happened.
    Event(EventId),
    /// Somebody, or something that acts.
    Actor(ActorId),
    /// Something that was said.
    Quote(QuoteId),
    /// A document.
    Source(SourceId),
}

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Events, in order of time.
    Events,
    /// Actors, by name.
    Actors,
    /// Quotes, in the order of their events.
    Quotes,
    /// Sources, by publisher.
    Sources,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Events, Self::Actors, Self::Quotes, Self::Sources];

    /// What records of this kind are called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Actors => "actors",
            Self::Quotes => "quotes",
            Self::Sources => "sources",
        }
    }

    /// So many of them: `1 event`, `40 events`.
    pub fn counted(self, number: usize) -> String {
        let name = self.name();
        match number {
            1 => format!("1 {}", name.trim_end_matches('s')),
            _ => format!("{number} {name}"),
        }
    }

    /// How many a story has.
    pub fn of_story(self, story: &Story) -> usize {
        match self {
            Self::Events => story.events().len(),
            Self::Actors => story.actors().len(),
            Self::Quotes => story.quotes().len(),
            Self::Sources => story.sources().len(),
        }
    }

    /// Those that answer to a query, in the story's order.
    pub fn of_hits(self, hits: &Hits) -> Vec<Subject> {
        match self {
            Self::Events => hits.events.keys().map(Subject::Event).collect(),
            Self::Actors => keys(&hits.actors, Subject::Actor),
            Self::Quotes => hits.quotes.keys().map(Subject::Quote).collect(),
            Self::Sources => keys(&hits.sources, Subject::Source),
        }
    }
}

fn only_possible<K: Copy>(
    hits: impl Iterator<Item = Hit<K>>,
    subject: fn(K) -> Subject,
) -> impl Iterator<Item = Subject> {
    let possible = hits.filter(|hit| hit.truth == Truth::Possibly);
    possible.map(move |hit| subject(hit.key))
}

fn keys<K: Copy>(hits: &[Hit<K>], subject: fn(K) -> Subject) -> Vec<Subject> {
    hits.iter().map(|hit| subject(hit.key)).collect()
}

/// Tells what a search has found of a story, or all of it, to somebody who listens.
#[derive(Debug)]
pub struct Teller<'s> {
    story: &'s Story,
    hits: &'s Hits,
    query: &'s str,
    /// What answers only possibly.
    possible: HashSet<Subject>,
}

impl<'s> Teller<'s> {
    /// Tells what `query` has found of a story, which is all of it where the query is empty. The story is to be
    /// opened for whoever listens.
    pub fn new(story: &'s Story, hits: &'s Hits, query: &'s str) -> Self {
        let mut possible = HashSet::new();
        possible.extend(only_possible(hits.events.iter(), Subject::Event));
        possible.extend(only_possible(hits.actors.iter().copied(), Subject::Actor));
        possible.extend(only_possible(hits.quotes.iter(), Subject::Quote));
        possible.extend(only_possible(hits.sources.iter().copied(), Subject::Source));
        Self {
            story,
            hits,
            query,
            possible,
        }
    }

    fn is_only_possible(&self, subject: Subject) -> bool {
        self.possible.contains(&subject)
    }

    /// The story's title, what it is about, and how much there is of it.
    pub fn head(&self) -> String {
        let story = self.story;
        let mut lines = vec![story.title().to_owned()];
        lines.extend(story.summary().map(str::to_owned));
        let counts = Kind::ALL.map(|kind| kind.counted(kind.of_story(story)));
        let mut counts = format!("{}.", counts.join(", "));
        let disputed = disputed_events(story);
        if disputed > 0 {
            counts += " Sources disagree on ";
            counts += &Kind::Events.counted(disputed);
            counts.push('.');
        }
        lines.push(counts);
        clean_text(&lines.join("\n")).into_owned()
    }

    /// How much the search has found: `7 of 40 events found for “flok”; also 11 actors and 6 quotes.`
    pub fn found(&self, kind: Kind) -> String {
        let counted = |kind: Kind| kind.counted(kind.of_hits(self.hits).len());
        let number = kind.of_hits(self.hits).len();
        if self.query.trim().is_empty() {
            return format!("{}.", kind.counted(number));
        }
        let others = Kind::ALL.into_iter().filter(|other| *other != kind);
        let others: Vec<String> = others.map(counted).collect();
        format!(
            "{number} of {} found for {}. Also {}.",
            kind.counted(kind.of_story(self.story)),
            quoted_query(self.query),
            others.join(", ")
        )
    }

    /// The page about a record. `position` is where it stands in the list that led to it.
    pub fn page(&self, subject: Subject, position: Option<Position>) -> Page {
        let mut page = Page::numbered();
        self.write(&mut page, subject, position);
        page
    }

    fn write(&self, page: &mut Page, subject: Subject, position: Option<Position>) {
        match subject {
            Subject::Event(key) => event::write(self, page, self.story.event(key), position),
            Subject::Actor(key) => actor::write(self, page, self.story.actor(key), position),
            Subject::Quote(key) => quote::write(self, page, self.story.quote(key), position),
            Subject::Source(key) => source::write(self, page, self.story.source(key), position),
        }
    }

    /// A record in one line, as a list has it.
    pub fn row(&self, subject: Subject) -> String {
        match subject {
            Subject::Event(key) => rows::event(self, self.story.event(key)),
            Subject::Actor(key) => rows::actor(self, self.story.actor(key)),
            Subject::Quote(key) => rows::quote(self, self.story.quote(key)),
            Subject::Source(key) => rows::source(self, self.story.source(key)),
        }
    }

    /// Writes everything, event by event. Every character of it may be printed.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn document(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", self.head())?;
        if !self.query.trim().is_empty() {
            writeln!(out, "{}", self.found(Kind::Events))?;
        }
        let events = Kind::Events.of_hits(self.hits);
        let of = events.len();
        for (index, &subject) in events.iter().enumerate() {
            let mut page = Page::unnumbered();
            let number = index + 1;
            self.write(&mut page, subject, Some(Position { number, of }));
            writeln!(out, "\n{}", page.text())?;
        }
        let quotes = other_quotes(self.story, self.hits);
        let of = quotes.len();
        for (index, &quote) in quotes.iter().enumerate() {
            let mut page = Page::unnumbered();
            let number = index + 1;
            page.line("Outside of these events:");
            quote::write(self, &mut page, quote, Some(Position { number, of }));
            writeln!(out, "\n{}", page.text())?;
        }
        writeln!(out, "\nEnd of the story.")
    }

    fn citer(&self) -> Citer<'s> {
        // The story holds what its listener may hear, and no more.
        Citer::new(self.story, Audience::Makers).in_full()
    }
}
