//! What answers to a query, as a list to print: lines of text, or JSON.
//!
//! A list holds what its story holds: whoever leaves private records out has the story opened for
//! the public.

mod json;
mod records;
mod text;

use std::io::{self, Write};

use crate::search::Hits;
use crate::story::Story;

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
pub fn count(hits: &Hits, what: What) -> usize {
    match what {
        What::Events => hits.events.len(),
        What::Actors => hits.actors.len(),
        What::Quotes => hits.quotes.len(),
        What::Sources => hits.sources.len(),
    }
}
