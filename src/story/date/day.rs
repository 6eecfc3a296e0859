//! A calendar day as a number, for comparing and counting.

use std::fmt;

use chrono::Weekday;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
///
/// Years are astronomical as in ISO 8601: year 0 is 1 BCE, year -43 is 44 BCE.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i64);

/// Days of 400 years, after which the calendar repeats itself.
const CYCLE: i64 = 146_097;

/// Days from 0000-03-01, where the arithmetic starts, to 1970-01-01.
const TO_1970: i64 = 719_468;

/// 1582-10-15, the first day that was reckoned in the Gregorian calendar.
const GREGORIAN: Day = Day(-141_427);

impl Day {
    /// The farthest year that is counted in days, before and after year 0.
    pub const MAX_YEAR: i64 = 25_000_000_000_000_000;

    /// The day that lies `days` after 1970-01-01 (before, if negative).
    pub const fn new(days: i64) -> Self {
        Self(days)
    }

    /// The given calendar day; `None` if there is no such day or its year lies beyond
    /// [`Day::MAX_YEAR`].
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Self> {
        let known = (-Self::MAX_YEAR..=Self::MAX_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        // Years are counted from March here, so that the leap day is the last of its year.
        known.then(|| {
            let year = year - i64::from(month <= 2);
            let month = i64::from((month + 9) % 12);
            let in_cycle = year.rem_euclid(400);
            let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
            let day_of_cycle = in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + day_of_year;
            Self(year.div_euclid(400) * CYCLE + day_of_cycle - TO_1970)
        })
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Year (astronomical), month 1–12 and day of the month 1–31.
    pub fn ymd(self) -> (i64, u8, u8) {
        // A number near the ends of the range saturates: no such day comes from a date.
        let number = self.0.saturating_add(TO_1970);
        let day_of_cycle = number.rem_euclid(CYCLE);
        let in_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36_524
            - day_of_cycle / (CYCLE - 1))
            / 365;
        let day_of_year = day_of_cycle - (365 * in_cycle + in_cycle / 4 - in_cycle / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = (from_march + 2) % 12 + 1;
        let year = number.div_euclid(CYCLE) * 400 + in_cycle + i64::from(month <= 2);
        (year, small(month), small(day))
    }

    /// The astronomical year: 0 is 1 BCE.
    pub fn year(self) -> i64 {
        self.ymd().0
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.ymd().1
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u8 {
        self.ymd().2
    }

    /// The day of the week, also of days before the Gregorian calendar was in use.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.0.rem_euclid(7) + 3) % 7 {
            0 => Weekday::Mon,
            1 => Weekday::Tue,
            2 => Weekday::Wed,
            3 => Weekday::Thu,
            4 => Weekday::Fri,
            5 => Weekday::Sat,
            _ => Weekday::Sun,
        }
    }

    /// Whether the day is 1582-10-15 or later, when the Gregorian calendar was in use somewhere.
    pub fn is_gregorian(self) -> bool {
        self >= GREGORIAN
    }

    /// The day `days` later (earlier, if negative), at most the last that can be counted.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day `months` later (earlier, if negative). The last day of a month gives the last
    /// day of a month; a day that the month does not have gives its last.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let (year, month, day) = self.ymd();
        let index = i64::from(month - 1).saturating_add(months);
        let to_year = year.saturating_add(index.div_euclid(12));
        let to_month = small(index.rem_euclid(12) + 1);
        let length = days_in_month(to_year, to_month);
        let to_day = if day == days_in_month(year, month) {
            length
        } else {
            day.min(length)
        };
        Self::from_ymd(to_year, to_month, to_day).unwrap_or(self)
    }
}

/// ISO 8601: `2026-02-13`, `-0043-03-15`; a sign and more digits beyond four-digit years.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        match year {
            0..=9999 => write!(f, "{year:04}")?,
            -9999..0 => write!(f, "-{:04}", -year)?,
            _ => write!(f, "{year:+}")?,
        }
        write!(f, "-{month:02}-{day:02}")
    }
}

/// Number of days in a month, 1–12, of an astronomical year.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// A month or day number, which the arithmetic above keeps within 1–31.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_from_1970() {
        for (year, month, day, number) in [
            (1970, 1, 1, 0),
            (1969, 12, 31, -1),
            (1970, 12, 31, 364),
            (2000, 3, 1, 11_017),
            // 56 years with 14 leap days (1972 to 2024), then January and 12 days of February.
            (2026, 2, 13, 56 * 365 + 14 + 31 + 12),
            (0, 3, 1, -719_468),
            (1582, 10, 15, -141_427),
        ] {
            let found = Day::from_ymd(year, month, day).unwrap();
            assert_eq!(found.number(), number, "{year}-{month}-{day}");
            assert_eq!(found.ymd(), (year, month, day));
        }
    }

    #[test]
    fn knows_the_weekday() {
        for (iso, weekday) in [
            ((2026, 2, 16), Weekday::Mon),
            ((2026, 2, 13), Weekday::Fri),
            ((2026, 2, 8), Weekday::Sun),
            ((1970, 1, 1), Weekday::Thu),
            ((1969, 7, 20), Weekday::Sun),
            ((1582, 10, 15), Weekday::Fri),
        ] {
            let (year, month, day) = iso;
            assert_eq!(
                Day::from_ymd(year, month, day).unwrap().weekday(),
                weekday,
                "{iso:?}"
            );
        }
    }

    #[test]
    fn refuses_days_that_are_not() {
        for (year, month, day) in [
            (2026, 2, 29),
            (1900, 2, 29),
            (2026, 13, 1),
            (2026, 0, 1),
            (2026, 4, 31),
            (2026, 4, 0),
            (i64::MAX, 1, 1),
            (i64::MIN, 1, 1),
        ] {
            assert_eq!(Day::from_ymd(year, month, day), None);
        }
        assert!(Day::from_ymd(2000, 2, 29).is_some());
        assert!(Day::from_ymd(-4, 2, 29).is_some());
    }

    #[test]
    fn steps_by_months() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        assert_eq!(day(2026, 1, 1).plus_months(-1), day(2025, 12, 1));
        assert_eq!(day(2025, 11, 30).plus_months(1), day(2025, 12, 31));
        assert_eq!(day(2026, 1, 30).plus_months(1), day(2026, 2, 28));
        assert_eq!(day(2026, 2, 28).plus_months(12), day(2027, 2, 28));
        assert_eq!(day(-43, 3, 15).plus_months(-12), day(-44, 3, 15));
    }

    #[test]
    fn prints_iso() {
        let print = |y, m, d| Day::from_ymd(y, m, d).unwrap().to_string();
        assert_eq!(print(2026, 2, 3), "2026-02-03");
        assert_eq!(print(-43, 3, 15), "-0043-03-15");
        assert_eq!(print(0, 1, 1), "0000-01-01");
        assert_eq!(print(170_000_002, 1, 1), "+170000002-01-01");
    }

    #[test]
    fn holds_at_the_ends_of_time() {
        for number in [i64::MIN, i64::MIN + 1, i64::MAX - 1, i64::MAX] {
            let day = Day::new(number);
            let _ = (
                day.ymd(),
                day.weekday(),
                day.plus_days(number),
                day.plus_months(12),
            );
        }
        let far = Day::from_ymd(Day::MAX_YEAR, 12, 31).unwrap();
        assert_eq!(far.ymd(), (Day::MAX_YEAR, 12, 31));
    }
}
