//! Stories in different formats that say the same, mistakes told in full, and input of any kind.

mod in_pieces;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::decode::keys_of;
use super::node::{Node, Value};
use super::record::{self, Kind};
use super::{LoadError, Loaded, bundled, json, ndjson, open, toml};
use crate::schema::{self, Record};
use crate::story::Note;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(fixture(name)).unwrap()
}

/// The records of what was parsed, in an order that does not depend on the format.
fn records(parsed: super::parsed::Parsed) -> Vec<Record<'static>> {
    let mut mistakes = parsed.mistakes;
    let tables = parsed.tables.into_iter();
    let read = |(kind, mut table)| record::read(kind, &mut table, &mut mistakes).unwrap();
    let records = sorted(tables.map(read).collect());
    assert_eq!(mistakes, []);
    records
}

fn sorted(mut records: Vec<Record<'_>>) -> Vec<Record<'_>> {
    records.sort_by_key(|record| format!("{record:?}"));
    records
}

fn load(text: &str) -> Loaded {
    open(&[PathBuf::from("-")], text.as_bytes()).unwrap()
}

#[test]
fn the_same_records_stand_in_every_format() {
    let from_toml = records(toml::read(&text("valid/everything.toml")));
    assert_eq!(from_toml.len(), 18);
    assert_eq!(
        records(json::read(&text("valid/everything.json"))),
        from_toml
    );
    let with_mark = text("valid/byte-order-mark-and-crlf.toml");
    assert!(with_mark.starts_with('\u{feff}') && with_mark.contains("\r\n"));
    assert_eq!(
        records(toml::read(super::text::without_mark(&with_mark))),
        from_toml
    );
    let lines = text("valid/everything.ndjson");
    let by_the_fast_way = lines.lines().map(|line| in_line(line).unwrap());
    assert_eq!(sorted(by_the_fast_way.collect()), from_toml);
    let by_the_slow_way = lines.lines().map(|line| {
        let line = ndjson::read_closely(line, &[]);
        assert_eq!(line.mistakes, []);
        line.record.unwrap()
    });
    assert_eq!(sorted(by_the_slow_way.collect()), from_toml);
}

/// The record of a line.
fn in_line(text: &str) -> Option<Record<'_>> {
    let mut line = ndjson::Line::default();
    line.read(text);
    line.record
}

#[test]
fn what_a_line_says_is_not_said_of_the_next() {
    let mut line = ndjson::Line::default();
    line.read(r#"{"type": "note", "by": "B"}"#);
    assert_eq!((line.record.is_none(), line.mistakes.len()), (true, 1));
    line.read(r#" {"type": "note", "text": "A"}"#);
    assert_eq!((line.record.is_some(), line.start), (true, 1));
    assert_eq!((&line.mistakes[..], &line.left_out), (&[][..], &None));
    line.read("{");
    assert!(line.record.is_none());
}

#[test]
fn a_line_may_say_its_type_anywhere() {
    let first = r#"{"type": "note", "text": "A", "by": "B"}"#;
    let last = r#"{"text": "A", "by": "B", "type": "note"}"#;
    assert_eq!(in_line(first), in_line(last));
    assert!(in_line(first).is_some());
}

#[test]
fn the_fixture_of_everything_has_every_key() {
    let parsed = toml::read(&text("valid/everything.toml"));
    let keys = |nodes: &[&Node]| -> BTreeSet<String> {
        let entries = nodes.iter().flat_map(|node| node.entries());
        entries.map(|entry| entry.key.clone()).collect()
    };
    let known = |keys: &[&str]| {
        keys.iter()
            .map(|&key| key.to_owned())
            .collect::<BTreeSet<_>>()
    };
    for name in Kind::NAMES {
        let kind = Kind::from_name(name).unwrap();
        let of_kind: Vec<&Node> = parsed
            .tables
            .iter()
            .filter(|(it, _)| *it == kind)
            .map(|(_, node)| node)
            .collect();
        assert_eq!(keys(&of_kind), known(kind.keys()), "{name}");
    }
    for (kind, list, expected) in [
        (Kind::Story, "fields", keys_of::<schema::Field>()),
        (Kind::Event, "actors", keys_of::<schema::Part>()),
        (Kind::Event, "citations", keys_of::<schema::Citation>()),
        (Kind::Actor, "relations", keys_of::<schema::Relation>()),
    ] {
        let tables = parsed.tables.iter().filter(|(it, _)| *it == kind);
        let parts: Vec<&Node> = tables
            .filter_map(|(_, node)| node.entry(list))
            .flat_map(|entry| match &entry.node.value {
                Value::List(nodes) => nodes.iter().collect::<Vec<_>>(),
                Value::Table(entries) => entries.iter().map(|entry| &entry.node).collect(),
                _ => Vec::new(),
            })
            .collect();
        assert_eq!(keys(&parts), known(expected), "{list}");
    }
}

#[test]
fn dates_and_numbers_need_no_quotes() {
    let records = records(toml::read(&text("valid/unquoted.toml")));
    let dates: Vec<_> = records
        .iter()
        .filter_map(|record| match record {
            Record::Event(event) => event.date.as_deref(),
            Record::Source(source) => source.published.as_deref(),
            Record::Claim(claim) => claim.value.as_deref(),
            _ => None,
        })
        .collect();
    assert_eq!(
        dates,
        ["1250", "2026", "2026-02-13", "2026-02-14T09:30:00-08:00"]
    );
}

#[test]
fn numbers_keep_their_digits_in_every_format() {
    let claim = |value: &str| {
        [
            format!("[[claim]]\nevent = \"e\"\nfield = \"price\"\nsource = \"s\"\nvalue = {value}"),
            format!(
                r#"{{"claim": {{"event": "e", "field": "price", "source": "s", "value": {value}}}}}"#
            ),
            format!(
                r#"{{"type": "claim", "event": "e", "field": "price", "source": "s", "value": {value}}}"#
            ),
        ]
    };
    let value = |records: &[Record]| match records {
        [Record::Claim(claim)] => claim.value.as_deref().map(str::to_owned),
        _ => None,
    };
    for (written, kept) in [
        ("44.50", "44.50"),
        ("1e3", "1e3"),
        ("-0.10", "-0.10"),
        ("44", "44"),
        ("-44", "-44"),
        ("-0", "0"),
        (
            "123456789012345678901234567890",
            "123456789012345678901234567890",
        ),
    ] {
        let [toml, json, line] = claim(written);
        // A whole number beyond 64 bits is none in TOML.
        if written.len() < 20 {
            assert_eq!(
                value(&records(toml::read(&toml))).as_deref(),
                Some(kept),
                "{toml}"
            );
        }
        assert_eq!(
            value(&records(json::read(&json))).as_deref(),
            Some(kept),
            "{json}"
        );
        let record = in_line(&line).unwrap();
        assert_eq!(value(&[record]).as_deref(), Some(kept), "{line}");
    }
    let [toml, ..] = claim("1_000.50");
    assert_eq!(
        value(&records(toml::read(&toml))).as_deref(),
        Some("1000.50")
    );
}

#[test]
fn a_problem_is_told_as_a_compiler_would() {
    let loaded = load("[[event]]\nid = \"a\"\ntitle = \"A\"\nstaus = \"\u{202e}red\"\n");
    let [problem] = &loaded.problems[..] else {
        panic!("{:?}", loaded.problems)
    };
    let expected = "\
problem: found the unknown key `staus`
 --> standard input:4:1
  |
4 | staus = \"�red\"
  | ^^^^^
  = expected `id`, `date`, `timezone`, `title`, `kind`, `status`, `place`, `summary`, `thread`, `tags`, `actors`, `citations`, `before`, `after`, `private`, `draft` or `rule`
  = did you mean `status`?";
    assert_eq!(problem.to_string(), expected);
    assert_eq!(loaded.story.events().len(), 1);
}

#[test]
fn what_is_sound_of_twenty_mistakes_opens() {
    let path = fixture("invalid/twenty.toml");
    let Loaded {
        story, problems, ..
    } = open(&[path], std::io::empty()).unwrap();
    assert_eq!(problems.len(), 20);
    assert_eq!(story.title(), "Twenty mistakes");
    let rally = story.event(story.find_event("rally").unwrap());
    assert_eq!(rally.title(), "Workers rally at the Spheres");
    assert_eq!((rally.edtf(), rally.date()), (Some("2026-02-31"), None));
    assert_eq!(rally.citations().count(), 1);
    assert_eq!(rally.claims().count(), 1);
    assert!(story.find_event("march").is_some());
    let ids: Vec<&str> = story
        .sources()
        .iter()
        .map(|&key| story.source(key).id())
        .collect();
    assert_eq!(ids, ["gazette"]);
    let ids: Vec<&str> = story
        .actors()
        .iter()
        .map(|&key| story.actor(key).id())
        .collect();
    assert_eq!(ids, ["costa"]);
    let ids: Vec<&str> = story
        .quotes()
        .iter()
        .map(|&key| story.quote(key).id())
        .collect();
    assert_eq!(ids, ["q1"]);
    let texts: Vec<&str> = story.notes().map(Note::text).collect();
    assert_eq!(texts, ["Look into this.", "Who organised it?"]);
}

#[test]
fn the_bundled_story_has_no_problem() {
    assert_eq!(bundled().problems, []);
}

#[test]
fn deep_nesting_is_a_problem_and_not_a_crash() {
    let deep = 30_000;
    let dots = "a.".repeat(deep);
    let lists = "[".repeat(deep);
    let objects = "{\"a\":".repeat(deep);
    for story in [
        format!("[[note]]\ntext = \"sound\"\n[[event]]\n{dots}a = 1\n"),
        format!("[[note]]\ntext = \"sound\"\n[{dots}a]\nb = 1\n"),
        format!("[[note]]\ntext = \"sound\"\n[[event]]\ntags = {lists}\n"),
        format!("[[note]]\ntext = \"sound\"\n[[event]]\ntags = {{ {dots}a = 1 }}\n"),
        format!("{{\"note\": [{{\"text\": \"sound\"}}], \"event\": [{lists}"),
        format!(
            "{{\"note\": [{{\"text\": \"sound\"}}], \"event\": {objects}1{}}}",
            "}".repeat(deep)
        ),
    ] {
        let loaded = load(&story);
        assert_eq!(loaded.story.notes().len(), 1, "{}", &story[..80]);
        assert!(!loaded.problems.is_empty(), "{}", &story[..80]);
    }
    // The deepest that is still read: lists of tables with dotted keys.
    let nested = "[{ a.b.c.d.e.f.g.h.i.j.k = ".repeat(200);
    assert!(
        !load(&format!("[[event]]\ntags = {nested}\n"))
            .problems
            .is_empty()
    );
}

#[test]
fn a_mistake_at_the_top_does_not_slow_down_a_long_file() {
    // Each line is a mistake of its own; there are more than are listed.
    let loaded = load(&"x = [\n".repeat(5_000));
    assert!(loaded.problems.len() <= 1_002, "{}", loaded.problems.len());
}

#[test]
fn parts_of_a_record_may_stand_apart_even_if_there_are_mistakes() {
    let apart = "\
[story]
title = \"Apart\"
[[note]]
text = unquoted
[story.fields.cost]
type = \"money\"
[[event]]
id = \"a\"
title = \"A\"
actors = [
    { id = \"b\" }, # the first
    { id = \"c\" },
    { id = \"d\" }
] # and the last
[[actor]]
id = \"b\"
name = \"B\"
[[event.actors]]
id = \"b\"
";
    let parsed = toml::read(apart);
    assert_eq!(parsed.mistakes.len(), 1);
    let mut tables = parsed.tables;
    tables.retain(|(kind, _)| *kind != Kind::Note);
    let mut mistakes = parsed.mistakes;
    let records: Vec<Record<'_>> = tables
        .iter_mut()
        .map(|(kind, node)| record::read(*kind, node, &mut mistakes).unwrap())
        .collect();
    let [Record::Story(story), Record::Event(event), Record::Actor(_)] = &records[..] else {
        panic!("{records:?}");
    };
    assert!(story.fields.contains_key("cost"));
    let ids: Vec<&str> = event.actors.iter().map(|part| &*part.id).collect();
    assert_eq!(ids, ["b", "c", "d", "b"]);
}

#[test]
fn paths_that_cannot_be_read_are_errors() {
    let error = open(&[fixture("no/such/story.toml")], std::io::empty()).unwrap_err();
    let told = error.to_string();
    assert!(
        told.starts_with("cannot read ") && told.ends_with("no/such/story.toml"),
        "{told}"
    );
    let LoadError::Unreadable { source, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(source.kind(), std::io::ErrorKind::NotFound);
    let folder = fixture("../src/load");
    let error = open(&[folder], std::io::empty()).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with(".jsonl file, and no article (.txt, .md, .html, .rss …)")
    );
}

fn troublesome_toml() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "[[event]]\n",
        "[[actor]]\n",
        "[story]\n",
        "[story.fields.x]\n",
        "[[event.actors]]\n",
        "[[",
        "]]",
        "[",
        "]",
        "{",
        "}",
        "id",
        "title",
        "actors",
        "span",
        "tags",
        "before",
        " = ",
        "=",
        "\"a\"",
        "\"b\"",
        "'",
        "\"",
        "\"\"\"",
        "'''",
        "\n",
        "\r\n",
        "\r",
        ",",
        ".",
        "#",
        "2026-02-13",
        "1",
        "-1",
        "0x",
        "1e9",
        "true",
        "null",
        "\\",
        "\u{0}",
        "\u{feff}",
        "é",
        "\u{1b}",
        "[1, 2]",
        "{ id = \"a\" }",
        "type",
        "text",
        "event = ",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn troublesome_json() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"event\":",
        "\"story\":",
        "\"type\":\"event\"",
        "\"type\":",
        "\"id\":",
        "\"title\":",
        "\"actors\":",
        "\"span\":",
        "\"a\"",
        "\"\\ud800\"",
        "\"\\",
        "\"",
        "1",
        "-1",
        "1.5",
        "1e999",
        "null",
        "true",
        "\n",
        " ",
        "\u{feff}",
        "é",
        "{\"id\":\"a\",\"title\":\"b\"}",
        "\u{0}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads bytes as every format, and shows what is wrong with them.
fn read_in_every_way(bytes: &[u8]) {
    let loaded = open(&[PathBuf::from("-")], bytes).unwrap();
    for format in [
        super::format::Format::Toml,
        super::format::Format::Json,
        super::format::Format::Ndjson,
    ] {
        let mut loading = super::loading::Loading::default();
        loading.bytes("x", bytes.to_vec(), Some(format));
        for problem in loading.finish().problems {
            let shown = problem.to_string();
            assert!(
                !shown.replace('\n', "").contains(char::is_control),
                "{shown:?}"
            );
        }
    }
    drop(loaded);
}

proptest! {
    // Each case reads its input in four ways.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_in_every_way(&bytes);
    }

    #[test]
    fn anything_like_toml_is_read_without_panic(text in troublesome_toml()) {
        read_in_every_way(text.as_bytes());
    }

    #[test]
    fn anything_like_json_is_read_without_panic(text in troublesome_json()) {
        read_in_every_way(text.as_bytes());
    }

    #[test]
    fn a_story_with_a_few_wrong_bytes_is_read_without_panic(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        name in prop::sample::select(vec!["valid/everything.toml", "valid/everything.json", "valid/everything.ndjson"]),
    ) {
        let mut bytes = fs::read(fixture(name)).unwrap();
        for (at, byte) in wrong {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read_in_every_way(&bytes);
    }

    #[test]
    fn a_story_that_breaks_off_is_read_without_panic(
        end in any::<prop::sample::Index>(),
        name in prop::sample::select(vec!["valid/everything.toml", "valid/everything.json", "valid/everything.ndjson"]),
    ) {
        let bytes = fs::read(fixture(name)).unwrap();
        read_in_every_way(&bytes[..end.index(bytes.len())]);
    }
}
