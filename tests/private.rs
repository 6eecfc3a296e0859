//! Private records: kept out of what others are to see, with every trace, and shown to their makers.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot run")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use dateline::export::plain::Teller;
use dateline::export::{self, Format, What};
use dateline::load::{Loaded, Options};
use dateline::search::{Hits, Index, Query};
use dateline::story::evidence::{contests, independent_lines, lines_of_event};
use dateline::story::{Audience, Note, Party, Story};
use serde_json::Value;

/// A march that a newspaper reports; what only its makers may know of it is private. Words of
/// private records stand nowhere else.
const STORY: &str = include_str!("private/story.toml");

/// Ids, names and words that stand in private records only.
const SECRETS: [&str; 18] = [
    "leak",
    "Whisperer",
    "memo",
    "Memorandum",
    "spy",
    "Molehill",
    "meeting",
    "Conspirators",
    "2021-05-02",
    "hush",
    "Silence",
    "900",
    "seven hundred",
    "overheard",
    "Cellar",
    "doubtful",
    "Suspicion",
    "inquire",
];

fn load(story: &str, audience: Audience) -> Loaded {
    let options = Options { audience };
    options
        .open(&[PathBuf::from("-")], story.as_bytes())
        .unwrap()
}

fn public() -> Loaded {
    load(STORY, Audience::Public)
}

fn makers() -> Loaded {
    load(STORY, Audience::Makers)
}

fn find(story: &Story, query: &str) -> Hits {
    Index::new(story).run(&Query::parse(query), story)
}

/// How many events, actors, quotes and sources there are.
fn counts(story: &Story) -> [usize; 4] {
    [
        story.events().len(),
        story.actors().len(),
        story.quotes().len(),
        story.sources().len(),
    ]
}

fn found(story: &Story, query: &str) -> [usize; 4] {
    let hits = find(story, query);
    [
        hits.events.len(),
        hits.actors.len(),
        hits.quotes.len(),
        hits.sources.len(),
    ]
}

fn list(story: &str, arguments: &[&str]) -> Output {
    run(story, &[&["list", "-"], arguments].concat())
}

fn run(story: &str, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(story.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn json(output: &Output) -> Vec<Value> {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_story_for_the_public_holds_no_private_record() {
    assert_eq!(counts(&makers().story), [2, 2, 4, 5]);
    let Loaded {
        story, problems, ..
    } = public();
    assert_eq!(problems, []);
    assert_eq!(counts(&story), [1, 1, 2, 3]);
    for id in ["meeting", "spy", "hush", "overheard", "leak", "memo"] {
        assert_eq!(story.find_event(id), None);
        assert_eq!(story.find_actor(id), None);
        assert_eq!(story.find_quote(id), None);
        assert_eq!(story.find_source(id), None);
    }
    assert_eq!(story.start(), None);
    assert_eq!(story.claims().len(), 3);
    let notes: Vec<&str> = story.notes().map(Note::text).collect();
    assert_eq!(notes, ["Count the heads in the photo."]);
}

#[test]
fn references_to_private_records_go_without_a_word() {
    let story = public().story;
    let march = story.event(story.find_event("march").unwrap());
    assert_eq!(march.parts().count(), 1);
    assert_eq!(march.citations().count(), 1);
    assert_eq!(march.before().count() + march.after().count(), 0);
    assert_eq!(march.rulings().count(), 0);
    let ann = story.actor(story.find_actor("ann").unwrap());
    assert_eq!(ann.relations().count(), 0);
    let walk = story.quote(story.find_quote("walk").unwrap());
    assert_eq!(walk.event(), None);
    assert_eq!(walk.speakers().count(), 1);
    let faceless = story.quote(story.find_quote("faceless").unwrap());
    assert_eq!(faceless.speaker_names(), "a marcher");
    let gazette = story.source(story.find_source("gazette").unwrap());
    assert_eq!(gazette.derives_from().count(), 0);
    let reprint = story.source(story.find_source("reprint").unwrap());
    assert_eq!(reprint.version_of(), None);
}

#[test]
fn nothing_is_found_by_private_words() {
    let (makers, public) = (makers().story, public().story);
    for query in [
        "silence",
        "molehill",
        "actor:spy",
        "by:molehill",
        "whisperer",
        "source:whisperer",
        "conspirators",
        "cellar",
        "date:2021-05-02",
        "is:private",
    ] {
        assert_ne!(found(&makers, query), [0; 4], "{query}");
        assert_eq!(found(&public, query), [0; 4], "{query}");
    }
    assert_eq!(find(&public, "march").events.len(), 1);
}

#[test]
fn private_sources_do_not_count_as_evidence() {
    let lines = |story: &Story| {
        let march = story.event(story.find_event("march").unwrap());
        independent_lines(&lines_of_event(story, march))
    };
    // The paper's own reporting and the informant's. Those who retell the memo only give a number.
    assert_eq!(lines(&makers().story), 2);
    assert_eq!(lines(&public().story), 1);
}

#[test]
fn copies_of_a_private_document_stay_copies() {
    let story = public().story;
    let march = story.event(story.find_event("march").unwrap());
    let contests = contests(&story, march);
    let [attendance] = &contests[..] else {
        panic!("{contests:?}");
    };
    // The informant's 900 is not there to disagree with.
    assert!(!attendance.disputed);
    let [range, three_hundred] = &attendance.sides[..] else {
        panic!("{:?}", attendance.sides);
    };
    assert_eq!(range.lines.len(), 1);
    assert_eq!(
        range.lines[0].origin,
        story.find_source("paper").map(Party::Source)
    );
    // The Gazette retells the memo, and the reprint is a version of it: one origin without a name.
    let [line] = &three_hundred.lines[..] else {
        panic!("{:?}", three_hundred.lines);
    };
    assert_eq!((line.origin, line.independent), (None, false));
    assert_eq!(line.sources.len(), 2);
}

#[test]
fn a_list_says_nothing_private() {
    for what in ["events", "actors", "quotes", "sources"] {
        for format in ["text", "json"] {
            let output = list(STORY, &["--what", what, "--format", format]);
            assert_eq!(output.status.code(), Some(0));
            assert_eq!(text(&output.stderr), "");
            for secret in SECRETS {
                assert!(
                    !text(&output.stdout).contains(secret),
                    "{secret} in {what} as {format}: {}",
                    text(&output.stdout)
                );
            }
        }
    }
}

#[test]
fn every_secret_of_this_test_is_told_when_asked_for() {
    let mut told = String::new();
    for what in ["events", "actors", "quotes", "sources"] {
        let output = list(
            STORY,
            &["--what", what, "--format", "json", "--include-private"],
        );
        told.push_str(text(&output.stdout));
    }
    for secret in SECRETS {
        assert!(told.contains(secret), "{secret}");
    }
}

#[test]
fn no_format_of_an_export_says_anything_private() {
    for to in ["timelinejs", "ics", "csl-json"] {
        let told = |arguments: &[&str]| {
            let output = run(STORY, &[&["export", "-", "--to", to], arguments].concat());
            assert_eq!(output.status.code(), Some(0));
            // A calendar folds its lines.
            text(&output.stdout).replace("\r\n ", "") + text(&output.stderr)
        };
        let public = told(&[]);
        for secret in SECRETS {
            assert!(!public.contains(secret), "{secret} in {to}: {public}");
        }
        let all = told(&["--include-private"]);
        for secret in ["Whisperer", "900", "rivate"] {
            assert!(all.contains(secret), "{secret} in {to}: {all}");
        }
    }
}

#[test]
fn private_records_are_marked_where_they_are_listed() {
    let events = list(STORY, &["--include-private"]);
    let lines: Vec<&str> = text(&events.stdout).lines().collect();
    assert_eq!(
        lines,
        [
            "         2021-05-01  Sat 1 May 2021  march    People march · ! sources disagree on the attendance",
            "private  2021-05-02  Sun 2 May 2021  meeting  Conspirators meet",
        ]
    );
    let possibly = list(
        "[[event]]\nid = \"a\"\ntitle = \"A\"\ndate = \"2021\"\nprivate = true\n",
        &["--include-private", "-q", "date:2021-05"],
    );
    assert_eq!(
        text(&possibly.stdout),
        "possibly, private  2021  2021  a  A\n"
    );
    let sources = json(&list(
        STORY,
        &["--include-private", "--what", "sources", "--format", "json"],
    ));
    let private: Vec<&str> = sources
        .iter()
        .filter(|source| source["private"] == true)
        .map(|source| source["id"].as_str().unwrap())
        .collect();
    assert_eq!(private, ["memo", "leak"]);
}

#[test]
fn json_counts_only_what_it_may_tell() {
    let of = |arguments: &[&str]| {
        let all = [&["--format", "json", "-q", "march"], arguments].concat();
        json(&list(STORY, &all)).remove(0)
    };
    let told = of(&[]);
    assert_eq!(told["independent_lines"], 1);
    assert_eq!(told["quotes"], serde_json::json!(["faceless"]));
    assert_eq!(told["fields"][0]["disputed"], false);
    assert_eq!(told["fields"][0]["values"].as_array().unwrap().len(), 2);
    let line = &told["fields"][0]["values"][1]["lines"][0];
    assert_eq!(line["origin"], Value::Null);
    assert_eq!(line["sources"], serde_json::json!(["gazette", "reprint"]));
    let all = of(&["--include-private"]);
    assert_eq!(all["independent_lines"], 2);
    assert_eq!(all["fields"][0]["disputed"], true);
}

#[test]
fn problems_of_private_records_are_told_to_their_makers() {
    let story = "[[event]]\nid = \"a\"\ntitle = \"A\"\ndate = \"13/02/2026\"\nprivate = true\n";
    for arguments in [&[][..], &["--include-private"]] {
        let output = list(story, arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(text(&output.stderr).contains("write 2026-02-13"));
    }
}

#[test]
fn any_record_may_be_private() {
    let open = STORY.replace("private = true\n", "");
    let records: Vec<usize> = open.match_indices("]]\n").map(|(at, _)| at + 3).collect();
    assert_eq!(records.len(), 5 + 2 + 2 + 6 + 1 + 4 + 3);
    for at in records {
        let (before, after) = open.split_at(at);
        let story = format!("{before}private = true\n{after}");
        let Loaded {
            story, problems, ..
        } = load(&story, Audience::Public);
        assert_eq!(problems, []);
        let all = find(&story, "");
        for what in [What::Events, What::Actors, What::Quotes, What::Sources] {
            export::list(&story, &all, what, Format::Json, &mut std::io::sink()).unwrap();
        }
    }
}

#[test]
fn the_story_as_plain_text_says_nothing_private() {
    let Loaded { story, .. } = public();
    let mut told = Vec::new();
    let hits = find(&story, "");
    Teller::new(&story, &hits, "").document(&mut told).unwrap();
    let told = text(&told);
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret}\n{told}");
    }
    // Its makers hear it, and that it is private.
    let Loaded { story, .. } = makers();
    let mut told = Vec::new();
    let hits = find(&story, "");
    Teller::new(&story, &hits, "").document(&mut told).unwrap();
    for words in [
        "\nMax Molehill, private\n",
        "Whisperer, undated; private\n",
        "Silence, please.",
        "unresolved, because: All of it is doubtful. (private)\n",
        "\nNote, ours and not a source's, private: Suspicion falls on the second photo.\n",
        ": Conspirators meet\nDate: Sunday 2 May 2021\nNote well: private\n",
    ] {
        assert!(text(&told).contains(words), "{words}\n{}", text(&told));
    }
}
