//! A stamp by another clock, which moves the day and nothing else.

use super::flag::Flag;
use super::{Found, Here, words};
use crate::story::date::{Date, wording, wording_in};
use crate::story::evidence::Contest;
use crate::story::{Claim, Event, Value};

pub(super) fn moved(_: &Here<'_>, event: Event<'_>, contest: &Contest<'_>, found: &mut Found<'_>) {
    let claims = || {
        contest
            .sides
            .iter()
            .flat_map(|side| side.claims.iter().copied())
    };
    for claim in claims() {
        let (Some((written, counted)), Some(value)) = (two_days(claim), claim.value()) else {
            continue;
        };
        let held = event.date().filter(|_| contest.field == "date");
        let others = claims()
            .filter(|other| other.key() != claim.key())
            .filter_map(date);
        let seems_to_differ = |day: Date| written.disjoint(day) && !counted.disjoint(day);
        if !held.into_iter().chain(others).any(seems_to_differ) {
            continue;
        }
        let publisher = claim.story().source(claim.source()).publisher();
        let sentence = format!(
            "The stamp of {publisher}, {}, is {}: one moment, not another day",
            wording(value),
            wording_in(value, event.timezone())
        );
        found.flag(|rule| {
            Flag::new(
                rule,
                event.key().into(),
                claim.written_at(),
                ["value".into()],
                sentence,
            )
            .with(claim.source().into())
            .field(contest.field)
            .values([words::written(claim)])
        });
    }
}

/// The day of a timestamp by its own clock and by that of the event's zone, where the two differ.
fn two_days(claim: Claim<'_>) -> Option<(Date, Date)> {
    let value = claim.value().filter(|value| value.contains('T'))?;
    let written = Date::parse(value).ok()?;
    let counted = date(claim)?;
    written.disjoint(counted).then_some((written, counted))
}

fn date(claim: Claim<'_>) -> Option<Date> {
    match claim.typed() {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    }
}
