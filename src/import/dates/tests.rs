//! Words that say when, and the dates they stand for, worked out by hand.

mod edges;

use super::*;
use crate::story::date::Date;
use proptest::prelude::*;

/// Monday 16 February 2026.
fn monday() -> Option<Anchor> {
    let day = Day::from_ymd(2026, 2, 16)?;
    let basis = Basis::Stated;
    Some(Anchor { day, basis })
}

fn read(text: &str, anchor: Option<Anchor>) -> Vec<Mention> {
    find(text, Span::new(0, text.len()), anchor)
}

/// The words of each mention and its EDTF, of a text that was published on Monday 16 February 2026.
fn dates(text: &str) -> Vec<(&str, Option<String>)> {
    let found = read(text, monday());
    found
        .iter()
        .map(|mention| (&text[mention.span.range()], mention.edtf()))
        .collect()
}

fn expect(cases: &[(&str, &str, &str)]) {
    for (text, words, edtf) in cases {
        assert_eq!(dates(text), [(*words, Some((*edtf).to_owned()))], "{text}");
    }
}

#[test]
fn a_printed_date_is_read_in_every_order() {
    expect(&[
        ("It met on 2026-01-09.", "2026-01-09", "2026-01-09"),
        ("It met on Jan. 9, 2026.", "Jan. 9, 2026", "2026-01-09"),
        (
            "It met on January 9th, 2026, at last.",
            "January 9th, 2026",
            "2026-01-09",
        ),
        (
            "It met Friday, 9 January 2026.",
            "Friday, 9 January 2026",
            "2026-01-09",
        ),
        (
            "It met on the 9th of January 2026.",
            "the 9th of January 2026",
            "2026-01-09",
        ),
        ("It met on 23/1/2026.", "23/1/2026", "2026-01-23"),
        (
            "It met on Jan. 9-11, 2026.",
            "Jan. 9-11, 2026",
            "2026-01-09/2026-01-11",
        ),
        (
            "It met Jan. 30–Feb. 2, 2026.",
            "Jan. 30–Feb. 2, 2026",
            "2026-01-30/2026-02-02",
        ),
        ("It met in January 2026.", "January 2026", "2026-01"),
        (
            "It met in early January 2026.",
            "early January 2026",
            "2026-01~",
        ),
        ("It met in 2024.", "2024", "2024"),
        ("It met in the late 1980s.", "the late 1980s", "198X~"),
        ("It met in the 19th century.", "the 19th century", "18XX"),
        (
            "It met in the third quarter of 2025.",
            "the third quarter of 2025",
            "2025-35",
        ),
        (
            "It met in the summer of 2025.",
            "the summer of 2025",
            "2025-22",
        ),
    ]);
}

#[test]
fn a_missing_year_is_the_nearest() {
    expect(&[
        ("It met on Feb. 9.", "Feb. 9", "2026-02-09"),
        ("It met on December 30.", "December 30", "2025-12-30"),
        ("It will meet on December 30.", "December 30", "2026-12-30"),
        ("It meets on March 2.", "March 2", "2026-03-02"),
        ("It met in November.", "November", "2025-11"),
        (
            "If it wins in November, it may stay.",
            "November",
            "2026-11",
        ),
        ("It will meet in November.", "November", "2026-11"),
        ("It met last April.", "last April", "2025-04"),
        ("It met in June last year.", "June last year", "2025-06"),
    ]);
}

#[test]
fn a_weekday_is_the_nearest_that_is_over_unless_the_sentence_looks_ahead() {
    expect(&[
        ("Workers rallied on Friday.", "Friday", "2026-02-13"),
        ("Workers rallied Monday.", "Monday", "2026-02-16"),
        ("The council will vote on Friday.", "Friday", "2026-02-20"),
        (
            "The vote is scheduled for Tuesday.",
            "Tuesday",
            "2026-02-17",
        ),
        ("They plan to march on Saturday.", "Saturday", "2026-02-21"),
        (
            "A spokesman said Friday it may appeal.",
            "Friday",
            "2026-02-13",
        ),
        (
            "The firm, which would not comment, was charged on Friday.",
            "Friday",
            "2026-02-13",
        ),
        // Two days back, and no modal close to it.
        (
            "Leaders who would rather resign than see the deal fail met on Saturday.",
            "Saturday",
            "2026-02-14",
        ),
        ("They will march on Saturday.", "Saturday", "2026-02-21"),
        ("Talks resume Thursday.", "Thursday", "2026-02-19"),
        ("It met last Monday.", "last Monday", "2026-02-09"),
        ("It meets next Monday.", "next Monday", "2026-02-23"),
        ("It met on Friday evening.", "Friday evening", "2026-02-13"),
        (
            "It met over the weekend.",
            "the weekend",
            "[2026-02-14..2026-02-15]",
        ),
    ]);
}

#[test]
fn what_is_told_from_publication_is_reckoned_from_it() {
    expect(&[
        ("It met today.", "today", "2026-02-16"),
        (
            "It met yesterday morning.",
            "yesterday morning",
            "2026-02-15",
        ),
        ("It meets tomorrow.", "tomorrow", "2026-02-17"),
        ("It met last night.", "last night", "2026-02-15"),
        ("It met last week.", "last week", "[2026-02-09..2026-02-15]"),
        ("It meets next month.", "next month", "2026-03"),
        ("It met earlier this year.", "earlier this year", "2026~"),
        ("It met two days ago.", "two days ago", "2026-02-14"),
        (
            "It met about three years ago.",
            "about three years ago",
            "2023~",
        ),
        ("It met three months ago.", "three months ago", "2025-11"),
        (
            "It meets two weeks from now.",
            "two weeks from now",
            "[2026-03-02..2026-03-08]",
        ),
        (
            "It met at 9:30 a.m. Friday.",
            "9:30 a.m. Friday",
            "2026-02-13",
        ),
        (
            "It met at 5 p.m. PT on Feb. 13.",
            "5 p.m. PT on Feb. 13",
            "2026-02-13",
        ),
    ]);
}

#[test]
fn lengths_and_vague_words_have_no_place() {
    for (text, words, timex) in [
        ("It took two years.", "two years", "P2Y"),
        (
            "It took at least twenty-five minutes.",
            "at least twenty-five minutes",
            "PT25M",
        ),
        ("A three-month inquiry.", "three-month", "P3M"),
        (
            "It grew over the past two years.",
            "the past two years",
            "P2Y",
        ),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took several weeks.", "several weeks", "PXW"),
        ("They meet every week.", "every week", "P1W"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet on Fridays.", "Fridays", "XXXX-WXX-5"),
        ("They meet on Friday nights.", "Friday nights", "XXXX-WXX-5"),
        ("They met at 5:30 p.m.", "5:30 p.m.", "T17:30"),
        ("It closed recently.", "recently", "PAST_REF"),
        ("It is open now.", "now", "PRESENT_REF"),
        (
            "It will open in the near future.",
            "the near future",
            "FUTURE_REF",
        ),
    ] {
        let found = read(text, monday());
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(&text[found[0].span.range()], words);
        assert_eq!(found[0].value.timex(), timex, "{text}");
        assert_eq!(found[0].edtf(), None);
    }
}

#[test]
fn words_that_only_look_like_dates_are_left_alone() {
    for text in [
        "They close on Good Friday.",
        "It was the last year of his term.",
        "He left 21st Century Ferries.",
        "It may march on.",
        "Jan drove his sat nav.",
        "The sun sat low.",
        "It cost $2010.",
        "Some 2000 people came.",
        "She is a 6-year-old.",
        "He watched 60 Minutes.",
        "No. 2010 won.",
        "Page 13 of 20.",
    ] {
        assert_eq!(dates(text), [], "{text}");
    }
    assert_eq!(dates("The 1988 second prize.").len(), 1);
}

#[test]
fn a_printed_weekday_can_contradict_its_date() {
    for (text, contradicts) in [
        ("It met on Friday, February 16, 2026.", true),
        ("It met on Monday, February 16, 2026.", false),
        ("It met on Fri., Feb. 13, 2026.", false),
        ("It met on Thursday 13 February 2026.", true),
        ("It met on Sunday, Feb. 13.", true),
        ("It met on Friday, Feb. 13.", false),
        ("It met on February 16, 2026 (a Friday).", true),
        ("It met on February 16, 2026, a Monday.", false),
        ("It met on 16 February 2026 (Sunday).", true),
        ("It met from Thursday, Feb. 13-15, 2026.", true),
        // 30 November 2026 is a Monday, that of 2025 a Sunday: far off, the weekday tells the year.
        ("The term ends on Monday, November 30.", false),
    ] {
        let found = read(text, monday());
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].contradicts(), contradicts, "{text}");
        assert!(found[0].printed_weekday.is_some());
    }
}

#[test]
fn without_an_anchor_nothing_is_made_up() {
    for (text, timex, edtf) in [
        ("It met on Friday.", "XXXX-WXX-5", None),
        ("It met on Feb. 13.", "XXXX-02-13", None),
        ("It met in February.", "XXXX-02", None),
        ("It met yesterday.", "", None),
        ("It met last week.", "", None),
        ("It met on Feb. 13, 2026.", "2026-02-13", Some("2026-02-13")),
    ] {
        let found = read(text, None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].value.timex(), timex, "{text}");
        assert_eq!(found[0].edtf().as_deref(), edtf);
        assert!(!found[0].contradicts());
    }
}

#[test]
fn what_the_words_do_not_say_is_computed() {
    for (text, computed) in [
        ("It met on Feb. 13, 2026.", false),
        ("It met on Feb. 13.", true),
        ("It met on Friday.", true),
        ("It met in 2025.", false),
        ("It met last year.", true),
        ("It met on 1/9/2026.", false),
        ("It met on 1/9/26.", true),
        ("It met on 1/23/2026.", false),
    ] {
        assert_eq!(read(text, monday())[0].computed, computed, "{text}");
    }
}

proptest! {
    #[test]
    fn mentions_stand_in_order_and_are_dates_that_a_story_can_read(
        words in proptest::collection::vec(prop_oneof![
            "[a-z]{1,6}", "[0-9]{1,5}", "[,.:;'’$/ –-]",
            Just("Feb.".to_owned()), Just("May".to_owned()), Just("Friday".to_owned()), Just("last".to_owned()),
            Just("the".to_owned()), Just("a".to_owned()), Just("year".to_owned()), Just("weeks".to_owned()),
            Just("ago".to_owned()), Just("early".to_owned()), Just("quarter".to_owned()), Just("third".to_owned()),
            Just("decades".to_owned()), Just("will".to_owned()), Just("p.m.".to_owned()), Just("99999999".to_owned()),
        ], 0..14),
        join in prop_oneof![Just(" "), Just(""), Just("-")],
    ) {
        let text = words.join(join);
        for anchor in [monday(), None] {
            let mut end = 0;
            for mention in read(&text, anchor) {
                prop_assert!(mention.span.start >= end && mention.span.end > mention.span.start);
                prop_assert!(text.get(mention.span.range()).is_some());
                end = mention.span.end;
                if let Some(edtf) = mention.edtf() {
                    prop_assert!(Date::parse(&edtf).is_ok(), "{} in {}", edtf, text);
                }
            }
        }
    }

    #[test]
    fn no_text_stops_the_reading(text in "\\PC{0,60}") {
        let _ = read(&text, monday());
    }
}
