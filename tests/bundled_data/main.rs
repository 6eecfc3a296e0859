//! Holds the bundled story to account: its dates, its disagreements and its quotes, against values
//! worked out by hand from the facts.

mod dates;
mod disagreements;
mod quotes;

use std::collections::BTreeSet;
use std::sync::Arc;

use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::{Claim, Event, Handle, Party, Story};

fn story() -> Arc<Story> {
    load::bundled().story
}

fn event<'s>(story: &'s Story, id: &str) -> Event<'s> {
    story.event(
        story
            .find_event(id)
            .unwrap_or_else(|| panic!("no event `{id}`")),
    )
}

fn source_id<'s>(story: &'s Story, claim: Claim<'s>) -> &'s str {
    story.source(claim.source()).id()
}

#[test]
fn it_loads_without_a_problem() {
    let problems: Vec<String> = load::bundled()
        .problems
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_is_missing() {
    let story = story();
    assert_eq!(story.events().len(), 40);
    assert_eq!(story.actors().len(), 59);
    assert_eq!(story.quotes().len(), 48);
    assert_eq!(story.sources().len(), 180);
    assert_eq!(story.claims().len(), 295);
    let tagged = |tag| {
        let events = story.events().iter();
        events
            .filter(|&&key| story.event(key).tags().any(|t| t == tag))
            .count()
    };
    assert_eq!((tagged("core"), tagged("background")), (25, 15));
    assert_eq!(story.start(), story.find_event("ring-flock-cancelled"));
    assert_eq!(story.timezone().name(), "America/Los_Angeles");
}

#[test]
fn every_event_says_what_happened_and_who_says_so() {
    let story = story();
    for &key in story.events() {
        let event = story.event(key);
        let id = event.id();
        assert!(event.citations().next().is_some(), "{id} cites nobody");
        assert!(
            event.citations().all(|citation| citation.at.is_some()),
            "{id}: where?"
        );
        assert!(event.parts().next().is_some(), "{id} has no actors");
        assert!(event.status().is_some(), "{id} has no status");
        assert!(event.summary().is_some() && event.kind().is_some(), "{id}");
        assert!(event.thread().is_some() && event.place().is_some(), "{id}");
        for ruling in event.rulings() {
            assert!(
                !ruling.because().is_empty(),
                "{id}: {} without a reason",
                ruling.field()
            );
        }
    }
}

#[test]
fn every_source_and_actor_is_there_for_something() {
    let story = story();
    let mut named = BTreeSet::new();
    for &key in story.sources() {
        let source = story.source(key);
        let parents = source
            .derives_from()
            .chain(source.version_of().map(Party::Source));
        named.extend(parents.filter_map(source_of));
    }
    named.extend(
        story
            .claims()
            .filter_map(Claim::according_to)
            .filter_map(source_of),
    );
    for &key in story.sources() {
        let source = story.source(key);
        let cited = source.events().len() + source.claims().len() + source.quotes().len();
        assert!(
            cited > 0 || named.contains(&key.index()),
            "nobody needs {}",
            source.id()
        );
        assert!(
            source.seen().is_some() && source.kind().is_some(),
            "{}",
            source.id()
        );
    }
    for &key in story.actors() {
        let actor = story.actor(key);
        assert!(
            actor.events().len() + actor.quotes().len() > 0,
            "{} does nothing",
            actor.id()
        );
    }
}

fn source_of(party: Party<'_>) -> Option<usize> {
    match party {
        Party::Source(source) => Some(source.index()),
        _ => None,
    }
}

#[test]
fn a_misspelt_flock_finds_the_events_it_is_in() {
    let story = story();
    let hits = Index::new(&story).run(&Query::parse("flok after:2026"), &story);
    let found: Vec<&str> = hits
        .events
        .iter()
        .map(|hit| story.event(hit.key).id())
        .collect();
    assert_eq!(
        found,
        [
            "ring-denies-ice",
            "ring-flock-cancelled",
            "amazon-spheres-rally",
            "markey-statement",
            "npr-thirty-cities",
            "lynnwood-ends-flock",
            "driver-privacy-act",
        ]
    );
}
