//! A date as formats write it that have a year, a month and a day: as finely as it is known, and no more.

use crate::story::date::{Date, Day, Precision};

/// A year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// As ISO 8601 counts years: 0 is 1 BCE.
    pub year: i64,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl Parts {
    /// All three.
    pub fn of_day(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        Self {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// Where a date begins; nothing if that is not known.
    pub fn beginning(date: Date) -> Option<Self> {
        let parts = Self::of_day(date.first()?);
        Some(parts.trimmed(date.precision(), Self::first))
    }

    /// Where a date ends; nothing if that is not known.
    pub fn end(date: Date) -> Option<Self> {
        let parts = Self::of_day(date.last()?);
        Some(parts.trimmed(date.precision(), Self::last))
    }

    /// Without what only a bound of the date has, and the date itself does not say: the first of January that
    /// a year begins with.
    fn trimmed(self, precision: Precision, edge: impl Fn(Self) -> Day) -> Self {
        let whole = edge(self);
        let month = Self { day: None, ..self };
        let year = Self {
            month: None,
            ..month
        };
        if precision >= Precision::Year && edge(year) == whole {
            year
        } else if precision >= Precision::Month && edge(month) == whole {
            month
        } else {
            self
        }
    }

    /// The first day of it.
    pub fn first(self) -> Day {
        let month = self.month.unwrap_or(1);
        // Parts come from days that are.
        Day::from_ymd(self.year, month, self.day.unwrap_or(1)).unwrap_or(Day::new(0))
    }

    /// The last day of it.
    pub fn last(self) -> Day {
        let months = match (self.month, self.day) {
            (_, Some(_)) => return self.first(),
            (Some(_), None) => 1,
            (None, None) => 12,
        };
        self.first().plus_months(months).plus_days(-1)
    }

    /// Year, month and day, as many as there are.
    pub fn numbers(self) -> Vec<i64> {
        let rest = [self.month, self.day].into_iter().flatten();
        [self.year].into_iter().chain(rest.map(i64::from)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_say_no_more_than_the_date() {
        for (edtf, beginning, end) in [
            ("2026-02-13", &[2026, 2, 13][..], &[2026, 2, 13][..]),
            ("2026-02-01", &[2026, 2, 1], &[2026, 2, 1]),
            ("2024-02", &[2024, 2], &[2024, 2]),
            ("2026", &[2026], &[2026]),
            ("2001-22", &[2001, 6], &[2001, 8]),
            ("198X", &[1980], &[1989]),
            ("2004-06-1X", &[2004, 6, 10], &[2004, 6, 19]),
            ("2004-1X", &[2004, 10], &[2004]),
            ("2019-07/2019-08-05", &[2019, 7], &[2019, 8, 5]),
            ("2019-07-15/2019-08", &[2019, 7, 15], &[2019, 8]),
            ("[2021-04,2021-06]", &[2021, 4], &[2021, 6]),
            ("-0043-03-15", &[-43, 3, 15], &[-43, 3, 15]),
            ("2019/..", &[2019], &[]),
            ("../2019", &[], &[2019]),
        ] {
            let date = Date::parse(edtf).unwrap();
            let numbers = |parts: Option<Parts>| parts.map(Parts::numbers).unwrap_or_default();
            assert_eq!(numbers(Parts::beginning(date)), beginning, "{edtf}");
            assert_eq!(numbers(Parts::end(date)), end, "{edtf}");
        }
    }

    #[test]
    fn months_and_years_have_a_last_day() {
        for (edtf, last) in [
            ("2024-02", "2024-02-29"),
            ("1900-02", "1900-02-28"),
            ("2026", "2026-12-31"),
            ("2026-02-13", "2026-02-13"),
            ("-0001", "-0001-12-31"),
        ] {
            let date = Date::parse(edtf).unwrap();
            let parts = Parts::beginning(date).unwrap();
            assert_eq!(parts.last().to_string(), last, "{edtf}");
        }
    }
}
