//! Flat tables from one record to those that belong to it.

use std::marker::PhantomData;

use super::id::{ActorId, ClaimId, EventId, Handle, NoteId, QuoteId, RulingId, SourceId};
use super::segment::{EventRow, NoteRow, QuoteRow, Segment, Speaker};
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
    /// The lists of `len` records, each in the order of its handles, none of which it has twice.
    /// `tell_all` tells all pairs, in any order, and is asked to do so twice.
    pub fn new(len: usize, tell_all: impl Fn(&mut dyn FnMut(A, B))) -> Self {
        // Each stands first for the length of a list, then for where it begins, then for where it ends.
        let mut ends: Vec<u32> = vec![0; len];
        tell_all(&mut |from, _| ends[from.index()] += 1);
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut items = vec![B::from_index(0); start as usize];
        tell_all(&mut |from, to| {
            let end = &mut ends[from.index()];
            items[*end as usize] = to;
            *end += 1;
        });
        let mut table = Self {
            ends,
            items,
            of: PhantomData,
        };
        table.sort();
        table
    }

    fn sort(&mut self) {
        let (mut start, mut kept) = (0, 0);
        for end in &mut self.ends {
            let list = start..*end as usize;
            start = list.end;
            self.items[list.clone()].sort_unstable_by_key(|item| item.index());
            let first = kept;
            for at in list {
                let item = self.items[at];
                if kept == first || self.items[kept - 1] != item {
                    self.items[kept] = item;
                    kept += 1;
                }
            }
            // No more than there were.
            *end = u32::try_from(kept).unwrap_or(*end);
        }
        self.items.truncate(kept);
        self.items.shrink_to_fit();
        if self.items.is_empty() {
            self.ends = Vec::new();
        }
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
    /// The tables of `story`. Its events and quotes have their places as handles, so that what is in
    /// the order of handles is in the story's order.
    pub fn of(story: &Story) -> Self {
        let directories = &story.directories;
        let (events, actors) = (directories.events.len(), directories.actors.len());
        let (quotes, sources) = (directories.quotes.len(), directories.sources.len());
        let mut links = Self::default();
        rayon::scope(|all| {
            // The two that take longest stand first and last: one thread begins here, the other there.
            all.spawn(|_| links.actor_events = Table::new(actors, |tell| tell_parts(story, tell)));
            all.spawn(|_| {
                links.event_claims = Table::new(events, |tell| {
                    let claims = story.claims();
                    claims.for_each(|claim| tell(claim.event(), claim.key()));
                });
                links.source_claims = Table::new(sources, |tell| {
                    let claims = story.claims();
                    claims.for_each(|claim| tell(claim.source(), claim.key()));
                });
                links.event_rulings = Table::new(events, |tell| {
                    let rulings = (0..story.rulings.len()).map(RulingId::from_index);
                    rulings.for_each(|key| tell(story.ruling(key).row.event, key));
                });
            });
            all.spawn(|_| {
                links.event_notes =
                    Table::new(events, |tell| tell_notes(story, |it| it.event, tell));
                links.actor_notes =
                    Table::new(actors, |tell| tell_notes(story, |it| it.actor, tell));
                links.quote_notes =
                    Table::new(quotes, |tell| tell_notes(story, |it| it.quote, tell));
                links.source_notes =
                    Table::new(sources, |tell| tell_notes(story, |it| it.source, tell));
            });
            all.spawn(|_| {
                let event = |row: &QuoteRow| row.event;
                links.event_quotes = Table::new(events, |tell| tell_quotes(story, event, tell));
            });
            all.spawn(|_| {
                links.actor_quotes = Table::new(actors, |tell| tell_speakers(story, tell));
            });
            all.spawn(|_| {
                let source = |row: &QuoteRow| row.citation.source;
                links.source_quotes = Table::new(sources, |tell| tell_quotes(story, source, tell));
            });
            all.spawn(|_| {
                links.source_events = Table::new(sources, |tell| tell_citations(story, tell));
            });
        });
        links
    }
}

/// The events that the story has, in the order of their rows.
fn event_rows(story: &Story) -> impl Iterator<Item = (&Segment, &EventRow)> {
    let segments = story.segments.iter();
    let rows = segments.flat_map(|it| it.events.iter().map(|row| (&**it, row)));
    rows.filter(|(_, row)| story.directories.events.defines(row.key))
}

/// The quotes that the story has, in the order of their rows.
fn quote_rows(story: &Story) -> impl Iterator<Item = (&Segment, &QuoteRow)> {
    let segments = story.segments.iter();
    let rows = segments.flat_map(|it| it.quotes.iter().map(|row| (&**it, row)));
    rows.filter(|(_, row)| story.directories.quotes.defines(row.key))
}

fn tell_parts(story: &Story, tell: &mut dyn FnMut(ActorId, EventId)) {
    for (segment, row) in event_rows(story) {
        for part in row.parts.of(&segment.parts) {
            if let Some(actor) = part.actor {
                tell(actor, row.key);
            }
        }
    }
}

fn tell_citations(story: &Story, tell: &mut dyn FnMut(SourceId, EventId)) {
    for (segment, row) in event_rows(story) {
        for citation in row.citations.of(&segment.citations) {
            if let Some(source) = citation.source {
                tell(source, row.key);
            }
        }
    }
}

fn tell_speakers(story: &Story, tell: &mut dyn FnMut(ActorId, QuoteId)) {
    for (segment, row) in quote_rows(story) {
        for speaker in row.speakers.of(&segment.speakers) {
            if let Speaker::Known(actor) = speaker {
                tell(*actor, row.key);
            }
        }
    }
}

fn tell_quotes<K>(
    story: &Story,
    subject: impl Fn(&QuoteRow) -> Option<K>,
    tell: &mut dyn FnMut(K, QuoteId),
) {
    for (_, row) in quote_rows(story) {
        if let Some(subject) = subject(row) {
            tell(subject, row.key);
        }
    }
}

fn tell_notes<K>(
    story: &Story,
    subject: impl Fn(&NoteRow) -> Option<K>,
    tell: &mut dyn FnMut(K, NoteId),
) {
    for key in (0..story.notes.len()).map(NoteId::from_index) {
        if let Some(subject) = subject(story.note(key).row) {
            tell(subject, key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_become_lists_in_the_order_of_handles_without_repeats() {
        let pairs = [(2, 5), (0, 1), (2, 3), (2, 5), (0, 5), (2, 1)];
        let pairs = pairs.map(|(a, b)| (ActorId::from_index(a), EventId::from_index(b)));
        let table = Table::new(4, |tell| {
            for (actor, event) in pairs {
                tell(actor, event);
            }
        });
        let lists: Vec<Vec<usize>> = (0..5)
            .map(|list| table.of(ActorId::from_index(list)))
            .map(|items| items.iter().map(|item| item.index()).collect())
            .collect();
        let none = Vec::new;
        assert_eq!(lists, [vec![1, 5], none(), vec![1, 3, 5], none(), none()]);
    }

    #[test]
    fn lists_without_anything_take_no_room() {
        let table: Table<EventId, NoteId> = Table::new(1000, |_| {});
        assert_eq!(table.ends.capacity(), 0);
        assert_eq!(table.of(EventId::from_index(3)), []);
    }
}
