//! What `is:`, `has:` and `lines:` ask of events, answered for all of them beforehand.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::bits::Bits;
use super::bytes::{In, Keep, Out};
use super::filters::{has, is};
use super::query::{Comparison, Has, Is, STATES, THINGS};
use crate::story::evidence::{LineCounter, held_lines, independent_lines};
use crate::story::{Claim, Event, Handle, Quote, Story};

/// By field: the places of events of whose held value sources give evidence, with its independent lines.
type LinesOfFields = BTreeMap<String, Vec<(usize, u16)>>;

/// Which events are in which state.
#[derive(Debug)]
pub(super) struct States {
    /// By the number of the state, then by that of the thing.
    sets: Vec<Bits>,
    /// By event: its independent lines of evidence.
    lines: Vec<u16>,
    /// Few ask for it, so it is worked out for whoever is the first.
    lines_of_fields: OnceLock<LinesOfFields>,
    draft_quotes: Bits,
    private_quotes: Bits,
}

impl States {
    /// Looks at each event of a story once.
    pub fn new(story: &Story) -> Self {
        let counter = LineCounter::new(story);
        let count = story.events().len();
        let all = Mutex::new((vec![0_u32; count], vec![0_u16; count]));
        story.events_as_stored().for_each(|events| {
            let of_event = |event: Event<'_>| {
                let lines = counter.count(event);
                let flags = flags(event, lines.is_single);
                (event.key().index(), flags, small(lines.independent))
            };
            let found: Vec<_> = events.map(of_event).collect();
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            for (place, flags, lines) in found {
                all.0[place] = flags;
                all.1[place] = lines;
            }
        });
        let (flags, lines) = all.into_inner().unwrap_or_else(PoisonError::into_inner);
        let quotes = || story.quotes().iter().map(|&key| story.quote(key));
        Self {
            sets: (0..STATES.len() + THINGS.len())
                .into_par_iter()
                .map(|number| Bits::collect(flags.iter().map(|flags| flags >> number & 1 == 1)))
                .collect(),
            lines,
            lines_of_fields: OnceLock::new(),
            draft_quotes: Bits::collect(quotes().map(Quote::is_draft)),
            private_quotes: Bits::collect(quotes().map(Quote::is_private)),
        }
    }

    /// The events in a state. [`Is::Certain`] is none: it is about the match.
    pub fn events(&self, state: Is) -> &Bits {
        &self.sets[number(state)]
    }

    /// The events that have something.
    pub fn having(&self, thing: Has) -> &Bits {
        &self.sets[STATES.len() + number_of_thing(thing)]
    }

    /// The events with so many independent lines of evidence.
    pub fn with_lines(&self, range: Comparison) -> Bits {
        holding(&self.lines, range)
    }

    /// The events with so many independent lines of evidence for the value that is held of a field, whose name may
    /// be in any case. Where nothing is held of it, or no source speaks of it, there are none.
    pub fn with_lines_of(&self, story: &Story, field: &str, range: Comparison) -> Bits {
        let of_fields = self.lines_of_fields.get().unwrap_or_else(|| {
            // Counted before the lock is taken: a thread that helps to count may ask too.
            let counted = lines_of_fields(story);
            self.lines_of_fields.get_or_init(|| counted)
        });
        let in_any_case = || {
            let field = field.to_lowercase();
            of_fields
                .iter()
                .find(|(name, _)| name.to_lowercase() == field)
                .map(|(_, lines)| lines)
        };
        let counted = of_fields.get(field).or_else(in_any_case);
        let mut all = vec![0; self.lines.len()];
        for &(place, lines) in counted.into_iter().flatten() {
            all[place] = lines;
        }
        holding(&all, range)
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

fn lines_of_fields(story: &Story) -> LinesOfFields {
    let events = story.events().par_iter().enumerate();
    let counted = events.flat_map_iter(|(place, &key)| {
        let event = story.event(key);
        let mut fields: Vec<&str> = event.claims().map(Claim::field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields.into_iter().map(move |field| {
            let lines = held_lines(story, event, field);
            (field, place, independent_lines(&lines))
        })
    });
    let counted: Vec<(&str, usize, usize)> = counted.collect();
    let mut of_fields = LinesOfFields::new();
    for (field, place, lines) in counted {
        if lines == 0 {
            continue;
        }
        let of_field = of_fields.entry(field.to_owned()).or_default();
        of_field.push((place, small(lines)));
    }
    of_fields
}

fn small(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// The places of numbers in a range.
fn holding(lines: &[u16], range: Comparison) -> Bits {
    Bits::collect(lines.iter().map(|&lines| range.holds(u32::from(lines))))
}

fn flags(event: Event<'_>, has_single_line: bool) -> u32 {
    let states = STATES.iter().map(|choice| match choice.value {
        Is::Single => has_single_line,
        state => is(state, event),
    });
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

impl Keep for States {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        self.sets.keep(out)?;
        self.lines.keep(out)?;
        self.draft_quotes.keep(out)?;
        self.private_quotes.keep(out)
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        Ok(Self {
            sets: Keep::take(from)?,
            lines: Keep::take(from)?,
            lines_of_fields: OnceLock::new(),
            draft_quotes: Keep::take(from)?,
            private_quotes: Keep::take(from)?,
        })
    }
}
