//! Lists from the real binary: tables, lines of JSON, Markdown.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use csv::{Reader, StringRecord};
use serde_json::Value;

use crate::stories::{SECRETS, STORY};

pub fn run(story: &str, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(story.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

pub fn told(story: &str, arguments: &[&str]) -> String {
    let output = run(story, arguments);
    assert_eq!(
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap()
        ),
        (Some(0), String::new())
    );
    String::from_utf8(output.stdout).unwrap()
}

fn list(what: &str, format: &str) -> String {
    told(STORY, &["list", "-", "--what", what, "--format", format])
}

/// The names of the columns, and the rows.
fn table(csv: &str) -> (StringRecord, Vec<StringRecord>) {
    let mut reader = Reader::from_reader(csv.as_bytes());
    let names = reader.headers().unwrap().clone();
    (names, reader.records().map(Result::unwrap).collect())
}

/// The cell of a row by its column's name.
fn cell<'r>(names: &StringRecord, row: &'r StringRecord, name: &str) -> &'r str {
    row.get(names.iter().position(|other| other == name).unwrap())
        .unwrap()
}

#[test]
fn a_table_has_a_row_for_each_event() {
    let csv = list("events", "csv");
    assert!(csv.starts_with("id,date,date_in_words,"), "{csv}");
    let (names, rows) = table(&csv);
    assert_eq!(rows.len(), 2);
    let closed = |name| cell(&names, &rows[0], name);
    assert_eq!(closed("id"), "closed");
    assert_eq!(closed("date_in_words"), "Tue 5 Mar 2024");
    assert_eq!(closed("status"), "confirmed");
    assert_eq!(closed("actors"), "Ida Marsh (witness)");
    assert_eq!(closed("disputed"), "date");
    assert_eq!(
        closed("held"),
        "Date: Tue 5 Mar 2024, because: the Gazette was there"
    );
    // The Gazette; the radio only gives another day, and nothing private counts.
    assert_eq!(closed("independent_lines"), "1");
    assert_eq!(closed("evidence").lines().count(), 3);
    assert_eq!(closed("match"), "yes");
    assert_eq!(cell(&names, &rows[1], "date"), "2024-03-11?");
    assert_eq!(cell(&names, &rows[1], "quotes"), "2");
}

#[test]
fn the_other_tables_have_their_rows() {
    let (names, claims) = table(&list("claims", "csv"));
    assert_eq!(claims.len(), 3);
    assert_eq!(cell(&names, &claims[0], "event"), "closed");
    assert_eq!(cell(&names, &claims[0], "printed"), "on Tuesday");
    assert_eq!(cell(&names, &claims[0], "computed"), "yes");
    assert_eq!(cell(&names, &claims[0], "disputed"), "yes");
    assert_eq!(cell(&names, &claims[2], "disputed"), "no");
    let (names, quotes) = table(&list("quotes", "csv"));
    assert_eq!(cell(&names, &quotes[0], "speakers"), "Ida Marsh");
    assert_eq!(cell(&names, &quotes[1], "printed_as"), "direct");
    assert_eq!(cell(&names, &quotes[0], "at"), "02:10");
    let (names, sources) = table(&list("sources", "csv"));
    assert_eq!(sources.len(), 3);
    assert_eq!(
        cell(&names, &sources[0], "url"),
        "https://gazette.example/bridge?a=1&b=2"
    );
    let (names, actors) = table(&list("actors", "csv"));
    assert_eq!(cell(&names, &actors[0], "events"), "closed");
    assert_eq!(actors.len(), 1);
}

#[test]
fn an_empty_table_still_names_its_columns() {
    let output = run(STORY, &["list", "-", "-q", "qzqz", "--format", "csv"]);
    let csv = String::from_utf8(output.stdout).unwrap();
    assert_eq!(csv.lines().count(), 1);
    assert!(csv.ends_with("match\r\n"));
}

#[test]
fn a_spreadsheet_runs_nothing() {
    let story = r#"
        [[source]]
        id = "s"
        publisher = "=cmd|' /C calc'!A0"
        title = "a \"quoted\", title"
        [[event]]
        id = "e"
        title = "@SUM(1+1)*cmd"
        kind = "+1"
        place = "-1"
        date = "-0043"
        citations = [{ source = "s" }]
    "#;
    for what in ["events", "sources"] {
        let csv = told(story, &["list", "-", "--what", what, "--format", "csv"]);
        let (_, rows) = table(&csv);
        for cell in &rows[0] {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    let (names, rows) = table(&told(story, &["list", "-", "--format", "csv"]));
    assert_eq!(cell(&names, &rows[0], "title"), "'@SUM(1+1)*cmd");
    assert_eq!(cell(&names, &rows[0], "date"), "'-0043");
}

#[test]
fn ndjson_has_the_objects_of_json() {
    for what in ["events", "actors", "quotes", "sources", "claims"] {
        let lines = list(what, "ndjson");
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let array: Vec<Value> = serde_json::from_str(&list(what, "json")).unwrap();
        assert!(!array.is_empty());
        assert_eq!(lines, array, "{what}");
    }
}

#[test]
fn markdown_has_an_item_for_each_record() {
    let events = list("events", "markdown");
    assert!(
        events.starts_with(
            "- The council closes Mill Bridge (Tue 5 Mar 2024; Aldermere; confirmed). \
             **Sources disagree on the date.** Sources:\n  - Aldermere Gazette"
        ),
        "{events}"
    );
    assert_eq!(
        events.lines().filter(|line| line.starts_with("- ")).count(),
        2
    );
    assert_eq!(list("actors", "markdown"), "- **Ida Marsh**\n");
    let possibly = told(
        STORY,
        &["list", "-", "-q", "date:2024-03-11", "--format", "markdown"],
    );
    assert!(
        possibly.starts_with("- *possibly* A town meeting"),
        "{possibly}"
    );
}

#[test]
fn no_list_says_anything_private() {
    for what in ["events", "actors", "quotes", "sources", "claims"] {
        for format in ["text", "json", "ndjson", "csv", "markdown"] {
            let told = list(what, format);
            for secret in SECRETS {
                assert!(
                    !told.contains(secret),
                    "{secret} in {what} as {format}: {told}"
                );
            }
        }
    }
}

#[test]
fn claims_are_listed_as_text() {
    assert_eq!(
        list("claims", "text").lines().next().unwrap(),
        "closed  date      2024-03-05  supports  “on Tuesday” (Aldermere Gazette)"
    );
}
