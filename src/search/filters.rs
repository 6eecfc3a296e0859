//! Terms that are not words: dates, lines of evidence, states.

use super::index::Index;
use super::query::{Comparison, DateTest, Has, Is, Term};
use super::truths::Truths;
use crate::schema::Status;
use crate::story::date::{Date, Shape, Truth};
use crate::story::evidence;
use crate::story::{Event, Handle};

/// How surely a term other than words holds for events. Of the date of an undated event nobody knows.
pub(super) fn of_events(index: &Index, term: &Term) -> Truths {
    match *term {
        Term::Date(test, wanted) => index.when.events(test, wanted),
        Term::Lines(range) => Truths::of(index.states.with_lines(range)),
        Term::Is(Is::Single) => {
            let one = Comparison { least: 0, most: 1 };
            Truths::of(index.states.with_lines(one))
        }
        Term::Is(state) => Truths::of(index.states.events(state).clone()),
        Term::Has(thing) => Truths::of(index.states.having(thing).clone()),
        Term::Words(_) | Term::In(..) => Truths::none(index.links.events.len()),
    }
}

/// How surely it holds for quotes: by when they were said, or by their events. `of_events` is what holds for those.
pub(super) fn of_quotes(index: &Index, term: &Term, of_events: &Truths) -> Truths {
    if let Term::Is(state) = *term
        && let Some(quotes) = index.states.quotes(state)
    {
        return Truths::of(quotes.clone());
    }
    let mut truths = index.links.through_events(of_events);
    if let Term::Date(test, wanted) = *term {
        for place in index.links.quotes_without_event() {
            truths.unknown.add(place);
        }
        for (key, truth) in index.when.said(test, wanted) {
            truths.raise(key.index(), truth);
        }
    }
    truths
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
        Has::Place => event.place().is_some(),
        Has::Tags => event.tags().next().is_some(),
        Has::Summary => event.summary().is_some(),
        Has::Date => event.date().is_some(),
    }
}
