//! When values cannot both be true, by the type of their field.

use std::fmt::Write;

use dateline::story::evidence;

use super::{claim, event, story};

/// The field that the first of them names, and whether the claims clash. A claim is lines of TOML,
/// parted by `; `; it comes from a source of its own.
type Case<'a> = (&'a [&'a str], bool);

const STORY: &str = r#"
[story]
timezone = "America/Los_Angeles"

[story.fields.breed]
type = "text"
exclusive = true

[story.fields.deadline]
type = "date"

[[event]]
id = "march"
title = "A march"
"#;

/// The fields on which the sources of `claims` disagree.
fn disputed(claims: &[&str]) -> Vec<String> {
    let mut toml = STORY.to_owned();
    for (number, lines) in claims.iter().enumerate() {
        write!(
            toml,
            "[[source]]\nid = \"s{number}\"\npublisher = \"P\"\n{}source = \"s{number}\"\n",
            claim(&lines.replace("; ", "\n"))
        )
        .unwrap();
    }
    let story = story(&toml);
    let march = event(&story, "march");
    let contests = evidence::contests(&story, march);
    let by_contest = contests.iter().filter(|contest| contest.disputed).count();
    let topics = evidence::disputed_fields(march);
    assert_eq!(by_contest, topics.len(), "{claims:?}");
    topics
        .iter()
        .map(|(field, _)| (*field).to_owned())
        .collect()
}

/// Checks what two sources say of a field, either of them first.
fn check(field: &str, table: &[(&str, &str, bool)]) {
    for &(a, b, clash) in table {
        for (a, b) in [(a, b), (b, a)] {
            let of = |value| format!("field = \"{field}\"; value = \"{value}\"");
            let expected: &[&str] = if clash { &[field] } else { &[] };
            assert_eq!(
                disputed(&[&of(a), &of(b)]),
                expected,
                "{field}: {a} and {b}"
            );
        }
    }
}

fn check_claims(table: &[Case<'_>]) {
    for &(claims, clash) in table {
        assert_eq!(!disputed(claims).is_empty(), clash, "{claims:?}");
    }
}

#[test]
fn dates_clash_if_no_day_is_in_both() {
    check(
        "date",
        &[
            ("2026-02-12", "2026-02-12", false),
            ("2026-02-12", "2026-02-13", true),
            ("2026-02", "2026-02-12", false),
            ("2026", "2026-02-12", false),
            ("2026-02", "2026-03-01", true),
            ("2019-07-15/2019-07-16", "2019-07-16", false),
            ("2019-07-15/2019-07-16", "2019-07-17", true),
            ("[2026-02-09..2026-02-12]", "2026-02-12", false),
            ("[2026-02-09..2026-02-12]", "2026-02-13", true),
            // A doubtful day is still not another one.
            ("2026-02-12?", "2026-02-12", false),
            ("2026-02-12?", "2026-02-13", true),
            ("-0043", "0043", true),
        ],
    );
    check("deadline", &[("2026-02-12", "2026-02-13", true)]);
}

#[test]
fn about_a_date_reaches_three_days_a_month_or_a_year() {
    check(
        "date",
        &[
            ("2026-02-13~", "2026-02-16", false),
            ("2026-02-13~", "2026-02-10", false),
            ("2026-02-13~", "2026-02-17", true),
            ("2026-02-13~", "2026-02-09", true),
            ("2026-02~", "2026-03-31", false),
            ("2026-02~", "2026-01-01", false),
            ("2026-02~", "2026-04-01", true),
            ("2026-02~", "2025-12-31", true),
            ("2025~", "2026-12-31", false),
            ("2025~", "2027-01-01", true),
        ],
    );
}

#[test]
fn moments_count_as_days_where_the_event_was() {
    check(
        "date",
        &[
            // 00:52 in Greenwich was 16:52 of the day before in Seattle.
            ("2026-02-13T00:52:00Z", "2026-02-12", false),
            ("2026-02-13T00:52:00Z", "2026-02-13", true),
            ("2026-02-13T00:52:00Z", "2026-02-12T19:52:00-05:00", false),
            ("2026-02-13T07:59:00Z", "2026-02-13T08:00:00Z", true),
        ],
    );
}

#[test]
fn numbers_clash_if_their_ranges_do_not_meet() {
    check(
        "attendance",
        &[
            ("250", "250", false),
            ("1,039", "1039", false),
            ("250", "251", true),
            ("200..250", "250", false),
            ("200..250", "251", true),
            ("200..250", "24..99", true),
            (">270000", "270000", true),
            (">270000", "270001", false),
            (">250000", ">270000", false),
            ("<=10", "10", false),
            ("<10", "10", true),
            ("~500", "500", false),
            ("~500", "900", true),
        ],
    );
}

#[test]
fn sums_clash_only_in_one_currency() {
    check(
        "price",
        &[
            ("839 million USD", "839000000 USD", false),
            ("839 million USD", "853 million USD", true),
            ("8..10 million USD", "8 million USD", false),
            ("8..10 million USD", "11 million USD", true),
            ("4 billion ILS", "1.2 billion USD", false),
            ("171153.50 USD", "171153 USD", true),
        ],
    );
}

#[test]
fn words_clash_only_where_the_field_is_exclusive() {
    check(
        "breed",
        &[
            ("Labradoodle", "labradoodle", false),
            ("Labradoodle", "Golden retriever", true),
            ("Épagneul", "epagneul", false),
        ],
    );
    check(
        "cause",
        &[
            ("time and resources", "the protest", false),
            ("the protest", "the protest", false),
        ],
    );
    check("a field of nobody's", &[("one thing", "another", false)]);
}

#[test]
fn counts_of_different_days_are_a_series() {
    let of = |value: &str, as_of: &str| {
        format!("field = \"signatures\"; value = \"{value}\"; as_of = \"{as_of}\"")
    };
    let (january, february) = (of("100", "2026-01-31"), of("200", "2026-02-28"));
    let again = of("300", "2026-02-28");
    check_claims(&[
        (&[&january, &february], false),
        (&[&february, &again], true),
        (&[&january, &february, &again], true),
    ]);
}

#[test]
fn values_of_different_scope_do_not_clash() {
    let of = |value: &str, scope: &str| {
        format!("field = \"attendance\"; value = \"{value}\"; scope = \"{scope}\"")
    };
    let (square, street) = (of("100", "on the square"), of("900", "in the streets"));
    let squeezed = of("250", "on the square");
    let unscoped = "field = \"attendance\"; value = \"5000\"";
    check_claims(&[
        (&[&square, &street, unscoped], false),
        (&[&square, &street, &squeezed], true),
    ]);
}

#[test]
fn different_fields_do_not_clash() {
    let dead = "field = \"deaths\"; value = \"1\"";
    let injured = "field = \"injuries\"; value = \"2\"";
    check_claims(&[(&[dead, injured], false)]);
    let both = [
        dead,
        injured,
        "field = \"injuries\"; value = \"3\"",
        "field = \"deaths\"; value = \"4\"",
    ];
    assert_eq!(disputed(&both), ["deaths", "injuries"]);
}

#[test]
fn a_source_may_dispute_what_another_says() {
    for (field, said, other) in [
        ("attendance", "10", "20"),
        ("date", "2026-02-12", "2026-02-13"),
        ("price", "10 USD", "20 USD"),
        ("breed", "Labradoodle", "Golden retriever"),
        ("cause", "the protest", "time and resources"),
    ] {
        let of = |value: &str, stance: &str| {
            format!("field = \"{field}\"; value = \"{value}\"; stance = \"{stance}\"")
        };
        let supports = of(said, "supports");
        check_claims(&[
            (&[&supports, &of(said, "disputes")], true),
            (&[&of(said, "disputes"), &supports], true),
            // It says that it was not the other value, and nobody says it was.
            (&[&supports, &of(other, "disputes")], false),
            (&[&of(said, "disputes"), &of(other, "disputes")], false),
            (&[&of(said, "disputes"), &of(said, "disputes")], false),
            // To speak of a value is not to hold it.
            (&[&supports, &of(other, "mentions")], false),
            (&[&of(said, "disputes"), &of(said, "mentions")], false),
        ]);
    }
}

#[test]
fn words_without_a_value_clash_with_nothing() {
    let number = "field = \"attendance\"; value = \"10\"";
    let dozens = "field = \"attendance\"; printed = \"dozens\"";
    let scores = "field = \"attendance\"; printed = \"scores\"";
    check_claims(&[(&[number, dozens, scores], false)]);
}
