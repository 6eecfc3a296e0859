//! What stands above a draft's records in TOML, for the person who reviews them.

use crate::import::reading::{Published, Reading};
use crate::story::date::wording;

/// What stands at the top of a draft.
pub fn head_comment() -> &'static str {
    "# A draft that `dateline import` made of articles by rules. Nobody has reviewed it: what it says may be wrong, and\n\
     # what it leaves out may matter. Each record names its rule and cites its words. Take `draft` away from what holds,\n\
     # mend what does not, and delete the rest.\n"
}

/// From what day an article's words of time are reckoned.
pub(super) fn of_source(reading: &Reading<'_>, file: &str) -> String {
    let day = |value: &str| wording(value.get(..10).unwrap_or(value));
    match &reading.published {
        Published::ByFile(value, basis) => {
            format!(
                "{file}: published {} ({basis}); its weekdays are reckoned from that day.",
                day(value)
            )
        }
        Published::ByText(mention) => {
            let value = mention.edtf().unwrap_or_default();
            format!(
                "{file}: published {}, as its text states; its weekdays are reckoned from that day.",
                day(&value)
            )
        }
        Published::Given(given) => format!(
            "{file}: does not state when it was published; its weekdays are reckoned from {}, as given.",
            wording(&given.to_string())
        ),
        Published::Missing => format!(
            "{file}: does not state when it was published, so that no weekday was placed. Give the day with --published."
        ),
    }
}
