//! Small articles, and who is named in them.

use super::*;
use crate::import::snapshot::Snapshot;

fn actors(text: &str) -> Vec<ActorFound> {
    let snapshot = Snapshot::new(text.to_owned());
    find(&Document::new(&snapshot))
}

fn names(text: &str) -> Vec<String> {
    actors(text).into_iter().map(|actor| actor.name).collect()
}

#[test]
fn a_surname_is_short_for_the_full_name() {
    let text = "Maria Reyes spoke first.\n\nThe mayor thanked Reyes. Reyes's answer was short.";
    let [reyes] = &actors(text)[..] else {
        panic!("one actor expected")
    };
    assert_eq!(reyes.name, "Maria Reyes");
    assert_eq!(reyes.aliases, ["Reyes"]);
    assert_eq!(reyes.kind, Some(ActorKind::Person));
    let words: Vec<&str> = reyes
        .mentions
        .iter()
        .map(|span| &text[span.range()])
        .collect();
    assert_eq!(words, ["Maria Reyes", "Reyes", "Reyes"]);
}

#[test]
fn an_abbreviation_is_short_for_what_stands_before_it() {
    let [union] =
        &actors("The Union of Harbor Workers (UHW) met on Monday. The UHW has 400 members.")[..]
    else {
        panic!("one actor expected")
    };
    assert_eq!(
        (&*union.name, union.kind),
        ("Union of Harbor Workers", Some(ActorKind::Group))
    );
    assert_eq!(union.aliases, ["UHW"]);
    assert_eq!(union.mentions.len(), 3);
    assert_eq!(union.rule, "long-form-abbreviation");
}

#[test]
fn an_abbreviation_nobody_explains_may_be_told_by_its_letters() {
    let found = actors("The Harbor and Coast Commission met on Monday. The HCC has 12 members.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].aliases, ["HCC"]);
}

#[test]
fn the_head_of_a_name_is_short_for_it() {
    let found = actors("The Board of Regents met on Monday. The Board will meet again.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].aliases, ["Board"]);
}

#[test]
fn a_legal_form_makes_no_other_company() {
    let found = actors("Developer Lind Foods Inc. closed. Nobody at Lind Foods answered.");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&*found[0].name, &found[0].aliases[..]),
        ("Lind Foods Inc.", &["Lind Foods".to_owned()][..])
    );
}

#[test]
fn a_surname_may_be_a_given_name_too() {
    let found = actors("Amina Yusuf wrote to the council. The letter that Yusuf sent is public.");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0].aliases[..], found[0].gender),
        (&["Yusuf".to_owned()][..], Some(Gender::Woman))
    );
}

#[test]
fn titles_make_a_person_and_tell_the_gender() {
    let [lind] = &actors("The letter went to Mrs. Lind.")[..] else {
        panic!("one actor expected")
    };
    assert_eq!(lind.name, "Lind");
    assert_eq!(
        (lind.kind, lind.gender),
        (Some(ActorKind::Person), Some(Gender::Woman))
    );
}

#[test]
fn two_people_of_one_surname_are_told_apart_by_title() {
    let text = "Ana Silva met Paul Silva. The town paid Mr. Silva.";
    let found = actors(text);
    let paul = found
        .iter()
        .find(|actor| actor.name == "Paul Silva")
        .unwrap();
    assert_eq!(paul.mentions.len(), 2);
}

#[test]
fn the_last_word_of_a_name_tells_an_organisation() {
    let kinds: Vec<_> =
        actors("They sued Lind Holdings, the Harbor Department and the Ellen Gazette.")
            .into_iter()
            .map(|actor| (actor.name, actor.kind))
            .collect();
    let expected = [
        ("Lind Holdings", ActorKind::Company),
        ("Harbor Department", ActorKind::Agency),
        ("Ellen Gazette", ActorKind::Media),
    ];
    assert_eq!(
        kinds,
        expected.map(|(name, kind)| (name.to_owned(), Some(kind)))
    );
}

#[test]
fn what_is_said_behind_a_name_tells_its_kind() {
    let kind = |text: &str| actors(text)[0].kind;
    assert_eq!(
        kind("They sued Brightwater, a shipping company."),
        Some(ActorKind::Company)
    );
    assert_eq!(
        kind("They asked Oyelaran, 42, to leave."),
        Some(ActorKind::Person)
    );
    assert_eq!(
        kind("They asked Oyelaran, who had waited."),
        Some(ActorKind::Person)
    );
    assert_eq!(
        kind("They met Oyelaran, a union organizer from Ellen."),
        Some(ActorKind::Person)
    );
}

#[test]
fn a_section_lists_the_players() {
    let text = "Pier closes\n\nThe pier closed on Monday, and nobody was told about it in time.\n\n\
                The players\n\nBrightwater\n\nThe shipping company that owns the pier.\n\n\
                Port of Ellen (POE)\n\nThe agency that closed it.\n\nWhat's next\n\nThe council meets on Friday to talk about it.\n";
    let found: Vec<_> = actors(text)
        .into_iter()
        .map(|actor| (actor.name, actor.kind, actor.rule))
        .collect();
    assert_eq!(
        found,
        [
            (
                "Brightwater".to_owned(),
                Some(ActorKind::Company),
                "players-section"
            ),
            (
                "Port of Ellen".to_owned(),
                Some(ActorKind::Agency),
                "players-section"
            ),
        ]
    );
}

#[test]
fn places_days_and_laws_are_no_actors() {
    assert_eq!(
        names("In Texas, the Clean Water Act was signed on Monday in Port Arthur Hall."),
        Vec::<String>::new()
    );
}

#[test]
fn a_first_word_is_no_name_for_its_capital() {
    assert_eq!(
        names("Workers left. Many workers came back. Critics said so."),
        Vec::<String>::new()
    );
}

#[test]
fn a_company_is_called_by_the_first_of_its_two_words() {
    let found = actors("They sued Brightwater Terminals. Later, Brightwater paid them.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].aliases, ["Brightwater"]);
}

#[test]
fn what_somebody_does_stands_before_the_name_in_small_letters() {
    let kind = |text: &str| actors(text)[0].kind;
    for text in [
        "The letter was sent by union president Tavi Oyelaran.",
        "The letter was sent by its founder, Tavi Oyelaran, on Monday.",
        "The letter was sent by its CEO, Tavi Oyelaran, on Monday.",
    ] {
        assert_eq!(kind(text), Some(ActorKind::Person), "{text}");
    }
    assert_eq!(
        kind("They hired the shipping company Brightwater."),
        Some(ActorKind::Company)
    );
    assert_eq!(
        kind("They hired a contractor, Brightwater, for it."),
        Some(ActorKind::Company)
    );
    assert_eq!(
        kind("They sued Brightwater, one of the region's largest mill operators, on Monday."),
        Some(ActorKind::Company)
    );
}

#[test]
fn an_address_does_not_make_a_name_a_plain_word() {
    let found = actors(
        "They sued Brightwater.\n\nBrightwater paid them.\n\nMore: press@brightwater.example",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].mentions.len(), 2);
}

#[test]
fn a_station_is_known_by_its_letters() {
    let found = actors("She told KXEL 7 about it. Nobody at WQRT-TV asked.");
    let kinds: Vec<_> = found
        .iter()
        .map(|actor| (&*actor.name, actor.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("KXEL 7", Some(ActorKind::Media)),
            ("WQRT-TV", Some(ActorKind::Media))
        ]
    );
}

#[test]
fn a_name_is_short_for_one_that_goes_on_to_say_what_it_is() {
    let text = "The nurses sued St. Orsola Medical Center and Lind Foods Inc. on Monday. \
                St. Orsola did not answer. Lind paid.";
    let named: Vec<_> = actors(text)
        .into_iter()
        .map(|actor| (actor.name, actor.aliases))
        .collect();
    let expected = [
        ("St. Orsola Medical Center", "St. Orsola"),
        ("Lind Foods Inc.", "Lind"),
    ];
    let expected = expected.map(|(name, alias)| (name.to_owned(), vec![alias.to_owned()]));
    assert_eq!(named, expected);
}

#[test]
fn what_everybody_knows_by_a_name_is_no_part_of_another() {
    let text = "They met Amazon Watch and Wila Twitter on Monday. Amazon and Twitter stayed away.";
    let found = actors(text);
    let known: Vec<&str> = found
        .iter()
        .filter(|actor| actor.kind == Some(ActorKind::Company))
        .map(|actor| &*actor.name)
        .collect();
    assert_eq!(known, ["Amazon", "Twitter"]);
}

#[test]
fn what_something_happens_in_is_a_place() {
    assert_eq!(
        names("Orrin Falls has no bank. Two men in Orrin Falls were hurt."),
        Vec::<String>::new()
    );
    assert_eq!(
        names("Brightwater fell. She sold her shares in Brightwater."),
        ["Brightwater"]
    );
    assert_eq!(
        names(
            "Work in Brightwater stopped. The roads around Brightwater are closed, Brightwater said."
        ),
        ["Brightwater"]
    );
}

proptest::proptest! {
    #[test]
    fn mentions_are_in_order_and_never_missing(text in "([A-Z][a-z]{1,4}|[A-Z]{2,4}|and|of|the|Mr\\.|said|, |\\. |\\(|\\)| |\n\n|'s|“|”){0,40}") {
        let snapshot = Snapshot::new(text);
        for actor in find(&Document::new(&snapshot)) {
            proptest::prop_assert!(!actor.mentions.is_empty());
            proptest::prop_assert!(actor.mentions.is_sorted());
            proptest::prop_assert!(!actor.name.trim().is_empty());
        }
    }
}
