//! Where sources disagree, what is held of it, and who stands behind each side.

use std::collections::{BTreeMap, BTreeSet};

use dateline::schema::Reporting;
use dateline::story::evidence::{contests, disputed_fields, lines_of_claims};
use dateline::story::{Source, Story};

use crate::{event, source_id, story};

/// The fields on which sources cannot all be right, and no others.
const DISPUTED: &[(&str, &[&str])] = &[
    ("ring-acquired", &["bezos-wording", "date", "price"]),
    ("aws-summit-protest", &["vogels-wording"]),
    ("amazon-books-sit-in", &["arrests", "attendance"]),
    ("costa-settlement", &["joint-statement-wording"]),
    ("flock-ice-lookups-report", &["flock-and-ice"]),
    ("search-party-announced", &["launch"]),
    ("shahrour-suspended", &["date", "name-spelling"]),
    ("siminoff-email", &["email-wording"]),
    ("shahrour-fired", &["reason"]),
    ("ring-flock-announced", &["date", "integration-status"]),
    ("markey-letter-october", &["feature-announced"]),
    (
        "ring-super-bowl-ad",
        &["date", "dog", "feature-shown", "lander-wording"],
    ),
    (
        "ring-flock-cancelled",
        &["cause", "data-shared", "date", "what-ended"],
    ),
    (
        "amazon-spheres-rally",
        &[
            "attendance",
            "date",
            "guadalupe-wording",
            "johnston-wording",
            "palantir-description",
            "pan-wording",
        ],
    ),
    ("email-leak-published", &["siminoff-title"]),
    ("siminoff-media-tour", &["nest-footage"]),
    (
        "lynnwood-ends-flock",
        &[
            "date",
            "federal-access",
            "outside-access-noticed",
            "paused",
            "time-in-operation",
            "went-live",
            "work-session",
        ],
    ),
    ("wired-spending-analysis", &["period"]),
];

#[test]
fn sources_disagree_exactly_where_they_do() {
    let story = story();
    let expected: BTreeMap<&str, Vec<&str>> = DISPUTED
        .iter()
        .map(|&(id, fields)| (id, fields.to_vec()))
        .collect();
    let found: BTreeMap<&str, Vec<&str>> = story
        .events()
        .iter()
        .map(|&key| story.event(key))
        .map(|event| {
            (
                event.id(),
                disputed_fields(event)
                    .into_iter()
                    .map(|(field, _)| field)
                    .collect(),
            )
        })
        .filter(|(_, fields): &(_, Vec<&str>)| !fields.is_empty())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_contested_field_has_a_ruling() {
    let story = story();
    for &key in story.events() {
        let event = story.event(key);
        for (field, _) in disputed_fields(event) {
            let ruled = event.rulings().any(|ruling| ruling.field() == field);
            assert!(ruled, "{}: nothing held of {field}", event.id());
        }
    }
}

#[test]
fn every_ruling_stands_under_claims() {
    // Without a claim of its field a ruling would show nowhere.
    let story = story();
    for &key in story.events() {
        let event = story.event(key);
        for ruling in event.rulings() {
            let claimed = event.claims().any(|claim| claim.field() == ruling.field());
            assert!(
                claimed,
                "{}: nobody speaks of {}",
                event.id(),
                ruling.field()
            );
        }
    }
}

/// The sources behind each value of a field, line by line; `true` where the line is independent.
fn lines<'s>(story: &'s Story, id: &str, field: &str, value: &str) -> Vec<(bool, Vec<&'s str>)> {
    let said = event(story, id)
        .claims()
        .filter(|claim| claim.field() == field);
    let said: Vec<_> = said.collect();
    let claims = said
        .iter()
        .copied()
        .filter(|claim| claim.value() == Some(value));
    lines_of_claims(story, claims, &said)
        .into_iter()
        .map(|line| {
            let sources = line
                .sources
                .iter()
                .map(|&key| story.source(key).id())
                .collect();
            (line.independent, sources)
        })
        .collect()
}

#[test]
fn three_texts_with_one_head_count_are_one_line_of_evidence() {
    let story = story();
    // Whether Truthout counted or was told is not known; the number traces to the organisers.
    assert_eq!(
        lines(&story, "amazon-spheres-rally", "attendance", "200..250"),
        [
            (
                false,
                vec!["truthout-rally", "nationaltoday-rally", "newsytoday-rally"]
            ),
            (false, vec!["nationofchange-rally"]),
        ]
    );
    // Nobody has read the report that the lower count goes back to.
    assert_eq!(
        lines(&story, "amazon-spheres-rally", "attendance", "24..99"),
        [
            (false, vec!["nationofchange-rally"]),
            (false, vec!["wired-mypremium"])
        ]
    );
}

#[test]
fn a_retelling_that_departs_from_its_origin_stands_alone() {
    let story = story();
    assert_eq!(
        lines(&story, "amazon-spheres-rally", "date", "2026-02-16"),
        [(false, vec!["nationaltoday-rally"])]
    );
    assert_eq!(
        lines(
            &story,
            "costa-settlement",
            "joint-statement-wording",
            "a win for the protection of workers’ rights"
        ),
        [(false, vec!["seattlereports-costa"])]
    );
}

#[test]
fn the_day_of_the_break_up_has_one_source_against_it() {
    let story = story();
    let event = event(&story, "ring-flock-cancelled");
    let contest = contests(&story, event)
        .into_iter()
        .find(|c| c.field == "date")
        .unwrap();
    let sides: Vec<Vec<&str>> = contest
        .sides
        .iter()
        .map(|side| {
            side.claims
                .iter()
                .map(|&claim| source_id(&story, claim))
                .collect()
        })
        .collect();
    // The stamp of 00:52 UTC on the 13th is the afternoon of the 12th in Seattle.
    assert_eq!(
        sides,
        [
            vec![
                "cbs-wcbi",
                "biometric-0213",
                "nyt-dnyuz",
                "villpress",
                "cnbc-harrygorden"
            ],
            vec!["peer2peer-0213"],
        ]
    );
}

#[test]
fn what_a_retelling_brought_in_is_not_laid_at_its_origins_door() {
    let story = story();
    // None of this has been read in the text that is retold: other copies have it otherwise, or it lies
    // beyond the excerpt.
    for (event, field, value, source) in [
        (
            "ring-flock-cancelled",
            "cause",
            "the protest",
            "nationaltoday-rally",
        ),
        (
            "ring-flock-cancelled",
            "what-ended",
            "merger",
            "itstarget-engadget",
        ),
        (
            "amazon-spheres-rally",
            "pan-wording",
            "two sentences in the third person",
            "nationaltoday-rally",
        ),
        (
            "wired-spending-analysis",
            "period",
            "2019/2022",
            "worldtimesdaily-wired",
        ),
        (
            "siminoff-email",
            "email-wording",
            "innovative",
            "verge-technophile",
        ),
    ] {
        assert_eq!(
            lines(&story, event, field, value),
            [(false, vec![source])],
            "{field}"
        );
    }
}

#[test]
fn own_reporting_is_what_the_facts_say_is_own() {
    let story = story();
    let own: BTreeSet<&str> = story
        .sources()
        .iter()
        .map(|&key| story.source(key))
        .filter(|source| source.reporting() == Reporting::Own)
        .map(Source::id)
        .collect();
    // Parties' own documents.
    let documents = [
        "sec-10q-2018",
        "sec-10q-2018-q3",
        "bi-2019-letter",
        "jfrej-2019",
        "guardian-nimbus",
        "ftc-scribd",
        "globenewswire-flock",
        "flock-compliance",
        "wyden-1016",
        "markey-1031",
        "markey-1210",
        "markey-0213",
        "eff-nightmare",
        "ring-flock-notices",
    ];
    // Who saw, heard, was told, or counted.
    let reports = [
        "crn-vogels",
        "cnbc-shahrour",
        "404-flock-ice",
        "404-leak",
        "verge-leak",
        "newsweek-ad",
        "fox13-rally",
        "peakmetrics",
        "npr-flock",
        "wired-spending",
    ];
    assert_eq!(own, documents.into_iter().chain(reports).collect());
}

#[test]
fn what_the_companies_announced_is_one_line_however_many_report_it() {
    let story = story();
    assert_eq!(
        lines(&story, "ring-flock-cancelled", "data-shared", "none"),
        [(
            true,
            vec!["biometric-0213", "newsmax-ap", "villpress", "unilad-0213"]
        )]
    );
}
