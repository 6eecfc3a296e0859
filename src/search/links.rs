//! The rule for what a term of words reaches through links: from names to events and quotes, from
//! quotes to their events and back.

use super::query::Key;
use super::reached::{Reached, ReachedSet};
use super::scope::EVENT_ITSELF;
use super::terms::WordHits;
use crate::story::{Handle, Story};

/// Adds the events and quotes that the records holding a term lead to.
///
/// An event is reached through who takes part or speaks, and through what is said at it. A quote is
/// reached through its speakers, and through what its event is about, but not through who else was
/// there or what else was said; only the field `actor` reaches all that was said where somebody took
/// part.
pub(super) fn follow(story: &Story, key: Option<Key>, own: WordHits) -> WordHits {
    let WordHits {
        events,
        quotes,
        actors,
        sources,
        grades,
    } = own;
    // Plain words find sources by their titles, but what an article is called says little of the
    // events it cites in passing.
    let leading = if key == Some(Key::Source) {
        sources.clone()
    } else {
        ReachedSet::default()
    };
    let spoken = ReachedSet::new(
        quotes
            .iter()
            .copied()
            .chain(quotes_of(story, &actors, &leading))
            .collect(),
    );
    let mut about: Vec<Reached> = quotes_about(story, &events)
        .chain(spoken.iter().copied())
        .collect();
    if key == Some(Key::Actor) {
        // Who asks for an actor's events by name means all that was said there.
        about.extend(quotes_where(story, &actors));
    }

    let mut reached: Vec<Reached> = events.iter().copied().collect();
    reached.extend(events_of_quotes(story, &spoken));
    if key != Some(Key::By) {
        reached.extend(events_of_actors(story, &actors));
    }
    reached.extend(events_of_sources(story, &leading));
    WordHits {
        events: ReachedSet::new(reached),
        quotes: ReachedSet::new(about),
        actors,
        sources,
        grades,
    }
}

/// What these actors said and these sources carry.
fn quotes_of(story: &Story, actors: &ReachedSet, sources: &ReachedSet) -> Vec<Reached> {
    let said = actors
        .iter()
        .flat_map(|actor| along(actor, story.actor(actor.key()).quotes()));
    let carried = sources
        .iter()
        .flat_map(|source| along(source, story.source(source.key()).quotes()));
    said.chain(carried).collect()
}

/// What was said at or about events that are themselves about the term.
fn quotes_about(story: &Story, events: &ReachedSet) -> impl Iterator<Item = Reached> {
    let about = events
        .iter()
        .filter(|event| !event.fields.and(EVENT_ITSELF).is_empty());
    about.flat_map(|event| along(event, story.event(event.key()).quote_keys()))
}

/// What was said at events in which these actors took part.
fn quotes_where(story: &Story, actors: &ReachedSet) -> impl Iterator<Item = Reached> {
    events_of_actors(story, actors)
        .flat_map(|event| along(&event, story.event(event.key()).quote_keys()).collect::<Vec<_>>())
}

fn events_of_quotes(story: &Story, quotes: &ReachedSet) -> impl Iterator<Item = Reached> {
    quotes
        .iter()
        .filter_map(|quote| Some(quote.lead(story.quote(quote.key()).event()?)))
}

fn events_of_actors(story: &Story, actors: &ReachedSet) -> impl Iterator<Item = Reached> {
    actors
        .iter()
        .flat_map(|actor| along(actor, story.actor(actor.key()).events()))
}

/// Events that these sources report, or of which they claim something.
fn events_of_sources(story: &Story, sources: &ReachedSet) -> impl Iterator<Item = Reached> {
    sources.iter().flat_map(|source| {
        let view = story.source(source.key());
        let claimed = view
            .claims()
            .iter()
            .map(|&claim| source.lead(story.claim(claim).event()));
        along(source, view.events()).chain(claimed)
    })
}

fn along<K: Handle>(from: &Reached, to: &[K]) -> impl Iterator<Item = Reached> {
    to.iter().map(|&to| from.lead(to))
}
