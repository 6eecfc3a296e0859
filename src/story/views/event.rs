//! The view of an event.

use chrono_tz::Tz;

use super::{Citation, Claim, Note, Quote, Ruling};
use crate::schema::Status;
use crate::story::arena::Text;
use crate::story::date::Date;
use crate::story::id::{ActorId, EventId, QuoteId};
use crate::story::problem::Place;
use crate::story::segment::{EventRow, ExtraRow, Run, Segment};
use crate::story::snapshot::Story;

/// Something that happened.
#[derive(Debug, Clone, Copy)]
pub struct Event<'s> {
    pub(in crate::story) story: &'s Story,
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s EventRow,
}

/// An actor's part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'s> {
    /// Who took part.
    pub actor: ActorId,
    /// As what.
    pub role: Option<&'s str>,
}

impl<'s> Event<'s> {
    /// The event's handle.
    pub fn key(self) -> EventId {
        self.row.key
    }

    /// The event's id as the file gives it.
    pub fn id(self) -> &'s str {
        self.story.directories.events.name(self.row.key)
    }

    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// One line that says what happened.
    pub fn title(self) -> &'s str {
        self.segment.arena.get(self.row.title)
    }

    /// When it happened. Nothing where nobody knows, or where the date could not be read.
    pub fn date(self) -> Option<Date> {
        self.segment.dates.get(self.row.date).copied()
    }

    /// The date as the file writes it.
    pub fn edtf(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.edtf)
    }

    /// The zone in which the event's day is counted.
    pub fn timezone(self) -> Tz {
        let zone = self.extra().and_then(|extra| extra.zone);
        zone.unwrap_or(self.story.meta.zone)
    }

    /// The name of that zone, where the event gives one of its own.
    pub(super) fn zone_name(self) -> Option<&'s str> {
        self.segment.arena.some(self.extra()?.zone_name)
    }

    /// What sort of event.
    pub fn kind(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.kind)
    }

    /// How far it is established.
    pub fn status(self) -> Option<Status> {
        self.row.status
    }

    /// Where it happened.
    pub fn place(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.place)
    }

    /// Whether it has a place, for whoever asks many events: the text itself lies elsewhere in memory.
    pub fn has_place(self) -> bool {
        self.row.place != Text::default()
    }

    /// Whether it has a summary, as [`has_place`](Self::has_place) tells of places.
    pub fn has_summary(self) -> bool {
        self.row.summary != Text::default()
    }

    /// What happened, in the makers' own words.
    pub fn summary(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.summary)
    }

    /// The strand of the story it belongs to.
    pub fn thread(self) -> Option<&'s str> {
        self.segment.arena.some(self.extra()?.thread)
    }

    /// Free labels.
    pub fn tags(self) -> impl Iterator<Item = &'s str> {
        let arena = &self.segment.arena;
        let tags = self.run(|extra| extra.tags).of(&self.segment.texts);
        tags.iter().map(|&tag| arena.get(tag))
    }

    /// Who took part.
    pub fn parts(self) -> impl Iterator<Item = Part<'s>> {
        let segment = self.segment;
        self.row.parts.of(&segment.parts).iter().filter_map(|row| {
            Some(Part {
                actor: row.actor?,
                role: segment.arena.some(row.role),
            })
        })
    }

    /// Where it is reported.
    pub fn citations(self) -> impl Iterator<Item = Citation<'s>> {
        let segment = self.segment;
        self.row
            .citations
            .of(&segment.citations)
            .iter()
            .filter_map(|&row| Citation::read(row, segment))
    }

    /// What sources say of its fields.
    pub fn claims(self) -> impl Iterator<Item = Claim<'s>> {
        self.story
            .links
            .event_claims
            .of(self.row.key)
            .iter()
            .map(|&key| self.story.claim(key))
    }

    /// What the makers hold best supported.
    pub fn rulings(self) -> impl Iterator<Item = Ruling<'s>> {
        self.story
            .links
            .event_rulings
            .of(self.row.key)
            .iter()
            .map(|&key| self.story.ruling(key))
    }

    /// What was said at it or about it.
    pub fn quotes(self) -> impl Iterator<Item = Quote<'s>> {
        self.quote_keys().iter().map(|&key| self.story.quote(key))
    }

    /// The handles of what was said at it or about it.
    pub fn quote_keys(self) -> &'s [QuoteId] {
        self.story.links.event_quotes.of(self.row.key)
    }

    /// The makers' remarks and open questions.
    pub fn notes(self) -> impl Iterator<Item = Note<'s>> {
        self.story
            .links
            .event_notes
            .of(self.row.key)
            .iter()
            .map(|&key| self.story.note(key))
    }

    /// Events it is stated to come before.
    pub fn before(self) -> impl Iterator<Item = EventId> {
        self.event_refs(|extra| extra.before)
    }

    /// Events it is stated to come after.
    pub fn after(self) -> impl Iterator<Item = EventId> {
        self.event_refs(|extra| extra.after)
    }

    fn event_refs(self, run: fn(&ExtraRow) -> Run) -> impl Iterator<Item = EventId> {
        let events = self.run(run).of(&self.segment.event_refs);
        events.iter().copied().flatten()
    }

    fn extra(self) -> Option<&'s ExtraRow> {
        self.segment.extras.get(self.row.extra)
    }

    fn run(self, of: fn(&ExtraRow) -> Run) -> Run {
        self.extra().map(of).unwrap_or_default()
    }

    /// Whether it is kept out of lists, copies and exports.
    pub fn is_private(self) -> bool {
        self.row.private
    }

    /// Whether it was made from an article's text and nobody has reviewed it.
    pub fn is_draft(self) -> bool {
        self.row.draft
    }

    /// The rule that made it of an article's text.
    pub fn rule(self) -> Option<&'s str> {
        self.segment.arena.some(self.extra()?.rule)
    }
}
