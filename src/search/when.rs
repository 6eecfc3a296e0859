//! The dates of events in the story's order: events of one and the same date stand together, and are asked once.

use super::filters::of_date;
use super::query::DateTest;
use super::truths::Truths;
use crate::story::date::{Date, Truth};
use crate::story::{QuoteId, Story};

/// Which events have which date.
#[derive(Debug)]
pub(super) struct When {
    size: usize,
    /// Where each stretch of events of one date begins, and that date; nothing where nobody knows it.
    stretches: Vec<(u32, Option<Date>)>,
    /// The quotes that have a date of their own.
    said: Vec<(QuoteId, Date)>,
}

impl When {
    /// Reads the dates of a story.
    pub fn new(story: &Story) -> Self {
        let mut stretches: Vec<(u32, Option<Date>)> = Vec::new();
        for (place, &key) in (0..).zip(story.events()) {
            let date = story.event(key).date();
            if stretches.last().is_none_or(|&(_, last)| last != date) {
                stretches.push((place, date));
            }
        }
        let said = story.quotes().iter();
        let said = said.filter_map(|&key| Some((key, story.quote(key).said()?)));
        Self {
            size: story.events().len(),
            said: said.collect(),
            stretches,
        }
    }

    /// How surely a test of the date holds for each event.
    pub fn events(&self, test: DateTest, wanted: Date) -> Truths {
        let mut truths = Truths::none(self.size);
        let ends = self
            .stretches
            .iter()
            .skip(1)
            .map(|&(start, _)| start as usize);
        for (&(start, date), end) in self.stretches.iter().zip(ends.chain([self.size])) {
            let set = match date.map(|date| of_date(test, date, wanted)) {
                Some(Truth::Yes) => &mut truths.yes,
                Some(Truth::Possibly) => &mut truths.possibly,
                Some(Truth::No) => continue,
                None => &mut truths.unknown,
            };
            set.add_range(start as usize, end);
        }
        truths
    }

    /// How surely a test of the date holds for when quotes were said, for those where that is known.
    pub fn said(&self, test: DateTest, wanted: Date) -> impl Iterator<Item = (QuoteId, Truth)> {
        let said = self.said.iter();
        said.map(move |&(key, date)| (key, of_date(test, date, wanted)))
    }
}
