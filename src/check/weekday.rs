//! A printed weekday that does not go with its date, and a printed day that is not that of its claim.

use super::{Flag, Found, Here, words};
use crate::story::date::{Spelling, weekday_name};
use crate::story::{Event, Value};

pub(super) fn misprinted(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    for claim in event.claims() {
        let (Some(misfit), Some(printed)) = (claim.weekday_misfit(), claim.printed()) else {
            continue;
        };
        let Some(Value::Date(date)) = claim.typed() else {
            continue;
        };
        // A day that is not the claim's has a weekday of its own.
        if claim.day_misfit().is_some() {
            continue;
        }
        let day = date.first().map(words::bare_day).unwrap_or_default();
        let actual = weekday_name(misfit.actual, Spelling::Full);
        let publisher = here.story.source(claim.source()).publisher();
        let sentence = if claim.is_computed() {
            format!("“{printed}” of {publisher} was taken for {day}, which is a {actual}")
        } else {
            format!("{publisher} prints “{printed}”, but {day} is a {actual}")
        };
        found.flag(|rule| {
            Flag::new(
                rule,
                event.key().into(),
                claim.written_at(),
                ["printed".into()],
                sentence,
            )
            .with(claim.source().into())
            .field(claim.field())
            .values([printed])
        });
    }
}

pub(super) fn another_day(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    for claim in event.claims().filter(|claim| claim.day_misfit().is_some()) {
        let printed = claim.printed().unwrap_or_default();
        let publisher = here.story.source(claim.source()).publisher();
        let value = words::value(claim);
        let sentence = if claim.is_computed() {
            format!("“{printed}” of {publisher} was taken for {value}")
        } else {
            format!("{publisher} prints “{printed}”, but its claim gives {value}")
        };
        found.flag(|rule| {
            let path = ["printed".into()];
            Flag::new(rule, event.key().into(), claim.written_at(), path, sentence)
                .with(claim.source().into())
                .field(claim.field())
                .values([words::written(claim)])
        });
    }
}
