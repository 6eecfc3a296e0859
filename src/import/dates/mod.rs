//! Dates and times as reporters write them, and the days that they stand for.
//!
//! Most words of time ("Thursday", "last month") mean something only from the day on which the text was published:
//! the [`Anchor`]. What was worked out from it is marked as computed; what was printed is kept beside it, so that a
//! printed weekday and a printed date can contradict each other.

mod modifier;
mod names;
mod nearest;
mod published;
mod rules;
mod tokens;
mod value;

use super::snapshot::Span;
use crate::story::date::{Day, Weekday};
use modifier::Modifier;
use names::Meaning;
use nearest::Reckoning;
use rules::{Found, RULES};
use tokens::{Cursor, Token};

pub use published::published;
pub use value::{Calendar, Clock, Length, Season, Unit, Value};

/// The day from which a text reckons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The day of publication.
    pub day: Day,
    /// How we know it.
    pub basis: Basis,
}

/// How the day of publication is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The text, or what the page says of itself, states it.
    Stated,
    /// The person who reads the text in gave it.
    Given,
}

/// Words that say when, and what they stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where the words stand.
    pub span: Span,
    /// What they stand for.
    pub value: Value,
    /// Only about then: `early October`, `about 1990`.
    pub approximate: bool,
    /// The weekday that is printed beside or instead of a date.
    pub printed_weekday: Option<Weekday>,
    /// Whether something was added that the words do not say: the year, or the day itself.
    pub computed: bool,
    /// The rule that found it, as a short name in lower case with hyphens.
    pub rule: &'static str,
}

impl Mention {
    /// The date as EDTF, if the words stand for one and it could be placed. What is only about then has a `~`.
    pub fn edtf(&self) -> Option<String> {
        let edtf = self.value.calendar()?.edtf()?;
        let can_be_rough = self.approximate && !edtf.starts_with('[');
        Some(if can_be_rough {
            format!("{edtf}~")
        } else {
            edtf
        })
    }

    /// The one day that the words stand for.
    pub fn day(&self) -> Option<Day> {
        self.value.calendar()?.day()
    }

    /// Whether the printed weekday is not that of the printed date. Then one of the two is wrong, and nobody can say
    /// which from the words alone.
    pub fn contradicts(&self) -> bool {
        let Some(Calendar::Day(first) | Calendar::Days(first, _)) = self.value.calendar() else {
            return false;
        };
        self.printed_weekday
            .is_some_and(|printed| printed != first.weekday())
    }
}

/// The mentions of dates and times in a part of a text, in its order; none overlaps another. Give one sentence at a
/// time: whether a weekday lies ahead is told by the verbs before it.
///
/// Without an anchor weekdays and the like are found but not placed.
pub fn find(text: &str, part: Span, anchor: Option<Anchor>) -> Vec<Mention> {
    let tokens = tokens::tokens(text, part);
    let reckoning = Reckoning {
        anchor: anchor.map(|anchor| anchor.day),
        sentence: &tokens,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match longest_at(&tokens, at, &reckoning) {
            Some((mention, end)) => {
                found.push(mention);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The longest mention that begins with a token, and the token after it.
fn longest_at(
    tokens: &[Token<'_>],
    at: usize,
    reckoning: &Reckoning<'_>,
) -> Option<(Mention, usize)> {
    if !may_begin(&tokens[at..]) {
        return None;
    }
    let start = Cursor::new(tokens, at);
    let mut longest =
        longest_from(start, reckoning).map(|(found, end)| (found, end, Modifier::None));
    let mut behind = start;
    let modifier = modifier::take(&mut behind);
    if behind.at() > at {
        let fitting =
            longest_from(behind, reckoning).filter(|(found, _)| modifier.fits(found.value));
        let reached = longest.as_ref().map_or(at, |(_, end, _)| end.at());
        longest = fitting
            .filter(|(_, end)| end.at() > reached)
            .map(|(found, end)| (found, end, modifier))
            .or(longest);
    }
    let (found, end, modifier) = longest?;
    let mention = Mention {
        span: Span::new(tokens[at].span.start, end.behind(1)?.span.end),
        value: found.value,
        approximate: modifier.leaves_open(found.value),
        printed_weekday: found.printed_weekday,
        computed: found.computed,
        rule: found.rule,
    };
    Some((mention, end.at()))
}

/// What the rule found that reads the farthest from a cursor, and the cursor behind it.
fn longest_from<'t>(start: Cursor<'t>, reckoning: &Reckoning<'_>) -> Option<(Found, Cursor<'t>)> {
    let mut longest: Option<(Found, Cursor<'t>)> = None;
    for rule in RULES {
        let mut cursor = start;
        if let Some(found) = rule(&mut cursor, reckoning)
            && longest
                .as_ref()
                .is_none_or(|(_, end)| cursor.at() > end.at())
        {
            longest = Some((found, cursor));
        }
    }
    longest
}

/// Whether a mention may begin with the first of these tokens. Of nearly all it is plain at once that none does.
fn may_begin(tokens: &[Token<'_>]) -> bool {
    /// The most words between an opening one and the first that has a meaning: `the second half of the`.
    const BETWEEN: usize = 5;
    let has_meaning = |token: &Token<'_>| {
        token.is_number()
            || token
                .meaning
                .is_some_and(|meaning| meaning != Meaning::Opens)
    };
    match tokens {
        [first, ..] if has_meaning(first) => true,
        [first, rest @ ..] if first.meaning.is_some() => rest.iter().take(BETWEEN).any(has_meaning),
        [mark, year, ..] => {
            year.is_joined && year.is_number() && ["'", "’", "‘"].contains(&mark.text)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
