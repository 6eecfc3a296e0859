//! Every flag of the bundled story, each reviewed against the facts: what is listed is noticed, and nothing else.

use std::collections::BTreeMap;

use dateline::check::{self, Flag, RULES, Scope};
use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;
use dateline::story::date::Day;

/// What each rule notices, in alphabetical order.
const NOTICED: &[(&str, &[&str])] = &[
    (
        "weekday",
        &[
            // “Friday, February 16, 2026” was a Monday, “Monday, February 22” a Sunday.
            "event:amazon-spheres-rally/date",
            "event:lynnwood-ends-flock/date",
        ],
    ),
    (
        "dates-differ",
        &[
            "event:amazon-spheres-rally/date",
            "event:lynnwood-ends-flock/date",
            "event:lynnwood-ends-flock/outside-access-noticed",
            "event:lynnwood-ends-flock/paused",
            "event:lynnwood-ends-flock/went-live",
            "event:lynnwood-ends-flock/work-session",
            "event:markey-letter-october/feature-announced",
            "event:ring-acquired/date",
            // The 31st is the day of a senator's letter.
            "event:ring-flock-announced/date",
            "event:ring-flock-cancelled/date",
            // The 12th is the day of the cancellation.
            "event:ring-super-bowl-ad/date",
            "event:search-party-announced/launch",
            "event:shahrour-suspended/date",
            "event:wired-spending-analysis/period",
        ],
    ),
    (
        "publication-day",
        &[
            "event:amazon-spheres-rally/date",
            "event:ring-flock-cancelled/date",
        ],
    ),
    (
        "two-statements",
        &[
            // FOX 13's first paragraph and caption; National Today's first paragraph and details.
            "event:amazon-spheres-rally/date",
            "event:amazon-spheres-rally/date",
            "event:lynnwood-ends-flock/work-session",
            "event:ring-super-bowl-ad/lander-wording",
            "event:shahrour-suspended/name-spelling",
        ],
    ),
    ("other-zone", &["event:ring-flock-cancelled/date"]),
    (
        "numbers-differ",
        &[
            "event:amazon-books-sit-in/arrests",
            "event:amazon-books-sit-in/attendance",
            "event:amazon-spheres-rally/attendance",
            "event:ring-acquired/price",
        ],
    ),
    (
        "accounts-differ",
        &[
            "event:amazon-spheres-rally/guadalupe-wording",
            "event:amazon-spheres-rally/johnston-wording",
            "event:amazon-spheres-rally/palantir-description",
            "event:amazon-spheres-rally/pan-wording",
            "event:aws-summit-protest/vogels-wording",
            "event:costa-settlement/joint-statement-wording",
            "event:email-leak-published/siminoff-title",
            "event:flock-ice-lookups-report/flock-and-ice",
            "event:lynnwood-ends-flock/federal-access",
            "event:lynnwood-ends-flock/time-in-operation",
            "event:ring-acquired/bezos-wording",
            "event:ring-flock-announced/integration-status",
            "event:ring-flock-cancelled/cause",
            "event:ring-flock-cancelled/data-shared",
            "event:ring-flock-cancelled/what-ended",
            "event:ring-super-bowl-ad/dog",
            "event:ring-super-bowl-ad/feature-shown",
            "event:ring-super-bowl-ad/lander-wording",
            "event:shahrour-fired/reason",
            "event:shahrour-suspended/name-spelling",
            "event:siminoff-email/email-wording",
            "event:siminoff-media-tour/nest-footage",
        ],
    ),
    (
        "not-speech",
        &[
            // Guadalupe and Pan in National Today; Bezos, Costa and Cunningham in reworded copies.
            "quote:q06b",
            "quote:q07b",
            "quote:q30b",
            "quote:q31b",
        ],
    ),
    ("two-spellings", &["actor:ahmed-shahrour"]),
];

/// What is missing, in alphabetical order; but for archived copies, which no source has.
const MISSING: &[(&str, &[&str])] = &[
    (
        "single-line",
        &[
            "event:bezos-masks-protest",
            "event:driver-privacy-act",
            "event:familiar-faces-findings",
            "event:forbes-cloud-figure",
            "event:markey-statement",
            "event:npr-thirty-cities",
            "event:wired-spending-analysis",
        ],
    ),
    (
        "no-primary",
        &[
            "event:amazon-books-sit-in",
            "event:amazon-letter-2018",
            "event:amazon-spheres-rally",
            "event:aws-email-2019",
            "event:aws-summit-protest",
            "event:bezos-masks-protest",
            "event:costa-cunningham-fired",
            "event:costa-settlement",
            "event:driver-privacy-act",
            "event:lynnwood-ends-flock",
            "event:ring-denies-ice",
            "event:ring-ends-rfa",
            "event:ring-flock-announced",
            "event:ring-super-bowl-ad",
            "event:search-party-announced",
            "event:search-party-open",
            "event:shahrour-fired",
            "event:shahrour-suspended",
            "event:siminoff-email",
            "event:siminoff-media-tour",
            "event:siminoff-return-axon",
        ],
    ),
    (
        "original-unread",
        &[
            "source:404-flock-ice",
            "source:404-itcnu",
            "source:404-leak",
            "source:appleton-sp",
            "source:ars-theoutpost",
            "source:banthecams-0825",
            "source:bi-ring-flock",
            "source:cbs-ring-flock",
            "source:cnbc-ring-flock",
            "source:cnbc-shahrour",
            "source:cnn-ring-flock",
            "source:commondreams-nhhhr",
            "source:dailyreadlist-450",
            "source:eff-nightmare",
            "source:factide-yarger",
            "source:forbes-cloud",
            "source:ft-easytoread",
            "source:geekwire-gamenexus",
            "source:gizmodo-masks",
            "source:guardian-bhrrc",
            "source:indianwitness-shahrour",
            "source:itstarget-engadget",
            "source:komo-sb6002",
            "source:letsdatascience-0703",
            "source:newsweek-ad",
            "source:nextweb-sp",
            "source:npr-flock",
            "source:nyt-ring-flock",
            "source:nyt-ring-founder",
            "source:patch-greod",
            "source:petapixel-wyze",
            "source:prdaily-mgrowtech",
            "source:ring-flock-notices",
            "source:seattletimes-rally",
            "source:slashdot-globalpractice",
            "source:ssi-rfa",
            "source:techcrunch-ring-flock",
            "source:techcrunch-techamerica",
            "source:techcrunch-traitcraft",
            "source:techdirt-mesazona",
            "source:verge-leak",
            "source:verge-technologymag",
            "source:wired-spending",
        ],
    ),
    (
        "only-retold",
        &[
            "quote:q06a",
            "quote:q07a",
            "quote:q12",
            "quote:q13",
            "quote:q14a",
            "quote:q17",
            "quote:q18",
            "quote:q23a",
            "quote:q27",
            "quote:q34",
        ],
    ),
    (
        "no-locator",
        &[
            "event:amazon-spheres-rally",
            "event:email-leak-published",
            "event:familiar-faces-findings",
            "event:flock-ice-lookups-report",
            "event:lynnwood-ends-flock",
            "event:markey-letter-october",
            "event:ring-flock-announced",
            "event:ring-flock-cancelled",
            "event:search-party-announced",
            "event:shahrour-suspended",
            "event:siminoff-email",
        ],
    ),
    (
        "silence",
        &[
            "event:aws-email-2019",
            "event:forbes-cloud-figure",
            "event:ftc-ring",
        ],
    ),
];

/// What each rule notices, in alphabetical order.
fn noticed(story: &Story) -> BTreeMap<&'static str, Vec<String>> {
    let today = Day::from_ymd(2026, 8, 1).unwrap();
    let mut noticed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for flag in check::run(story, Scope::All { today }) {
        noticed
            .entry(flag.rule.id)
            .or_default()
            .push(flag.name(story));
    }
    for names in noticed.values_mut() {
        names.sort();
    }
    noticed
}

#[test]
fn what_is_noticed_is_what_was_reviewed() {
    let loaded = load::bundled();
    let mut noticed = noticed(&loaded.story);
    for rule in RULES.iter().filter(|rule| rule.id != "no-archive") {
        let found = noticed.remove(rule.id).unwrap_or_default();
        let mut reviewed = NOTICED.iter().chain(MISSING);
        let reviewed = reviewed.find(|(id, _)| *id == rule.id);
        let reviewed = reviewed.map_or(&[][..], |(_, subjects)| subjects);
        assert_eq!(found, reviewed, "{}", rule.id);
    }
    let with_address = loaded
        .story
        .sources()
        .iter()
        .filter(|&&key| loaded.story.source(key).url().is_some());
    assert_eq!(noticed["no-archive"].len(), with_address.count());
}

#[test]
fn a_search_for_single_lines_finds_what_the_hole_is_in() {
    let story = load::bundled().story;
    let hits = Index::new(&story).run(&Query::parse("is:single"), &story);
    let found = hits
        .events
        .keys()
        .map(|key| format!("event:{}", story.event(key).id()));
    let mut found: Vec<String> = found.collect();
    found.sort();
    let (_, single) = MISSING
        .iter()
        .find(|(rule, _)| *rule == "single-line")
        .unwrap();
    assert_eq!(found, *single);
}

/// The flags of a rule on a subject.
fn flags(story: &Story, rule: &str, name: &str) -> Vec<Flag> {
    let flags = check::run(story, Scope::Faults).into_iter();
    flags
        .filter(|flag| flag.rule.id == rule && flag.name(story) == name)
        .collect()
}

#[test]
fn words_that_claims_tell_apart_are_told_once_and_with_their_renderings() {
    let story = load::bundled().story;
    for (name, renderings) in [
        ("event:aws-summit-protest/vogels-wording", ["q29a", "q29b"]),
        (
            "event:costa-settlement/joint-statement-wording",
            ["q31a", "q31b"],
        ),
        ("event:ring-acquired/bezos-wording", ["q30a", "q30b"]),
        ("event:ring-super-bowl-ad/lander-wording", ["q21a", "q21b"]),
        ("event:siminoff-email/email-wording", ["q14a", "q14b"]),
    ] {
        let flags = flags(&story, "accounts-differ", name);
        let subjects = flags[0].subjects.iter().skip(1);
        let quotes: Vec<String> = subjects.map(|subject| subject.name(&story)).collect();
        assert_eq!(quotes, renderings.map(|id| format!("quote:{id}")), "{name}");
    }
}

/// The sentence of the only such flag.
fn sentence(rule: &str, name: &str) -> String {
    let loaded = load::bundled();
    let mut flags = flags(&loaded.story, rule, name);
    assert_eq!(flags.len(), 1, "{rule} {name}");
    flags.remove(0).sentence
}

#[test]
fn the_cases_of_the_story_are_told_in_plain_sentences() {
    for (rule, name, told) in [
        (
            "weekday",
            "event:amazon-spheres-rally/date",
            "National Today prints “Friday, February 16, 2026”, but 16 Feb 2026 is a Monday",
        ),
        (
            "weekday",
            "event:lynnwood-ends-flock/date",
            "Lynnwood Times prints “Monday, February 22”, but 22 Feb 2026 is a Sunday",
        ),
        (
            "dates-differ",
            "event:ring-super-bowl-ad/date",
            "Sources disagree on the date: Sun 8 Feb 2026 or Thu 12 Feb 2026",
        ),
        (
            "dates-differ",
            "event:ring-flock-announced/date",
            "Sources disagree on the date: Thu 16 Oct 2025 or Fri 31 Oct 2025",
        ),
        (
            "other-zone",
            "event:ring-flock-cancelled/date",
            "The stamp of CNBC via harrygorden.com (AI summary), Fri 13 Feb 2026, 00:52 UTC, is \
             Thu 12 Feb 2026, 16:52 PST: one moment, not another day",
        ),
        (
            "publication-day",
            "event:amazon-spheres-rally/date",
            "National Today gives Mon 16 Feb 2026, the day it was published itself; 4 lines of evidence have \
             Fri 13 Feb 2026",
        ),
        (
            "accounts-differ",
            "event:siminoff-email/email-wording",
            "Sources disagree on the wording of Siminoff's e-mail: “innovation” or “innovative”",
        ),
        (
            "not-speech",
            "quote:q07b",
            "National Today prints as speech what is only a report of words of Eliza Pan",
        ),
        (
            "not-speech",
            "quote:q06b",
            "National Today prints as speech what is only a report of words of Guadalupe",
        ),
        (
            "two-spellings",
            "actor:ahmed-shahrour",
            "Ahmed Shahrour is also spelled Ahmed Shahour",
        ),
        (
            "accounts-differ",
            "event:siminoff-email/email-wording",
            "Sources disagree on the wording of Siminoff's e-mail: “innovation” or “innovative”",
        ),
    ] {
        assert_eq!(sentence(rule, name), told);
    }
}

#[test]
fn a_first_paragraph_is_held_against_its_caption() {
    let loaded = load::bundled();
    let flags = flags(
        &loaded.story,
        "two-statements",
        "event:amazon-spheres-rally/date",
    );
    let told: Vec<&str> = flags.iter().map(|flag| flag.sentence.as_str()).collect();
    assert_eq!(
        told,
        [
            "FOX 13 Seattle gives two values for the date: Fri 13 Feb 2026 (photo caption) and Thu 12 Feb 2026 (¶1)",
            "National Today gives two values for the date: Fri 13 Feb 2026 (lede) and Mon 16 Feb 2026 \
             ('The details', bullet 1)",
        ]
    );
}

#[test]
fn the_head_counts_stand_with_their_lines_of_evidence() {
    let loaded = load::bundled();
    let story = &*loaded.story;
    let flags = flags(
        story,
        "numbers-differ",
        "event:amazon-spheres-rally/attendance",
    );
    let [flag] = flags.as_slice() else {
        panic!("{flags:?}")
    };
    let sides: Vec<(&str, Vec<Vec<&str>>)> = flag
        .sides
        .iter()
        .map(|side| {
            let ids = |sources: &[_]| sources.iter().map(|&key| story.source(key).id()).collect();
            let voices = side
                .voices
                .iter()
                .map(|voice| ids(&voice.sources))
                .collect();
            (side.words.as_str(), voices)
        })
        .collect();
    assert_eq!(
        sides,
        [
            (
                "200 to 250",
                vec![
                    vec!["truthout-rally", "nationaltoday-rally", "newsytoday-rally"],
                    vec!["nationofchange-rally"],
                ]
            ),
            (
                "“dozens” (read as 24 to 99)",
                vec![vec!["nationofchange-rally"], vec!["wired-mypremium"]]
            ),
        ]
    );
    assert_eq!(flag.remarks, ["Held: unresolved"]);
}

#[test]
fn a_day_that_belongs_to_another_event_is_named_as_such() {
    let loaded = load::bundled();
    for (name, remark) in [
        (
            "event:ring-super-bowl-ad/date",
            "Thu 12 Feb 2026 is the day of another event, “Ring and Flock cancel their integration”",
        ),
        (
            "event:ring-flock-announced/date",
            "Fri 31 Oct 2025 is the day of another event, “Markey asks Amazon to drop face recognition on Ring”",
        ),
    ] {
        let flags = flags(&loaded.story, "dates-differ", name);
        assert!(
            flags[0].remarks.iter().any(|told| told == remark),
            "{:?}",
            flags[0].remarks
        );
    }
}

#[test]
fn the_places_that_leave_flock_are_a_series() {
    let loaded = load::bundled();
    let story = &*loaded.story;
    let event = story.find_event("npr-thirty-cities").unwrap();
    let flags = check::run(story, Scope::Faults);
    assert!(
        !flags
            .iter()
            .any(|flag| flag.subjects.contains(&event.into()))
    );
}
