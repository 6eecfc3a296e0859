//! An event as a JSON object, with what its sources say of each field.

use serde::Serialize;

use super::claim::ClaimRecord;
use super::{CitationRecord, Match, Named, NoteRecord, citation_record, notes, party};
use crate::schema::Status;
use crate::search::Hit;
use crate::story::date::{Date, Day, wording_in};
use crate::story::evidence::{Line, Side, contests, independent_lines, lines_of_event};
use crate::story::{Event, EventId, Quote, Story};

/// An event.
#[derive(Serialize)]
pub(in crate::export) struct EventRecord<'s> {
    id: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    date: Option<&'s str>,
    wording: Option<String>,
    /// First and last day of the date, ISO 8601, in the event's zone.
    first_day: Option<String>,
    last_day: Option<String>,
    title: &'s str,
    kind: Option<&'s str>,
    status: Option<Status>,
    place: Option<&'s str>,
    summary: Option<&'s str>,
    thread: Option<&'s str>,
    tags: Vec<&'s str>,
    actors: Vec<PartRecord<'s>>,
    citations: Vec<CitationRecord<'s>>,
    independent_lines: usize,
    fields: Vec<FieldRecord<'s>>,
    rulings: Vec<RulingRecord<'s>>,
    quotes: Vec<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    private: bool,
    draft: bool,
    /// The rule that made it of an article's text.
    rule: Option<&'s str>,
}

#[derive(Serialize)]
struct PartRecord<'s> {
    id: &'s str,
    name: &'s str,
    role: Option<&'s str>,
}

/// What sources say of one field of an event.
#[derive(Serialize)]
struct FieldRecord<'s> {
    field: &'s str,
    scope: Option<&'s str>,
    disputed: bool,
    values: Vec<ValueRecord<'s>>,
}

/// Claims that give one value, and the lines of evidence behind it.
#[derive(Serialize)]
struct ValueRecord<'s> {
    value: Option<&'s str>,
    independent_lines: usize,
    lines: Vec<LineRecord<'s>>,
    claims: Vec<ClaimRecord<'s>>,
}

#[derive(Serialize)]
struct LineRecord<'s> {
    /// Nothing where it is private, and the list is not.
    origin: Option<Named<'s>>,
    independent: bool,
    sources: Vec<&'s str>,
}

#[derive(Serialize)]
struct RulingRecord<'s> {
    field: &'s str,
    /// Nothing where the matter is unresolved.
    value: Option<&'s str>,
    because: &'s str,
    by: Option<&'s str>,
    on: Option<&'s str>,
    private: bool,
}

impl<'s> EventRecord<'s> {
    pub(in crate::export) fn new(story: &'s Story, hit: Hit<EventId>) -> Self {
        let event = story.event(hit.key);
        let edtf = event.edtf();
        let lines = lines_of_event(story, event);
        Self {
            id: event.id(),
            matches: hit.truth.into(),
            date: edtf,
            wording: edtf.map(|edtf| wording_in(edtf, event.timezone())),
            first_day: iso(event.date().and_then(Date::first)),
            last_day: iso(event.date().and_then(Date::last)),
            title: event.title(),
            kind: event.kind(),
            status: event.status(),
            place: event.place(),
            summary: event.summary(),
            thread: event.thread(),
            tags: event.tags().collect(),
            actors: parts(story, event),
            citations: event
                .citations()
                .map(|citation| citation_record(story, &citation))
                .collect(),
            independent_lines: independent_lines(&lines),
            fields: fields(story, event),
            rulings: rulings(event),
            quotes: event.quotes().map(Quote::id).collect(),
            notes: notes(event.notes()),
            private: event.is_private(),
            draft: event.is_draft(),
            rule: event.rule(),
        }
    }
}

fn parts<'s>(story: &'s Story, event: Event<'s>) -> Vec<PartRecord<'s>> {
    event
        .parts()
        .map(|part| {
            let actor = story.actor(part.actor);
            PartRecord {
                id: actor.id(),
                name: actor.name(),
                role: part.role,
            }
        })
        .collect()
}

fn fields<'s>(story: &'s Story, event: Event<'s>) -> Vec<FieldRecord<'s>> {
    contests(story, event)
        .into_iter()
        .map(|contest| FieldRecord {
            field: contest.field,
            scope: contest.scope,
            disputed: contest.disputed,
            values: contest
                .sides
                .into_iter()
                .map(|side| value(story, side))
                .collect(),
        })
        .collect()
}

fn value<'s>(story: &'s Story, side: Side<'s>) -> ValueRecord<'s> {
    ValueRecord {
        value: side.claims.iter().find_map(|claim| claim.value()),
        independent_lines: independent_lines(&side.lines),
        lines: side
            .lines
            .into_iter()
            .map(|line| line_record(story, &line))
            .collect(),
        claims: side
            .claims
            .into_iter()
            .map(|claim| ClaimRecord::new(story, claim))
            .collect(),
    }
}

fn line_record<'s>(story: &'s Story, line: &Line<'s>) -> LineRecord<'s> {
    LineRecord {
        origin: line.origin.map(|origin| party(story, origin)),
        independent: line.independent,
        sources: line
            .sources
            .iter()
            .map(|&key| story.source(key).id())
            .collect(),
    }
}

fn rulings(event: Event<'_>) -> Vec<RulingRecord<'_>> {
    event
        .rulings()
        .map(|ruling| RulingRecord {
            field: ruling.field(),
            value: ruling.value(),
            because: ruling.because(),
            by: ruling.by(),
            on: ruling.on(),
            private: ruling.is_private(),
        })
        .collect()
}

fn iso(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}
