//! What the words of a date stand for, as EDTF for a story and as TIMEX3 for measuring.

use crate::story::date::{Day, Weekday};

/// What the words of a [`Mention`](super::Mention) stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A day, or a longer stretch of the calendar.
    Date(Calendar),
    /// A part of a day, or a time of the clock.
    Time(Calendar, Clock),
    /// How long something lasts, or how long before or after something else it was.
    Length(Length),
    /// Once in such a length of time: `every week`.
    Every(Length),
    /// Every such weekday.
    EveryWeekday(Weekday),
    /// Some time ago: `recently`.
    Past,
    /// The present: `now`.
    Present,
    /// Some time to come: `soon`.
    Future,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// One day.
    Day(Day),
    /// The days from the first to the last.
    Days(Day, Day),
    /// One of two days: the one that is meant if the month was written first, and the other. Which, nobody says.
    Either(Day, Day),
    /// The week from this Monday on.
    Week(Day),
    /// The weekend that begins on this Saturday.
    Weekend(Day),
    /// A month of a year.
    Month(i64, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(i64, u8),
    /// A season of a year, in which a winter counts to the year of its January in speech and to that of its December
    /// as often; the year is the one that the words name.
    Season(i64, Season),
    /// A year.
    Year(i64),
    /// Ten years from this one on, which ends in 0.
    Decade(i64),
    /// The hundred years from this one on, which ends in 00.
    Century(i64),
    /// A weekday that cannot be placed, since nobody knows when the text was published.
    Weekday(Weekday),
    /// A day of a month whose year is unknown for the same reason.
    DayOfYear(u8, u8),
    /// A month whose year is unknown for the same reason.
    MonthOfYear(u8),
    /// Another stretch that cannot be placed for the same reason: `yesterday`, `last year`.
    Unplaced,
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// March to May, say.
    Spring,
    /// June to August, say.
    Summer,
    /// September to November, say.
    Autumn,
    /// December to February, say.
    Winter,
}

/// When on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The morning.
    Morning,
    /// The afternoon.
    Afternoon,
    /// The evening.
    Evening,
    /// The night that begins on that day.
    Night,
    /// An hour, 0 to 24, and a minute, 0 to 59.
    At(u8, u8),
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// How many units, in tenths; nothing where the words do not say (`some weeks`).
    pub tenths: Option<u32>,
    /// Of what.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A weekend.
    Weekend,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Value {
    /// The stretch of the calendar, also of a time of the day.
    pub fn calendar(self) -> Option<Calendar> {
        match self {
            Self::Date(calendar) | Self::Time(calendar, _) => Some(calendar),
            _ => None,
        }
    }

    /// As a TIMEX3 value of `TimeML`, in which corpora of dates are written; empty where nothing is known. Of two
    /// possible days it is the one that Americans mean, whose texts those corpora have.
    pub fn timex(self) -> String {
        match self {
            Self::Date(calendar) => calendar.timex(),
            Self::Time(calendar, clock) => format!("{}{}", calendar.timex(), clock.timex()),
            Self::Length(length) | Self::Every(length) => length.timex(),
            Self::EveryWeekday(weekday) => Calendar::Weekday(weekday).timex(),
            Self::Past => "PAST_REF".to_owned(),
            Self::Present => "PRESENT_REF".to_owned(),
            Self::Future => "FUTURE_REF".to_owned(),
        }
    }
}

impl Calendar {
    /// The day, of what is no longer than one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }

    /// As EDTF: a day of something that happened then. A week is any one of its days. Nothing for what has no place.
    pub fn edtf(self) -> Option<String> {
        let one_of = |first: Day, days: i64| format!("[{first}..{}]", first.plus_days(days - 1));
        Some(match self {
            Self::Day(day) => day.to_string(),
            Self::Days(first, last) => format!("{first}/{last}"),
            Self::Either(one, other) => format!("[{},{}]", one.min(other), one.max(other)),
            Self::Week(monday) => one_of(monday, 7),
            Self::Weekend(saturday) => one_of(saturday, 2),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-{}", 32 + u32::from(quarter)),
            Self::Season(year, season) => format!("{year:04}-{}", season.edtf()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::Century(year) => format!("{:02}XX", year / 100),
            Self::Weekday(_) | Self::DayOfYear(..) | Self::MonthOfYear(_) | Self::Unplaced => {
                return None;
            }
        })
    }

    fn timex(self) -> String {
        match self {
            // TIMEX3 marks the two ends of a range apart, and has no way to say that it is one of two.
            Self::Day(day) | Self::Days(day, _) | Self::Either(day, _) => day.to_string(),
            Self::Week(monday) => week_of(monday),
            Self::Weekend(saturday) => format!("{}-WE", week_of(saturday)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.timex()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}", year / 10),
            Self::Century(year) => format!("{:02}", year / 100),
            Self::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.number_from_monday()),
            Self::DayOfYear(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Self::MonthOfYear(month) => format!("XXXX-{month:02}"),
            Self::Unplaced => String::new(),
        }
    }
}

/// The week of ISO 8601 that a day lies in. Its year is that of its Thursday.
fn week_of(day: Day) -> String {
    let from_monday = i64::from(day.weekday().num_days_from_monday());
    let thursday = day.plus_days(3 - from_monday);
    let first = Day::from_ymd(thursday.year(), 1, 1).unwrap_or(thursday);
    let week = (thursday.number() - first.number()) / 7 + 1;
    format!("{:04}-W{week:02}", thursday.year())
}

impl Season {
    /// The number that EDTF gives it in the place of a month.
    fn edtf(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    fn timex(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

impl Clock {
    fn timex(self) -> String {
        match self {
            Self::Morning => "TMO".to_owned(),
            Self::Afternoon => "TAF".to_owned(),
            Self::Evening => "TEV".to_owned(),
            Self::Night => "TNI".to_owned(),
            Self::At(hour, minute) => format!("T{hour:02}:{minute:02}"),
        }
    }
}

impl Length {
    /// So many units.
    pub fn of(count: u32, unit: Unit) -> Self {
        Self {
            tenths: Some(count.saturating_mul(10)),
            unit,
        }
    }

    /// Nobody says how many.
    pub fn some(unit: Unit) -> Self {
        Self { tenths: None, unit }
    }

    fn timex(self) -> String {
        let (time, sign, each) = match self.unit {
            Unit::Second => ("T", 'S', 1),
            Unit::Minute => ("T", 'M', 1),
            Unit::Hour => ("T", 'H', 1),
            Unit::Day => ("", 'D', 1),
            Unit::Week | Unit::Weekend => ("", 'W', 1),
            Unit::Month => ("", 'M', 1),
            Unit::Quarter => ("", 'Q', 1),
            Unit::Year => ("", 'Y', 1),
            Unit::Decade => ("", 'Y', 10),
            Unit::Century => ("", 'Y', 100),
        };
        let Some(tenths) = self.tenths else {
            // TimeML writes unknown decades and centuries with letters of their own.
            let sign = match self.unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                _ => return format!("P{time}X{sign}"),
            };
            return format!("PX{sign}");
        };
        let tenths = u64::from(tenths) * each;
        match tenths % 10 {
            0 => format!("P{time}{}{sign}", tenths / 10),
            part => format!("P{time}{}.{part}{sign}", tenths / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn a_stretch_is_written_as_edtf() {
        for (calendar, edtf) in [
            (Calendar::Day(day(2026, 2, 13)), "2026-02-13"),
            (Calendar::Week(day(2026, 2, 9)), "[2026-02-09..2026-02-15]"),
            (
                Calendar::Weekend(day(2026, 2, 28)),
                "[2026-02-28..2026-03-01]",
            ),
            (Calendar::Month(2026, 2), "2026-02"),
            (Calendar::Quarter(2026, 3), "2026-35"),
            (Calendar::Season(2025, Season::Autumn), "2025-23"),
            (Calendar::Decade(1980), "198X"),
            (Calendar::Century(1900), "19XX"),
        ] {
            assert_eq!(calendar.edtf().as_deref(), Some(edtf));
            let read = crate::story::date::Date::parse(edtf);
            assert!(read.is_ok(), "a story cannot read {edtf}");
        }
        assert_eq!(Calendar::Weekday(Weekday::Fri).edtf(), None);
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        // The examples of the standard: 2005-01-01 lies in the last week of 2004, 2008-12-29 in the first of 2009.
        assert_eq!(week_of(day(2005, 1, 1)), "2004-W53");
        assert_eq!(week_of(day(2008, 12, 29)), "2009-W01");
        assert_eq!(week_of(day(2026, 2, 13)), "2026-W07");
    }

    #[test]
    fn lengths_are_written_as_timex() {
        for (length, timex) in [
            (Length::of(2, Unit::Year), "P2Y"),
            (Length::of(30, Unit::Minute), "PT30M"),
            (Length::of(4, Unit::Decade), "P40Y"),
            (
                Length {
                    tenths: Some(25),
                    unit: Unit::Year,
                },
                "P2.5Y",
            ),
            (Length::some(Unit::Week), "PXW"),
            (Length::some(Unit::Decade), "PXDE"),
        ] {
            assert_eq!(Value::Length(length).timex(), timex);
        }
    }
}
