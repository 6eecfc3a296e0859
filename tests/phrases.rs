//! Phrases of words that stand in many records, which the index finds without reading texts, against reading them.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fmt::Write as _;
use std::path::PathBuf;

use dateline::load;
use dateline::search::{Index, Query};
use serde_json::json;

/// So many that each of the words is frequent, and a run of records is not the last one.
const EVENTS: usize = 70_000;
const WORDS: [&str; 6] = ["an", "and", "bell", "of", "the", "tower"];

/// A title and a summary of each event, drawn by a generator that needs no seed.
fn texts() -> Vec<[Vec<&'static str>; 2]> {
    let mut state = 1_u64;
    let mut draw = |below: u64| {
        // The constants of Knuth's MMIX; its upper bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % below).unwrap()
    };
    let mut text = |most| -> Vec<&'static str> {
        let length = 1 + draw(most);
        (0..length).map(|_| WORDS[draw(6)]).collect()
    };
    (0..EVENTS).map(|_| [text(2), text(5)]).collect()
}

/// Whether the words stand next to each other in a text, the last one as a beginning unless the phrase is closed.
fn stands_in(text: &[&str], phrase: &[&str], is_closed: bool) -> bool {
    let (last, before) = phrase.split_last().unwrap();
    text.windows(phrase.len()).any(|window| {
        let (end, start) = window.split_last().unwrap();
        start == before
            && if is_closed {
                end == last
            } else {
                end.starts_with(last)
            }
    })
}

#[test]
fn phrases_of_frequent_words_are_found_where_they_stand() {
    let texts = texts();
    let mut file = String::new();
    for (number, [title, summary]) in texts.iter().enumerate() {
        let (title, summary) = (title.join(" "), summary.join(" "));
        let event = json!({"type": "event", "id": format!("e{number}"), "title": title, "summary": summary});
        writeln!(file, "{event}").unwrap();
    }
    let loaded = load::open(&[PathBuf::from("-")], file.as_bytes()).unwrap();
    assert!(loaded.problems.is_empty());
    let story = loaded.story;
    let index = Index::new(&story);
    let phrases = [
        "of the",
        "the the",
        "of an",
        "bell t",
        "of the tower",
        "and and and",
        "tower an bell o",
    ];
    for phrase in phrases {
        let words: Vec<&str> = phrase.split(' ').collect();
        for is_closed in [false, true] {
            let query = format!("\"{phrase}{}", if is_closed { "\"" } else { "" });
            let hits = index.run(&Query::parse(&query), &story);
            let mut found: Vec<&str> = hits
                .events
                .keys()
                .map(|key| story.event(key).id())
                .collect();
            let holds = |texts: &[Vec<&str>; 2]| {
                texts.iter().any(|text| stands_in(text, &words, is_closed))
            };
            let mut expected: Vec<String> = (0..EVENTS)
                .filter(|&number| holds(&texts[number]))
                .map(|number| format!("e{number}"))
                .collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{query}");
        }
    }
}
