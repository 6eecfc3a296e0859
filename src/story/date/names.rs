//! English names of months, weekdays, seasons and years, as the wordings of dates use them.

use chrono::Weekday;
use edtf_core::{Year, YearKind};

use super::Spelling;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Letters of a short name.
const SHORT: usize = 3;

/// Name of a month, 1–12; nothing of another number.
pub fn month(number: u8, spelling: Spelling) -> &'static str {
    let index = usize::from(number).saturating_sub(1);
    spelt(MONTHS.get(index).copied().unwrap_or(""), spelling)
}

/// Short name of a month, 1–12.
pub(super) fn short_month(number: u8) -> &'static str {
    month(number, Spelling::Short)
}

/// Name of a weekday.
pub fn weekday(day: Weekday, spelling: Spelling) -> &'static str {
    let name = match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    spelt(name, spelling)
}

fn spelt(name: &'static str, spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::Short => name.get(..SHORT).unwrap_or(name),
        Spelling::Full => name,
    }
}

/// Number of the month, 1–12, whose English name `word` is, whole or shortened (`Sept`, `feb.`).
pub(super) fn month_number(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let is_name = |name: &&str| word.len() >= SHORT && name.to_lowercase().starts_with(&word);
    let index = MONTHS.iter().position(is_name)?;
    u8::try_from(index + 1).ok()
}

/// An astronomical year as people write it: `2026`, `476 CE`, `44 BCE`, `170,000,002 CE`.
pub(super) fn year(astronomical: i64) -> String {
    match astronomical {
        1000..=9999 => astronomical.to_string(),
        1.. => format!("{} CE", grouped(astronomical.unsigned_abs())),
        // Year 0 is 1 BCE.
        _ => format!("{} BCE", grouped(astronomical.unsigned_abs() + 1)),
    }
}

/// A written year; one too large to count is shown as a power of ten.
pub(super) fn written_year(written: &Year) -> String {
    match (written.value(), written.kind) {
        (Some(value), _) => year(value),
        (
            None,
            YearKind::Exponential {
                significand,
                exponent,
            },
        ) => {
            let era = if significand < 0 { "BCE" } else { "CE" };
            format!("{}×10^{exponent} {era}", significand.unsigned_abs())
        }
        (None, _) => "an unknown year".to_owned(),
    }
}

/// A year in at most 9 columns, rounded towards year 0 where it has more than six digits.
pub(super) fn short_year(astronomical: i64) -> String {
    let size = astronomical.unsigned_abs();
    let era = if astronomical < 0 { "BCE" } else { "CE" };
    match size {
        0..1_000_000 => year(astronomical),
        1_000_000..1_000_000_000 => format!("{}M {era}", size / 1_000_000),
        1_000_000_000..1_000_000_000_000 => format!("{}bn {era}", size / 1_000_000_000),
        _ => format!(">999bn {era}"),
    }
}

/// The name of a sub-year grouping (ISO 8601-2 §4.8, codes 21–41), and whether it runs into the
/// next year.
pub(super) fn season(code: u8, spelling: Spelling) -> (&'static str, bool) {
    if spelling == Spelling::Full
        && let Some(name) = part_in_full(code)
    {
        return (name, false);
    }
    match code {
        21 => ("spring", false),
        22 => ("summer", false),
        23 => ("autumn", false),
        24 => ("winter", true),
        25 => ("northern spring", false),
        26 => ("northern summer", false),
        27 => ("northern autumn", false),
        28 => ("northern winter", true),
        29 => ("southern spring", false),
        30 => ("southern summer", true),
        31 => ("southern autumn", false),
        32 => ("southern winter", false),
        33 => ("Q1", false),
        34 => ("Q2", false),
        35 => ("Q3", false),
        36 => ("Q4", false),
        37 => ("Jan–Apr", false),
        38 => ("May–Aug", false),
        39 => ("Sep–Dec", false),
        40 => ("first half of", false),
        _ => ("second half of", false),
    }
}

/// The parts of a year whose short names are none to read aloud.
fn part_in_full(code: u8) -> Option<&'static str> {
    Some(match code {
        33 => "first quarter of",
        34 => "second quarter of",
        35 => "third quarter of",
        36 => "last quarter of",
        37 => "January to April",
        38 => "May to August",
        39 => "September to December",
        _ => return None,
    })
}

/// Digits in groups of three from five digits on: `170,000,002`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_years_as_people_do() {
        for (astronomical, words) in [
            (2026, "2026"),
            (476, "476 CE"),
            (1, "1 CE"),
            (0, "1 BCE"),
            (-43, "44 BCE"),
            (12_000, "12,000 CE"),
            (170_000_002, "170,000,002 CE"),
            (i64::MIN, "9,223,372,036,854,775,809 BCE"),
        ] {
            assert_eq!(year(astronomical), words);
        }
    }

    #[test]
    fn shortens_long_years() {
        for (astronomical, words) in [
            (-43, "44 BCE"),
            (999_999, "999,999 CE"),
            (170_000_002, "170M CE"),
            (-13_800_000_000, "13bn BCE"),
            (i64::MAX, ">999bn CE"),
        ] {
            assert_eq!(short_year(astronomical), words);
        }
    }

    #[test]
    fn knows_months_by_their_names() {
        for (word, number) in [
            ("February", Some(2)),
            ("feb.", Some(2)),
            ("Sept", Some(9)),
            ("MAY", Some(5)),
            ("ma", None),
            ("Febtober", None),
            ("", None),
        ] {
            assert_eq!(month_number(word), number, "{word}");
        }
    }
}
