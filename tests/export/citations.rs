//! Citations: every part in its place, and nothing private in any.

use dateline::export::citation::{Citer, Style};
use dateline::story::{Audience, Claim, Story};
use serde_json::{Value, json};

use crate::stories::{SECRETS, STORY, read};

const GAZETTE: &str = "Aldermere Gazette, “Cracks close Mill Bridge”, by J. Doe, Wed 6 Mar 2024, \
     https://gazette.example/bridge?a=1&b=2, archived at https://archive.example/1, \
     accessed Mon 1 Apr 2024";

fn source(story: &Story, id: &str, at: Option<&str>, style: Style) -> String {
    let key = story.find_source(id).unwrap();
    let citer = Citer::new(story, Audience::Public);
    citer.source(key, at, style).unwrap()
}

fn quote(story: &Story, id: &str, style: Style) -> String {
    let key = story.find_quote(id).unwrap();
    let citer = Citer::new(story, Audience::Public);
    citer.quote(key, style).unwrap()
}

#[test]
fn a_source_is_cited_with_all_that_leads_back_to_it() {
    let story = read(STORY, Audience::Makers);
    assert_eq!(source(&story, "gazette", None, Style::Plain), GAZETTE);
    assert_eq!(
        source(&story, "gazette", Some("¶3"), Style::Plain),
        format!("{GAZETTE}, ¶3")
    );
    assert_eq!(
        source(&story, "gazette", Some("¶3"), Style::Markdown),
        "Aldermere Gazette, “Cracks close Mill Bridge”, by J. Doe, Wed 6 Mar 2024, \
         <https://gazette.example/bridge?a=1&b=2>, archived at <https://archive.example/1>, \
         accessed Mon 1 Apr 2024, ¶3"
    );
}

#[test]
fn what_a_source_lacks_is_said() {
    let story = read(STORY, Audience::Makers);
    assert_eq!(source(&story, "fm", None, Style::Plain), "Sell FM, undated");
    assert_eq!(
        source(&story, "wire", None, Style::Markdown),
        r"Valley Wire, “Town \*loses\* its bridge”, Mar 2024 (date from: URL); **retracted Wed 1 May 2024**; not read by us: known because others name it"
    );
}

#[test]
fn a_source_becomes_a_csl_item() {
    let story = read(STORY, Audience::Makers);
    let items: Value =
        serde_json::from_str(&source(&story, "gazette", Some("¶3"), Style::CslJson)).unwrap();
    assert_eq!(
        items,
        json!([{
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
            "note": "locator: ¶3",
        }])
    );
}

#[test]
fn an_event_is_cited_with_every_source_and_what_they_disagree_on() {
    let story = read(STORY, Audience::Makers);
    let citer = Citer::new(&story, Audience::Public);
    let closed = story.find_event("closed").unwrap();
    // Sell FM only gives a date; the private memo is not there, nor is what only it disagrees with.
    assert_eq!(
        citer.event(closed, Style::Plain).unwrap(),
        format!(
            "The council closes Mill Bridge (Tue 5 Mar 2024; Aldermere; confirmed). \
             Sources disagree on the date. Sources:\n\
             - {GAZETTE}, ¶1\n\
             - Valley Wire, “Town *loses* its bridge”, Mar 2024 (date from: URL); \
             retracted Wed 1 May 2024; not read by us: known because others name it; \
             the source only mentions it\n\
             - Sell FM, undated"
        )
    );
    let all = Citer::new(&story, Audience::Makers);
    let all = all.event(closed, Style::Markdown).unwrap();
    assert!(
        all.contains("**Sources disagree on the date, the injuries.**"),
        "{all}"
    );
    assert!(all.contains("- Whisperer, undated; **private**"), "{all}");
    let items: Value = serde_json::from_str(&citer.event(closed, Style::CslJson).unwrap()).unwrap();
    assert_eq!(items.as_array().unwrap().len(), 3);
    let meeting = story.find_event("meeting").unwrap();
    assert_eq!(
        citer.event(meeting, Style::Plain).unwrap(),
        "A town meeting (Mon 11 Mar 2024, uncertain). No source is cited."
    );
}

#[test]
fn a_claim_is_cited_with_its_words() {
    let story = read(STORY, Audience::Makers);
    let citer = Citer::new(&story, Audience::Public);
    let claims: Vec<_> = story.claims().map(Claim::key).collect();
    assert_eq!(
        citer.claim(claims[0], Style::Plain).unwrap(),
        format!(
            "“The council closes Mill Bridge”, date: Tue 5 Mar 2024; printed “on Tuesday”; \
             worked out from the words. {GAZETTE}, ¶1"
        )
    );
    // Whom the report rests on is private.
    assert_eq!(
        citer.claim(claims[1], Style::Plain).unwrap(),
        "“The council closes Mill Bridge”, date: Wed 6 Mar 2024. Sell FM, undated"
    );
    assert_eq!(citer.claim(claims[2], Style::Plain), None);
}

#[test]
fn a_quote_says_what_its_words_are() {
    let story = read(STORY, Audience::Makers);
    assert_eq!(
        quote(&story, "words", Style::Markdown),
        "“We will walk.” — Ida Marsh, speech, said Mon 11 Mar 2024 \
         (direct speech: the speaker's own words). Sell FM, undated, 02:10"
    );
    // A reporter's words are not put into the speaker's mouth.
    assert!(quote(&story, "retold", Style::Plain).starts_with(
        "the neighbours would walk — a neighbour, on a day that is not given (printed as direct \
         speech; indirect: a reporter's account of what was said). Valley Wire"
    ));
    let items: Value = serde_json::from_str(&quote(&story, "words", Style::CslJson)).unwrap();
    assert_eq!(items[0]["type"], "broadcast");
    assert_eq!(
        items[0]["note"],
        "“We will walk.” — Ida Marsh, speech, said Mon 11 Mar 2024 \
         (direct speech: the speaker's own words).\nlocator: 02:10"
    );
}

#[test]
fn nothing_private_is_cited() {
    let story = read(STORY, Audience::Makers);
    let citer = Citer::new(&story, Audience::Public);
    let mut told = String::new();
    for style in [Style::Plain, Style::Markdown, Style::CslJson] {
        let events = story
            .events()
            .iter()
            .filter_map(|&key| citer.event(key, style));
        let quotes = story
            .quotes()
            .iter()
            .filter_map(|&key| citer.quote(key, style));
        let claims = story
            .claims()
            .filter_map(|claim| citer.claim(claim.key(), style));
        let sources = story.sources().iter();
        let sources = sources.filter_map(|&key| citer.source(key, None, style));
        told.extend(events.chain(quotes).chain(claims).chain(sources));
    }
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    assert!(told.contains("Ida Marsh"));
}

#[test]
fn what_a_story_says_is_no_markup() {
    let story = read(
        "[[source]]\nid = \"s\"\npublisher = \"# <b>P</b>\"\ntitle = \"[x](y)\\u001b[31m\"\n\
         url = \"javascript:alert(1)\"\narchived = \"https://e.org/> <script>\"\n",
        Audience::Makers,
    );
    assert_eq!(
        source(&story, "s", None, Style::Markdown),
        r"\# \<b\>P\</b\>, “\[x\](y)␛\[31m”, undated, javascript:alert(1), archived at https://e.org/\> \<script\>"
    );
}
