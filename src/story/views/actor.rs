//! The view of an actor.

use super::{Citation, Note, Party};
use crate::schema::ActorKind;
use crate::story::id::{ActorId, EventId, QuoteId};
use crate::story::problem::Place;
use crate::story::segment::{ActorRow, Segment};
use crate::story::snapshot::Story;

/// A person, group, company, agency, product or medium.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'s> {
    pub(in crate::story) story: &'s Story,
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s ActorRow,
}

/// A tie from one actor to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation<'s> {
    /// What the tie is: `owned-by`, `member-of`.
    pub kind: &'s str,
    /// The other end.
    pub to: Party<'s>,
    /// Since when, EDTF.
    pub since: Option<&'s str>,
    /// Until when, EDTF.
    pub until: Option<&'s str>,
}

impl<'s> Actor<'s> {
    /// The actor's handle.
    pub fn key(self) -> ActorId {
        self.row.key
    }

    /// The actor's id as the file gives it.
    pub fn id(self) -> &'s str {
        self.story.directories.actors.name(self.row.key)
    }

    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// The name shown.
    pub fn name(self) -> &'s str {
        self.segment.arena.get(self.row.name)
    }

    /// Other names and spellings.
    pub fn aliases(self) -> impl Iterator<Item = &'s str> {
        let arena = &self.segment.arena;
        self.row
            .aliases
            .of(&self.segment.texts)
            .iter()
            .map(|&alias| arena.get(alias))
    }

    /// What sort of actor.
    pub fn kind(self) -> Option<ActorKind> {
        self.row.kind
    }

    /// Who they are, in a line.
    pub fn description(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.description)
    }

    /// Ties to others.
    pub fn relations(self) -> impl Iterator<Item = Relation<'s>> {
        let segment = self.segment;
        self.row
            .relations
            .of(&segment.relations)
            .iter()
            .filter_map(|row| {
                Some(Relation {
                    kind: segment.arena.get(row.kind),
                    to: Party::read(row.to, segment)?,
                    since: segment.arena.some(row.since),
                    until: segment.arena.some(row.until),
                })
            })
    }

    /// Where they are named.
    pub fn citations(self) -> impl Iterator<Item = Citation<'s>> {
        let segment = self.segment;
        let rows = self.row.citations.of(&segment.citations).iter();
        rows.filter_map(|&row| Citation::read(row, segment))
    }

    /// The events the actor has a part in, in order of time.
    pub fn events(self) -> &'s [EventId] {
        self.story.links.actor_events.of(self.row.key)
    }

    /// What the actor said, in the order of the story's quotes.
    pub fn quotes(self) -> &'s [QuoteId] {
        self.story.links.actor_quotes.of(self.row.key)
    }

    /// The makers' remarks.
    pub fn notes(self) -> impl Iterator<Item = Note<'s>> {
        self.story
            .links
            .actor_notes
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
        self.segment.arena.some(self.row.rule)
    }
}
