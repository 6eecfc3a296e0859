//! The weekday that a source printed beside a date, which is evidence of its own.

use chrono::Weekday;

/// The English weekday named in `printed`, as in `Friday, February 16, 2026`; `None` if there is
/// none, or if several different ones are named.
///
/// Only whole words count. Short names are taken where a date follows them (`Fri, Feb 13`), since
/// `sun`, `sat` and `wed` are words of their own. A day from which another is reckoned (`the day after
/// Thursday`) is left aside.
pub fn printed_weekday(printed: &str) -> Option<Weekday> {
    let mut before = ["", ""];
    let mut days = words(printed).filter_map(|(word, rest)| {
        let is_counted_from = before.iter().any(|word| is_reckoning(word));
        before = [before[1], word];
        named(word, rest).filter(|_| !is_counted_from)
    });
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

/// Whether the word reckons one day from another.
pub(super) fn is_reckoning(word: &str) -> bool {
    let words = ["after", "before", "since", "until", "till", "following"];
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The words of a text, each with what follows it.
fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c| !is_letter(c));
        let end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then_some((word, after))
    })
}

fn named(word: &str, rest: &str) -> Option<Weekday> {
    let day: Weekday = match word.to_ascii_lowercase().as_str() {
        "tues" => Weekday::Tue,
        "weds" => Weekday::Wed,
        "thur" | "thurs" => Weekday::Thu,
        other => other.parse().ok()?,
    };
    (is_full_name(word) || is_before_date(rest)).then_some(day)
}

/// Every full name ends so, and no short one does.
fn is_full_name(word: &str) -> bool {
    word.to_ascii_lowercase().ends_with("day")
}

/// Whether a text goes on with a number or a month: `. 13 Feb`, `, February 13`.
fn is_before_date(rest: &str) -> bool {
    let next = rest.trim_start_matches(['.', ',', ' ', '(', '\u{a0}']);
    let word = next
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    next.starts_with(|c: char| c.is_ascii_digit()) || super::names::month_number(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_weekday_that_was_printed() {
        use Weekday::{Fri, Mon, Sat, Thu, Tue};
        for (printed, weekday) in [
            ("Friday, February 16, 2026", Some(Fri)),
            ("on THURSDAY", Some(Thu)),
            ("Monday's announcement", Some(Mon)),
            ("Monday’s announcement", Some(Mon)),
            ("Fri, Feb 13", Some(Fri)),
            ("Tues. 10 February", Some(Tue)),
            ("Sat 14 Feb 2026", Some(Sat)),
            ("Friday evening, the second Friday of the month", Some(Fri)),
            ("the day after Thursday's announcement", None),
            ("a week before the Monday of the vote", None),
            ("Friday, after work", Some(Fri)),
            ("Friday, the day after Thursday's vote", Some(Fri)),
            ("from Friday to Sunday", None),
            ("the sun sat low, and they wed", None),
            ("Fridaynight", None),
            ("day", None),
            ("13 February 2026", None),
            ("", None),
            ("vendredi", None),
        ] {
            assert_eq!(printed_weekday(printed), weekday, "{printed}");
        }
    }
}
