//! What a person meant who wrote a date in another way than EDTF.

use super::day::days_in_month;
use super::{names, printed_weekday};

/// Longest text that is guessed at, in bytes; nobody writes a longer date by hand.
const LONGEST: usize = 60;

/// A remark on how `text` is written in EDTF, or on what is wrong with it.
pub(super) fn hint(text: &str) -> Option<String> {
    let text = text.trim();
    let nobody_knows = [
        "",
        "?",
        "-",
        "/",
        "unknown",
        "undated",
        "none",
        "n/a",
        "tbd",
        "xxxx-xx-xx",
    ];
    if nobody_knows.contains(&text.to_lowercase().as_str()) {
        return Some("leave the date out if nobody knows it".to_owned());
    }
    if text.len() > LONGEST {
        return None;
    }
    impossible(text).or_else(|| {
        let meant = meant(text);
        (!meant.is_empty()).then(|| format!("write {}", meant.join(" or ")))
    })
}

/// What is wrong with a date that has the right form and names a day or month that is not.
fn impossible(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['?', '~', '%']);
    let numbers = numbers(text, &['-'])?;
    let (&[year, month, ref rest @ ..], 7 | 10) = (numbers.as_slice(), text.len()) else {
        return None;
    };
    let day = rest.first().copied();
    match (u8::try_from(month).ok()?, day) {
        (month @ 1..=12, Some(day)) => {
            let length = days_in_month(year, month);
            let month = names::short_month(month);
            (day > i64::from(length)).then(|| format!("{month} {year} has {length} days"))
        }
        (13.., Some(day)) if day <= 12 => Some(format!(
            "there is no month {month}; write {}",
            sound([iso(year, day, month)]).pop()?
        )),
        (13.., None) if (21..=41).contains(&month) => None,
        (0 | 13.., _) => Some("months are 01 to 12, seasons 21 to 24".to_owned()),
        _ => None,
    }
}

/// The EDTF expressions that `text` may mean; several where it can be read in two ways.
fn meant(text: &str) -> Vec<String> {
    let lower = text.trim().to_lowercase();
    let readings: [fn(&str) -> Vec<String>; 9] = [
        without_spaces,
        by_numbers,
        by_month_name,
        by_season,
        by_era,
        by_decade,
        with_words,
        timestamp,
        range,
    ];
    let found = readings.iter().map(|reading| sound(reading(&lower)));
    let mut found = found.skip_while(Vec::is_empty);
    found.next().unwrap_or_default()
}

/// Those that are EDTF indeed, each once.
fn sound(candidates: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut sound = Vec::new();
    for candidate in candidates {
        if super::written(&candidate).is_ok() && !sound.contains(&candidate) {
            sound.push(candidate);
        }
    }
    sound
}

/// `2026-01 ?` and `201x`: spaces beside signs, small or old letters.
fn without_spaces(text: &str) -> Vec<String> {
    let numbers_touch = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .windows(2)
        .any(|two| two[0].ends_with(is_digit) && two[1].starts_with(is_digit));
    if numbers_touch {
        return Vec::new();
    }
    let joined = text.split_whitespace().collect::<String>().to_uppercase();
    vec![joined.replace('U', "X"), joined]
}

/// `13/02/2026`, `2026.2.13`, `02/2026`, `20260213`, `476`.
fn by_numbers(text: &str) -> Vec<String> {
    let Some(numbers) = numbers(text, &['-', '/', '.', ' ']) else {
        return Vec::new();
    };
    let widths: Vec<usize> = text.split(['-', '/', '.', ' ']).map(str::len).collect();
    match (numbers.as_slice(), widths.as_slice()) {
        (&[year, month, day], [4, _, _]) => {
            let written = sound([iso(year, month, day)]);
            if written.is_empty() {
                vec![iso(year, day, month)]
            } else {
                written
            }
        }
        (&[one, other, year], [.., 4]) => vec![iso(year, other, one), iso(year, one, other)],
        (&[year, month], [4, _]) | (&[month, year], [_, 4]) => {
            vec![format!("{year:04}-{month:02}")]
        }
        (&[day], [8]) => vec![iso(day / 10_000, day / 100 % 100, day % 100)],
        (&[year], [1..=3]) => vec![format!("{year:04}")],
        _ => Vec::new(),
    }
}

/// `Feb 13, 2026`, `Friday, 13th of February 2026`, `early Oct 2025`, `9-13 Feb 2026`.
fn by_month_name(text: &str) -> Vec<String> {
    let (mut year, mut month, mut days, mut sign) = (None, None, Vec::new(), "");
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let number = digits.parse::<i64>().ok();
        match (number, digits.len()) {
            (Some(number), 4) if year.is_none() => year = Some(number),
            (Some(number), 1 | 2) => days.push(number),
            (None, _) if month.is_none() && names::month_number(word).is_some() => {
                month = names::month_number(word);
            }
            (None, _) if qualifier(word).is_some() => sign = qualifier(word).unwrap_or(sign),
            (None, _) if is_filler(word) => {}
            _ => return Vec::new(),
        }
    }
    let (Some(year), Some(month)) = (year, month.map(i64::from)) else {
        return Vec::new();
    };
    match days.as_slice() {
        [] => vec![format!("{year:04}-{month:02}{sign}")],
        [day] => vec![iso(year, month, *day) + sign],
        [first, last] => either(&iso(year, month, *first), &iso(year, month, *last)),
        _ => Vec::new(),
    }
}

fn is_filler(word: &str) -> bool {
    ["the", "of", "on", "in", "to", "and"].contains(&word) || printed_weekday(word).is_some()
}

/// The sign for a word that makes a date approximate or uncertain.
fn qualifier(word: &str) -> Option<&'static str> {
    match word {
        "about" | "around" | "circa" | "ca" | "c" | "approx" | "approximately" | "roughly"
        | "early" | "mid" | "late" => Some("~"),
        "maybe" | "perhaps" | "possibly" | "probably" => Some("?"),
        _ => None,
    }
}

/// `summer 2019`, `2026-Q1`.
fn by_season(text: &str) -> Vec<String> {
    let words: Vec<&str> = text
        .split([' ', '-', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let &[one, other] = words.as_slice() else {
        return Vec::new();
    };
    let code = |word| match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        "q1" => Some(33),
        "q2" => Some(34),
        "q3" => Some(35),
        "q4" => Some(36),
        _ => None,
    };
    let (season, year) = (
        code(one).or(code(other)),
        if code(one).is_some() { other } else { one },
    );
    season
        .map(|code| format!("{year}-{code}"))
        .into_iter()
        .collect()
}

/// `44 BC`, `476 AD`.
fn by_era(text: &str) -> Vec<String> {
    let plain = text.replace('.', "");
    let digits = plain
        .trim_start_matches("ad ")
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let era = plain.trim_start_matches(digits).trim();
    match (digits.parse::<i64>(), era) {
        // Year 0 is 1 BCE.
        (Ok(1), "bc" | "bce") => vec!["0000".to_owned()],
        (Ok(year @ 2..), "bc" | "bce") => vec![format!("-{:04}", year - 1)],
        (Ok(year), "ad" | "ce") => vec![format!("{year:04}")],
        _ => Vec::new(),
    }
}

/// `1980s`, `the 1900s`, `19th century`.
fn by_decade(text: &str) -> Vec<String> {
    let text = text.trim_start_matches("the ");
    let ordinal = text.strip_suffix(" century");
    if let Some(number) = ordinal.and_then(|text| {
        text.trim_end_matches(char::is_alphabetic)
            .parse::<i64>()
            .ok()
    }) {
        return vec![format!("{:02}XX", number - 1)];
    }
    let Some(tens) = text.strip_suffix("0s").or(text.strip_suffix("0's")) else {
        return Vec::new();
    };
    let century = tens.strip_suffix('0').map(|century| format!("{century}XX"));
    [format!("{tens}X")].into_iter().chain(century).collect()
}

/// `circa 2020`, `before 2020`, `since 2019-07`.
fn with_words(text: &str) -> Vec<String> {
    let Some((word, rest)) = text.split_once([' ', '.']) else {
        return Vec::new();
    };
    let rest = rest.trim();
    let all =
        |form: &dyn Fn(&str) -> String| readings(rest).iter().map(|date| form(date)).collect();
    match (qualifier(word), word) {
        (Some(sign), _) => all(&|date| format!("{date}{sign}")),
        (_, "before" | "by") => all(&|date| format!("[..{date}]")),
        (_, "after") => all(&|date| format!("[{date}..]")),
        (_, "since" | "from") => all(&|date| format!("{date}/..")),
        (_, "until" | "till") => all(&|date| format!("../{date}")),
        _ => Vec::new(),
    }
}

/// What a part of a text may mean: itself, if it is EDTF.
fn readings(part: &str) -> Vec<String> {
    let written = sound([part.to_uppercase()]);
    if written.is_empty() {
        meant(part)
    } else {
        written
    }
}

/// `2026-02-13 00:52`, `2026-02-13t00:52z`: a moment without seconds, or without its `T`.
fn timestamp(text: &str) -> Vec<String> {
    let text = text.to_uppercase().replacen(' ', "T", 1);
    let with_seconds = match (text.get(..16), text.get(16..)) {
        (Some(minutes), Some(rest)) => format!("{minutes}:00{rest}"),
        _ => String::new(),
    };
    if text.contains('T') {
        vec![text, with_seconds]
    } else {
        Vec::new()
    }
}

/// `2026-02-13 to 2026-02-15`.
fn range(text: &str) -> Vec<String> {
    let joints = [" to ", " until ", " through ", " - ", "–", "—", ".."];
    let parts = joints.iter().find_map(|joint| text.split_once(joint));
    let Some((from, to)) = parts.map(|(from, to)| (readings(from), readings(to))) else {
        return Vec::new();
    };
    match (from.as_slice(), to.as_slice()) {
        ([from], [to]) => either(from, to),
        _ => Vec::new(),
    }
}

/// All the time between two dates, or one day of it: the text does not say which.
fn either(from: &str, to: &str) -> Vec<String> {
    vec![format!("{from}/{to}"), format!("[{from}..{to}]")]
}

/// The numbers of a text that has nothing else between the `signs`.
fn numbers(text: &str, signs: &[char]) -> Option<Vec<i64>> {
    let parts = text.split(signs);
    parts
        .map(|part| {
            if part.chars().all(is_digit) {
                part.parse().ok()
            } else {
                None
            }
        })
        .collect()
}

fn iso(year: i64, month: i64, day: i64) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_how_people_write_dates_in_edtf() {
        for (text, meaning) in [
            ("13/02/2026", "write 2026-02-13"),
            ("02/13/2026", "write 2026-02-13"),
            ("02/03/2026", "write 2026-03-02 or 2026-02-03"),
            ("13.2.2026", "write 2026-02-13"),
            ("2026-2-13", "write 2026-02-13"),
            ("2026/02/13", "write 2026-02-13"),
            ("20260213", "write 2026-02-13"),
            ("2/2026", "write 2026-02"),
            ("Feb 13, 2026", "write 2026-02-13"),
            ("Friday, February 13th, 2026", "write 2026-02-13"),
            ("13 February 2026", "write 2026-02-13"),
            ("Sept. 2025", "write 2025-09"),
            ("early October 2025", "write 2025-10~"),
            (
                "9–13 Feb 2026",
                "write 2026-02-09/2026-02-13 or [2026-02-09..2026-02-13]",
            ),
            ("circa 1850", "write 1850~"),
            ("c. 1850", "write 1850~"),
            ("probably Jan 2026", "write 2026-01?"),
            ("before 2020", "write [..2020]"),
            ("since July 2019", "write 2019-07/.."),
            ("summer 2019", "write 2019-22"),
            ("2026-Q1", "write 2026-33"),
            ("44 BC", "write -0043"),
            ("1 BCE", "write 0000"),
            ("476 AD", "write 0476"),
            ("the 1980s", "write 198X"),
            ("19th century", "write 18XX"),
            ("2026-01 ?", "write 2026-01?"),
            ("201x", "write 201X"),
            ("2026-02-13 00:52", "write 2026-02-13T00:52:00"),
            ("2026-02-13T00:52Z", "write 2026-02-13T00:52:00Z"),
            (
                "2026-02-13 to 2026-02-15",
                "write 2026-02-13/2026-02-15 or [2026-02-13..2026-02-15]",
            ),
            ("2026-02-30", "Feb 2026 has 28 days"),
            ("2024-02-30?", "Feb 2024 has 29 days"),
            ("2026-13-02", "there is no month 13; write 2026-02-13"),
            ("2026-13", "months are 01 to 12, seasons 21 to 24"),
            ("2026-00-10", "months are 01 to 12, seasons 21 to 24"),
            ("", "leave the date out if nobody knows it"),
            ("unknown", "leave the date out if nobody knows it"),
            ("/", "leave the date out if nobody knows it"),
        ] {
            assert_eq!(hint(text).as_deref(), Some(meaning), "{text}");
        }
    }

    #[test]
    fn says_nothing_where_it_cannot_tell() {
        for text in [
            "yesterday",
            "Feb 13",
            "13/02/26",
            "1 2 3 4 5",
            "☃",
            "2026-02-13T99:00:00Z",
        ] {
            assert_eq!(hint(text), None, "{text}");
        }
    }
}
