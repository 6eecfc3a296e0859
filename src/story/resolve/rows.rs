//! What of each kind of row has to be read and looked up.

use std::collections::HashMap;

use chrono_tz::Tz;
use rayon::prelude::*;

use super::fault::Fault;
use super::reader::{At, Reader, Whole};
use crate::schema::Decision;
use crate::story::builder::Handles;
use crate::story::id::EventId;
use crate::story::segment::{PartyRow, Segment, Speaker};

/// The zone of each event that names one.
type Zones = HashMap<EventId, Tz>;

/// Gives the rows of `segments` their meaning, and returns what is wrong with them.
pub(super) fn read(whole: Whole<'_>, segments: &mut [Segment], handles: &[Handles]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut zones = Zones::new();
    let read: Vec<_> = (segments.par_iter_mut().zip(handles))
        .map(|(segment, handles)| {
            let dates = std::mem::take(&mut segment.dates);
            let mut reader = Reader::new(whole, handles, dates);
            let zones = reader.records(segment);
            segment.dates = reader.dates;
            (zones, reader.faults)
        })
        .collect();
    for (of_segment, mut more) in read {
        zones.extend(of_segment);
        faults.append(&mut more);
    }
    // A claim's timestamp counts as a day in its event's zone, wherever that event stands.
    let read: Vec<_> = (segments.par_iter_mut().zip(handles))
        .map(|(segment, handles)| {
            let dates = std::mem::take(&mut segment.dates);
            let mut reader = Reader::new(whole, handles, dates);
            reader.statements(segment, &zones);
            segment.dates = reader.dates;
            segment.close();
            reader.faults
        })
        .collect();
    faults.extend(read.into_iter().flatten());
    faults
}

impl Reader<'_> {
    fn records(&mut self, segment: &mut Segment) -> Vec<(EventId, Tz)> {
        self.documents(segment);
        let zones = self.events_and_zones(segment);
        self.people(segment);
        self.notes(segment);
        self.acceptances(segment);
        self.reviews(segment);
        zones
    }

    fn statements(&mut self, segment: &mut Segment, zones: &Zones) {
        self.claims(segment, zones);
        self.rulings(segment);
        self.said(segment, zones);
    }

    fn documents(&mut self, segment: &mut Segment) {
        let arena = &segment.arena;
        let sources = self.sources();
        for row in &mut segment.sources {
            let place = row.written_at.place();
            let at = At::Key("published");
            row.published = self.number(row.published_text, arena, self.zone(), place, at);
            for (text, key) in [
                (row.accessed, "accessed"),
                (row.corrected, "corrected"),
                (row.retracted, "retracted"),
            ] {
                self.date(text, arena, self.zone(), place, At::Key(key));
            }
            if let Some(PartyRow::Source(version)) = row.version_of {
                let version = self.known(sources, Some(version), place, At::Key("version_of"));
                row.version_of = version.map(PartyRow::Source);
            }
            let origins = row.origins.of_mut(&mut segment.origins);
            for (index, origin) in origins.iter_mut().enumerate() {
                self.document(origin, arena, place, At::Item("derives_from", index));
            }
        }
    }

    /// Returns the zones of those events that name one.
    fn events_and_zones(&mut self, segment: &mut Segment) -> Vec<(EventId, Tz)> {
        let arena = &segment.arena;
        let (events, actors, sources) = (self.events(), self.actors(), self.sources());
        let mut zones = Vec::new();
        for row in &mut segment.events {
            let place = row.written_at.place();
            let mut zone = self.zone();
            if let Some(extra) = segment.extras.get_mut(row.extra) {
                let name = arena.some(extra.zone_name);
                extra.zone = name.and_then(|name| self.timezone(name, place));
                zone = extra.zone.unwrap_or(zone);
                zones.extend(extra.zone.map(|zone| (row.key, zone)));
                for (run, key) in [(extra.before, "before"), (extra.after, "after")] {
                    let others = run.of_mut(&mut segment.event_refs);
                    for (index, event) in others.iter_mut().enumerate() {
                        *event = self.known(events, *event, place, At::Item(key, index));
                    }
                }
            }
            row.date = self.number(row.edtf, arena, zone, place, At::Key("date"));
            let parts = row.parts.of_mut(&mut segment.parts);
            for (index, part) in parts.iter_mut().enumerate() {
                let at = At::Inside("actors", index, "id");
                part.actor = self.known(actors, part.actor, place, at);
            }
            let citations = row.citations.of_mut(&mut segment.citations);
            for (index, citation) in citations.iter_mut().enumerate() {
                let at = At::Inside("citations", index, "source");
                citation.source = self.known(sources, citation.source, place, at);
            }
        }
        zones
    }

    fn people(&mut self, segment: &mut Segment) {
        let arena = &segment.arena;
        let sources = self.sources();
        for row in &mut segment.actors {
            let place = row.written_at.place();
            let citations = row.citations.of_mut(&mut segment.citations);
            for (index, citation) in citations.iter_mut().enumerate() {
                let at = At::Inside("citations", index, "source");
                citation.source = self.known(sources, citation.source, place, at);
            }
            let relations = row.relations.of_mut(&mut segment.relations);
            for (index, relation) in relations.iter_mut().enumerate() {
                let at = |key| At::Inside("relations", index, key);
                self.party(&mut relation.to, arena, place, at("to"));
                for (text, key) in [(relation.since, "since"), (relation.until, "until")] {
                    self.date(text, arena, self.zone(), place, at(key));
                }
            }
        }
    }

    fn notes(&mut self, segment: &mut Segment) {
        let (events, actors) = (self.events(), self.actors());
        let (quotes, sources) = (self.quotes(), self.sources());
        for row in &mut segment.notes {
            let place = row.written_at.place();
            row.event = self.known(events, row.event, place, At::Key("event"));
            row.source = self.known(sources, row.source, place, At::Key("source"));
            row.actor = self.known(actors, row.actor, place, At::Key("actor"));
            row.quote = self.known(quotes, row.quote, place, At::Key("quote"));
            let key = if row.is_question { "due" } else { "on" };
            self.date(row.on, &segment.arena, self.zone(), place, At::Key(key));
        }
    }

    fn acceptances(&mut self, segment: &mut Segment) {
        for row in &mut segment.acceptances {
            let place = row.written_at.place();
            let text = segment.arena.get(row.subject_text);
            if let Some((subject, field)) = self.subject(text, place) {
                let field = field.map(str::to_owned);
                row.subject = Some(subject);
                row.field = segment.arena.optional_label(field.as_deref());
            }
            self.date(row.on, &segment.arena, self.zone(), place, At::Key("on"));
        }
    }

    fn reviews(&mut self, segment: &mut Segment) {
        let sources = self.sources();
        for row in &segment.reviews {
            let place = row.written_at.place();
            let citations = row.citations.of_mut(&mut segment.citations);
            for (index, citation) in citations.iter_mut().enumerate() {
                let at = At::Inside("citations", index, "source");
                // What was rejected may have stood in a source of which nothing else was kept.
                citation.source = match row.decision {
                    Decision::Rejected => sources.if_defined(citation.source),
                    Decision::Attached => self.known(sources, citation.source, place, at),
                };
            }
        }
    }

    fn claims(&mut self, segment: &mut Segment, zones: &Zones) {
        let arena = &segment.arena;
        let (events, sources) = (self.events(), self.sources());
        for row in &mut segment.claims {
            let place = row.written_at.place();
            self.known(events, Some(row.event), place, At::Key("event"));
            row.event = events.handle(row.event);
            let source = &mut row.citation.source;
            *source = self.known(sources, *source, place, At::Key("source"));
            if let Some(party) = &mut row.according_to {
                self.party(party, arena, place, At::Key("according_to"));
            }
            self.date(row.as_of, arena, self.zone(), place, At::Key("as_of"));
            let field = arena.get(row.field);
            self.field(field, place);
            let zone = self.zone_of(Some(row.event), zones);
            let value = arena.some(row.value);
            row.typed = value.and_then(|text| self.value(field, text, zone, place));
        }
    }

    fn rulings(&mut self, segment: &mut Segment) {
        let arena = &segment.arena;
        let events = self.events();
        for row in &mut segment.rulings {
            let place = row.written_at.place();
            self.known(events, Some(row.event), place, At::Key("event"));
            row.event = events.handle(row.event);
            self.field(arena.get(row.field), place);
            self.date(row.on, arena, self.zone(), place, At::Key("on"));
        }
    }

    fn said(&mut self, segment: &mut Segment, zones: &Zones) {
        let (events, actors, sources) = (self.events(), self.actors(), self.sources());
        for row in &mut segment.quotes {
            let place = row.written_at.place();
            row.event = self.known(events, row.event, place, At::Key("event"));
            let source = &mut row.citation.source;
            *source = self.known(sources, *source, place, At::Key("source"));
            let zone = self.zone_of(row.event, zones);
            let arena = &segment.arena;
            row.said = self.number(row.said_edtf, arena, zone, place, At::Key("said"));
            let speakers = row.speakers.of_mut(&mut segment.speakers);
            for (index, speaker) in speakers.iter_mut().enumerate() {
                let Speaker::Known(actor) = *speaker else {
                    continue;
                };
                let at = At::Item("speakers", index);
                *speaker = if let Some(actor) = self.known(actors, Some(actor), place, at) {
                    Speaker::Known(actor)
                } else if actors.is_rejected(actor) {
                    Speaker::Withheld
                } else {
                    let name = actors.name(actors.handle(actor));
                    Speaker::Unknown(segment.arena.label(name))
                };
            }
        }
    }

    /// The zone in which days of `event` are counted.
    fn zone_of(&self, event: Option<EventId>, zones: &Zones) -> Tz {
        let zone = event.and_then(|event| zones.get(&event).copied());
        zone.unwrap_or(self.zone())
    }
}
