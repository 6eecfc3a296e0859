//! Flat tables from one record to those that belong to it.

use std::marker::PhantomData;

use super::id::{ActorId, ClaimId, EventId, Handle, NoteId, QuoteId, RulingId, SourceId};
use super::segment::NoteRow;
use super::snapshot::Story;

/// For each record of kind `A`, a list of records of kind `B`, in one array.
#[derive(Debug)]
pub(super) struct Table<A, B> {
    /// Where each list ends; it begins where the one before it ends.
    ends: Vec<u32>,
    items: Vec<B>,
    of: PhantomData<A>,
}

impl<A: Handle, B: Handle> Table<A, B> {
    /// Sorts `pairs` into lists, keeping their order within each. A pair that stands twice is kept
    /// once. `len` is the number of records of kind `A`.
    pub fn new(len: usize, pairs: &[(A, B)]) -> Self {
        let mut lengths = vec![0; len];
        for (from, _) in pairs {
            lengths[from.index()] += 1;
        }
        let mut total = 0;
        let mut next: Vec<usize> = Vec::with_capacity(len);
        for length in lengths {
            next.push(total);
            total += length;
        }
        let mut items = vec![B::from_index(0); pairs.len()];
        for &(from, to) in pairs {
            let at = &mut next[from.index()];
            items[*at] = to;
            *at += 1;
        }
        // Each list now ends where `next` stands.
        Self::without_repeats(&items, &next)
    }

    /// The table of lists that end in `items` at `ends`, with each item of a list kept once.
    fn without_repeats(items: &[B], ends: &[usize]) -> Self {
        let most = items.iter().map(|item| item.index() + 1).max();
        // By item: the last list that it was kept in.
        let mut kept_in = vec![usize::MAX; most.unwrap_or(0)];
        let mut table = Self::default();
        let mut start = 0;
        for (list, &end) in ends.iter().enumerate() {
            for &item in &items[start..end] {
                if std::mem::replace(&mut kept_in[item.index()], list) != list {
                    table.items.push(item);
                }
            }
            start = end;
            let end = u32::try_from(table.items.len()).unwrap_or(u32::MAX);
            table.ends.push(end);
        }
        table
    }

    /// The list of `record`.
    pub fn of(&self, record: A) -> &[B] {
        let index = record.index();
        let Some(&end) = self.ends.get(index) else {
            return &[];
        };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start as usize..end as usize]
    }
}

impl<A, B> Default for Table<A, B> {
    fn default() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
            of: PhantomData,
        }
    }
}

/// Everything that is found from the far end of a reference.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub event_claims: Table<EventId, ClaimId>,
    pub event_rulings: Table<EventId, RulingId>,
    pub event_quotes: Table<EventId, QuoteId>,
    pub event_notes: Table<EventId, NoteId>,
    pub actor_events: Table<ActorId, EventId>,
    pub actor_quotes: Table<ActorId, QuoteId>,
    pub actor_notes: Table<ActorId, NoteId>,
    pub quote_notes: Table<QuoteId, NoteId>,
    pub source_events: Table<SourceId, EventId>,
    pub source_claims: Table<SourceId, ClaimId>,
    pub source_quotes: Table<SourceId, QuoteId>,
    pub source_notes: Table<SourceId, NoteId>,
}

impl Links {
    /// The tables of `story`, in the order of its lists.
    pub fn of(story: &Story) -> Self {
        let directories = &story.directories;
        let (events, actors) = (directories.events.len(), directories.actors.len());
        let (quotes, sources) = (directories.quotes.len(), directories.sources.len());
        let (mut actor_events, mut source_events) = (Vec::new(), Vec::new());
        for &key in story.events() {
            let event = story.event(key);
            actor_events.extend(event.parts().map(|part| (part.actor, key)));
            source_events.extend(event.citations().map(|citation| (citation.source, key)));
        }
        let (mut actor_quotes, mut source_quotes, mut event_quotes) = (vec![], vec![], vec![]);
        for &key in story.quotes() {
            let quote = story.quote(key);
            actor_quotes.extend(quote.speakers().map(|actor| (actor, key)));
            source_quotes.push((quote.source(), key));
            event_quotes.extend(quote.event().map(|event| (event, key)));
        }
        let (mut event_claims, mut source_claims) = (Vec::new(), Vec::new());
        for claim in story.claims() {
            event_claims.push((claim.event(), claim.key()));
            source_claims.push((claim.source(), claim.key()));
        }
        let rulings = (0..story.rulings.len()).map(RulingId::from_index);
        let event_rulings: Vec<_> = rulings
            .map(|key| (story.ruling(key).row.event, key))
            .collect();
        Self {
            event_claims: Table::new(events, &event_claims),
            event_rulings: Table::new(events, &event_rulings),
            event_quotes: Table::new(events, &event_quotes),
            event_notes: Table::new(events, &notes_about(story, |row| row.event)),
            actor_events: Table::new(actors, &actor_events),
            actor_quotes: Table::new(actors, &actor_quotes),
            actor_notes: Table::new(actors, &notes_about(story, |row| row.actor)),
            quote_notes: Table::new(quotes, &notes_about(story, |row| row.quote)),
            source_events: Table::new(sources, &source_events),
            source_claims: Table::new(sources, &source_claims),
            source_quotes: Table::new(sources, &source_quotes),
            source_notes: Table::new(sources, &notes_about(story, |row| row.source)),
        }
    }
}

fn notes_about<K>(story: &Story, subject: impl Fn(&NoteRow) -> Option<K>) -> Vec<(K, NoteId)> {
    (0..story.notes.len())
        .map(NoteId::from_index)
        .filter_map(|key| Some((subject(story.note(key).row)?, key)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_become_lists_in_their_order_without_repeats() {
        let pairs = [(2, 5), (0, 1), (2, 3), (2, 5), (0, 5), (2, 1)];
        let pairs = pairs.map(|(a, b)| (ActorId::from_index(a), EventId::from_index(b)));
        let table = Table::new(4, &pairs);
        let lists: Vec<Vec<usize>> = (0..5)
            .map(|list| table.of(ActorId::from_index(list)))
            .map(|items| items.iter().map(|item| item.index()).collect())
            .collect();
        let none = Vec::new;
        assert_eq!(lists, [vec![1, 5], none(), vec![5, 3, 1], none(), none()]);
    }
}
