//! Months, quarters, seasons, years, decades and centuries.

use super::Found;
use crate::import::dates::names::{Meaning, Which};
use crate::import::dates::nearest::{self, Reckoning, Side};
use crate::import::dates::tokens::{Cursor, Token};
use crate::import::dates::value::{Calendar, Season, Unit, Value};

/// `February 2026`, `February of 2026`, `February this year`
pub fn month_year(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let month = cursor.take_month()?;
    if !cursor.take(",") {
        cursor.take("of");
    }
    if let Some(year) = take_year(cursor) {
        let value = Value::Date(Calendar::Month(year, month));
        return Some(Found::said(value, "month-of-year"));
    }
    let which = cursor.take_which()?;
    cursor.take("year").then_some(())?;
    let value = reckoning
        .anchor
        .map_or(Calendar::MonthOfYear(month), |anchor| {
            Calendar::Month(anchor.year() + step(which), month)
        });
    Some(Found::computed(Value::Date(value), "month-of-which-year"))
}

/// `last February`, `next May`
pub fn which_month(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let which = cursor.take_which()?;
    let month = cursor.take_month()?;
    let calendar = reckoning
        .anchor
        .map_or(Calendar::MonthOfYear(month), |anchor| {
            let year = match which {
                Which::Last | Which::Past if month == anchor.month() => anchor.year() - 1,
                Which::Last | Which::Past => nearest::year_of_month(anchor, month, Side::Before),
                Which::Next | Which::Coming if month == anchor.month() => anchor.year() + 1,
                Which::Next | Which::Coming => nearest::year_of_month(anchor, month, Side::Ahead),
                Which::This => anchor.year(),
            };
            Calendar::Month(year, month)
        });
    Some(Found::computed(Value::Date(calendar), "which-month"))
}

/// `February`: the last, or the next.
pub fn bare_month(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let is_word_too = cursor.is_any(&["may", "march"]);
    let month = cursor.take_month()?;
    if cursor.peek().is_some_and(Token::is_number) || is_word_too && !follows_time_word(*cursor) {
        return None;
    }
    let Some(anchor) = reckoning.anchor else {
        let value = Value::Date(Calendar::MonthOfYear(month));
        return Some(Found::said(value, "month-nearest-past"));
    };
    let side = reckoning.side_of_month(at);
    let rule = match side {
        Side::Before => "month-nearest-past",
        Side::Ahead => "month-nearest-ahead",
    };
    let year = nearest::year_of_month(anchor, month, side);
    Some(Found::computed(
        Value::Date(Calendar::Month(year, month)),
        rule,
    ))
}

/// Whether a preposition of time stands before the word that was read: May is also a verb.
fn follows_time_word(cursor: Cursor<'_>) -> bool {
    let known = [
        "in", "since", "until", "till", "by", "of", "from", "to", "through", "early", "late",
        "mid", "-", "before", "after", "during", "and",
    ];
    let before = cursor.behind(2);
    before.is_some_and(|before| known.iter().any(|word| before.is(word)))
}

/// `the third quarter`, `third-quarter`, `the fourth quarter of 2025`, `last quarter` is read elsewhere.
pub fn quarter(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let which = cursor.take_which();
    cursor.take_any(&["fiscal", "financial", "calendar"]);
    let quarter = cursor
        .take_ordinal()
        .filter(|quarter| (1..=4).contains(quarter))?;
    let quarter = u8::try_from(quarter).ok()?;
    cursor.take_hyphen();
    cursor.take("quarter").then_some(())?;
    let mut ahead = *cursor;
    ahead.take("of");
    ahead.take_any(&["fiscal", "financial", "calendar"]);
    if let Some(year) = take_year(&mut ahead) {
        *cursor = ahead;
        return Some(Found::said(
            Value::Date(Calendar::Quarter(year, quarter)),
            "quarter",
        ));
    }
    let anchor = reckoning.anchor?;
    let step = which.map_or(0, step);
    let value = Value::Date(Calendar::Quarter(anchor.year() + step, quarter));
    Some(Found::computed(value, "quarter-of-this-year"))
}

/// `last summer`, `the summer of 2025`, `in summer`
pub fn season(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let which = cursor.take_which();
    let season = cursor.take_season()?;
    let mut ahead = *cursor;
    ahead.take("of");
    if let Some(year) = take_year(&mut ahead) {
        *cursor = ahead;
        return Some(Found::said(
            Value::Date(Calendar::Season(year, season)),
            "season",
        ));
    }
    let anchor = reckoning.anchor?;
    let ends = match season {
        Season::Spring => 5,
        Season::Summer => 8,
        Season::Autumn => 11,
        Season::Winter => 2,
    };
    let year = match which? {
        // What ended this year already is meant, if it did.
        Which::Last | Which::Past => anchor.year() - i64::from(ends >= anchor.month()),
        Which::Next | Which::Coming => anchor.year() + i64::from(ends < anchor.month()),
        Which::This => anchor.year(),
    };
    Some(Found::computed(
        Value::Date(Calendar::Season(year, season)),
        "which-season",
    ))
}

/// `2025`, `fiscal 2025`, `the year 2025`
pub fn year(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let start = *cursor;
    cursor.take_any(&["fiscal", "financial", "calendar"]);
    cursor.take("year");
    let is_named = cursor.at() > start.at();
    let is_amount = start.behind(1).is_some_and(|before| {
        ["$", "£", "€", "¥", "#", "/", ".", ":", "-", "no", "about"]
            .iter()
            .any(|sign| before.is(sign))
    });
    if is_of_printed_day(start) {
        return None;
    }
    let year = take_year(cursor)?;
    let next = cursor.peek();
    let is_counted = next.is_some_and(|next| {
        let unit = [
            "%", "percent", "people", "votes", "shares", "points", "dollars", "feet", "miles",
            "troops", "members",
        ];
        next.is_joined && (next.is_word() || next.is("/") || next.is(":") || next.is("-"))
            || unit.iter().any(|unit| next.is(unit))
    });
    let is_recent = (1900..2100).contains(&year);
    let is_year = is_named || is_recent && !is_amount && !is_counted;
    is_year.then(|| Found::said(Value::Date(Calendar::Year(year)), "year"))
}

/// Whether a day of a month stands before a year. If it could not be read together with it, there is no such day.
fn is_of_printed_day(year: Cursor<'_>) -> bool {
    let before = |steps: usize| year.behind(steps);
    let is_month =
        |token: &Token<'_>| token.is_capital() && matches!(token.meaning, Some(Meaning::Month(_)));
    let is_day = |token: &Token<'_>| token.is_number() && token.text.len() <= 2;
    let comma = usize::from(before(1).is_some_and(|token| token.is(",")));
    let is_day_last = before(1 + comma).is_some_and(is_day) && {
        let stop = usize::from(before(2 + comma).is_some_and(|token| token.is(".")));
        before(2 + comma + stop).is_some_and(is_month)
    };
    let is_month_last = before(1).is_some_and(is_month) && before(2).is_some_and(is_day);
    is_day_last || is_month_last
}

/// `the 1980s`, `the '80s`
pub fn decade(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let is_short = cursor.take_any(&["'", "’", "‘"]);
    let number = if is_short {
        1900 + cursor.take_digits(10, 99, 2)?
    } else {
        cursor.take_digits(1000, 2999, 4)?
    };
    cursor.take_any(&["'", "’"]);
    let is_plural = cursor
        .peek()
        .is_some_and(|next| next.is_joined && next.is("s"));
    cursor.step();
    let year = Calendar::Decade(i64::from(number));
    (is_plural && number % 10 == 0).then(|| Found::said(Value::Date(year), "decade"))
}

/// `the 19th century`
pub fn century(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let number = cursor
        .take_ordinal()
        .filter(|number| (10..=30).contains(number))?;
    cursor.take_hyphen();
    let is_name = cursor.peek()?.is_capital() && cursor.peek_at(1).is_some_and(Token::is_capital);
    cursor.take("century").then_some(())?;
    if is_name {
        return None;
    }
    let first = i64::from(number - 1) * 100;
    Some(Found::said(
        Value::Date(Calendar::Century(first)),
        "century",
    ))
}

/// A year of four digits, which nothing is joined to that makes it another number.
fn take_year(cursor: &mut Cursor<'_>) -> Option<i64> {
    let year = cursor.take_digits(1000, 2999, 4)?;
    Some(i64::from(year))
}

/// How many units away the one is that `which` names.
pub fn step(which: Which) -> i64 {
    match which {
        Which::Last | Which::Past => -1,
        Which::This => 0,
        Which::Next | Which::Coming => 1,
    }
}

/// The stretch of such a unit so many steps from the one that the anchor lies in.
pub fn stretch(reckoning: &Reckoning<'_>, unit: Unit, steps: i64) -> Option<Calendar> {
    let Some(anchor) = reckoning.anchor else {
        return Some(Calendar::Unplaced);
    };
    let (year, month, _) = anchor.ymd();
    if !is_in_reach(year, unit, steps) {
        return None;
    }
    let monday = anchor.plus_days(-i64::from(anchor.weekday().num_days_from_monday()));
    let months = |each: i64| {
        let index = year * 12 + i64::from(month) - 1 + steps * each;
        let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        (index.div_euclid(12), month)
    };
    Some(match unit {
        Unit::Day => Calendar::Day(anchor.plus_days(steps)),
        Unit::Week => Calendar::Week(monday.plus_days(steps * 7)),
        Unit::Weekend => Calendar::Weekend(monday.plus_days(steps * 7 + 5)),
        Unit::Month => {
            let (year, month) = months(1);
            Calendar::Month(year, month)
        }
        Unit::Quarter => {
            let (year, month) = months(3);
            Calendar::Quarter(year, (month - 1) / 3 + 1)
        }
        Unit::Year => Calendar::Year(year + steps),
        Unit::Decade => Calendar::Decade((year + steps * 10).div_euclid(10) * 10),
        Unit::Century => Calendar::Century((year + steps * 100).div_euclid(100) * 100),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
    })
}

/// Whether so many steps lead to a year of four digits.
fn is_in_reach(year: i64, unit: Unit, steps: i64) -> bool {
    let years = match unit {
        Unit::Century => steps.saturating_mul(100),
        Unit::Decade => steps.saturating_mul(10),
        Unit::Year => steps,
        Unit::Quarter => steps / 4,
        Unit::Month => steps / 12,
        Unit::Week | Unit::Weekend => steps / 52,
        _ => steps / 365,
    };
    (1000..=9000).contains(&year.saturating_add(years))
}
