//! Weekdays planted at random: every wrong one is found, and no right one.

use std::fmt::Write;

use proptest::prelude::*;

use dateline::check::{self, Scope};

use super::story;

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The weekday of a day by Sakamoto's method, Monday being 0.
fn weekday(year: usize, month: usize, day: usize) -> usize {
    const SHIFTS: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let from_sunday = (year + year / 4 - year / 100 + year / 400 + SHIFTS[month - 1] + day) % 7;
    (from_sunday + 6) % 7
}

proptest! {
    #[test]
    fn all_planted_weekdays_are_found(
        days in prop::collection::vec((1583_usize..2400, 1_usize..=12, 1_usize..=28, 0_usize..7, 0_usize..3), 1..40),
    ) {
        let mut toml = String::from("[[source]]\nid = \"s\"\npublisher = \"S\"\n");
        let mut planted = Vec::new();
        for (number, &(year, month, day, shift, style)) in days.iter().enumerate() {
            let name = WEEKDAYS[(weekday(year, month, day) + shift) % 7];
            let long = MONTHS[month - 1];
            let printed = match style {
                0 => format!("{name}, {long} {day}, {year}"),
                1 => format!("{}. {day} {long}", &name[..3]),
                _ => format!("on {name}"),
            };
            writeln!(
                toml,
                "[[event]]\nid = \"e{number}\"\ntitle = \"E\"\n[[claim]]\nevent = \"e{number}\"\nfield = \"date\"\n\
                 value = \"{year:04}-{month:02}-{day:02}\"\nprinted = \"{printed}\"\nsource = \"s\""
            )
            .unwrap();
            if shift != 0 {
                planted.push(format!("event:e{number}/date"));
            }
        }
        let story = story(&toml);
        let found: Vec<String> = check::run(&story, Scope::Faults).iter().map(|flag| flag.name(&story)).collect();
        prop_assert_eq!(found, planted);
    }
}
