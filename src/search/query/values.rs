//! Reads the values of fields that are not words: dates, numbers of lines, states and things.

use super::keys::Choice;
use super::{Comparison, Remark};
use crate::story::date::Date;
use crate::text::nearest;

/// What a value that cannot be used is: not finished, or wrong.
pub(super) type Reading<T> = Result<T, Remark>;

/// Reads a date: EDTF, or a range as people write it (`2026-02-09..2026-02-13`, `..2026`).
pub(super) fn date(text: &str) -> Reading<Date> {
    if text.is_empty() {
        return Err(Remark::pending("a date, as in 2026-02"));
    }
    if let Some(date) = read_date(text) {
        return Ok(date);
    }
    if is_beginning_of_date(text) {
        return Err(Remark::pending("the date is not finished"));
    }
    let message = match Date::parse(text) {
        Err(error) => error.to_string(),
        Ok(_) => format!("`{text}` is not a date"),
    };
    Err(Remark::wrong(message))
}

fn read_date(text: &str) -> Option<Date> {
    if let Some((from, to)) = text
        .split_once("..")
        .filter(|_| !text.starts_with(['[', '{']))
    {
        let open = |end: &str| {
            if end.is_empty() {
                "..".to_owned()
            } else {
                end.to_owned()
            }
        };
        return Date::parse(&format!("{}/{}", open(from), open(to))).ok();
    }
    Date::parse(text).ok()
}

/// Whether a few more characters could make a date of it: all it joins is read but the last, and
/// that is begun.
fn is_beginning_of_date(text: &str) -> bool {
    let is_bracketed = text.starts_with(['[', '{']) && !text.ends_with([']', '}']);
    let mut joined = text.trim_start_matches(['[', '{']).split(['.', '/', ',']);
    let last = joined.next_back().unwrap_or_default();
    let is_begun = ["0", "1", "00", "01", "000", "2000"]
        .iter()
        .any(|more| Date::parse(&format!("{last}{more}")).is_ok());
    let is_read = is_bracketed && Date::parse(last).is_ok();
    (is_begun || is_read) && joined.all(|date| date.is_empty() || Date::parse(date).is_ok())
}

/// Reads what `lines:` asks: `2`, `>=2`, `<2`, `1..3`.
pub(super) fn lines(text: &str) -> Reading<Comparison> {
    let digits = text.trim_start_matches(['<', '>', '=']);
    if digits.is_empty() && ["", "<", ">", "=", "<=", ">="].contains(&text) {
        return Err(Remark::pending("a number, as in >=2"));
    }
    read_lines(text)
        .ok_or_else(|| Remark::wrong(format!("`{text}` is no number of lines; try `lines:>=2`")))
}

fn read_lines(text: &str) -> Option<Comparison> {
    if let Some((from, to)) = text.split_once("..") {
        let least = if from.is_empty() { 0 } else { number(from)? };
        let most = if to.is_empty() { u32::MAX } else { number(to)? };
        return Some(Comparison { least, most });
    }
    let digits = text.trim_start_matches(['<', '>', '=']);
    let value = number(digits)?;
    let (least, most) = match text.strip_suffix(digits)? {
        "" | "=" => (value, value),
        ">=" => (value, u32::MAX),
        ">" => (value.saturating_add(1), u32::MAX),
        "<=" => (0, value),
        "<" => (0, value.checked_sub(1)?),
        _ => return None,
    };
    Some(Comparison { least, most })
}

fn number(digits: &str) -> Option<u32> {
    digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

/// Reads one of a few values. The beginning of one is unfinished, anything else is wrong.
pub(super) fn choice<T: Copy>(text: &str, choices: &[Choice<T>]) -> Reading<T> {
    let text = text.to_lowercase();
    if let Some(choice) = choices
        .iter()
        .find(|choice| choice.name == text || choice.name.strip_suffix('s') == Some(&text))
    {
        return Ok(choice.value);
    }
    let names = choices.iter().map(|choice| choice.name);
    if let Some(begun) = names.clone().find(|name| name.starts_with(&text)) {
        return Err(Remark::pending(format!("{begun}, perhaps")));
    }
    Err(Remark::wrong(match nearest(&text, names.clone()) {
        Some(name) => format!("`{text}` is not known here; did you mean `{name}`?"),
        None => format!(
            "`{text}` is not known here; there is {}",
            names.collect::<Vec<_>>().join(", ")
        ),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::keys::{Has, Is, STATES, THINGS};

    fn is_pending<T>(reading: &Reading<T>) -> bool {
        matches!(reading, Err(Remark::Pending(_)))
    }

    fn is_wrong<T>(reading: &Reading<T>) -> bool {
        matches!(reading, Err(Remark::Wrong(_)))
    }

    #[test]
    fn dates_are_read() {
        let table = [
            ("2026", "2026"),
            ("2026-02", "2026-02"),
            ("2026-02-13", "2026-02-13"),
            ("2025-10~", "2025-10~"),
            ("2026-02-09..2026-02-13", "2026-02-09/2026-02-13"),
            ("2026-02-09/2026-02-13", "2026-02-09/2026-02-13"),
            ("2026..", "2026/.."),
            ("..2025", "../2025"),
            ("[2026-02-09..2026-02-12]", "[2026-02-09..2026-02-12]"),
            ("-0043", "-0043"),
        ];
        for (typed, edtf) in table {
            assert_eq!(date(typed).ok(), Date::parse(edtf).ok(), "{typed}");
            assert!(date(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn every_beginning_of_a_date_is_pending_or_read() {
        for whole in [
            "2026-02-13",
            "2026-12-31",
            "2026-02-09..2026-02-13",
            "2026-02-09/2026-02-13",
            "[2026-02-09..2026-02-12]",
            "2025-10~",
            "198X",
        ] {
            for end in 0..=whole.len() {
                let reading = date(&whole[..end]);
                assert!(!is_wrong(&reading), "{}", &whole[..end]);
            }
        }
        assert!(is_pending(&date("2026-")));
        assert!(is_pending(&date("2026-0")));
        assert!(is_pending(&date("20")));
    }

    #[test]
    fn what_is_no_date_is_wrong() {
        for typed in [
            "yesterday",
            "2026-13",
            "2026-02-30",
            "2026-02-13x",
            "13.2.2026",
        ] {
            assert!(is_wrong(&date(typed)), "{typed}");
        }
    }

    #[test]
    fn lines_are_compared() {
        let table = [
            ("2", 2, 2),
            ("=2", 2, 2),
            (">=2", 2, u32::MAX),
            (">2", 3, u32::MAX),
            ("<2", 0, 1),
            ("<=2", 0, 2),
            ("1..3", 1, 3),
            ("2..", 2, u32::MAX),
        ];
        for (typed, least, most) in table {
            assert_eq!(lines(typed), Ok(Comparison { least, most }), "{typed}");
        }
        for typed in ["", ">", "<", ">=", "="] {
            assert!(is_pending(&lines(typed)), "{typed}");
        }
        for typed in ["x", ">x", "=>2", "<0", "-1", "2x", "99999999999"] {
            assert!(is_wrong(&lines(typed)), "{typed}");
        }
    }

    #[test]
    fn choices_are_read_while_typed() {
        assert_eq!(choice("Disputed", STATES), Ok(Is::Disputed));
        assert_eq!(choice("quote", THINGS), Ok(Has::Quotes));
        assert!(is_pending(&choice("", STATES)));
        assert!(is_pending(&choice("dis", STATES)));
        let Err(Remark::Wrong(message)) = choice("disputd", STATES) else {
            panic!("not wrong")
        };
        assert!(message.contains("`disputed`"), "{message}");
        assert!(is_wrong(&choice("xyzzy", THINGS)));
    }
}
