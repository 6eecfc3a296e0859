//! The plain words for what a source claims, and for what is held of it.

use super::reporting_words;
use crate::schema::Reporting;
use crate::story::amount;
use crate::story::date::{self, Spelling, weekday_name};
use crate::story::evidence::Contest;
use crate::story::{Claim, Event, Party, Ruling, Story, Value, topic_words};

/// What the claims of a contest are about: the field, and its scope where there is one.
pub fn topic(story: &Story, contest: &Contest<'_>) -> String {
    topic_words(story, contest.field, contest.scope)
}

/// The heading above the values that sources give for a field.
pub fn contest_title(story: &Story, contest: &Contest<'_>) -> String {
    let topic = topic(story, contest);
    if contest.disputed {
        format!("Sources disagree on the {topic}")
    } else {
        format!("What sources say of the {topic}")
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
    misfit_in(claim, Spelling::Short)
}

/// The same in a spelling.
pub fn misfit_in(claim: Claim<'_>, spelling: Spelling) -> Option<String> {
    let misfit = claim.weekday_misfit()?;
    let day = claim
        .value()
        .map_or_else(String::new, |value| bare_day(value, spelling));
    Some(format!(
        "printed as a {}, but {day} is a {}",
        weekday_name(misfit.printed, Spelling::Full),
        weekday_name(misfit.actual, Spelling::Full)
    ))
}

/// The day in words without its weekday: the remark names that itself.
fn bare_day(edtf: &str, spelling: Spelling) -> String {
    let words = date::wording_as(edtf, spelling);
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
    ruling_words_in(event, field, value, Spelling::Short)
}

fn ruling_words_in(event: Event<'_>, field: &str, value: &str, spelling: Spelling) -> String {
    let is_date = event
        .claims()
        .find(|claim| claim.field() == field)
        .is_some_and(|claim| matches!(claim.typed(), Some(Value::Date(_))));
    if is_date {
        date::wording_as(value, spelling)
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

/// What a ruling on `event` holds and why, in a sentence.
pub fn held_sentence(
    story: &Story,
    event: Event<'_>,
    ruling: Ruling<'_>,
    spelling: Spelling,
) -> String {
    let field = capital(&story.fields().label(ruling.field()));
    let held = match ruling.value() {
        Some(value) => {
            let value = ruling_words_in(event, ruling.field(), value, spelling);
            format!("held to be {value}")
        }
        None => "unresolved".to_owned(),
    };
    let mut words = format!("{field}: {held}, because: {}", ruling.because());
    words.extend(ruling.by().map(|by| format!(" (by {by})")));
    words.extend(ruling.is_private().then_some(" (private)"));
    words
}

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
