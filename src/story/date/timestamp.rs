//! Moments with a time of day, as pages stamp them: RFC 3339, and EDTF's date and time.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::{Day, Spelling};

/// Format of what is shown of a moment.
const fn shown(spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::Short => "%a %-d %b %Y, %H:%M",
        Spelling::Full => "%A %-d %B %Y, %H:%M",
    }
}

/// A date and time of day, with its offset from UTC if it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Timestamp {
    /// By the clock it was written with.
    local: NaiveDateTime,
    offset: Option<FixedOffset>,
}

impl Timestamp {
    /// Reads `2026-02-13T00:52:00Z`, with any offset, with none, or with one in whole hours as
    /// EDTF allows (`+01`).
    pub(super) fn read(text: &str) -> Option<Self> {
        // The shortest is `2026-02-13T00:52:00`; most dates are shorter and need no second look.
        if text.len() < 19 || text.len() > 64 {
            return None;
        }
        let with_offset = |text: &str| {
            let moment = DateTime::parse_from_rfc3339(text).ok()?;
            Some(Self {
                local: moment.naive_local(),
                offset: Some(*moment.offset()),
            })
        };
        let without = || {
            let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
            Some(Self {
                local,
                offset: None,
            })
        };
        with_offset(text)
            .or_else(without)
            .or_else(|| with_offset(&format!("{text}:00")))
    }

    /// The day it was by the clock it was written with.
    pub(super) fn local_day(self) -> Day {
        day(self.local.date())
    }

    /// The day it was in `zone`; as written, if it has no offset.
    pub(super) fn day_in(self, zone: Tz) -> Day {
        match self.in_zone(zone) {
            Some(there) => day(there.date_naive()),
            None => self.local_day(),
        }
    }

    /// Its words by the clocks of `zone`: `Thu 12 Feb 2026, 16:52 PST`.
    pub(super) fn words_in(self, zone: Tz) -> String {
        match self.in_zone(zone) {
            Some(there) => {
                let shown = there.format(shown(Spelling::Short));
                format!("{shown} {}", there.format("%Z"))
            }
            None => self.words(Spelling::Short),
        }
    }

    /// Its words by its own clock: `Fri 13 Feb 2026, 00:52 UTC`, `Fri 13 Feb 2026, 01:52 UTC+01:00`.
    pub(super) fn words(self, spelling: Spelling) -> String {
        let words = self.local.format(shown(spelling)).to_string();
        match self.offset {
            Some(offset) if offset.local_minus_utc() == 0 => words + " UTC",
            Some(offset) => format!("{words} UTC{offset}"),
            None => words,
        }
    }

    fn in_zone(self, zone: Tz) -> Option<DateTime<Tz>> {
        let offset = self.offset?;
        let utc = self.local.checked_sub_offset(offset)?;
        Some(utc.and_utc().with_timezone(&zone))
    }
}

fn day(date: NaiveDate) -> Day {
    // chrono counts 0001-01-01 as day 1; 1970-01-01 is its day 719,163.
    Day::new(i64::from(date.num_days_from_ce()) - 719_163)
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America::Los_Angeles, Asia::Tokyo, UTC};

    use super::*;

    #[test]
    fn gives_the_day_it_was_there() {
        for (text, zone, iso) in [
            ("2026-02-13T00:52:00Z", Los_Angeles, "2026-02-12"),
            ("2026-02-13T00:52:00Z", UTC, "2026-02-13"),
            ("2026-02-13T00:52:00Z", Tokyo, "2026-02-13"),
            ("2026-02-12T23:30:00-08:00", Tokyo, "2026-02-13"),
            ("2026-02-13T00:52:00.125Z", Los_Angeles, "2026-02-12"),
            ("2026-02-13T00:52:00+01", Los_Angeles, "2026-02-12"),
            // Midnight of the night when the clocks went forward: UTC-8, an hour later UTC-7.
            ("2026-03-08T07:59:00Z", Los_Angeles, "2026-03-07"),
            ("2026-03-09T07:00:00Z", Los_Angeles, "2026-03-09"),
            // No offset: the zone's own clock.
            ("2026-02-13T00:52:00", Los_Angeles, "2026-02-13"),
            ("2016-12-31T23:59:60Z", UTC, "2016-12-31"),
        ] {
            let found = Timestamp::read(text).unwrap().day_in(zone).to_string();
            assert_eq!(found, iso, "{text} in {zone}");
        }
    }

    #[test]
    fn is_told_by_its_own_clock_or_by_a_zone() {
        let stamp = |text| Timestamp::read(text).unwrap();
        let utc = stamp("2026-02-13T00:52:00Z");
        assert_eq!(utc.words(Spelling::Short), "Fri 13 Feb 2026, 00:52 UTC");
        assert_eq!(utc.words_in(Los_Angeles), "Thu 12 Feb 2026, 16:52 PST");
        let paris = stamp("2026-02-13T01:52:00+01:00");
        assert_eq!(
            paris.words(Spelling::Short),
            "Fri 13 Feb 2026, 01:52 UTC+01:00"
        );
        assert_eq!(
            stamp("2026-02-13T00:52:00").words(Spelling::Short),
            "Fri 13 Feb 2026, 00:52"
        );
    }

    #[test]
    fn is_not_read_from_other_dates() {
        for text in [
            "2026-02-13",
            "",
            "2026-02-13/2026-02-15",
            "2026-02-13T25:00:00Z",
        ] {
            assert_eq!(Timestamp::read(text), None, "{text}");
        }
    }
}
