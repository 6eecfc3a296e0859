//! An order of events, as stated, that their dates contradict.

use super::flag::Flag;
use super::{Found, Here};
use crate::story::date::{Truth, wording};
use crate::story::{Event, EventId};

pub(super) fn contradicted(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    for (index, other) in event.after().enumerate() {
        let other = here.story.event(other);
        if ends_before(event, other) {
            flag(event, other, ("after", "before", index), found);
        }
    }
    for (index, other) in event.before().enumerate() {
        let other = here.story.event(other);
        let is_stated_twice = other.after().any(|key: EventId| key == event.key());
        if ends_before(other, event) && !is_stated_twice {
            flag(event, other, ("before", "after", index), found);
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

fn flag(
    event: Event<'_>,
    other: Event<'_>,
    (key, dated, index): (&str, &str, usize),
    found: &mut Found<'_>,
) {
    let words = |event: Event<'_>| event.edtf().map(wording).unwrap_or_default();
    let sentence = format!(
        "It is to come {key} “{}”, but {} is {dated} {}",
        other.title(),
        words(event),
        words(other)
    );
    found.flag(|rule| {
        let path = [key.into(), index.into()];
        Flag::new(rule, event.key().into(), event.written_at(), path, sentence)
            .with(other.key().into())
            .values([event.edtf(), other.edtf()].into_iter().flatten())
    });
}
