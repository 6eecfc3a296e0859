//! The plain words for what a source claims, and for what is held of it.

use super::{reporting_words, weekday_words};
use crate::schema::Reporting;
use crate::story::amount;
use crate::story::date::{self, printed_weekday};
use crate::story::evidence::Contest;
use crate::story::{Claim, Event, Party, Ruling, Story, Value};

/// What the claims of a contest are about: the field, and its scope where there is one.
pub fn topic(story: &Story, contest: &Contest<'_>) -> String {
    topic_words(story, contest.field, contest.scope)
}

/// A field by the name it is shown by, and what its values are about.
pub fn topic_words(story: &Story, field: &str, scope: Option<&str>) -> String {
    let field = story.fields().label(field);
    match scope {
        Some(scope) => format!("{field} ({scope})"),
        None => field,
    }
}

/// The value a claim gives, in words.
pub fn value_words(claim: Claim<'_>) -> String {
    match (claim.typed(), claim.value()) {
        (Some(Value::Date(day)), Some(value)) if value.contains('T') => {
            let day = day
                .first()
                .map_or_else(String::new, |day| date::wording(&day.to_string()));
            format!("{day} ({value})")
        }
        (Some(Value::Date(_)), Some(value)) => date::wording(value),
        // "Dozens" is what was said; the range is only how it is compared.
        (Some(Value::Count(_) | Value::Money(..)), Some(value)) => match claim.printed() {
            Some(words) if claim.is_computed() => format!("“{words}”"),
            _ => amount::wording(value),
        },
        (_, Some(value)) => value.to_owned(),
        (_, None) => claim
            .printed()
            .map_or_else(|| "—".to_owned(), |words| format!("“{words}”")),
    }
}

/// How words without a number were read, so that they could be compared.
pub fn reading(claim: Claim<'_>) -> Option<String> {
    let is_amount = matches!(claim.typed(), Some(Value::Count(_) | Value::Money(..)));
    let value = claim
        .value()
        .filter(|_| is_amount && claim.is_computed() && claim.printed().is_some());
    value.map(|value| format!("read as {}", amount::wording(value)))
}

/// What does not fit between a date and the weekday printed with it.
pub fn misfit(claim: Claim<'_>) -> Option<String> {
    let Some(Value::Date(day)) = claim.typed() else {
        return None;
    };
    let (printed, actual) = (printed_weekday(claim.printed()?)?, day.weekday()?);
    (printed != actual).then(|| {
        let day = claim.value().map_or_else(String::new, bare_day);
        format!(
            "printed as a {}, but {day} is a {}",
            weekday_words(printed),
            weekday_words(actual)
        )
    })
}

/// The day in words without its weekday: the remark names that itself.
fn bare_day(edtf: &str) -> String {
    let words = date::wording(edtf);
    words
        .split_once(' ')
        .map_or(words.clone(), |(_, day)| day.to_owned())
}

/// Whose word a claim goes back to, in a sentence.
pub fn rests_on(story: &Story, claim: Claim<'_>) -> String {
    let source = story.source(claim.source());
    let mut sentence = Vec::new();
    match claim.according_to() {
        Some(party) if party == Party::Source(source.key()) => {
            sentence.push("its own words, not those of what it retells".to_owned());
        }
        Some(party) => sentence.push(format!("according to {}", party.name(story))),
        None => {}
    }
    let origins: Vec<&str> = source
        .derives_from()
        .map(|party| party.name(story))
        .collect();
    if !origins.is_empty() {
        sentence.push(format!("retells {}", origins.join(", ")));
    }
    if source.reporting() != Reporting::Unknown || sentence.is_empty() {
        sentence.push(reporting_words(source.reporting()).to_owned());
    }
    sentence.join("; ")
}

/// The value that a ruling on `field` of `event` holds, in words.
pub fn ruling_words(event: Event<'_>, field: &str, value: &str) -> String {
    let is_date = event
        .claims()
        .find(|claim| claim.field() == field)
        .is_some_and(|claim| matches!(claim.typed(), Some(Value::Date(_))));
    if is_date {
        date::wording(value)
    } else {
        amount::wording(value)
    }
}

/// What a ruling on `event` holds, or that it leaves the matter open.
pub fn held_words(event: Event<'_>, ruling: Ruling<'_>) -> String {
    ruling.value().map_or_else(
        || "unresolved".to_owned(),
        |value| ruling_words(event, ruling.field(), value),
    )
}

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
