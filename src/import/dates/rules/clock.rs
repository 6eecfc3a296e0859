//! Times of the clock.

use super::{Found, printed};
use crate::import::dates::nearest::Reckoning;
use crate::import::dates::tokens::Cursor;
use crate::import::dates::value::{Calendar, Clock, Value};

/// `5 p.m.`, `9:30 a.m. EDT Thursday`, `10:15 pm on Feb. 13`, `noon Friday`
///
/// Without a date nobody knows of which day the time is.
pub fn time(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let clock = take_noon(cursor).or_else(|| take_clock(cursor))?;
    take_zone(cursor);
    let mut ahead = *cursor;
    ahead.take(",");
    ahead.take("on");
    let mut dated = ahead;
    if let Some(date) = printed::month_day(&mut dated, reckoning) {
        *cursor = dated;
        let day = date.value.calendar()?;
        return Some(Found {
            value: Value::Time(day, clock),
            ..date
        });
    }
    let Some(weekday) = ahead.take_full_weekday() else {
        return Some(Found::said(Value::Time(Calendar::Unplaced, clock), "clock"));
    };
    *cursor = ahead;
    let (day, _) = reckoning.weekday(weekday, at);
    let calendar = day.map_or(Calendar::Weekday(weekday), Calendar::Day);
    let found = Found::computed(Value::Time(calendar, clock), "clock-and-weekday");
    Some(found.with(Some(weekday)))
}

/// An hour with `a.m.` or `p.m.`
fn take_clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let mut ahead = *cursor;
    let hour = ahead.take_digits(1, 12, 2)?;
    let minute = if ahead.take(":") {
        ahead.take_digits(0, 59, 2)?
    } else {
        0
    };
    let is_afternoon = take_half_of_day(&mut ahead)?;
    let hour = hour % 12 + if is_afternoon { 12 } else { 0 };
    *cursor = ahead;
    Some(Clock::At(
        u8::try_from(hour).ok()?,
        u8::try_from(minute).ok()?,
    ))
}

/// The middle of the day or the end of it.
fn take_noon(cursor: &mut Cursor<'_>) -> Option<Clock> {
    if cursor.take("noon") || cursor.take("midday") {
        return Some(Clock::At(12, 0));
    }
    cursor.take("midnight").then_some(Clock::At(24, 0))
}

/// Whether `p.m.` comes, and not `a.m.`; nothing where neither does.
fn take_half_of_day(cursor: &mut Cursor<'_>) -> Option<bool> {
    for (letter, is_afternoon) in [("a", false), ("p", true)] {
        if cursor.take_all(&[letter, ".", "m", "."]) || cursor.take_all(&[letter, ".", "m"]) {
            return Some(is_afternoon);
        }
    }
    if cursor.take("am") {
        return Some(false);
    }
    cursor.take("pm").then_some(true)
}

fn take_zone(cursor: &mut Cursor<'_>) {
    const ZONES: [&str; 18] = [
        "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT",
        "UTC", "BST", "CET", "CEST", "AEST",
    ];
    let is_zone = cursor
        .peek()
        .is_some_and(|token| ZONES.contains(&token.text));
    if is_zone {
        cursor.step();
    }
}
