//! What leads from events and quotes to other records, in flat tables by place.

use rayon::prelude::*;

use super::bits::Bits;
use super::truths::Truths;
use crate::story::{Claim, Event, Handle, Quote, SourceId, Story};

/// Stands for no record.
const NONE: u32 = u32::MAX;
/// So many records make a piece of work.
const PIECE: usize = 1 << 14;

/// The links of a story that a search follows.
#[derive(Debug)]
pub(super) struct Links {
    /// By quote: its event.
    quote_event: Vec<u32>,
    pub event_actors: Lists,
    pub event_sources: Lists,
    pub quote_speakers: Lists,
    pub quote_sources: Lists,
    /// The same the other way; each list ascends.
    pub actor_events: Reversed,
    pub source_events: Reversed,
    pub speaker_quotes: Reversed,
    pub source_quotes: Reversed,
    events: usize,
}

impl Links {
    /// Reads the links of a story.
    pub fn new(story: &Story) -> Self {
        let event_actors = Lists::new(story.events(), |key, take| {
            let parts = story.event(key).parts();
            parts.for_each(|part| take(number(part.actor)));
        });
        let event_sources = Lists::new(story.events(), |key, take| {
            sources_of(story.event(key)).for_each(|source| take(number(source)));
        });
        let quote_speakers = Lists::new(story.quotes(), |key, take| {
            let speakers = story.quote(key).speakers();
            speakers.for_each(|actor| take(number(actor)));
        });
        let quote_sources = Lists::new(story.quotes(), |key, take| {
            take(number(story.quote(key).source()));
        });
        let quotes = story.quotes().iter().map(|&key| story.quote(key));
        Self {
            quote_event: quotes
                .map(|quote| quote.event().map_or(NONE, number))
                .collect(),
            actor_events: event_actors.reversed(),
            source_events: event_sources.reversed(),
            speaker_quotes: quote_speakers.reversed(),
            source_quotes: quote_sources.reversed(),
            event_actors,
            event_sources,
            quote_speakers,
            quote_sources,
            events: story.events().len(),
        }
    }

    /// How many events there are.
    pub fn events(&self) -> usize {
        self.events
    }

    /// How many quotes there are.
    pub fn quotes(&self) -> usize {
        self.quote_event.len()
    }

    /// The quotes that belong to no event.
    pub fn quotes_without_event(&self) -> impl Iterator<Item = usize> {
        let events = self.quote_event.iter().enumerate();
        events
            .filter(|(_, event)| **event == NONE)
            .map(|(quote, _)| quote)
    }

    /// Adds the quotes of these events.
    pub fn add_quotes_of(&self, events: &Bits, quotes: &mut Bits) {
        for (quote, &event) in self.quote_event.iter().enumerate() {
            if events.has(event as usize) {
                quotes.add(quote);
            }
        }
    }

    /// Adds the events of these quotes.
    pub fn add_events_of(&self, quotes: &Bits, events: &mut Bits) {
        for quote in quotes.iter() {
            let event = self.quote_event[quote];
            if event != NONE {
                events.add(event as usize);
            }
        }
    }

    /// The event of a quote.
    pub fn event_of(&self, quote: usize) -> Option<usize> {
        let event = self.quote_event[quote];
        (event != NONE).then_some(event as usize)
    }

    /// What holds for the event of each quote; nothing holds for a quote without one.
    pub fn through_events(&self, events: &Truths) -> Truths {
        events.through(&self.quote_event)
    }
}

/// For each record a list of others.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn new<K: Handle + Sync>(keys: &[K], list: impl Fn(K, &mut dyn FnMut(u32)) + Sync) -> Self {
        let of_piece = |keys: &[K]| {
            let mut piece = Self::default();
            for &key in keys {
                list(key, &mut |item| piece.items.push(item));
                piece
                    .ends
                    .push(u32::try_from(piece.items.len()).unwrap_or(NONE));
            }
            piece
        };
        let pieces: Vec<Self> = keys.par_chunks(PIECE).map(of_piece).collect();
        let mut lists = Self {
            ends: Vec::with_capacity(keys.len()),
            items: Vec::with_capacity(pieces.iter().map(|piece| piece.items.len()).sum()),
        };
        for piece in pieces {
            let before = u32::try_from(lists.items.len()).unwrap_or(NONE);
            lists.ends.extend(piece.ends.iter().map(|end| before + end));
            lists.items.extend(piece.items);
        }
        lists
    }

    /// The same links the other way: for each item the records that have it, ascending.
    fn reversed(&self) -> Reversed {
        let most = self.items.iter().max().map_or(0, |&item| item as usize + 1);
        let mut ends = vec![0_u32; most];
        for &item in &self.items {
            ends[item as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            // For now where the list begins; filling it moves that to its end.
            total += std::mem::replace(end, total);
        }
        let mut items = vec![0; self.items.len()];
        for record in 0..self.ends.len() {
            for &item in self.of(record) {
                let at = &mut ends[item as usize];
                items[*at as usize] = u32::try_from(record).unwrap_or(NONE);
                *at += 1;
            }
        }
        Reversed::new(Self { ends, items })
    }

    /// How many records have a list.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list of a record.
    pub fn of(&self, record: usize) -> &[u32] {
        let start = record.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start as usize..self.ends[record] as usize]
    }
}

/// How many of a list's records are kept at hand.
const SAMPLE: usize = 8;

/// Lists of records, of which a few are at hand: in a large set those tell whether any is in it, and no list, which
/// lies somewhere in memory, has to be looked at.
#[derive(Debug)]
pub(super) struct Reversed {
    lists: Lists,
    samples: Vec<[u32; SAMPLE]>,
}

impl Reversed {
    fn new(lists: Lists) -> Self {
        let sample = |item| {
            let list = lists.of(item);
            // Spread over the list, so that a stretch of time is met too.
            std::array::from_fn(|at| list.get(at * list.len() / SAMPLE).copied().unwrap_or(NONE))
        };
        let samples = (0..lists.len()).map(sample).collect();
        Self { lists, samples }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.samples.len()
    }

    /// Adds to `set` the numbers of the lists that have a record in `found`.
    pub fn add_meeting(&self, found: &Bits, set: &mut Bits) {
        let is_found = |&record: &u32| found.has(record as usize);
        for (item, sample) in self.samples.iter().enumerate() {
            if sample.iter().any(is_found) || self.lists.of(item).iter().any(is_found) {
                set.add(item);
            }
        }
    }
}

/// The sources that report an event, say something of it, or carry what was said there.
fn sources_of(event: Event<'_>) -> impl Iterator<Item = SourceId> {
    let cited = event.citations().map(|citation| citation.source);
    let claimed = event.claims().map(Claim::source);
    let quoted = event.quotes().map(Quote::source);
    let mut last = None;
    let sources = cited.chain(claimed).chain(quoted);
    sources.filter(move |&source| last.replace(source) != Some(source))
}

fn number<K: Handle>(key: K) -> u32 {
    u32::try_from(key.index()).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_turned_round() {
        let lists = Lists {
            ends: vec![2, 2, 3, 5],
            items: vec![1, 3, 3, 0, 1],
        };
        let turned = lists.reversed();
        let all: Vec<&[u32]> = (0..turned.len())
            .map(|item| turned.lists.of(item))
            .collect();
        assert_eq!(all, [&[3][..], &[0, 3], &[], &[0, 2]]);
        let meeting = |record: usize| -> Vec<usize> {
            let (mut found, mut set) = (Bits::none(4), Bits::none(4));
            found.add(record);
            turned.add_meeting(&found, &mut set);
            set.iter().collect()
        };
        assert_eq!(meeting(0), [1, 3]);
        assert_eq!(meeting(1), Vec::<usize>::new());
        assert_eq!(meeting(3), [0, 1]);
    }
}
