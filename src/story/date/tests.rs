//! Expected values are worked out by hand from EDTF (ISO 8601-2:2019) and from the rules that
//! `Date`'s methods state.

use chrono_tz::America::Los_Angeles;
use proptest::prelude::*;

use super::Truth::{No, Possibly, Yes};
use super::*;

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn stays_small() {
    assert!(size_of::<Date>() <= 24);
}

#[test]
fn spans_as_many_days_as_it_may_touch() {
    for (edtf, first, last) in [
        ("2026-01-22", "2026-01-22", "2026-01-22"),
        ("2026-01-22?", "2026-01-22", "2026-01-22"),
        ("2026-01-22~", "2026-01-19", "2026-01-25"),
        ("2025-10~", "2025-09-01", "2025-11-30"),
        ("2025~", "2024-01-01", "2026-12-31"),
        ("2026-02-28~/2026-03-02", "2026-02-25", "2026-03-02"),
        ("2019-07-15~/..", "2019-07-12", ""),
        ("../2019-07-15~", "", "2019-07-18"),
    ] {
        let iso = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let (from, to) = date(edtf).span();
        assert_eq!((iso(from), iso(to)), (first.into(), last.into()), "{edtf}");
    }
}

#[test]
fn knows_first_and_last_day() {
    for (edtf, first, last) in [
        // Level 0
        ("2026-02-13", "2026-02-13", "2026-02-13"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2019-07-15/2019-07-16", "2019-07-15", "2019-07-16"),
        ("2025-12/2026", "2025-12-01", "2026-12-31"),
        ("2026-02-13T23:00:00Z", "2026-02-13", "2026-02-13"),
        // Level 1
        ("2026-01?", "2026-01-01", "2026-01-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("Y170000002", "+170000002-01-01", "+170000002-12-31"),
        ("2019/..", "2019-01-01", ""),
        ("../2019", "", "2019-12-31"),
        ("2019/", "2019-01-01", ""),
        ("/2019", "", "2019-12-31"),
        // Level 2
        ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("[2021-04,2021-06]", "2021-04-01", "2021-06-30"),
        ("{2026-02-13,2026-02-09}", "2026-02-09", "2026-02-13"),
        ("[..1760-12-03]", "", "1760-12-03"),
        ("[1760-01,1760-12..]", "1760-01-01", ""),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("2004-06-~11/2004-07", "2004-06-11", "2004-07-31"),
        // Beyond what is counted in days
        ("Y1E30", "+25000000000000000-01-01", ""),
        ("Y-1E30", "", "-25000000000000000-12-31"),
        ("Y9223372036854775807", "+25000000000000000-01-01", ""),
    ] {
        let found = date(edtf);
        let iso = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(
            (iso(found.first()), iso(found.last())),
            (first.into(), last.into()),
            "{edtf}"
        );
    }
}

#[test]
fn knows_shape_precision_and_doubts() {
    for (edtf, shape, precision, uncertain, approximate) in [
        ("2026-02-13", Shape::Single, Precision::Day, false, false),
        ("2026-02?", Shape::Single, Precision::Month, true, false),
        ("2026~", Shape::Single, Precision::Year, false, true),
        ("2026-22%", Shape::Single, Precision::Season, true, true),
        ("2026-02-XX", Shape::Single, Precision::Month, false, false),
        ("2026-XX-13", Shape::Single, Precision::Year, false, false),
        ("198X", Shape::Single, Precision::Longer, false, false),
        ("2004-06~-11", Shape::Single, Precision::Day, false, true),
        ("2004-?06-11", Shape::Single, Precision::Day, true, false),
        (
            "2019-07~/2019-08-05",
            Shape::Interval,
            Precision::Month,
            false,
            true,
        ),
        ("2019/2020?", Shape::Interval, Precision::Year, true, false),
        (
            "..2019?/2020",
            Shape::Interval,
            Precision::Year,
            true,
            false,
        ),
        (
            "[2021-04,2021-05]",
            Shape::OneOf,
            Precision::Month,
            false,
            false,
        ),
        (
            "{2021-04,2021-05-01~}",
            Shape::AllOf,
            Precision::Month,
            false,
            true,
        ),
        ("[2021]", Shape::Single, Precision::Year, false, false),
    ] {
        let found = date(edtf);
        assert_eq!(
            (
                found.shape(),
                found.precision(),
                found.is_uncertain(),
                found.is_approximate()
            ),
            (shape, precision, uncertain, approximate),
            "{edtf}"
        );
    }
}

#[test]
fn a_weekday_belongs_to_one_day_that_is_not_approximate() {
    for (edtf, weekday) in [
        ("2026-02-13", Some(Weekday::Fri)),
        ("2026-02-16", Some(Weekday::Mon)),
        ("2026-02-13?", Some(Weekday::Fri)),
        ("2026-01-22~", None),
        ("2026-02", None),
        ("2019-07-15/2019-07-16", None),
        ("[2026-02-12,2026-02-13]", None),
        // Rome reckoned by another calendar.
        ("-0043-03-15", None),
        ("1582-10-15", Some(Weekday::Fri)),
        ("1582-10-14", None),
    ] {
        assert_eq!(date(edtf).weekday(), weekday, "{edtf}");
    }
    assert!(date("2026-01-22~").is_single_day());
    assert!(!date("2026-02").is_single_day());
}

#[test]
fn lies_within_a_date() {
    for (event, asked, truth) in [
        ("2026-02-13", "2026-02", Yes),
        ("2026-02-13", "2026-02-13", Yes),
        ("2026-02", "2026", Yes),
        ("2026-02", "2026-02-13", Possibly),
        ("2026-02-13", "2026-03", No),
        ("2026", "2025", No),
        // One of several days
        ("[2026-02-09..2026-02-13]", "2026-02", Yes),
        ("[2026-02-09..2026-02-13]", "2026-02-10", Possibly),
        ("[2026-02-09..2026-02-13]", "2026-02-14", No),
        ("[2021-04,2021-05]", "2021-05", Possibly),
        // Intervals
        ("2019-07-15/2019-07-16", "2019-07", Yes),
        ("2025-12-28/2026-01-03", "2026", Possibly),
        ("2019/..", "2020", Possibly),
        ("2019/..", "2018", No),
        ("../2019", "2020", No),
        ("../2019", "2019", Possibly),
        ("2019/", "2018/..", Yes),
        // `?` makes a yes a possibly, and nothing else
        ("2026-01?", "2026-01", Possibly),
        ("2026-01?", "2025", No),
        ("2019?/2020", "2019/2020", Possibly),
        // `~` widens a day by 3 days, a month or season by a month, a year by a year
        ("2026-01-22~", "2026-01", Yes),
        ("2026-01-29~", "2026-01", Possibly),
        ("2026-01-28~", "2026-01", Yes),
        ("2026-02-04~", "2026-01", No),
        ("2026-02-03~", "2026-01", Possibly),
        ("2025-10~", "2025", Yes),
        ("2025-10~", "2025-11", Possibly),
        ("2025-10~", "2025-12", No),
        ("2025-12~", "2025", Possibly),
        ("2025-22~", "2025-09", Possibly),
        ("2025-22~", "2025-10", No),
        ("2025~", "2026", Possibly),
        ("2025~", "2027", No),
        ("2025~", "2024/2026", Yes),
        // A part alone: the day, the month, the year
        ("2004-06-~11", "2004-06-14", Possibly),
        ("2004-06-~11", "2004-06-15", No),
        ("2004-~06-11", "2004-07-11", Possibly),
        ("2004-~06-11", "2004-07-12", No),
        ("2004~-06-11", "2005-06-11", Possibly),
        // One end of an interval alone
        ("2019-07~/2019-08-05", "2019-06", Possibly),
        ("2019-07~/2019-08-05", "2019-08-06", No),
        // Before our era
        ("-0043-03-15", "-0043", Yes),
        ("-0043", "-0044/-0042", Yes),
        ("0000", "0001", No),
        // What is asked for may itself be open, unknown, approximate, or leave out days
        ("2026", "2025/..", Yes),
        ("2026", "2025/", Possibly),
        ("2024", "2025/", No),
        ("2025-11-15", "2025-10~", Possibly),
        ("2025-10-15", "2025-10~", Yes),
        ("2025-12-15", "2025-10~", No),
        ("2026-02-13", "2026-02?", Yes),
        ("2021-05-10", "[2021-04,2021-07]", Possibly),
        ("2021-04-10", "[2021-04,2021-05]", Yes),
        ("1950", "19X2", Possibly),
        ("Y1E30", "2026/..", Yes),
    ] {
        assert_eq!(
            date(event).within(date(asked)),
            truth,
            "{event} within {asked}"
        );
    }
}

#[test]
fn covers_what_lies_inside_it_however_wide_it_is() {
    for (wide, narrow, covers) in [
        ("2026-02-13", "2026-02-13", true),
        ("2026-02", "2026-02-13", true),
        ("2026-02-13", "2026-02", false),
        ("2026-02-13", "2026-02-12", false),
        // `~` widens either of them: October reaches from September to November
        ("2025-10~", "2025-10", true),
        ("2025-10~", "2025-10~", true),
        ("2025-10~", "2025-11-30", true),
        ("2025-10~", "2025-12-01", false),
        ("2025-10", "2025-10~", false),
        // Doubt moves nothing
        ("2026-02-12", "2026-02-12?", true),
        // Of an open end nothing is too far
        ("2023-01/..", "2026", true),
        ("2026-02-13", "2026-02-13/..", false),
        ("[2026-02-16..2026-02-18]", "[..2026-02-18]", false),
        // What is not told covers nothing but itself
        ("2023-01/", "2026", false),
        ("2023-01/", "2023-01/", true),
        ("[2021-04,2021-05]", "2021-05", true),
        ("[2021-04,2021-07]", "2021-05", false),
        ("[2021-04,2021-07]", "[2021-04,2021-07]", true),
    ] {
        assert_eq!(
            date(wide).covers(date(narrow)),
            covers,
            "{wide} covers {narrow}"
        );
    }
}

#[test]
fn lies_after_and_before_a_date() {
    for (event, asked, after, before) in [
        // After a date includes the date itself
        ("2026-02-13", "2026", Yes, No),
        ("2026-01-01", "2026", Yes, No),
        ("2025-12-31", "2026", No, Yes),
        ("2026", "2026-02-13", Possibly, Possibly),
        ("2026-02", "2026-02-13", Possibly, Possibly),
        ("2026-03", "2026-02-13", Yes, No),
        ("[2026-02-09..2026-02-13]", "2026-02-09", Yes, No),
        ("[2026-02-09..2026-02-13]", "2026-02-13", Possibly, Possibly),
        ("[2026-02-09..2026-02-13]", "2026-02-14", No, Yes),
        ("2019/..", "2019", Yes, No),
        ("2019/..", "2020", Possibly, Possibly),
        ("../2019", "2020", No, Yes),
        ("2019/", "2020", Possibly, Possibly),
        // Doubt about the end that is asked for
        ("2026-02?", "2026", Possibly, No),
        ("2025-12?", "2026", No, Possibly),
        ("2019?/2020", "2018", Possibly, No),
        ("2019?/2020", "2021", No, Yes),
        ("2019/2020?", "2021", No, Possibly),
        // About
        ("2026-01~", "2026", Possibly, Possibly),
        ("2026-02~", "2026", Yes, No),
        ("2025-11~", "2026", No, Yes),
        ("2026-01-03~", "2026", Possibly, Possibly),
        ("2026-01-04~", "2026", Yes, No),
        ("2025-09-15", "2025-10~", Possibly, Possibly),
        ("2025-10-01", "2025-10~", Yes, No),
        // Open and unknown starts
        ("2019", "../2020", Yes, No),
        ("2019", "/2020", Possibly, Possibly),
        ("-0043-03-15", "-0042", No, Yes),
        ("-0043-03-15", "-0043", Yes, No),
    ] {
        let (event_date, asked_date) = (date(event), date(asked));
        assert_eq!(
            event_date.starts_after(asked_date),
            after,
            "{event} after {asked}"
        );
        assert_eq!(
            event_date.ends_before(asked_date),
            before,
            "{event} before {asked}"
        );
    }
}

#[test]
fn tells_dates_that_cannot_both_be_right() {
    for (one, other, disjoint) in [
        ("2026-02-12", "2026-02-13", true),
        ("2026-02-12", "2026-02", false),
        ("2026-02-12~", "2026-02-15", false),
        ("2026-02-12~", "2026-02-16", true),
        ("2026-02-12~", "2026-02-18~", false),
        ("2026-02-12?", "2026-02-13", true),
        ("2019/", "2020", false),
        ("2019/..", "2018", true),
        ("[2021-04,2021-05]", "2021-06", true),
    ] {
        assert_eq!(date(one).disjoint(date(other)), disjoint, "{one} {other}");
        assert_eq!(date(other).disjoint(date(one)), disjoint, "{other} {one}");
    }
}

#[test]
fn stands_in_a_timeline_by_its_start() {
    let in_order = [
        "Y-1E30",
        "-0043-03-15",
        "0000",
        "2025~",
        "2025-10~",
        "[2025-12-28..2026-01-04]",
        "2025-12-28",
        "2026/..",
        "2026",
        "2026-01",
        "2026-01-01/2026-01-02",
        "2026-01-01",
        "../2026-01-05",
        "2026-02",
        "Y1E30",
    ];
    let mut sorted = in_order;
    sorted.reverse();
    sorted.sort_by_key(|edtf| date(edtf).sort_key());
    assert_eq!(sorted, in_order);
}

#[test]
fn a_timestamp_gives_the_day_it_was_in_the_zone() {
    let read = |text| Date::read(text, Los_Angeles).map(Date::first);
    let day = |day| Ok(Day::from_ymd(2026, 2, day));
    assert_eq!(read("2026-02-13T00:52:00Z"), day(12));
    assert_eq!(read("2026-02-13T00:52:00-08:00"), day(13));
    assert_eq!(read("2026-02-13T00:52:00"), day(13));
    assert_eq!(read("2026-02-13"), day(13));
    let parsed = Date::parse("2026-02-13T00:52:00Z").map(Date::first);
    assert_eq!(parsed, day(13));
}

#[test]
fn a_text_that_is_no_date_is_told_what_is_expected() {
    let message = |text| Date::parse(text).unwrap_err().to_string();
    assert_eq!(
        message("Feb 13, 2026"),
        "“Feb 13, 2026” is not an EDTF date such as 2026-02-13, 2026-02 or 2025-10~: \
         whitespace is not allowed; write 2026-02-13"
    );
    assert!(message("2026-02-30").ends_with("Feb 2026 has 28 days"));
    assert!(message("2026-02-15/2026-02-13").contains("end precedes"));
    assert!(message("Y1E30/2026").contains("it ends before it begins"));
    assert!(message("\u{1b}[31m2026").contains("“␛[31m2026”"));
    let huge = "[2026-02-13".to_owned() + &",2026-02-13".repeat(100_000) + "]";
    let error = Date::parse(&huge).unwrap_err();
    assert_eq!(error.reason(), "it is too long");
    assert!(error.to_string().len() < 300);
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        let _ = Date::parse(&text).map_err(|error| error.to_string());
        let _ = Date::read(&text, Los_Angeles);
        let _ = (wording(&text), wording_in(&text, Los_Angeles), printed_weekday(&text));
        prop_assert!(short(&text).chars().count() <= 12);
    }

    #[test]
    fn what_looks_like_edtf_keeps_its_promises(
        text in r"[\[{]?-?[Y0-9X]{1,5}[0-9XES]{0,6}(-[0-9X]{2}){0,2}[?~%]?(/|,|\.\.|, | to )?(-?[0-9X]{4}(-[~?%]?[0-3X][0-9X]){0,2}[?~%]?)?[\]}]?"
    ) {
        prop_assert!(short(&text).chars().count() <= 12);
        prop_assert!(!wording(&text).is_empty());
        if let Ok(date) = Date::parse(&text) {
            if let (Some(first), Some(last)) = (date.first(), date.last()) {
                prop_assert!(first <= last);
            }
            prop_assert!(!date.disjoint(date));
            prop_assert!(!short(&text).is_empty());
            prop_assert_ne!(date.ends_before(date), Yes);
        }
    }

    #[test]
    fn an_exact_day_lies_within_itself(number in -3_000_000_i64..2_932_896) {
        let day = Day::new(number);
        let exact = Date::of_day(day);
        prop_assert_eq!(exact.within(exact), Yes);
        prop_assert_eq!(exact.starts_after(exact), Yes);
        prop_assert_eq!(Date::parse(&day.to_string()), Ok(exact));
        let (year, month, of_month) = day.ymd();
        prop_assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
    }
}
