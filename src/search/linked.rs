//! Actors and sources that belong to the events and quotes found.

use super::bits::Bits;
use super::found::Found;
use super::index::Index;
use super::links::Lists;
use super::truths::Truths;
use crate::story::{EventId, Handle, QuoteId, SourceId, Story};

/// The actors who take part in an event found or speak a quote found, and the sources that report or carry one, by
/// number; as surely as the surest of what leads to them.
pub(super) fn to(
    index: &Index,
    story: &Story,
    events: &Found<EventId>,
    quotes: &Found<QuoteId>,
) -> (Truths, Truths) {
    let all = (events.all(), quotes.all());
    let mut actors = Truths::of(actors(index, story, all));
    let mut sources = Truths::of(sources(index, story, all));
    if events.possible() + quotes.possible() > 0 {
        // What only a possible hit leads to is possible itself.
        let surely = (
            &minus(events.all(), events.possibly()),
            &minus(quotes.all(), quotes.possibly()),
        );
        only_possibly(&mut actors, self::actors(index, story, surely));
        only_possibly(&mut sources, self::sources(index, story, surely));
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

fn actors(index: &Index, story: &Story, (events, quotes): (&Bits, &Bits)) -> Bits {
    let mut actors = Bits::none(index.actors.size());
    if is_shorter(events, story.actors().len()) {
        add_lists(&index.links.event_actors, events, &mut actors);
        add_lists(&index.links.quote_speakers, quotes, &mut actors);
        return actors;
    }
    for &key in story.actors() {
        let actor = story.actor(key);
        if any(events, actor.events()) || any(quotes, actor.quotes()) {
            actors.add(key.index());
        }
    }
    actors
}

fn sources(index: &Index, story: &Story, (events, quotes): (&Bits, &Bits)) -> Bits {
    let mut sources = Bits::none(index.sources.size());
    if is_shorter(events, story.sources().len()) {
        add_lists(&index.links.event_sources, events, &mut sources);
        for quote in quotes.iter() {
            sources.add(index.links.quote_source[quote] as usize);
        }
        return sources;
    }
    let claims_any = |key: SourceId| {
        let mut claims = story.source(key).claims().iter();
        claims.any(|&claim| events.has(story.claim(claim).event().index()))
    };
    let quoted_at_any = |key: SourceId| {
        let mut carried = story.source(key).quotes().iter();
        carried.any(|quote| {
            index
                .links
                .event_of(quote.index())
                .is_some_and(|event| events.has(event))
        })
    };
    for &key in story.sources() {
        let source = story.source(key);
        if any(events, source.events())
            || any(quotes, source.quotes())
            || quoted_at_any(key)
            || claims_any(key)
        {
            sources.add(key.index());
        }
    }
    sources
}

/// Whether it is less work to walk over the events found than to ask each of so many others whether one of its events
/// is among them: in a dense set the first few tell.
fn is_shorter(events: &Bits, others: usize) -> bool {
    let found = events.count();
    let asked = others.saturating_mul(events.size() / found.max(1));
    found.saturating_mul(2) <= asked
}

fn add_lists(lists: &Lists, of: &Bits, set: &mut Bits) {
    for place in of.iter() {
        for &item in lists.of(place) {
            set.add(item as usize);
        }
    }
}

fn any<K: Handle>(set: &Bits, keys: &[K]) -> bool {
    keys.iter().any(|key| set.has(key.index()))
}
