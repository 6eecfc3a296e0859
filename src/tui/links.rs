//! What belongs to what: the one rule by which a selection in one pane marks rows in the others.

use std::collections::HashSet;

use crate::story::{ActorId, EventId, QuoteId, Story};

/// What is selected where the keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// An event.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// A quote.
    Quote(QuoteId),
}

/// The records that belong to an anchor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// Events it has a part in.
    pub events: HashSet<EventId>,
    /// Actors with a part in it.
    pub actors: HashSet<ActorId>,
    /// Quotes said at it or by it.
    pub quotes: HashSet<QuoteId>,
}

impl Linked {
    /// The records of `story` that belong to `anchor`:
    /// - to an event: who took part or is quoted, and what was said;
    /// - to an actor: the events they took part in or are quoted at, what they said, and who else
    ///   took part in those events;
    /// - to a quote: its event, and who said it.
    pub fn to(anchor: Anchor, story: &Story) -> Self {
        let mut linked = Self::default();
        match anchor {
            Anchor::Event(key) => linked.add_event(key, story),
            Anchor::Actor(key) => {
                let actor = story.actor(key);
                linked.quotes.extend(actor.quotes());
                let quoted_at = actor
                    .quotes()
                    .iter()
                    .filter_map(|&quote| story.quote(quote).event());
                linked
                    .events
                    .extend(actor.events().iter().copied().chain(quoted_at));
                for &event in &linked.events {
                    linked
                        .actors
                        .extend(story.event(event).parts().map(|part| part.actor));
                }
                linked.actors.insert(key);
            }
            Anchor::Quote(key) => {
                let quote = story.quote(key);
                linked.events.extend(quote.event());
                linked.actors.extend(quote.speakers());
                linked.quotes.insert(key);
            }
        }
        linked
    }

    fn add_event(&mut self, key: EventId, story: &Story) {
        let event = story.event(key);
        self.events.insert(key);
        self.actors.extend(event.parts().map(|part| part.actor));
        for quote in event.quotes() {
            self.quotes.insert(quote.key());
            self.actors.extend(quote.speakers());
        }
    }
}
