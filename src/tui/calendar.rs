//! When the events of a story are, by their places in its order: so that hits are counted by stretches of places.

use std::ops::Range;

use super::axis::Dated;
use crate::search::Found;
use crate::story::date::{Date, Day};
use crate::story::{EventId, Handle};

/// Of so many times fewer hits than stretches, each hit looks for its own stretch.
const FEW: usize = 8;

/// The times of all events of a story. It is made once for each story.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Stretches under one heading of the timeline.
    headings: Vec<Heading>,
    /// Stretches of events that begin and end on the same days, from `anchored` on.
    spans: Vec<Span>,
    /// The places of events whose date is approximate or uncertain.
    doubtful: Vec<u32>,
    /// Where the events begin that stand at a day: before them are those of which no day is known.
    anchored: usize,
    /// Where the events without a date begin: they come last.
    undated: usize,
}

#[derive(Debug)]
struct Heading {
    text: String,
    end: usize,
}

#[derive(Debug)]
struct Span {
    first: Day,
    last: Day,
    end: usize,
    /// How many of the doubtful stand before it.
    doubtful: usize,
}

/// The rows of a timeline: how many hits stand under each heading.
#[derive(Debug, PartialEq, Eq)]
pub struct Headed<'a> {
    /// The heading.
    pub text: &'a str,
    /// How many hits stand under it.
    pub hits: usize,
    /// Whether they have a date.
    pub is_dated: bool,
}

impl Calendar {
    /// The calendar of a story whose events have these dates, in its order.
    pub fn of(dates: impl Iterator<Item = Option<Date>>) -> Self {
        let mut calendar = Self::default();
        let mut heading = None;
        for (place, date) in dates.enumerate() {
            let under = Under::of(date);
            match calendar.headings.last_mut() {
                Some(last) if heading == Some(under) => last.end = place + 1,
                _ => calendar.headings.push(Heading {
                    text: under.text(),
                    end: place + 1,
                }),
            }
            heading = Some(under);
            if let Some(date) = date {
                calendar.undated = place + 1;
                calendar.add(place, date);
            }
        }
        calendar
    }

    fn add(&mut self, place: usize, date: Date) {
        let Some(Dated {
            first,
            last,
            doubtful,
            ..
        }) = Dated::of(date)
        else {
            self.anchored = place + 1;
            return;
        };
        match self.spans.last_mut() {
            Some(span) if (span.first, span.last) == (first, last) => span.end = place + 1,
            _ => self.spans.push(Span {
                first,
                last,
                end: place + 1,
                doubtful: self.doubtful.len(),
            }),
        }
        if doubtful > 0 {
            self.doubtful.extend(u32::try_from(place));
        }
    }

    /// How many of the hits have a date.
    pub fn dated(&self, found: &Found<EventId>) -> usize {
        found.before(self.undated)
    }

    /// The headings that hits stand under, from the earliest on.
    pub fn headed(&self, found: &Found<EventId>) -> Vec<Headed<'_>> {
        let counts = counts(found, 0, &self.headings, |heading| heading.end);
        let headed = counts.into_iter().map(|(number, hits)| {
            let heading = &self.headings[number];
            Headed {
                text: &heading.text,
                hits,
                is_dated: heading.end <= self.undated,
            }
        });
        headed.collect()
    }

    /// The days that hits begin and end on, counted, from the earliest on.
    pub fn days(&self, found: &Found<EventId>) -> Vec<Dated> {
        let counts = counts(found, self.anchored, &self.spans, |span| span.end);
        let days = counts.into_iter().map(|(number, events)| {
            let span = &self.spans[number];
            let end = self.spans.get(number + 1).map(|next| next.doubtful);
            let doubtful = &self.doubtful[span.doubtful..end.unwrap_or(self.doubtful.len())];
            let is_hit = |&&place: &&u32| found.contains(EventId::from_index(place as usize));
            Dated {
                first: span.first,
                last: span.last,
                events,
                doubtful: doubtful.iter().filter(is_hit).count(),
            }
        });
        days.collect()
    }

    /// The first hit that does not stand before `day`; the last that stands at any day, if there is none.
    pub fn first_from(&self, day: Day, found: &Found<EventId>) -> Option<EventId> {
        let hits = self.anchored_hits(found);
        let last = hits.end.checked_sub(1).filter(|last| hits.contains(last))?;
        let number = found.before(self.place_of(day));
        found.get(number.min(last))
    }

    /// The hit that stands nearest to these days; the first of equals.
    pub fn nearest(&self, first: Day, last: Day, found: &Found<EventId>) -> Option<EventId> {
        let hits = self.anchored_hits(found);
        let number = found.before(self.place_of(first)).max(hits.start);
        let day = |number: usize| {
            let number = Some(number).filter(|number| hits.contains(number))?;
            Some(self.day_at(found.get(number)?.index()))
        };
        let between = |from: Day, to: Day| to.number().saturating_sub(from.number()).max(0);
        let before = number.checked_sub(1).and_then(day);
        let nearer = match (before, day(number)) {
            (Some(before), Some(after)) if between(before, first) > between(last, after) => number,
            // Those of that very day are equally near, and it is their first that is meant.
            (Some(before), _) => found.before(self.place_of(before)),
            (None, after) => after.map(|_| number)?,
        };
        found.get(nearer)
    }

    /// The numbers of the hits that stand at a day.
    fn anchored_hits(&self, found: &Found<EventId>) -> Range<usize> {
        found.before(self.anchored)..found.before(self.undated)
    }

    /// Where the events begin that do not stand before `day`.
    fn place_of(&self, day: Day) -> usize {
        let before = self.spans.partition_point(|span| span.first < day);
        let last = before.checked_sub(1);
        last.map_or(self.anchored, |last| self.spans[last].end)
    }

    /// The day that the event at a place stands at.
    fn day_at(&self, place: usize) -> Day {
        let span = self.spans.partition_point(|span| span.end <= place);
        self.spans[span.min(self.spans.len() - 1)].first
    }
}

/// What an event stands under in the timeline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    Open,
    Year(i64),
    Undated,
}

impl Under {
    fn of(date: Option<Date>) -> Self {
        match date.map(Date::anchor) {
            None => Self::Undated,
            Some(None) => Self::Open,
            Some(Some(day)) => Self::Year(day.year()),
        }
    }

    fn text(self) -> String {
        match self {
            Self::Undated => "undated".to_owned(),
            Self::Open => "open".to_owned(),
            Self::Year(year) if year > 0 => year.to_string(),
            // Year 0 is 1 BCE.
            Self::Year(year) => format!("{} BCE", 1 - year),
        }
    }
}

/// Which of the `stretches` hold hits, by number, and how many. The first begins at the place `start`, each other
/// where the one before it ends.
fn counts<T>(
    found: &Found<EventId>,
    start: usize,
    stretches: &[T],
    end: impl Fn(&T) -> usize,
) -> Vec<(usize, usize)> {
    let are_few = found.len() < stretches.len() / FEW;
    let mut counts = Vec::new();
    let (mut at, mut number) = (0, found.before(start));
    while at < stretches.len() {
        if are_few {
            let Some(next) = found.get(number) else { break };
            at += stretches[at..].partition_point(|stretch| end(stretch) <= next.index());
        }
        let Some(stretch) = stretches.get(at) else {
            break;
        };
        let after = found.before(end(stretch));
        if after > number {
            counts.push((at, after - number));
        }
        number = after;
        at += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
