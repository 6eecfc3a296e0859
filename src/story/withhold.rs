//! Takes private records out of a story that others are to see, and every trace of them with them.
//!
//! This happens once all references are resolved: problems of private records are reported like any
//! other, and a reference to a withheld record goes without a word.

use super::id::{ActorId, EventId, QuoteId, SourceId};
use super::segment::{NoteRow, PartyRow, Segment, Speaker};
use super::snapshot::Directory;

/// Whom a story is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Those who keep the story: it holds every record.
    #[default]
    Makers,
    /// Anybody else: it holds no private record. What rests on one (a claim or a quote of a private
    /// source, a note about a private event) is left out too.
    Public,
}

/// The records that have ids, by kind.
pub(super) struct Directories<'b> {
    pub events: &'b mut Directory<EventId>,
    pub actors: &'b mut Directory<ActorId>,
    pub quotes: &'b mut Directory<QuoteId>,
    pub sources: &'b mut Directory<SourceId>,
}

/// Takes the private records out of `directories`, and what refers to them out of `segments`.
pub(super) fn private_records(mut directories: Directories<'_>, segments: &mut [Segment]) {
    for segment in segments.iter() {
        directories.forget_private(segment);
    }
    // A source may be in any segment, and its quotes in any other.
    for quote in segments.iter().flat_map(|segment| &segment.quotes) {
        let is_carried = |source| directories.sources.defines(source);
        if !quote.citation.source.is_some_and(is_carried) {
            directories.quotes.forget(quote.key);
        }
    }
    directories.events.drop_forgotten();
    directories.actors.drop_forgotten();
    directories.quotes.drop_forgotten();
    directories.sources.drop_forgotten();
    for segment in segments {
        directories.drop_rows(segment);
        directories.drop_references(segment);
    }
}

impl Directories<'_> {
    fn forget_private(&mut self, segment: &Segment) {
        for row in segment.events.iter().filter(|row| row.private) {
            self.events.forget(row.key);
        }
        for row in segment.actors.iter().filter(|row| row.private) {
            self.actors.forget(row.key);
        }
        for row in segment.quotes.iter().filter(|row| row.private) {
            self.quotes.forget(row.key);
        }
        for row in segment.sources.iter().filter(|row| row.private) {
            self.sources.forget(row.key);
        }
    }

    /// Drops records without ids that are private, or say something of what is.
    fn drop_rows(&self, segment: &mut Segment) {
        segment.claims.retain(|claim| {
            let source = claim.citation.source;
            !claim.private
                && self.events.defines(claim.event)
                && source.is_some_and(|source| self.sources.defines(source))
        });
        segment
            .rulings
            .retain(|ruling| !ruling.private && self.events.defines(ruling.event));
        segment
            .notes
            .retain(|note| !note.private && self.may_be_told(note));
    }

    fn may_be_told(&self, note: &NoteRow) -> bool {
        note.event.is_none_or(|key| self.events.defines(key))
            && note.source.is_none_or(|key| self.sources.defines(key))
            && note.actor.is_none_or(|key| self.actors.defines(key))
            && note.quote.is_none_or(|key| self.quotes.defines(key))
    }

    fn drop_references(&self, segment: &mut Segment) {
        for part in &mut segment.parts {
            part.actor = self.actors.only_defined(part.actor);
        }
        for citation in &mut segment.citations {
            citation.source = self.sources.only_defined(citation.source);
        }
        for event in &mut segment.event_refs {
            *event = self.events.only_defined(*event);
        }
        for quote in &mut segment.quotes {
            quote.event = self.events.only_defined(quote.event);
        }
        for speaker in &mut segment.speakers {
            if let Speaker::Known(actor) = *speaker
                && !self.actors.defines(actor)
            {
                *speaker = Speaker::Withheld;
            }
        }
        let versions = segment.sources.iter_mut().map(|row| &mut row.version_of);
        let according = segment.claims.iter_mut().map(|row| &mut row.according_to);
        let relations = segment.relations.iter_mut().map(|row| &mut row.to);
        for party in versions
            .chain(according)
            .flatten()
            .chain(relations)
            .chain(&mut segment.origins)
        {
            self.withhold(party);
        }
    }

    /// Takes the name off a private party. Which one it was still tells what goes back to it from
    /// what does not, so that copies of a private document are no independent voices.
    fn withhold(&self, party: &mut PartyRow) {
        match *party {
            PartyRow::Actor(actor) if !self.actors.defines(actor) => {
                *party = PartyRow::WithheldActor(actor);
            }
            PartyRow::Source(source) if !self.sources.defines(source) => {
                *party = PartyRow::WithheldSource(source);
            }
            _ => {}
        }
    }
}
