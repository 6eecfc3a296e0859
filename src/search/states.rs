//! What `is:`, `has:` and `lines:` ask of events, answered for all of them beforehand.

use rayon::prelude::*;

use super::bits::Bits;
use super::filters::{has, is};
use super::query::{Comparison, Has, Is, STATES, THINGS};
use crate::story::evidence::LineCounter;
use crate::story::{Event, Quote, Story};

/// Which events are in which state.
#[derive(Debug)]
pub(super) struct States {
    /// By the number of the state, then by that of the thing.
    sets: Vec<Bits>,
    /// By event: its independent lines of evidence.
    lines: Vec<u16>,
    draft_quotes: Bits,
    private_quotes: Bits,
}

impl States {
    /// Looks at each event of a story once.
    pub fn new(story: &Story) -> Self {
        let counter = LineCounter::new(story);
        let states = story.events().par_iter().map(|&key| {
            let event = story.event(key);
            let lines = counter.independent_lines(event);
            (flags(event), u16::try_from(lines).unwrap_or(u16::MAX))
        });
        let (flags, lines): (Vec<u32>, Vec<u16>) = states.unzip();
        let quotes = || story.quotes().iter().map(|&key| story.quote(key));
        Self {
            sets: (0..STATES.len() + THINGS.len())
                .into_par_iter()
                .map(|number| Bits::collect(flags.iter().map(|flags| flags >> number & 1 == 1)))
                .collect(),
            lines,
            draft_quotes: Bits::collect(quotes().map(Quote::is_draft)),
            private_quotes: Bits::collect(quotes().map(Quote::is_private)),
        }
    }

    /// The events in a state. [`Is::Single`] and [`Is::Certain`] are none: the one is a number of lines, the other
    /// is about the match.
    pub fn events(&self, state: Is) -> &Bits {
        &self.sets[number(state)]
    }

    /// The events that have something.
    pub fn having(&self, thing: Has) -> &Bits {
        &self.sets[STATES.len() + number_of_thing(thing)]
    }

    /// The events with so many independent lines of evidence.
    pub fn with_lines(&self, range: Comparison) -> Bits {
        Bits::collect(
            self.lines
                .iter()
                .map(|&lines| range.holds(u32::from(lines))),
        )
    }

    /// The quotes that are drafts themselves, or private themselves; nothing for other states, which are those of
    /// their events.
    pub fn quotes(&self, state: Is) -> Option<&Bits> {
        match state {
            Is::Draft => Some(&self.draft_quotes),
            Is::Private => Some(&self.private_quotes),
            _ => None,
        }
    }
}

fn flags(event: Event<'_>) -> u32 {
    let states = STATES.iter().map(|choice| is(choice.value, event));
    let things = THINGS.iter().map(|choice| has(choice.value, event));
    let flags = states.chain(things).enumerate();
    flags.fold(0, |flags, (number, holds)| {
        flags | u32::from(holds) << number
    })
}

fn number(state: Is) -> usize {
    STATES
        .iter()
        .position(|choice| choice.value == state)
        .unwrap_or(0)
}

fn number_of_thing(thing: Has) -> usize {
    THINGS
        .iter()
        .position(|choice| choice.value == thing)
        .unwrap_or(0)
}
