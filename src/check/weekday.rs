//! A printed weekday that does not go with its date.

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
