//! The views of claims, rulings and notes.

use super::source::rule_of;
use super::{Citation, Origin, Party};
use crate::schema::Stance;
use crate::story::date::{Date, PrintedDay, Weekday, printed_day, printed_weekday};
use crate::story::id::{ClaimId, EventId, Handle, SourceId};
use crate::story::problem::Place;
use crate::story::segment::{ClaimRow, NoteRow, RulingRow, Segment};
use crate::story::snapshot::Story;
use crate::story::value::Value;

/// One source's value for one field of an event.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'s> {
    pub(in crate::story) story: &'s Story,
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s ClaimRow,
    pub(in crate::story) key: ClaimId,
}

impl<'s> Claim<'s> {
    /// The claim's handle.
    pub fn key(self) -> ClaimId {
        self.key
    }

    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// The event.
    pub fn event(self) -> EventId {
        self.row.event
    }

    /// Which field of it.
    pub fn field(self) -> &'s str {
        self.segment.arena.get(self.row.field)
    }

    /// The value as the file writes it.
    pub fn value(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.value)
    }

    /// The value as its field's type reads it. Nothing where there is none, or it was unreadable.
    pub fn typed(self) -> Option<&'s Value> {
        self.row.typed.as_ref()
    }

    /// The words as printed.
    pub fn printed(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.printed)
    }

    /// The source that says so.
    pub fn source(self) -> SourceId {
        // The builder keeps no claim whose source is unknown.
        self.row.citation.source.unwrap_or(SourceId::from_index(0))
    }

    /// Where it stands in the source.
    pub fn citation(self) -> Option<Citation<'s>> {
        Citation::read(self.row.citation, self.segment)
    }

    /// Locator in the source.
    pub fn at(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.citation.at)
    }

    /// Whom or what the report rests on.
    pub fn according_to(self) -> Option<Party<'s>> {
        self.rests_on().and_then(Origin::party)
    }

    /// The same, be it private.
    pub(in crate::story) fn rests_on(self) -> Option<Origin<'s>> {
        self.row
            .according_to
            .map(|row| Origin::read(row, self.segment))
    }

    /// The day a growing count was taken, EDTF.
    pub fn as_of(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.as_of)
    }

    /// Whether the makers worked the value out of the words.
    pub fn is_computed(self) -> bool {
        self.row.computed
    }

    /// What the source says to the value.
    pub fn stance(self) -> Stance {
        self.row.citation.stance
    }

    /// What the value is about, where claims of one field speak of different things.
    pub fn scope(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.scope)
    }

    /// The weekday that was printed, where the day of the value is another. A timestamp may be told by its own
    /// clock or by that of the event's zone.
    pub fn weekday_misfit(self) -> Option<WeekdayMisfit> {
        let Some(Value::Date(date)) = self.typed() else {
            return None;
        };
        let printed = printed_weekday(self.printed()?)?;
        let actual = date.weekday()?;
        let by_its_own_clock = self.by_its_own_clock().and_then(Date::weekday);
        let fits = printed == actual || by_its_own_clock == Some(printed);
        (!fits).then_some(WeekdayMisfit { printed, actual })
    }

    /// The day that was printed, where it is no day of the value. A timestamp may be told by its own clock or by that
    /// of the event's zone.
    pub fn day_misfit(self) -> Option<PrintedDay> {
        let Some(Value::Date(date)) = self.typed() else {
            return None;
        };
        let printed = printed_day(self.printed()?)?;
        let fits = printed.may_be(*date)
            || self
                .by_its_own_clock()
                .is_some_and(|date| printed.may_be(date));
        (!fits).then_some(printed)
    }

    /// The day of a date, or of a timestamp by its own clock.
    fn by_its_own_clock(self) -> Option<Date> {
        self.value().and_then(|value| Date::parse(value).ok())
    }

    /// The story the claim belongs to.
    pub fn story(self) -> &'s Story {
        self.story
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
        rule_of(self.row.citation, self.segment)
    }
}

/// A weekday that does not go with its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekdayMisfit {
    /// As printed.
    pub printed: Weekday,
    /// The day's own.
    pub actual: Weekday,
}

/// What the makers hold best supported for a field of an event.
#[derive(Debug, Clone, Copy)]
pub struct Ruling<'s> {
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s RulingRow,
}

impl<'s> Ruling<'s> {
    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// Which field.
    pub fn field(self) -> &'s str {
        self.segment.arena.get(self.row.field)
    }

    /// The value held; nothing where the matter is unresolved.
    pub fn value(self) -> Option<&'s str> {
        self.segment
            .arena
            .some(self.row.value)
            .filter(|value| *value != "unresolved")
    }

    /// The reason.
    pub fn because(self) -> &'s str {
        self.segment.arena.get(self.row.because)
    }

    /// Who ruled.
    pub fn by(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.by)
    }

    /// When, EDTF.
    pub fn on(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.on)
    }

    /// Whether it is kept out of lists, copies and exports.
    pub fn is_private(self) -> bool {
        self.row.private
    }
}

/// The makers' own remark, or a question they want answered.
#[derive(Debug, Clone, Copy)]
pub struct Note<'s> {
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s NoteRow,
}

impl<'s> Note<'s> {
    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// Whether it waits for an answer.
    pub fn is_question(self) -> bool {
        self.row.is_question
    }

    /// The event it is about, if it is about one.
    pub fn event(self) -> Option<EventId> {
        self.row.event
    }

    /// The remark or the question.
    pub fn text(self) -> &'s str {
        self.segment.arena.get(self.row.text)
    }

    /// Who made it.
    pub fn by(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.by)
    }

    /// When it was made, or when the answer is due, EDTF.
    pub fn on(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.on)
    }

    /// Whether it is kept out of lists, copies and exports.
    pub fn is_private(self) -> bool {
        self.row.private
    }
}
