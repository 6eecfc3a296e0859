//! Views: what can be read of each kind of record. All text in them is fit to print.

mod acceptance;
mod actor;
mod claim;
mod event;
mod quote;
mod record;
mod source;

pub use acceptance::Acceptance;
pub use actor::{Actor, Relation};
pub use claim::{Claim, Note, Ruling, WeekdayMisfit};
pub use event::{Event, Part};
pub use quote::Quote;
pub use source::{Citation, Source};

use super::id::{ActorId, SourceId};
use super::segment::{PartyRow, Segment};
use super::snapshot::Story;

/// Somebody or something that a record names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party<'s> {
    /// An actor of the story.
    Actor(ActorId),
    /// A source of the story.
    Source(SourceId),
    /// Somebody or something that the story has no record of, by name.
    Named(&'s str),
}

impl<'s> Party<'s> {
    /// Nothing for a private party in a story that does not hold it.
    fn read(row: PartyRow, segment: &'s Segment) -> Option<Self> {
        Origin::read(row, segment).party()
    }

    /// The name to show: an actor's name, a source's publisher.
    pub fn name(self, story: &'s Story) -> &'s str {
        match self {
            Self::Actor(actor) => story.actor(actor).name(),
            Self::Source(source) => story.source(source).publisher(),
            Self::Named(name) => name,
        }
    }
}

/// What a statement goes back to. Unlike a [`Party`], it may be somebody or something private that
/// the story does not hold: it has no name here, but is told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Origin<'s> {
    Party(Party<'s>),
    WithheldActor(ActorId),
    WithheldSource(SourceId),
}

impl<'s> Origin<'s> {
    fn read(row: PartyRow, segment: &'s Segment) -> Self {
        match row {
            PartyRow::Actor(actor) => Self::Party(Party::Actor(actor)),
            PartyRow::Source(source) => Self::Party(Party::Source(source)),
            PartyRow::Named(name) => Self::Party(Party::Named(segment.arena.get(name))),
            PartyRow::WithheldActor(actor) => Self::WithheldActor(actor),
            PartyRow::WithheldSource(source) => Self::WithheldSource(source),
        }
    }

    /// Who or what it is, as far as the story may say.
    pub fn party(self) -> Option<Party<'s>> {
        match self {
            Self::Party(party) => Some(party),
            Self::WithheldActor(_) | Self::WithheldSource(_) => None,
        }
    }
}

impl From<SourceId> for Origin<'_> {
    fn from(source: SourceId) -> Self {
        Self::Party(Party::Source(source))
    }
}
