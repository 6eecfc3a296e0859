//! Dates that are told by how far they lie from the day of publication.

use super::stretch::{step, stretch};
use super::{Found, length};
use crate::import::dates::names::Which;
use crate::import::dates::nearest::{self, Reckoning, Side};
use crate::import::dates::tokens::Cursor;
use crate::import::dates::value::{Calendar, Clock, Length, Unit, Value};
use crate::story::date::Weekday;

/// So many weeks are counted from a weekday; nobody says `a hundred weeks ago Friday`.
const MOST_WEEKS: i64 = 8;

/// `today`, `yesterday morning`, `tonight`, `this evening`, `last night`
pub fn near(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let (days, part) = if cursor.take("tonight") {
        (0, Some(Clock::Night))
    } else if let Some(days) = cursor.take_near() {
        (days, cursor.take_part())
    } else {
        let which = cursor.take_which()?;
        let days = if which == Which::Last { -1 } else { 0 };
        (days, Some(cursor.take_part()?))
    };
    let day = stretch(reckoning, Unit::Day, days)?;
    let value = part.map_or(Value::Date(day), |part| Value::Time(day, part));
    Some(Found::computed(value, "day-from-publication"))
}

/// `last week`, `this year`, `next month`, `the past year`
pub fn which_unit(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let which = cursor.take_which()?;
    cursor.take_any(&["fiscal", "financial", "calendar"]);
    let (unit, is_plural) = cursor.take_unit()?;
    // `the last year of his term` does not count from publication.
    if is_plural || cursor.is("of") {
        return None;
    }
    if which == Which::Past {
        return Some(Found::said(Value::Length(Length::of(1, unit)), "length"));
    }
    let calendar = stretch(reckoning, unit, step(which))?;
    Some(Found::computed(Value::Date(calendar), "which-unit"))
}

/// `the weekend`, `over the weekend`: the last, or the next.
pub fn weekend(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    cursor.take_all(&["the", "weekend"]).then_some(())?;
    if cursor.is("of") {
        return None;
    }
    let side = reckoning.side(at);
    let saturday = |anchor| nearest::weekday(anchor, Weekday::Sat, side);
    let saturday = reckoning.anchor.map(saturday);
    let value = Value::Date(saturday.map_or(Calendar::Unplaced, Calendar::Weekend));
    Some(Found::computed(value, "weekend"))
}

/// `the past two years`, `the next few weeks`, `recent years`
pub fn which_units(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    cursor.take_which()?;
    let count = length::take_count(cursor);
    let (unit, is_plural) = cursor.take_unit()?;
    let tenths = match count {
        Some(tenths) => tenths,
        None if is_plural => None,
        None => return None,
    };
    Some(Found::said(
        Value::Length(Length { tenths, unit }),
        "length",
    ))
}

/// `a week ago Friday`, `two weeks from Monday`
pub fn weeks_from_weekday(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let weeks = length::take_count(cursor)??;
    let (unit, _) = cursor.take_unit()?;
    let side = match (cursor.take("ago"), cursor.take("from")) {
        (true, _) => Side::Before,
        (_, true) => Side::Ahead,
        _ => return None,
    };
    let weekday = cursor.take_full_weekday()?;
    let weeks = i64::from(weeks / 10);
    let is_told = unit == Unit::Week && (1..=MOST_WEEKS).contains(&weeks);
    let anchor = reckoning.anchor.filter(|_| is_told)?;
    let days = if side == Side::Before { -7 } else { 7 } * weeks;
    let day = nearest::weekday(anchor, weekday, side).plus_days(days);
    let value = Value::Date(Calendar::Day(day));
    Some(Found::computed(value, "weeks-from-weekday").with(Some(weekday)))
}

/// `three weeks ago`, `a year earlier`, `two months from now`, `a year-ago`
pub fn ago(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let count = length::take_count(cursor);
    let (unit, is_plural) = cursor.take_unit()?;
    // Only of years is it said without a number: `the year-ago quarter`.
    if count.is_none() && (is_plural || unit != Unit::Year) {
        return None;
    }
    cursor.take_hyphen();
    let back = if cursor.take("ago") || cursor.take("earlier") {
        true
    } else if cursor.take_all(&["from", "now"]) || cursor.take("hence") {
        false
    } else {
        return None;
    };
    let Some(tenths) = count.unwrap_or(Some(10)) else {
        let value = if back { Value::Past } else { Value::Future };
        return Some(Found::said(value, "some-time-ago"));
    };
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) || tenths % 10 != 0 {
        let length = Length {
            tenths: Some(tenths),
            unit,
        };
        return Some(Found::said(Value::Length(length), "length"));
    }
    let steps = i64::from(tenths / 10);
    let calendar = stretch(reckoning, unit, if back { -steps } else { steps })?;
    Some(Found::computed(Value::Date(calendar), "so-long-ago"))
}
