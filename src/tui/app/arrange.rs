//! What each list shows, and in which order.

use super::App;
use crate::search::Hit;
use crate::story::date::{Date, Truth};
use crate::story::{EventId, Story};
use crate::tui::layout::Pane;
use crate::tui::links::{Anchor, Linked};
use crate::tui::list::Row;

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
        let possible = self
            .hits
            .events
            .iter()
            .filter(|hit| hit.truth == Truth::Possibly);
        self.possible = possible.map(|hit| hit.key).collect();
        let mut keys: Vec<EventId> = self.hits.events.iter().map(|hit| hit.key).collect();
        if self.newest_first {
            // The undated stay last.
            let dated = keys
                .iter()
                .take_while(|key| self.story.event(**key).date().is_some())
                .count();
            keys[..dated].reverse();
        }
        let mut rows = Vec::with_capacity(keys.len() + 16);
        let mut heading = None;
        for key in keys {
            let here = heading_of(&self.story, key);
            if heading.as_ref() != Some(&here) {
                rows.push(Row::Heading(here.clone()));
                heading = Some(here);
            }
            rows.push(Row::Item(key));
        }
        self.timeline.replace(rows);
    }

    /// The actors of the selected event first, then the others.
    pub(super) fn arrange_actors(&mut self) {
        let linked = self.linked_to_event();
        let keys = direct_first(&self.hits.actors);
        let (here, others) = keys.partition(|key| linked.actors.contains(key));
        self.actors.replace(grouped(here, others, "nobody here"));
    }

    /// What was said at the selected event, or by the selected actor, first; then the rest.
    pub(super) fn arrange_quotes(&mut self) {
        let linked = match self.anchor() {
            Some(Anchor::Actor(key)) if self.focus == Pane::Actors => {
                Linked::to(Anchor::Actor(key), &self.story)
            }
            _ => self.linked_to_event(),
        };
        let (here, others) = self
            .hits
            .quotes
            .keys()
            .partition(|key| linked.quotes.contains(key));
        self.quotes.replace(grouped(here, others, "no quote here"));
    }

    fn linked_to_event(&self) -> Linked {
        let event = self.timeline.selected().map(Anchor::Event);
        event
            .map(|anchor| Linked::to(anchor, &self.story))
            .unwrap_or_default()
    }

    /// The dates of the events that are found, for the axis.
    pub fn dates_found(&self) -> Vec<Date> {
        let events = self.hits.events.iter();
        let dates = events.filter_map(|hit| self.story.event(hit.key).date());
        dates.collect()
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

/// What answers to the query itself, then what is only linked to that; each in its own order.
fn direct_first<K: Copy>(hits: &[Hit<K>]) -> impl Iterator<Item = K> {
    let of = |direct: bool| hits.iter().filter(move |hit| hit.direct == direct);
    of(true).chain(of(false)).map(|hit| hit.key)
}

/// What belongs to the selection first, then the rest under a heading.
fn grouped<K: Copy + PartialEq>(here: Vec<K>, others: Vec<K>, none: &str) -> Vec<Row<K>> {
    let heading = match (here.is_empty(), others.is_empty()) {
        (_, true) => None,
        (false, false) => Some(Row::Heading("elsewhere".to_owned())),
        (true, false) => Some(Row::Heading(format!("{none}; elsewhere:"))),
    };
    let items = here.into_iter().map(Row::Item);
    items
        .chain(heading)
        .chain(others.into_iter().map(Row::Item))
        .collect()
}

/// The heading an event stands under: its year, or that it has no date.
fn heading_of(story: &Story, key: EventId) -> String {
    match story.event(key).date() {
        None => "undated".to_owned(),
        Some(date) => match date.anchor() {
            Some(day) if day.year() > 0 => day.year().to_string(),
            // Year 0 is 1 BCE.
            Some(day) => format!("{} BCE", 1 - day.year()),
            None => "open".to_owned(),
        },
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
