//! Which dates of a clause say when it happened, and which belong to something else that it names.

use super::clause::Clause;
use super::inflection::{is_participle, past_of};
use super::words::Word;
use crate::import::snapshot::Span;
use crate::import::words::{AUXILIARIES, listed};

/// Words before a date that make it no more than a bound.
const BOUNDS: &[&str] = &[
    "after",
    "before",
    "beginning",
    "by",
    "from",
    "since",
    "starting",
    "through",
    "until",
];

/// Words that begin a clause about the noun before them.
const RELATIVES: &[&str] = &["that", "which", "who", "whose"];

/// Verbs before whose object the day may be that of the object: `canceled classes on Friday`.
const PUT_OFF: &[&str] = &[
    "canceled",
    "cancelled",
    "delayed",
    "moved",
    "postponed",
    "rescheduled",
];

/// Whether a date in a clause may say when it happened.
pub(super) fn is_of_clause(words: &[Word<'_>], clause: &Clause, date: Span) -> bool {
    let Some(at) = words.iter().position(|word| word.span.overlaps(date)) else {
        return true;
    };
    let is_bound = word_before(words, date)
        .is_some_and(|word| word.is_any(BOUNDS) || word.is("for") && clause.rest.contains(&at));
    !is_bound
        && !is_of_name(words, at)
        && !is_of_relative(words, clause, at)
        && !is_of_participle(words, clause, at)
        && !is_put_off(words, clause, at)
}

/// The word before a date.
pub(super) fn word_before<'w, 'a>(words: &'w [Word<'a>], date: Span) -> Option<&'w Word<'a>> {
    let at = words.iter().position(|word| word.span.overlaps(date))?;
    words.get(at.checked_sub(1)?)
}

/// Whether a year only tells one thing from another of its name: `the 2016 race`, `2016 Harbor Festival`.
fn is_of_name(words: &[Word<'_>], date: usize) -> bool {
    let is_article = |word: &Word<'_>| word.is_any(&["a", "an", "its", "the", "their"]);
    // The article may be taken for a part of the date.
    let year = date + usize::from(is_article(&words[date]));
    let is_year = words.get(year).is_some_and(|word| {
        word.is_time && word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    let goes_on = words
        .get(year + 1)
        .is_some_and(|next| next.is_spoken() && !next.is_time && next.is_capitalised());
    let before = year.checked_sub(1).map(|at| &words[at]);
    let is_named = before
        .is_some_and(|before| is_article(before) || !before.is_spoken() && !before.is_mark(','));
    // `A 17th-century painting`
    let is_style = words[date].lower.contains("-century");
    is_style || is_year && (goes_on || is_named)
}

/// Whether a date belongs to a clause about a noun: `ended a review that began in May`, `the pier, which closed in May,`.
fn is_of_relative(words: &[Word<'_>], clause: &Clause, date: usize) -> bool {
    let aside = clause.asides.iter().find(|aside| aside.contains(&date));
    let start = match aside {
        Some(aside) => aside.start,
        None if clause.rest.contains(&date) => clause.rest.start,
        None => clause.subject.start,
    };
    let Some(before) = words.get(start..date) else {
        return false;
    };
    let Some(relative) = before.iter().rposition(|word| word.is_any(RELATIVES)) else {
        return false;
    };
    let within = &before[relative + 1..];
    let is_verb = |word: &Word<'_>| {
        !word.is_capitalised() && (past_of(&word.lower).is_some() || listed(AUXILIARIES, word.text))
    };
    let ends = aside.is_none() && within.iter().any(|word| word.is_mark(','));
    within.iter().any(is_verb) && !ends
}

/// Whether a date in figures stands right behind a participle: `overturned a ban adopted in 2019`. A weekday there is
/// mostly that of the news itself.
fn is_of_participle(words: &[Word<'_>], clause: &Clause, date: usize) -> bool {
    let has_figures = words[date..]
        .iter()
        .take_while(|word| word.is_time)
        .any(|word| word.text.contains(|c: char| c.is_ascii_digit()));
    let before = |back: usize| date.checked_sub(back).filter(|at| clause.rest.contains(at));
    let participle = match before(1) {
        Some(at) if words[at].is_any(&["in", "on", "last"]) => before(2),
        other => other,
    };
    has_figures && participle.is_some_and(|at| is_participle(&words[at].lower))
}

/// Whether a date may be the day on which something was to be that is put off.
fn is_put_off(words: &[Word<'_>], clause: &Clause, date: usize) -> bool {
    let is_behind = clause.rest.contains(&date);
    let on = date.checked_sub(1).map(|before| &words[before]);
    is_behind
        && words[clause.main].is_any(PUT_OFF)
        && on.is_some_and(|word| word.is_any(&["for", "on", "to"]))
}
