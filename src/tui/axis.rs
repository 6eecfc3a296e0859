//! The time axis: how many events lie where, and which stretch of time is shown.

use crate::config::Zoom;
use crate::story::date::{Date, Day};

/// The stretches of time that zooming steps through, in days, in the order of [`Zoom::ALL`]. Zero shows everything.
const ZOOMS: [i64; Zoom::ALL.len()] = [0, 3653, 1461, 365, 122, 31];
/// Weight of a whole event in a column: its parts are counted in shares of this.
const WHOLE: u64 = 840;

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

/// Events whose dates begin on one day and end on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// How many there are.
    pub events: usize,
    /// How many of their dates are approximate or uncertain.
    pub doubtful: usize,
}

impl Dated {
    /// One event of that date. What is open ends where it begins; nothing where no day is known.
    pub fn of(date: Date) -> Option<Self> {
        Some(Self {
            first: date.first().or(date.last())?,
            last: date.last().or(date.first())?,
            events: 1,
            doubtful: usize::from(date.is_uncertain() || date.is_approximate()),
        })
    }
}

/// One column of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Events that certainly lie in it, in shares of [`Stretch::WHOLE`].
    pub certain: u64,
    /// Events that may lie in it: the share of their possible days that does.
    pub uncertain: u64,
}

impl Stretch {
    /// The weight of one event that lies wholly in one column.
    pub const WHOLE: u64 = WHOLE;

    /// The column that a day stands in, if it is shown.
    pub fn column(&self, day: Day) -> Option<usize> {
        if day < self.first || day > self.last {
            return None;
        }
        let width = i64::try_from(self.columns.len()).ok()?;
        let column = share(self.first, day, self.last, width)?;
        usize::try_from(column)
            .ok()
            .filter(|column| *column < self.columns.len())
    }
}

/// The column, of `width` from `first` to `last`, that a day between them stands in.
fn share(first: Day, day: Day, last: Day, width: i64) -> Option<i64> {
    let near = || {
        let days = |to: Day| to.number().checked_sub(first.number());
        let all = days(last)?.checked_add(1)?;
        Some(days(day)?.checked_mul(width)? / all)
    };
    // Years of any size are allowed: 128 bits hold their days times the columns.
    let far = || {
        let days = |to: Day| i128::from(to.number()) - i128::from(first.number());
        let column = days(day) * i128::from(width) / (days(last) + 1);
        i64::try_from(column).ok()
    };
    near().or_else(far)
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
    pub fn shift(&mut self, later: bool, dates: &[Dated]) {
        let step = (ZOOMS[self.zoom] / 3).max(1);
        // From what is shown, and to it: what lies beyond the ends would have to be gone back over.
        if let Some(middle) = self.middle_shown(dates) {
            let step = if later { step } else { -step };
            self.middle = Some(middle.plus_days(step));
            self.middle = self.middle_shown(dates);
        }
    }

    /// The middle of what is shown, where that is not everything.
    fn middle_shown(self, dates: &[Dated]) -> Option<Day> {
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
    pub fn stretch(self, dates: &[Dated], width: usize) -> Option<Stretch> {
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
    fn bounds(self, dates: &[Dated]) -> Option<(Day, Day)> {
        let earliest = dates.iter().map(|date| date.first).min()?;
        let latest = dates.iter().map(|date| date.last).max()?;
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
    fn count(&mut self, dated: Dated) {
        let Dated {
            first,
            last,
            events,
            doubtful,
        } = dated;
        if last < self.first {
            self.earlier += events;
            return;
        }
        if first > self.last {
            self.later += events;
            return;
        }
        let from = self.column(first.max(self.first)).unwrap_or(0);
        let to = if first == last {
            from
        } else {
            self.column(last.min(self.last))
                .unwrap_or(self.columns.len() - 1)
        };
        let certain = if from == to { events - doubtful } else { 0 };
        let share = (WHOLE / (to - from + 1) as u64).max(1);
        for column in &mut self.columns[from..=to] {
            column.certain += WHOLE * certain as u64;
            column.uncertain += share * (events - certain) as u64;
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
