//! The time axis: how many events lie where, and which stretch of time is shown.

use crate::config::Zoom;
use crate::story::date::{Date, Day};

/// The stretches of time that zooming steps through, in days, in the order of [`Zoom::ALL`]. Zero shows everything.
const ZOOMS: [i64; Zoom::ALL.len()] = [0, 3653, 1461, 365, 122, 31];
/// Weight of a whole event in a column: its parts are counted in shares of this.
const WHOLE: u32 = 840;

/// Which stretch of time the axis shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    zoom: usize,
    /// The middle of the stretch; everything is shown where there is none.
    middle: Option<Day>,
}

/// The stretch of time that is drawn: for each column, the events in it, and how many lie beyond either end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// First day of the first column.
    pub first: Day,
    /// Last day of the last column.
    pub last: Day,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Dated events before the first column.
    pub earlier: usize,
    /// Dated events after the last column.
    pub later: usize,
}

/// One column of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Events that certainly lie in it, in shares of [`Stretch::WHOLE`].
    pub certain: u32,
    /// Events that may lie in it: the share of their possible days that does.
    pub uncertain: u32,
}

impl Stretch {
    /// The weight of one event that lies wholly in one column.
    pub const WHOLE: u32 = WHOLE;

    /// The column that a day stands in, if it is shown.
    pub fn column(&self, day: Day) -> Option<usize> {
        if day < self.first || day > self.last {
            return None;
        }
        // Years of any size are allowed: 128 bits hold their days times the columns.
        let days = |from: Day, to: Day| i128::from(to.number()) - i128::from(from.number());
        let width = i128::try_from(self.columns.len()).ok()?;
        let column = days(self.first, day) * width / (days(self.first, self.last) + 1);
        usize::try_from(column)
            .ok()
            .filter(|column| *column < self.columns.len())
    }
}

impl Stretch {
    /// The first and the last day of a column. Where there are more columns than days, neighbours share one.
    pub fn days(&self, column: usize) -> (Day, Day) {
        let width = i128::try_from(self.columns.len()).unwrap_or(1).max(1);
        let column = i128::try_from(column).unwrap_or(0).min(width - 1);
        let days = i128::from(self.last.number()) - i128::from(self.first.number()) + 1;
        let up = |share: i128| (share + width - 1) / width;
        let (first, last) = (up(column * days), up((column + 1) * days) - 1);
        let first = first.min(last.max(column * days / width));
        let day = |after: i128| {
            self.first
                .plus_days(i64::try_from(after).unwrap_or(i64::MAX))
        };
        (day(first), day(last.max(first)))
    }
}

impl Axis {
    /// An axis that shows so much time.
    pub fn new(zoom: Zoom) -> Self {
        Self {
            zoom: zoom as usize,
            middle: None,
        }
    }

    /// Shows less time, or more, around `around`.
    pub fn zoom(&mut self, closer: bool, around: Option<Day>) {
        self.zoom = if closer {
            (self.zoom + 1).min(ZOOMS.len() - 1)
        } else {
            self.zoom.saturating_sub(1)
        };
        self.middle = around.or(self.middle);
    }

    /// Moves the stretch by a third of itself, no further than there are `dates`.
    pub fn shift(&mut self, later: bool, dates: &[Date]) {
        let step = (ZOOMS[self.zoom] / 3).max(1);
        // From what is shown, and to it: what lies beyond the ends would have to be gone back over.
        if let Some(middle) = self.middle_shown(dates) {
            let step = if later { step } else { -step };
            self.middle = Some(middle.plus_days(step));
            self.middle = self.middle_shown(dates);
        }
    }

    /// The middle of what is shown, where that is not everything.
    fn middle_shown(self, dates: &[Date]) -> Option<Day> {
        let days = ZOOMS[self.zoom];
        let (first, last) = self.bounds(dates)?;
        let is_part = last.number().saturating_sub(first.number()) == days - 1;
        is_part.then(|| last.plus_days(-(days / 2)))
    }

    /// Moves the stretch, if `day` is not well within it.
    pub fn follow(&mut self, day: Day) {
        let half = ZOOMS[self.zoom] / 2;
        let far = |middle: Day| {
            day.number()
                .saturating_sub(middle.number())
                .saturating_abs()
                > half * 4 / 5
        };
        if self.middle.is_none_or(far) {
            self.middle = Some(day);
        }
    }

    /// Counts `dates` into `width` columns. Nothing where there is no date at all, or no room.
    pub fn stretch(self, dates: &[Date], width: usize) -> Option<Stretch> {
        let (first, last) = self.bounds(dates)?;
        if width == 0 {
            return None;
        }
        let columns = vec![Column::default(); width];
        let mut stretch = Stretch {
            first,
            last,
            columns,
            earlier: 0,
            later: 0,
        };
        for date in dates {
            stretch.count(*date);
        }
        Some(stretch)
    }

    /// The first and the last day shown: no more beyond the dates than must be.
    fn bounds(self, dates: &[Date]) -> Option<(Day, Day)> {
        let earliest = dates
            .iter()
            .filter_map(|date| date.first().or(date.last()))
            .min()?;
        let latest = dates
            .iter()
            .filter_map(|date| date.last().or(date.first()))
            .max()?;
        let days = ZOOMS[self.zoom];
        let Some(middle) = self.middle.filter(|_| days > 0) else {
            return Some((earliest, latest));
        };
        let room = latest.plus_days(days / 12);
        if room.number().saturating_sub(earliest.number()) < days {
            // Everything fits; a month is shown at least.
            return Some((earliest, latest.max(earliest.plus_days(30))));
        }
        let last = middle
            .plus_days(days / 2)
            .min(room)
            .max(earliest.plus_days(days - 1));
        Some((last.plus_days(1 - days), last))
    }
}

impl Stretch {
    fn count(&mut self, date: Date) {
        let (Some(first), Some(last)) =
            (date.first().or(date.last()), date.last().or(date.first()))
        else {
            return;
        };
        if last < self.first {
            self.earlier += 1;
            return;
        }
        if first > self.last {
            self.later += 1;
            return;
        }
        let from = self.column(first.max(self.first)).unwrap_or(0);
        let to = self
            .column(last.min(self.last))
            .unwrap_or(self.columns.len() - 1);
        let certain = !date.is_uncertain() && !date.is_approximate() && from == to;
        let width = u32::try_from(to - from + 1).unwrap_or(u32::MAX);
        for column in &mut self.columns[from..=to] {
            if certain {
                column.certain += WHOLE;
            } else {
                column.uncertain += (WHOLE / width).max(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<Date> {
        texts
            .iter()
            .map(|text| Date::parse(text).unwrap())
            .collect()
    }

    fn all() -> Axis {
        Axis {
            zoom: 0,
            middle: None,
        }
    }

    #[test]
    fn a_day_counts_in_one_column_and_a_month_is_spread() {
        let dates = dates(&["2026-01-01", "2026-01-10", "2026-01-01/2026-01-10"]);
        let axis = all().stretch(&dates, 10).unwrap();
        assert_eq!(axis.columns[0].certain, WHOLE);
        assert_eq!(axis.columns[9].certain, WHOLE);
        assert_eq!(
            axis.columns[4],
            Column {
                certain: 0,
                uncertain: WHOLE / 10
            }
        );
    }

    #[test]
    fn an_approximate_day_is_never_certain() {
        let axis = all().stretch(&dates(&["2026-01-01~"]), 1).unwrap();
        assert_eq!(
            axis.columns[0],
            Column {
                certain: 0,
                uncertain: WHOLE
            }
        );
    }

    #[test]
    fn what_lies_beyond_the_ends_is_counted() {
        let mut axis = Axis::new(Zoom::Year);
        axis.follow(Day::from_ymd(2026, 2, 12).unwrap());
        let dates = dates(&["2018-04-12", "2019-07-11", "2026-02-12", "2027-01-01"]);
        let columns = axis.stretch(&dates, 50).unwrap();
        assert_eq!((columns.earlier, columns.later), (2, 1));
    }

    #[test]
    fn days_share_the_columns_evenly() {
        let axis = all()
            .stretch(&dates(&["2026-01-01", "2026-12-31"]), 73)
            .unwrap();
        // 365 days in 73 columns: five days each.
        let column = |month, day| axis.column(Day::from_ymd(2026, month, day).unwrap());
        assert_eq!(column(1, 1), Some(0));
        assert_eq!(column(1, 5), Some(0));
        assert_eq!(column(1, 6), Some(1));
        assert_eq!(column(12, 31), Some(72));
        assert_eq!(axis.column(Day::from_ymd(2027, 1, 1).unwrap()), None);
    }

    #[test]
    fn a_column_has_the_days_that_stand_in_it() {
        let axis = all()
            .stretch(&dates(&["2026-01-01", "2026-12-31"]), 73)
            .unwrap();
        let day = |month, day| Day::from_ymd(2026, month, day).unwrap();
        assert_eq!(axis.days(0), (day(1, 1), day(1, 5)));
        assert_eq!(axis.days(1), (day(1, 6), day(1, 10)));
        assert_eq!(axis.days(72), (day(12, 27), day(12, 31)));
        // Beyond the end it is the last one.
        assert_eq!(axis.days(999), axis.days(72));
    }

    #[test]
    fn columns_and_days_agree_whichever_there_are_more_of() {
        for (last, width) in [
            ("2026-01-01", 1),
            ("2026-01-01", 68),
            ("2026-01-31", 68),
            ("2026-03-15", 68),
            ("2029-12-31", 108),
            ("9999-12-31", 10),
        ] {
            let axis = all().stretch(&dates(&["2026-01-01", last]), width).unwrap();
            assert_eq!(axis.days(0).0, axis.first);
            assert_eq!(axis.days(width - 1).1, axis.last);
            for column in 0..width {
                let (first, last) = axis.days(column);
                assert!(first <= last);
                // A day that several columns share stands in the first of them.
                let stands = axis.column(first).unwrap();
                assert!(stands == column || stands < column && first == last);
                assert_eq!(axis.column(last), axis.column(first), "in one column");
                let next = axis.days((column + 1).min(width - 1)).0;
                assert!(
                    next == last.plus_days(1) || next <= last,
                    "no day is left out"
                );
            }
        }
    }

    #[test]
    fn the_axis_is_not_moved_beyond_the_dates() {
        let dates = dates(&["2018-04-12", "2026-02-12"]);
        let mut axis = Axis::new(Zoom::Year);
        axis.follow(Day::from_ymd(2026, 2, 12).unwrap());
        let last = |axis: Axis| axis.stretch(&dates, 50).unwrap().last;
        let end = last(axis);
        for _ in 0..9 {
            axis.shift(true, &dates);
        }
        assert_eq!(last(axis), end);
        axis.shift(false, &dates);
        assert_eq!(last(axis), end.plus_days(-121), "a third of a year");
    }

    #[test]
    fn without_dates_there_is_no_axis() {
        assert_eq!(all().stretch(&[], 10), None);
        assert_eq!(all().stretch(&dates(&["2026"]), 0), None);
    }
}
