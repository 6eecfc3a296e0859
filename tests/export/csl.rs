//! CSL-JSON as reference managers read it: an array of items by the rules of the schema csl-data.json (CSL 1.0.2).

use std::collections::HashSet;

use dateline::export::citation::{Citer, Style};
use dateline::load;
use dateline::story::{Audience, Claim, ClaimId, Story};
use serde_json::{Value, json};

use crate::lists::run;
use crate::stories::{SECRETS, STORY, read};

/// Of the schema's types, those that a source can be.
const TYPES: [&str; 6] = [
    "article-newspaper",
    "broadcast",
    "dataset",
    "document",
    "personal_communication",
    "post",
];

/// Of the schema's properties, those that are texts.
const TEXTS: [&str; 10] = [
    "id",
    "genre",
    "title",
    "container-title",
    "publisher",
    "URL",
    "archive_location",
    "language",
    "note",
    "status",
];

#[track_caller]
fn check(json: &str) {
    let items: Value = serde_json::from_str(json).unwrap();
    let items = items.as_array().expect("an array of items");
    assert!(!items.is_empty());
    let ids: HashSet<&str> = items.iter().map(|item| text(&item["id"])).collect();
    assert_eq!(ids.len(), items.len(), "an id stands for one item: {json}");
    for item in items {
        assert!(TYPES.contains(&text(&item["type"])), "{item}");
        for (name, value) in item.as_object().unwrap() {
            match name.as_str() {
                "type" => {}
                "author" => check_names(value),
                "issued" | "accessed" => check_date(value),
                name if TEXTS.contains(&name) => assert_ne!(text(value), ""),
                name => panic!("{name} is no property of an item"),
            }
        }
    }
}

#[track_caller]
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn check_names(names: &Value) {
    for name in names.as_array().unwrap() {
        assert_eq!(name.as_object().unwrap().len(), 1, "{name}");
        assert_ne!(text(&name["literal"]), "");
    }
}

/// One or two dates of one to three numbers, or else words.
fn check_date(date: &Value) {
    let parts = date
        .get("date-parts")
        .map(|parts| parts.as_array().unwrap());
    for (name, value) in date.as_object().unwrap() {
        match name.as_str() {
            "date-parts" => {}
            "circa" => assert!(value.is_boolean() && parts.is_some(), "{date}"),
            "literal" => assert!(!text(value).is_empty() && parts.is_none(), "{date}"),
            name => panic!("{name} is no property of a date"),
        }
    }
    let Some(parts) = parts else {
        assert!(date.get("literal").is_some(), "{date}");
        return;
    };
    assert!((1..=2).contains(&parts.len()), "{date}");
    for part in parts {
        let part = part.as_array().unwrap();
        assert!((1..=3).contains(&part.len()), "{date}");
        assert!(part.iter().all(Value::is_i64), "{date}");
    }
}

#[test]
fn whatever_is_cited_is_an_array_of_sound_items() {
    let story = load::bundled().story;
    let citer = Citer::new(&story, Audience::Public);
    let mut checked = 0;
    let mut check = |json: Option<String>| {
        if let Some(json) = json {
            check(&json);
            checked += 1;
        }
    };
    for &key in story.sources() {
        check(citer.source(key, Some("¶2"), Style::CslJson));
    }
    for &key in story.quotes() {
        check(citer.quote(key, Style::CslJson));
    }
    for &key in story.events() {
        if story.event(key).citations().next().is_some() {
            check(citer.event(key, Style::CslJson));
        }
    }
    let claims: Vec<ClaimId> = story.claims().map(Claim::key).collect();
    check(citer.claims(&claims, Style::CslJson));
    assert!(checked > 200, "{checked}");
}

fn items(json: Option<String>) -> Value {
    serde_json::from_str(&json.unwrap()).unwrap()
}

fn claims(story: &Story) -> Vec<ClaimId> {
    story.claims().map(Claim::key).collect()
}

#[test]
fn several_claims_are_one_array_without_what_is_private() {
    let story = read(STORY, Audience::Makers);
    let citer = Citer::new(&story, Audience::Public);
    // Of the three that give a date, the last is private.
    let items = items(citer.claims(&claims(&story)[..3], Style::CslJson));
    let ids: Vec<&str> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| text(&item["id"]))
        .collect();
    assert_eq!(ids, ["gazette", "fm"]);
    assert_eq!(
        items[0]["note"],
        "“The council closes Mill Bridge”, date: Tue 5 Mar 2024; printed “on Tuesday”; worked out from the words.\n\
         locator: ¶1"
    );
}

#[test]
fn a_source_of_several_claims_is_one_item() {
    let story = read(
        "[[source]]\nid = \"s\"\npublisher = \"P\"\n\
         [[event]]\nid = \"e\"\ntitle = \"E\"\n\
         [[claim]]\nevent = \"e\"\nfield = \"date\"\nvalue = \"2024-03-05\"\nsource = \"s\"\nat = \"¶1\"\n\
         [[claim]]\nevent = \"e\"\nfield = \"date\"\nvalue = \"2024-03-06\"\nsource = \"s\"\nat = \"¶2\"\n",
        Audience::Public,
    );
    let citer = Citer::new(&story, Audience::Public);
    let items = items(citer.claims(&claims(&story), Style::CslJson));
    assert_eq!(
        items,
        json!([{
            "id": "s",
            "type": "document",
            "container-title": "P",
            "publisher": "P",
            "note": "“E”, date: Tue 5 Mar 2024.\nlocator: ¶1\n“E”, date: Wed 6 Mar 2024.\nlocator: ¶2",
        }])
    );
}

/// The sources of a story from the real binary, held to the schema.
#[track_caller]
fn exported(story: &str, arguments: &[&str]) -> Value {
    let output = run(
        story,
        &[&["export", "-", "--to", "csl-json"], arguments].concat(),
    );
    let json = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap()
        ),
        (Some(0), String::new())
    );
    check(&json);
    serde_json::from_str(&json).unwrap()
}

#[test]
fn sources_say_what_they_are_cited_for_and_where() {
    assert_eq!(
        exported(STORY, &[]),
        json!([
            {
                "id": "gazette",
                "type": "article-newspaper",
                "title": "Cracks close Mill Bridge",
                "container-title": "Aldermere Gazette",
                "publisher": "Aldermere Gazette",
                "author": [{ "literal": "J. Doe" }],
                "issued": { "date-parts": [[2024, 3, 6]] },
                "accessed": { "date-parts": [[2024, 4, 1]] },
                "URL": "https://gazette.example/bridge?a=1&b=2",
                "archive_location": "https://archive.example/1",
                "language": "en",
                "note": "“The council closes Mill Bridge”, Tue 5 Mar 2024. At ¶1.\n\
                    “The council closes Mill Bridge”, date: Tue 5 Mar 2024; printed “on Tuesday”; worked out from the \
                    words. Sources disagree on it. At ¶1.\n\
                    “The council closes Mill Bridge”, injuries: 0.",
            },
            {
                "id": "fm",
                "type": "broadcast",
                "container-title": "Sell FM",
                "publisher": "Sell FM",
                "note": "“The council closes Mill Bridge”, date: Wed 6 Mar 2024. Sources disagree on it.\n\
                    “We will walk.” — Ida Marsh, speech, said Mon 11 Mar 2024 (direct speech: the speaker's own words). \
                    At 02:10.",
            },
            {
                "id": "wire",
                "type": "document",
                "title": "Town *loses* its bridge",
                "container-title": "Valley Wire",
                "publisher": "Valley Wire",
                "issued": { "date-parts": [[2024, 3]] },
                "status": "retracted",
                "note": "Published Mar 2024 (date from: URL).\n\
                    Retracted Wed 1 May 2024.\n\
                    Not read by us: known because others name it.\n\
                    Retells Aldermere Gazette.\n\
                    “The council closes Mill Bridge”, Tue 5 Mar 2024. The source only mentions it.\n\
                    the neighbours would walk — a neighbour, on a day that is not given (printed as direct speech; \
                    indirect: a reporter's account of what was said).",
            },
        ])
    );
}

#[test]
fn a_query_gives_the_sources_of_its_events() {
    let ids = |query| -> Vec<String> {
        let items = exported(STORY, &["-q", query]);
        let items = items.as_array().unwrap().iter();
        items.map(|item| text(&item["id"]).to_owned()).collect()
    };
    assert_eq!(ids("kind:closure"), ["gazette", "fm", "wire"]);
    // Its quotes are from these two.
    assert_eq!(ids("meeting"), ["fm", "wire"]);
    let possible = exported(STORY, &["-q", "date:2024-03-11"]);
    // The speech surely was on that day, the other quote belongs to a meeting that only may have been.
    let note = |item: usize| text(&possible[item]["note"]);
    assert!(!note(0).contains("possibly"), "{possible}");
    assert!(
        note(1).contains("\nAnswers to the query only possibly: a date is not certain.\n"),
        "{possible}"
    );
}

#[test]
fn a_date_that_a_reference_manager_cuts_short_is_told_in_words_too() {
    for (published, issued, words) in [
        (
            "2025-10~",
            json!({"date-parts": [[2025, 10]], "circa": true}),
            "about Oct 2025",
        ),
        (
            "2026-02-13?",
            json!({"date-parts": [[2026, 2, 13]], "circa": true}),
            "Fri 13 Feb 2026, uncertain",
        ),
        (
            "2019-07-15/2019-07-16",
            json!({"date-parts": [[2019, 7, 15], [2019, 7, 16]]}),
            "15–16 Jul 2019",
        ),
        (
            "2021-04/2021-05",
            json!({"date-parts": [[2021, 4], [2021, 5]]}),
            "Apr–May 2021",
        ),
        ("2019/..", json!({"literal": "since 2019"}), "since 2019"),
        (
            "[2021-04,2021-05]",
            json!({"literal": "Apr or May 2021"}),
            "Apr or May 2021",
        ),
        (
            "{2021-04,2021-06}",
            json!({"literal": "Apr and Jun 2021"}),
            "Apr and Jun 2021",
        ),
        ("2001-22", json!({"literal": "summer 2001"}), "summer 2001"),
        (
            "-0043-03-15",
            json!({"literal": "15 Mar 44 BCE"}),
            "15 Mar 44 BCE",
        ),
    ] {
        let story =
            format!("[[source]]\nid = \"s\"\npublisher = \"P\"\npublished = \"{published}\"\n");
        let items = exported(&story, &[]);
        assert_eq!(items[0]["issued"], issued, "{published}");
        let note = format!("Published {words}; in EDTF: {published}.");
        assert_eq!(items[0]["note"], note);
    }
}

#[test]
fn nothing_answers_with_an_empty_array() {
    let output = run(STORY, &["export", "-", "--to", "csl-json", "-q", "qzqz"]);
    assert_eq!(output.stdout, b"[]\n");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "dateline: nothing answers to “qzqz”\n");
}

#[test]
fn the_list_of_sources_says_nothing_private() {
    let told = exported(STORY, &[]).to_string();
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    let all = exported(STORY, &["--include-private"]).to_string();
    assert!(
        all.contains("Whisperer") && all.contains("Private."),
        "{all}"
    );
}

#[test]
fn the_sources_of_the_bundled_story_are_sound_items() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--to", "csl-json"])
        .output()
        .unwrap();
    let json = String::from_utf8(output.stdout).unwrap();
    check(&json);
    let items: Vec<Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(items.len(), load::bundled().story.sources().len());
}
