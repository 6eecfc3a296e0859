//! A stretch of time that is being marked on the axis with the mouse.

use super::axis::Stretch;
use crate::story::date::{Date, Day, wording};

/// The days from where the button went down to where the mouse is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brush {
    /// The days of the column where it began.
    begun: (Day, Day),
    first: Day,
    last: Day,
    grain: Grain,
    /// Whether it ever left that column: else it is a click.
    is_drag: bool,
}

/// How exactly a column of the axis can tell dates apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    Day,
    Month,
    Year,
}

impl Grain {
    /// The day nearest to `day` on which a month or a year begins.
    fn start_near(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.ymd();
        let before = match self {
            Self::Day => return Some(day),
            Self::Month => Day::from_ymd(year, month, 1)?,
            Self::Year => Day::from_ymd(year, 1, 1)?,
        };
        let after = self.next(before)?;
        let far = |start: Day| day.number().abs_diff(start.number());
        Some(if far(after) < far(before) {
            after
        } else {
            before
        })
    }

    /// The day on which the next one begins.
    fn next(self, start: Day) -> Option<Day> {
        match self {
            Self::Day => Some(start.plus_days(1)),
            Self::Month => Some(start.plus_months(1)),
            Self::Year => Day::from_ymd(start.year().saturating_add(1), 1, 1),
        }
    }
}

impl Brush {
    /// A brush set down on a column of the axis.
    pub fn new(axis: &Stretch, column: usize) -> Self {
        let begun = axis.days(column);
        let days = axis.last.number().saturating_sub(axis.first.number());
        let columns = i64::try_from(axis.columns.len()).unwrap_or(1).max(1);
        let grain = match days / columns {
            365.. => Grain::Year,
            28.. => Grain::Month,
            _ => Grain::Day,
        };
        let mut brush = Self {
            begun,
            first: begun.0,
            last: begun.1,
            grain,
            is_drag: false,
        };
        brush.round();
        brush
    }

    /// Draws it to a column.
    pub fn reach(&mut self, axis: &Stretch, column: usize) {
        let (first, last) = axis.days(column);
        self.is_drag |= (first, last) != self.begun;
        self.first = first.min(self.begun.0);
        self.last = last.max(self.begun.1);
        self.round();
    }

    /// The first day.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(&self) -> Day {
        self.last
    }

    /// Whether it was drawn anywhere.
    pub fn is_drag(&self) -> bool {
        self.is_drag
    }

    /// The days of the column where it began.
    pub fn begun(&self) -> (Day, Day) {
        self.begun
    }

    /// The days as a person reads them.
    pub fn wording(&self) -> String {
        let (first, last) = self.ends();
        if first == last {
            wording(&first)
        } else {
            wording(&format!("{first}/{last}"))
        }
    }

    /// The part of a query that asks for these days. Nothing where EDTF has no way to write them.
    pub fn part(&self) -> Option<String> {
        let (first, last) = self.ends();
        Date::parse(&first).ok()?;
        Date::parse(&last).ok()?;
        Some(if first == last {
            format!("date:{first}")
        } else {
            format!("date:{first}..{last}")
        })
    }

    /// Moves the ends to where a month or a year begins or ends, each to the nearest.
    fn round(&mut self) {
        let Some(first) = self.grain.start_near(self.first) else {
            return;
        };
        let after = self.grain.start_near(self.last.plus_days(1));
        let least = self.grain.next(first);
        let Some(after) = after.max(least) else {
            return;
        };
        self.first = first;
        self.last = after.plus_days(-1);
    }

    /// The dates at both ends, as coarse as the columns.
    fn ends(&self) -> (String, String) {
        (self.written(self.first), self.written(self.last))
    }

    fn written(&self, day: Day) -> String {
        let text = day.to_string();
        let (month, _) = text.rsplit_once('-').unwrap_or((&text, ""));
        let (year, _) = month.rsplit_once('-').unwrap_or((month, ""));
        match self.grain {
            Grain::Day => text,
            Grain::Month => month.to_owned(),
            // EDTF has a Y before years of more digits than four.
            Grain::Year => match year.strip_prefix('+') {
                Some(digits) => format!("Y{digits}"),
                None if year.len() > 5 => format!("Y{year}"),
                None => year.to_owned(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Zoom;
    use crate::tui::axis::{Axis, Dated};

    /// What a drag over `columns` comes to, on an axis of 60 columns from the first of two dates to the second.
    fn dragged(dates: [&str; 2], columns: [usize; 2]) -> Brush {
        let dates = dates.map(|text| Dated::of(Date::parse(text).unwrap()).unwrap());
        let axis = Axis::new(Zoom::All).stretch(&dates, 60).unwrap();
        let mut brush = Brush::new(&axis, columns[0]);
        brush.reach(&axis, columns[1]);
        brush
    }

    #[test]
    fn dates_are_as_coarse_as_the_columns() {
        for (dates, columns, part) in [
            // Of 60 days each has a column, of 300 days five have one.
            (
                ["2026-01-01", "2026-03-01"],
                [0, 30],
                "date:2026-01-01..2026-01-31",
            ),
            (
                ["2026-01-01", "2026-10-27"],
                [6, 11],
                "date:2026-01-31..2026-03-01",
            ),
            // Of 60 months each has one, or so: 30.4 days. The ends go to the nearest month.
            (["2020-01", "2024-12"], [0, 3], "date:2020-01..2020-04"),
            (["2020-01", "2024-12"], [59, 59], "date:2024-12"),
            (["1901", "1960"], [0, 10], "date:1901..1911"),
            (["-0099", "-0040"], [0, 4], "date:-0099..-0095"),
            (["Y20001", "Y20060"], [0, 1], "date:Y20001..Y20002"),
        ] {
            let brush = dragged(dates, columns);
            assert_eq!(brush.part().as_deref(), Some(part), "{dates:?}");
            let [from, to] = columns;
            let back = dragged(dates, [to, from]);
            assert_eq!(back.part().as_deref(), Some(part), "from right to left");
        }
    }

    #[test]
    fn a_stretch_that_has_a_name_is_called_by_it() {
        // Columns of 50 years.
        let brush = dragged(["1000", "3999"], [0, 0]);
        assert_eq!(brush.wording(), "1000–1049");
        let brush = dragged(["2026-01-01", "2026-03-01"], [4, 4]);
        assert_eq!(brush.part().as_deref(), Some("date:2026-01-05"));
        assert_eq!(brush.wording(), "Mon 5 Jan 2026");
    }

    #[test]
    fn what_never_leaves_its_column_is_a_click() {
        let dates = ["2026-01-01", "2026-03-01"];
        assert!(!dragged(dates, [7, 7]).is_drag());
        assert!(dragged(dates, [7, 8]).is_drag());
    }

    #[test]
    fn what_cannot_be_written_is_not() {
        // Days and months of years with more than four digits.
        assert_eq!(dragged(["Y20001", "Y20001"], [3, 9]).part(), None);
        let far = dragged(["-0044", "Y10001"], [0, 59]);
        assert!(far.part().is_some());
    }
}
