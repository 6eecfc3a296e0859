//! What records look like when they are written.

use super::*;
use crate::schema;
use crate::schema::Text;

fn text(words: &str) -> Text<'static> {
    words.to_owned().into()
}

fn event(title: &str, citations: usize) -> Record<'static> {
    let citation = schema::Citation {
        source: text("gazette"),
        at: Some(text("¶2")),
        span: Some([3, 40]),
        excerpt: Some(text("0123456789abcdef")),
        ..schema::Citation::default()
    };
    Record::Event(schema::Event {
        id: text("walk"),
        date: Some(text("2026-02-13")),
        title: text(title),
        status: Some(schema::Status::DidNotHappen),
        citations: vec![citation; citations],
        draft: true,
        rule: Some(text("verb")),
        ..schema::Event::default()
    })
}

#[test]
fn toml_says_what_the_record_says_and_no_more() {
    let expected = r#"[[event]]
id = "walk"
date = "2026-02-13"
title = "The walk"
status = "did-not-happen"
citations = [{ source = "gazette", at = "¶2", span = [3, 40], excerpt = "0123456789abcdef" }]
draft = true
rule = "verb"
"#;
    assert_eq!(toml(&event("The walk", 1)), expected);
}

#[test]
fn a_long_list_stands_on_lines_of_its_own() {
    let written = toml(&event("The walk", 2));
    let line = "    { source = \"gazette\", at = \"¶2\", span = [3, 40], excerpt = \"0123456789abcdef\" },\n";
    assert!(
        written.contains(&format!("citations = [\n{line}{line}]\n")),
        "{written}"
    );
}

#[test]
fn any_text_comes_back_from_both_formats() {
    for title in [
        "“Curly” and \"straight\"",
        "a\\b",
        "two\nlines",
        "\u{7f}\u{0}\t",
        "'''\"\"\"",
        "",
        "\u{9b}31m \"red\" \\ \u{85}\u{1b}]0;x\u{7}\nand on",
        "\u{202e}desrever\u{2066}\u{e0041}\u{2028}",
    ] {
        let record = event(title, 1);
        let read: toml::Table = toml(&record).parse().unwrap();
        assert_eq!(read["event"][0]["title"].as_str(), Some(title));
        let read: serde_json::Value = serde_json::from_str(&json(&[record])).unwrap();
        assert_eq!(read["event"][0]["title"].as_str(), Some(title));
    }
}

#[test]
fn json_is_a_story_by_kinds() {
    let head = Record::Story(schema::Story {
        title: Some("The walk".to_owned()),
        ..schema::Story::default()
    });
    let records = [head, event("One", 0), event("Two", 0)];
    let read: serde_json::Value = serde_json::from_str(&json(&records)).unwrap();
    assert_eq!(read["story"]["title"], "The walk");
    assert_eq!(read["event"].as_array().unwrap().len(), 2);
    assert_eq!(read["event"][1]["title"], "Two");
    assert_eq!(read["event"][1]["draft"], true);
}

#[test]
fn nothing_that_acts_on_a_terminal_or_turns_text_is_written_as_it_is() {
    let record = event("\u{9b}31m\u{7f}\u{1b}\u{202e}\u{2066}\u{e0041} é – 東", 1);
    let toml = toml(&record);
    assert!(
        toml.contains(
            r#"title = "\U0000009b31m\U0000007f\U0000001b\U0000202e\U00002066\U000e0041 é – 東""#
        ),
        "{toml}"
    );
    let json = json(&[record]);
    assert!(
        json.contains(r#""\u009b31m\u007f\u001b\u202e\u2066\udb40\udc41 é – 東""#),
        "{json}"
    );
}
