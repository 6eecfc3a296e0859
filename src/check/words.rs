//! The phrases that sentences of flags are made of.

use super::flag::{Side, Voice};
use crate::schema::FieldType;
use crate::story::amount;
use crate::story::date::{Day, Spelling, wording, wording_as};
use crate::story::evidence::{self, Contest};
use crate::story::{Claim, Event, Story, Value, topic_words, value_words};

/// Values that a sentence names where there are many.
const NAMED: usize = 5;

/// `a`, `a or b`, `a, b or c`; of many the first few.
pub(super) fn any_of(words: &[String]) -> String {
    listed(words, "or")
}

/// `a`, `a and b`, `a, b and c`; of many the first few.
pub(super) fn all_of(words: &[String]) -> String {
    listed(words, "and")
}

fn listed(words: &[String], last_joint: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        words if words.len() > NAMED + 1 => {
            let more = words.len() - NAMED;
            format!("{} {last_joint} {more} more", words[..NAMED].join(", "))
        }
        [most @ .., last] => format!("{} {last_joint} {last}", most.join(", ")),
    }
}

/// A day without its weekday: `16 Feb 2026`.
pub(super) fn bare_day(day: Day) -> String {
    let words = wording(&day.to_string());
    words
        .split_once(' ')
        .map_or(words.clone(), |(_, day)| day.to_owned())
}

/// A day in full: `16 February 2026`.
pub(super) fn full_day(day: Day) -> String {
    let words = wording_as(&day.to_string(), Spelling::Full);
    words
        .split_once(' ')
        .map_or(words.clone(), |(_, day)| day.to_owned())
}

/// `1 line of evidence`, `3 lines of evidence`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// What the claims of a contest are about.
pub(super) fn topic(story: &Story, contest: &Contest<'_>) -> String {
    topic_words(story, contest.field, contest.scope)
}

/// The value of a claim in words, and how words without a number were read.
pub(super) fn value(claim: Claim<'_>) -> String {
    let words = value_words(claim);
    let is_read = claim.is_computed() && claim.printed().is_some();
    match (claim.typed(), claim.value()) {
        (Some(Value::Count(_) | Value::Money(..)), Some(value)) if is_read => {
            format!("{words} (read as {})", amount::wording(value))
        }
        (Some(Value::Text(_)), _) => format!("“{words}”"),
        _ => words,
    }
}

/// The value of a claim as its file writes it, or the words where it has none.
pub(super) fn written(claim: Claim<'_>) -> &str {
    claim.value().or(claim.printed()).unwrap_or_default()
}

/// A side of a contest, as a flag tells it.
pub(super) fn side(side: &evidence::Side<'_>) -> Side {
    let first = side.claims[0];
    Side {
        value: written(first).to_owned(),
        words: value(first),
        voices: side.lines.iter().map(Voice::from).collect(),
        claims: side.claims.iter().map(|claim| claim.key()).collect(),
        quotes: Vec::new(),
    }
}

/// What the makers hold of a field, in a sentence.
pub(super) fn held(story: &Story, event: Event<'_>, field: &str) -> String {
    let Some(ruling) = event.rulings().find(|ruling| ruling.field() == field) else {
        return "No ruling says what is held".to_owned();
    };
    match ruling.value() {
        None => "Held: unresolved".to_owned(),
        Some(value) => {
            let value = match story.fields().get(field).kind {
                FieldType::Date => wording(value),
                FieldType::Count | FieldType::Money => amount::wording(value),
                FieldType::Text => value.to_owned(),
            };
            format!("Held: {value}")
        }
    }
}
