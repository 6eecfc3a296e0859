//! The past, the present and the future, without any date.

use super::Found;
use crate::import::dates::nearest::Reckoning;
use crate::import::dates::tokens::Cursor;
use crate::import::dates::value::Value;

/// What is read, and what it stands for. Longer ones come first.
const WORDS: [(&[&str], Value); 15] = [
    (&["right", "now"], Value::Present),
    (&["at", "present"], Value::Present),
    (&["at", "the", "moment"], Value::Present),
    (&["at", "the", "time"], Value::Past),
    (&["the", "recent", "past"], Value::Past),
    (&["the", "past"], Value::Past),
    (&["the", "near", "future"], Value::Future),
    (&["the", "future"], Value::Future),
    (&["now"], Value::Present),
    (&["currently"], Value::Present),
    (&["nowadays"], Value::Present),
    (&["presently"], Value::Present),
    (&["recently"], Value::Past),
    (&["lately"], Value::Past),
    (&["soon"], Value::Future),
];

/// `now`, `recently`, `in the future`
pub fn vague(cursor: &mut Cursor<'_>, _: &Reckoning<'_>) -> Option<Found> {
    let (_, value) = WORDS.iter().find(|(words, _)| cursor.take_all(words))?;
    Some(Found::said(*value, "vague"))
}
