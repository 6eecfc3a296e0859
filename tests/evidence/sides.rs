//! How the claims on a field stand together, and what is held of it.

use dateline::story::evidence::{self, Contest};

use super::{event, story};

/// What three sources and a copy say of a march. The copy departs from its original, so its word is
/// its own.
const MARCH: &str = r#"
source = [
    { id = "paper", publisher = "Paper", reporting = "own" },
    { id = "radio", publisher = "Radio", reporting = "own" },
    { id = "blog", publisher = "Blog" },
    { id = "copy", publisher = "Copy", reporting = "rewrite", derives_from = ["paper"] },
]
event = [{ id = "march", title = "A march" }]
claim = [
    { event = "march", field = "attendance", value = "900", source = "blog" },
    { event = "march", field = "attendance", value = "1,000", source = "paper" },
    { event = "march", field = "cause", value = "bread", source = "paper" },
    { event = "march", field = "attendance", value = "1000", source = "radio" },
    { event = "march", field = "date", value = "2021-05-01", source = "copy" },
    { event = "march", field = "attendance", value = "40", scope = "the police", source = "radio" },
    { event = "march", field = "cause", value = "roses", source = "radio" },
    { event = "march", field = "attendance", printed = "many", source = "blog" },
    { event = "march", field = "attendance", printed = "many", source = "copy" },
    { event = "march", field = "attendance", printed = "crowds", source = "radio" },
]
ruling = [
    { event = "march", field = "attendance", value = "unresolved", because = "Nobody counted." },
    { event = "march", field = "date", value = "2021-05-01", because = "The photo's stamp.", by = "us", on = "2021-06" },
]
"#;

/// Field, scope, and for each side its values and sources.
fn outline(contest: &Contest<'_>) -> String {
    let sides: Vec<String> = contest
        .sides
        .iter()
        .map(|side| {
            let claims: Vec<String> = side
                .claims
                .iter()
                .map(|claim| {
                    let words = claim.value().or(claim.printed()).unwrap_or_default();
                    let source = claim.story().source(claim.source()).id();
                    format!("{words} {source}")
                })
                .collect();
            claims.join(" + ")
        })
        .collect();
    let scope = contest
        .scope
        .map_or(String::new(), |scope| format!(" ({scope})"));
    format!("{}{scope}: {}", contest.field, sides.join(" | "))
}

#[test]
fn claims_that_agree_stand_together_and_the_best_supported_come_first() {
    let story = story(MARCH);
    let contests = evidence::contests(&story, event(&story, "march"));
    let outlines: Vec<String> = contests.iter().map(outline).collect();
    assert_eq!(
        outlines,
        [
            "date: 2021-05-01 copy",
            "attendance: 1,000 paper + 1000 radio | crowds radio | many blog + many copy | 900 blog",
            "cause: bread paper | roses radio",
            "attendance (the police): 40 radio",
        ]
    );
    let disputed: Vec<bool> = contests.iter().map(|contest| contest.disputed).collect();
    assert_eq!(disputed, [false, true, false, false]);
}

#[test]
fn what_is_held_says_why_and_may_be_unresolved() {
    let story = story(MARCH);
    let rulings: Vec<_> = event(&story, "march")
        .rulings()
        .map(|ruling| {
            (
                ruling.field(),
                ruling.value(),
                ruling.because(),
                ruling.by(),
                ruling.on(),
            )
        })
        .collect();
    assert_eq!(
        rulings,
        [
            ("attendance", None, "Nobody counted.", None, None),
            (
                "date",
                Some("2021-05-01"),
                "The photo's stamp.",
                Some("us"),
                Some("2021-06")
            ),
        ]
    );
}
