//! One written date in words, before its qualifiers: known parts, unknown digits, seasons.

use edtf_core::{Date as Written, DateField, Edtf};

use super::stamp::Stamp;
use super::{Spelling, bounds, names};

/// The words of a date without its qualifiers and weekday: `12 Feb 2026`, `1980s`,
/// `Jun 2004, day unknown`, `between 10 and 19 Jun 2004`.
pub(super) fn unqualified(date: &Written, spelling: Spelling) -> String {
    if let Some(stamp) = Stamp::of(date) {
        return stamp.wording(spelling);
    }
    match (value(date.month), date.month) {
        (Some(code @ 21..), _) => season(code, date, spelling),
        (_, None) => year(date, spelling),
        (month, _) if date.year.has_unspecified() => in_unknown_year(month, date, spelling),
        (month, Some(_)) => in_known_year(month, date, spelling),
    }
}

fn season(code: u8, date: &Written, spelling: Spelling) -> String {
    let (name, into_next) = names::season(code, spelling);
    match date.year.value() {
        Some(year @ 1000..=9998) if into_next && spelling == Spelling::Full => {
            format!("{name} {year} to {}", year + 1)
        }
        Some(year @ 1000..=9998) if into_next && (year + 1) % 100 != 0 => {
            format!("{name} {year}–{:02}", (year + 1) % 100)
        }
        Some(year @ 1000..=9998) if into_next => format!("{name} {year}–{}", year + 1),
        _ => {
            let joint = if date.year.has_unspecified() {
                ", "
            } else {
                " "
            };
            format!("{name}{joint}{}", year(&without_month(date), spelling))
        }
    }
}

/// A year of which digits are unknown, or only the first are significant.
fn year(date: &Written, spelling: Spelling) -> String {
    let range = || between(date, spelling).unwrap_or_else(|| names::written_year(&date.year));
    if date.year.significant_digits.is_some() {
        return format!("about {}, {}", names::written_year(&date.year), range());
    }
    match date.year.kind {
        edtf_core::YearKind::Standard { digits, .. } => match digits {
            [None, None, None, None] => "year unknown".to_owned(),
            [Some(1..), Some(_), Some(_), None] => {
                let digits: String = digits.iter().flatten().map(u8::to_string).collect();
                format!("{digits}0s")
            }
            [_, _, _, Some(_)] if digits.iter().all(Option::is_some) => {
                names::written_year(&date.year)
            }
            _ => range(),
        },
        _ => names::written_year(&date.year),
    }
}

fn in_unknown_year(month: Option<u8>, date: &Written, spelling: Spelling) -> String {
    let nothing = date.year.kind
        == (edtf_core::YearKind::Standard {
            negative: false,
            digits: [None; 4],
        });
    match (nothing, month, value(date.day)) {
        (true, Some(month), Some(day)) => {
            format!("{day} {}, year unknown", names::month(month, spelling))
        }
        (true, Some(month), None) if is_blank(date.day) => {
            format!("{}, year unknown", names::month(month, spelling))
        }
        (true, ..) => "year unknown".to_owned(),
        _ => between(date, spelling).unwrap_or_else(|| year(&without_month(date), spelling)),
    }
}

fn in_known_year(month: Option<u8>, date: &Written, spelling: Spelling) -> String {
    let year = names::written_year(&date.year);
    match month {
        Some(month) if is_blank(date.day) => {
            format!("{} {year}, day unknown", names::month(month, spelling))
        }
        None if is_blank(date.month) && date.day.is_none() => format!("{year}, month unknown"),
        None if is_blank(date.month) && is_blank(date.day) => {
            format!("{year}, month and day unknown")
        }
        _ => between(date, spelling).unwrap_or(year),
    }
}

/// The first and last day, month or year that unknown digits leave possible.
fn between(date: &Written, spelling: Spelling) -> Option<String> {
    let bounds = bounds::date(&Edtf::Date(*date));
    let stamp = |day| {
        let stamp = Stamp::of_day(day);
        match (date.month, date.day) {
            (_, Some(_)) => stamp,
            (Some(_), None) => stamp.without_day(),
            (None, None) => stamp.without_month(),
        }
    };
    let (first, last) = (stamp(bounds.first()?), stamp(bounds.last()?));
    if first == last {
        return Some(first.wording(spelling));
    }
    Some(format!(
        "between {}",
        super::stamp::several(&[first, last], "and", spelling)
    ))
}

/// Whether a part is absent or none of its digits is known.
fn is_blank(field: Option<DateField>) -> bool {
    field.is_none_or(|field| field.digits == [None, None])
}

fn value(field: Option<DateField>) -> Option<u8> {
    field.and_then(DateField::value)
}

fn without_month(date: &Written) -> Written {
    Written {
        month: None,
        day: None,
        ..*date
    }
}
