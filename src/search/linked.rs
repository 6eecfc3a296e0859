//! Actors and sources that belong to the events and quotes found.

use super::bits::Bits;
use super::found::Found;
use super::index::Index;
use super::links::{Lists, Reversed};
use super::truths::Truths;
use crate::story::{EventId, QuoteId};

/// So many records found are walked over in the time that it takes to ask one other record.
const WALKED: usize = 3;

/// The actors who take part in an event found or speak a quote found, and the sources that report or carry one, by
/// number; as surely as the surest of what leads to them.
pub(super) fn to(
    index: &Index,
    events: &Found<EventId>,
    quotes: &Found<QuoteId>,
) -> (Truths, Truths) {
    let (actors_of, sources_of) = (actors, sources);
    let both = |events: &Bits, quotes: &Bits| {
        rayon::join(
            || actors_of(index, events, quotes),
            || sources_of(index, events, quotes),
        )
    };
    let (actors, sources) = both(events.all(), quotes.all());
    let (mut actors, mut sources) = (Truths::of(actors), Truths::of(sources));
    if events.possible() + quotes.possible() > 0 {
        // What only a possible hit leads to is possible itself.
        let events = minus(events.all(), events.possibly());
        let quotes = minus(quotes.all(), quotes.possibly());
        let (actors_surely, sources_surely) = both(&events, &quotes);
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

fn actors(index: &Index, events: &Bits, quotes: &Bits) -> Bits {
    let links = &index.links;
    let mut actors = Bits::none(index.actors.size());
    add(
        &links.event_actors,
        &links.actor_events,
        events,
        &mut actors,
    );
    add(
        &links.quote_speakers,
        &links.speaker_quotes,
        quotes,
        &mut actors,
    );
    actors
}

fn sources(index: &Index, events: &Bits, quotes: &Bits) -> Bits {
    let links = &index.links;
    let mut sources = Bits::none(index.sources.size());
    add(
        &links.event_sources,
        &links.source_events,
        events,
        &mut sources,
    );
    add(
        &links.quote_sources,
        &links.source_quotes,
        quotes,
        &mut sources,
    );
    sources
}

/// Adds to `set` what the lists of the records found have, by whichever of two ways is less work: to walk over what is
/// found, or to ask each of the others, by the lists the other way, whether one of its records is among it.
fn add(lists: &Lists, reversed: &Reversed, found: &Bits, set: &mut Bits) {
    if found.count() > reversed.len().saturating_mul(WALKED) {
        reversed.add_meeting(found, set);
        return;
    }
    for place in found.iter() {
        for &item in lists.of(place) {
            set.add(item as usize);
        }
    }
}
