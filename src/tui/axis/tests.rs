//! Dates are counted into columns, one by one or together.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Events of these dates, each for itself.
fn dates(texts: &[&str]) -> Vec<Dated> {
    texts
        .iter()
        .filter_map(|text| Dated::of(Date::parse(text).unwrap()))
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

/// What [`Axis::stretch`] comes to, reckoned date by date. `shown` is the stretch without its counts.
fn one_by_one(dates: &[Date], shown: &Stretch) -> Stretch {
    let mut stretch = Stretch {
        columns: vec![Column::default(); shown.columns.len()],
        earlier: 0,
        later: 0,
        ..*shown
    };
    for date in dates {
        let (Some(first), Some(last)) =
            (date.first().or(date.last()), date.last().or(date.first()))
        else {
            continue;
        };
        if last < stretch.first {
            stretch.earlier += 1;
            continue;
        }
        if first > stretch.last {
            stretch.later += 1;
            continue;
        }
        let from = stretch.column(first.max(stretch.first)).unwrap();
        let to = stretch.column(last.min(stretch.last)).unwrap();
        let certain = !date.is_uncertain() && !date.is_approximate() && from == to;
        for column in &mut stretch.columns[from..=to] {
            if certain {
                column.certain += WHOLE;
            } else {
                column.uncertain += (WHOLE / (to - from + 1) as u64).max(1);
            }
        }
    }
    stretch
}

/// The same dates, those that begin and end on the same days counted together.
fn together(dates: &[Date]) -> Vec<Dated> {
    let mut together: Vec<Dated> = Vec::new();
    for date in dates.iter().filter_map(|date| Dated::of(*date)) {
        let days = |date: &Dated| (date.first, date.last);
        match together.iter_mut().find(|other| days(other) == days(&date)) {
            Some(same) => {
                same.events += 1;
                same.doubtful += date.doubtful;
            }
            None => together.push(date),
        }
    }
    together
}

proptest! {
    #[test]
    fn dates_counted_together_come_to_what_they_come_to_one_by_one(
        texts in vec(select(EVERY_KIND.as_slice()), 1..40),
        zoom in select(Zoom::ALL.as_slice()),
        around in select(EVERY_KIND.as_slice()),
        width in 1_usize..90,
    ) {
        let dates: Vec<Date> = texts.iter().map(|text| Date::parse(text).unwrap()).collect();
        let mut axis = Axis::new(zoom);
        if let Some(day) = Date::parse(around).unwrap().anchor() {
            axis.follow(day);
        }
        let one_each: Vec<Dated> = dates.iter().filter_map(|date| Dated::of(*date)).collect();
        let shown = axis.stretch(&together(&dates), width);
        prop_assert_eq!(&shown, &axis.stretch(&one_each, width));
        if let Some(shown) = shown {
            prop_assert_eq!(one_by_one(&dates, &shown), shown);
        }
    }
}

/// Days, months, years, intervals, sets, half and wholly open ones, with every qualifier, near and far.
pub const EVERY_KIND: [&str; 28] = [
    "2026-02-12",
    "2026-02-12~",
    "2026-02-12?",
    "2026-02-13",
    "2026-02-14%",
    "2026-02",
    "2026-02~",
    "2026-03?",
    "2026",
    "2025",
    "2025~",
    "2024-12-31",
    "2019-07-15/2019-07-16",
    "2019/2026",
    "2025-10~/2026-02",
    "2026-01/..",
    "../2026-01",
    "2026-02-12/..",
    "../2026-02-12",
    "../Y1E30",
    "[2026-02-09..2026-02-12]",
    "{2021-04,2021-05}",
    "198X",
    "-0043-03-15",
    "0000",
    "2026-21",
    "Y17E7",
    "Y-17E7",
];
