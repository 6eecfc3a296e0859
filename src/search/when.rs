//! When events were and quotes were said: each distinct date is asked once, whatever has it.

use std::collections::HashMap;

use rayon::prelude::*;

use super::filters::of_date;
use super::query::DateTest;
use super::truths::Truths;
use crate::story::Story;
use crate::story::date::{Date, Truth};

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

impl When {
    /// Reads the dates of a story.
    pub fn new(story: &Story) -> Self {
        let mut numbers = HashMap::new();
        let mut dates = Vec::new();
        let mut number = |date: Option<Date>| {
            date.map_or(UNDATED, |date| {
                *numbers.entry(date).or_insert_with(|| {
                    dates.push(date);
                    u32::try_from(dates.len() - 1).unwrap_or(UNDATED)
                })
            })
        };
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        let mut last = None;
        for (place, &key) in (0..).zip(story.events()) {
            let date = story.event(key).date();
            if last != Some(date) {
                stretches.push((place, number(date)));
                last = Some(date);
            }
        }
        let quotes = story.quotes().iter();
        let said = quotes.map(|&key| number(story.quote(key).said())).collect();
        Self {
            events: story.events().len(),
            dates,
            stretches,
            said,
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
