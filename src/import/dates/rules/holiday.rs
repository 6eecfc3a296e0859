//! Holidays that have one day of the year, in the United States where others have another.

use super::Found;
use crate::import::dates::nearest::{self, Reckoning};
use crate::import::dates::tokens::{Cursor, Token};
use crate::import::dates::value::{Calendar, Value};
use crate::import::words::{CONJUNCTIONS, PREPOSITIONS, PRONOUNS, listed};
use crate::story::date::{Day, Weekday};

/// When a holiday is.
#[derive(Clone, Copy)]
enum When {
    /// On this day of this month.
    Fixed(u8, u8),
    /// On such a weekday of this month, the first being 1.
    Nth(u8, Weekday, i64),
    /// On the last such weekday of this month, which has 31 days.
    Last(u8, Weekday),
}

/// The words that name each, in lower case. An apostrophe and an `s` may stand behind each word.
const HOLIDAYS: [(&[&str], When); 17] = [
    (&["new", "year", "day"], When::Fixed(1, 1)),
    (&["martin", "luther", "king", "jr", "day"], KING),
    (&["martin", "luther", "king", "day"], KING),
    (&["mlk", "day"], KING),
    (&["valentine", "day"], When::Fixed(2, 14)),
    (&["presidents", "day"], When::Nth(2, Weekday::Mon, 3)),
    (&["memorial", "day"], When::Last(5, Weekday::Mon)),
    (&["juneteenth"], When::Fixed(6, 19)),
    (&["independence", "day"], When::Fixed(7, 4)),
    (&["labor", "day"], When::Nth(9, Weekday::Mon, 1)),
    (&["columbus", "day"], When::Nth(10, Weekday::Mon, 2)),
    (&["halloween"], When::Fixed(10, 31)),
    (&["veterans", "day"], When::Fixed(11, 11)),
    (&["thanksgiving"], When::Nth(11, Weekday::Thu, 4)),
    (&["christmas", "eve"], When::Fixed(12, 24)),
    (&["christmas"], When::Fixed(12, 25)),
    (&["new", "year", "eve"], When::Fixed(12, 31)),
];
const KING: When = When::Nth(1, Weekday::Mon, 3);

/// Words before the name of a holiday that is a day and not a part of another name: `on Christmas Day`.
const BEFORE: [&str; 8] = [
    "after", "around", "before", "by", "on", "since", "through", "until",
];

/// `on Christmas Eve`, `since Labor Day 2025`; but not `the Thanksgiving sales`.
pub fn holiday(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let before = cursor.behind(1)?;
    let is_day = BEFORE.iter().any(|word| before.is(word));
    let is_named = is_day && cursor.peek()?.is_capital();
    let when = HOLIDAYS
        .iter()
        .find_map(|(name, when)| take_name(cursor, name).then_some(*when))
        .filter(|_| is_named)?;
    cursor.take("day");
    let mut behind = *cursor;
    behind.take(",");
    if let Some(year) = behind.take_digits(1000, 2999, 4) {
        *cursor = behind;
        let value = Value::Date(Calendar::Day(when.of_year(i64::from(year))?));
        return Some(Found::said(value, "holiday"));
    }
    if cursor.peek().is_some_and(goes_on) {
        return None;
    }
    let anchor = reckoning.anchor?;
    let day = nearest::of_years(anchor, reckoning.side(at), |year| when.of_year(year))?;
    Some(Found::computed(Value::Date(Calendar::Day(day)), "holiday"))
}

/// Reads the words of a name, if they come next.
fn take_name(cursor: &mut Cursor<'_>, name: &[&str]) -> bool {
    let mut ahead = *cursor;
    let are_there = name.iter().all(|word| {
        let is_there = ahead.take(word);
        ahead.take_any(if *word == "jr" { &["."] } else { &["'", "’"] });
        let is_possessive = ahead.is("s") && ahead.peek().is_some_and(|next| next.is_joined);
        is_there && (!is_possessive || ahead.take("s"))
    });
    if are_there {
        *cursor = ahead;
    }
    are_there
}

/// Whether a word behind the name makes another name of it: `on Christmas vacation`.
fn goes_on(next: &Token<'_>) -> bool {
    let is_closed = [CONJUNCTIONS, PREPOSITIONS, PRONOUNS]
        .iter()
        .any(|list| listed(list, next.text));
    (next.is_word() && !is_closed) || (next.is_joined && next.is("-"))
}

impl When {
    fn of_year(self, year: i64) -> Option<Day> {
        let next = |month, day, weekday| {
            let first = Day::from_ymd(year, month, day)?;
            Some(nearest::weekday(first, weekday, nearest::Side::Ahead))
        };
        match self {
            Self::Fixed(month, day) => Day::from_ymd(year, month, day),
            Self::Nth(month, weekday, number) => {
                Some(next(month, 1, weekday)?.plus_days(7 * (number - 1)))
            }
            Self::Last(month, weekday) => next(month, 25, weekday),
        }
    }
}
