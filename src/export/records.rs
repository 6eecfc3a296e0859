//! The objects of JSON lists: what each record carries, by the names of the story file.

mod actor;
mod event;
mod quote;
mod source;

use serde::Serialize;

use crate::schema::Stance;
use crate::story::date::Truth;
use crate::story::{
    Citation, Event, EventId, Note, Party, Quote, QuoteId, Source, SourceId, Story,
};

pub(super) use actor::ActorRecord;
pub(super) use event::EventRecord;
pub(super) use quote::{QuoteRecord, speaker_names};
pub(super) use source::SourceRecord;

/// How surely a record answers to the query.
#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Match {
    Yes,
    Possibly,
}

impl From<Truth> for Match {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Yes,
            Truth::Possibly | Truth::No => Self::Possibly,
        }
    }
}

/// A record that is named by another.
#[derive(Serialize)]
struct Named<'s> {
    /// Nothing for somebody or something that the story has no record of.
    id: Option<&'s str>,
    name: &'s str,
}

/// A source, and where in it to look.
#[derive(Serialize)]
struct CitationRecord<'s> {
    source: &'s str,
    publisher: &'s str,
    title: Option<&'s str>,
    url: Option<&'s str>,
    at: Option<&'s str>,
    span: Option<[u64; 2]>,
    stance: Stance,
}

/// The makers' remark or question.
#[derive(Serialize)]
struct NoteRecord<'s> {
    question: bool,
    text: &'s str,
    by: Option<&'s str>,
    on: Option<&'s str>,
}

fn citation_record<'s>(story: &'s Story, citation: &Citation<'s>) -> Option<CitationRecord<'s>> {
    let source = public(story, citation.source)?;
    Some(CitationRecord {
        source: source.id(),
        publisher: source.publisher(),
        title: source.title(),
        url: source.url(),
        at: citation.at,
        span: citation.span,
        stance: citation.stance,
    })
}

fn notes<'s>(notes: impl Iterator<Item = Note<'s>>) -> Vec<NoteRecord<'s>> {
    notes
        .filter(|note| !note.is_private())
        .map(|note| NoteRecord {
            question: note.is_question(),
            text: note.text(),
            by: note.by(),
            on: note.on(),
        })
        .collect()
}

/// The source, unless it is private.
fn public(story: &Story, key: SourceId) -> Option<Source<'_>> {
    Some(story.source(key)).filter(|source| !source.is_private())
}

/// Whoever is named, unless its record is private.
fn party<'s>(story: &'s Story, party: Party<'s>) -> Option<Named<'s>> {
    let id = match party {
        Party::Actor(key) => {
            let actor = story.actor(key);
            Some(actor.id()).filter(|_| !actor.is_private())
        }
        Party::Source(key) => public(story, key).map(Source::id),
        Party::Named(name) => return Some(Named { id: None, name }),
    };
    id.map(|id| Named {
        id: Some(id),
        name: party.name(story),
    })
}

fn event_ids<'s>(story: &'s Story, keys: &[EventId]) -> Vec<&'s str> {
    let events = keys.iter().map(|&key| story.event(key));
    events
        .filter(|event| !event.is_private())
        .map(Event::id)
        .collect()
}

fn quote_ids<'s>(story: &'s Story, keys: &[QuoteId]) -> Vec<&'s str> {
    let quotes = keys.iter().map(|&key| story.quote(key));
    quotes
        .filter(|quote| !quote.is_private())
        .map(Quote::id)
        .collect()
}
