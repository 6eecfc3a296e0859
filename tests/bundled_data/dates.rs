//! The days on which things happened, and those that sources printed.

use std::collections::BTreeSet;

use dateline::story::Value;
use dateline::story::date::Weekday::{self, Fri, Mon, Sun, Thu, Tue, Wed};
use dateline::story::date::printed_weekday;

use crate::{event, source_id, story};

/// Every event, its date, and the weekday of the day it is (or, approximately, may be).
const DATES: &[(&str, &str, Option<Weekday>)] = &[
    ("ring-acquired", "2018-04-12", Some(Thu)),
    ("amazon-letter-2018", "[2018-06-20..2018-06-22]", None),
    ("whos-behind-ice-report", "2018-10-23", Some(Tue)),
    ("bezos-masks-protest", "2018-10-31", Some(Wed)),
    ("aws-email-2019", "2019-07-08", Some(Mon)),
    ("aws-summit-protest", "2019-07-11", Some(Thu)),
    ("prime-day-petition", "2019-07-15/2019-07-16", None),
    ("amazon-books-sit-in", "2019-08-11", Some(Sun)),
    ("costa-cunningham-fired", "2020-04", None),
    ("nimbus-award", "[2021-04,2021-05]", None),
    ("costa-settlement", "2021-09-29", Some(Wed)),
    ("nimbus-letter", "2021-10-12", Some(Tue)),
    ("ftc-ring", "2023-05-31", Some(Wed)),
    ("ring-ends-rfa", "2024-01-24", Some(Wed)),
    ("siminoff-return-axon", "2025-04", None),
    ("flock-ice-lookups-report", "2025-05-27", Some(Tue)),
    ("flock-pauses-pilots", "[2025-08-17..2025-08-24]", None),
    ("search-party-announced", "2025-09?", None),
    ("shahrour-suspended", "2025-09-08", Some(Mon)),
    ("siminoff-email", "2025-10~", None),
    ("shahrour-fired", "2025-10-13", Some(Mon)),
    ("wyden-flock-letter", "2025-10-16", Some(Thu)),
    ("ring-flock-announced", "2025-10-16", Some(Thu)),
    ("markey-letter-october", "2025-10-31", Some(Fri)),
    ("familiar-faces-findings", "2025-12-10", Some(Wed)),
    ("forbes-cloud-figure", "2026-01", None),
    ("ring-denies-ice", "2026-01-22~", Some(Thu)),
    ("search-party-open", "2026-02-02", Some(Mon)),
    ("ring-super-bowl-ad", "2026-02-08", Some(Sun)),
    ("markey-letter-february", "[2026-02-09..2026-02-13]", None),
    ("eff-nightmare-post", "2026-02-10", Some(Tue)),
    ("ring-flock-cancelled", "2026-02-12", Some(Thu)),
    ("amazon-spheres-rally", "2026-02-13", Some(Fri)),
    ("markey-statement", "2026-02-13", Some(Fri)),
    ("email-leak-published", "[2026-02-16..2026-02-18]", None),
    ("npr-thirty-cities", "2026-02-17", Some(Tue)),
    ("siminoff-media-tour", "2026-02-19", Some(Thu)),
    ("lynnwood-ends-flock", "2026-02-23", Some(Mon)),
    ("wired-spending-analysis", "2026-03-03~", Some(Tue)),
    ("driver-privacy-act", "2026-03-30~", Some(Mon)),
];

#[test]
fn every_event_has_its_date() {
    let story = story();
    for &(id, edtf, weekday) in DATES {
        let event = event(&story, id);
        assert_eq!(event.edtf(), Some(edtf), "{id}");
        let date = event.date().unwrap();
        // `weekday` speaks only of exact days; an approximate one is checked by its first.
        if let (Some(expected), Some(first)) = (weekday, date.first()) {
            assert_eq!(first.weekday(), expected, "{id}");
        }
        if !edtf.contains(['~', '?']) {
            assert_eq!(date.weekday(), weekday, "{id}");
        }
    }
    let known: BTreeSet<&str> = DATES.iter().map(|&(id, ..)| id).collect();
    let all: BTreeSet<&str> = story
        .events()
        .iter()
        .map(|&key| story.event(key).id())
        .collect();
    assert_eq!(all, known);
}

#[test]
fn a_ruling_on_the_date_is_the_events_date() {
    let story = story();
    for &key in story.events() {
        let event = story.event(key);
        for ruling in event.rulings().filter(|ruling| ruling.field() == "date") {
            assert_eq!(ruling.value(), event.edtf(), "{}", event.id());
        }
    }
}

#[test]
fn two_printed_dates_do_not_fit_their_weekday() {
    let story = story();
    let mut printed_with_weekday = 0;
    let mut misfits = Vec::new();
    for claim in story.claims() {
        let (Some(printed), Some(Value::Date(date))) = (claim.printed(), claim.typed()) else {
            continue;
        };
        let Some(weekday) = printed_weekday(printed) else {
            continue;
        };
        printed_with_weekday += 1;
        if date.weekday() != Some(weekday) {
            misfits.push((source_id(&story, claim), printed, date.weekday()));
        }
    }
    misfits.sort_unstable_by_key(|&(source, ..)| source);
    assert_eq!(printed_with_weekday, 24);
    assert_eq!(
        misfits,
        [
            ("lynnwoodtimes-0224", "Monday, February 22", Some(Sun)),
            (
                "nationaltoday-rally",
                "Friday, February 16, 2026",
                Some(Mon)
            ),
        ]
    );
}

#[test]
fn a_value_read_off_a_weekday_alone_is_marked_computed() {
    let story = story();
    for claim in story.claims() {
        let Some(printed) = claim.printed() else {
            continue;
        };
        let has_weekday = printed_weekday(printed).is_some();
        if has_weekday && !printed.contains(|c: char| c.is_ascii_digit()) {
            assert!(
                claim.is_computed(),
                "{printed} in {}",
                source_id(&story, claim)
            );
        }
    }
}
