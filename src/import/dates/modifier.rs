//! Words before a date that belong to it: `the`, `early`, `about`, `the end of`.

use super::tokens::Cursor;
use super::value::{Calendar, Clock, Value};

/// Words that say which part of a stretch is meant, and so leave it only about right.
const PARTS: [&[&str]; 11] = [
    &["the", "beginning", "of"],
    &["the", "start", "of"],
    &["the", "middle", "of"],
    &["the", "end", "of"],
    &["the", "first", "half", "of"],
    &["the", "second", "half", "of"],
    &["early"],
    &["earlier"],
    &["late"],
    &["later"],
    &["mid"],
];

/// Words that say that a number is only about right.
const ABOUT: [&[&str]; 18] = [
    &["about"],
    &["around"],
    &["roughly"],
    &["approximately"],
    &["nearly"],
    &["almost"],
    &["some"],
    &["just", "over"],
    &["over"],
    &["under"],
    &["at", "least"],
    &["at", "most"],
    &["more", "than"],
    &["less", "than"],
    &["fewer", "than"],
    &["no", "more", "than"],
    &["up", "to"],
    &["as", "long", "as"],
];

/// What such words say of the date after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// Nothing: there are none, or only an article.
    None,
    /// A part of a stretch of the calendar.
    Part,
    /// Only about so much.
    About,
}

impl Modifier {
    /// Whether what was found is only about right: `late Friday` is that very day.
    pub fn leaves_open(self, value: Value) -> bool {
        let is_day = matches!(value.calendar(), Some(Calendar::Day(_)));
        self != Self::None && !is_day
    }

    /// Whether it goes with what was found: nobody says `around Wednesday's ruling` of a day.
    pub fn fits(self, value: Value) -> bool {
        match self {
            Self::None => true,
            Self::Part => matches!(value, Value::Date(_) | Value::Time(..)),
            Self::About => matches!(
                value,
                Value::Length(_)
                    | Value::Time(_, Clock::At(..))
                    | Value::Date(Calendar::Year(_) | Calendar::Decade(_))
            ),
        }
    }
}

/// Reads such words, and the article before or behind them.
pub fn take(cursor: &mut Cursor<'_>) -> Modifier {
    if take_longest(cursor, &ABOUT) {
        return Modifier::About;
    }
    let mut is_part = take_longest(cursor, &PARTS);
    let has_article = cursor.take("the");
    is_part |= has_article && take_longest(cursor, &PARTS);
    if !is_part {
        return Modifier::None;
    }
    cursor.take_hyphen();
    Modifier::Part
}

fn take_longest(cursor: &mut Cursor<'_>, known: &[&[&str]]) -> bool {
    let reach = |words: &[&str]| {
        let mut ahead = *cursor;
        ahead.take_all(words).then_some(ahead)
    };
    let longest = known
        .iter()
        .filter_map(|words| reach(words))
        .max_by_key(|ahead| ahead.at());
    if let Some(ahead) = longest {
        *cursor = ahead;
    }
    longest.is_some()
}
