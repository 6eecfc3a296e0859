//! Views: what can be read of each kind of record. All text in them is fit to print.

mod actor;
mod claim;
mod event;
mod quote;
mod source;

pub use actor::{Actor, Relation};
pub use claim::{Claim, Note, Ruling};
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
    fn read(row: PartyRow, segment: &'s Segment) -> Self {
        match row {
            PartyRow::Actor(actor) => Self::Actor(actor),
            PartyRow::Source(source) => Self::Source(source),
            PartyRow::Named(name) => Self::Named(segment.arena.get(name)),
        }
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
