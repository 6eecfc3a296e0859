//! The chronology “two independent lines before 13 February 2026” of the bundled story: one query, one export, in every
//! format.

use std::process::Command;

use dateline::load;
use serde_json::Value;

const QUERY: &str = "lines:>=2 before:2026-02-13";

/// The events by hand, each with the sources at the origin of two of its lines. Own reporting alone counts: the end of
/// the deal on 12 February has fifteen sources that report it, and not one line that is known to be independent. Of the
/// purchase of Ring two filings of Amazon tell, of which the second repeats the first.
const EVENTS: [(&str, [&str; 2]); 4] = [
    // Through texts that retell them: 404 Media and Newsweek. Its date is not certain.
    (
        "search-party-announced",
        ["404-briefing", "newsweek-justok"],
    ),
    // 404 Media and The Verge, both retold.
    ("siminoff-email", ["404-briefing", "verge-technophile"]),
    // CNBC, retold, and FOX 13.
    ("shahrour-fired", ["thewest-1014", "fox13-rally"]),
    // The EFF itself, retold, and a study of what it set off.
    ("eff-nightmare-post", ["eff-briefly", "peakmetrics"]),
];

/// What the real binary exports for a query on the bundled story.
fn exported(to: &str, query: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--to", to, "-q", query])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    // A calendar folds its lines.
    String::from_utf8(output.stdout)
        .unwrap()
        .replace("\r\n ", "")
}

/// What stands between `start` and `end`, wherever it does.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    let parts = text.split(start).skip(1);
    parts.map(|part| part.split_once(end).unwrap().0).collect()
}

fn ids() -> Vec<&'static str> {
    EVENTS.iter().map(|(id, _)| *id).collect()
}

fn titles() -> Vec<String> {
    let story = load::bundled().story;
    let find = |id: &str| story.event(story.find_event(id).unwrap());
    let titles = EVENTS.iter().map(|(id, _)| find(id).title().to_owned());
    titles.collect()
}

fn ids_of(json: &Value, key: &str) -> Vec<String> {
    let records = json.as_array().unwrap().iter();
    let ids = records.map(|record| record[key].as_str().unwrap().to_owned());
    ids.collect()
}

#[test]
fn a_document_has_these_events_and_names_the_rest() {
    let story = load::bundled().story;
    let markdown = exported("markdown", QUERY);
    let (shown, left_out) = markdown.split_once("## Events left out\n").unwrap();
    assert_eq!(between(shown, "\n### ", "\n"), titles());
    assert!(shown.contains("\n- Query: lines:\\>=2 before:2026-02-13\n"));
    let left_out = left_out.lines().filter(|line| line.starts_with("- "));
    assert_eq!(left_out.count(), story.events().len() - EVENTS.len());
    // That of the uncertain date is there, and is told apart.
    let possible = shown.matches("Answers to the query only possibly");
    assert_eq!(possible.count(), 1);
    let html = exported("html", QUERY);
    assert_eq!(html.matches("<article ").count(), EVENTS.len());
}

#[test]
fn a_table_and_an_array_have_a_record_for_each() {
    let json: Value = serde_json::from_str(&exported("json", QUERY)).unwrap();
    assert_eq!(ids_of(&json, "id"), ids());
    let answers: Vec<&str> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["match"].as_str().unwrap())
        .collect();
    assert_eq!(answers, ["possibly", "yes", "yes", "yes"]);
    let csv = exported("csv", QUERY);
    let mut table = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<String> = table
        .records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect();
    assert_eq!(rows, ids());
}

#[test]
fn a_timeline_and_a_calendar_have_an_entry_for_each() {
    let timeline: Value = serde_json::from_str(&exported("timelinejs", QUERY)).unwrap();
    assert_eq!(ids_of(&timeline["events"], "unique_id"), ids());
    let calendar = exported("ics", QUERY);
    let summaries = between(&calendar, "\r\nSUMMARY:", "\r\n");
    assert_eq!(summaries.len(), EVENTS.len());
    for (summary, title) in summaries.iter().zip(titles()) {
        assert!(summary.ends_with(&title), "{summary}");
    }
}

#[test]
fn the_sources_that_make_two_lines_are_in_the_list_of_references() {
    let items: Value = serde_json::from_str(&exported("csl-json", QUERY)).unwrap();
    let sources = ids_of(&items, "id");
    for source in EVENTS.iter().flat_map(|(_, lines)| lines) {
        assert!(sources.iter().any(|id| id == source), "{source}");
    }
    // It reports an event that has no second line, and nothing else.
    assert!(!sources.iter().any(|id| id == "crn-vogels"));
}

#[test]
fn what_is_only_possible_can_be_left_out() {
    let json = exported("json", &format!("{QUERY} is:certain"));
    let json: Value = serde_json::from_str(&json).unwrap();
    let certain: Vec<&str> = ids()
        .into_iter()
        .filter(|id| *id != "search-party-announced")
        .collect();
    assert_eq!(ids_of(&json, "id"), certain);
}

#[test]
fn every_event_has_two_lines_or_fewer_and_a_single_one_is_no_second() {
    let story = load::bundled().story;
    let all = |query| {
        let json: Value = serde_json::from_str(&exported("json", query)).unwrap();
        ids_of(&json, "id")
    };
    let (two, fewer, single) = (all("lines:>=2"), all("lines:<2"), all("is:single"));
    assert!(two.iter().all(|id| !fewer.contains(id)));
    assert_eq!(two.len() + fewer.len(), story.events().len());
    assert!(single.iter().all(|id| fewer.contains(id)));
    // Fifteen sources, and no own reporting among them: no line is sure, but there are several.
    let cancelled = "ring-flock-cancelled".to_owned();
    assert!(fewer.contains(&cancelled));
    assert!(!single.contains(&cancelled));
}
