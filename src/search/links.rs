//! What leads from events and quotes to other records, and back from those.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::bits::Bits;
use super::bytes::{Fixed, keep_fields, keep_list};
use super::truths::Truths;
use crate::story::date::Truth;
use crate::story::{ActorId, Claim, Event, EventId, Handle, Quote, SourceId, Story};

/// Stands for no record.
const NONE: u32 = u32::MAX;
/// So many records make a piece of work.
const PIECE: usize = 1 << 14;
/// So many rows are read before anything is done with them.
const AT_ONCE: usize = 64;
/// So many quotes are asked for their event in the time that it takes to follow the list of one event.
const FOLLOWED: usize = 1024;

/// The links of a story that a search follows.
#[derive(Debug)]
pub(super) struct Links {
    /// By quote: its event.
    quote_event: Vec<u32>,
    /// The events of quotes.
    with_quotes: Bits,
    /// By event: who takes part, and who reports it.
    pub events: Rows,
    /// By quote: who speaks, and who carries it.
    pub quotes: Rows,
    /// Some events of each actor, some quotes, and the same of each source.
    pub actor_events: Samples,
    pub actor_quotes: Samples,
    pub source_events: Samples,
    pub source_quotes: Samples,
}

impl Links {
    /// Reads the links of a story.
    pub fn new(story: &Story) -> Self {
        let events = || {
            Rows::new(
                story.events().len(),
                story.events_as_stored(),
                |event, row| {
                    row.actors(event.parts().map(|part| part.actor));
                    row.sources(sources_of(event));
                    event.key().index()
                },
            )
        };
        let quotes = || {
            let pieces = story.quotes().par_chunks(PIECE);
            let pieces = pieces.map(|keys| keys.iter().map(|&key| story.quote(key)));
            Rows::new(story.quotes().len(), pieces, |quote, row| {
                row.actors(quote.speakers());
                row.sources([quote.source()].into_iter());
                quote.key().index()
            })
        };
        let (events, quotes) = rayon::join(events, quotes);
        let event_of = |&key| story.quote(key).event().map_or(NONE, number);
        let quote_event: Vec<u32> = story.quotes().iter().map(event_of).collect();
        let mut with_quotes = Bits::none(events.len());
        for &event in quote_event.iter().filter(|event| **event != NONE) {
            with_quotes.add(event as usize);
        }
        let (actors, sources) = (story.actors(), story.sources());
        Self {
            quote_event,
            with_quotes,
            events,
            quotes,
            actor_events: Samples::new(actors, |key| numbers(story.actor(key).events())),
            actor_quotes: Samples::new(actors, |key| numbers(story.actor(key).quotes())),
            source_events: Samples::new(sources, |key| events_of(story, key).map(number).collect()),
            source_quotes: Samples::new(sources, |key| numbers(story.source(key).quotes())),
        }
    }

    /// Adds the quotes of these events, by whichever of two ways is less work: to ask all quotes, or to follow the
    /// lists of the events that have any.
    pub fn add_quotes_of(&self, story: &Story, events: &Bits, quotes: &mut Bits) {
        let mut with_quotes = events.clone();
        with_quotes.and(&self.with_quotes);
        if with_quotes.count() * FOLLOWED > self.quote_event.len() {
            let pieces = quotes.words_mut().par_chunks_mut(PIECE / 64);
            let events_of = self.quote_event.par_chunks(PIECE);
            pieces.zip(events_of).for_each(|(words, events_of)| {
                for (word, events_of) in words.iter_mut().zip(events_of.chunks(64)) {
                    for (bit, &event) in events_of.iter().enumerate() {
                        *word |= u64::from(events.has(event as usize)) << bit;
                    }
                }
            });
        } else {
            for event in with_quotes.iter() {
                for quote in story.event(EventId::from_index(event)).quotes() {
                    quotes.add(quote.key().index());
                }
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
        Truths::told(self.quote_event.len(), |quote| {
            self.event_of(quote)
                .map_or(Some(Truth::No), |event| events.of_place(event))
        })
    }

    /// What holds for the event of each quote, or for when it was `said`, whichever is surer. Of a quote without either
    /// nobody knows.
    pub fn quotes_at(
        &self,
        events: &Truths,
        said: impl Fn(usize) -> Option<Truth> + Sync,
    ) -> Truths {
        Truths::told(self.quote_event.len(), |quote| {
            let of_event = self.event_of(quote);
            // Nothing known is less than anything known.
            of_event
                .and_then(|event| events.of_place(event))
                .max(said(quote))
        })
    }
}

/// For each record of a kind its actors and sources: mostly one or two of each, which lie side by side, so that one look
/// into memory has them all.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    /// What rows have no room for.
    more: Vec<u32>,
}

/// The actors and sources of one record.
#[derive(Debug, Clone, Copy)]
struct Row {
    actors: Few,
    sources: Few,
}

impl Row {
    const EMPTY: Self = Self {
        actors: [NONE; 2],
        sources: [NONE; 2],
    };
}

/// Nothing, one, or two; or one, and with [`MORE`] where the others begin, before which their number stands.
type Few = [u32; 2];
const MORE: u32 = 1 << 31;

/// Where one record's actors and sources are told.
pub(super) struct RowWriter<'a> {
    row: Row,
    more: &'a mut Vec<u32>,
}

impl Rows {
    /// The rows of so many records, which come in any order, many at once. Of each `tell` tells what its row has, and which
    /// number it has.
    fn new<R>(
        len: usize,
        records: impl ParallelIterator<Item: Iterator<Item = R>>,
        tell: impl Fn(R, &mut RowWriter<'_>) -> usize + Sync,
    ) -> Self {
        let all = Mutex::new(Self {
            rows: vec![Row::EMPTY; len],
            more: Vec::new(),
        });
        records.for_each(|records| {
            let mut more = Vec::new();
            let rows = records.map(|record| {
                let mut writer = RowWriter {
                    row: Row::EMPTY,
                    more: &mut more,
                };
                (tell(record, &mut writer), writer.row)
            });
            let rows: Vec<_> = rows.collect();
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            all.add_piece(rows, &more);
        });
        all.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts rows in their places; `more` is what they have no room for.
    fn add_piece(&mut self, rows: Vec<(usize, Row)>, more: &[u32]) {
        let before = u32::try_from(self.more.len()).unwrap_or(NONE);
        let moved = |[first, second]: Few| match second {
            NONE | ..MORE => [first, second],
            more => [first, more + before],
        };
        for (number, row) in rows {
            self.rows[number] = Row {
                actors: moved(row.actors),
                sources: moved(row.sources),
            };
        }
        self.more.extend(more);
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds the actors and the sources of records.
    pub fn add(
        &self,
        mut records: impl Iterator<Item = usize>,
        actors: &mut Bits,
        sources: &mut Bits,
    ) {
        let mut rows = [Row::EMPTY; AT_ONCE];
        loop {
            let mut count = 0;
            // Memory answers many questions at once, if nothing is done with the answers between them.
            for (row, record) in rows.iter_mut().zip(&mut records) {
                *row = self.rows[record];
                count += 1;
            }
            for row in &rows[..count] {
                self.add_few(row.actors, actors);
                self.add_few(row.sources, sources);
            }
            if count < AT_ONCE {
                return;
            }
        }
    }

    fn add_few(&self, [first, second]: Few, set: &mut Bits) {
        if first == NONE {
            return;
        }
        set.add(first as usize);
        if second < MORE {
            set.add(second as usize);
        } else if second != NONE {
            let at = (second & !MORE) as usize;
            let others = &self.more[at + 1..][..self.more[at] as usize];
            for &item in others {
                set.add(item as usize);
            }
        }
    }
}

impl RowWriter<'_> {
    fn actors(&mut self, actors: impl Iterator<Item = ActorId>) {
        self.row.actors = self.few(actors.map(number));
    }

    fn sources(&mut self, sources: impl Iterator<Item = SourceId>) {
        self.row.sources = self.few(sources.map(number));
    }

    fn few(&mut self, mut items: impl Iterator<Item = u32>) -> Few {
        let (first, second) = (items.next(), items.next());
        let third = items.next();
        if let (Some(first), Some(second), Some(third)) = (first, second, third) {
            let at = self.more.len();
            self.more.extend([0, second, third]);
            self.more.extend(items);
            self.more[at] = u32::try_from(self.more.len() - at - 1).unwrap_or(NONE);
            return [first, MORE | u32::try_from(at).unwrap_or(NONE)];
        }
        [first.unwrap_or(NONE), second.unwrap_or(NONE)]
    }
}

/// How many of an actor's or a source's records are at hand.
const SAMPLE: usize = 8;

/// Of each actor or source a few of its records: in a large set those tell whether any is in it, and its list, which
/// lies somewhere in memory, does not have to be looked at.
#[derive(Debug)]
pub(super) struct Samples {
    samples: Vec<[u32; SAMPLE]>,
    /// Those whose records are all in the sample.
    whole: Bits,
}

impl Samples {
    fn new<K: Handle>(keys: &[K], list: impl Fn(K) -> Vec<u32>) -> Self {
        let size = keys.iter().map(|key| key.index() + 1).max().unwrap_or(0);
        let mut samples = Self {
            samples: vec![[NONE; SAMPLE]; size],
            whole: Bits::all(size),
        };
        for &key in keys {
            let list = list(key);
            // Spread over the list, so that a stretch of time is met too.
            samples.samples[key.index()] = std::array::from_fn(|at| {
                let at = at * list.len() / SAMPLE;
                list.get(at).copied().unwrap_or(NONE)
            });
            if list.len() > SAMPLE {
                samples.whole.remove(key.index());
            }
        }
        samples
    }

    /// How many there are of whom records are known.
    pub fn len(&self) -> usize {
        self.samples.len()
    }

    /// Adds to `set` those that have a record in `found`; `has_any` is asked where the sample does not tell.
    pub fn add_meeting(&self, found: &Bits, set: &mut Bits, has_any: impl Fn(usize) -> bool) {
        for (item, sample) in self.samples.iter().enumerate() {
            // Without a branch for each: which of them is found nobody can foresee.
            let met = sample
                .iter()
                .fold(false, |met, &record| met | found.has(record as usize));
            if met || !self.whole.has(item) && has_any(item) {
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

/// The events that a source reports, says something of, or tells the words of. Some may come twice.
pub(super) fn events_of(story: &Story, source: SourceId) -> impl Iterator<Item = EventId> {
    let source = story.source(source);
    let cited = source.events().iter().copied();
    let claimed = source
        .claims()
        .iter()
        .map(|&claim| story.claim(claim).event());
    let quoted = source
        .quotes()
        .iter()
        .filter_map(|&quote| story.quote(quote).event());
    cited.chain(claimed).chain(quoted)
}

fn number<K: Handle>(key: K) -> u32 {
    u32::try_from(key.index()).unwrap_or(NONE)
}

fn numbers<K: Handle>(keys: &[K]) -> Vec<u32> {
    keys.iter().map(|&key| number(key)).collect()
}

impl Fixed for Row {
    const SIZE: usize = 2 * Few::SIZE;

    fn put(self, bytes: &mut [u8]) {
        [self.actors, self.sources].put(bytes);
    }

    fn get(bytes: &[u8]) -> Self {
        let [actors, sources] = Fixed::get(bytes);
        Self { actors, sources }
    }
}

keep_list!(Row, [u32; SAMPLE]);
keep_fields!(Rows { rows, more });
keep_fields!(Samples { samples, whole });
keep_fields!(Links {
    quote_event,
    with_quotes,
    events,
    quotes,
    actor_events,
    actor_quotes,
    source_events,
    source_quotes,
});

#[cfg(test)]
mod tests {
    use super::*;

    fn set(size: usize, places: &[usize]) -> Bits {
        let mut set = Bits::none(size);
        for &place in places {
            set.add(place);
        }
        set
    }

    #[test]
    fn rows_have_all_that_belongs_to_a_record() {
        // By event: no actor, one, two, and five; more pieces than one.
        let of = |event: usize| match event % 4 {
            0 => vec![],
            1 => vec![3],
            2 => vec![event % 7, 5],
            _ => vec![6, event % 7, 2, 1, 0],
        };
        let events: Vec<usize> = (0..2 * PIECE + 9).rev().collect();
        let pieces = events.par_chunks(PIECE).map(|events| events.iter());
        let rows = Rows::new(events.len(), pieces, |&event, row| {
            row.actors(of(event).into_iter().map(ActorId::from_index));
            row.sources([SourceId::from_index(event % 3)].into_iter());
            event
        });
        for event in 0..events.len() {
            let (mut actors, mut sources) = (Bits::none(7), Bits::none(3));
            rows.add([event].into_iter(), &mut actors, &mut sources);
            assert_eq!(actors, set(7, &of(event)), "{event}");
            assert_eq!(sources, set(3, &[event % 3]), "{event}");
        }
    }

    #[test]
    fn samples_and_lists_tell_who_is_met() {
        let lists: [Vec<u32>; 4] = [vec![], vec![1, 5], (0..8).collect(), (0..99).collect()];
        let actors: Vec<ActorId> = (0..4).map(ActorId::from_index).collect();
        let samples = Samples::new(&actors, |key| lists[key.index()].clone());
        for record in 0..100 {
            let found = set(100, &[record]);
            let mut met = Bits::none(4);
            samples.add_meeting(&found, &mut met, |item| {
                assert_eq!(item, 3, "the samples of the others are all they have");
                lists[item].contains(&u32::try_from(record).unwrap())
            });
            let expected =
                (0..4).filter(|&actor| lists[actor].contains(&u32::try_from(record).unwrap()));
            assert_eq!(met.iter().collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }
    }
}
