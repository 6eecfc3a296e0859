//! The weekday that a source printed with a date.

use chrono::Weekday;

/// The English weekday that is named in `printed`; `None` if none is, or several different ones.
pub fn printed_weekday(printed: &str) -> Option<Weekday> {
    let mut days = printed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 6)
        .filter_map(|word| word.parse::<Weekday>().ok());
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}
