//! What the makers write themselves: disputed values as facts, and what was retracted.

use super::{check_rule, noticed};

fn cases(rule: &str, cases: &[(bool, String)]) {
    let cases: Vec<(bool, &str)> = cases
        .iter()
        .map(|(fault, toml)| (*fault, toml.as_str()))
        .collect();
    check_rule(rule, &cases);
}

/// A march with two claims on a field, and what is held of it.
fn march(
    title: &str,
    summary: &str,
    field: &str,
    [a, b]: [&str; 2],
    ruling: Option<&str>,
) -> String {
    let ruling = ruling.map_or_else(String::new, |value| {
        format!("[[ruling]]\nevent = \"march\"\nfield = \"{field}\"\nvalue = \"{value}\"\nbecause = \"Why.\"\n")
    });
    format!(
        r#"
[story.fields]
breed = {{ type = "text", exclusive = true }}
cause = {{ type = "text", exclusive = true }}

[[source]]
id = "post"
publisher = "The Post"

[[source]]
id = "herald"
publisher = "The Herald"

[[event]]
id = "march"
title = "{title}"
date = "2026-02-13"
summary = "{summary}"

[[claim]]
event = "march"
field = "{field}"
value = "{a}"
source = "post"

[[claim]]
event = "march"
field = "{field}"
value = "{b}"
source = "herald"

{ruling}"#
    )
}

#[test]
fn a_disputed_count_is_no_fact() {
    let arrests =
        |summary: &str, ruling| march("The march", summary, "arrests", ["44", "40"], ruling);
    let open = Some("unresolved");
    cases(
        "stated-as-fact",
        &[
            (true, arrests("Police arrested 44 people.", open)),
            (true, arrests("Police arrested 44 people.", None)),
            (true, arrests("Police arrested 40 people.", Some("44"))),
            // What is held may be said.
            (false, arrests("Police arrested 44 people.", Some("44"))),
            (false, arrests("Police arrested 40 or 44 people.", open)),
            (
                false,
                arrests("Police said that they arrested 44 people.", open),
            ),
            (false, arrests("About 44 people were arrested.", open)),
            // 44 of something else.
            (
                false,
                arrests("Marchers came from 44 cities. Some were arrested.", open),
            ),
            (false, arrests("Police arrested 144 people.", open)),
        ],
    );
    let agreed = march(
        "The march",
        "Police arrested 44 people.",
        "arrests",
        ["44", "44"],
        None,
    );
    assert_eq!(noticed("stated-as-fact", &agreed), []);
}

#[test]
fn a_disputed_account_is_no_fact() {
    let breed = |summary: &str, ruling| {
        march(
            "The march",
            summary,
            "breed",
            ["golden retriever", "yellow labrador"],
            ruling,
        )
    };
    cases(
        "stated-as-fact",
        &[
            (
                true,
                breed("A golden retriever led the march.", Some("yellow labrador")),
            ),
            (
                false,
                breed(
                    "A yellow labrador led the march.",
                    Some("yellow labrador, named Milo"),
                ),
            ),
            (
                false,
                breed("The Post says that a golden retriever led the march.", None),
            ),
            (
                false,
                breed("A golden dog led, and a retriever followed.", None),
            ),
            // A single word may mean anything.
            (
                false,
                march(
                    "The march",
                    "It led past the protest.",
                    "cause",
                    ["the protest", "the cost"],
                    None,
                ),
            ),
        ],
    );
}

#[test]
fn a_disputed_sum_or_day_is_no_fact() {
    let price = |summary: &str| {
        march(
            "The sale",
            summary,
            "price",
            ["839000000 USD", "853000000 USD"],
            Some("839000000 USD"),
        )
    };
    cases(
        "stated-as-fact",
        &[
            (true, price("It was sold for $853 million.")),
            (true, price("It was sold for $853,000,000.")),
            (false, price("It was sold for $839 million.")),
            (false, price("It has 853 shops.")),
        ],
    );
    let day = |title: &str, summary: &str| {
        march(title, summary, "date", ["2026-02-13", "2026-02-12"], None)
    };
    cases(
        "stated-as-fact",
        &[
            (true, day("The march of 12 February", "")),
            (true, day("The February 12 march", "")),
            (false, day("The march of 13 February", "")),
            // The day may be that of something else.
            (false, day("The march", "It was called on 12 February.")),
        ],
    );
}

#[test]
fn nothing_rests_on_what_was_retracted() {
    let story = |retracted: &str, event: &str, more: &str| {
        format!(
            "[[source]]\nid = \"post\"\npublisher = \"The Post\"\n{retracted}\n\
             [[source]]\nid = \"wire\"\npublisher = \"The Wire\"\nderives_from = [\"post\"]\n\
             [[event]]\nid = \"march\"\ntitle = \"The march\"\n{event}\n{more}"
        )
    };
    let retracted = "retracted = \"2026-03-01\"";
    let cites = |source: &str| format!("citations = [{{ source = \"{source}\" }}]");
    let claim =
        "[[claim]]\nevent = \"march\"\nfield = \"attendance\"\nvalue = \"5\"\nsource = \"post\"\n";
    let quote = "[[quote]]\nid = \"q\"\nmode = \"direct\"\nspeaker_description = \"x\"\ntext = \"T\"\nsource = \"post\"\n";
    cases(
        "retracted",
        &[
            (true, story(retracted, &cites("post"), "")),
            (
                false,
                story("corrected = \"2026-03-01\"", &cites("post"), ""),
            ),
            (true, story(retracted, &cites("wire"), "")),
            (true, story(retracted, "", claim)),
            (true, story(retracted, "", quote)),
            // Once for an event, be it cited and claimed.
            (true, story(retracted, &cites("post"), claim)),
            (
                false,
                story(
                    retracted,
                    "citations = [{ source = \"post\", stance = \"mentions\" }]",
                    "",
                ),
            ),
            (false, story(retracted, "", "")),
        ],
    );
    assert_eq!(
        noticed("retracted", &story(retracted, &cites("wire"), "")),
        [(
            "event:march".to_owned(),
            "It rests on The Wire, which retells The Post, and that was retracted (Sun 1 Mar 2026)"
                .to_owned()
        )]
    );
}
