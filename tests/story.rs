//! How records become a story: their order, what leads to what, zones, ids, and text fit to print.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

use std::fmt::Write;
use std::path::PathBuf;

use dateline::load::{self, Loaded, Report};
use dateline::story::date::Day;
use dateline::story::{Claim, Event, Handle, Note, Quote, Story};

fn load(toml: &str) -> Loaded {
    load::open(&[PathBuf::from("-")], toml.as_bytes()).unwrap()
}

/// The story in `toml`, which has no problem.
fn story(toml: &str) -> std::sync::Arc<Story> {
    let Loaded {
        story, problems, ..
    } = load(toml);
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    story
}

fn event<'s>(story: &'s Story, id: &str) -> Event<'s> {
    story.event(story.find_event(id).unwrap())
}

/// The ids of a story's events, parted by spaces.
fn timeline(story: &Story) -> String {
    let ids: Vec<&str> = story
        .events()
        .iter()
        .map(|&key| story.event(key).id())
        .collect();
    ids.join(" ")
}

/// A story of events, each `id` and, after a space, more keys of TOML parted by `; `.
fn events(of: &[&str]) -> String {
    of.iter().fold(String::new(), |mut toml, text| {
        let (id, more) = text.split_once(' ').unwrap_or((text, ""));
        let more = more.replace("; ", "\n");
        writeln!(toml, "[[event]]\nid = \"{id}\"\ntitle = \"T\"\n{more}").unwrap();
        toml
    })
}

fn check_timeline(table: &[(&[&str], &str)]) {
    for &(of, expected) in table {
        assert_eq!(timeline(&story(&events(of))), expected, "{of:?}");
    }
}

#[test]
fn events_come_in_order_of_time_and_the_undated_last() {
    check_timeline(&[
        (
            &[
                "never",
                r#"new date = "2026-02-13""#,
                "nor-that",
                r#"old date = "-0043-03-15""#,
                r#"middle date = "1980""#,
            ],
            "old middle new never nor-that",
        ),
        // What is said of undated events does not give them a date.
        (
            &[r#"first before = ["second"]"#, r#"second date = "2020""#],
            "second first",
        ),
    ]);
}

#[test]
fn events_of_one_day_come_as_stated() {
    let day = r#"date = "2026-02-13""#;
    let on_the_day = |id: &str, more: &str| format!("{id} {day}; {more}");
    let cases: [(Vec<String>, &str); 7] = [
        (
            vec![
                on_the_day("b", ""),
                on_the_day("a", ""),
                on_the_day("c", ""),
            ],
            "b a c",
        ),
        (
            vec![on_the_day("b", r#"after = ["a"]"#), on_the_day("a", "")],
            "a b",
        ),
        (
            vec![on_the_day("b", ""), on_the_day("a", r#"before = ["b"]"#)],
            "a b",
        ),
        (
            vec![
                on_the_day("d", r#"after = ["c"]"#),
                on_the_day("c", r#"after = ["b"]"#),
                on_the_day("b", ""),
                on_the_day("a", r#"before = ["b"]"#),
            ],
            "a b c d",
        ),
        // What nothing is said of keeps its place as far as it can.
        (
            vec![
                on_the_day("x", ""),
                on_the_day("b", r#"after = ["a"]"#),
                on_the_day("y", ""),
                on_the_day("a", ""),
            ],
            "x y a b",
        ),
        // A date is stronger than a statement.
        (
            vec![
                on_the_day("b", r#"before = ["a"]"#),
                r#"a date = "2026-02-12""#.to_owned(),
            ],
            "a b",
        ),
        // An event before itself is nonsense that does no harm.
        (
            vec![on_the_day("b", r#"before = ["b"]"#), on_the_day("a", "")],
            "b a",
        ),
    ];
    for (of, expected) in cases {
        let of: Vec<&str> = of.iter().map(String::as_str).collect();
        check_timeline(&[(&of, expected)]);
    }
}

#[test]
fn events_that_come_after_each_other_keep_the_order_of_the_file() {
    let day = r#"date = "2026-02-13""#;
    let circle = [
        format!(r#"c {day}; after = ["b"]"#),
        format!(r#"b {day}; after = ["a"]"#),
        format!(r#"a {day}; after = ["c"]"#),
    ];
    let circle: Vec<&str> = circle.iter().map(String::as_str).collect();
    // The first of them is taken as the first; the others then come as stated.
    check_timeline(&[(&circle, "c a b")]);
}

#[test]
fn a_busy_day_comes_as_stated_too() {
    let count = 2_000;
    let toml = (0..count).rev().fold(String::new(), |mut toml, number| {
        let event = format!(
            "e{number} date = \"2026-02-13\"; before = [\"e{}\"]",
            (number + 1) % (count + 1)
        );
        toml.push_str(&events(&[&event]));
        toml
    });
    let toml = format!(
        "{toml}{}",
        events(&[&format!("e{count} date = \"2026-02-13\"")])
    );
    let expected: Vec<String> = (0..=count).map(|number| format!("e{number}")).collect();
    assert!(timeline(&story(&toml)) == expected.join(" "));
}

const LINKED: &str = r#"
source = [
    { id = "zeitung", publisher = "Zeitung" },
    { id = "paper-2", publisher = "Écho", published = "2021-05-03" },
    { id = "paper-1", publisher = "Echo", published = "2021-05-02" },
]
actor = [
    { id = "zoe", name = "Zoe" },
    { id = "ada", name = "ada" },
    { id = "bob", name = "Bob" },
]
event = [
    { id = "late", date = "2021-06", title = "L", actors = [{ id = "ada" }, { id = "ada", role = "twice" }] },
    { id = "early", date = "2021-05", title = "E", actors = [{ id = "bob" }, { id = "ada" }], citations = [{ source = "paper-1" }, { source = "paper-1" }] },
]
claim = [
    { event = "early", field = "attendance", value = "2", source = "paper-1" },
    { event = "early", field = "attendance", value = "1", source = "paper-2" },
]
quote = [
    { id = "loose", text = "Q", mode = "direct", source = "paper-1", speakers = ["ada"] },
    { id = "second", text = "Q", mode = "direct", source = "paper-1", event = "late", speakers = ["ada", "bob"] },
    { id = "first", text = "Q", mode = "direct", source = "paper-2", event = "early", speakers = ["ada"] },
]
note = [
    { text = "on all", event = "early", source = "paper-1", actor = "ada", quote = "first" },
    { text = "on none" },
]
question = [{ text = "on one", event = "early" }]
"#;

#[test]
fn every_reference_can_be_followed_back() {
    let story = story(LINKED);
    let source = |id: &str| story.source(story.find_source(id).unwrap());
    let actor = |id: &str| story.actor(story.find_actor(id).unwrap());
    let quote_ids =
        |keys: &[_]| -> Vec<&str> { keys.iter().map(|&key| story.quote(key).id()).collect() };
    let event_ids =
        |keys: &[_]| -> Vec<&str> { keys.iter().map(|&key| story.event(key).id()).collect() };
    assert_eq!(event_ids(actor("ada").events()), ["early", "late"]);
    assert_eq!(event_ids(actor("bob").events()), ["early"]);
    assert!(actor("zoe").events().is_empty() && actor("zoe").quotes().is_empty());
    assert_eq!(
        quote_ids(actor("ada").quotes()),
        ["first", "second", "loose"]
    );
    assert_eq!(quote_ids(actor("bob").quotes()), ["second"]);
    assert_eq!(quote_ids(event(&story, "late").quote_keys()), ["second"]);
    assert_eq!(event_ids(source("paper-1").events()), ["early"]);
    assert_eq!(quote_ids(source("paper-1").quotes()), ["second", "loose"]);
    assert_eq!(source("paper-1").claims().len(), 1);
    assert!(source("zeitung").events().is_empty() && source("zeitung").claims().is_empty());
    let values: Vec<_> = event(&story, "early").claims().map(Claim::value).collect();
    assert_eq!(values, [Some("2"), Some("1")]);

    let on_all = |mut notes: Vec<Note<'_>>| notes.pop().map(|note| note.text().to_owned());
    assert_eq!(
        on_all(source("paper-1").notes().collect()).unwrap(),
        "on all"
    );
    assert_eq!(on_all(actor("ada").notes().collect()).unwrap(), "on all");
    let first = story.quote(story.find_quote("first").unwrap());
    assert_eq!(on_all(first.notes().collect()).unwrap(), "on all");
    let notes: Vec<(&str, bool)> = event(&story, "early")
        .notes()
        .map(|note| (note.text(), note.is_question()))
        .collect();
    assert_eq!(notes, [("on all", false), ("on one", true)]);
    assert_eq!(story.notes().len(), 3);
}

/// Events and quotes in another order than that of time, with references each way, one of them to nothing.
const SHUFFLED: &str = r#"
story = { start = "third" }
source = [{ id = "paper", publisher = "The Paper" }]
event = [
    { id = "third", date = "2026-03", title = "Third", after = ["second", "gone"] },
    { id = "first", date = "2026-01", title = "First", before = ["third"] },
    { id = "second", date = "2026-02", title = "Second" },
]
quote = [
    { id = "later", text = "Later", mode = "direct", event = "second", source = "paper" },
    { id = "sooner", text = "Sooner", mode = "direct", event = "first", source = "paper" },
]
claim = [{ event = "second", field = "count", value = "2", source = "paper" }]
ruling = [{ event = "third", field = "count", value = "2", because = "it was seen" }]
note = [{ event = "first", quote = "later", text = "on both" }]
"#;

#[test]
fn handles_are_places_and_references_follow_them() {
    let Loaded {
        story, problems, ..
    } = load(SHUFFLED);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let ids: Vec<&str> = story
        .events()
        .iter()
        .map(|&key| story.event(key).id())
        .collect();
    assert_eq!(ids, ["first", "second", "third"]);
    for (place, &key) in story.events().iter().enumerate() {
        assert_eq!(key.index(), place);
        assert_eq!(story.find_event(ids[place]), Some(key));
        assert_eq!(story.event(key).key(), key);
    }
    for (place, &key) in story.quotes().iter().enumerate() {
        assert_eq!(key.index(), place);
        assert_eq!(story.quote(key).key(), key);
    }
    let id = |key| story.event(key).id();
    assert_eq!(story.start().map(id), Some("third"));
    let third = event(&story, "third");
    assert_eq!(third.after().map(id).collect::<Vec<_>>(), ["second"]);
    assert_eq!(third.rulings().count(), 1);
    assert_eq!(
        event(&story, "first").before().map(id).collect::<Vec<_>>(),
        ["third"]
    );
    assert_eq!(event(&story, "second").claims().count(), 1);
    let quotes = |of: &str| -> Vec<&str> { event(&story, of).quotes().map(Quote::id).collect() };
    assert_eq!(quotes("first"), ["sooner"]);
    assert_eq!(quotes("second"), ["later"]);
    let noted = story.quote(story.find_quote("later").unwrap());
    assert_eq!(noted.notes().count(), 1);
    assert_eq!(story.find_event("gone"), None);
}

#[test]
fn lists_are_in_the_order_in_which_people_look_things_up() {
    let story = story(LINKED);
    let actors: Vec<&str> = story
        .actors()
        .iter()
        .map(|&key| story.actor(key).id())
        .collect();
    assert_eq!(actors, ["ada", "bob", "zoe"]);
    let quotes: Vec<&str> = story
        .quotes()
        .iter()
        .map(|&key| story.quote(key).id())
        .collect();
    assert_eq!(quotes, ["first", "second", "loose"]);
    let sources: Vec<&str> = story
        .sources()
        .iter()
        .map(|&key| story.source(key).id())
        .collect();
    assert_eq!(sources, ["paper-1", "paper-2", "zeitung"]);
}

/// A sound record of each kind that has an id.
const SOUND: &str = r#"[[source]]
id = "gazette"
publisher = "The Gazette"
[[actor]]
id = "costa"
name = "Costa"
[[event]]
id = "rally"
title = "A rally"
[[quote]]
id = "words"
text = "Words."
mode = "direct"
source = "gazette"
"#;

fn problems(toml: &str) -> Vec<Report> {
    load(&format!("{SOUND}{toml}")).problems
}

#[test]
fn a_reference_to_nothing_is_a_problem_with_the_nearest_id_as_hint() {
    let event = "[[event]]\nid = \"e\"\ntitle = \"T\"\n";
    let quote = "[[quote]]\nid = \"q\"\ntext = \"T\"\nmode = \"direct\"\n";
    let claim = "[[claim]]\nfield = \"attendance\"\nvalue = \"1\"\n";
    let ruling = "[[ruling]]\nfield = \"attendance\"\nvalue = \"1\"\nbecause = \"B\"\n";
    for (toml, kind) in [
        (format!("{event}actors = [{{ id = \"cotsa\" }}]\n"), "actor"),
        (
            format!("{event}citations = [{{ source = \"gazete\" }}]\n"),
            "source",
        ),
        (format!("{event}before = [\"raly\"]\n"), "event"),
        (format!("{event}after = [\"raly\"]\n"), "event"),
        (format!("{quote}source = \"gazete\"\n"), "source"),
        (
            format!("{quote}source = \"gazette\"\nevent = \"raly\"\n"),
            "event",
        ),
        (
            format!("{quote}source = \"gazette\"\nspeakers = [\"cotsa\"]\n"),
            "actor",
        ),
        (
            format!("{claim}source = \"gazete\"\nevent = \"rally\"\n"),
            "source",
        ),
        (
            format!("{claim}source = \"gazette\"\nevent = \"raly\"\n"),
            "event",
        ),
        (format!("{ruling}event = \"raly\"\n"), "event"),
        (
            "[[note]]\ntext = \"T\"\nevent = \"raly\"\n".to_owned(),
            "event",
        ),
        (
            "[[note]]\ntext = \"T\"\nsource = \"gazete\"\n".to_owned(),
            "source",
        ),
        (
            "[[note]]\ntext = \"T\"\nactor = \"cotsa\"\n".to_owned(),
            "actor",
        ),
        (
            "[[note]]\ntext = \"T\"\nquote = \"word\"\n".to_owned(),
            "quote",
        ),
        (
            "[[question]]\ntext = \"T\"\nevent = \"raly\"\n".to_owned(),
            "event",
        ),
        (
            "[[source]]\nid = \"s\"\npublisher = \"P\"\nversion_of = \"gazete\"\n".to_owned(),
            "source",
        ),
        ("[story]\nstart = \"raly\"\n".to_owned(), "event"),
    ] {
        let (slip, meant) = match kind {
            "actor" => ("cotsa", "costa"),
            "event" => ("raly", "rally"),
            "quote" => ("word", "words"),
            _ => ("gazete", "gazette"),
        };
        let article = if ["actor", "event"].contains(&kind) {
            "an"
        } else {
            "a"
        };
        let problems = problems(&toml);
        let [problem] = &problems[..] else {
            panic!("{toml}: {problems:?}");
        };
        assert_eq!(
            &*problem.found,
            format!("`{slip}`, which no {kind} is called"),
            "{toml}"
        );
        assert_eq!(
            &*problem.expected,
            format!("the id of {article} {kind}"),
            "{toml}"
        );
        assert_eq!(
            problem.hint.as_deref(),
            Some(format!("did you mean `{meant}`?").as_str()),
            "{toml}"
        );
        // The quotation mark before the words, counted from 1, stands where they do, from 0.
        let text = format!("{SOUND}{toml}");
        let line = text.lines().nth(problem.line.unwrap() - 1).unwrap();
        assert_eq!(line.find(slip), problem.column, "{toml}");
    }
}

#[test]
fn names_are_welcome_where_no_record_is_meant_but_slips_of_ids_are_told() {
    let actor = |to: &str| {
        format!(
            "[[actor]]\nid = \"a\"\nname = \"A\"\nrelations = [{{ type = \"t\", to = \"{to}\" }}]\n"
        )
    };
    let source = |from: &str| {
        format!("[[source]]\nid = \"the-paper\"\npublisher = \"P\"\nderives_from = [\"{from}\"]\n")
    };
    for name in ["a club nobody knows", "costa", "gazette", "Reuters"] {
        assert_eq!(problems(&actor(name)), [], "{name}");
        assert_eq!(problems(&source(name)), [], "{name}");
    }
    let told = problems(&source("the-papr"));
    assert_eq!(told[0].hint.as_deref(), Some("did you mean `the-paper`?"));
}

#[test]
fn a_second_record_of_one_id_is_a_problem_and_the_first_one_counts() {
    for (toml, id) in [
        (
            "[[source]]\nid = \"gazette\"\npublisher = \"Other\"\n",
            "gazette",
        ),
        ("[[actor]]\nid = \"costa\"\nname = \"Other\"\n", "costa"),
        ("[[event]]\nid = \"rally\"\ntitle = \"Other\"\n", "rally"),
        (
            "[[quote]]\nid = \"words\"\ntext = \"Other\"\nmode = \"direct\"\nsource = \"gazette\"\n",
            "words",
        ),
    ] {
        let Loaded {
            story, problems, ..
        } = load(&format!("{SOUND}{toml}"));
        let [problem] = &problems[..] else {
            panic!("{toml}: {problems:?}");
        };
        assert_eq!(&*problem.found, format!("a second record called `{id}`"));
        let loss = problem.loss.as_deref().unwrap();
        assert!(
            loss.contains("the first one stands at standard input:"),
            "{loss}"
        );
        assert_eq!(event(&story, "rally").title(), "A rally");
        assert_eq!(story.actor(story.actors()[0]).name(), "Costa");
        assert_eq!(story.quote(story.quotes()[0]).text(), "Words.");
        assert_eq!(story.source(story.sources()[0]).publisher(), "The Gazette");
        assert_eq!(
            [
                story.events().len(),
                story.actors().len(),
                story.quotes().len(),
                story.sources().len()
            ],
            [1; 4]
        );
    }
    // Records of different kinds may share an id.
    assert_eq!(
        problems("[[actor]]\nid = \"gazette\"\nname = \"Its makers\"\n"),
        []
    );
}

#[test]
fn ids_are_words_that_can_be_typed() {
    for id in [
        "",
        " ",
        "two words",
        "a\\tb",
        "a\\u00a0b",
        "a\\u202eb",
        "a\\u001bb",
        " a",
    ] {
        let toml = format!("[[event]]\nid = \"{id}\"\ntitle = \"T\"\n");
        let problems = problems(&toml);
        assert_eq!(problems.len(), 1, "{id}: {problems:?}");
        assert!(
            problems[0].expected.contains("without spaces"),
            "{id}: {problems:?}"
        );
    }
    for id in ["a", "École-1", "東京", "2026/rally", "q.1", "under_score"] {
        let toml = format!("[[event]]\nid = \"{id}\"\ntitle = \"T\"\n");
        assert_eq!(problems(&toml), [], "{id}");
    }
}

#[test]
fn a_day_is_counted_in_the_zone_of_the_event_then_of_the_story() {
    let moment = "2026-02-13T00:52:00Z";
    let toml = format!(
        r#"
        story = {{ timezone = "America/Los_Angeles" }}
        source = [{{ id = "s", publisher = "P", published = "{moment}" }}]
        event = [
            {{ id = "seattle", title = "T", date = "{moment}" }},
            {{ id = "tokyo", title = "T", date = "{moment}", timezone = "Asia/Tokyo" }},
        ]
        quote = [
            {{ id = "in-seattle", text = "Q", mode = "direct", source = "s", said = "{moment}", event = "seattle" }},
            {{ id = "in-tokyo", text = "Q", mode = "direct", source = "s", said = "{moment}", event = "tokyo" }},
            {{ id = "anywhere", text = "Q", mode = "direct", source = "s", said = "{moment}" }},
        ]
        claim = [
            {{ event = "tokyo", field = "date", value = "{moment}", source = "s" }},
            {{ event = "tokyo", field = "date", value = "2026-02-13", source = "s" }},
        ]
        "#
    );
    let story = story(&toml);
    let (twelfth, thirteenth) = (Day::from_ymd(2026, 2, 12), Day::from_ymd(2026, 2, 13));
    let happened = |id| event(&story, id).date().unwrap().first();
    let said = |id| {
        story
            .quote(story.find_quote(id).unwrap())
            .said()
            .unwrap()
            .first()
    };
    assert_eq!(happened("seattle"), twelfth);
    assert_eq!(happened("tokyo"), thirteenth);
    assert_eq!(said("in-seattle"), twelfth);
    assert_eq!(said("in-tokyo"), thirteenth);
    assert_eq!(said("anywhere"), twelfth);
    let published = story.source(story.sources()[0]).published();
    assert_eq!(published.unwrap().first(), twelfth);
    let mut values = event(&story, "tokyo")
        .claims()
        .map(|claim| claim.typed().unwrap());
    assert_eq!(values.next(), values.next());
    assert_eq!(event(&story, "tokyo").timezone().name(), "Asia/Tokyo");
    assert_eq!(
        event(&story, "seattle").timezone().name(),
        "America/Los_Angeles"
    );
}

#[test]
fn a_draft_leads_back_to_the_words_it_was_made_of() {
    let passage = "source = \"post\", span = [4, 9], excerpt = \"0123456789abcdef\"";
    let story = story(&format!(
        r#"
        source = [{{ id = "post", publisher = "P", snapshot = "texts/post.txt", draft = true, rule = "whole" }}]
        event = [
            {{ id = "walk", title = "T", citations = [{{ {passage} }}], draft = true, rule = "verb" }},
            {{ id = "plain", title = "T", citations = [{{ source = "post" }}] }},
        ]
        actor = [{{ id = "ada", name = "Ada", citations = [{{ {passage} }}], draft = true, rule = "name" }}]
        quote = [{{ id = "q", text = "Q", mode = "direct", {passage}, draft = true, rule = "cue" }}]
        claim = [{{ event = "walk", field = "date", value = "2026", {passage}, draft = true, rule = "weekday" }}]
        "#
    ));
    let post = story.source(story.find_source("post").unwrap());
    assert_eq!(post.snapshot(), Some("texts/post.txt"));
    assert_eq!(post.rule(), Some("whole"));
    let walk = event(&story, "walk");
    let ada = story.actor(story.find_actor("ada").unwrap());
    let quote = story.quote(story.find_quote("q").unwrap());
    let claim = walk.claims().next().unwrap();
    let rules = [walk.rule(), ada.rule(), quote.rule(), claim.rule()];
    assert_eq!(
        rules,
        [Some("verb"), Some("name"), Some("cue"), Some("weekday")]
    );
    let cited = [
        walk.citations().next(),
        ada.citations().next(),
        quote.citation(),
        claim.citation(),
    ];
    for citation in cited {
        let citation = citation.unwrap();
        assert_eq!(citation.source, post.key());
        assert_eq!(citation.span, Some([4, 9]));
        assert_eq!(citation.excerpt, Some("0123456789abcdef"));
    }
    let plain = event(&story, "plain");
    let citation = plain.citations().next().unwrap();
    assert_eq!((citation.span, citation.excerpt), (None, None));
    assert_eq!(plain.rule(), None);
}

#[test]
fn a_zone_that_nobody_knows_is_a_problem_and_days_are_counted_as_without_it() {
    let Loaded {
        story, problems, ..
    } = load(
        "[story]\ntimezone = \"America/Los_Angles\"\n\
         [[event]]\nid = \"e\"\ntitle = \"T\"\ndate = \"2026-02-13T00:52:00Z\"\ntimezone = \"Mars\"\n",
    );
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert_eq!(
        problems[0].hint.as_deref(),
        Some("did you mean `America/Los_Angeles`?")
    );
    assert_eq!(story.timezone().name(), "UTC");
    assert_eq!(
        event(&story, "e").date().unwrap().first(),
        Day::from_ymd(2026, 2, 13)
    );
}

#[test]
fn all_text_is_fit_to_print() {
    let raw = r"\u001b[31mred\u0007 \u202Eevil \u009b2J";
    let toml = format!(
        r#"
        [story]
        title = "{raw}"
        lang = "{raw}"
        summary = "{raw}"
        [[source]]
        id = "s"
        publisher = "{raw}"
        title = "{raw}"
        author = "{raw}"
        date_basis = "{raw}"
        url = "{raw}"
        archived = "{raw}"
        derives_from = ["{raw}"]
        lang = "{raw}"
        [[actor]]
        id = "a"
        name = "{raw}"
        aliases = ["{raw}"]
        description = "{raw}"
        relations = [{{ type = "{raw}", to = "{raw}" }}]
        [[event]]
        id = "e"
        title = "{raw}"
        kind = "{raw}"
        place = "{raw}"
        summary = "{raw}"
        thread = "{raw}"
        tags = ["{raw}"]
        actors = [{{ id = "a", role = "{raw}" }}]
        citations = [{{ source = "s", at = "{raw}" }}]
        [[claim]]
        event = "e"
        field = "{raw}"
        value = "{raw}"
        printed = "{raw}"
        source = "s"
        at = "{raw}"
        according_to = "{raw}"
        scope = "{raw}"
        [[ruling]]
        event = "e"
        field = "{raw}"
        value = "{raw}"
        because = "{raw}"
        by = "{raw}"
        [[quote]]
        id = "q"
        speaker_description = "{raw}"
        text = "{raw}"
        mode = "direct"
        channel = "{raw}"
        source = "s"
        at = "{raw}"
        utterance = "{raw}"
        [[note]]
        text = "{raw}"
        by = "{raw}"
        "#
    );
    let story = story(&toml);
    let told = told(&story);
    assert_eq!(told.len(), 3 + 8 + 5 + 8 + 6 + 4 + 5 + 2);
    for text in told {
        let is_raw = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.contains(is_raw), "{text:?}");
        assert!(text.contains("red"), "{text:?}");
    }
}

/// Every text of a story that has one record of each kind.
fn told(story: &Story) -> Vec<String> {
    let source = story.source(story.sources()[0]);
    let actor = story.actor(story.actors()[0]);
    let event = story.event(story.events()[0]);
    let quote = story.quote(story.quotes()[0]);
    let claim = story.claims().next().unwrap();
    let ruling = event.rulings().next().unwrap();
    let note = story.notes().next().unwrap();
    let relation = actor.relations().next().unwrap();
    let origin = source.derives_from().next().unwrap();
    let texts = [
        vec![story.title()],
        story.lang().into_iter().chain(story.summary()).collect(),
        vec![source.publisher(), origin.name(story)],
        source.title().into_iter().chain(source.author()).collect(),
        source
            .date_basis()
            .into_iter()
            .chain(source.url())
            .collect(),
        source.archived().into_iter().chain(source.lang()).collect(),
        vec![actor.name(), relation.kind, relation.to.name(story)],
        actor.aliases().chain(actor.description()).collect(),
        vec![event.title()],
        event.kind().into_iter().chain(event.place()).collect(),
        event.summary().into_iter().chain(event.thread()).collect(),
        event
            .tags()
            .chain(event.parts().find_map(|part| part.role))
            .collect(),
        event
            .citations()
            .filter_map(|citation| citation.at)
            .collect(),
        vec![claim.field(), claim.according_to().unwrap().name(story)],
        claim.value().into_iter().chain(claim.printed()).collect(),
        claim.at().into_iter().chain(claim.scope()).collect(),
        vec![ruling.field(), ruling.because()],
        ruling.value().into_iter().chain(ruling.by()).collect(),
        vec![quote.text()],
        quote
            .speaker_description()
            .into_iter()
            .chain(quote.channel())
            .collect(),
        quote.utterance().into_iter().collect(),
        quote
            .citation()
            .and_then(|citation| citation.at)
            .into_iter()
            .collect(),
        vec![note.text()],
        note.by().into_iter().collect(),
    ];
    texts.concat().into_iter().map(str::to_owned).collect()
}
