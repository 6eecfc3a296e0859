//! Events of small texts, with what of them is known by hand.

use super::*;
use crate::import::actors;
use crate::import::dates::{self, Anchor, Basis};
use crate::import::snapshot::Snapshot;
use crate::story::date::Day;

/// What is told of the events of a text that was published on Friday 6 March 2026.
fn told(text: &str) -> Vec<(String, Option<&'static str>, Option<String>)> {
    each(text, |document, mentions, event| {
        let when = event.when.and_then(|when| mentions[when].edtf());
        assert!(document.words(event.span).len() > 3);
        (event.title.clone(), event.sort, when)
    })
}

fn each<T>(text: &str, tell: impl Fn(&Document<'_>, &[Mention], &EventFound) -> T) -> Vec<T> {
    let snapshot = Snapshot::new(text.to_owned());
    let document = Document::new(&snapshot);
    let anchor = Some(Anchor {
        day: Day::from_ymd(2026, 3, 6).unwrap(),
        basis: Basis::Given,
    });
    let sentences = document.all_sentences();
    let mentions: Vec<Mention> = sentences
        .flat_map(|(_, sentence)| dates::find(text, sentence, anchor))
        .collect();
    let actors = actors::find(&document);
    let events = find(&document, &actors, &mentions, &Spans::default(), None);
    let told = events.iter().map(|event| tell(&document, &mentions, event));
    told.collect()
}

fn one(text: &str) -> (String, Option<&'static str>, Option<String>) {
    let told = told(text);
    let [only] = &told[..] else {
        panic!("{text}: {told:?}");
    };
    only.clone()
}

#[test]
fn a_title_has_the_words_that_say_what_happened() {
    for (text, title, sort) in [
        (
            "The Harbor Council voted 5-2 on Tuesday to close the pier, which is old.",
            "The Harbor Council voted 5-2 to close the pier",
            "vote",
        ),
        (
            "TACOMA, Wash. (NWS) — About 40 workers rallied outside City Hall on Monday, calling for higher pay.",
            "About 40 workers rallied outside City Hall",
            "rally",
        ),
        (
            "In 2025, the Harbor Council adopted 40 of her maps.",
            "The Harbor Council adopted 40 of her maps",
            "vote",
        ),
        (
            "The walkers, organized by a church, marched to the harbor on March 3.",
            "The walkers marched to the harbor",
            "rally",
        ),
        (
            "Two men who had robbed a bank were arrested on Monday, police said.",
            "Two men who had robbed a bank were arrested",
            "arrest",
        ),
        (
            "On Thursday, the plan announced Monday drew protests in Tacoma.",
            "The plan announced drew protests in Tacoma",
            "rally",
        ),
        (
            "Mayor Ann Lee said Wednesday that the city had canceled the parade on Monday.",
            "The city had canceled the parade",
            "cancellation",
        ),
    ] {
        let (found, of, _) = one(text);
        assert_eq!((found.as_str(), of), (title, Some(sort)), "{text}");
    }
}

#[test]
fn what_is_no_event_is_left_out() {
    for text in [
        "The mayor said on Monday that she was happy.",
        "The council did not vote on Tuesday.",
        "The council never voted on Tuesday.",
        "The council could vote on Tuesday.",
        "The protest reflects anger over rents in Tacoma.",
        "Ann Lee wants a new pier.",
        "It opened on Monday.",
        "Nobody knows.",
        "",
    ] {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
}

#[test]
fn each_clause_tells_its_own_event() {
    let titles = |text| {
        let titles: Vec<String> = told(text).into_iter().map(|(title, ..)| title).collect();
        titles
    };
    assert_eq!(
        titles("The port closed on Monday after the workers rallied in Tacoma."),
        ["The port closed", "The workers rallied in Tacoma"]
    );
    assert_eq!(
        titles("After the workers rallied in Tacoma, the port closed on Monday."),
        ["The workers rallied in Tacoma", "The port closed"]
    );
}

#[test]
fn the_date_is_that_of_the_clause() {
    let when = |text| one(text).2;
    let day = Some("2026-03-02".to_owned());
    assert_eq!(when("The port closed on Monday."), day);
    assert_eq!(when("On Monday, the port closed."), day);
    assert_eq!(
        when("The Harbor Council voted to close the port through Monday."),
        None
    );
    let told = told("A truck hit a bus on Monday when the driver lost the wheel in Tacoma.");
    assert_eq!(told[0].2, day);
}

#[test]
fn what_lies_ahead_is_planned() {
    for (text, planned) in [
        ("The council will vote on Monday.", true),
        ("The bridge is scheduled to open on Monday.", true),
        ("The council voted on Monday.", false),
    ] {
        let found = each(text, |_, _, event| event.is_planned);
        assert_eq!(found, [planned], "{text}");
    }
}

#[test]
fn numbers_of_people_are_counted() {
    for (text, field, value) in [
        (
            "A crowd of 200-250 people gathered on Monday.",
            "attendance",
            Some("200..250"),
        ),
        (
            "More than 1,200 workers marched on Monday.",
            "attendance",
            Some(">1200"),
        ),
        (
            "Some 40 tenants rallied on Monday.",
            "attendance",
            Some("~40"),
        ),
        ("Dozens of people rallied on Monday.", "attendance", None),
        (
            "Three people were injured on Monday.",
            "injuries",
            Some("3"),
        ),
        ("A storm killed two people on Monday.", "deaths", Some("2")),
    ] {
        let found = each(text, |_, _, event| event.counts.clone());
        let [counts] = &found[..] else {
            panic!("{text}: {found:?}");
        };
        let counts: Vec<_> = counts
            .iter()
            .map(|it| (it.field, it.value.as_deref()))
            .collect();
        assert_eq!(counts, [(field, value)], "{text}");
    }
}

#[test]
fn a_place_has_a_name() {
    for (text, place) in [
        (
            "Workers rallied outside City Hall on Monday.",
            Some("outside City Hall"),
        ),
        (
            "Workers rallied in downtown Tacoma on Monday.",
            Some("downtown Tacoma"),
        ),
        ("Workers rallied in the rain on Monday.", None),
    ] {
        let found = each(text, |document, _, event| {
            event.place.map(|span| document.words(span).to_owned())
        });
        assert_eq!(found, [place.map(str::to_owned)], "{text}");
    }
}

#[test]
fn who_tells_it_is_kept() {
    for (text, teller) in [
        ("Two men were arrested on Monday, police said.", "police"),
        (
            "Two men were arrested on Monday, according to the sheriff.",
            "the sheriff",
        ),
        ("Police said two men were arrested on Monday.", "Police"),
    ] {
        let found = each(text, |document, _, event| {
            event.teller.map(|span| document.words(span).to_owned())
        });
        assert_eq!(found, [Some(teller.to_owned())], "{text}");
    }
}

#[test]
fn sections_that_explain_tell_of_nothing() {
    let text = "Why it matters\n\nThe council voted on Monday to close the pier.\n";
    assert!(told(text).is_empty());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "([A-Z][a-z]{0,6}|[a-z]{1,7}|was|will|said|that|who|and|after|voted|[,;().“”\"—'’]| |\n){0,60}") {
        for (title, ..) in told(&text) {
            proptest::prop_assert!(!title.is_empty());
        }
    }
}
