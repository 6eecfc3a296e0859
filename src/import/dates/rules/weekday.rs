//! Weekdays without a date: the nearest that is over, unless the sentence speaks of what is to come.

use super::Found;
use crate::import::dates::names::Which;
use crate::import::dates::nearest::{self, Reckoning, Side};
use crate::import::dates::tokens::{Cursor, Name};
use crate::import::dates::value::{Calendar, Clock, Value};
use crate::story::date::{Day, Weekday};

/// Words that make a name of the weekday behind them.
const NAMED: [&str; 9] = [
    "ash", "black", "cyber", "easter", "giving", "good", "holy", "palm", "super",
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
