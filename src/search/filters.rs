//! Terms that are not words: dates, lines of evidence, states.

use std::sync::Arc;

use super::bits::Bits;
use super::index::Index;
use super::query::{DateTest, Has, Is, Term};
use super::truths::Truths;
use crate::schema::Status;
use crate::story::date::{Date, Shape, Truth};
use crate::story::evidence;
use crate::story::{Event, Story};

/// How surely a term other than words holds for events and for quotes. Of the date of an undated event nobody knows.
pub(super) fn of(index: &Index, story: &Story, term: &Term) -> Arc<(Truths, Truths)> {
    let links = &index.parts.links;
    let found = match term {
        Term::Date(test, wanted) => {
            return index.recent_dates.get((*test, *wanted), || {
                let asked = index.when.ask(*test, *wanted);
                let events = asked.events();
                let quotes = links.quotes_at(&events, |quote| asked.said(quote));
                (events, quotes)
            });
        }
        Term::Is(state) => {
            let events = of_state(index, *state);
            let quotes = match index.parts.states.quotes(*state) {
                Some(quotes) => Truths::of(quotes.clone()),
                None => links.through_events(&events),
            };
            (events, quotes)
        }
        Term::Lines(None, range) => through_events(index, index.parts.states.with_lines(*range)),
        Term::Lines(Some(field), range) => through_events(
            index,
            index.parts.states.with_lines_of(story, field, *range),
        ),
        Term::Has(thing) => through_events(index, index.parts.states.having(*thing).clone()),
        Term::Words(_) | Term::In(..) => through_events(index, Bits::none(links.events.len())),
    };
    Arc::new(found)
}

fn of_state(index: &Index, state: Is) -> Truths {
    Truths::of(index.parts.states.events(state).clone())
}

/// Quotes answer to it by their events.
fn through_events(index: &Index, events: Bits) -> (Truths, Truths) {
    let events = Truths::of(events);
    let quotes = index.parts.links.through_events(&events);
    (events, quotes)
}

/// How surely a test holds for a date.
pub(super) fn of_date(test: DateTest, date: Date, wanted: Date) -> Truth {
    match test {
        DateTest::Within => date.within(wanted),
        DateTest::Before => date.ends_before(wanted),
        DateTest::After => date.starts_after(wanted),
    }
}

/// Whether an event is in a state. What is asked of numbers of lines, or of the match, never holds here.
pub(super) fn is(state: Is, event: Event<'_>) -> bool {
    let status = match state {
        Is::Disputed => return !evidence::disputed_fields(event).is_empty(),
        Is::Undated => return event.date().is_none(),
        Is::Uncertain => return event.date().is_some_and(is_uncertain),
        Is::Draft => return event.is_draft(),
        Is::Private => return event.is_private(),
        Is::Single | Is::Certain => return false,
        Is::Confirmed => Status::Confirmed,
        Is::Reported => Status::Reported,
        Is::Alleged => Status::Alleged,
        Is::Denied => Status::Denied,
        Is::Planned => Status::Planned,
        Is::DidNotHappen => Status::DidNotHappen,
    };
    event.status() == Some(status)
}

fn is_uncertain(date: Date) -> bool {
    date.is_uncertain() || date.is_approximate() || date.shape() == Shape::OneOf
}

/// Whether an event has something.
pub(super) fn has(thing: Has, event: Event<'_>) -> bool {
    match thing {
        Has::Quotes => !event.quote_keys().is_empty(),
        Has::Claims => event.claims().next().is_some(),
        Has::Rulings => event.rulings().next().is_some(),
        Has::Notes => event.notes().next().is_some(),
        Has::Sources => event.citations().next().is_some(),
        Has::Actors => event.parts().next().is_some(),
        Has::Place => event.has_place(),
        Has::Tags => event.tags().next().is_some(),
        Has::Summary => event.has_summary(),
        Has::Date => event.date().is_some(),
    }
}
