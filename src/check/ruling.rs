//! A ruling that the event itself does not keep to.

use super::flag::Flag;
use super::{Found, Here};
use crate::story::Event;
use crate::story::date::{Date, wording};

/// A ruling on the date that shares no day with the event's own.
pub(super) fn not_kept(_: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    let (Some(date), Some(written)) = (event.date(), event.edtf()) else {
        return;
    };
    for ruling in event.rulings().filter(|ruling| ruling.field() == "date") {
        let Some(value) = ruling.value() else {
            continue;
        };
        let is_other = Date::read(value, event.timezone()).is_ok_and(|held| held.disjoint(date));
        if !is_other {
            continue;
        }
        let sentence = format!(
            "The ruling holds {}, and the event itself has {}",
            wording(value),
            wording(written)
        );
        found.flag(|rule| {
            Flag::new(
                rule,
                event.key().into(),
                ruling.written_at(),
                ["value".into()],
                sentence,
            )
            .field("date")
            .values([value, written])
        });
    }
}
