//! Gives events and quotes new handles: their places in the story's order.
//!
//! Handles are first given in the order of mention. Once the order is known they become places in it, so that
//! whoever counts, slices or searches a story in order needs no table between.

use std::sync::Arc;

use rayon::prelude::*;

use crate::story::directory::Directory;
use crate::story::id::{EventId, Handle, QuoteId};
use crate::story::segment::Segment;
use crate::story::snapshot::Story;
use crate::story::subject::Subject;

/// Makes the handle of each event and quote its place in the list of its kind. What is only mentioned comes after
/// all that is there. Nothing may have been linked yet.
pub(super) fn renumber(story: &mut Story) {
    let events = Places::of(&story.directories.events);
    let quotes = Places::of(&story.directories.quotes);
    let Story {
        segments,
        directories,
        ..
    } = story;
    let of_rows = || {
        // Nobody else has the segments yet.
        let segments = segments.par_iter_mut().filter_map(Arc::get_mut);
        segments.for_each(|segment| {
            events_of(segment, &events);
            quotes_of(segment, &quotes);
        });
    };
    let of_ids = || {
        directories.events.renumber(&events.0);
        directories.quotes.renumber(&quotes.0);
    };
    rayon::join(of_ids, of_rows);
    events.change(&mut story.meta.start);
}

fn events_of(segment: &mut Segment, places: &Places<EventId>) {
    for row in &mut segment.events {
        row.key = places.of_old(row.key);
    }
    for event in &mut segment.event_refs {
        places.change(event);
    }
    for row in &mut segment.quotes {
        places.change(&mut row.event);
    }
    for row in &mut segment.claims {
        row.event = places.of_old(row.event);
    }
    for row in &mut segment.rulings {
        row.event = places.of_old(row.event);
    }
    for row in &mut segment.notes {
        places.change(&mut row.event);
    }
    for row in &mut segment.acceptances {
        if let Some(Subject::Event(event)) = &mut row.subject {
            *event = places.of_old(*event);
        }
    }
}

fn quotes_of(segment: &mut Segment, places: &Places<QuoteId>) {
    for row in &mut segment.quotes {
        row.key = places.of_old(row.key);
    }
    for row in &mut segment.notes {
        places.change(&mut row.quote);
    }
    for row in &mut segment.acceptances {
        if let Some(Subject::Quote(quote)) = &mut row.subject {
            *quote = places.of_old(*quote);
        }
    }
}

/// The new handle of each record of a kind, by its old one.
struct Places<K>(Vec<K>);

impl<K: Handle> Places<K> {
    fn of(directory: &Directory<K>) -> Self {
        let mut new: Vec<Option<K>> = vec![None; directory.len()];
        for (place, old) in directory.order.iter().enumerate() {
            new[old.index()] = Some(K::from_index(place));
        }
        let mut next = directory.order.len();
        let numbered = new.into_iter().map(|place| {
            place.unwrap_or_else(|| {
                next += 1;
                K::from_index(next - 1)
            })
        });
        Self(numbered.collect())
    }

    fn of_old(&self, old: K) -> K {
        self.0[old.index()]
    }

    fn change(&self, old: &mut Option<K>) {
        *old = old.map(|key| self.of_old(key));
    }
}
