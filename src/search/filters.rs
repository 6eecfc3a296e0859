//! Terms that are not words: dates, lines of evidence, states. Asked of one record at a time.

use super::query::{Comparison, DateTest, Has, Is, Term};
use crate::schema::Status;
use crate::story::date::{Date, Shape, Truth};
use crate::story::{Event, Quote, Story, evidence};

/// Whether a term other than words holds for an event. Nothing where that cannot be known: of the
/// date of an undated event.
pub(super) fn of_event(term: &Term, story: &Story, event: Event<'_>) -> Option<Truth> {
    match *term {
        Term::Date(test, wanted) => event.date().map(|date| of_date(test, date, wanted)),
        Term::Lines(range) => Some(truth(range.holds(lines(story, event)))),
        Term::Is(Is::Draft) => Some(truth(event.is_draft())),
        Term::Is(Is::Private) => Some(truth(event.is_private())),
        Term::Is(state) => Some(truth(is(state, story, event))),
        Term::Has(thing) => Some(truth(has(thing, event))),
        Term::Words(_) | Term::In(..) => None,
    }
}

/// Whether a term other than words holds for a quote: by when it was said, or by its event.
pub(super) fn of_quote(term: &Term, story: &Story, quote: Quote<'_>) -> Option<Truth> {
    let event = quote.event().map(|key| story.event(key));
    match *term {
        Term::Is(Is::Draft) => Some(truth(quote.is_draft())),
        Term::Is(Is::Private) => Some(truth(quote.is_private())),
        Term::Date(test, wanted) => {
            let said = quote.said().map(|date| of_date(test, date, wanted));
            said.max(event.and_then(|event| of_event(term, story, event)))
        }
        _ => event.map_or(Some(Truth::No), |event| of_event(term, story, event)),
    }
}

fn truth(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

fn of_date(test: DateTest, date: Date, wanted: Date) -> Truth {
    match test {
        DateTest::Within => date.within(wanted),
        DateTest::Before => date.ends_before(wanted),
        DateTest::After => date.starts_after(wanted),
    }
}

fn lines(story: &Story, event: Event<'_>) -> u32 {
    let lines = evidence::independent_lines(&evidence::lines_of_event(story, event));
    u32::try_from(lines).unwrap_or(u32::MAX)
}

fn is(state: Is, story: &Story, event: Event<'_>) -> bool {
    let status = match state {
        Is::Disputed => return !evidence::disputed_fields(event).is_empty(),
        Is::Single => return Comparison { least: 0, most: 1 }.holds(lines(story, event)),
        Is::Undated => return event.date().is_none(),
        Is::Uncertain => return event.date().is_some_and(is_uncertain),
        Is::Draft => return event.is_draft(),
        Is::Private => return event.is_private(),
        // Asks about the match and not about the event; `evaluate` sees to it.
        Is::Certain => return true,
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

fn has(thing: Has, event: Event<'_>) -> bool {
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
