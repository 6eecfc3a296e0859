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
fn numbers_that_no_claim_can_say_are_no_counts() {
    for text in [
        "Some 999999999999999999 tenants rallied on Monday.",
        "A crowd of 250-200 people gathered on Monday.",
    ] {
        let found = each(text, |_, _, event| event.counts.clone());
        assert!(found.iter().all(Vec::is_empty), "{text}: {found:?}");
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

#[test]
fn a_date_about_something_else_is_not_when_it_happened() {
    for (text, title) in [
        (
            "Regulators approved the sale, ending a review that began in November 2025.",
            "Regulators approved the sale",
        ),
        (
            "The court overturned a ban adopted in 2019.",
            "The court overturned a ban adopted",
        ),
        (
            "The pier, which closed in May 2024, burned.",
            "The pier burned",
        ),
        (
            "The district canceled all classes on Friday in Ellen.",
            "The district canceled all classes in Ellen",
        ),
    ] {
        let dated = told(text).into_iter().find(|(_, _, when)| when.is_some());
        assert_eq!(dated, None, "{text}");
        assert!(
            told(text).iter().any(|told| told.0 == title),
            "{:?}",
            told(text)
        );
    }
    let weekday = "Maria Reyes apologized in a video posted Monday.";
    assert_eq!(one(weekday).2.as_deref(), Some("2026-03-02"));
}

#[test]
fn what_is_set_for_a_day_is_planned_for_it() {
    assert_eq!(
        one("Judge Ann Ode set a hearing on legal fees for July 10, 2026."),
        (
            "Hearing on legal fees".to_owned(),
            Some("meeting"),
            Some("2026-07-10".to_owned())
        )
    );
}

#[test]
fn some_verbs_tell_of_an_event_only_with_its_noun() {
    let sort = |text: &str| told(text).first().and_then(|told| told.1);
    assert_eq!(sort("Crews lifted seven of the cars on Monday."), None);
    assert_eq!(
        sort("The council lifted the curfew on Monday."),
        Some("order")
    );
    assert_eq!(sort("The hospital dismissed her on Monday."), None);
    assert_eq!(
        sort("A judge dismissed the charges on Monday."),
        Some("ruling")
    );
    assert_eq!(sort("Maria Reyes lost her job on Monday."), None);
    assert_eq!(
        sort("Gov. Ann Ode declared a state of emergency on Monday."),
        Some("emergency")
    );
    assert_eq!(
        sort("About 40 nurses went on strike on Monday."),
        Some("strike")
    );
    assert_eq!(
        sort("A derailment near Ellen spilled fuel on Monday."),
        Some("crash")
    );
}

#[test]
fn whoever_is_done_something_stays_in_the_title() {
    assert_eq!(
        one("The hospital dismissed her on Monday, citing her age.").0,
        "The hospital dismissed her"
    );
}

#[test]
fn what_somebody_asks_for_has_not_happened() {
    for text in [
        "Ann Ode asked families to stop watering their lawns on Monday.",
        "In a letter sent on Monday, she asked Acme to slow trains there.",
        "“Our customers asked for this,” added Ann Ode, who founded Acme in 2004.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
    assert_eq!(
        told("You asked me to, and on Monday the pier burned.")
            .into_iter()
            .map(|told| told.0)
            .collect::<Vec<_>>(),
        ["The pier burned"]
    );
}

#[test]
fn the_second_thing_that_somebody_says_is_told_without_that() {
    let text = "Ann Ode said the pier was old, and that Acme Foods has ended its lease.";
    let titles: Vec<String> = told(text).into_iter().map(|told| told.0).collect();
    assert_eq!(titles, ["Acme Foods has ended its lease"]);
}

#[test]
fn who_tells_it_is_named_or_nobody() {
    let teller = |text: &str| {
        each(text, |document, _, event| {
            event.teller.map(|span| document.words(span).to_owned())
        })
    };
    assert_eq!(
        teller("The pier burned on Monday, it said in a filing."),
        [None]
    );
    assert_eq!(
        teller("The pier burned on Monday, police said."),
        [Some("police".to_owned())]
    );
}

#[test]
fn he_is_no_woman_and_she_no_man() {
    for (pronoun, title) in [("He", "[Paul Lind]"), ("She", "[Maria Reyes]")] {
        let text = format!("Paul Lind met Maria Reyes. {pronoun} resigned on Monday.");
        let titles: Vec<String> = told(&text).into_iter().map(|told| told.0).collect();
        assert!(titles.contains(&format!("{title} resigned")), "{titles:?}");
    }
    let text = "Maria Reyes spoke on Monday. He resigned on Tuesday.";
    assert_eq!(told(text).len(), 1);
}

#[test]
fn a_year_that_belongs_to_a_name_is_not_when_it_happened() {
    for text in [
        "Israel Lind opened the 1967 letters.",
        "Maria Reyes opened the 2018 Harbor Festival.",
        "Maria Reyes opened a 17th-century letter.",
        "Maria Reyes opened ‘2018 Harbor Festival’ there.",
    ] {
        assert_eq!(one(text).2, None, "{text}");
    }
    assert_eq!(
        one("Maria Reyes opened it in 2018.").2.as_deref(),
        Some("2018")
    );
}

#[test]
fn what_is_no_sentence_of_its_own_tells_nothing() {
    for text in [
        "In a letter dated and filed in court on Monday in Tacoma.",
        "Not all of the letters have been released to Maria Reyes.",
        "Uber ended up paying Maria Reyes less.",
    ] {
        let sorted = told(text).into_iter().find(|told| told.1.is_some());
        assert_eq!(sorted, None, "{text}");
    }
}

#[test]
fn a_day_that_has_something_leaves_no_trace_in_the_title() {
    let text = "Maria Reyes resigned over her words in Monday's debate.";
    assert_eq!(one(text).0, "Maria Reyes resigned over her words in debate");
}
