//! Dates and times as reporters write them, and the days that they stand for.
//!
//! Most words of time ("Thursday", "last month") mean something only from the day on which the text was published:
//! the [`Anchor`]. What was worked out from it is marked as computed; what was printed is kept beside it, so that a
//! printed weekday and a printed date can contradict each other.

mod published;
mod value;

use super::snapshot::Span;
use crate::story::date::{Day, Weekday};

pub use published::published;
pub use value::{Calendar, Clock, Length, Season, Unit, Value};

/// The day from which a text reckons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The day of publication.
    pub day: Day,
    /// How we know it.
    pub basis: Basis,
}

/// How the day of publication is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The text, or what the page says of itself, states it.
    Stated,
    /// The person who reads the text in gave it.
    Given,
}

/// Words that say when, and what they stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where the words stand.
    pub span: Span,
    /// What they stand for.
    pub value: Value,
    /// Only about then: `early October`, `about 1990`.
    pub approximate: bool,
    /// The weekday that is printed beside or instead of a date.
    pub printed_weekday: Option<Weekday>,
    /// Whether something was added that the words do not say: the year, or the day itself.
    pub computed: bool,
    /// The rule that found it, as a short name in lower case with hyphens.
    pub rule: &'static str,
}

impl Mention {
    /// The date as EDTF, if the words stand for one and it could be placed. What is only about then has a `~`.
    pub fn edtf(&self) -> Option<String> {
        let edtf = self.value.calendar()?.edtf()?;
        let can_be_rough = self.approximate && !edtf.starts_with('[');
        Some(if can_be_rough {
            format!("{edtf}~")
        } else {
            edtf
        })
    }

    /// The one day that the words stand for.
    pub fn day(&self) -> Option<Day> {
        match self.value.calendar()? {
            Calendar::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Whether the printed weekday is not that of the printed date. Then one of the two is wrong, and nobody can say
    /// which from the words alone.
    pub fn contradicts(&self) -> bool {
        match (self.day(), self.printed_weekday) {
            (Some(day), Some(printed)) => day.weekday() != printed,
            _ => false,
        }
    }
}

/// The mentions of dates and times in a part of a text, in its order; none overlaps another. Give one sentence at a
/// time: whether a weekday lies ahead is told by the verbs before it.
///
/// Without an anchor weekdays and the like are found but not placed.
pub fn find(text: &str, part: Span, anchor: Option<Anchor>) -> Vec<Mention> {
    let _ = (text, part, anchor);
    Vec::new()
}
