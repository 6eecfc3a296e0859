//! Reads references, dates and values of single records, and reports those that cannot be right.

use chrono_tz::Tz;

use super::arena::{Arena, Text};
use super::builder::Builder;
use super::date::Date;
use super::field::Fields;
use super::id::{ActorId, EventId, Handle, QuoteId, SourceId};
use super::problem::{Place, Problem, Step};
use super::segment::{NoteRow, PartyRow, Segment, Speaker};
use super::snapshot::Directory;
use super::value::{Value, ValueError};
use crate::text;

/// How often an unknown id or name may be compared with a known one. It is enough to learn from, and
/// keeps a story with as many mistakes as records from taking hours to say so.
const COMPARISONS: usize = 5_000_000;

/// Gives the rows of a segment their meaning, and reports what has none.
pub(super) struct Resolver<'b> {
    events: &'b Directory<EventId>,
    actors: &'b Directory<ActorId>,
    quotes: &'b Directory<QuoteId>,
    sources: &'b Directory<SourceId>,
    fields: &'b Fields,
    zone: Tz,
    problems: &'b mut Vec<Problem>,
    /// Comparisons that are left.
    comparisons: usize,
}

impl<'b> Resolver<'b> {
    /// A resolver of the ids that `builder` knows.
    pub fn new(
        builder: &'b Builder,
        fields: &'b Fields,
        zone: Tz,
        problems: &'b mut Vec<Problem>,
    ) -> Self {
        let Builder {
            events,
            actors,
            quotes,
            sources,
            ..
        } = builder;
        Self {
            events,
            actors,
            quotes,
            sources,
            fields,
            zone,
            problems,
            comparisons: COMPARISONS,
        }
    }

    pub fn sources(&mut self, segment: &mut Segment) {
        for row in &mut segment.sources {
            let place = row.written_at;
            row.published = self.date(
                &segment.arena,
                row.published_text,
                self.zone,
                place,
                "published",
            );
            for (text, key) in [
                (row.accessed, "accessed"),
                (row.corrected, "corrected"),
                (row.retracted, "retracted"),
            ] {
                self.date(&segment.arena, text, self.zone, place, key);
            }
            row.version_of = row.version_of.and_then(|version| match version {
                PartyRow::Source(source) => self
                    .source(source, place, &["version_of"])
                    .map(PartyRow::Source),
                other => Some(other),
            });
            let origins = row.origins.of_mut(&mut segment.origins);
            for (index, origin) in origins.iter_mut().enumerate() {
                let path = vec!["derives_from".into(), index.into()];
                *origin = self.document(&segment.arena, *origin, place, path);
            }
        }
    }

    pub fn events(&mut self, segment: &mut Segment) {
        for row in &mut segment.events {
            let place = row.written_at;
            row.zone = segment
                .arena
                .some(row.zone_name)
                .and_then(|name| read_zone(name, place, self.problems));
            let zone = row.zone.unwrap_or(self.zone);
            row.date = self.date(&segment.arena, row.edtf, zone, place, "date");
            for (index, part) in row.parts.of_mut(&mut segment.parts).iter_mut().enumerate() {
                let path = vec!["actors".into(), index.into(), "id".into()];
                part.actor = part
                    .actor
                    .and_then(|actor| self.known(self.actors, "actor", actor, place, path));
            }
            let citations = row.citations.of_mut(&mut segment.citations);
            for (index, citation) in citations.iter_mut().enumerate() {
                let path = vec!["citations".into(), index.into(), "source".into()];
                citation.source = citation
                    .source
                    .and_then(|source| self.known(self.sources, "source", source, place, path));
            }
            for (run, key) in [(row.before, "before"), (row.after, "after")] {
                let refs = run.of_mut(&mut segment.event_refs);
                for (index, event) in refs.iter_mut().enumerate() {
                    let path = vec![key.into(), index.into()];
                    *event = event
                        .and_then(|event| self.known(self.events, "event", event, place, path));
                }
            }
        }
    }

    pub fn actors(&mut self, segment: &mut Segment) {
        for row in &mut segment.actors {
            let place = row.written_at;
            let relations = row.relations.of_mut(&mut segment.relations);
            for (index, relation) in relations.iter_mut().enumerate() {
                let path = |key: &str| vec!["relations".into(), index.into(), key.into()];
                relation.to = self.party(&segment.arena, relation.to, place, path("to"));
                for (text, key) in [(relation.since, "since"), (relation.until, "until")] {
                    self.date_at(&segment.arena, text, self.zone, place, path(key));
                }
            }
        }
    }

    pub fn claims(&mut self, segment: &mut Segment, zones: &[Option<Tz>]) {
        for row in &mut segment.claims {
            let place = row.written_at;
            if !self.events.defines(row.event) {
                self.known(self.events, "event", row.event, place, vec!["event".into()]);
            }
            row.citation.source = row
                .citation
                .source
                .and_then(|source| self.source(source, place, &["source"]));
            row.according_to = row
                .according_to
                .map(|party| self.party(&segment.arena, party, place, vec!["according_to".into()]));
            self.date(&segment.arena, row.as_of, self.zone, place, "as_of");
            let name = segment.arena.get(row.field);
            self.check_field(name, place);
            let zone = zones
                .get(row.event.index())
                .copied()
                .flatten()
                .unwrap_or(self.zone);
            row.typed = segment.arena.some(row.value).and_then(|text| {
                Value::read(text, &self.fields.get(name), zone)
                    .map_err(|error| self.unreadable(place, vec!["value".into()], text, &error))
                    .ok()
            });
        }
    }

    pub fn rulings(&mut self, segment: &mut Segment) {
        for row in &mut segment.rulings {
            let place = row.written_at;
            if !self.events.defines(row.event) {
                self.known(self.events, "event", row.event, place, vec!["event".into()]);
            }
            self.check_field(segment.arena.get(row.field), place);
            self.date(&segment.arena, row.on, self.zone, place, "on");
        }
    }

    pub fn quotes(&mut self, segment: &mut Segment, zones: &[Option<Tz>]) {
        for row in &mut segment.quotes {
            let place = row.written_at;
            row.event = row.event.and_then(|event| {
                self.known(self.events, "event", event, place, vec!["event".into()])
            });
            row.citation.source = row
                .citation
                .source
                .and_then(|source| self.source(source, place, &["source"]));
            let zone = row
                .event
                .and_then(|event| zones[event.index()])
                .unwrap_or(self.zone);
            row.said = self.date(&segment.arena, row.said_edtf, zone, place, "said");
            let speakers = row.speakers.of_mut(&mut segment.speakers);
            for (index, speaker) in speakers.iter_mut().enumerate() {
                let Speaker::Known(actor) = *speaker else {
                    continue;
                };
                let path = vec!["speakers".into(), index.into()];
                if self
                    .known(self.actors, "actor", actor, place, path)
                    .is_none()
                {
                    *speaker =
                        Speaker::Unknown(segment.arena.line(self.actors.names.name(actor.index())));
                }
            }
        }
    }

    pub fn notes(&mut self, segment: &mut Segment) {
        for row in &mut segment.notes {
            let NoteRow {
                written_at: place,
                event,
                source,
                actor,
                quote,
                ..
            } = row;
            *event = event.and_then(|key| {
                self.known(self.events, "event", key, *place, vec!["event".into()])
            });
            *source = source.and_then(|key| self.source(key, *place, &["source"]));
            *actor = actor.and_then(|key| {
                self.known(self.actors, "actor", key, *place, vec!["actor".into()])
            });
            *quote = quote.and_then(|key| {
                self.known(self.quotes, "quote", key, *place, vec!["quote".into()])
            });
            let key = if row.is_question { "due" } else { "on" };
            self.date(&segment.arena, row.on, self.zone, row.written_at, key);
        }
    }

    fn source(&mut self, key: SourceId, place: Place, path: &[&str]) -> Option<SourceId> {
        self.known(
            self.sources,
            "source",
            key,
            place,
            path.iter().map(|&key| key.into()).collect(),
        )
    }

    /// The record, if it is defined; else its absence is reported.
    fn known<K: Handle>(
        &mut self,
        directory: &Directory<K>,
        kind: &str,
        key: K,
        place: Place,
        path: Vec<Step>,
    ) -> Option<K> {
        if directory.defines(key) {
            return Some(key);
        }
        let id = directory.names.name(key.index());
        let mut problem = dangling(kind, id, place, path);
        if self.may_compare(directory.order.len()) {
            problem.hint = did_you_mean(id, ids(directory));
        }
        self.problems.push(problem);
        None
    }

    /// Whether one more name may be compared with so many known ones.
    fn may_compare(&mut self, known: usize) -> bool {
        let left = self.comparisons.checked_sub(known);
        self.comparisons = left.unwrap_or(0);
        left.is_some()
    }

    /// A document by its id or, where the story has no record of it, by its name.
    fn document(
        &mut self,
        arena: &Arena,
        row: PartyRow,
        place: Place,
        path: Vec<Step>,
    ) -> PartyRow {
        let PartyRow::Named(text) = row else {
            return row;
        };
        let name = arena.get(text);
        if let Some(source) = self.sources.find(name) {
            return PartyRow::Source(source);
        }
        self.report_near_miss(name, place, path, ids(self.sources));
        row
    }

    /// An actor or a document by its id or, where the story has no record of it, by its name.
    fn party(&mut self, arena: &Arena, row: PartyRow, place: Place, path: Vec<Step>) -> PartyRow {
        let PartyRow::Named(text) = row else {
            return row;
        };
        let name = arena.get(text);
        if let Some(actor) = self.actors.find(name) {
            return PartyRow::Actor(actor);
        }
        if let Some(source) = self.sources.find(name) {
            return PartyRow::Source(source);
        }
        let known = ids(self.actors).chain(ids(self.sources));
        self.report_near_miss(name, place, path, known);
        row
    }

    /// A name is welcome where no record is meant; one that looks like a mistyped id is reported.
    fn report_near_miss(
        &mut self,
        name: &str,
        place: Place,
        path: Vec<Step>,
        known: impl Iterator<Item = &'b str>,
    ) {
        let looks_like_an_id = name.contains('-') && !name.contains([' ', '/']);
        let number = self.actors.order.len() + self.sources.order.len();
        if !looks_like_an_id || !self.may_compare(number) {
            return;
        }
        if let Some(hint) = did_you_mean(name, known) {
            let found = format!("`{name}`, which no record is called");
            let mut problem = Problem::new(place, path, found, "an id, or a name in plain words");
            problem.hint = Some(hint);
            self.problems.push(problem);
        }
    }

    fn check_field(&mut self, name: &str, place: Place) {
        if self.fields.knows(name) {
            return;
        }
        if let Some(near) = text::nearest(name, self.fields.names()) {
            let hint = Some(format!(
                "did you mean `{near}`? A field of your own is declared under `[story.fields]`"
            ));
            let mut problem = Problem::new(
                place,
                ["field".into()],
                format!("`{name}`"),
                "a field of the story",
            );
            problem.hint = hint;
            self.problems.push(problem);
        }
    }

    fn date(
        &mut self,
        arena: &Arena,
        text: Text,
        zone: Tz,
        place: Place,
        key: &str,
    ) -> Option<Date> {
        self.date_at(arena, text, zone, place, vec![key.into()])
    }

    fn date_at(
        &mut self,
        arena: &Arena,
        text: Text,
        zone: Tz,
        place: Place,
        path: Vec<Step>,
    ) -> Option<Date> {
        let text = arena.some(text)?;
        Date::read(text, zone)
            .map_err(|error| self.unreadable(place, path, text, &ValueError::NotADate(error)))
            .ok()
    }

    fn unreadable(&mut self, place: Place, path: Vec<Step>, text: &str, error: &ValueError) {
        let problem = match error {
            ValueError::NotADate(error) => {
                let found = format!("`{text}`: {}", error.reason());
                let mut problem = Problem::new(place, path, found, error.expected());
                problem.hint = error.hint().map(str::to_owned);
                problem
            }
            other => Problem::new(place, path, format!("`{text}`"), other.to_string()),
        };
        self.problems.push(problem);
    }
}

/// The zone called `name`; else its absence is reported.
pub(super) fn read_zone(name: &str, place: Place, problems: &mut Vec<Problem>) -> Option<Tz> {
    let zone = name.parse().ok();
    if zone.is_none() {
        let mut problem = Problem::new(
            place,
            ["timezone".into()],
            format!("`{name}`"),
            "an IANA time zone, such as `America/Los_Angeles`",
        );
        problem.hint = did_you_mean(name, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
        problems.push(problem);
    }
    zone
}

/// The problem that no record of a kind has this id.
pub(super) fn dangling(kind: &str, id: &str, place: Place, path: Vec<Step>) -> Problem {
    let article = if kind.starts_with(['a', 'e']) {
        "an"
    } else {
        "a"
    };
    Problem::new(
        place,
        path,
        format!("`{id}`, which no {kind} is called"),
        format!("the id of {article} {kind}"),
    )
}

/// The ids of the records of a kind.
pub(super) fn ids<K: Handle>(directory: &Directory<K>) -> impl Iterator<Item = &str> {
    directory
        .order
        .iter()
        .map(|key| directory.names.name(key.index()))
}

/// The hint for a word that is nearly a known one.
pub(super) fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let near = text::nearest(word, known)?;
    Some(format!("did you mean `{near}`?"))
}
