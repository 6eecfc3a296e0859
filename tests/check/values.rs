//! Counts, sums and words that cannot all be true.

use std::fmt::Write;

use super::{check_rule, flags, story};

/// Two claims on one field of a march, each from a source of its own; lines are parted by `; `.
fn two(field: &str, a: &str, b: &str) -> String {
    let mut toml = String::from(
        "[story.fields]\nbreed = { type = \"text\", exclusive = true }\n\
         [[event]]\nid = \"march\"\ntitle = \"The march\"\n",
    );
    for (source, lines) in [("post", a), ("herald", b)] {
        let lines = lines.replace("; ", "\n");
        write!(
            toml,
            "[[source]]\nid = \"{source}\"\npublisher = \"{source}\"\n\
             [[claim]]\nevent = \"march\"\nfield = \"{field}\"\nsource = \"{source}\"\n{lines}\n"
        )
        .unwrap();
    }
    toml
}

fn check(rule: &str, field: &str, table: &[(bool, &str, &str)]) {
    let cases: Vec<(bool, String)> = table
        .iter()
        .map(|&(fault, a, b)| (fault, two(field, a, b)))
        .collect();
    let cases: Vec<(bool, &str)> = cases
        .iter()
        .map(|(fault, toml)| (*fault, toml.as_str()))
        .collect();
    check_rule(rule, &cases);
}

#[test]
fn numbers_are_compared_as_ranges() {
    check(
        "numbers-differ",
        "attendance",
        &[
            (
                true,
                r#"value = "200..250""#,
                r#"value = "24..99"; printed = "dozens"; computed = true"#,
            ),
            (false, r#"value = "200..250""#, r#"value = "250""#),
            (true, r#"value = "200..250""#, r#"value = "251""#),
            (false, r#"value = ">250000""#, r#"value = ">270000""#),
            (true, r#"value = ">270000""#, r#"value = "270000""#),
            (false, r#"value = "~500""#, r#"value = "450""#),
        ],
    );
    check(
        "numbers-differ",
        "price",
        &[
            (
                true,
                r#"value = "839 million USD""#,
                r#"value = "853 million USD""#,
            ),
            (
                false,
                r#"value = "839 million USD""#,
                r#"value = "~853 million USD""#,
            ),
            (
                false,
                r#"value = "839 million USD""#,
                r#"value = "700 million EUR""#,
            ),
        ],
    );
}

#[test]
fn a_series_and_different_things_are_no_conflict() {
    check(
        "numbers-differ",
        "count",
        &[
            (
                true,
                r#"value = "30"; as_of = "2026-02-17""#,
                r#"value = "50"; as_of = "2026-02-17""#,
            ),
            (
                false,
                r#"value = "30"; as_of = "2026-02-17""#,
                r#"value = "50"; as_of = "2026-03-02""#,
            ),
            (
                false,
                r#"value = "30"; scope = "cities""#,
                r#"value = "82"; scope = "contracts""#,
            ),
        ],
    );
}

#[test]
fn words_are_compared_where_only_one_can_be_right() {
    check(
        "accounts-differ",
        "breed",
        &[
            (
                true,
                r#"value = "labradoodle""#,
                r#"value = "golden retriever""#,
            ),
            (
                false,
                r#"value = "labradoodle""#,
                r#"value = "Labradoodle""#,
            ),
        ],
    );
    check(
        "accounts-differ",
        "cause",
        &[
            (false, r#"value = "the protest""#, r#"value = "the cost""#),
            (
                true,
                r#"value = "the protest""#,
                r#"value = "the protest"; stance = "disputes""#,
            ),
        ],
    );
}

#[test]
fn each_side_is_counted_by_its_lines_of_evidence() {
    let toml = r#"
[[event]]
id = "march"
title = "The march"

[[source]]
id = "post"
publisher = "The Post"
reporting = "own"

[[source]]
id = "copy"
publisher = "The Copy"
derives_from = ["post"]

[[source]]
id = "herald"
publisher = "The Herald"

[[claim]]
event = "march"
field = "attendance"
value = "100"
source = "post"

[[claim]]
event = "march"
field = "attendance"
value = "100"
source = "copy"

[[claim]]
event = "march"
field = "attendance"
value = "300"
source = "herald"
"#;
    let story = story(toml);
    let flags = flags(&story);
    let flag = flags
        .iter()
        .find(|flag| flag.rule.id == "numbers-differ")
        .unwrap();
    assert_eq!(
        flag.sentence,
        "Sources disagree on the attendance: 100 or 300"
    );
    let counts: Vec<(&str, (usize, usize))> = flag
        .sides
        .iter()
        .map(|side| (side.words.as_str(), side.count()))
        .collect();
    // Two texts with one origin are one line.
    assert_eq!(counts, [("100", (1, 0)), ("300", (0, 1))]);
    assert_eq!(flag.values, ["100", "300"]);
    assert_eq!(flag.remarks, ["No ruling says what is held"]);
}
