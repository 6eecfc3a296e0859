//! What a rule is, and all of them.

mod clock;
mod holiday;
mod length;
mod often;
mod printed;
mod relative;
mod stretch;
mod vague;
mod weekday;

use super::nearest::Reckoning;
use super::tokens::Cursor;
use super::value::Value;
use crate::story::date::Weekday;

/// What a rule made of the tokens that it read.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub value: Value,
    pub rule: &'static str,
    pub printed_weekday: Option<Weekday>,
    /// Something was added that the words do not say.
    pub computed: bool,
}

impl Found {
    /// What the words themselves say.
    fn said(value: Value, rule: &'static str) -> Self {
        Self {
            value,
            rule,
            printed_weekday: None,
            computed: false,
        }
    }

    /// What was worked out from the day of publication.
    fn computed(value: Value, rule: &'static str) -> Self {
        Self {
            computed: true,
            ..Self::said(value, rule)
        }
    }

    fn with(self, printed_weekday: Option<Weekday>) -> Self {
        Self {
            printed_weekday,
            ..self
        }
    }
}

/// Reads from a cursor what it knows, and leaves the cursor behind it.
pub type Rule = fn(&mut Cursor<'_>, &Reckoning<'_>) -> Option<Found>;

/// All rules. Of those that read equally far the first counts.
pub const RULES: [Rule; 29] = [
    printed::iso,
    printed::slashed,
    printed::month_day,
    printed::day_month,
    weekday::which_weekday,
    weekday::every_weekday,
    weekday::bare,
    weekday::range,
    weekday::and_day_of_month,
    stretch::month_year,
    stretch::which_month,
    stretch::quarter,
    stretch::season,
    stretch::decade,
    stretch::century,
    stretch::bare_month,
    stretch::year,
    relative::near,
    relative::weekend,
    relative::which_unit,
    relative::ago,
    relative::weeks_from_weekday,
    relative::which_units,
    clock::time,
    holiday::holiday,
    often::every,
    often::adverb,
    length::counted,
    vague::vague,
];
