//! On which days of a calendar an event stands, and what has to be said with it.

use crate::export::placing::{Unplaced, dated};
use crate::export::words::capital;
use crate::story::Event;
use crate::story::date::{Date, Day, Precision, Shape, wording};

/// The days of an entry.
#[derive(Debug, PartialEq)]
pub(in crate::export) struct Days {
    /// The first day on which it may have been.
    pub first: Day,
    /// The last day on which it may have been.
    pub last: Day,
    /// What of its date the days do not say, in words. Without any, it took place on each of the days, and on no other.
    pub caution: Option<String>,
}

/// The days of an event.
pub(in crate::export) fn days(event: Event<'_>) -> Result<Days, Unplaced> {
    let (date, edtf) = dated(event)?;
    of(date, edtf)
}

fn of(date: Date, edtf: &str) -> Result<Days, Unplaced> {
    let (first, last) = match date.span() {
        (Some(first), Some(last)) => (first, last),
        // A year so far away that its days are not counted.
        _ if date.shape() == Shape::Single => return Err(Unplaced::OutOfReach),
        _ => known_end(date, edtf).ok_or(Unplaced::Boundless)?,
    };
    // Years of four digits, of our era; the day after the last must have one too.
    let is_in_reach = |day: Day| (1..=9999).contains(&day.year());
    if !is_in_reach(first) || !is_in_reach(last.plus_days(1)) {
        return Err(Unplaced::OutOfReach);
    }
    let caution = caution(date).map(|caution| caution.of(edtf));
    Ok(Days {
        first,
        last,
        caution,
    })
}

/// The days on which an interval may have begun, if it is open at its end, or ended, if at its beginning.
fn known_end(date: Date, edtf: &str) -> Option<(Day, Day)> {
    if date.shape() != Shape::Interval {
        return None;
    }
    let (beginning, end) = edtf.split_once('/')?;
    let known = if date.first().is_some() {
        beginning
    } else {
        end
    };
    let (first, last) = Date::parse(known).ok()?.span();
    Some((first?, last?))
}

enum Caution {
    /// The day is not known.
    Uncertain,
    /// The days are known, but there are others between, before or after them.
    NotOnlyThese,
}

impl Caution {
    fn of(&self, edtf: &str) -> String {
        match self {
            Self::Uncertain => {
                let words = wording(edtf);
                let words = words.strip_suffix(", uncertain").unwrap_or(&words);
                format!("Date uncertain ({words})")
            }
            Self::NotOnlyThese => capital(&wording(edtf)),
        }
    }
}

fn caution(date: Date) -> Option<Caution> {
    if date.is_uncertain() || date.is_approximate() || date.precision() != Precision::Day {
        return Some(Caution::Uncertain);
    }
    match date.shape() {
        Shape::OneOf => Some(Caution::Uncertain),
        Shape::AllOf => Some(Caution::NotOnlyThese),
        Shape::Interval if date.first().is_none() || date.last().is_none() => {
            Some(Caution::NotOnlyThese)
        }
        Shape::Interval | Shape::Single => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(edtf: &str) -> Result<(String, String, Option<String>), Unplaced> {
        of(Date::parse(edtf).unwrap(), edtf)
            .map(|days| (days.first.to_string(), days.last.to_string(), days.caution))
    }

    #[test]
    fn what_is_not_known_to_the_day_takes_up_every_day_it_may_have_been() {
        for (edtf, first, last, words) in [
            ("2026-02", "2026-02-01", "2026-02-28", "Feb 2026"),
            ("2026", "2026-01-01", "2026-12-31", "2026"),
            ("198X", "1980-01-01", "1989-12-31", "1980s"),
            ("2001-22", "2001-06-01", "2001-08-31", "summer 2001"),
            (
                "2004-06-XX",
                "2004-06-01",
                "2004-06-30",
                "Jun 2004, day unknown",
            ),
            (
                "2026-01-22~",
                "2026-01-19",
                "2026-01-25",
                "about 22 Jan 2026",
            ),
            ("2026-01-22?", "2026-01-22", "2026-01-22", "Thu 22 Jan 2026"),
            ("2025-10~", "2025-09-01", "2025-11-30", "about Oct 2025"),
            (
                "[2026-02-09..2026-02-13]",
                "2026-02-09",
                "2026-02-13",
                "one day of 9–13 Feb 2026",
            ),
            (
                "[2021-04,2021-06]",
                "2021-04-01",
                "2021-06-30",
                "Apr or Jun 2021",
            ),
            (
                "2019-07/2019-08-05",
                "2019-07-01",
                "2019-08-05",
                "from Jul 2019 to 5 Aug 2019",
            ),
            ("2019/..", "2019-01-01", "2019-12-31", "since 2019"),
            (
                "../2019-07~",
                "2019-06-01",
                "2019-08-31",
                "until about Jul 2019",
            ),
        ] {
            let caution = format!("Date uncertain ({words})");
            let expected = (first.to_owned(), last.to_owned(), Some(caution));
            assert_eq!(found(edtf), Ok(expected), "{edtf}");
        }
    }

    #[test]
    fn days_that_are_known_are_only_said_where_they_are_not_all() {
        for (edtf, first, last, caution) in [
            ("2026-02-13", "2026-02-13", "2026-02-13", None),
            ("2026-02-13T00:52:00Z", "2026-02-13", "2026-02-13", None),
            ("2019-07-15/2019-07-16", "2019-07-15", "2019-07-16", None),
            (
                "2019-07-15/..",
                "2019-07-15",
                "2019-07-15",
                Some("Since 15 Jul 2019"),
            ),
            (
                "2019-07-15/",
                "2019-07-15",
                "2019-07-15",
                Some("From 15 Jul 2019, end unknown"),
            ),
            (
                "../2019-07-15",
                "2019-07-15",
                "2019-07-15",
                Some("Until 15 Jul 2019"),
            ),
            (
                "{2026-02-09,2026-02-11}",
                "2026-02-09",
                "2026-02-11",
                Some("9 and 11 Feb 2026"),
            ),
        ] {
            let expected = (
                first.to_owned(),
                last.to_owned(),
                caution.map(str::to_owned),
            );
            assert_eq!(found(edtf), Ok(expected), "{edtf}");
        }
    }

    #[test]
    fn what_has_no_days_is_left_out() {
        for (edtf, reason) in [
            ("[..1760,1800..]", Unplaced::Boundless),
            ("[..1760-12-03]", Unplaced::Boundless),
            ("[1760-12..]", Unplaced::Boundless),
            ("-0043-03-15", Unplaced::OutOfReach),
            ("0000", Unplaced::OutOfReach),
            ("-0010/0010", Unplaced::OutOfReach),
            ("9999-12-31", Unplaced::OutOfReach),
            ("Y170000002", Unplaced::OutOfReach),
            ("Y1E30", Unplaced::OutOfReach),
        ] {
            assert_eq!(found(edtf), Err(reason), "{edtf}");
        }
        assert!(found("0001-01-01").is_ok());
        assert!(found("9999-12-30").is_ok());
    }
}
