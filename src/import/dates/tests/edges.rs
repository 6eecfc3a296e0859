//! Dates that are easily read wrong: two orders, ranges, days that never were, weekdays that tell of another week.

use super::*;

#[test]
fn a_date_that_can_be_read_in_two_orders_is_one_of_two_days() {
    expect(&[
        (
            "It met on 12/02/2026.",
            "12/02/2026",
            "[2026-02-12,2026-12-02]",
        ),
        ("It met on 1/9/26.", "1/9/26", "[2026-01-09,2026-09-01]"),
        ("It met on 2/2/2026.", "2/2/2026", "2026-02-02"),
        ("It met on 13/2/2026.", "13/2/2026", "2026-02-13"),
    ]);
    assert_eq!(read("It met on 12/02/2026.", monday())[0].day(), None);
    assert_eq!(dates("It met on 13/13/2026."), []);
}

#[test]
fn days_may_be_told_from_the_first_to_the_last() {
    expect(&[
        ("It met Feb. 9-12.", "Feb. 9-12", "2026-02-09/2026-02-12"),
        (
            "It met Feb. 9 through 12.",
            "Feb. 9 through 12",
            "2026-02-09/2026-02-12",
        ),
        (
            "It met Feb. 9 through Feb. 12, 2026.",
            "Feb. 9 through Feb. 12, 2026",
            "2026-02-09/2026-02-12",
        ),
        (
            "It met 9 to 12 February.",
            "9 to 12 February",
            "2026-02-09/2026-02-12",
        ),
        (
            "It met Dec. 30-Jan. 2.",
            "Dec. 30-Jan. 2",
            "2025-12-30/2026-01-02",
        ),
        (
            "It met Dec. 30-Jan. 2, 2026.",
            "Dec. 30-Jan. 2, 2026",
            "2025-12-30/2026-01-02",
        ),
        (
            "It met Monday through Wednesday.",
            "Monday through Wednesday",
            "2026-02-09/2026-02-11",
        ),
        (
            "It met Friday-Sunday.",
            "Friday-Sunday",
            "2026-02-13/2026-02-15",
        ),
        (
            "It will meet Tuesday to Thursday.",
            "Tuesday to Thursday",
            "2026-02-17/2026-02-19",
        ),
    ]);
    // Nobody says that these were days.
    let rose = dates("It rose on Feb. 9 to 12 percent.");
    assert_eq!(rose, [("Feb. 9", Some("2026-02-09".to_owned()))]);
}

#[test]
fn a_weekday_belongs_to_the_date_beside_it() {
    expect(&[
        (
            "It met Tuesday evening, Feb. 3.",
            "Tuesday evening, Feb. 3",
            "2026-02-03",
        ),
        ("It met on Monday the 9th.", "Monday the 9th", "2026-02-09"),
        (
            "It will meet on Friday the 27th.",
            "Friday the 27th",
            "2026-02-27",
        ),
        (
            "It met a week ago Friday.",
            "a week ago Friday",
            "2026-02-06",
        ),
        (
            "It met two weeks ago Monday.",
            "two weeks ago Monday",
            "2026-02-02",
        ),
        (
            "It meets a week from Friday.",
            "a week from Friday",
            "2026-02-27",
        ),
    ]);
    // 10 February 2026 is a Tuesday.
    assert!(read("It met on Monday the 10th.", monday())[0].contradicts());
    assert_eq!(
        dates("On Monday the 9th Circuit ruled."),
        [("Monday", Some("2026-02-16".to_owned()))]
    );
}

#[test]
fn a_holiday_is_a_day_of_its_year() {
    expect(&[
        ("It met on Christmas Day.", "Christmas Day", "2025-12-25"),
        ("It met on New Year’s Eve.", "New Year’s Eve", "2025-12-31"),
        (
            "It will meet on Memorial Day.",
            "Memorial Day",
            "2026-05-25",
        ),
        ("It met on Labor Day 2025.", "Labor Day 2025", "2025-09-01"),
        ("It met on Thanksgiving.", "Thanksgiving", "2025-11-27"),
        (
            "It met on Martin Luther King Jr. Day.",
            "Martin Luther King Jr. Day",
            "2026-01-19",
        ),
        (
            "It met on Presidents' Day in Tacoma.",
            "Presidents' Day",
            "2026-02-16",
        ),
    ]);
    for text in [
        "They lit the Christmas tree.",
        "They left on Christmas vacation.",
        "The Thanksgiving sales were slow.",
        "It was a new year.",
        "They reported on labor day by day.",
        "They called on New York.",
    ] {
        assert_eq!(dates(text), [], "{text}");
    }
}

#[test]
fn a_day_that_never_was_is_no_date_and_its_year_is_none_either() {
    for text in [
        "It opened on Feb. 29, 2025.",
        "It opened on June 31, 2025.",
        "It opened on February 30.",
    ] {
        assert_eq!(dates(text), [], "{text}");
    }
    expect(&[("It opened Feb. 29, 2024.", "Feb. 29, 2024", "2024-02-29")]);
}
