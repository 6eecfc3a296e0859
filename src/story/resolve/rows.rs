//! What of each kind of row has to be read and looked up.

use chrono_tz::Tz;

use super::reader::{At, Reader};
use crate::story::directory::Directories;
use crate::story::id::{EventId, Handle};
use crate::story::segment::{PartyRow, Segment, Speaker};

/// The zone of each event that names one, by handle.
type Zones = [Option<Tz>];

impl Reader<'_> {
    /// Gives the rows of `segments` their meaning.
    pub fn segments(&mut self, segments: &mut [Segment]) {
        let mut zones = vec![None; self.directories.events.len()];
        for segment in &mut *segments {
            self.sources(segment);
            self.events(segment, &mut zones);
            self.actors(segment);
            self.notes(segment);
        }
        // A claim's timestamp counts as a day in its event's zone, wherever that event stands.
        for segment in segments {
            self.claims(segment, &zones);
            self.rulings(segment);
            self.quotes(segment, &zones);
        }
    }

    fn sources(&mut self, segment: &mut Segment) {
        let arena = &segment.arena;
        let sources = &self.directories.sources;
        for row in &mut segment.sources {
            let place = row.written_at;
            let at = At::Key("published");
            row.published = self.date(row.published_text, arena, self.zone, place, at);
            for (text, key) in [
                (row.accessed, "accessed"),
                (row.corrected, "corrected"),
                (row.retracted, "retracted"),
            ] {
                self.date(text, arena, self.zone, place, At::Key(key));
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

    fn events(&mut self, segment: &mut Segment, zones: &mut Zones) {
        let arena = &segment.arena;
        let Directories {
            events,
            actors,
            sources,
            ..
        } = self.directories;
        for row in &mut segment.events {
            let place = row.written_at;
            let zone_name = arena.some(row.zone_name);
            row.zone = zone_name.and_then(|name| self.timezone(name, place));
            zones[row.key.index()] = row.zone;
            let zone = row.zone.unwrap_or(self.zone);
            row.date = self.date(row.edtf, arena, zone, place, At::Key("date"));
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
            for (run, key) in [(row.before, "before"), (row.after, "after")] {
                let others = run.of_mut(&mut segment.event_refs);
                for (index, event) in others.iter_mut().enumerate() {
                    let at = At::Item(key, index);
                    *event = self.known(events, *event, place, at);
                }
            }
        }
    }

    fn actors(&mut self, segment: &mut Segment) {
        let arena = &segment.arena;
        for row in &mut segment.actors {
            let place = row.written_at;
            let relations = row.relations.of_mut(&mut segment.relations);
            for (index, relation) in relations.iter_mut().enumerate() {
                let at = |key| At::Inside("relations", index, key);
                self.party(&mut relation.to, arena, place, at("to"));
                for (text, key) in [(relation.since, "since"), (relation.until, "until")] {
                    self.date(text, arena, self.zone, place, at(key));
                }
            }
        }
    }

    fn notes(&mut self, segment: &mut Segment) {
        let Directories {
            events,
            actors,
            quotes,
            sources,
        } = self.directories;
        for row in &mut segment.notes {
            let place = row.written_at;
            row.event = self.known(events, row.event, place, At::Key("event"));
            row.source = self.known(sources, row.source, place, At::Key("source"));
            row.actor = self.known(actors, row.actor, place, At::Key("actor"));
            row.quote = self.known(quotes, row.quote, place, At::Key("quote"));
            let key = if row.is_question { "due" } else { "on" };
            self.date(row.on, &segment.arena, self.zone, place, At::Key(key));
        }
    }

    fn claims(&mut self, segment: &mut Segment, zones: &Zones) {
        let arena = &segment.arena;
        let Directories {
            events, sources, ..
        } = self.directories;
        for row in &mut segment.claims {
            let place = row.written_at;
            self.known(events, Some(row.event), place, At::Key("event"));
            let source = &mut row.citation.source;
            *source = self.known(sources, *source, place, At::Key("source"));
            if let Some(party) = &mut row.according_to {
                self.party(party, arena, place, At::Key("according_to"));
            }
            self.date(row.as_of, arena, self.zone, place, At::Key("as_of"));
            let field = arena.get(row.field);
            self.field(field, place);
            let zone = self.zone_of(Some(row.event), zones);
            let value = arena.some(row.value);
            row.typed = value.and_then(|text| self.value(field, text, zone, place));
        }
    }

    fn rulings(&mut self, segment: &mut Segment) {
        let arena = &segment.arena;
        let events = &self.directories.events;
        for row in &mut segment.rulings {
            let place = row.written_at;
            self.known(events, Some(row.event), place, At::Key("event"));
            self.field(arena.get(row.field), place);
            self.date(row.on, arena, self.zone, place, At::Key("on"));
        }
    }

    fn quotes(&mut self, segment: &mut Segment, zones: &Zones) {
        let Directories {
            events,
            actors,
            sources,
            ..
        } = self.directories;
        for row in &mut segment.quotes {
            let place = row.written_at;
            row.event = self.known(events, row.event, place, At::Key("event"));
            let source = &mut row.citation.source;
            *source = self.known(sources, *source, place, At::Key("source"));
            let zone = self.zone_of(row.event, zones);
            let arena = &segment.arena;
            row.said = self.date(row.said_edtf, arena, zone, place, At::Key("said"));
            let speakers = row.speakers.of_mut(&mut segment.speakers);
            for (index, speaker) in speakers.iter_mut().enumerate() {
                let Speaker::Known(actor) = *speaker else {
                    continue;
                };
                let at = At::Item("speakers", index);
                if self.known(actors, Some(actor), place, at).is_none() {
                    let name = segment.arena.line(actors.name(actor));
                    *speaker = Speaker::Unknown(name);
                }
            }
        }
    }

    /// The zone in which days of `event` are counted.
    fn zone_of(&self, event: Option<EventId>, zones: &Zones) -> Tz {
        let zone = event.and_then(|event| *zones.get(event.index())?);
        zone.unwrap_or(self.zone)
    }
}
