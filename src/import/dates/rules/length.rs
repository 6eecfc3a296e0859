//! How long something lasts.

use super::Found;
use crate::import::dates::nearest::Reckoning;
use crate::import::dates::tokens::Cursor;
use crate::import::dates::value::{Length, Unit, Value};

/// `two years`, `a week`, `three-month`, `half an hour`, `several days`, `weeks`
pub fn counted(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let half = take_half(cursor);
    let count = if half {
        Some(Some(5))
    } else {
        take_count(cursor)
    };
    let is_one_word = cursor.take_hyphen();
    let is_title = cursor.peek()?.is_capital() && cursor.at() > 0;
    let (unit, is_plural) = cursor.take_unit()?;
    let is_order = unit == Unit::Second
        && !is_plural
        && !is_one_word
        && count.is_some_and(|count| count != Some(10));
    if is_order || is_title {
        return None;
    }
    let mut ahead = *cursor;
    ahead.take_hyphen();
    if ahead.is("old") {
        return None;
    }
    let tenths = match count {
        Some(tenths) => tenths,
        None if is_plural => None,
        None => return None,
    };
    let length = match (half, unit) {
        (true, Unit::Hour) => Length::of(30, Unit::Minute),
        (true, Unit::Year) => Length::of(6, Unit::Month),
        (true, Unit::Decade) => Length::of(5, Unit::Year),
        (true, Unit::Century) => Length::of(50, Unit::Year),
        _ => Length { tenths, unit },
    };
    Some(Found::said(Value::Length(length), "length"))
}

/// `half a`, `half an`
fn take_half(cursor: &mut Cursor<'_>) -> bool {
    cursor.take_all(&["half", "a"]) || cursor.take_all(&["half", "an"])
}

/// Reads how many there are, in tenths; `Some(None)` where the words leave it open: `several`.
#[expect(
    clippy::option_option,
    reason = "no word for a number differs from a word that leaves it open"
)]
pub fn take_count(cursor: &mut Cursor<'_>) -> Option<Option<u32>> {
    if cursor.take_all(&["a", "couple", "of"]) || cursor.take_all(&["couple", "of"]) {
        return Some(Some(20));
    }
    let open = ["several", "few", "many", "some"];
    if cursor.take_all(&["a", "few"]) || cursor.take_any(&open) {
        return Some(None);
    }
    if let Some(tenths) = take_number(cursor) {
        return Some(Some(tenths));
    }
    cursor.take_any(&["a", "an"]).then_some(Some(10))
}

/// A number in digits or in words, in tenths.
fn take_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    if cursor.peek()?.is_number() {
        return take_digits(cursor);
    }
    let mut ahead = *cursor;
    let has_article = ahead.take("a");
    let mut number = ahead
        .take_number_word()
        .filter(|number| !has_article || *number >= 100)?;
    let mut joined = ahead;
    joined.take_hyphen();
    if (20..100).contains(&number) {
        if let Some(one) = joined.take_number_word().filter(|one| *one < 10) {
            number += one;
            ahead = joined;
        }
    } else if let Some(times) = ahead.take_number_word().filter(|times| *times >= 100) {
        number = number.saturating_mul(times);
    }
    *cursor = ahead;
    Some(number * 10)
}

/// `1,200`, `2.5`, `5 1/2`
fn take_digits(cursor: &mut Cursor<'_>) -> Option<u32> {
    let text = cursor.peek()?.text.replace(',', "");
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let whole: u32 = whole.parse().ok()?;
    let tenth: u32 = part.get(..1)?.parse().ok()?;
    cursor.step();
    let half = cursor.take_all(&["1", "/", "2"]) || cursor.take("½");
    let tenth = if half { 5 } else { tenth };
    whole.checked_mul(10)?.checked_add(tenth)
}
