//! Dates for a timeline's row, which stands below its year: at most 12 columns.

use chrono_tz::Tz;
use edtf_core::{
    Date as Written, DateField, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind,
};

use super::stamp::Stamp;
use super::timestamp::Timestamp;
use super::{Date, Day, Spelling, bounds, names};

/// Widest short form, in columns; each of its characters takes one.
const WIDEST: usize = 12;

/// A date for a row under the heading of its year: `Feb 12 Thu`, `Feb`, `~Oct`, `Jul 15–16`,
/// `Feb 9–13?`, `Apr or May`, `from Jul 15`; at most 12 columns.
///
/// Three marks tell what is not certain: `~` in front, about; `?` at the end, in doubt, or one of
/// the days named; `or` between two, one of them. What does not fit is told less precisely. The
/// text of a record without a sound date gives an empty string.
pub fn short(edtf: &str) -> String {
    Timestamp::read(edtf).map_or_else(|| of_edtf(edtf), |stamp| day(stamp.local_day(), true))
}

/// The same, with a timestamp counted as the day it was in `zone`.
pub fn short_in(text: &str, zone: Tz) -> String {
    Timestamp::read(text).map_or_else(|| of_edtf(text), |stamp| day(stamp.day_in(zone), true))
}

fn of_edtf(edtf: &str) -> String {
    let Ok(written) = super::written(edtf) else {
        return String::new();
    };
    let date = bounds::date(&written);
    let candidates = match &written {
        Edtf::Date(one) => single(one, date),
        Edtf::DateTime(moment) => single(&moment.date, date),
        Edtf::Interval(interval) => from_to(interval, date),
        Edtf::Set(set) => one_or_all(set, date),
    };
    // An approximate date wears `~` in front, one in doubt `?` at its end.
    let marked = |text: &String| {
        let about = if date.is_approximate() { "~" } else { "" };
        let doubt = if date.is_uncertain() && !text.ends_with('?') {
            "?"
        } else {
            ""
        };
        format!("{about}{text}{doubt}")
    };
    let fitting = candidates.iter().map(marked).find(|text| fits(text));
    fitting.unwrap_or_else(|| "…".to_owned())
}

fn fits(text: &str) -> bool {
    text.chars().count() <= WIDEST
}

/// Ways to show one date, the most telling first.
fn single(written: &Written, date: Date) -> Vec<String> {
    let mut ways = Vec::new();
    match (Stamp::of(written), value(written.month)) {
        (Some(Stamp { day: Some(_), .. }), _) => {
            ways.extend(
                date.first()
                    .map(|first| day(first, date.weekday().is_some())),
            );
        }
        (None, Some(code @ 21..)) => ways.push(season(code)),
        (_, Some(month)) => ways.push(names::short_month(month).to_owned()),
        _ => {}
    }
    ways.extend(years(date));
    ways
}

/// `Feb 12 Thu`, with days below ten set under the others.
fn day(day: Day, with_weekday: bool) -> String {
    let weekday = if with_weekday {
        format!(" {}", day.weekday())
    } else {
        String::new()
    };
    format!(
        "{} {:>2}{weekday}",
        names::short_month(day.month()),
        day.day()
    )
}

fn season(code: u8) -> String {
    let (name, _) = names::season(code, Spelling::Short);
    let name = name.trim_end_matches(" of");
    // The hemisphere does not fit.
    let name = name
        .trim_start_matches("northern ")
        .trim_start_matches("southern ");
    name.replace("first half", "1st half")
        .replace("second half", "2nd half")
}

/// The years of a date, of which digits may be unknown.
fn years(date: Date) -> Vec<String> {
    let year = |day: Option<Day>| day.map(Day::year);
    match (year(date.first()), year(date.last())) {
        (Some(first), Some(last)) if first == last => vec![names::short_year(first)],
        (Some(first), Some(last)) if first % 10 == 0 && last - first == 9 && first >= 1000 => {
            vec![format!("{first}s")]
        }
        (Some(0), Some(9999)) => vec!["year ?".to_owned()],
        (Some(first), Some(last)) => vec![
            format!("{}–{}", names::short_year(first), names::short_year(last)),
            format!("{}…", names::short_year(first)),
        ],
        (Some(first), None) => vec![
            format!("from {}", names::short_year(first)),
            names::short_year(first),
        ],
        (None, Some(last)) => vec![
            format!("to {}", names::short_year(last)),
            names::short_year(last),
        ],
        (None, None) => Vec::new(),
    }
}

fn from_to(interval: &Interval, date: Date) -> Vec<String> {
    use IntervalEndpoint::{Date as On, Open, Unknown};
    let mut ways = match (&interval.start, &interval.end) {
        (On(from), On(to)) => match (Stamp::of(from), Stamp::of(to)) {
            (Some(from), Some(to)) => span(from, to),
            _ => Vec::new(),
        },
        (On(from), Unknown) => vec![format!("{}–?", end(from))],
        (Unknown, On(to)) => vec![format!("?–{}", end(to))],
        (On(from), _) | (Open, IntervalEndpoint::OnOrAfter(from)) => {
            vec![format!("from {}", end(from))]
        }
        (_, On(to)) => vec![format!("to {}", end(to))],
        _ => Vec::new(),
    };
    ways.extend(years(date));
    ways
}

/// One end of an interval: `Jul 15`, `Jul`, `2019`.
fn end(written: &Written) -> String {
    let day = value(written.day)
        .map(|day| format!(" {day}"))
        .unwrap_or_default();
    match value(written.month) {
        Some(code @ 21..) => season(code),
        Some(month) => format!("{}{day}", names::short_month(month)),
        None => years(bounds::date(&Edtf::Date(*written)))
            .into_iter()
            .next()
            .unwrap_or_default(),
    }
}

/// A span: `Jul 15–16`, `Nov 28–Dec 1`, `Apr–May`, `Nov–Jan ’26`; its years come after.
fn span(from: Stamp, to: Stamp) -> Vec<String> {
    let month = |stamp: Stamp| stamp.month.map(names::short_month);
    let (Some(first), Some(last)) = (month(from), month(to)) else {
        return Vec::new();
    };
    let same_year = from.year == to.year;
    let mut ways = Vec::new();
    if let (Some(from_day), Some(to_day), true) = (from.day, to.day, same_year) {
        ways.push(match first == last {
            true if from_day == to_day => format!("{first} {from_day:>2}"),
            true => format!("{first} {from_day}–{to_day}"),
            false => format!("{first} {from_day}–{last} {to_day}"),
        });
    }
    ways.push(match (same_year, first == last) {
        (true, true) => first.to_owned(),
        (true, false) => format!("{first}–{last}"),
        (false, _) if (1000..=9999).contains(&to.year) && to.year - from.year < 100 => {
            format!("{first}–{last} ’{:02}", to.year % 100)
        }
        (false, _) => return Vec::new(),
    });
    ways
}

fn one_or_all(set: &Set, date: Date) -> Vec<String> {
    let mut ways = match set.elements.as_slice() {
        [SetElement::Date(only)] => return single(only, date),
        [SetElement::Date(one), SetElement::Date(other)] => two(one, other, set.kind),
        [SetElement::OnOrBefore(last)] => vec![format!("by {}", end(last))],
        [SetElement::OnOrAfter(first)] => vec![format!("from {}", end(first))],
        _ => Vec::new(),
    };
    if let (Some(first), Some(last)) = (date.first(), date.last()) {
        let stamp = |day| match date.precision() {
            super::Precision::Day => Stamp::of_day(day),
            super::Precision::Month | super::Precision::Season => Stamp::of_day(day).without_day(),
            _ => Stamp::of_day(day).without_month(),
        };
        let doubt = if set.kind == SetKind::OneMember {
            "?"
        } else {
            ""
        };
        let hull = span(stamp(first), stamp(last))
            .into_iter()
            .chain(years(date));
        ways.extend(hull.map(|text| format!("{text}{doubt}")));
    } else {
        ways.extend(years(date));
    }
    ways
}

/// Two dates that share their year: `Apr or May`, `Feb 9, 13`.
fn two(one: &Written, other: &Written, kind: SetKind) -> Vec<String> {
    let joint = match kind {
        SetKind::OneMember => " or ",
        SetKind::AllMembers => ", ",
    };
    let (Some(one), Some(other)) = (Stamp::of(one), Stamp::of(other)) else {
        return Vec::new();
    };
    match (one.month, other.month) {
        (Some(first), Some(second)) if one.year == other.year => {
            let (first, second) = (names::short_month(first), names::short_month(second));
            match (one.day, other.day) {
                (Some(a), Some(b)) if first == second => vec![format!("{first} {a}{joint}{b}")],
                (Some(a), Some(b)) => vec![format!("{first} {a}{joint}{second} {b}")],
                (None, None) => vec![format!("{first}{joint}{second}")],
                _ => Vec::new(),
            }
        }
        (None, None) => vec![format!(
            "{}{joint}{}",
            names::short_year(one.year),
            names::short_year(other.year)
        )],
        _ => Vec::new(),
    }
}

fn value(field: Option<DateField>) -> Option<u8> {
    field.and_then(DateField::value)
}

#[cfg(test)]
mod tests {
    use chrono_tz::America::Los_Angeles;

    use super::*;

    #[test]
    fn fits_below_the_heading_of_its_year() {
        for (edtf, row) in [
            ("2026-02-12", "Feb 12 Thu"),
            ("2026-02-08", "Feb  8 Sun"),
            ("2026-02", "Feb"),
            ("2026", "2026"),
            ("2001-22", "summer"),
            ("2001-33", "Q1"),
            ("2001-38", "May–Aug"),
            ("2001-40", "1st half"),
            ("2001-29", "spring"),
            ("198X", "1980s"),
            ("19XX", "1900–1999"),
            ("XXXX", "year ?"),
            ("2004-06-XX", "Jun"),
            ("2004-XX", "2004"),
            ("2019-07-15/2019-07-16", "Jul 15–16"),
            ("2025-11-28/2025-12-01", "Nov 28–Dec 1"),
            ("2025-11-28/2025-12-12", "Nov–Dec"),
            ("2021-04/2021-05", "Apr–May"),
            ("2025-12-28/2026-01-03", "Dec–Jan ’26"),
            ("2019/2021", "2019–2021"),
            ("2019/..", "from 2019"),
            ("2019-07-15/..", "from Jul 15"),
            ("../2019-07-15", "to Jul 15"),
            ("2019-07-15/", "Jul 15–?"),
            ("-0043-03-15", "Mar 15"),
            ("-0043", "44 BCE"),
            ("Y170000002", "170M CE"),
        ] {
            assert_eq!(short(edtf), row, "{edtf}");
        }
    }

    #[test]
    fn marks_what_is_not_certain() {
        for (edtf, row) in [
            ("2025-10~", "~Oct"),
            ("2026-01-22~", "~Jan 22"),
            ("2026-01?", "Jan?"),
            ("2026-02-12?", "Feb 12 Thu?"),
            ("2025-10%", "~Oct?"),
            ("2025~", "~2025"),
            ("[2026-02-09..2026-02-13]", "Feb 9–13?"),
            ("[2021-04,2021-05]", "Apr or May"),
            ("[2026-02-09,2026-02-13]", "Feb 9 or 13"),
            ("[2026-02-09,2026-03-13]", "Feb–Mar?"),
            ("[2019,2021]", "2019 or 2021"),
            ("[2021-04,2021-06,2021-09]", "Apr–Sep?"),
            ("[..1760-12-03]", "by Dec 3"),
            ("[1760-12..]", "from Dec"),
            ("{2021-04,2021-05}", "Apr, May"),
            ("{2026-02-09..2026-02-13}", "Feb 9–13"),
            ("2019-07~/2019-08-05", "~Jul–Aug"),
            ("2025-11-28~/2025-12-01", "~Nov–Dec"),
        ] {
            assert_eq!(short(edtf), row, "{edtf}");
        }
    }

    #[test]
    fn counts_a_timestamp_as_the_day_of_a_zone() {
        assert_eq!(short("2026-02-13T00:52:00Z"), "Feb 13 Fri");
        assert_eq!(short_in("2026-02-13T00:52:00Z", Los_Angeles), "Feb 12 Thu");
        assert_eq!(short_in("2026-02", Los_Angeles), "Feb");
    }
}
