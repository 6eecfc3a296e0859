//! The day of a month that a source printed, which is evidence of its own.

use std::ops::{Range, RangeInclusive};

use super::weekday::is_reckoning;
use super::{Date, Day, names};

/// A day as printed: `Friday, February 13, 2026`, `12 Feb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedDay {
    /// The year, if it was printed too.
    pub year: Option<i64>,
    /// 1–12.
    pub month: u8,
    /// 1–31. There need not be such a day in that month.
    pub day: u8,
    /// Whether a time of day stands with it, which may be of another zone.
    pub has_clock: bool,
}

/// The one day of a month that `printed` names in English, or writes as `2026-02-13`; `None` if there is none, or if
/// there are several.
///
/// Days from which others are reckoned (`the eve of February 13`), spans (`February 12–14`) and days that have become
/// names (`the January 6 committee`) are left aside.
pub fn printed_day(printed: &str) -> Option<PrintedDay> {
    let words = Words::of(printed);
    let mut days = (0..words.list.len()).filter_map(|at| words.day_at(at));
    let found = days.next()?;
    let is_one = days.all(|other| other.date == found.date);
    let (year, month, day) = found.date;
    (is_one && words.stands_alone(&found)).then(|| PrintedDay {
        year,
        month,
        day,
        has_clock: (0..words.list.len()).any(|at| words.is_clock(at)),
    })
}

/// In a span of so many years nearly every day lies.
const LONG: i64 = 20;
/// By so many days the Julian calendar was behind while some countries still had it.
const OLD_STYLE: RangeInclusive<i64> = 10..=13;
/// The last of them gave it up in 1923.
const OLD_STYLE_UNTIL: i64 = 1924;

impl PrintedDay {
    /// Whether it may be a day of `date`: what is doubted of that speaks for it.
    pub fn may_be(self, date: Date) -> bool {
        let (Some(first), Some(last)) = date.span() else {
            return true;
        };
        if date.is_uncertain() || last.year() - first.year() > LONG {
            return true;
        }
        // Without its year it may be that of the day before, or after.
        let years = self
            .year
            .map_or(first.year() - 1..=last.year() + 1, |year| year..=year);
        let mut days = years.filter_map(|year| Day::from_ymd(year, self.month, self.day));
        days.any(|day| {
            let apart = (first.number() - day.number()).max(day.number() - last.number());
            let is_in_another_zone = self.has_clock && apart == 1;
            let is_old_style = day.year() < OLD_STYLE_UNTIL && OLD_STYLE.contains(&apart);
            !Date::of_day(day).disjoint(date) || is_in_another_zone || is_old_style
        })
    }
}

/// The words and numbers of a text, by where they stand.
struct Words<'t> {
    text: &'t str,
    list: Vec<Range<usize>>,
}

/// A day of a month in a text.
struct Found {
    /// Year, month, day.
    date: (Option<i64>, u8, u8),
    /// Its words.
    words: Range<usize>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut list = Vec::new();
        let mut start = None;
        for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
            match (letter.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    list.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        Self { text, list }
    }

    /// A word by its number; nothing beyond the ends.
    fn word(&self, at: usize) -> &'t str {
        self.list
            .get(at)
            .map_or("", |range| &self.text[range.clone()])
    }

    /// What stands after a word, up to the next.
    fn gap(&self, at: usize) -> &'t str {
        let start = self.list.get(at).map_or(self.text.len(), |word| word.end);
        let end = self
            .list
            .get(at + 1)
            .map_or(self.text.len(), |word| word.start);
        &self.text[start..end]
    }

    /// The day whose month stands at a word, or whose year does, as in `2026-02-13`.
    fn day_at(&self, at: usize) -> Option<Found> {
        if let (Some(year), "-", "-") = (self.year(at), self.gap(at), self.gap(at + 1)) {
            let (month, day) = (self.number(at + 1)?, self.number(at + 2)?);
            let date = (Some(year), month, day);
            return Some(Found {
                date,
                words: at..at + 3,
            });
        }
        let month = self.month(at)?;
        let of = usize::from(at > 0 && self.word(at - 1) == "of");
        let before = (at > of).then(|| at - of - 1);
        let (day, words) = match (self.number(at + 1), before) {
            (Some(day), _) => (day, at..at + 2),
            (None, Some(before)) => (self.number(before)?, before..at + 1),
            (None, None) => return None,
        };
        let year = self.year(words.end);
        let end = words.end + usize::from(year.is_some());
        Some(Found {
            date: (year, month, day),
            words: words.start..end,
        })
    }

    /// Whether a day is meant, and neither a span that it begins or ends, nor another day, nor a name.
    fn stands_alone(&self, found: &Found) -> bool {
        let Range { start, end } = found.words;
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.word(at));
        let next = end + usize::from(JOINTS.contains(&self.word(end)));
        let last = start.checked_sub(1 + usize::from(JOINTS.contains(&before(1))));
        let is_day = |at: usize| self.number(at).is_some() && !self.is_clock(at);
        let is_span = is_day(next) || last.is_some_and(is_day);
        let has_year = found.date.0.is_some();
        let is_name = !has_year && self.number(start).is_none() && before(1) == "the";
        !(self.is_reckoned(start) || is_span || is_name)
    }

    /// Whether the words before a day reckon another day from it, or say that it lies before or after that.
    fn is_reckoned(&self, start: usize) -> bool {
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.word(at));
        // `by Friday, February 13`
        let weekday = usize::from(before(1).ends_with("day"));
        let (first, second) = (before(1 + weekday), before(2 + weekday));
        is_reckoning(first)
            || is_reckoning(second)
            || ["by", "from", "than"].contains(&first)
            || ["eve", "prior"].contains(&second)
    }

    /// Whether a word belongs to a time of day: `12:52`, `5 p.m.`, `UTC`.
    fn is_clock(&self, at: usize) -> bool {
        let is_half = |at: usize| {
            let is_dotted = ["a", "p"].contains(&self.word(at)) && self.gap(at).starts_with('.');
            is_dotted || ["am", "pm", "AM", "PM"].contains(&self.word(at))
        };
        let is_minute = at > 0 && self.gap(at - 1) == ":";
        let is_hour = self.gap(at) == ":" || is_half(at + 1);
        let is_digit = self.word(at).bytes().all(|byte| byte.is_ascii_digit());
        (is_digit && (is_hour || is_minute)) || ["UTC", "GMT"].contains(&self.word(at))
    }

    /// A day or the number of a month: `3`, `03`, `3rd`.
    fn number(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_plain = ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
        let number = digits
            .parse()
            .ok()
            .filter(|_| is_plain && digits.len() <= 2)?;
        (1..=31).contains(&number).then_some(number)
    }

    fn year(&self, at: usize) -> Option<i64> {
        let word = self.word(at);
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse().ok().filter(|_| is_year)
    }

    /// The month that a word names. In lower case it may be another word: `may`, `march`.
    fn month(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        names::month_number(word).filter(|_| word.starts_with(char::is_uppercase))
    }
}

/// What stands between the first and the last day of a span, or between two days.
const JOINTS: [&str; 5] = ["and", "or", "to", "through", "until"];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_the_day_that_was_printed() {
        for (printed, day) in [
            ("Friday, February 16, 2026", Some((Some(2026), 2, 16))),
            ("Feb. 13, 2026", Some((Some(2026), 2, 13))),
            ("12 February", Some((None, 2, 12))),
            ("on Sept 3", Some((None, 9, 3))),
            ("the 12th of February", Some((None, 2, 12))),
            ("February 12th, 2026", Some((Some(2026), 2, 12))),
            ("2026-02-13", Some((Some(2026), 2, 13))),
            ("Feb. 12, that is February 12, 2026", None),
            ("February 12, some 200 people", Some((None, 2, 12))),
            ("the February 12, 2026 rally", Some((Some(2026), 2, 12))),
            // No day, or more than one.
            ("February 2026", None),
            ("February 12–14", None),
            ("12 to 14 February 2026", None),
            ("February 12 and 13", None),
            ("January 30 or February 2", None),
            ("1926-2026", None),
            ("03/04/2026", None),
            ("as many as may 12 people", None),
            // Another day is reckoned from it.
            ("the eve of February 13", None),
            ("three days after Feb. 10", None),
            ("by Saturday, February 28", None),
            // It is a name.
            ("the January 6 committee", None),
            ("", None),
        ] {
            let found = printed_day(printed).map(|day| (day.year, day.month, day.day));
            assert_eq!(found, day, "{printed}");
        }
    }

    #[test]
    fn a_time_of_day_is_told_from_a_day() {
        for (printed, has_clock) in [
            ("February 13, 12:52", true),
            ("5 p.m. on February 13", true),
            ("February 13, 5 PM", true),
            ("12:30 February 13 in Leeds", true),
            ("13 Feb 2026 UTC", true),
            ("February 13, 2026", false),
        ] {
            let day = printed_day(printed).map(|day| (day.day, day.has_clock));
            assert_eq!(day, Some((13, has_clock)), "{printed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_day_or_none(text in "\\PC{0,40}", date in "[A-Z][a-z]{2,4}[ .-]{1,2}[0-9]{1,4}[ ,:–-]{0,3}[0-9]{0,4}") {
            let _ = printed_day(&text);
            let _ = printed_day(&format!("{text}{date}{text}"));
        }
    }
}
