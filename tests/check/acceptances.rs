//! What was accepted: it is counted and not told, until a new value comes; and what no longer has a reason is told.

use std::path::PathBuf;

use dateline::check::{self, Flag, Scope};
use dateline::load::{self, Options};
use dateline::story::{Audience, Story, Subject};

use super::story;

const DISAGREEMENT: &str = r#"
[[source]]
id = "post"
publisher = "The Post"

[[source]]
id = "herald"
publisher = "The Herald"

[[event]]
id = "march"
title = "The march"

[[claim]]
event = "march"
field = "date"
value = "2026-02-12"
source = "post"

[[claim]]
event = "march"
field = "date"
value = "2026-02-13"
source = "herald"
"#;

const BOTH: &str = r#"values = ["2026-02-13", "2026-02-12"]"#;

fn accepting(rule: &str, subject: &str, lines: &str) -> String {
    format!(
        "{DISAGREEMENT}\n[[accept]]\nrule = \"{rule}\"\nsubject = \"{subject}\"\nbecause = \"Two acts.\"\nby = \"Ida\"\n{lines}\n"
    )
}

fn faults(story: &Story) -> Vec<Flag> {
    check::run(story, Scope::Faults)
}

/// What is told: each rule and its sentence.
fn told(toml: &str) -> Vec<(&'static str, String)> {
    let flags = faults(&story(toml))
        .into_iter()
        .filter(|flag| flag.accepted.is_none());
    flags.map(|flag| (flag.rule.id, flag.sentence)).collect()
}

#[test]
fn what_is_accepted_is_counted_and_says_why() {
    let story = story(&accepting("dates-differ", "event:march/date", BOTH));
    let flags = faults(&story);
    let [flag] = flags.as_slice() else {
        panic!("{flags:?}")
    };
    let accepted = flag.accepted.as_ref().unwrap();
    assert_eq!(
        (accepted.because.as_str(), accepted.by.as_deref()),
        ("Two acts.", Some("Ida"))
    );
    assert!(!flag.is_open_fault());
}

#[test]
fn a_new_value_is_told_again() {
    let more = "[[source]]\nid = \"wire\"\npublisher = \"The Wire\"\n\
                [[claim]]\nevent = \"march\"\nfield = \"date\"\nvalue = \"2026-02-14\"\nsource = \"wire\"\n";
    let story = story(&(accepting("dates-differ", "event:march/date", BOTH) + more));
    let flags = faults(&story);
    let [flag] = flags.as_slice() else {
        panic!("{flags:?}")
    };
    assert_eq!(flag.accepted, None);
    assert!(
        flag.remarks
            .contains(&"It was accepted without “2026-02-14”, because: Two acts.".to_owned()),
        "{:?}",
        flag.remarks
    );
}

#[test]
fn what_has_lost_its_reason_is_told() {
    let stale = |toml: &str| -> Vec<String> {
        let told = told(toml).into_iter();
        told.filter(|(rule, _)| *rule == "stale-acceptance")
            .map(|(_, sentence)| sentence)
            .collect()
    };
    assert_eq!(
        stale(&accepting("dates-differ", "event:march/date", BOTH)),
        [""; 0]
    );
    assert_eq!(
        stale(&accepting("dates-differ", "event:march/attendance", BOTH)),
        ["It accepts what is no longer noticed: dates-differ of event:march/attendance"]
    );
    assert_eq!(
        stale(&accepting("weekday", "event:march/date", BOTH)),
        ["It accepts what is no longer noticed: weekday of event:march/date"]
    );
    let three = r#"values = ["2026-02-13", "2026-02-12", "2026-02-11"]"#;
    assert_eq!(
        stale(&accepting("dates-differ", "event:march/date", three)),
        ["It accepts what nobody gives any more: “2026-02-11”"]
    );
    assert_eq!(
        stale(&accepting("date-differ", "event:march/date", BOTH)),
        ["No rule is called “date-differ”; did you mean dates-differ?"]
    );
    // What is missing is not looked for here, so nothing can be said of it.
    assert_eq!(stale(&accepting("undated", "event:march", "")), [""; 0]);
}

#[test]
fn holes_are_accepted_by_their_record() {
    let accepted = |subject: &str| {
        let story = story(&accepting("undated", subject, ""));
        let flags = super::flags(&story);
        let undated = flags.iter().find(|flag| flag.rule.id == "undated").unwrap();
        undated.accepted.is_some()
    };
    assert!(accepted("event:march"));
    assert!(!accepted("source:post"));
}

#[test]
fn an_acceptance_of_one_record_is_none_of_another() {
    assert_eq!(
        told(&accepting("dates-differ", "event:march", BOTH)).len(),
        2
    );
}

#[test]
fn a_subject_has_to_be_a_record() {
    let problems = |subject: &str| -> Vec<String> {
        let toml = accepting("dates-differ", subject, BOTH);
        let loaded = load::open(&[PathBuf::from("-")], toml.as_bytes()).unwrap();
        // What is told of it is told once.
        assert!(
            !faults(&loaded.story)
                .iter()
                .any(|flag| flag.rule.id == "stale-acceptance")
        );
        loaded.problems.iter().map(load::Report::summary).collect()
    };
    assert_eq!(
        problems("event:marsh/date"),
        [
            "found `marsh`, which no event is called; did you mean `march`? Expected the id of an event"
        ]
    );
    let expected =
        "expected a record, such as `event:rally/date`, `quote:q7`, `actor:ida` or `source:post`";
    assert_eq!(problems("march"), [format!("found `march`, {expected}")]);
    assert_eq!(
        problems("vent:march"),
        [format!("found `vent:march`, {expected}")]
    );
}

#[test]
fn an_id_may_have_a_stroke() {
    let toml = accepting("dates-differ", "event:marches/1/date", BOTH)
        .replace("\"march\"", "\"marches/1\"");
    let story = story(&toml);
    let acceptance = story.acceptances().next().unwrap();
    assert_eq!(
        acceptance.subject(),
        story.find_event("marches/1").map(Subject::Event)
    );
    assert_eq!(acceptance.field(), Some("date"));
    assert!(told(&toml).is_empty());
}

#[test]
fn nobody_else_sees_what_was_accepted_in_private() {
    let of = |toml: &str| {
        let options = Options {
            audience: Audience::Public,
        };
        let loaded = options
            .open(&[PathBuf::from("-")], toml.as_bytes())
            .unwrap();
        loaded.story.acceptances().len()
    };
    let open = accepting("dates-differ", "event:march/date", BOTH);
    assert_eq!(of(&open), 1);
    assert_eq!(
        of(&accepting(
            "dates-differ",
            "event:march/date",
            "private = true"
        )),
        0
    );
    assert_eq!(
        of(&open.replace(
            "title = \"The march\"",
            "title = \"The march\"\nprivate = true"
        )),
        0
    );
}
