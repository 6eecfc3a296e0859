//! Which events have no place in a format where each one needs a day to stand on, and why.

use std::fmt;

use super::document::Document;
use super::{ics, timelinejs};
use crate::story::date::Date;
use crate::story::{Event, EventId};

/// A format in which every event stands at its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chart {
    /// The slides of `TimelineJS`.
    TimelineJs,
    /// A calendar, RFC 5545.
    Calendar,
}

/// Why an event has no place in a [`Chart`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaced {
    /// Nobody knows when it happened.
    Undated,
    /// What the file gives as its date is none.
    Unreadable,
    /// Its date has no beginning or no end, and no day that is known.
    Boundless,
    /// It lies outside of the years that the format has.
    OutOfReach,
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Undated => "no date is known",
            Self::Unreadable => "the date cannot be read",
            Self::Boundless => "no first or no last day is known",
            Self::OutOfReach => "the format does not have the year",
        })
    }
}

impl Document<'_> {
    /// The events that answer and have no place in `chart`, in order of time, by the reason. None of them may be left
    /// out of it without a word.
    pub fn unplaced(&self, chart: Chart) -> Vec<(Unplaced, Vec<EventId>)> {
        let mut reasons: Vec<(Unplaced, Vec<EventId>)> = Vec::new();
        for hit in self.hits.events.iter() {
            let event = self.story.event(hit.key);
            let reason = match chart {
                Chart::TimelineJs => timelinejs::dates(event).err(),
                Chart::Calendar => ics::days(event).err(),
            };
            let Some(reason) = reason else { continue };
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, events)) => events.push(hit.key),
                None => reasons.push((reason, vec![hit.key])),
            }
        }
        reasons
    }

    /// The same in a line for each reason, to stand in the chart itself.
    pub(super) fn unplaced_words(&self, chart: Chart) -> Vec<String> {
        let unplaced = self.unplaced(chart).into_iter();
        let lines = unplaced.map(|(reason, events)| {
            let titles: Vec<String> = events
                .iter()
                .map(|&key| format!("“{}”", self.story.event(key).title()))
                .collect();
            format!("Left out, as {reason}: {}", titles.join(", "))
        });
        lines.collect()
    }
}

/// The date of an event, and as the file writes it.
pub(super) fn dated(event: Event<'_>) -> Result<(Date, &str), Unplaced> {
    match (event.date(), event.edtf()) {
        (_, None) => Err(Unplaced::Undated),
        (None, Some(_)) => Err(Unplaced::Unreadable),
        (Some(date), Some(edtf)) => Ok((date, edtf)),
    }
}
