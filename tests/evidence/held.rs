//! Who stands behind the value that is held, which need not be what any one source says.

use std::fmt::Write;

use dateline::story::evidence::{held_lines, independent_lines};

use super::{claim, event, story};

/// `paper` and `radio` saw it themselves, `blog` and `forum` may have, `copy` retells the paper. `late` retells it
/// too, and has been there itself.
const SOURCES: &str = r#"
source = [
    { id = "paper", publisher = "Paper", reporting = "own" },
    { id = "radio", publisher = "Radio", reporting = "own" },
    { id = "blog", publisher = "Blog", reporting = "unknown" },
    { id = "forum", publisher = "Forum", reporting = "unknown" },
    { id = "copy", publisher = "Copy", reporting = "rewrite", derives_from = ["paper"] },
    { id = "late", publisher = "Late", reporting = "own", derives_from = ["paper"] },
]

[story]
timezone = "America/Los_Angeles"

[story.fields.breed]
type = "text"
exclusive = true

[[event]]
id = "march"
title = "A march"
"#;

/// How many independent lines stand behind what is held of `field`. `date` is the event's own, `rulings` are held of
/// the field; a claim is `source value`, and more keys of TOML after `; `.
fn lines(field: &str, date: Option<&str>, rulings: &[&str], claims: &[&str]) -> usize {
    let mut toml = SOURCES.to_owned();
    if let Some(date) = date {
        writeln!(toml, "date = \"{date}\"").unwrap();
    }
    for value in rulings {
        write!(
            toml,
            "[[ruling]]\nevent = \"march\"\nfield = \"{field}\"\nvalue = \"{value}\"\nbecause = \"So it is.\"\n"
        )
        .unwrap();
    }
    for text in claims {
        let (source, said) = text.split_once(' ').unwrap();
        let (value, more) = said.split_once("; ").unwrap_or((said, ""));
        let more = more.replace("; ", "\n");
        toml.push_str(&claim(&format!(
            "field = \"{field}\"\nvalue = \"{value}\"\nsource = \"{source}\"\n{more}"
        )));
    }
    let story = story(&toml);
    independent_lines(&held_lines(&story, event(&story, "march"), field))
}

/// How many stand behind a ruling.
fn behind(field: &str, ruling: &str, claims: &[&str]) -> usize {
    lines(field, None, &[ruling], claims)
}

#[test]
fn what_is_held_is_the_ruling_or_the_date_of_the_event() {
    let claims = ["paper 2026-02-13", "radio 2026-02-13", "blog 2026-02-12"];
    for (date, rulings, expected) in [
        (Some("2026-02-13"), vec![], 2),
        (Some("2026-02-12"), vec![], 1),
        (Some("2026-02-12"), vec!["2026-02-13"], 2),
        (Some("2026-02-14"), vec![], 0),
        // Nothing is held.
        (Some("2026-02-13"), vec!["unresolved"], 0),
        (None, vec![], 0),
    ] {
        assert_eq!(
            lines("date", date, &rulings, &claims),
            expected,
            "{date:?} {rulings:?}"
        );
    }
    // Of other fields an event has no value of its own.
    assert_eq!(
        lines("breed", Some("2026-02-13"), &[], &["paper Poodle"]),
        0
    );
    assert_eq!(lines("date", Some("2026-02-13"), &[], &[]), 0);
}

#[test]
fn a_date_counts_that_lies_inside_the_one_that_is_held() {
    for (held, claims, expected) in [
        ("2025-10~", vec!["paper 2025-10", "radio 2025-10-02"], 2),
        ("2025-10", vec!["paper 2025-10", "radio 2025-11"], 1),
        // February is no evidence that it was the 13th.
        ("2026-02-13", vec!["paper 2026-02", "radio 2026-02-13"], 1),
        ("[2026-02-16..2026-02-18]", vec!["paper [..2026-02-18]"], 0),
        // 00:52 in Greenwich was the day before in Los Angeles.
        (
            "2026-02-12",
            vec!["paper 2026-02-13T00:52:00Z", "radio 2026-02-12"],
            2,
        ),
    ] {
        assert_eq!(behind("date", held, &claims), expected, "{held} {claims:?}");
    }
}

#[test]
fn other_values_count_by_what_they_mean() {
    for (field, held, claims, expected) in [
        (
            "attendance",
            "200..250",
            vec!["paper 200..250", "radio 250"],
            2,
        ),
        (
            "attendance",
            "200..250",
            vec!["paper 200..250", "radio 251"],
            1,
        ),
        ("attendance", "1,039", vec!["paper 1039", "radio 1,039"], 2),
        ("attendance", ">=30", vec!["paper 30", "radio >20"], 1),
        (
            "price",
            "839 million USD",
            vec!["paper USD 839000000", "radio 839000000 EUR"],
            1,
        ),
        (
            "breed",
            "labradoodle",
            vec!["paper Labradoodle", "radio Poodle"],
            1,
        ),
        // Words of a field where several may stand side by side.
        (
            "cause",
            "the protest",
            vec!["paper The protest", "radio time and money"],
            1,
        ),
    ] {
        assert_eq!(
            behind(field, held, &claims),
            expected,
            "{field}: {held} {claims:?}"
        );
    }
}

#[test]
fn only_what_supports_it_counts_and_lines_that_are_known() {
    for (claims, expected) in [
        (vec!["paper 10", "radio 10; stance = \"disputes\""], 1),
        (vec!["paper 10", "radio 10; stance = \"mentions\""], 1),
        // Two newsrooms may go back to one; that a third saw it is known.
        (vec!["blog 10", "forum 10"], 1),
        (vec!["blog 10", "forum 10", "paper 10"], 1),
        (vec!["paper 10", "copy 10"], 1),
        (vec!["copy 10", "radio 10"], 2),
    ] {
        assert_eq!(behind("attendance", "10", &claims), expected, "{claims:?}");
    }
}

#[test]
fn claims_of_any_scope_count_and_only_those_of_one_depart_from_each_other() {
    let of = |scope: &str, said: &str| format!("{said}; scope = \"{scope}\"");
    let (street, square) = (of("street", "paper 10"), of("square", "radio 10"));
    assert_eq!(behind("attendance", "10", &[&street, &square]), 2);
    // Where the paper says nothing of the square, who retells it does not depart from it.
    let retold = of("square", "late 10");
    assert_eq!(behind("attendance", "10", &[&street, &retold]), 1);
    // Here it does: the value is its own.
    let other = of("square", "paper 20");
    assert_eq!(behind("attendance", "10", &[&street, &other, &retold]), 2);
}
