//! Dates that name a day of a month.

use super::Found;
use crate::import::dates::nearest::{self, Reckoning};
use crate::import::dates::tokens::Cursor;
use crate::import::dates::value::{Calendar, Value};
use crate::story::date::{Day, Weekday};

/// `2026-02-13`
pub fn iso(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let year = cursor.take_digits(1000, 2999, 4)?;
    cursor.take_hyphen().then_some(())?;
    let month = cursor.take_digits(1, 12, 2)?;
    cursor.take_hyphen().then_some(())?;
    let day = cursor.take_digits(1, 31, 2)?;
    let found = Day::from_ymd(i64::from(year), small(month), small(day))?;
    Some(Found::said(Value::Date(Calendar::Day(found)), "iso-date"))
}

/// `2/13/2026`, `2/13/26`: month first as in America, or day first. Where both give a date it is one of the two.
pub fn slashed(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let first = cursor.take_digits(1, 31, 2)?;
    cursor.take("/").then_some(())?;
    let second = cursor.take_digits(1, 31, 2)?;
    cursor.take("/").then_some(())?;
    let digits = cursor.peek()?.text.len();
    let year = match digits {
        2 => in_full(cursor.take_digits(0, 99, 2)?, reckoning.anchor),
        _ => i64::from(cursor.take_digits(1000, 2999, 4)?),
    };
    let american = Day::from_ymd(year, small(first), small(second));
    let british = Day::from_ymd(year, small(second), small(first));
    let calendar = match (american, british) {
        (Some(american), Some(british)) if american != british => {
            Calendar::Either(american, british)
        }
        (american, british) => Calendar::Day(american.or(british)?),
    };
    Some(Found {
        computed: digits != 4,
        ..Found::said(Value::Date(calendar), "slashed-date")
    })
}

/// `Friday, February 13, 2026`, `Feb. 13`, `February 13th`, `Feb. 13-15`, `Feb. 13 through 15`
pub fn month_day(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let printed = weekday_before(cursor);
    let month = cursor.take_month()?;
    let day = day_of_month(cursor)?;
    let last = until(cursor, month);
    let year = year_after(cursor);
    let printed = printed.or_else(|| weekday_after(cursor));
    dated((reckoning, at), (printed, year), ((month, day), last))
}

/// `Friday, 13 February 2026`, `the 13th of February`
pub fn day_month(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let printed = weekday_before(cursor);
    cursor.take("the");
    let day = day_of_month(cursor)?;
    let last = until(cursor, 0);
    cursor.take("of");
    let month = cursor.take_month()?;
    let year = year_after(cursor);
    let printed = printed.or_else(|| weekday_after(cursor));
    let last = last.map(|(_, last)| (month, last));
    dated((reckoning, at), (printed, year), ((month, day), last))
}

/// The date of a day, or of the days up to `last`, in a year that is printed or the nearest.
fn dated(
    (reckoning, at): (&Reckoning<'_>, usize),
    (printed, year): (Option<Weekday>, Option<i64>),
    ((month, day), last): ((u8, u8), Option<(u8, u8)>),
) -> Option<Found> {
    let rule = match (printed, year) {
        (Some(_), Some(_)) => "weekday-and-full-date",
        (None, Some(_)) => "full-date",
        (Some(_), None) => "weekday-and-day-of-year",
        (None, None) => "day-of-year",
    };
    // Of days from December to January the year behind them is that of the last.
    let is_over_new_year = last.is_some_and(|(of_last, _)| of_last < month);
    let first = match (year, reckoning.anchor) {
        (Some(year), _) => Day::from_ymd(year - i64::from(is_over_new_year), month, day)?,
        (None, Some(anchor)) => {
            let side = reckoning.side(at);
            nearest::day_of_year(anchor, (month, day), side, printed)?
        }
        (None, None) => {
            // A leap year knows every day that there is.
            Day::from_ymd(2000, month, day)?;
            let value = Value::Date(Calendar::DayOfYear(month, day));
            return Some(Found::said(value, rule).with(printed));
        }
    };
    let year_of_last = first.year() + i64::from(is_over_new_year);
    let last = last.and_then(|(month, day)| Day::from_ymd(year_of_last, month, day));
    let calendar = match last {
        Some(last) if last > first => Calendar::Days(first, last),
        _ => Calendar::Day(first),
    };
    let found = Found {
        computed: year.is_none(),
        ..Found::said(Value::Date(calendar), rule)
    };
    Some(found.with(printed))
}

/// A weekday with its comma, if one comes next: `Friday,`, `Friday night,`
fn weekday_before(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    let mut ahead = *cursor;
    let (weekday, _) = ahead.take_weekday()?;
    ahead.take_part();
    ahead.take(",");
    *cursor = ahead;
    Some(weekday)
}

/// A weekday that is said of the date before it: `(Friday)`, `(a Friday)`, `, a Friday`.
fn weekday_after(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    let mut ahead = *cursor;
    let in_brackets = ahead.take("(");
    let is_said = ahead.take_all(&[",", "a"]) || in_brackets;
    if in_brackets {
        ahead.take("a");
    }
    let (weekday, _) = ahead.take_weekday().filter(|_| is_said)?;
    if in_brackets && !ahead.take(")") {
        return None;
    }
    *cursor = ahead;
    Some(weekday)
}

/// A day of a month, also as an ordinal.
fn day_of_month(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let ordinal = ahead.take_ordinal().filter(|day| (1..=31).contains(day));
    let day = ordinal.or_else(|| {
        ahead = *cursor;
        ahead.take_digits(1, 31, 2)
    })?;
    // A time of the clock is not a day.
    if ahead.is(":")
        && ahead
            .peek_at(1)
            .is_some_and(|next| next.is_joined && next.is_number())
    {
        return None;
    }
    *cursor = ahead;
    Some(small(day))
}

/// The last day of several, after a dash or `through`: a day of this month, or of one that is named.
fn until(cursor: &mut Cursor<'_>, month: u8) -> Option<(u8, u8)> {
    let mut ahead = *cursor;
    let is_sure = ahead.take_hyphen() || ahead.take("through");
    // `it rose on Feb. 9 to 12 percent`; but `9 to 12 February`, where the month comes behind.
    let is_before_month = month == 0 && !is_sure && ahead.take("to");
    (is_sure || is_before_month).then_some(())?;
    let month = ahead.take_month().unwrap_or(month);
    let day = day_of_month(&mut ahead)?;
    *cursor = ahead;
    Some((month, day))
}

/// A year of four digits, with the comma before it.
fn year_after(cursor: &mut Cursor<'_>) -> Option<i64> {
    let mut ahead = *cursor;
    ahead.take(",");
    let year = ahead.take_digits(1000, 2999, 4)?;
    *cursor = ahead;
    Some(i64::from(year))
}

/// A year of which only two digits are printed: the nearest to the anchor, or from 1970 to 2069.
fn in_full(year: u32, anchor: Option<Day>) -> i64 {
    let middle = anchor.map_or(2020, Day::year);
    let century = middle.div_euclid(100) * 100;
    let years = [-100, 0, 100].map(|other| century + other + i64::from(year));
    let nearest = years.into_iter().min_by_key(|year| (year - middle).abs());
    nearest.unwrap_or(middle)
}

/// A month or a day, which was read as one.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
