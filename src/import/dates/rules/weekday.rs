//! Weekdays without a date: the nearest that is over, unless the sentence speaks of what is to come.

use super::Found;
use crate::import::dates::names::Which;
use crate::import::dates::nearest::{self, Reckoning, Side};
use crate::import::dates::tokens::{Cursor, Name, Token};
use crate::import::dates::value::{Calendar, Clock, Value};
use crate::story::date::{Day, Weekday};

/// Words that make a name of the weekday behind them.
const NAMED: [&str; 9] = [
    "ash", "black", "cyber", "easter", "giving", "good", "holy", "palm", "super",
];

/// Words that may stand behind the day of a month.
const BEHIND_DAY: [&str; 12] = [
    "after", "and", "at", "before", "but", "by", "during", "for", "in", "to", "when", "with",
];

/// `Friday`, `Friday night`; but not `Good Friday`, which is one day of the year.
pub fn bare(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let before = cursor.behind(1);
    let is_name =
        before.is_some_and(|word| word.is_capital() && NAMED.iter().any(|name| word.is(name)));
    let weekday = cursor.take_full_weekday().filter(|_| !is_name)?;
    let (day, side) = reckoning.weekday(weekday, at);
    let rule = match side {
        Side::Before => "weekday-nearest-past",
        Side::Ahead => "weekday-nearest-ahead",
    };
    Some(placed(weekday, day, cursor.take_part(), rule))
}

/// `Monday through Wednesday`, `Friday-Sunday`
pub fn range(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let from = cursor.take_full_weekday()?;
    let goes_on = cursor.take_hyphen() || cursor.take_any(&["through", "to"]);
    let until = cursor.take_full_weekday().filter(|_| goes_on)?;
    let anchor = reckoning.anchor?;
    let (first, last) = match reckoning.side(at) {
        Side::Before => {
            let last = nearest::weekday(anchor, until, Side::Before);
            (nearest::weekday(last, from, Side::Before), last)
        }
        Side::Ahead => {
            let first = nearest::weekday(anchor, from, Side::Ahead);
            (first, nearest::weekday(first, until, Side::Ahead))
        }
    };
    let value = Value::Date(Calendar::Days(first, last));
    (first < last).then(|| Found::computed(value, "weekdays").with(Some(from)))
}

/// `Monday the 9th`: such a day of the month near publication, also where it is another weekday.
pub fn and_day_of_month(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let printed = cursor.take_full_weekday()?;
    cursor.take(",");
    let is_number = cursor.take("the") && cursor.peek()?.is_number();
    let day = cursor.take_ordinal().filter(|_| is_number)?;
    let day = u8::try_from(day).ok()?;
    // `on Monday the 9th Circuit ruled`
    let goes_on = cursor.peek().is_some_and(Token::is_word) && !cursor.is_any(&BEHIND_DAY);
    let anchor = reckoning.anchor.filter(|_| !goes_on)?;
    let side = reckoning.side(at);
    let month = anchor.year() * 12 + i64::from(anchor.month()) - 1;
    let days = (month - 1..=month + 1).filter_map(|month| {
        let of_year = u8::try_from(month.rem_euclid(12) + 1).ok()?;
        Day::from_ymd(month.div_euclid(12), of_year, day)
    });
    let found = match side {
        Side::Before => days.filter(|day| *day <= anchor).max(),
        Side::Ahead => days.filter(|day| *day >= anchor).min(),
    };
    let value = Value::Date(Calendar::Day(found?));
    Some(Found::computed(value, "weekday-and-day-of-month").with(Some(printed)))
}

/// `last Friday`, `next Friday`, `this Friday`
pub fn which_weekday(cursor: &mut Cursor<'_>, reckoning: &Reckoning<'_>) -> Option<Found> {
    let at = cursor.at();
    let which = cursor.take_which()?;
    let weekday = cursor.take_full_weekday()?;
    let day = reckoning.anchor.map(|anchor| match which {
        Which::Last | Which::Past => nearest::weekday(anchor.plus_days(-1), weekday, Side::Before),
        Which::Next | Which::Coming => nearest::weekday(anchor.plus_days(1), weekday, Side::Ahead),
        Which::This => nearest::weekday(anchor, weekday, reckoning.side(at)),
    });
    Some(placed(weekday, day, cursor.take_part(), "which-weekday"))
}

/// `every Friday`, `Fridays`, `Friday nights`
pub fn every_weekday(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let is_every = cursor.take_any(&["every", "each"]);
    let (weekday, name) = cursor.take_weekday()?;
    let has_parts = cursor.take_any(&["mornings", "afternoons", "evenings", "nights"]);
    let is_many = is_every || has_parts || name == Name::Plural;
    is_many.then(|| Found::said(Value::EveryWeekday(weekday), "every-weekday"))
}

/// A weekday and a part of the day on the day that was found, if one was.
fn placed(weekday: Weekday, day: Option<Day>, part: Option<Clock>, rule: &'static str) -> Found {
    let calendar = day.map_or(Calendar::Weekday(weekday), Calendar::Day);
    let value = part.map_or(Value::Date(calendar), |part| Value::Time(calendar, part));
    Found {
        computed: day.is_some(),
        ..Found::said(value, rule).with(Some(weekday))
    }
}
