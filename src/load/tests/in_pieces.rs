//! A file of NDJSON comes to the same story and the same problems in whatever pieces it is read.

use proptest::prelude::*;

use crate::load::format::Format;
use crate::load::loading::Loading;
use crate::load::pieces::Sizes;
use crate::load::{Loaded, Report};
use crate::story::{Note, Story};

/// Lines that are sound, such that mention what another one leaves out, and such that have mistakes of all sorts.
const LINES: [&str; 16] = [
    r#"{"type": "event", "id": "a", "date": "2026-02-13", "title": "A", "citations": [{"source": "s"}]}"#,
    r#"{"type": "event", "id": "b", "title": "B", "actors": [{"id": "x"}, {"id": "nobody"}]}"#,
    r#"{"type": "event", "id": "c", "title": "C", "after": ["a", "lost"]}"#,
    r#"{"type": "event", "id": "lost", "titel": "left out"}"#,
    r#"{"type": "source", "id": "s", "publisher": "Gazette"}"#,
    r#"{"type": "actor", "id": "x", "name": "X"}"#,
    r#"{"text": "a note", "event": "b", "type": "note"}"#,
    r#"{"type": "question", "text": "Who?", "unknown": 1}"#,
    r#"{"type": "quote", "id": "q", "text": "Q", "mode": "spoken", "source": "s"}"#,
    r#"{"type": "claim", "event": "a", "field": "date", "value": "2026-02-31", "source": "s"}"#,
    r#"{"type": "story", "title": "T", "timezone": "Asia/Tokio"}"#,
    r#"{"type": "evnet", "id": "d"}"#,
    r#"{"type": "event", "id": "#,
    "not a record at all",
    "[1, 2]",
    "\u{feff}",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        16 => prop::sample::select(&LINES[..]).prop_map(|line| line.as_bytes().to_vec()),
        1 => Just(b"{\"type\": \"note\", \"text\": \"\xff wrong \xfe\"}".to_vec()),
        1 => Just(vec![b'x'; 300]),
        2 => Just(Vec::new()),
    ];
    let end = prop::sample::select(vec!["\n", "\n", "\r\n", " \n"]);
    let lines = prop::collection::vec((line, end), 0..40);
    (any::<bool>(), lines, any::<bool>()).prop_map(|(has_mark, lines, ends)| {
        let mark = if has_mark { "\u{feff}" } else { "" };
        let mut bytes = mark.as_bytes().to_vec();
        for (line, end) in lines {
            bytes.extend(line);
            bytes.extend(end.as_bytes());
        }
        if !ends {
            bytes.pop();
        }
        bytes
    })
}

fn read(bytes: &[u8], sizes: Sizes) -> Loaded {
    let mut loading = Loading::default();
    loading.sizes = sizes;
    loading.bytes("x", bytes.to_vec(), Some(Format::Ndjson));
    loading.finish()
}

/// Pieces so small that a line is longer.
const SMALL: Sizes = Sizes {
    piece: 1,
    longest: 4096,
};

/// What of a story depends on which records it has, and in which order they came.
fn told(story: &Story) -> Vec<String> {
    let events = story.events().iter().map(|&key| {
        let it = story.event(key);
        let (parts, citations) = (it.parts().count(), it.citations().count());
        format!(
            "{} {} {parts} {citations} {}",
            it.id(),
            it.title(),
            it.claims().count()
        )
    });
    let actors = story
        .actors()
        .iter()
        .map(|&key| story.actor(key).id().to_owned());
    let sources = story
        .sources()
        .iter()
        .map(|&key| story.source(key).id().to_owned());
    let quotes = story
        .quotes()
        .iter()
        .map(|&key| story.quote(key).id().to_owned());
    let notes = story.notes().map(Note::text).map(str::to_owned);
    let head = [story.title().to_owned(), story.timezone().to_string()];
    let records = events
        .chain(actors)
        .chain(sources)
        .chain(quotes)
        .chain(notes);
    head.into_iter().chain(records).collect()
}

#[test]
fn lines_and_places_count_from_the_beginning_of_the_file() {
    let lines = [LINES[4], "", LINES[0], LINES[3], LINES[2]].join("\n");
    let loaded = read(lines.as_bytes(), SMALL);
    let places: Vec<String> = loaded.problems.iter().map(Report::place).collect();
    assert_eq!(places, ["x:4:1", "x:4:33", "x:5:59"]);
    assert_eq!(
        loaded.problems[2].hint.as_deref(),
        Some("the record of that id at x:4 is left out")
    );
    assert_eq!(
        told(&loaded.story),
        ["Untitled", "UTC", "a A 0 1 0", "c C 0 0 0", "s"]
    );
}

#[test]
fn a_line_that_is_too_long_is_left_out_and_counted() {
    let long = format!(
        "{{\"type\": \"note\", \"text\": \"{}\"}}",
        "x".repeat(SMALL.longest)
    );
    let lines = [LINES[5], &long, LINES[0], LINES[7]].join("\n");
    let loaded = read(lines.as_bytes(), SMALL);
    let told: Vec<String> = loaded
        .problems
        .iter()
        .map(|it| format!("{} {}", it.place(), it.found))
        .collect();
    let expected = [
        "x:2:1 a line that is too long",
        "x:3:91 `s`, which no source is called",
        "x:4:38 the unknown key `unknown`",
    ];
    assert_eq!(told, expected);
}

proptest! {
    #[test]
    fn a_story_is_the_same_in_whatever_pieces_it_is_read(bytes in file(), piece in 1..300_usize) {
        let whole = read(&bytes, Sizes::default());
        let in_pieces = read(&bytes, Sizes { piece, ..Sizes::default() });
        prop_assert_eq!(told(&whole.story), told(&in_pieces.story));
        prop_assert_eq!(whole.problems, in_pieces.problems);
    }
}
