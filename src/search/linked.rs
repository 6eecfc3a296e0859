//! Actors and sources that belong to the events and quotes found.

use super::bits::Bits;
use super::found::Found;
use super::index::{Index, Parts};
use super::links::{Rows, Samples, events_of};
use super::truths::Truths;
use crate::story::{ActorId, EventId, Handle, QuoteId, SourceId, Story};

/// So many records found are walked over in the time that it takes to ask one actor or source.
const WALKED: usize = 4;
/// From so many records found on, both halves are walked over side by side.
const SIDE_BY_SIDE: usize = 1 << 13;

/// The actors who take part in an event found or speak a quote found, and the sources that report or carry one, by
/// number; as surely as the surest of what leads to them.
pub(super) fn to(
    index: &Index,
    story: &Story,
    events: &Found<EventId>,
    quotes: &Found<QuoteId>,
) -> (Truths, Truths) {
    let linked = Linked { index, story };
    let (actors, sources) = linked.to(events.all(), quotes.all());
    let (mut actors, mut sources) = (Truths::of(actors), Truths::of(sources));
    if events.possible() + quotes.possible() > 0 {
        // What only a possible hit leads to is possible itself.
        let events = minus(events.all(), events.possibly());
        let quotes = minus(quotes.all(), quotes.possibly());
        let (actors_surely, sources_surely) = linked.to(&events, &quotes);
        only_possibly(&mut actors, actors_surely);
        only_possibly(&mut sources, sources_surely);
    }
    (actors, sources)
}

fn minus(all: &Bits, possible: &Bits) -> Bits {
    let mut rest = all.clone();
    rest.and_not(possible);
    rest
}

fn only_possibly(truths: &mut Truths, surely: Bits) {
    truths.possibly = minus(&truths.yes, &surely);
    truths.yes = surely;
}

/// Follows the links of a story.
#[derive(Clone, Copy)]
struct Linked<'a> {
    index: &'a Index,
    story: &'a Story,
}

impl Linked<'_> {
    /// The actors and sources of these events and quotes. Of two ways that which is less work: to walk over what is
    /// found, or to ask each actor and source whether one of its records is among it.
    fn to(self, events: &Bits, quotes: &Bits) -> (Bits, Bits) {
        let links = &self.index.parts.links;
        let (mut actors, mut sources) = self.none();
        let asked = |a: &Samples, b: &Samples| (a.len() + b.len()) * WALKED;
        let count = events.count();
        if count > asked(&links.actor_events, &links.source_events) {
            rayon::join(
                || self.actors_at(events, &mut actors),
                || self.sources_at(events, &mut sources),
            );
        } else {
            self.walk(&links.events, events, count, &mut actors, &mut sources);
        }
        let count = quotes.count();
        if count > asked(&links.actor_quotes, &links.source_quotes) {
            rayon::join(
                || self.actors_in(quotes, &mut actors),
                || self.sources_in(quotes, &mut sources),
            );
        } else {
            self.walk(&links.quotes, quotes, count, &mut actors, &mut sources);
        }
        (actors, sources)
    }

    fn none(self) -> (Bits, Bits) {
        let Parts {
            actors, sources, ..
        } = &self.index.parts;
        (Bits::none(actors.size()), Bits::none(sources.size()))
    }

    fn walk(self, rows: &Rows, found: &Bits, count: usize, actors: &mut Bits, sources: &mut Bits) {
        if count < SIDE_BY_SIDE {
            rows.add(found.iter(), actors, sources);
            return;
        }
        let middle = found.words().len() / 2;
        let (first, second) = found.iter().halves(middle);
        let (mut more_actors, mut more_sources) = self.none();
        rayon::join(
            || rows.add(first, actors, sources),
            || rows.add(second, &mut more_actors, &mut more_sources),
        );
        actors.or(&more_actors);
        sources.or(&more_sources);
    }

    fn actors_at(self, events: &Bits, set: &mut Bits) {
        let samples = &self.index.parts.links.actor_events;
        samples.add_meeting(events, set, |actor| {
            let actor = self.story.actor(ActorId::from_index(actor));
            any(actor.events(), events)
        });
    }

    fn sources_at(self, events: &Bits, set: &mut Bits) {
        let samples = &self.index.parts.links.source_events;
        samples.add_meeting(events, set, |source| {
            let mut of_source = events_of(self.story, SourceId::from_index(source));
            of_source.any(|event| events.has(event.index()))
        });
    }

    fn actors_in(self, quotes: &Bits, set: &mut Bits) {
        let samples = &self.index.parts.links.actor_quotes;
        samples.add_meeting(quotes, set, |actor| {
            let actor = self.story.actor(ActorId::from_index(actor));
            any(actor.quotes(), quotes)
        });
    }

    fn sources_in(self, quotes: &Bits, set: &mut Bits) {
        let samples = &self.index.parts.links.source_quotes;
        samples.add_meeting(quotes, set, |source| {
            let source = self.story.source(SourceId::from_index(source));
            any(source.quotes(), quotes)
        });
    }
}

fn any<K: Handle>(keys: &[K], found: &Bits) -> bool {
    keys.iter().any(|key| found.has(key.index()))
}
