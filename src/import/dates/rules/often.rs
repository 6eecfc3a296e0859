//! What happens again and again.

use super::Found;
use crate::import::dates::nearest::Reckoning;
use crate::import::dates::tokens::{Cursor, Token};
use crate::import::dates::value::{Length, Unit, Value};

/// `every week`, `each year`
pub fn every(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    cursor.take_any(&["every", "each"]).then_some(())?;
    let (unit, is_plural) = cursor.take_unit()?;
    (!is_plural).then(|| Found::said(Value::Every(Length::of(1, unit)), "every"))
}

/// `daily`, `annually`
pub fn adverb(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    const WORDS: [(&str, Unit); 6] = [
        ("daily", Unit::Day),
        ("weekly", Unit::Week),
        ("monthly", Unit::Month),
        ("quarterly", Unit::Quarter),
        ("yearly", Unit::Year),
        ("annually", Unit::Year),
    ];
    let (_, unit) = WORDS.iter().find(|(word, _)| cursor.is(word))?;
    let is_name = cursor.peek().is_some_and(Token::is_capital);
    cursor.step();
    (!is_name).then(|| Found::said(Value::Every(Length::of(1, *unit)), "every"))
}
