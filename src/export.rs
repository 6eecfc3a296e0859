//! What answers to a query, to hand over: lists in several formats, whole documents, citations.
//!
//! A list holds what its story holds: whoever leaves private records out has the story opened for
//! the public.

mod cautions;
pub mod citation;
mod csv;
mod document;
mod hash;
mod html;
mod ics;
mod json;
mod markdown;
mod parts;
mod placing;
pub mod plain;
mod prose;
mod records;
mod text;
mod timelinejs;
pub mod words;

use std::io::{self, Write};

use serde::Serialize;

use crate::search::{Hit, Hits};
use crate::story::{ClaimId, Story};

pub use document::Document;
pub use placing::{Chart, Unplaced};

use json::Layout;

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
    /// What sources say of the events' fields, in the order of the events, then of the file.
    Claims,
}

/// How a list is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// One line for each record, in aligned columns.
    #[default]
    Text,
    /// An array of objects, UTF-8, whose keys are always all there, in one order.
    Json,
    /// The same objects, one a line.
    Ndjson,
    /// A table for a spreadsheet, RFC 4180 and UTF-8. A cell that a spreadsheet would run as a
    /// formula begins with an apostrophe.
    Csv,
    /// An item for each record, with its citation.
    Markdown,
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
        Format::Json => json::list(story, hits, what, Layout::Array, out),
        Format::Ndjson => json::list(story, hits, what, Layout::Lines, out),
        Format::Csv => csv::list(story, hits, what, out),
        Format::Markdown => markdown::list(story, hits, what, out),
    }
}

/// How many records [`list`] writes.
pub fn count(story: &Story, hits: &Hits, what: What) -> usize {
    match what {
        What::Events => hits.events.len(),
        What::Actors => hits.actors.len(),
        What::Quotes => hits.quotes.len(),
        What::Sources => hits.sources.len(),
        What::Claims => claims(story, hits).len(),
    }
}

/// The claims on the events that answer, each as surely as its event.
fn claims(story: &Story, hits: &Hits) -> Vec<Hit<ClaimId>> {
    let events = hits.events.iter();
    let claims = events.flat_map(|hit| {
        let claims = story.event(hit.key).claims();
        claims.map(move |claim| Hit {
            key: claim.key(),
            truth: hit.truth,
            direct: hit.direct,
        })
    });
    claims.collect()
}

/// The word by which story files call a kind, status or mode.
fn word(value: impl Serialize) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Some(word),
        _ => None,
    }
}
