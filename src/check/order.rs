//! An order of events, as stated, that their dates contradict, or that contradicts itself.

mod stated;

use super::flag::Flag;
use super::{Found, Here, Rule, words};
use crate::story::date::{Day, Truth, wording};
use crate::story::{Event, EventId, Story};

use stated::{Stated, Statement};

/// Looks at the events in an order that suits all statements: then it is known of each what it comes after, be that by
/// way of events whose own dates say less, or nothing.
pub(super) fn contradicted(here: &Here<'_>, found: &mut Found<'_>) {
    let stated = Stated::of(here.story);
    let (sorted, circles) = stated.sorted();
    let mut reached: Vec<Option<Latest>> = vec![None; stated.events.len()];
    for number in sorted {
        let event = here.story.event(stated.events[number]);
        let mut latest = None;
        let mut is_told = false;
        for statement in stated.before(number) {
            let other = here.story.event(stated.events[statement.earlier]);
            if ends_before(event, other) {
                found.flag(|rule| directly(rule, event, other, statement));
                is_told = true;
            } else if let Some(known) = reached[statement.earlier] {
                latest = latest.max(Some(known.by_way_of(statement.earlier)));
            }
        }
        let other = latest.map(|latest| here.story.event(latest.event));
        if let Some(other) = other.filter(|other| !is_told && ends_before(event, *other)) {
            let between = between(here.story, &stated, &reached, latest);
            found.flag(|rule| by_way_of(rule, event, other, &between));
            latest = None;
        }
        reached[number] = latest.max(Latest::own(event));
    }
    for circle in circles {
        found.flag(|rule| in_a_circle(rule, here.story, &stated, &circle));
    }
}

/// The latest day before which an event cannot be, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Latest {
    day: Day,
    /// The event that began on that day.
    event: EventId,
    /// The number of the next event on the way to it.
    next: Option<usize>,
}

impl Latest {
    /// That of an event by its own date. What is in doubt says nothing.
    fn own(event: Event<'_>) -> Option<Self> {
        let date = event.date().filter(|date| !date.is_uncertain())?;
        Some(Self {
            day: date.first()?,
            event: event.key(),
            next: None,
        })
    }

    fn by_way_of(self, next: usize) -> Self {
        Self {
            next: Some(next),
            ..self
        }
    }
}

/// Whether the first of two events was over before the second began, for certain. Where days are counted in different
/// zones, the day before may be the same day.
fn ends_before(first: Event<'_>, second: Event<'_>) -> bool {
    let (Some(a), Some(b)) = (first.date(), second.date()) else {
        return false;
    };
    if a.ends_before(b) != Truth::Yes || b.is_uncertain() {
        return false;
    }
    let days_apart = a
        .last()
        .zip(b.first())
        .map_or(i64::MAX, |(a, b)| b.number() - a.number());
    first.timezone() == second.timezone() || days_apart > 1
}

/// The titles of the events that lie on the way from an event to one that is stated to come after it.
fn between(
    story: &Story,
    stated: &Stated,
    reached: &[Option<Latest>],
    latest: Option<Latest>,
) -> Vec<String> {
    let mut titles = Vec::new();
    let mut at = latest;
    while let Some(next) = at.and_then(|latest| latest.next) {
        at = reached[next];
        if at.is_some_and(|latest| latest.next.is_some()) {
            titles.push(quoted(story.event(stated.events[next])));
        }
    }
    titles.reverse();
    titles
}

fn quoted(event: Event<'_>) -> String {
    format!("“{}”", event.title())
}

fn date_words(event: Event<'_>) -> String {
    event.edtf().map(wording).unwrap_or_default()
}

fn directly(
    rule: &'static Rule,
    later: Event<'_>,
    earlier: Event<'_>,
    statement: &Statement,
) -> Flag {
    let (key, dated, event, other) = if statement.is_before {
        ("before", "after", earlier, later)
    } else {
        ("after", "before", later, earlier)
    };
    let sentence = format!(
        "It is to come {key} {}, but {} is {dated} {}",
        quoted(other),
        date_words(event),
        date_words(other)
    );
    let path = [key.into(), statement.index.into()];
    Flag::new(rule, event.key().into(), event.written_at(), path, sentence)
        .with(other.key().into())
        .values([event.edtf(), other.edtf()].into_iter().flatten())
}

fn by_way_of(rule: &'static Rule, event: Event<'_>, other: Event<'_>, between: &[String]) -> Flag {
    let sentence = format!(
        "By way of {} it is to come after {}, but {} is before {}",
        words::all_of(between),
        quoted(other),
        date_words(event),
        date_words(other)
    );
    Flag::new(
        rule,
        event.key().into(),
        event.written_at(),
        ["date".into()],
        sentence,
    )
    .with(other.key().into())
    .values([event.edtf(), other.edtf()].into_iter().flatten())
}

fn in_a_circle(rule: &'static Rule, story: &Story, stated: &Stated, circle: &[usize]) -> Flag {
    let events = circle.iter().map(|&number| stated.events[number]);
    let events: Vec<Event<'_>> = events.map(|key| story.event(key)).collect();
    let first = events[0];
    let others: Vec<String> = events[1..].iter().map(|event| quoted(*event)).collect();
    let sentence = match others.as_slice() {
        [] => "It is to come before itself".to_owned(),
        [other] => format!("It is to come before {other} and after it"),
        others => {
            let others = others.join(", that before ");
            format!("It is to come before {others}, and that before it again")
        }
    };
    let ids: Vec<&str> = events.iter().map(|event| event.id()).collect();
    let place = first.written_at();
    let key = if first.before().next().is_some() {
        "before"
    } else {
        "after"
    };
    let flag = Flag::new(rule, first.key().into(), place, [key.into()], sentence).values(ids);
    let others = events[1..].iter();
    others.fold(flag, |flag, event| flag.with(event.key().into()))
}
