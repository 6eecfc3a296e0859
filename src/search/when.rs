//! When events were and quotes were said: each distinct date is asked once, whatever has it.

use std::sync::{Mutex, PoisonError};

use hashbrown::HashMap;
use rayon::prelude::*;

use super::filters::of_date;
use super::query::DateTest;
use super::truths::Truths;
use crate::story::date::{Date, Truth};
use crate::story::{Handle, Story};

/// Stands for no date.
const UNDATED: u32 = u32::MAX;

/// Which events and quotes have which date.
#[derive(Debug)]
pub(super) struct When {
    events: usize,
    dates: Vec<Date>,
    /// Where each stretch of events of one date begins, and the number of that date.
    stretches: Vec<(u32, u32)>,
    /// By quote: the number of the date that it has of its own.
    said: Vec<u32>,
}

/// Distinct dates, numbered as they come.
#[derive(Default)]
struct Dates {
    numbers: HashMap<Date, u32>,
    dates: Vec<Date>,
}

impl Dates {
    fn number(&mut self, date: Option<Date>) -> u32 {
        let Some(date) = date else {
            return UNDATED;
        };
        *self.numbers.entry(date).or_insert_with(|| {
            self.dates.push(date);
            u32::try_from(self.dates.len() - 1).unwrap_or(UNDATED)
        })
    }
}

impl When {
    /// Reads the dates of a story.
    pub fn new(story: &Story) -> Self {
        let events = story.events().len();
        let found = Mutex::new((Dates::default(), vec![UNDATED; events]));
        story.events_as_stored().for_each(|events| {
            let mut dates = Dates::default();
            let numbers = events.map(|event| (event.key().index(), dates.number(event.date())));
            let numbers: Vec<(usize, u32)> = numbers.collect();
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            let (all, of_events) = &mut *found;
            let in_all = dates.dates.into_iter().map(|date| all.number(Some(date)));
            let in_all: Vec<u32> = in_all.collect();
            for (place, number) in numbers {
                of_events[place] = in_all.get(number as usize).copied().unwrap_or(UNDATED);
            }
        });
        let (mut dates, of_events) = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        let mut last = None;
        for (place, date) in (0..).zip(of_events) {
            if last.replace(date) != Some(date) {
                stretches.push((place, date));
            }
        }
        let quotes = story.quotes().iter();
        let said = quotes.map(|&key| dates.number(story.quote(key).said()));
        Self {
            events,
            said: said.collect(),
            dates: dates.dates,
            stretches,
        }
    }

    /// The dates, and how many events each stretch of one date has. A date may come more than once.
    pub fn counted(&self) -> impl Iterator<Item = (Date, usize)> {
        let starts = self.stretches.iter().map(|&(start, _)| start as usize);
        let ends = starts.clone().skip(1).chain([self.events]);
        let dated = self.stretches.iter().zip(starts.zip(ends));
        dated.filter_map(|(&(_, date), (start, end))| {
            let date = *self.dates.get(date as usize)?;
            Some((date, end - start))
        })
    }

    /// What a test comes to for each date.
    pub fn ask(&self, test: DateTest, wanted: Date) -> Asked<'_> {
        let truths = self.dates.par_iter().with_min_len(1 << 12);
        Asked {
            when: self,
            truths: truths.map(|&date| of_date(test, date, wanted)).collect(),
        }
    }
}

/// How surely a test holds for each date of a story.
pub(super) struct Asked<'a> {
    when: &'a When,
    truths: Vec<Truth>,
}

impl Asked<'_> {
    /// How surely it holds for each event.
    pub fn events(&self) -> Truths {
        let When {
            events, stretches, ..
        } = self.when;
        let mut truths = Truths::none(*events);
        let ends = stretches.iter().skip(1).map(|&(start, _)| start as usize);
        for (&(start, date), end) in stretches.iter().zip(ends.chain([*events])) {
            let set = match self.truths.get(date as usize) {
                Some(Truth::Yes) => &mut truths.yes,
                Some(Truth::Possibly) => &mut truths.possibly,
                Some(Truth::No) => continue,
                None => &mut truths.unknown,
            };
            set.add_range(start as usize, end);
        }
        truths
    }

    /// How surely it holds for when a quote was said; nothing where that is not known.
    pub fn said(&self, quote: usize) -> Option<Truth> {
        let date = *self.when.said.get(quote)?;
        self.truths.get(date as usize).copied()
    }
}
