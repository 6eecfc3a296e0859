//! Data for `TimelineJS`, held to its documentation of the JSON format: which fields there are, and what stands in them.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::lists::run;
use crate::stories::{SECRETS, STORY, TIMES};

/// The properties of an object, each of which may be there.
#[track_caller]
fn object<'v>(value: &'v Value, known: &[&str]) -> &'v Map<String, Value> {
    let object = value
        .as_object()
        .unwrap_or_else(|| panic!("no object: {value}"));
    for name in object.keys() {
        assert!(known.contains(&name.as_str()), "{name} in {value}");
    }
    object
}

#[track_caller]
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// A date: a year, a month from 1 to 12, a day; none is finer than what is there above it. There is no year 0.
fn check_date(date: &Value) {
    let date = object(date, &["year", "month", "day"]);
    assert_ne!(date["year"].as_i64().unwrap(), 0);
    if let Some(month) = date.get("month") {
        assert!((1..=12).contains(&month.as_i64().unwrap()));
    }
    if let Some(day) = date.get("day") {
        assert!((1..=31).contains(&day.as_i64().unwrap()) && date.contains_key("month"));
    }
}

fn check_slide(slide: &Value) {
    let slide = object(
        slide,
        &[
            "unique_id",
            "start_date",
            "end_date",
            "display_date",
            "text",
            "group",
            "autolink",
        ],
    );
    let words = object(&slide["text"], &["headline", "text"]);
    assert!(!text(&words["headline"]).is_empty());
    check_html(text(&words["headline"]), &[]);
    check_html(
        text(&words["text"]),
        &["p", "ul", "li", "a", "strong", "br"],
    );
    assert!(slide["autolink"].is_boolean());
    if let Some(group) = slide.get("group") {
        assert!(!text(group).contains(['<', '>']));
    }
    for name in ["start_date", "end_date"] {
        slide.get(name).into_iter().for_each(check_date);
    }
}

/// Every `<` begins one of `tags`, and an address is one of the web.
fn check_html(html: &str, tags: &[&str]) {
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').unwrap();
        let tag = tag.trim_start_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(tags.contains(&name), "{tag}");
        let is_link = attributes.starts_with("href=\"http") && name == "a";
        assert!(attributes.is_empty() || is_link, "{tag}");
    }
}

/// Reads a timeline and holds it to the documentation.
#[track_caller]
fn timeline(json: &[u8]) -> Value {
    let timeline: Value = serde_json::from_slice(json).unwrap();
    let fields = object(&timeline, &["scale", "title", "events"]);
    assert!(["human", "cosmological"].contains(&text(&fields["scale"])));
    check_slide(&fields["title"]);
    let events = fields["events"].as_array().unwrap();
    assert!(!events.is_empty());
    let mut ids = HashSet::from([text(&fields["title"]["unique_id"])]);
    for event in events {
        check_slide(event);
        assert!(event.get("start_date").is_some(), "{event}");
        assert!(!text(&event["display_date"]).is_empty());
        assert!(ids.insert(text(&event["unique_id"])));
    }
    timeline
}

#[track_caller]
fn exported(story: &str, arguments: &[&str]) -> (Value, String) {
    let output = run(
        story,
        &[&["export", "-", "--to", "timelinejs"], arguments].concat(),
    );
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    (timeline(&output.stdout), said)
}

#[track_caller]
fn slide<'t>(timeline: &'t Value, id: &str) -> &'t Value {
    let mut slides = timeline["events"].as_array().unwrap().iter();
    slides.find(|slide| slide["unique_id"] == id).unwrap()
}

#[test]
fn what_is_uncertain_of_a_date_is_shown_with_it() {
    let (timeline, said) = exported(TIMES, &[]);
    for (id, display, start, end) in [
        (
            "ides",
            "15 Mar 44 BCE",
            json!({"year": -44, "month": 3, "day": 15}),
            Value::Null,
        ),
        (
            "began",
            "since 15 Jul 2019",
            json!({"year": 2019, "month": 7, "day": 15}),
            Value::Null,
        ),
        (
            "ended",
            "until Jul 2019",
            json!({"year": 2019, "month": 7}),
            Value::Null,
        ),
        (
            "one-of",
            "one day of 9–13 Feb 2026",
            json!({"year": 2026, "month": 2, "day": 9}),
            json!({"year": 2026, "month": 2, "day": 13}),
        ),
        (
            "each",
            "9 and 11 Feb 2026",
            json!({"year": 2026, "month": 2, "day": 9}),
            json!({"year": 2026, "month": 2, "day": 11}),
        ),
        (
            "about",
            "about 22 Jan 2026",
            json!({"year": 2026, "month": 1, "day": 22}),
            Value::Null,
        ),
        (
            "doubted",
            "Thu 22 Jan 2026, uncertain",
            json!({"year": 2026, "month": 1, "day": 22}),
            Value::Null,
        ),
        (
            "month",
            "Feb 2026",
            json!({"year": 2026, "month": 2}),
            Value::Null,
        ),
        (
            "later",
            "Dec 1760 or later",
            json!({"year": 1760, "month": 12}),
            Value::Null,
        ),
    ] {
        let slide = slide(&timeline, id);
        assert_eq!(slide["display_date"], display);
        assert_eq!(
            (&slide["start_date"], &slide["end_date"]),
            (&start, &end),
            "{id}"
        );
    }
    assert_eq!(timeline["scale"], "human");
    assert_eq!(
        said,
        "dateline: 1 event left out, as no date is known: nobody-knows\n"
    );
    let about = text(&timeline["title"]["text"]["text"]);
    assert!(
        about.contains(
            "<li>Left out, as no date is known: “A thing, &lt;b&gt;who&lt;/b&gt; knows when”</li>"
        ),
        "{about}"
    );
}

#[test]
fn a_slide_has_its_sources_and_says_what_they_disagree_on() {
    let (timeline, said) = exported(STORY, &[]);
    assert_eq!(said, "");
    assert_eq!(timeline["title"]["text"]["headline"], "The Mill Bridge");
    let closed = slide(&timeline, "closed");
    assert_eq!(
        closed["text"]["headline"],
        "Sources disagree on the date: The council closes Mill Bridge"
    );
    let body = text(&closed["text"]["text"]);
    for words in [
        "<p>An inspection found cracks.</p><ul><li>When: Tue 5 Mar 2024 [2024-03-05]</li><li>Status: confirmed</li>",
        "<p>Sources disagree on the date: Tue 5 Mar 2024 (Aldermere Gazette; 1 line with own reporting at the origin); \
         Wed 6 Mar 2024 (Sell FM; 1 line with own reporting at the origin).</p>\
         <p>Date: held to be Tue 5 Mar 2024, because: the Gazette was there</p>",
        "<p>Sources:</p><ul><li>Aldermere Gazette, “Cracks close Mill Bridge”, by J. Doe, Wed 6 Mar 2024, \
         <a href=\"https://gazette.example/bridge?a=1&amp;b=2\"",
        "<strong>retracted Wed 1 May 2024</strong>",
        "<li>Sell FM, undated</li></ul>",
    ] {
        assert!(body.contains(words), "{words}\n{body}");
    }
    let meeting = text(&slide(&timeline, "meeting")["text"]["text"]);
    assert!(meeting.ends_with("<p>No source is cited.</p>"), "{meeting}");
}

#[test]
fn years_without_days_make_a_timeline_of_years() {
    let story = "[[event]]\nid = \"dust\"\ndate = \"Y-17E7\"\ntitle = \"Dust\"\n";
    let (timeline, _) = exported(story, &[]);
    assert_eq!(timeline["scale"], "cosmological");
    assert_eq!(
        timeline["events"][0]["start_date"],
        json!({ "year": -170_000_001 })
    );
}

#[test]
fn a_timeline_of_nothing_is_none() {
    let output = run(STORY, &["export", "-", "--to", "timelinejs", "-q", "qzqz"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
}

#[test]
fn hostile_text_is_no_markup() {
    let story = "[story]\ntitle = \"<script>alert(1)</script>\"\n\
         [[source]]\nid = \"s\"\npublisher = \"<img src=x onerror=alert(1)>\"\nurl = \"javascript:alert(1)\"\n\
         [[event]]\nid = \"<e>\"\ndate = \"2024-03-05\"\ntitle = \"It's \\\"<b>\\\" & more\"\n\
         thread = \"&lt;img src=x onerror=alert(1)&gt;<i>\"\ncitations = [{ source = \"s\" }]\n";
    let (timeline, _) = exported(story, &[]);
    let slide = slide(&timeline, "<e>");
    assert_eq!(slide["text"]["headline"], "It's \"&lt;b&gt;\" &amp; more");
    // It is read as HTML twice, and is this text both times.
    assert_eq!(
        slide["group"],
        "&amp;lt;img src=x onerror=alert(1)&amp;gt;‹i›"
    );
}

#[test]
fn nothing_private_is_on_a_timeline() {
    let output = run(STORY, &["export", "-", "--to", "timelinejs"]);
    let json = String::from_utf8(output.stdout).unwrap();
    for secret in SECRETS {
        assert!(!json.contains(secret), "{secret} in {json}");
    }
    let (makers, _) = exported(STORY, &["--include-private"]);
    let body = text(&slide(&makers, "secret")["text"]["text"]);
    assert!(body.contains("Note well: Private"), "{body}");
}

#[test]
fn the_bundled_story_is_a_sound_timeline_of_all_its_events() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--to", "timelinejs"])
        .output()
        .unwrap();
    assert_eq!(output.stderr, b"");
    let timeline = timeline(&output.stdout);
    let story = dateline::load::bundled().story;
    let ids: Vec<&str> = story
        .events()
        .iter()
        .map(|&key| story.event(key).id())
        .collect();
    let slides = timeline["events"].as_array().unwrap().iter();
    let found: Vec<&str> = slides.map(|slide| text(&slide["unique_id"])).collect();
    assert_eq!(found, ids);
}
