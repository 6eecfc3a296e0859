//! What of a story answers to a query.

use super::found::Found;
use super::highlight::Highlighter;
use crate::story::date::Truth;
use crate::story::{ActorId, EventId, QuoteId, SourceId};

/// A record that answers to a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<K> {
    /// The record.
    pub key: K,
    /// How surely it answers: possibly or yes. An event dated `2026-02` possibly was on 13 February.
    pub truth: Truth,
    /// Whether it answers itself, and is not only linked to what does. Without a query everything
    /// answers itself.
    pub direct: bool,
}

/// All records that answer to a query, those of each kind in the story's own order.
#[derive(Debug, Clone)]
pub struct Hits {
    /// Events for which every term holds.
    pub events: Found<EventId>,
    /// Actors whose names answer, and those who take part in a hit or speak in one.
    pub actors: Vec<Hit<ActorId>>,
    /// Quotes for which every term holds: by their words, their speakers, or their event.
    pub quotes: Found<QuoteId>,
    /// Sources whose names answer, and those that report a hit.
    pub sources: Vec<Hit<SourceId>>,
    /// Finds the words that answered in any text shown.
    pub highlighter: Highlighter,
}
