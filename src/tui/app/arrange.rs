//! What each list shows, and in which order.

use std::sync::Arc;

use super::{App, rows};
use crate::story::date::Date;
use crate::tui::layout::Pane;
use crate::tui::links::{Anchor, Linked};

impl App {
    /// Fills every list from the hits.
    pub(super) fn arrange(&mut self) {
        self.arrange_timeline();
        self.linked = self
            .anchor()
            .map(|to| Linked::to(to, &self.story))
            .unwrap_or_default();
        self.arrange_actors();
        self.arrange_quotes();
    }

    fn arrange_timeline(&mut self) {
        let calendar = &self.ready.calendar;
        let rows = rows::timeline(&self.hits.events, calendar, self.newest_first);
        self.timeline.replace(rows);
    }

    /// The actors of the selected event first, then the others.
    pub(super) fn arrange_actors(&mut self) {
        let event = self.timeline.selected().map(Anchor::Event);
        let linked = event.map(|anchor| Linked::to(anchor, &self.story));
        let here = linked.unwrap_or_default().actors.into_iter();
        let all = Arc::clone(&self.cast);
        self.actors.replace(rows::actors(all, here));
    }

    /// What was said at the selected event, or by the selected actor, first; then the rest.
    pub(super) fn arrange_quotes(&mut self) {
        let story = Arc::clone(&self.story);
        let here = match self.anchor() {
            Some(Anchor::Actor(key)) if self.focus == Pane::Actors => story.actor(key).quotes(),
            _ => {
                let event = self.timeline.selected();
                event.map_or(&[][..], |key| story.event(key).quote_keys())
            }
        };
        self.quotes.replace(rows::quotes(&self.listed, here));
    }

    /// What `f` writes into the search bar: what belongs to the selection.
    pub(super) fn filter_part(&self) -> Option<String> {
        match self.anchor()? {
            Anchor::Actor(key) => Some(format!("actor:{}", self.story.actor(key).id())),
            Anchor::Quote(key) => {
                let quote = self.story.quote(key);
                let speaker = quote.speakers().next()?;
                Some(format!("by:{}", self.story.actor(speaker).id()))
            }
            Anchor::Event(key) => {
                let day = self.story.event(key).date().and_then(Date::anchor)?;
                let (year, month, _) = day.ymd();
                Some(format!("date:{year:04}-{month:02}"))
            }
        }
    }
}

/// A number and its noun.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}
