//! Dates as reporters know them: exact, approximate, uncertain, or one of several days.
//!
//! Dates are written in EDTF (ISO 8601-2:2019, levels 0 to 2). `edtf-core` reads them, here and
//! nowhere else; what a search asks of them is answered in three values.

mod bounds;
mod day;
mod error;
mod hint;
mod names;
mod printed;
mod short;
mod single;
mod stamp;
mod timestamp;
mod truth;
mod weekday;
mod wording;

use chrono_tz::Tz;
use edtf_core::Edtf;

use error::Reason;
use timestamp::Timestamp;

pub use chrono::Weekday;
pub use day::Day;
pub use error::DateError;
pub use names::{month as month_name, weekday as weekday_name};
pub use printed::{PrintedDay, printed_day};
pub use short::{short, short_in};
pub use truth::Truth;
pub use weekday::printed_weekday;
pub use wording::{wording, wording_as, wording_in};

/// Longest text that is read as a date, in bytes: enough for a set of some hundred days.
const LONGEST: usize = 4096;

/// What an EDTF date says about time: between which days something was, and how sure that is.
///
/// A set (`[2026-02-09,2026-02-13]`) is kept by its first and its last day only; questions about
/// the days between are answered with possibly.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Date {
    /// First day in days since 1970-01-01; meaningless unless `start` is known.
    first: i64,
    /// Last day in days since 1970-01-01; meaningless unless `end` is known.
    last: i64,
    start: End,
    end: End,
    shape: Shape,
    precision: Precision,
    approximate: bool,
    /// Not every day between first and last is meant, as in `19X2`.
    gaps: bool,
}

/// How the words of a date are written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Spelling {
    /// `Thu 12 Feb 2026`, `9–13 Feb 2026`: short, to be seen.
    #[default]
    Short,
    /// `Thursday 12 February 2026`, `9 to 13 February 2026`: names in full and no signs, to be heard.
    Full,
}

/// What is known of one end of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
struct End {
    reach: Reach,
    uncertain: bool,
}

/// Whether an end has a day, and how far `~` may move it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
enum Reach {
    Known(Pad),
    Open,
    Unknown,
}

/// How far an approximate day may lie from the truth; ordered by size.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
enum Pad {
    Nothing,
    Days,
    Month,
    Year,
}

/// What kind of expression a date is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// One date: `2026-02-13`, `2026-02`, `198X`.
    Single,
    /// All the time from one date to another: `2019-07-15/2019-07-16`, `2019/..`.
    Interval,
    /// One of several dates, unknown which: `[2021-04,2021-05]`.
    OneOf,
    /// Each of several dates: `{2021-04,2021-05}`.
    AllOf,
}

/// The span within which a date leaves the day open; of several dates the longest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// A calendar day.
    Day,
    /// A month, or a day of it that is not known.
    Month,
    /// A season, quarter, or another group of months.
    Season,
    /// A year, or a month of it that is not known.
    Year,
    /// Ten years or more: `198X`, `1950S2`.
    Longer,
}

impl Date {
    /// Reads an EDTF expression of level 0, 1 or 2.
    ///
    /// A timestamp counts as the day written in it; [`Date::read`] takes its zone into account.
    ///
    /// # Errors
    ///
    /// [`DateError`] if the text is no EDTF, with what may have been meant.
    pub fn parse(edtf: &str) -> Result<Self, DateError> {
        match written(edtf) {
            Ok(parsed) => Ok(bounds::date(&parsed)),
            Err(reason) => Err(DateError::new(edtf, reason)),
        }
    }

    /// Reads an EDTF expression or an RFC 3339 timestamp (`2026-02-13T00:52:00Z`), which gives
    /// the day it was in `zone`. A timestamp without an offset is taken as the zone's own time.
    ///
    /// # Errors
    ///
    /// [`DateError`] as for [`Date::parse`].
    pub fn read(text: &str, zone: Tz) -> Result<Self, DateError> {
        match Timestamp::read(text) {
            Some(timestamp) => Ok(Self::of_day(timestamp.day_in(zone))),
            None => Self::parse(text),
        }
    }

    /// The date of one day, exact and certain.
    pub fn of_day(day: Day) -> Self {
        let end = End {
            reach: Reach::Known(Pad::Nothing),
            uncertain: false,
        };
        Self {
            first: day.number(),
            last: day.number(),
            start: end,
            end,
            shape: Shape::Single,
            precision: Precision::Day,
            approximate: false,
            gaps: false,
        }
    }

    /// The first day it may be, as written; `None` if its start is open or unknown.
    pub fn first(self) -> Option<Day> {
        self.start.is_known().then_some(Day::new(self.first))
    }

    /// The last day it may be, as written; `None` if its end is open or unknown.
    pub fn last(self) -> Option<Day> {
        self.end.is_known().then_some(Day::new(self.last))
    }

    /// The first and the last day that it may touch: as [`Date::first`] and [`Date::last`] have them, and
    /// further out where `~` widens it.
    pub fn span(self) -> (Option<Day>, Option<Day>) {
        let first = self
            .first()
            .map(|day| self.start.pad().before(day.number()));
        let last = self.last().map(|day| self.end.pad().after(day.number()));
        (first.map(Day::new), last.map(Day::new))
    }

    /// Whether any part of it carries `?` or `%`: its source is in doubt.
    pub fn is_uncertain(self) -> bool {
        self.start.uncertain || self.end.uncertain
    }

    /// Whether any part of it carries `~` or `%`: it is an estimate.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }

    /// Whether it names one calendar day, be it in doubt or an estimate.
    pub fn is_single_day(self) -> bool {
        self.precision == Precision::Day
            && self.start.is_known()
            && self.end.is_known()
            && self.first == self.last
    }

    /// How finely it is written.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether it is one date, an interval, or a set.
    pub fn shape(self) -> Shape {
        self.shape
    }

    /// The weekday of a single day that is not approximate and not before 1582-10-15, when
    /// weekdays depend on the calendar that was in use.
    pub fn weekday(self) -> Option<Weekday> {
        let day = Day::new(self.first);
        (self.is_single_day() && !self.approximate && day.is_gregorian()).then(|| day.weekday())
    }

    /// The day it stands at in a timeline: its first, or its last if its start is not known.
    pub fn anchor(self) -> Option<Day> {
        self.first().or(self.last())
    }

    /// Order in a timeline: by [`Date::anchor`], and of dates that begin on one day the longest
    /// first, as `2026-02` can only stand before `2026-02-01`.
    pub fn sort_key(self) -> (i64, i64) {
        let anchor = self.anchor().map_or(i64::MIN, Day::number);
        let length = self
            .last()
            .map_or(i64::MAX, |last| last.number().saturating_sub(anchor));
        (anchor, -length)
    }

    /// Whether it lies inside `other`: yes if its bounds do, no if the two have no day in common.
    ///
    /// `~` widens bounds first: a day by 3 days, a month or season by a month, a year by a year.
    /// `?` makes a yes a possibly. In `other`, `~` adds what is merely possible and `?` nothing.
    pub fn within(self, other: Self) -> Truth {
        let (first, last) = self.widest();
        let (from, to) = other.surely();
        let inside = first >= from && last <= to && !other.gaps;
        answer(inside, self.disjoint(other), self.is_uncertain())
    }

    /// Whether it is the same as `other`, or every day that `other` may touch lies within the days that this one may
    /// touch. Of a set whose dates stand apart, as of an end that is unknown, nothing else is told to lie in it.
    pub fn covers(self, other: Self) -> bool {
        let is_told = |end: End| end.reach != Reach::Unknown;
        let (from, to) = self.widest();
        let (first, last) = other.widest();
        let is_whole = !self.gaps && is_told(self.start) && is_told(self.end);
        self == other || is_whole && from <= first && last <= to
    }

    /// Whether it is not before the first day of `other`; widened and doubted as in
    /// [`Date::within`].
    pub fn starts_after(self, other: Self) -> Truth {
        let (yes, no) = self.is_after(other);
        answer(yes, no, self.start.uncertain)
    }

    /// Whether it ends before the first day of `other`; widened and doubted as in
    /// [`Date::within`].
    pub fn ends_before(self, other: Self) -> Truth {
        let (no, yes) = self.is_after(other);
        answer(yes, no, self.end.uncertain)
    }

    /// Whether the two can have no day in common, even where `~` widens them.
    pub fn disjoint(self, other: Self) -> bool {
        let (first, last) = self.widest();
        let (from, to) = other.widest();
        last < from || to < first
    }

    /// Whether it surely is, and whether it surely is not, on or after the first day of `other`.
    fn is_after(self, other: Self) -> (bool, bool) {
        let (first, last) = self.widest();
        (first >= other.surely().0, last < other.widest().0)
    }

    /// The first and last day that it may touch at all.
    fn widest(self) -> (i64, i64) {
        let first = match self.start.reach {
            Reach::Known(pad) => pad.before(self.first),
            Reach::Open | Reach::Unknown => i64::MIN,
        };
        let last = match self.end.reach {
            Reach::Known(pad) => pad.after(self.last),
            Reach::Open | Reach::Unknown => i64::MAX,
        };
        (first, last)
    }

    /// The first and last day that are surely meant by it; none if an end is unknown.
    fn surely(self) -> (i64, i64) {
        let first = match self.start.reach {
            Reach::Known(_) => self.first,
            Reach::Open => i64::MIN,
            Reach::Unknown => i64::MAX,
        };
        let last = match self.end.reach {
            Reach::Known(_) => self.last,
            Reach::Open => i64::MAX,
            Reach::Unknown => i64::MIN,
        };
        (first, last)
    }
}

impl End {
    fn is_known(self) -> bool {
        matches!(self.reach, Reach::Known(_))
    }

    fn pad(self) -> Pad {
        match self.reach {
            Reach::Known(pad) => pad,
            Reach::Open | Reach::Unknown => Pad::Nothing,
        }
    }
}

impl Pad {
    fn before(self, day: i64) -> i64 {
        self.shift(day, -1)
    }

    fn after(self, day: i64) -> i64 {
        self.shift(day, 1)
    }

    fn shift(self, day: i64, direction: i64) -> i64 {
        let day = Day::new(day);
        match self {
            Self::Nothing => day,
            Self::Days => day.plus_days(3 * direction),
            Self::Month => day.plus_months(direction),
            Self::Year => day.plus_months(12 * direction),
        }
        .number()
    }
}

/// Yes or no where it is sure, and a doubted yes is a possibly.
fn answer(yes: bool, no: bool, doubted: bool) -> Truth {
    match (yes, no) {
        (true, _) if !doubted => Truth::Yes,
        (false, true) => Truth::No,
        _ => Truth::Possibly,
    }
}

/// The parsed form of an EDTF expression whose end does not come before its start.
fn written(edtf: &str) -> Result<Edtf, Reason> {
    if edtf.len() > LONGEST {
        return Err(Reason::TooLong);
    }
    let parsed = Edtf::parse(edtf).map_err(Reason::NotEdtf)?;
    let date = bounds::date(&parsed);
    match (date.first(), date.last()) {
        (Some(first), Some(last)) if first > last => Err(Reason::Reversed),
        _ => Ok(parsed),
    }
}

#[cfg(test)]
mod tests;
