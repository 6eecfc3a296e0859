//! Dates in English words, never more precise than what they say.

use chrono_tz::Tz;
use edtf_core::{
    Date as Written, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement, SetKind,
};

use crate::text::clean_line;

use super::single::unqualified;
use super::stamp::{Stamp, listed, several, span};
use super::timestamp::Timestamp;
use super::{Day, Spelling, bounds, names};

/// Most dates of a set that are named one by one.
const NAMED: usize = 6;

/// A date in words: `Thu 12 Feb 2026`, `about Oct 2025`, `one day of 9–13 Feb 2026`,
/// `Apr or May 2021`, `since 2019`, `44 BCE`.
///
/// A timestamp is told by its own clock; see [`wording_in`]. A text that is no date is given back
/// as it is, sanitised.
pub fn wording(edtf: &str) -> String {
    wording_as(edtf, Spelling::Short)
}

/// The same in a spelling: `Thursday 12 February 2026`, `some day from 9 to 13 February 2026`.
pub fn wording_as(edtf: &str, spelling: Spelling) -> String {
    match Timestamp::read(edtf) {
        Some(timestamp) => timestamp.words(spelling),
        None => words(edtf, spelling),
    }
}

/// The same, with timestamps told by the clocks of `zone`: `Thu 12 Feb 2026, 16:52 PST`.
pub fn wording_in(text: &str, zone: Tz) -> String {
    match Timestamp::read(text) {
        Some(timestamp) => timestamp.words_in(zone),
        None => words(text, Spelling::Short),
    }
}

fn words(edtf: &str, spelling: Spelling) -> String {
    match super::written(edtf) {
        Ok(Edtf::Date(date)) => with_weekday(&date, spelling),
        Ok(Edtf::DateTime(moment)) => with_weekday(&moment.date, spelling),
        Ok(Edtf::Interval(interval)) => from_to(&interval, spelling),
        Ok(Edtf::Set(set)) => one_or_all(&set, spelling),
        Err(_) => clean_line(edtf).into_owned(),
    }
}

fn with_weekday(date: &Written, spelling: Spelling) -> String {
    let words = single(date, spelling);
    match bounds::date(&Edtf::Date(*date)).weekday() {
        Some(weekday) => format!("{} {words}", names::weekday(weekday, spelling)),
        None => words,
    }
}

/// One date with its qualifiers, without a weekday.
fn single(date: &Written, spelling: Spelling) -> String {
    if let Some(all) = uniform(date) {
        return qualified(&unqualified(date, spelling), all);
    }
    let qualifiers = parts(date);
    let named = |is: fn(&Qualifier) -> bool, what: &str| {
        let names: Vec<String> = qualifiers
            .iter()
            .filter(|(_, qualifier)| is(qualifier))
            .map(|(name, _)| (*name).to_owned())
            .collect();
        (!names.is_empty()).then(|| format!(", {} {what}", listed(names, "and")))
    };
    let approximate = named(|qualifier| qualifier.approximate, "approximate");
    let uncertain = named(|qualifier| qualifier.uncertain, "uncertain");
    let text = unqualified(date, spelling);
    format!(
        "{text}{}{}",
        approximate.unwrap_or_default(),
        uncertain.unwrap_or_default()
    )
}

/// The parts a date is written with, and what qualifies each.
fn parts(date: &Written) -> Vec<(&'static str, Qualifier)> {
    let mut parts = vec![("year", date.year.qualifier)];
    parts.extend(date.month.map(|month| ("month", month.qualifier)));
    parts.extend(date.day.map(|day| ("day", day.qualifier)));
    parts
}

fn qualified(text: &str, qualifier: Qualifier) -> String {
    // "about between" and the like would be no English.
    let takes_about = !text.starts_with("between ") && !text.ends_with("unknown");
    let text = match (qualifier.approximate, takes_about) {
        (true, true) if text.starts_with("about ") => text.to_owned(),
        (true, true) if text.ends_with("0s") => format!("about the {text}"),
        (true, true) => format!("about {text}"),
        (true, false) => format!("{text}, approximate"),
        (false, _) => text.to_owned(),
    };
    if qualifier.uncertain {
        text + ", uncertain"
    } else {
        text
    }
}

/// An interval: `15–16 Jul 2019`, `since 2019`, `from about Jul 2019 to 5 Aug 2019`.
fn from_to(interval: &Interval, spelling: Spelling) -> String {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    let single = |date| single(date, spelling);
    let (start, end) = (&interval.start, &interval.end);
    match (start, end) {
        (Date(from), Date(to)) => between(from, to, spelling),
        (Date(from), Open) => format!("since {}", single(from)),
        (Open, Date(to)) => format!("until {}", single(to)),
        (Date(from), Unknown) => format!("from {}, end unknown", single(from)),
        (Unknown, Date(to)) => format!("until {}, start unknown", single(to)),
        _ => {
            let from = match start {
                Date(date) | OnOrAfter(date) => format!("from {} ", single(date)),
                OnOrBefore(date) => format!("from {} or earlier ", single(date)),
                Open => String::new(),
                Unknown => "from an unknown start ".to_owned(),
            };
            let to = match end {
                Date(date) | OnOrBefore(date) => format!("to {}", single(date)),
                OnOrAfter(date) => format!("to {} or later", single(date)),
                Open => "on".to_owned(),
                Unknown => "to an unknown end".to_owned(),
            };
            from + &to
        }
    }
}

fn between(from: &Written, to: &Written, spelling: Spelling) -> String {
    if from == to {
        return with_weekday(from, spelling);
    }
    let ends = Stamp::of(from).zip(Stamp::of(to));
    let (before, after) = (uniform(from), uniform(to));
    match ends {
        Some((first, last)) if before == after && from.precision() == to.precision() => {
            qualified(&span(first, last, spelling), before.unwrap_or_default())
        }
        _ => {
            let from = single(from, spelling);
            let comma = if from.contains(',') { "," } else { "" };
            format!("from {from}{comma} to {}", single(to, spelling))
        }
    }
}

/// What qualifies the date as a whole; `None` if its parts differ.
fn uniform(date: &Written) -> Option<Qualifier> {
    let year = date.year.qualifier;
    parts(date)
        .iter()
        .all(|(_, part)| *part == year)
        .then_some(year)
}

/// A set: `Apr or May 2021`, `one day of 9–13 Feb 2026`, `each year of 1960–1962`.
fn one_or_all(set: &Set, spelling: Spelling) -> String {
    let is_one = set.kind == SetKind::OneMember;
    let word = if is_one { "or" } else { "and" };
    match set.elements.as_slice() {
        [SetElement::Date(only)] => with_weekday(only, spelling),
        [SetElement::Range(from, to)] if from == to => with_weekday(from, spelling),
        [SetElement::Range(from, to)] => {
            let (unit, _) = parts(from).pop().unwrap_or_default();
            let (one, of) = match spelling {
                Spelling::Short => ("one", "of"),
                Spelling::Full => ("some", "from"),
            };
            let each = if is_one { one } else { "each" };
            format!("{each} {unit} {of} {}", between(from, to, spelling))
        }
        many if many.len() > NAMED => counted(set),
        elements => match plain(elements) {
            Some(stamps) => several(&stamps, word, spelling),
            None => listed(
                elements
                    .iter()
                    .map(|one| element(one, word, spelling))
                    .collect(),
                word,
            ),
        },
    }
}

/// The elements, if they are unqualified dates whose every digit is known.
fn plain(elements: &[SetElement]) -> Option<Vec<Stamp>> {
    elements
        .iter()
        .map(|element| match element {
            SetElement::Date(date) if !date.is_uncertain() && !date.is_approximate() => {
                Stamp::of(date)
            }
            _ => None,
        })
        .collect()
}

fn element(element: &SetElement, word: &str, spelling: Spelling) -> String {
    let single = |date| single(date, spelling);
    match element {
        SetElement::Date(date) => single(date),
        SetElement::OnOrBefore(date) => format!("{} {word} earlier", single(date)),
        SetElement::OnOrAfter(date) => format!("{} {word} later", single(date)),
        SetElement::Range(from, to) => between(from, to, spelling),
    }
}

/// A set of too many dates to name each.
fn counted(set: &Set) -> String {
    let bounds = bounds::date(&Edtf::Set(set.clone()));
    let year = |day: Option<Day>| day.map(|day| names::year(day.year()));
    let between = match (year(bounds.first()), year(bounds.last())) {
        (Some(first), Some(last)) if first == last => format!(" in {first}"),
        (Some(first), Some(last)) => format!(" between {first} and {last}"),
        (Some(first), None) => format!(" from {first} on"),
        (None, Some(last)) => format!(" until {last}"),
        (None, None) => String::new(),
    };
    let of = match set.kind {
        SetKind::OneMember => "one of ",
        SetKind::AllMembers => "",
    };
    format!("{of}{} dates{between}", set.elements.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_dates_as_reporters_do() {
        for (edtf, words) in [
            ("2026-02-12", "Thu 12 Feb 2026"),
            ("2026-02", "Feb 2026"),
            ("2026", "2026"),
            ("2026-02-13T00:52:00Z", "Fri 13 Feb 2026, 00:52 UTC"),
            ("2019-07-15/2019-07-16", "15–16 Jul 2019"),
            ("2025-11-28/2025-12-01", "28 Nov – 1 Dec 2025"),
            ("2025-12-28/2026-01-03", "28 Dec 2025 – 3 Jan 2026"),
            ("2021-04/2021-05", "Apr–May 2021"),
            ("2025-11/2026-01", "Nov 2025 – Jan 2026"),
            ("2019/2021", "2019–2021"),
            ("2019-07/2019-08-05", "from Jul 2019 to 5 Aug 2019"),
            ("2026-02-12/2026-02-12", "Thu 12 Feb 2026"),
            ("2019/..", "since 2019"),
            ("../2019-07-15", "until 15 Jul 2019"),
            ("2019/", "from 2019, end unknown"),
            ("/2019", "until 2019, start unknown"),
            ("..2019/2020", "from 2019 or earlier to 2020"),
            ("2019/2020..", "from 2019 to 2020 or later"),
            ("2001-22", "summer 2001"),
            ("2001-24", "winter 2001–02"),
            ("1999-24", "winter 1999–2000"),
            ("2001-33", "Q1 2001"),
            ("2001-40", "first half of 2001"),
            ("2001-30", "southern summer 2001–02"),
        ] {
            assert_eq!(wording(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn stays_as_uncertain_as_the_date() {
        for (edtf, words) in [
            ("2026-01?", "Jan 2026, uncertain"),
            ("2026-02-12?", "Thu 12 Feb 2026, uncertain"),
            ("2025-10~", "about Oct 2025"),
            ("2026-01-22~", "about 22 Jan 2026"),
            ("2025-10%", "about Oct 2025, uncertain"),
            ("2004-06-~11", "11 Jun 2004, day approximate"),
            ("2004-06~-11", "11 Jun 2004, year and month approximate"),
            ("2004-?06-11", "Fri 11 Jun 2004, month uncertain"),
            (
                "2004?-06-~11",
                "11 Jun 2004, day approximate, year uncertain",
            ),
            ("2019-07~/2019-08-05", "from about Jul 2019 to 5 Aug 2019"),
            ("2019-07-15~/2019-07-16~", "about 15–16 Jul 2019"),
            ("2019?/2020", "from 2019, uncertain, to 2020"),
            ("2019~/..", "since about 2019"),
            ("[2026-02-09..2026-02-13]", "one day of 9–13 Feb 2026"),
            ("[2021-04..2021-06]", "one month of Apr–Jun 2021"),
            ("[2021-04,2021-05]", "Apr or May 2021"),
            ("[2026-02-12,2026-02-13]", "12 or 13 Feb 2026"),
            ("[2020-12,2021-01]", "Dec 2020 or Jan 2021"),
            ("[2021-04,2021-05,2021-06]", "Apr, May or Jun 2021"),
            ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672"),
            ("[..1760-12-03]", "3 Dec 1760 or earlier"),
            ("[1760-12..]", "Dec 1760 or later"),
            ("[2019?,2021]", "2019, uncertain, or 2021"),
            ("{2021-04,2021-05}", "Apr and May 2021"),
            ("{1960..1962}", "each year of 1960–1962"),
            (
                "[1900,1902,1904,1906,1908,1910,1912]",
                "one of 7 dates between 1900 and 1912",
            ),
            ("[2026-02-12]", "Thu 12 Feb 2026"),
        ] {
            assert_eq!(wording(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn tells_what_digits_are_unknown() {
        for (edtf, words) in [
            ("198X", "1980s"),
            ("198X~", "about the 1980s"),
            ("19XX", "between 1900 and 1999"),
            ("19XX~", "between 1900 and 1999, approximate"),
            ("2004-XX", "2004, month unknown"),
            ("2004-06-XX", "Jun 2004, day unknown"),
            ("2004-XX-XX", "2004, month and day unknown"),
            ("2004-06-1X", "between 10 and 19 Jun 2004"),
            ("2004-1X", "between Oct and Dec 2004"),
            ("156X-12-25", "between 25 Dec 1560 and 25 Dec 1569"),
            ("XXXX-12-25", "25 Dec, year unknown"),
            ("XXXX-12-XX", "Dec, year unknown"),
            ("XXXX", "year unknown"),
            ("1950S2", "about 1950, between 1900 and 1999"),
        ] {
            assert_eq!(wording(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn counts_years_before_our_era() {
        for (edtf, words) in [
            ("-0043", "44 BCE"),
            ("-0043-03-15", "15 Mar 44 BCE"),
            ("0000", "1 BCE"),
            ("0476", "476 CE"),
            ("-0043-03-15/-0043-03-17", "15–17 Mar 44 BCE"),
            ("-0500/-0400", "501 BCE – 401 BCE"),
            ("Y170000002", "170,000,002 CE"),
            ("Y-17E7", "170,000,001 BCE"),
            ("Y17E30", "17×10^30 CE"),
        ] {
            assert_eq!(wording(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn is_in_full_for_those_who_listen() {
        for (edtf, words) in [
            ("2026-02-12", "Thursday 12 February 2026"),
            ("2026-02-13T00:52:00Z", "Friday 13 February 2026, 00:52 UTC"),
            ("2025-10~", "about October 2025"),
            ("2026-01?", "January 2026, uncertain"),
            (
                "[2026-02-09..2026-02-12]",
                "some day from 9 to 12 February 2026",
            ),
            ("[2021-04..2021-06]", "some month from April to June 2021"),
            ("[2021-04,2021-05]", "April or May 2021"),
            ("{1960..1962}", "each year from 1960 to 1962"),
            ("2019-07-15/2019-07-16", "15 to 16 July 2019"),
            ("2025-11-28/2025-12-01", "28 November to 1 December 2025"),
            (
                "2019-07~/2019-08-05",
                "from about July 2019 to 5 August 2019",
            ),
            ("2019-07-15/..", "since 15 July 2019"),
            ("2004-06-1X", "between 10 and 19 June 2004"),
            ("XXXX-12-25", "25 December, year unknown"),
            ("2001-24", "winter 2001 to 2002"),
            ("2001-33", "first quarter of 2001"),
            ("2001-37", "January to April 2001"),
            ("-0500/-0400", "501 BCE to 401 BCE"),
            ("last spring", "last spring"),
        ] {
            assert_eq!(wording_as(edtf, Spelling::Full), words, "{edtf}");
        }
    }

    #[test]
    fn gives_back_what_is_no_date_without_its_controls() {
        assert_eq!(wording("last spring"), "last spring");
        assert_eq!(wording("\u{1b}[31m"), "␛[31m");
    }
}
