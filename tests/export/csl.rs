//! CSL-JSON as reference managers read it: an array of items by the rules of the schema csl-data.json (CSL 1.0.2).

use std::collections::HashSet;

use dateline::export::citation::{Citer, Style};
use dateline::load;
use dateline::story::{Audience, Claim, ClaimId, Story};
use serde_json::{Value, json};

use crate::stories::{STORY, read};

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
const TEXTS: [&str; 9] = [
    "id",
    "genre",
    "title",
    "container-title",
    "publisher",
    "URL",
    "archive_location",
    "language",
    "note",
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
