//! The order of each list: events in time, actors by name, quotes by their events, sources by
//! publisher.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::date::Date;
use super::id::{EventId, Handle};
use super::snapshot::Story;
use crate::text;

/// Puts every list of the story in its order.
pub(super) fn lists(story: &mut Story) {
    let events = events(story);
    let mut position = vec![usize::MAX; story.directories.events.len()];
    for (index, event) in events.iter().enumerate() {
        position[event.index()] = index;
    }
    let mut quotes = story.directories.quotes.order.clone();
    quotes.sort_by_key(|&key| {
        let event = story.quote(key).event();
        event.map_or(usize::MAX, |event| position[event.index()])
    });
    let mut actors = story.directories.actors.order.clone();
    actors.sort_by_cached_key(|&key| text::fold(story.actor(key).name()));
    let mut sources = story.directories.sources.order.clone();
    sources.sort_by_cached_key(|&key| {
        let source = story.source(key);
        let published = source.published().map(Date::sort_key);
        (text::fold(source.publisher()), published, source.id())
    });
    story.directories.events.order = events;
    story.directories.quotes.order = quotes;
    story.directories.actors.order = actors;
    story.directories.sources.order = sources;
}

/// The events in order of time, the undated last in the order of the file.
fn events(story: &Story) -> Vec<EventId> {
    let time = |&key: &EventId| story.event(key).date().map(Date::sort_key);
    let mut events = story.directories.events.order.clone();
    // `false` sorts before `true`: the undated come last.
    events.sort_by_cached_key(|key| (time(key).is_none(), time(key)));
    let mut ordered = Vec::with_capacity(events.len());
    for group in events.chunk_by(|a, b| time(a) == time(b)) {
        if group.len() > 1 && time(&group[0]).is_some() {
            ordered.extend(as_stated(story, group));
        } else {
            ordered.extend(group);
        }
    }
    ordered
}

/// Events of one and the same time, in the order that `before` and `after` state; the order of the
/// file where they state none. Where they go in a circle, the first of the file comes first.
fn as_stated(story: &Story, group: &[EventId]) -> Vec<EventId> {
    let place: HashMap<EventId, usize> = group.iter().copied().zip(0..).collect();
    let mut later: Vec<Vec<usize>> = vec![Vec::new(); group.len()];
    let mut awaited = vec![0_usize; group.len()];
    for (here, &key) in group.iter().enumerate() {
        let event = story.event(key);
        let known = |key| place.get(&key).copied().filter(|&there| there != here);
        for there in event.before().filter_map(known) {
            later[here].push(there);
            awaited[there] += 1;
        }
        for there in event.after().filter_map(known) {
            later[there].push(here);
            awaited[here] += 1;
        }
    }
    let mut free: BinaryHeap<Reverse<usize>> = (0..group.len())
        .filter(|&index| awaited[index] == 0)
        .map(Reverse)
        .collect();
    let mut is_placed = vec![false; group.len()];
    let mut ordered = Vec::with_capacity(group.len());
    let mut in_file = 0..group.len();
    while ordered.len() < group.len() {
        // Where all wait for each other, the first of the file need wait no more.
        let next = free.pop().map(|Reverse(index)| index);
        let Some(next) = next.or_else(|| in_file.find(|&index| !is_placed[index])) else {
            break;
        };
        if std::mem::replace(&mut is_placed[next], true) {
            continue;
        }
        ordered.push(group[next]);
        for &index in &later[next] {
            awaited[index] -= 1;
            if awaited[index] == 0 {
                free.push(Reverse(index));
            }
        }
    }
    ordered
}
