//! What is missing.

use std::fmt::Write;

use dateline::check::{self, Scope, Severity};

use super::{check_rule, story};

const SOURCES: &str = r#"
[[source]]
id = "post"
publisher = "The Post"
kind = "article"
reporting = "own"

[[source]]
id = "herald"
publisher = "The Herald"
kind = "article"
reporting = "own"

[[source]]
id = "copy"
publisher = "The Copy"
kind = "article"
reporting = "rewrite"
derives_from = ["post"]

[[source]]
id = "court"
publisher = "The court"
kind = "filing"
reporting = "own"

[[source]]
id = "blog"
publisher = "A blog"
"#;

/// An event that cites sources, and lines of its own, parted by `; `.
fn event(cited: &[&str], lines: &str) -> String {
    let cited: Vec<String> = cited
        .iter()
        .map(|id| format!("{{ source = \"{id}\", at = \"¶1\" }}"))
        .collect();
    let lines = lines.replace("; ", "\n");
    format!(
        "{SOURCES}\n[[event]]\nid = \"e\"\ntitle = \"E\"\n{lines}\ncitations = [{}]\n",
        cited.join(", ")
    )
}

fn cases(rule: &str, cases: &[(bool, String)]) {
    let cases: Vec<(bool, &str)> = cases
        .iter()
        .map(|(fault, toml)| (*fault, toml.as_str()))
        .collect();
    check_rule(rule, &cases);
}

#[test]
fn several_lines_of_evidence_are_better_than_one() {
    cases(
        "single-line",
        &[
            (true, event(&["post"], "")),
            (true, event(&["post", "copy"], "")),
            (false, event(&["post", "herald"], "")),
            // That is another hole.
            (false, event(&[], "")),
        ],
    );
    cases(
        "no-source",
        &[(true, event(&[], "")), (false, event(&["blog"], ""))],
    );
}

#[test]
fn events_have_dates_and_documents() {
    cases(
        "undated",
        &[
            (true, event(&["post"], "")),
            (false, event(&["post"], "date = \"2026~\"")),
            (false, event(&["post"], "status = \"did-not-happen\"")),
        ],
    );
    cases(
        "no-primary",
        &[
            (true, event(&["post", "copy"], "")),
            (false, event(&["post", "court"], "")),
            // What it is nobody says.
            (false, event(&["post", "blog"], "")),
            (false, event(&["post"], "kind = \"report\"")),
            (
                false,
                event(&["copy"], "").replace(
                    "kind = \"article\"\nreporting = \"own\"",
                    "kind = \"letter\"",
                ),
            ),
        ],
    );
}

#[test]
fn sources_say_where_to_look() {
    cases(
        "no-locator",
        &[
            (
                true,
                event(&["post", "herald"], "").replace("\"herald\", at = \"¶1\"", "\"herald\""),
            ),
            (false, event(&["post", "herald"], "")),
            (
                false,
                event(&["post"], "").replace("at = \"¶1\"", "span = [3, 9]"),
            ),
        ],
    );
    let quote = |at: &str| {
        format!(
            "{SOURCES}[[quote]]\nid = \"q\"\nmode = \"direct\"\nspeaker_description = \"x\"\ntext = \"T\"\n\
             source = \"post\"\n{at}\n"
        )
    };
    cases(
        "quote-no-locator",
        &[(true, quote("")), (false, quote("at = \"¶2\""))],
    );
}

#[test]
fn originals_are_read_and_kept() {
    let source = |lines: &str| format!("[[source]]\nid = \"s\"\npublisher = \"S\"\n{lines}\n");
    cases(
        "original-unread",
        &[
            (true, source("seen = \"none\"")),
            (true, source("derives_from = [\"a report of the agency\"]")),
            (false, source("seen = \"excerpt\"")),
            (
                false,
                source("derives_from = [\"t\"]\n[[source]]\nid = \"t\"\npublisher = \"T\""),
            ),
        ],
    );
    cases(
        "no-archive",
        &[
            (true, source("url = \"https://s.example/1\"")),
            (
                false,
                source("url = \"https://s.example/1\"\narchived = \"https://archive.example/1\""),
            ),
            (false, source("")),
        ],
    );
    let used = "[[event]]\nid = \"e\"\ntitle = \"E\"\ncitations = [{ source = \"s\" }]";
    let retold = "[[source]]\nid = \"t\"\npublisher = \"T\"\nderives_from = [\"s\"]\n\
                  [[event]]\nid = \"e\"\ntitle = \"E\"\ncitations = [{ source = \"t\" }]";
    let attributed = "[[source]]\nid = \"t\"\npublisher = \"T\"\n[[event]]\nid = \"e\"\ntitle = \"E\"\n\
                      [[claim]]\nevent = \"e\"\nfield = \"cause\"\nvalue = \"v\"\nsource = \"t\"\naccording_to = \"s\"";
    cases(
        "uncited",
        &[
            (true, source("")),
            (false, source(used)),
            (false, source(retold)),
            (false, source(attributed)),
        ],
    );
}

#[test]
fn words_are_known_from_more_than_a_retelling() {
    let quotes = |sources: &[&str]| {
        let mut toml = SOURCES.to_owned();
        for source in sources {
            write!(
                toml,
                "[[quote]]\nid = \"{source}\"\nmode = \"direct\"\nspeaker_description = \"x\"\ntext = \"T\"\n\
                 utterance = \"u\"\nsource = \"{source}\"\n"
            )
            .unwrap();
        }
        toml
    };
    cases(
        "only-retold",
        &[
            (true, quotes(&["copy"])),
            (false, quotes(&["copy", "herald"])),
            (false, quotes(&["blog"])),
        ],
    );
}

#[test]
fn a_silence_is_measured_by_its_thread() {
    let thread = |days: &[&str]| {
        let mut toml = String::new();
        for (number, day) in days.iter().enumerate() {
            let (day, thread) = day.split_once(' ').unwrap_or((day, "core"));
            write!(
                toml,
                "[[event]]\nid = \"e{number}\"\ntitle = \"E\"\ndate = \"{day}\"\nthread = \"{thread}\"\n"
            )
            .unwrap();
        }
        toml
    };
    cases(
        "silence",
        &[
            (
                true,
                thread(&["2024-01-01", "2024-02-01", "2024-03-01", "2025-03-01"]),
            ),
            (
                false,
                thread(&["2024-01-01", "2024-02-01", "2024-03-01", "2024-07-01"]),
            ),
            // A year is usual in this one.
            (
                false,
                thread(&["2021-01-01", "2022-01-01", "2023-01-01", "2025-01-01"]),
            ),
            // It went on all the time.
            (
                false,
                thread(&[
                    "2024-01-01/2025-02-01",
                    "2024-02-01",
                    "2024-03-01",
                    "2025-03-01",
                ]),
            ),
            (
                false,
                thread(&["2024-01-01", "2024-02-01", "2024-03-01", "2025-03-01 other"]),
            ),
        ],
    );
}

#[test]
fn a_question_is_overdue_after_its_day() {
    let question = |due: &str| format!("[[question]]\ntext = \"Who?\"\n{due}\n");
    // The check is of the first day of 2027.
    cases(
        "overdue",
        &[
            (true, question("due = \"2026-12-31\"")),
            (false, question("due = \"2027-01-01\"")),
            (false, question("due = \"2027\"")),
            (true, question("due = \"2026\"")),
            (false, question("")),
        ],
    );
}

#[test]
fn holes_are_only_looked_for_when_asked() {
    let story = story(&event(&[], ""));
    let is_hole = |flag: &check::Flag| flag.rule.severity == Severity::Hole;
    assert!(!check::run(&story, Scope::Faults).iter().any(is_hole));
    assert!(super::flags(&story).iter().any(is_hole));
}
