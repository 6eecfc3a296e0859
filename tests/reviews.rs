//! What becomes of drafts by what was decided on them, whatever the order of the files.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;
use std::sync::Arc;

use dateline::load;
use dateline::story::{Party, Story};

/// Drafts as they are made of an article, beside records that somebody has written.
const DRAFTS: &str = r#"
[[source]]
id = "gazette"
publisher = "Gazette"
snapshot = "gazette.txt"
draft = true

[[source]]
id = "herald"
publisher = "Herald"

[[event]]
id = "fire"
title = "The mill burns"
date = "2024-03-05"
citations = [{ source = "herald" }]

[[event]]
id = "mill-burned"
title = "mill burned down"
date = "2024-03"
actors = [{ id = "miller" }]
citations = [{ source = "gazette", span = [10, 20], excerpt = "00000000000000aa" }]
draft = true

[[event]]
id = "told"
title = "the miller told reporters"
actors = [{ id = "miller" }, { id = "reporters" }]
citations = [{ source = "gazette", span = [30, 40] }]
after = ["mill-burned"]
draft = true

[[actor]]
id = "miller"
name = "Ida Miller"
draft = true

[[actor]]
id = "reporters"
name = "Reporters"
draft = true

[[actor]]
id = "ida"
name = "Ida Maria Miller"

[[claim]]
event = "mill-burned"
field = "date"
value = "2024-03"
source = "gazette"
span = [12, 15]
draft = true

[[claim]]
event = "mill-burned"
field = "damage"
value = "100..200"
source = "gazette"
span = [16, 19]
draft = true

[[quote]]
id = "all-gone"
text = "It is all gone."
mode = "direct"
speakers = ["miller"]
event = "mill-burned"
source = "gazette"
span = [50, 65]
draft = true
"#;

/// The story of the drafts and of what was decided on them, which must be the same in either order.
#[track_caller]
fn story(reviewed: &str) -> Arc<Story> {
    let [first, second] = [
        format!("{DRAFTS}\n{reviewed}"),
        format!("{reviewed}\n{DRAFTS}"),
    ]
    .map(|text| {
        let loaded = load::open(&[PathBuf::from("-")], text.as_bytes()).unwrap();
        let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        loaded.story
    });
    assert_eq!(ids(&first), ids(&second));
    first
}

/// The ids of everything, drafts with a star.
fn ids(story: &Story) -> Vec<String> {
    let star = |id: &str, is_draft| format!("{id}{}", if is_draft { "*" } else { "" });
    let events = story.events().iter().map(|key| story.event(*key));
    let actors = story.actors().iter().map(|key| story.actor(*key));
    let quotes = story.quotes().iter().map(|key| story.quote(*key));
    let sources = story.sources().iter().map(|key| story.source(*key));
    let mut ids: Vec<String> = events.map(|it| star(it.id(), it.is_draft())).collect();
    ids.extend(actors.map(|it| star(it.id(), it.is_draft())));
    ids.extend(quotes.map(|it| star(it.id(), it.is_draft())));
    ids.extend(sources.map(|it| star(it.id(), it.is_draft())));
    ids.sort();
    ids
}

/// The claims on an event, by field and value, drafts with a star.
fn claims(story: &Story, event: &str) -> Vec<String> {
    let event = story.event(story.find_event(event).unwrap());
    let claims = event.claims().map(|claim| {
        let star = if claim.is_draft() { "*" } else { "" };
        format!("{} {}{star}", claim.field(), claim.value().unwrap())
    });
    claims.collect()
}

#[test]
fn drafts_that_nobody_decided_on_are_drafts() {
    let story = story("");
    let all = [
        "all-gone*",
        "fire",
        "gazette*",
        "herald",
        "ida",
        "mill-burned*",
        "miller*",
        "reporters*",
        "told*",
    ];
    assert_eq!(ids(&story), all);
}

#[test]
fn a_written_record_takes_the_place_of_the_draft() {
    let story = story(
        "[[event]]\nid = \"mill-burned\"\ntitle = \"The mill burns down\"\n\
         citations = [{ source = \"gazette\", span = [10, 20] }]\n\
         [[claim]]\nevent = \"mill-burned\"\nfield = \"date\"\nvalue = \"2024-03-04\"\n\
         source = \"gazette\"\nspan = [12, 15]\n",
    );
    let event = story.event(story.find_event("mill-burned").unwrap());
    assert_eq!(event.title(), "The mill burns down");
    assert!(!event.is_draft());
    assert_eq!(event.quotes().count(), 1);
    // The claim on the same passage makes room, the other one is still to be looked at.
    let claims = claims(&story, "mill-burned");
    assert_eq!(claims.len(), 2, "{claims:?}");
    assert!(claims.contains(&"date 2024-03-04".to_owned()));
    assert!(claims.contains(&"damage 100..200*".to_owned()));
}

#[test]
fn a_rejected_event_leaves_no_trace() {
    let story = story("[[review]]\ndraft = \"event:mill-burned\"\ndecision = \"rejected\"\n");
    assert_eq!(story.find_event("mill-burned"), None);
    assert_eq!(story.claims().count(), 0);
    let quote = story.quote(story.find_quote("all-gone").unwrap());
    assert_eq!(quote.event(), None);
    let told = story.event(story.find_event("told").unwrap());
    assert_eq!(told.after().count(), 0);
}

#[test]
fn a_rejected_actor_takes_part_in_nothing() {
    let story = story("[[review]]\ndraft = \"actor:miller\"\ndecision = \"rejected\"\n");
    let told = story.event(story.find_event("told").unwrap());
    let names: Vec<&str> = told
        .parts()
        .map(|it| story.actor(it.actor).name())
        .collect();
    assert_eq!(names, ["Reporters"]);
    let quote = story.quote(story.find_quote("all-gone").unwrap());
    assert_eq!(quote.speakers().count(), 0);
}

#[test]
fn with_a_rejected_source_goes_what_rests_on_it_alone() {
    let story = story("[[review]]\ndraft = \"source:gazette\"\ndecision = \"rejected\"\n");
    assert_eq!(
        ids(&story),
        ["fire", "herald", "ida", "miller*", "reporters*"]
    );
    assert_eq!(story.claims().count(), 0);
}

#[test]
fn an_attached_event_gives_what_it_has_to_the_other() {
    let story = story(
        "[[review]]\ndraft = \"event:mill-burned\"\ndecision = \"attached\"\nto = \"fire\"\n\
         citations = [{ source = \"gazette\", span = [10, 20], excerpt = \"00000000000000aa\" }]\n",
    );
    assert_eq!(story.find_event("mill-burned"), None);
    let fire = story.event(story.find_event("fire").unwrap());
    let cited: Vec<_> = fire
        .citations()
        .map(|it| (story.source(it.source).id(), it.span, it.excerpt))
        .collect();
    let passage = ("gazette", Some([10, 20]), Some("00000000000000aa"));
    assert_eq!(cited, [("herald", None, None), passage]);
    assert_eq!(claims(&story, "fire").len(), 2);
    assert_eq!(fire.quotes().count(), 1);
    let told = story.event(story.find_event("told").unwrap());
    assert!(told.after().eq([fire.key()]));
}

#[test]
fn an_attached_actor_speaks_and_takes_part_as_the_other() {
    let story =
        story("[[review]]\ndraft = \"actor:miller\"\ndecision = \"attached\"\nto = \"ida\"\n");
    let ida = story.find_actor("ida").unwrap();
    assert_eq!(story.find_actor("miller"), None);
    assert_eq!(story.actor(ida).events().len(), 2);
    let quote = story.quote(story.find_quote("all-gone").unwrap());
    assert!(quote.speakers().eq([ida]));
}

#[test]
fn an_attached_actor_gives_its_names_to_the_other() {
    let story = story(
        "[[review]]\ndraft = \"actor:miller\"\ndecision = \"attached\"\nto = \"ida\"\n\
         aliases = [\"Ida Miller\", \"Ida Maria Miller\", \"Miller\"]\n",
    );
    let ida = story.actor(story.find_actor("ida").unwrap());
    assert_eq!(ida.name(), "Ida Maria Miller");
    assert!(ida.aliases().eq(["Ida Miller", "Miller"]));
}

#[test]
fn what_names_an_attached_draft_names_the_other() {
    let story = story(
        "[[review]]\ndraft = \"actor:miller\"\ndecision = \"attached\"\nto = \"ida\"\n\
         [[claim]]\nevent = \"fire\"\nfield = \"cause\"\nvalue = \"lightning\"\n\
         source = \"herald\"\naccording_to = \"miller\"\n",
    );
    let fire = story.event(story.find_event("fire").unwrap());
    let claim = fire.claims().next().unwrap();
    let ida = story.find_actor("ida").unwrap();
    assert_eq!(claim.according_to(), Some(Party::Actor(ida)));
}

#[test]
fn a_draft_attached_to_one_that_was_attached_goes_all_the_way() {
    let story = story(
        "[[review]]\ndraft = \"event:told\"\ndecision = \"attached\"\nto = \"mill-burned\"\n\
         [[review]]\ndraft = \"event:mill-burned\"\ndecision = \"attached\"\nto = \"fire\"\n",
    );
    assert_eq!(story.events().len(), 1);
    let fire = story.event(story.find_event("fire").unwrap());
    let spans: Vec<_> = fire.citations().map(|it| it.span).collect();
    assert_eq!(spans.len(), 3, "{spans:?}");
}

#[test]
fn drafts_attached_to_each_other_stay() {
    let story = story(
        "[[review]]\ndraft = \"event:told\"\ndecision = \"attached\"\nto = \"mill-burned\"\n\
         [[review]]\ndraft = \"event:mill-burned\"\ndecision = \"attached\"\nto = \"told\"\n",
    );
    assert_eq!(story.events().len(), 3);
}

#[test]
fn a_rejected_claim_is_known_by_its_passage() {
    let story = story(
        "[[review]]\ndraft = \"event:mill-burned/damage\"\ndecision = \"rejected\"\n\
         citations = [{ source = \"gazette\", span = [16, 19] }]\n",
    );
    assert_eq!(claims(&story, "mill-burned"), ["date 2024-03*"]);
}

#[test]
fn what_was_decided_on_a_draft_that_is_no_more_is_nothing_to_tell() {
    let story = story("[[review]]\ndraft = \"event:flood\"\ndecision = \"rejected\"\n");
    assert_eq!(story.events().len(), 3);
}

#[test]
fn a_decision_takes_no_written_record_away() {
    let story = story("[[review]]\ndraft = \"event:fire\"\ndecision = \"rejected\"\n");
    assert!(story.find_event("fire").is_some());
}

#[test]
fn the_draft_of_an_article_makes_room_for_the_one_that_was_written_out() {
    let twice = "[[event]]\nid = \"told\"\ntitle = \"another title\"\ndraft = true\n";
    let text = format!("{DRAFTS}\n{twice}");
    let loaded = load::open(&[PathBuf::from("-")], text.as_bytes()).unwrap();
    assert_eq!(loaded.problems.len(), 0);
    let told = loaded.story.find_event("told").unwrap();
    assert_eq!(
        loaded.story.event(told).title(),
        "the miller told reporters"
    );
}

#[test]
fn what_was_decided_on_the_drafts_of_an_article_holds_when_it_is_read_again() {
    let folder = std::env::temp_dir().join(format!("dateline-reviews-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let article = folder.join("mill.txt");
    std::fs::write(&article, include_str!("screens/stories/mill/mill.txt")).unwrap();
    let read = || {
        let loaded = load::open(std::slice::from_ref(&article), std::io::empty()).unwrap();
        assert_eq!(loaded.problems.len(), 0);
        loaded.story
    };
    let drafts = read();
    let before = ids(&drafts);
    let events = drafts.events().iter().map(|key| drafts.event(*key).id());
    let [accepted, rejected, ..] = events.collect::<Vec<_>>()[..] else {
        panic!("{before:?}");
    };
    let decided = format!(
        "[[event]]\nid = \"{accepted}\"\ntitle = \"As we call it\"\n\
         [[review]]\ndraft = \"event:{rejected}\"\ndecision = \"rejected\"\n"
    );
    std::fs::write(folder.join("mill.txt.review.toml"), decided).unwrap();
    let story = read();
    std::fs::remove_dir_all(&folder).unwrap();
    let accepted_now = story.event(story.find_event(accepted).unwrap());
    assert_eq!(
        (accepted_now.title(), accepted_now.is_draft()),
        ("As we call it", false)
    );
    let expected = before.iter().filter(|id| **id != format!("{rejected}*"));
    let expected = expected.map(|id| {
        if *id == format!("{accepted}*") {
            accepted
        } else {
            id
        }
    });
    let mut expected: Vec<&str> = expected.collect();
    expected.sort_unstable();
    let mut after: Vec<String> = ids(&story);
    after.sort();
    assert_eq!(after, expected);
}

/// The story of records that were written out of drafts, when the drafts are not there.
#[track_caller]
fn without_drafts(reviewed: &str) -> Arc<Story> {
    let records = r#"
[[source]]
id = "gazette"
publisher = "Gazette"

[[event]]
id = "fire"
title = "The mill burns"
citations = [{ source = "gazette" }]

[[claim]]
event = "mill-burned"
field = "damage"
value = "100..200"
source = "gazette"

[[quote]]
id = "all-gone"
text = "It is all gone."
mode = "direct"
speakers = ["miller"]
event = "mill-burned"
source = "gazette"

[[actor]]
id = "ida"
name = "Ida Maria Miller"
"#;
    let text = format!("{records}\n{reviewed}");
    let loaded = load::open(&[PathBuf::from("-")], text.as_bytes()).unwrap();
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    loaded.story
}

#[test]
fn without_the_drafts_what_was_rejected_is_missed_by_nobody() {
    let story = without_drafts(
        "[[review]]\ndraft = \"event:mill-burned\"\ndecision = \"rejected\"\n\
         [[review]]\ndraft = \"actor:miller\"\ndecision = \"rejected\"\n\
         [[review]]\ndraft = \"event:fire/date\"\ndecision = \"rejected\"\n\
         citations = [{ source = \"a-text-that-is-gone\", span = [1, 2] }]\n",
    );
    let quote = story.quote(story.find_quote("all-gone").unwrap());
    assert_eq!((quote.event(), quote.speakers().count()), (None, 0));
    assert_eq!(story.claims().count(), 0);
}

#[test]
fn without_the_drafts_what_named_an_attached_one_names_the_other() {
    let story = without_drafts(
        "[[review]]\ndraft = \"event:mill-burned\"\ndecision = \"attached\"\nto = \"fire\"\n\
         [[review]]\ndraft = \"actor:miller\"\ndecision = \"attached\"\nto = \"ida\"\n",
    );
    let fire = story.event(story.find_event("fire").unwrap());
    assert_eq!(claims(&story, "fire"), ["damage 100..200"]);
    let quote = story.quote(story.find_quote("all-gone").unwrap());
    assert_eq!(quote.event(), Some(fire.key()));
    assert!(quote.speakers().eq(story.find_actor("ida")));
}
