//! Dates as pages, feeds and front matter state them, to EDTF or an RFC 3339 timestamp.
//!
//! A printed offset is kept: without it, an evening in Seattle would become the next day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat};

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

/// Days.
const DAYS: [&str; 9] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%b. %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%a, %d %b %Y",
];

/// Days before this one are mistakes of a program: the web has no older ones, and a clock that was never set says 1970.
const FIRST_YEAR: i32 = 1600;

/// The date that a text states, or nothing if it cannot be told without guessing (`02/03/2026`).
pub(super) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    timestamp(text)
        .or_else(|| clock(text))
        .or_else(|| day(text))
}

/// The day of a date in an address, as in `/2026/02/13/`.
pub(super) fn in_address(url: &str) -> Option<String> {
    let steps: Vec<&str> = url.split('/').skip(3).collect();
    steps.windows(3).find_map(|steps| {
        let [year, month, day] = steps else {
            return None;
        };
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let is_short = |step: &str| (1..=2).contains(&step.len());
        let date =
            NaiveDate::from_ymd_opt(year.parse().ok()?, month_number(month)?, day.parse().ok()?)?;
        (is_year && is_short(day)).then(|| date.to_string())
    })
}

/// A month in an address: `02`, `2`, `feb`.
fn month_number(step: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let by_name = NAMES
        .iter()
        .position(|name| step.eq_ignore_ascii_case(name));
    match by_name {
        Some(before) => u32::try_from(before + 1).ok(),
        None if step.len() <= 2 => step.parse().ok(),
        None => None,
    }
}

fn timestamp(text: &str) -> Option<String> {
    let usual = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    let read = usual.ok().or_else(|| {
        WITH_OFFSET
            .iter()
            .find_map(|shape| DateTime::parse_from_str(text, shape).ok())
    })?;
    is_sensible(read.date_naive()).then(|| read.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn clock(text: &str) -> Option<String> {
    let read = WITHOUT_OFFSET
        .iter()
        .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())?;
    is_sensible(read.date()).then(|| read.format("%Y-%m-%dT%H:%M:%S").to_string())
}

fn day(text: &str) -> Option<String> {
    let read = DAYS
        .iter()
        .find_map(|shape| NaiveDate::parse_from_str(text, shape).ok())?;
    is_sensible(read).then(|| read.to_string())
}

fn is_sensible(day: NaiveDate) -> bool {
    use chrono::Datelike;
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
            ("https://example.org/2026/02/rally", None),
            ("https://example.org/2026/13/40/rally", None),
            ("https://example.org/archive/12/02/13/rally", None),
        ];
        for (url, day) in read {
            assert_eq!(in_address(url).as_deref(), day, "{url}");
        }
    }
}
