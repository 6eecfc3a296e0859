//! The order of each list: events in time, actors by name, quotes by their events, sources by
//! publisher.

use std::collections::HashSet;

use super::id::{EventId, Handle};
use super::snapshot::Story;
use crate::text;

/// More events than this on one day are left in the order of the file: sorting them by `before`
/// and `after` takes time that grows with the square.
const MOST_IN_A_GROUP: usize = 512;

/// Puts every list of the story in its order.
pub(super) fn by_time(story: &mut Story) {
    let mut events = story.events.order.clone();
    let dated = |key: &EventId| story.event(*key).date();
    // `false` sorts before `true`: the undated come last.
    events.sort_by_cached_key(|key| {
        (
            dated(key).is_none(),
            dated(key).map(super::date::Date::sort_key),
        )
    });
    let same_time = |a: &EventId, b: &EventId| {
        dated(a).is_some()
            && dated(a).map(super::date::Date::sort_key)
                == dated(b).map(super::date::Date::sort_key)
    };
    let mut ordered = Vec::with_capacity(events.len());
    for group in events.chunk_by(same_time) {
        ordered.extend(as_stated(story, group));
    }
    story.events.order = ordered;

    let mut position = vec![usize::MAX; story.events.names.len()];
    for (index, key) in story.events.order.iter().enumerate() {
        position[key.index()] = index;
    }
    let mut quotes = story.quotes.order.clone();
    quotes.sort_by_key(|&key| {
        story
            .quote(key)
            .event()
            .map_or(usize::MAX, |event| position[event.index()])
    });
    let mut actors = story.actors.order.clone();
    actors.sort_by_cached_key(|&key| text::fold(story.actor(key).name()));
    let mut sources = story.sources.order.clone();
    sources.sort_by_cached_key(|&key| {
        let source = story.source(key);
        (
            text::fold(source.publisher()),
            source.published().map(super::date::Date::sort_key),
            source.id(),
        )
    });
    story.quotes.order = quotes;
    story.actors.order = actors;
    story.sources.order = sources;
}

/// Events of one and the same time, in the order that `before` and `after` state; the order of the
/// file where they state none, or go in a circle.
fn as_stated(story: &Story, group: &[EventId]) -> Vec<EventId> {
    if group.len() < 2 || group.len() > MOST_IN_A_GROUP {
        return group.to_vec();
    }
    let members: HashSet<EventId> = group.iter().copied().collect();
    let mut earlier: HashSet<(EventId, EventId)> = HashSet::new();
    for &key in group {
        let event = story.event(key);
        earlier.extend(event.before().map(|later| (key, later)));
        earlier.extend(event.after().map(|first| (first, key)));
    }
    earlier.retain(|(first, later)| members.contains(first) && members.contains(later));
    let mut waiting = group.to_vec();
    let mut ordered = Vec::with_capacity(group.len());
    while !waiting.is_empty() {
        let free = waiting
            .iter()
            .position(|later| {
                !waiting
                    .iter()
                    .any(|first| earlier.contains(&(*first, *later)))
            })
            .unwrap_or(0);
        ordered.push(waiting.remove(free));
    }
    ordered
}
