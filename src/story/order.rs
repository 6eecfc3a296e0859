//! The order of each list: events in time, actors by name, quotes by their events, sources by
//! publisher.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use rayon::prelude::*;

use super::date::Date;
use super::id::{ActorId, EventId, Handle, QuoteId, SourceId};
use super::segment::Numbered;
use super::snapshot::Story;
use crate::text;

/// Puts every list of the story in its order.
pub(super) fn lists(story: &mut Story) {
    let whole = &*story;
    let in_time = || {
        let events = events(whole);
        let quotes = quotes(whole, &events);
        (events, quotes)
    };
    let by_name = || (actors(whole), sources(whole));
    let ((events, quotes), (actors, sources)) = rayon::join(in_time, by_name);
    story.directories.events.order = events;
    story.directories.quotes.order = quotes;
    story.directories.actors.order = actors;
    story.directories.sources.order = sources;
}

fn actors(story: &Story) -> Vec<ActorId> {
    let mut actors = story.directories.actors.order.clone();
    actors.par_sort_by_cached_key(|&key| text::fold(story.actor(key).name()));
    actors
}

fn sources(story: &Story) -> Vec<SourceId> {
    let mut sources = story.directories.sources.order.clone();
    sources.par_sort_by_cached_key(|&key| {
        let source = story.source(key);
        let published = source.published().map(Date::sort_key);
        (text::fold(source.publisher()), published, source.id())
    });
    sources
}

/// The quotes in the order of their events, those without one last, all else as in the file.
fn quotes(story: &Story, events: &[EventId]) -> Vec<QuoteId> {
    let mut position = vec![events.len(); story.directories.events.len()];
    for (index, event) in events.iter().enumerate() {
        position[event.index()] = index;
    }
    let rank = |key| {
        let event = story.quote(key).event();
        event.map_or(events.len(), |event| position[event.index()])
    };
    by_rank(&story.directories.quotes.order, events.len() + 1, rank)
}

/// The events in order of time, the undated last in the order of the file.
fn events(story: &Story) -> Vec<EventId> {
    let times = Times::of(story);
    let rank = |key| times.rank(story, key);
    let undated = times.undated;
    let mut events = by_rank(&story.directories.events.order, undated + 1, rank);
    if story.segments.iter().all(|it| it.event_refs.is_empty()) {
        return events;
    }
    let states_order = |&key: &EventId| {
        let event = story.event(key);
        event.before().chain(event.after()).next().is_some()
    };
    for group in events.chunk_by_mut(|a, b| rank(*a) == rank(*b)) {
        if rank(group[0]) != undated && group.iter().any(states_order) {
            let ordered = as_stated(story, group);
            group.copy_from_slice(&ordered);
        }
    }
    events
}

/// The rank of each date in time. A story has few dates for its events.
struct Times {
    /// By segment and date.
    ranks: Vec<Numbered<usize>>,
    /// The rank of what has no date.
    undated: usize,
}

impl Times {
    fn of(story: &Story) -> Self {
        let dates = story.segments.iter().flat_map(|it| it.dates.iter());
        let mut times: Vec<_> = dates.map(|date| date.sort_key()).collect();
        times.par_sort_unstable();
        times.dedup();
        let rank = |date: &Date| times.partition_point(|time| *time < date.sort_key());
        let segments = story.segments.par_iter();
        Self {
            ranks: segments
                .map(|it| it.dates.iter().map(rank).collect())
                .collect(),
            undated: times.len(),
        }
    }

    fn rank(&self, story: &Story, key: EventId) -> usize {
        let (number, row) = story.event_row(key);
        self.ranks[number]
            .get(row.date)
            .copied()
            .unwrap_or(self.undated)
    }
}

/// `keys` by their ranks, which are below `ranks`; those of one rank stay in their order.
fn by_rank<K: Copy + Send + Sync>(
    keys: &[K],
    ranks: usize,
    rank: impl Fn(K) -> usize + Sync,
) -> Vec<K> {
    let narrow = |rank| u32::try_from(rank).unwrap_or(u32::MAX);
    let rank_of: Vec<u32> = keys.par_iter().map(|&key| narrow(rank(key))).collect();
    let mut next = vec![0; ranks];
    for &rank in &rank_of {
        next[rank as usize] += 1;
    }
    let mut start = 0;
    for next in &mut next {
        start += std::mem::replace(next, start);
    }
    let mut sorted = keys.to_vec();
    for (&key, rank) in keys.iter().zip(rank_of) {
        let next = &mut next[rank as usize];
        sorted[*next] = key;
        *next += 1;
    }
    sorted
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_rank_stay_in_their_order() {
        let rank = |word: &str| word.len();
        let words = ["march", "", "rally", "sit", "vigil", "vow"];
        let sorted = ["", "sit", "vow", "march", "rally", "vigil"];
        assert_eq!(by_rank(&words, 6, rank), sorted);
        assert_eq!(by_rank(&[], 1, rank), Vec::<&str>::new());
    }
}
