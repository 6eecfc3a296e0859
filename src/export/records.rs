//! The objects of JSON lists: what each record carries, by the names of the story file.

mod actor;
mod claim;
mod event;
mod quote;
mod source;

use serde::Serialize;

use crate::schema::Stance;
use crate::story::date::Truth;
use crate::story::{Citation, EventId, Note, Party, QuoteId, Story};

pub(super) use actor::ActorRecord;
pub(super) use claim::LoneClaimRecord;
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
    excerpt: Option<&'s str>,
    stance: Stance,
}

/// The makers' remark or question.
#[derive(Serialize)]
struct NoteRecord<'s> {
    question: bool,
    text: &'s str,
    by: Option<&'s str>,
    on: Option<&'s str>,
    private: bool,
}

fn citation_record<'s>(story: &'s Story, citation: &Citation<'s>) -> CitationRecord<'s> {
    let source = story.source(citation.source);
    CitationRecord {
        source: source.id(),
        publisher: source.publisher(),
        title: source.title(),
        url: source.url(),
        at: citation.at,
        span: citation.span,
        excerpt: citation.excerpt,
        stance: citation.stance,
    }
}

fn notes<'s>(notes: impl Iterator<Item = Note<'s>>) -> Vec<NoteRecord<'s>> {
    notes
        .map(|note| NoteRecord {
            question: note.is_question(),
            text: note.text(),
            by: note.by(),
            on: note.on(),
            private: note.is_private(),
        })
        .collect()
}

fn party<'s>(story: &'s Story, party: Party<'s>) -> Named<'s> {
    let id = match party {
        Party::Actor(key) => Some(story.actor(key).id()),
        Party::Source(key) => Some(story.source(key).id()),
        Party::Named(_) => None,
    };
    Named {
        id,
        name: party.name(story),
    }
}

fn event_ids<'s>(story: &'s Story, keys: &[EventId]) -> Vec<&'s str> {
    keys.iter().map(|&key| story.event(key).id()).collect()
}

fn quote_ids<'s>(story: &'s Story, keys: &[QuoteId]) -> Vec<&'s str> {
    keys.iter().map(|&key| story.quote(key).id()).collect()
}
