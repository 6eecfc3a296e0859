//! Who said what, and what is only printed as if somebody had said it.

use std::collections::BTreeSet;

use dateline::schema::Mode;
use dateline::story::Quote;

use crate::{event, story};

#[test]
fn words_printed_as_speech_that_are_not_are_marked() {
    let story = story();
    let mut dressed_up: Vec<(&str, Mode)> = story
        .quotes()
        .iter()
        .map(|&key| story.quote(key))
        .filter(|quote| {
            quote
                .printed_as()
                .is_some_and(|printed| printed != quote.mode())
        })
        .map(|quote| {
            assert_eq!(quote.printed_as(), Some(Mode::Direct), "{}", quote.id());
            (quote.id(), quote.mode())
        })
        .collect();
    dressed_up.sort_unstable_by_key(|&(id, _)| id);
    assert_eq!(
        dressed_up,
        [
            ("q06b", Mode::Indirect),
            ("q07b", Mode::Indirect),
            ("q30b", Mode::Altered),
            ("q31b", Mode::Altered),
        ]
    );
    for name in ["guadalupe-la-resistencia", "eliza-pan"] {
        let speaker = story.actor(story.find_actor(name).unwrap());
        assert_eq!(speaker.quotes().len(), 2, "{name}");
        for &key in speaker.quotes() {
            assert_ne!(story.quote(key).mode(), Mode::Direct, "{name}");
        }
    }
}

#[test]
fn every_quote_is_somebodys_and_of_an_event() {
    let story = story();
    for &key in story.quotes() {
        let quote = story.quote(key);
        let has_speaker =
            quote.speakers().next().is_some() || quote.speaker_description().is_some();
        assert!(has_speaker && quote.event().is_some(), "{}", quote.id());
        assert!(
            quote.text().split_whitespace().count() <= 40,
            "{} is too long",
            quote.id()
        );
    }
    let costa = story.quote(story.find_quote("q01").unwrap());
    assert_eq!(costa.speaker_names(), "Maren Costa");
    assert_eq!(costa.event(), story.find_event("amazon-spheres-rally"));
    assert_eq!(story.source(costa.source()).publisher(), "FOX 13 Seattle");
    assert!(
        costa
            .text()
            .starts_with("It is hard right now, it is scary right now")
    );
}

#[test]
fn who_spoke_at_the_rally() {
    let story = story();
    let speakers: BTreeSet<String> = event(&story, "amazon-spheres-rally")
        .quotes()
        .map(Quote::speaker_names)
        .collect();
    let expected = [
        "Ahmed Shahrour",
        "Eliza Pan",
        "Emily Johnston",
        "Guadalupe",
        "Maren Costa",
    ];
    assert_eq!(speakers, expected.map(str::to_owned).into());
}
