//! What answers to a query, as a list to print: lines of text, or JSON.
//!
//! Private records stay out of every list, and so does what others say of them.

mod json;
mod records;
mod text;

use std::io::{self, Write};

use crate::search::{Hit, Hits};
use crate::story::{ActorId, EventId, QuoteId, SourceId, Story};

/// Which records a list is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum What {
    /// Events, in order of time.
    #[default]
    Events,
    /// Actors, by name.
    Actors,
    /// Quotes, in the order of their events.
    Quotes,
    /// Sources, by publisher.
    Sources,
}

/// How a list is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// One line for each record, in aligned columns.
    #[default]
    Text,
    /// An array of objects, UTF-8, whose keys are always all there, in one order.
    Json,
}

/// Writes the records of `hits` to `out`. Every character of it may be printed.
///
/// # Errors
///
/// Those of `out`.
pub fn list(
    story: &Story,
    hits: &Hits,
    what: What,
    format: Format,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::list(story, hits, what, out),
        Format::Json => json::list(story, hits, what, out),
    }
}

/// How many records [`list`] writes.
pub fn count(story: &Story, hits: &Hits, what: What) -> usize {
    match what {
        What::Events => events(story, hits).count(),
        What::Actors => actors(story, hits).count(),
        What::Quotes => quotes(story, hits).count(),
        What::Sources => sources(story, hits).count(),
    }
}

fn events<'a>(story: &'a Story, hits: &'a Hits) -> impl Iterator<Item = &'a Hit<EventId>> + Clone {
    hits.events
        .iter()
        .filter(|hit| !story.event(hit.key).is_private())
}

fn actors<'a>(story: &'a Story, hits: &'a Hits) -> impl Iterator<Item = &'a Hit<ActorId>> + Clone {
    hits.actors
        .iter()
        .filter(|hit| !story.actor(hit.key).is_private())
}

fn quotes<'a>(story: &'a Story, hits: &'a Hits) -> impl Iterator<Item = &'a Hit<QuoteId>> + Clone {
    hits.quotes
        .iter()
        .filter(|hit| !story.quote(hit.key).is_private())
}

fn sources<'a>(
    story: &'a Story,
    hits: &'a Hits,
) -> impl Iterator<Item = &'a Hit<SourceId>> + Clone {
    hits.sources
        .iter()
        .filter(|hit| !story.source(hit.key).is_private())
}
