//! The real binary, run with pipes: what it prints, where, and its exit code.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot run")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).stdin(Stdio::null());
    // Without the settings of whoever runs the tests.
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn run(arguments: &[&str]) -> Output {
    dateline(arguments).output().unwrap()
}

/// Runs dateline with `input` on its standard input.
fn run_with(input: &str, arguments: &[&str]) -> Output {
    let mut command = dateline(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(output: &Output) -> Vec<Value> {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn ids(records: &[Value]) -> Vec<&str> {
    records
        .iter()
        .map(|record| record["id"].as_str().unwrap())
        .collect()
}

fn keys(record: &Value) -> Vec<&str> {
    record
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// A story with one sound event that possibly was in May 2021, and a private one.
const SMALL: &str = r#"
[[source]]
id = "paper"
publisher = "The Paper"
title = "What happened"
published = "2021-06-01"
url = "https://example.org/what"
reporting = "own"

[[source]]
id = "leak"
publisher = "Our informant"
private = true

[[actor]]
id = "ann"
name = "Ann Archer"
kind = "person"

[[actor]]
id = "spy"
name = "Mole Hill"
private = true

[[event]]
id = "march"
date = "[2021-04,2021-05]"
title = "People march"
place = "Springfield"
summary = "A summary\nof two lines."
actors = [{ id = "ann", role = "speaker" }, { id = "spy" }]
citations = [{ source = "paper", at = "¶2" }, { source = "leak" }]

[[event]]
id = "secret"
date = "2021-05-02"
title = "Nobody may know"
private = true

[[claim]]
event = "march"
field = "attendance"
value = "200"
printed = "some 200"
source = "paper"

[[claim]]
event = "march"
field = "attendance"
value = "900"
source = "leak"

[[quote]]
id = "q1"
speakers = ["ann"]
text = "We march."
mode = "direct"
event = "march"
source = "paper"
said = "2021-04-30"

[[quote]]
id = "q2"
text = "Hush."
mode = "direct"
source = "leak"
private = true
"#;

#[test]
fn the_bundled_story_is_sound() {
    let output = run(&["list"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert_eq!(stdout(&output).lines().count(), 40);
}

#[test]
fn what_touched_flock_from_2026_on() {
    let expected = [
        "amazon-spheres-rally",
        "driver-privacy-act",
        "lynnwood-ends-flock",
        "markey-statement",
        "npr-thirty-cities",
        "ring-denies-ice",
        "ring-flock-cancelled",
    ];
    let output = run(&["list", "-q", "flok after:2026", "--format", "json"]);
    let records = json(&output);
    let mut found = ids(&records);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[test]
fn without_a_terminal_the_list_is_printed() {
    let listed = run(&["list", "-q", "rally"]);
    let piped = run(&["-q", "rally"]);
    assert_eq!(stdout(&piped), stdout(&listed));
    assert!(!stdout(&piped).is_empty());
    assert_eq!(code(&piped), 0);
}

#[test]
fn a_story_comes_from_standard_input() {
    let output = run_with(SMALL, &["list", "-"]);
    assert_eq!(
        stdout(&output),
        "[2021-04,2021-05]  Apr or May 2021  march  People march · Springfield\n"
    );
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[test]
fn an_event_that_is_not_established_is_not_listed_as_a_fact() {
    let event = |status| {
        format!(
            "[[event]]\nid = \"e\"\ndate = \"2021\"\ntitle = \"The mayor resigns\"\nkind = \"resignation\"\nstatus = \"{status}\"\n"
        )
    };
    for status in ["alleged", "denied", "planned", "did-not-happen"] {
        let output = run_with(&event(status), &["list", "-"]);
        let expected = format!("2021  2021  e  The mayor resigns · {status} · resignation\n");
        assert_eq!(stdout(&output), expected);
    }
    for status in ["confirmed", "reported"] {
        let output = run_with(&event(status), &["list", "-"]);
        assert_eq!(
            stdout(&output),
            "2021  2021  e  The mayor resigns · resignation\n"
        );
    }
}

#[test]
fn what_is_only_possible_is_marked() {
    let text = run_with(SMALL, &["list", "-", "-q", "date:2021-05"]);
    assert!(
        stdout(&text).starts_with("possibly  [2021-04,2021-05]"),
        "{}",
        stdout(&text)
    );
    let records = json(&run_with(
        SMALL,
        &["list", "-", "-q", "date:2021-05", "--format", "json"],
    ));
    assert_eq!(records[0]["match"], "possibly");
    let records = json(&run_with(
        SMALL,
        &["list", "-", "-q", "date:2021", "--format", "json"],
    ));
    assert_eq!(records[0]["match"], "yes");
}

#[test]
fn json_has_every_field_of_an_event() {
    let records = json(&run_with(SMALL, &["list", "-", "--format", "json"]));
    let [march] = records.as_slice() else {
        panic!("not one record: {records:?}");
    };
    let named = [
        "id",
        "match",
        "date",
        "wording",
        "first_day",
        "last_day",
        "title",
        "kind",
        "status",
        "place",
        "summary",
        "thread",
        "tags",
        "actors",
        "citations",
        "independent_lines",
        "fields",
        "rulings",
        "quotes",
        "notes",
        "private",
        "draft",
        "rule",
    ];
    assert_eq!(keys(march), named);
    assert_eq!(march["date"], "[2021-04,2021-05]");
    assert_eq!(march["wording"], "Apr or May 2021");
    assert_eq!(march["first_day"], "2021-04-01");
    assert_eq!(march["last_day"], "2021-05-31");
    assert_eq!(march["kind"], Value::Null);
    assert_eq!(march["summary"], "A summary\nof two lines.");
    assert_eq!(march["quotes"], serde_json::json!(["q1"]));
    assert_eq!(
        march["actors"],
        serde_json::json!([{ "id": "ann", "name": "Ann Archer", "role": "speaker" }])
    );
    assert_eq!(
        march["citations"],
        serde_json::json!([{
            "source": "paper",
            "publisher": "The Paper",
            "title": "What happened",
            "url": "https://example.org/what",
            "at": "¶2",
            "span": null,
            "excerpt": null,
            "stance": "supports"
        }])
    );
    let attendance = &march["fields"][0];
    assert_eq!(attendance["field"], "attendance");
    assert_eq!(attendance["values"][0]["value"], "200");
    assert_eq!(attendance["values"][0]["independent_lines"], 1);
    assert_eq!(attendance["values"][0]["claims"][0]["printed"], "some 200");
}

#[test]
fn json_has_the_other_kinds_of_records() {
    let of = |what| {
        json(&run_with(
            SMALL,
            &["list", "-", "--what", what, "--format", "json"],
        ))
    };
    let actors = of("actors");
    assert_eq!(ids(&actors), ["ann"]);
    assert_eq!(actors[0]["kind"], "person");
    assert_eq!(actors[0]["events"], serde_json::json!(["march"]));
    let quotes = of("quotes");
    assert_eq!(ids(&quotes), ["q1"]);
    assert_eq!(
        quotes[0]["speakers"],
        serde_json::json!([{ "id": "ann", "name": "Ann Archer" }])
    );
    assert_eq!(quotes[0]["said_wording"], "Fri 30 Apr 2021");
    assert_eq!(quotes[0]["citation"]["publisher"], "The Paper");
    let sources = of("sources");
    assert_eq!(ids(&sources), ["paper"]);
    assert_eq!(sources[0]["published_wording"], "Tue 1 Jun 2021");
    assert_eq!(sources[0]["reporting"], "own");
}

#[test]
fn every_kind_prints_a_line_for_each_record() {
    for (what, count) in [("events", 1), ("actors", 1), ("quotes", 1), ("sources", 1)] {
        let output = run_with(SMALL, &["list", "-", "--what", what]);
        assert_eq!(stdout(&output).lines().count(), count, "{what}");
    }
    let quotes = run_with(SMALL, &["list", "-", "--what", "quotes"]);
    assert_eq!(
        stdout(&quotes),
        "2021-04-30  q1  Ann Archer  direct  “We march.” (The Paper)\n"
    );
}

#[test]
fn problems_of_the_data_are_told_and_the_rest_is_printed() {
    let story = "[[event]]\nid = \"sound\"\ntitle = \"Sound\"\ndate = \"2021\"\n\
                 [[event]]\nid = \"odd\"\ntitle = \"Odd\"\ndate = \"13/02/2026\"\n";
    let output = run_with(story, &["list", "-"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("Sound"));
    assert!(
        stderr(&output).contains("standard input:8:8"),
        "{}",
        stderr(&output)
    );
    assert!(
        stderr(&output).contains("write 2026-02-13"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_of_the_query_was_not_understood_is_told() {
    let output = run(&["list", "-q", "colour:red rally"]);
    assert!(
        stderr(&output).contains("“colour:red”"),
        "{}",
        stderr(&output)
    );
    // A list that left the part aside would be taken for an answer to it.
    assert_eq!(stdout(&output), "");
    assert_eq!(code(&output), 2);
}

#[test]
fn a_query_may_begin_with_a_minus() {
    let all = stdout(&run(&["list"])).lines().count();
    let output = run(&["list", "-q", "-flock"]);
    let without = stdout(&output).lines().count();
    assert!(0 < without && without < all, "{without} of {all}");
}

#[test]
fn lines_are_counted_behind_one_field() {
    let claim = |event: &str, source: &str, day: &str| {
        format!(
            "[[claim]]\nevent = '{event}'\nfield = 'date'\nsource = '{source}'\nvalue = '{day}'\n"
        )
    };
    // Two have the march on the 13th, and one the strike; a third, of whom nobody knows, has the march a day before.
    let story = [
        "source = [{ id = 'post', publisher = 'Post', reporting = 'own' },
            { id = 'herald', publisher = 'Herald', reporting = 'own' }, { id = 'blog', publisher = 'Blog' }]
        [[event]]
        id = 'march'
        title = 'The march'
        date = '2026-02-13'
        citations = [{ source = 'post' }, { source = 'herald' }]
        [[event]]
        id = 'strike'
        title = 'The strike'
        date = '2026-02-13'
        citations = [{ source = 'post' }, { source = 'herald' }]\n"
            .to_owned(),
        claim("march", "post", "2026-02-13"),
        claim("march", "herald", "2026-02-13"),
        claim("march", "blog", "2026-02-12"),
        claim("strike", "post", "2026-02-13"),
        claim("strike", "herald", "2026-02-12"),
    ]
    .concat();
    for (query, found) in [
        ("lines:>=2", &["march", "strike"][..]),
        ("lines.date:>=2", &["march"]),
        ("lines.date:1", &["strike"]),
        ("lines.date:0", &[]),
        ("lines.attendance:0", &["march", "strike"]),
        ("lines.date:>=2 -march", &[]),
    ] {
        let output = run_with(&story, &["list", "-", "-q", query, "--format", "json"]);
        assert_eq!(ids(&json(&output)), found, "{query}");
        assert_eq!(code(&output), 0, "{query}: {}", stderr(&output));
    }
    let output = run_with(&story, &["list", "-", "-q", "lines.date:many"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
}

#[test]
fn what_finds_nothing_says_so() {
    let output = run(&["list", "-q", "qzqzqzqz"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""));
    assert!(stderr(&output).contains("nothing answers to “qzqzqzqz”"));
    let output = run(&["list", "-q", "qzqzqzqz", "--format", "json"]);
    assert!(json(&output).is_empty());
}

#[test]
fn what_cannot_run_says_why() {
    for (arguments, reason) in [
        (
            vec!["list", "no-such-folder"],
            "dateline: cannot read no-such-folder: No such file or directory (os error 2); \
             `dateline new DIR` begins a story of your own\n",
        ),
        (
            vec!["list", "src/load"],
            "dateline: no story in src/load: it holds no .toml, .json, .ndjson or .jsonl file, and no article \
             (.txt, .md, .html, .rss …); `dateline new DIR` begins a story of your own\n",
        ),
        (vec!["no-such-folder"], "no-such-folder"),
        (
            vec!["list", "--format", "yaml"],
            "possible values: text, json, ndjson, csv, markdown",
        ),
        (vec!["list", "--what", "things"], "possible values: events"),
        (vec!["--no-such-option"], "--no-such-option"),
        (vec!["list", "-q"], "--query"),
    ] {
        let output = run(&arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments:?}");
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = run(&["--help"]);
    assert_eq!((code(&help), stderr(&help)), (0, ""));
    for word in [
        "Examples:",
        "dateline list",
        "Exit codes:",
        "standard input",
    ] {
        assert!(stdout(&help).contains(word), "{word}");
    }
    let version = run(&["--version"]);
    assert_eq!(
        stdout(&version),
        concat!("dateline ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_reader_may_leave_early() {
    // More lines than any pipe holds.
    let title = "long ".repeat(20);
    let event =
        |number| format!("[[event]]\nid = \"e{number}\"\ntitle = \"{title}\"\ndate = \"2021\"\n");
    let story: String = (0..5000).map(event).collect();
    for format in ["text", "json", "ndjson", "csv", "markdown"] {
        let mut command = dateline(&["list", "-", "--format", format]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(story.as_bytes())
            .unwrap();
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        reader.read_line(&mut first).unwrap();
        drop(reader);
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(
            (child.wait().unwrap().code(), said.as_str()),
            (Some(0), ""),
            "{format}"
        );
    }
}

#[test]
fn nothing_in_a_story_or_an_argument_reaches_the_terminal_raw() {
    // An escape sequence, a bell, changes of direction, an escape sequence in one character, a letter
    // nobody sees, and a line of its own.
    let hostile = r"\u001b[31mred\u0007 \u202Eevil\u2066 \u009b2J\U000E0041\u2028";
    let story = format!(
        r#"
        [[source]]
        id = "s"
        publisher = "p {hostile}"
        [[actor]]
        id = "a"
        name = "n {hostile}"
        [[event]]
        id = "e"
        title = "t {hostile}"
        kind = "k {hostile}"
        date = "{hostile}"
        actors = [{{ id = "a", role = "{hostile}" }}]
        citations = [{{ source = "s" }}, {{ source = "{hostile}" }}]
        [[quote]]
        id = "q"
        text = "w {hostile}"
        mode = "direct"
        source = "s"
        "#
    );
    for what in ["events", "actors", "quotes", "sources"] {
        for format in ["text", "json", "ndjson", "csv", "markdown"] {
            let output = run_with(&story, &["list", "-", "--what", what, "--format", format]);
            assert_eq!(code(&output), 1);
            assert!(
                stdout(&output).contains("red"),
                "{what}: {}",
                stderr(&output)
            );
            assert!(stderr(&output).contains("red"));
            assert_nothing_raw(&output);
        }
    }
    for arguments in [
        ["list", "\u{1b}]0;x\u{7}"],
        ["list", "--\u{1b}[31m"],
        ["-q", "x:\u{1b}[2J"],
        ["-q", "\u{1b}[2J"],
    ] {
        let output = run(&arguments);
        assert_ne!(stderr(&output), "");
        assert_nothing_raw(&output);
    }
}

fn assert_nothing_raw(output: &Output) {
    let is_raw = |c: char| {
        c.is_control() && !"\r\n".contains(c)
            || matches!(c,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
                | '\u{e0000}'..='\u{e007f}')
    };
    for text in [stdout(output), stderr(output)] {
        assert!(!text.contains(is_raw), "{text:?}");
    }
}

#[test]
fn plain_text_tells_problems_in_words_a_line_each() {
    let story = "[[event]]\nid = \"a\"\ntitle = \"The mill opens\"\ntitel = \"x\"\n";
    let output = run_with(story, &["--plain", "-"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("\nEvent 1 of 1: The mill opens\nDate: undated\n"));
    let said = stderr(&output);
    assert!(
        said.starts_with("dateline: problem in standard input, line 4, column 1: found the unknown key `titel`; did you mean `title`? Expected "),
        "{said}"
    );
    assert!(
        said.ends_with("\ndateline: 1 problem in the data; what is sound is shown\n"),
        "{said}"
    );
}

#[test]
fn plain_text_marks_what_could_act_on_a_terminal() {
    let story = "[[event]]\nid = \"a\"\ntitle = \"\\u001b[31mred\\u202e\"\nsummary = \"\\u001b]0;x\\u0007\"\n";
    let output = run_with(story, &["--plain", "-", "-q", "red"]);
    assert_eq!(code(&output), 0);
    let told = stdout(&output);
    assert!(told.contains("␛[31mred"), "{told}");
    assert!(
        !told.contains(|c: char| c.is_control() && c != '\n'),
        "{told:?}"
    );
}

#[test]
fn plain_text_of_a_query_that_is_not_understood_is_none() {
    let output = run(&["--plain", "-q", "is:foo"]);
    assert_eq!(code(&output), 2);
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).starts_with("dateline: in the query, “is:foo”: "));
}
