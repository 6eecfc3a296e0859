//! Dates as pages, feeds and front matter state them, to EDTF or an RFC 3339 timestamp.
//!
//! A printed offset is kept: without it, an evening in Seattle would become the next day.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SecondsFormat};

/// Timestamps with an offset, besides those of RFC 3339 and RFC 2822.
const WITH_OFFSET: [&str; 4] = [
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%Y-%m-%dT%H:%M%z",
];

/// Timestamps without an offset. What is known is the time on some clock.
const WITHOUT_OFFSET: [&str; 6] = [
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%a, %d %b %Y %H:%M:%S",
    "%a %b %d %H:%M:%S %Y",
];

/// The months, of whose names three letters are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Longest text that is read as a date, in bytes. What is longer is prose.
const LONGEST: usize = 64;

/// Days before this one are mistakes of a program: the web has no older ones, and a clock that was never set says 1970.
const FIRST_YEAR: i32 = 1600;

/// The date that a text states, or nothing if it cannot be told without guessing (`02/03/2026`).
pub(super) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    timestamp(text)
        .or_else(|| clock(text))
        .or_else(|| only_day(text).map(|day| day.to_string()))
}

/// The day of a date in an address, as in `/2026/02/13/` and `/2026-02-13/`.
pub(super) fn in_address(url: &str) -> Option<NaiveDate> {
    let path = url.splitn(4, '/').nth(3)?;
    let steps: Vec<&str> = path.split(['/', '-']).collect();
    let mut days = steps.windows(3).filter_map(year_month_day);
    days.find(|day| (1990..2100).contains(&day.year()))
}

/// The day of a timestamp that is in UTC, which need not be the publisher's.
pub(super) fn day_in_utc(timestamp: &str) -> Option<NaiveDate> {
    let read = DateTime::parse_from_rfc3339(timestamp).ok()?;
    (read.offset().local_minus_utc() == 0).then(|| read.date_naive())
}

/// The one day that is written in a text, whatever stands around it: a time of day, a weekday, `Published`.
fn only_day(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let in_words = words
        .windows(3)
        .filter_map(|words| month_day_year(words).or_else(|| day_month_year(words)));
    // In `2026, 4:06 p.m.` no day is written.
    let in_numbers = text
        .split_whitespace()
        .filter_map(|word| year_month_day(&word.split(['-', '/']).collect::<Vec<&str>>()));
    let mut days: Vec<NaiveDate> = in_words
        .chain(in_numbers)
        .filter(|day| is_sensible(*day))
        .collect();
    days.dedup();
    match days.as_slice() {
        [day] => Some(*day),
        _ => NaiveDate::parse_from_str(text, "%Y%m%d")
            .ok()
            .filter(|day| is_sensible(*day)),
    }
}

fn year_month_day(words: &[&str]) -> Option<NaiveDate> {
    let [year, month, day] = words else {
        return None;
    };
    let month = month_named(month).or_else(|| number(month, 2))?;
    NaiveDate::from_ymd_opt(year_number(year)?, month, number(day, 2)?)
}

fn month_day_year(words: &[&str]) -> Option<NaiveDate> {
    let [month, day, year] = words else {
        return None;
    };
    NaiveDate::from_ymd_opt(year_number(year)?, month_named(month)?, day_number(day)?)
}

fn day_month_year(words: &[&str]) -> Option<NaiveDate> {
    let [day, month, year] = words else {
        return None;
    };
    NaiveDate::from_ymd_opt(year_number(year)?, month_named(month)?, day_number(day)?)
}

fn month_named(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let before = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    u32::try_from(before + 1).ok()
}

/// A day as `13` or `13th`.
fn day_number(word: &str) -> Option<u32> {
    number(word.trim_end_matches(|c: char| c.is_ascii_lowercase()), 2)
}

fn year_number(word: &str) -> Option<i32> {
    let year = (word.len() == 4).then(|| number(word, 4))??;
    i32::try_from(year).ok()
}

/// A number of at most so many digits.
fn number(word: &str, digits: usize) -> Option<u32> {
    let is_number = word.len() <= digits && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| word.parse().ok())?
}

fn timestamp(text: &str) -> Option<String> {
    let usual = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    let read = usual.ok().or_else(|| {
        let in_utc = ["Z", "GMT", "UTC"]
            .iter()
            .find_map(|zone| text.strip_suffix(zone));
        let text = in_utc.map_or_else(|| text.to_owned(), |text| format!("{text}+0000"));
        WITH_OFFSET
            .iter()
            .find_map(|shape| DateTime::parse_from_str(&text, shape).ok())
    })?;
    is_sensible(read.date_naive()).then(|| read.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn clock(text: &str) -> Option<String> {
    let read = WITHOUT_OFFSET
        .iter()
        .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())?;
    is_sensible(read.date()).then(|| read.format("%Y-%m-%dT%H:%M:%S").to_string())
}

fn is_sensible(day: NaiveDate) -> bool {
    let is_unset_clock = (day.year(), day.ordinal()) == (1970, 1);
    (FIRST_YEAR..=9999).contains(&day.year()) && !is_unset_clock
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let read = [
            ("2026-02-13T22:15:00-08:00", "2026-02-13T22:15:00-08:00"),
            ("2026-02-14T06:15:00.000Z", "2026-02-14T06:15:00Z"),
            ("2026-02-13T22:15:00-0800", "2026-02-13T22:15:00-08:00"),
            ("2026-02-13 22:15:00 -0800", "2026-02-13T22:15:00-08:00"),
            (
                "Fri, 13 Feb 2026 22:15:00 -0800",
                "2026-02-13T22:15:00-08:00",
            ),
            ("Fri, 13 Feb 2026 22:15:00 GMT", "2026-02-13T22:15:00Z"),
            ("Fri, 13 Feb 2026 22:15:00 PST", "2026-02-13T22:15:00-08:00"),
            ("2026-02-13T22:15:00", "2026-02-13T22:15:00"),
            ("2026-02-13 22:15", "2026-02-13T22:15:00"),
            (" 2026-02-13 ", "2026-02-13"),
            ("February 13, 2026", "2026-02-13"),
            ("13 Feb 2026", "2026-02-13"),
            ("20260213", "2026-02-13"),
            ("2026-02-13 17:19:53 GMT", "2026-02-13T17:19:53Z"),
            ("2026-02-13T10:43Z", "2026-02-13T10:43:00Z"),
            ("Published Feb. 13, 2026, 4:06 p.m.", "2026-02-13"),
            ("01:38:07 PM IST Sept 3rd 2026", "2026-09-03"),
            ("Fri 6:45 PM, Feb 13, 2026", "2026-02-13"),
        ];
        for (text, date) in read {
            assert_eq!(stated(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_would_be_a_guess_is_no_date() {
        let texts = [
            "",
            "02/03/2026",
            "yesterday",
            "1970-01-01T00:00:00Z",
            "0001-01-01",
            "2026-02-30",
            "Feb 13, 2026, updated Feb 14, 2026",
            "Marching 13 2026",
        ];
        for text in texts {
            assert_eq!(stated(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_state_days() {
        let read = [
            ("https://example.org/2026/02/13/rally", Some("2026-02-13")),
            (
                "https://example.org/news/2026/feb/3/rally",
                Some("2026-02-03"),
            ),
            (
                "https://example.org/story/2026-02-03/rally",
                Some("2026-02-03"),
            ),
            ("https://example.org/2026/02/rally", None),
            ("https://example.org/2026/13/40/rally", None),
            ("https://example.org/archive/12/02/13/rally", None),
        ];
        for (url, day) in read {
            let read = in_address(url).map(|day| day.to_string());
            assert_eq!(read.as_deref(), day, "{url}");
        }
    }
}
