//! The view of a quote.

use super::source::rule_of;
use super::{Citation, Note};
use crate::schema::Mode;
use crate::story::date::Date;
use crate::story::id::{ActorId, EventId, Handle, QuoteId, SourceId};
use crate::story::problem::Place;
use crate::story::segment::{QuoteRow, Segment, Speaker};
use crate::story::snapshot::Story;

/// One rendering of an utterance.
#[derive(Debug, Clone, Copy)]
pub struct Quote<'s> {
    pub(in crate::story) story: &'s Story,
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s QuoteRow,
}

impl<'s> Quote<'s> {
    /// The quote's handle.
    pub fn key(self) -> QuoteId {
        self.row.key
    }

    /// The quote's id as the file gives it.
    pub fn id(self) -> &'s str {
        self.story.directories.quotes.name(self.row.key)
    }

    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// The actors who said it.
    pub fn speakers(self) -> impl Iterator<Item = ActorId> {
        self.row
            .speakers
            .of(&self.segment.speakers)
            .iter()
            .filter_map(|speaker| match speaker {
                Speaker::Known(actor) => Some(*actor),
                Speaker::Unknown(_) | Speaker::Withheld => None,
            })
    }

    /// Speakers whom the file names by an id that no actor has.
    pub fn unknown_speakers(self) -> impl Iterator<Item = &'s str> {
        let segment = self.segment;
        self.row
            .speakers
            .of(&segment.speakers)
            .iter()
            .filter_map(|speaker| match speaker {
                Speaker::Known(_) | Speaker::Withheld => None,
                Speaker::Unknown(name) => Some(segment.arena.get(*name)),
            })
    }

    /// Whether anybody is named or described as the speaker, be it somebody private.
    pub fn has_speaker(self) -> bool {
        let speakers = self.row.speakers.of(&self.segment.speakers);
        !speakers.is_empty() || self.speaker_description().is_some()
    }

    /// Who said it, where the story has no such actor.
    pub fn speaker_description(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.speaker_description)
    }

    /// All who said it, by the names to show; `unknown speaker` where nobody is named.
    pub fn speaker_names(self) -> String {
        let known = self.speakers().map(|actor| self.story.actor(actor).name());
        let names: Vec<&str> = known
            .chain(self.unknown_speakers())
            .chain(self.speaker_description())
            .collect();
        if names.is_empty() {
            "unknown speaker".to_owned()
        } else {
            names.join(", ")
        }
    }

    /// The words, without the outer quotation marks.
    pub fn text(self) -> &'s str {
        self.segment.arena.get(self.row.text)
    }

    /// What the words are.
    pub fn mode(self) -> Mode {
        self.row.mode
    }

    /// What the source printed them as, where that differs.
    pub fn printed_as(self) -> Option<Mode> {
        self.row.printed_as
    }

    /// How it was said: `speech`, `letter`, `e-mail`.
    pub fn channel(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.channel)
    }

    /// The event it belongs to.
    pub fn event(self) -> Option<EventId> {
        self.row.event
    }

    /// The source that carries it.
    pub fn source(self) -> SourceId {
        // The builder keeps no quote whose source is unknown.
        self.row.citation.source.unwrap_or(SourceId::from_index(0))
    }

    /// Where it stands in the source.
    pub fn citation(self) -> Option<Citation<'s>> {
        Citation::read(self.row.citation, self.segment)
    }

    /// When it was said.
    pub fn said(self) -> Option<Date> {
        self.segment.dates.get(self.row.said).copied()
    }

    /// The date as the file writes it.
    pub fn said_edtf(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.said_edtf)
    }

    /// Name that ties renderings of one utterance together.
    pub fn utterance(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.utterance)
    }

    /// The makers' remarks.
    pub fn notes(self) -> impl Iterator<Item = Note<'s>> {
        self.story
            .links
            .quote_notes
            .of(self.row.key)
            .iter()
            .map(|&key| self.story.note(key))
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
