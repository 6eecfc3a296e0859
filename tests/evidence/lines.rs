//! Lines of evidence: what counts, what collapses, and what a statement goes back to.

use std::fmt::Write;

use dateline::story::Story;
use dateline::story::evidence::{self, Line};

use super::{claim, event, story};

/// Documents of every sort. `two-papers` retells two of them; `tail` retells one of two documents
/// that retell each other.
const SOURCES: &str = r#"
source = [
    { id = "paper", publisher = "Paper", reporting = "own" },
    { id = "radio", publisher = "Radio", reporting = "own" },
    { id = "blog", publisher = "Blog", reporting = "unknown" },
    { id = "forum", publisher = "Forum" },
    { id = "agency", publisher = "Agency", reporting = "wire" },
    { id = "copy", publisher = "Copy", reporting = "rewrite", derives_from = ["paper"] },
    { id = "copy-2", publisher = "Copy 2", reporting = "rewrite", derives_from = ["paper"] },
    { id = "copy-of-copy", publisher = "Copy of copy", reporting = "rewrite", derives_from = ["copy"] },
    { id = "two-papers", publisher = "Two papers", reporting = "rewrite", derives_from = ["paper", "radio"] },
    { id = "tail", publisher = "Tail", reporting = "rewrite", derives_from = ["circle-1"] },
    { id = "circle-1", publisher = "Circle 1", reporting = "rewrite", derives_from = ["circle-2"] },
    { id = "circle-2", publisher = "Circle 2", reporting = "rewrite", derives_from = ["circle-1"] },
    { id = "itself", publisher = "Itself", reporting = "rewrite", derives_from = ["itself"] },
    { id = "evening", publisher = "Evening edition", reporting = "own", version_of = "paper" },
    { id = "unseen-1", publisher = "Unseen 1", reporting = "rewrite", derives_from = ["a report nobody here has seen"] },
    { id = "unseen-2", publisher = "Unseen 2", reporting = "rewrite", derives_from = ["a report nobody here has seen"] },
]
actor = [
    { id = "police", name = "The police" },
    { id = "mayor", name = "The mayor" },
]
event = [{ id = "march", title = "A march" }]
"#;

/// A story in which each of `claims` gives the attendance, by default as 10. A claim is a source's
/// id, and more keys of TOML after a space: `paper according_to = "police"`.
fn attendance(claims: &[&str]) -> std::sync::Arc<Story> {
    let mut toml = SOURCES.to_owned();
    for text in claims {
        let (source, more) = text.split_once(' ').unwrap_or((text, ""));
        let mut lines = format!("source = \"{source}\"\n{}\n", more.replace("; ", "\n"));
        for (key, default) in [("field", "attendance"), ("value", "10")] {
            if !more.contains(key) {
                writeln!(lines, "{key} = \"{default}\"").unwrap();
            }
        }
        toml.push_str(&claim(&lines));
    }
    story(&toml)
}

/// `● paper copy, ○ blog`
fn drawn(story: &Story, lines: &[Line<'_>]) -> String {
    let line = |line: &Line<'_>| {
        let mut drawn = String::from(if line.independent { "●" } else { "○" });
        for &source in &line.sources {
            write!(drawn, " {}", story.source(source).id()).unwrap();
        }
        drawn
    };
    lines.iter().map(line).collect::<Vec<_>>().join(", ")
}

/// The lines behind the attendance of 10, drawn, and how many of them are independent.
fn lines(claims: &[&str]) -> (String, usize) {
    let story = attendance(claims);
    let contests = evidence::contests(&story, event(&story, "march"));
    let mut sides = contests
        .iter()
        .filter(|contest| contest.field == "attendance")
        .flat_map(|contest| &contest.sides);
    let ten = sides
        .find(|side| side.claims[0].value() == Some("10"))
        .unwrap();
    (
        drawn(&story, &ten.lines),
        evidence::independent_lines(&ten.lines),
    )
}

/// Claims, the lines they should make, and how many of those are independent.
type Case<'a> = (&'a [&'a str], &'a str, usize);

fn check(table: &[Case<'_>]) {
    for &(claims, drawn, count) in table {
        assert_eq!(lines(claims), (drawn.to_owned(), count), "{claims:?}");
    }
}

#[test]
fn own_reporting_counts_and_unknown_independence_does_not() {
    check(&[
        (&["paper"], "● paper", 1),
        (&["paper", "radio"], "● paper, ● radio", 2),
        (&["paper", "paper"], "● paper", 1),
        (&["paper", "blog"], "● paper, ○ blog", 1),
        (
            &["blog", "forum", "agency", "radio"],
            "● radio, ○ blog, ○ forum, ○ agency",
            1,
        ),
        // Nobody knows whether they are two, so they are not counted as two.
        (&["blog", "forum"], "○ blog, ○ forum", 1),
    ]);
}

#[test]
fn copies_are_one_line_with_their_original() {
    check(&[
        (&["copy", "copy-2"], "● copy copy-2", 1),
        (&["paper", "copy", "copy-2"], "● paper copy copy-2", 1),
        (&["copy-of-copy"], "● copy-of-copy", 1),
        (&["copy-of-copy", "copy-2"], "● copy-of-copy copy-2", 1),
        (&["copy-of-copy", "radio"], "● copy-of-copy, ● radio", 2),
        (&["evening", "paper"], "● evening paper", 1),
        (&["evening", "copy"], "● evening copy", 1),
        // Two that go back to a document which nobody here has seen.
        (&["unseen-1", "unseen-2"], "○ unseen-1 unseen-2", 1),
        (
            &["unseen-1", "blog", "unseen-2"],
            "○ unseen-1 unseen-2, ○ blog",
            1,
        ),
    ]);
}

#[test]
fn documents_that_retell_each_other_are_one_line() {
    check(&[
        (&["circle-1", "circle-2"], "○ circle-1 circle-2", 1),
        (&["circle-2", "tail"], "○ circle-2 tail", 1),
        (&["tail", "circle-1"], "○ tail circle-1", 1),
        (&["itself"], "○ itself", 1),
        (&["itself", "blog"], "○ itself, ○ blog", 1),
    ]);
}

#[test]
fn a_retelling_of_two_documents_adds_no_line_to_either() {
    check(&[
        (&["paper", "two-papers"], "● paper two-papers", 1),
        (&["two-papers", "paper"], "● paper two-papers", 1),
        (&["radio", "two-papers"], "● radio two-papers", 1),
        (&["two-papers", "radio"], "● radio two-papers", 1),
        (
            &["two-papers", "radio", "paper"],
            "● radio two-papers, ● paper",
            2,
        ),
        (
            &["paper", "radio", "two-papers"],
            "● paper two-papers, ● radio",
            2,
        ),
    ]);
    // Which of the two reports it rests on is not known.
    assert_eq!(lines(&["two-papers"]).1, 1);
}

#[test]
fn whom_a_report_rests_on_comes_before_what_it_retells() {
    let police = r#"according_to = "police""#;
    let by = |source: &str, party: &str| format!("{source} according_to = \"{party}\"");
    let own_word = by("evening", "evening");
    check(&[
        // Two reporters asked the same office.
        (
            &[&format!("paper {police}"), &format!("radio {police}")],
            "● paper radio",
            1,
        ),
        (
            &[&format!("paper {police}"), &by("radio", "mayor")],
            "● paper, ● radio",
            2,
        ),
        // Who asked is not known, or a reporter whose report is retold.
        (&[&format!("blog {police}")], "○ blog", 1),
        (&[&format!("copy {police}")], "● copy", 1),
        // A document, seen or not.
        (&[&by("blog", "paper"), "copy"], "● blog copy", 1),
        (&[&by("blog", "copy"), "paper"], "● blog paper", 1),
        (
            &[&by("paper", "a leaflet"), &by("radio", "a leaflet")],
            "○ paper radio",
            1,
        ),
        // The source itself: the value is its own, whatever it retells otherwise.
        (&[&own_word, "paper"], "● evening, ● paper", 2),
        (&[&by("copy", "copy"), "paper"], "● paper, ○ copy", 1),
        (&[&by("paper", "paper"), "paper"], "● paper", 1),
    ]);
}

#[test]
fn only_support_is_evidence() {
    check(&[
        (&["paper", r#"blog stance = "mentions""#], "● paper", 1),
        (&["paper", r#"radio stance = "disputes""#], "● paper", 1),
        (&[r#"paper stance = "mentions""#], "", 0),
    ]);
    let cited = |stance: &str| {
        let toml = format!(
            r#"
            source = [
                {{ id = "paper", publisher = "Paper", reporting = "own" }},
                {{ id = "radio", publisher = "Radio", reporting = "own" }},
            ]
            [[event]]
            id = "march"
            title = "A march"
            citations = [{{ source = "paper" }}, {{ source = "radio", stance = "{stance}" }}]
            "#
        );
        let story = story(&toml);
        let lines = evidence::lines_of_event(&story, event(&story, "march"));
        drawn(&story, &lines)
    };
    assert_eq!(cited("supports"), "● paper, ● radio");
    assert_eq!(cited("disputes"), "● paper");
    assert_eq!(cited("mentions"), "● paper");
}

#[test]
fn a_retelling_that_departs_from_its_origin_is_its_own_word() {
    let twenty = |source: &str| format!("{source} value = \"20\"");
    let cases: [Case<'_>; 4] = [
        (&[&twenty("paper"), "copy"], "○ copy", 1),
        (
            &[&twenty("paper"), "evening", "radio"],
            "● evening, ● radio",
            2,
        ),
        // The paper also gives the value that the copy took.
        (&[&twenty("paper"), "paper", "copy"], "● paper copy", 1),
        // The origin speaks of something else.
        (
            &[r#"paper field = "arrests"; value = "20""#, "copy"],
            "● copy",
            1,
        ),
    ];
    check(&cases);
}

#[test]
fn an_event_rests_on_its_citations_and_its_claims() {
    let story = attendance(&["paper", "copy", "radio", "blog"]);
    let lines = evidence::lines_of_event(&story, event(&story, "march"));
    assert_eq!(drawn(&story, &lines), "● paper copy, ● radio, ○ blog");
    assert_eq!(evidence::independent_lines(&lines), 2);
    let nobody = super::story("[[event]]\nid = \"march\"\ntitle = \"A march\"\n");
    let lines = evidence::lines_of_event(&nobody, event(&nobody, "march"));
    assert_eq!((lines.len(), evidence::independent_lines(&lines)), (0, 0));
}
