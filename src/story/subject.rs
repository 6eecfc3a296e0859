//! Any record that something can be said of, whatever its kind.

use super::id::{ActorId, EventId, QuoteId, SourceId};
use super::snapshot::Story;

/// A record that something is said of, or the story as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The story as a whole.
    Story,
    /// An event.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// A quote.
    Quote(QuoteId),
    /// A source.
    Source(SourceId),
}

impl Subject {
    /// What the story as a whole is called.
    pub(super) const STORY: &str = "story";

    /// What an acceptance calls it: `quote:q07b`.
    pub fn name(self, story: &Story) -> String {
        match self {
            Self::Story => Self::STORY.to_owned(),
            Self::Event(key) => format!("event:{}", story.event(key).id()),
            Self::Actor(key) => format!("actor:{}", story.actor(key).id()),
            Self::Quote(key) => format!("quote:{}", story.quote(key).id()),
            Self::Source(key) => format!("source:{}", story.source(key).id()),
        }
    }

    /// What people call it: an event's title, an actor's name, whose words a quote has, a source's publisher.
    pub fn title(self, story: &Story) -> String {
        match self {
            Self::Story => story.title().to_owned(),
            Self::Event(key) => story.event(key).title().to_owned(),
            Self::Actor(key) => story.actor(key).name().to_owned(),
            Self::Quote(key) => format!("words of {}", story.quote(key).speaker_names()),
            Self::Source(key) => story.source(key).publisher().to_owned(),
        }
    }
}

impl From<EventId> for Subject {
    fn from(key: EventId) -> Self {
        Self::Event(key)
    }
}

impl From<SourceId> for Subject {
    fn from(key: SourceId) -> Self {
        Self::Source(key)
    }
}

impl From<QuoteId> for Subject {
    fn from(key: QuoteId) -> Self {
        Self::Quote(key)
    }
}

impl From<ActorId> for Subject {
    fn from(key: ActorId) -> Self {
        Self::Actor(key)
    }
}
