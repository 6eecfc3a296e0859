//! Events that answer and have no place in what is written: none of them goes without a word.

use crate::cli::args::To;
use crate::cli::stderr;
use crate::export::{Chart, Document, Unplaced};
use crate::story::{EventId, Story};

/// Most events that are named of those left out for one reason.
const NAMED: usize = 5;

/// The events that are left out, by the reason.
pub(super) struct Missing<'s> {
    story: &'s Story,
    reasons: Vec<(Unplaced, Vec<EventId>)>,
    /// Whether nothing is left that the format could be made of.
    pub all: bool,
}

impl<'s> Missing<'s> {
    pub fn of(document: &Document<'s>, to: To) -> Self {
        let chart = match to {
            To::TimelineJs => Some(Chart::TimelineJs),
            To::Ics => Some(Chart::Calendar),
            To::Markdown | To::Html | To::Csv | To::Json | To::CslJson => None,
        };
        let reasons = chart.map_or_else(Vec::new, |chart| document.unplaced(chart));
        let count: usize = reasons.iter().map(|(_, events)| events.len()).sum();
        Self {
            story: document.story,
            reasons,
            all: chart.is_some() && count == document.hits.events.len(),
        }
    }

    /// Says on standard error which they are, and why.
    pub fn say(&self) {
        for (reason, events) in &self.reasons {
            let noun = if events.len() == 1 { "event" } else { "events" };
            stderr::say(&format!(
                "dateline: {} {noun} left out, as {reason}: {}",
                events.len(),
                self.named(events)
            ));
        }
    }

    fn named(&self, events: &[EventId]) -> String {
        let ids = events.iter().map(|&key| self.story.event(key).id());
        let named: Vec<&str> = ids.take(NAMED).collect();
        let named = named.join(", ");
        match events.len().saturating_sub(NAMED) {
            0 => named,
            more => format!("{named} and {more} more"),
        }
    }
}
