//! Documents from the real binary: what stands in them, what cannot, and where they go.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sha2::{Digest, Sha256};

use crate::lists::told;
use crate::stories::{SECRETS, STORY};

/// All that an export can be.
const FORMATS: [&str; 7] = [
    "html",
    "markdown",
    "csv",
    "json",
    "timelinejs",
    "ics",
    "csl-json",
];

/// A folder of a test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("export")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("story.toml"), STORY).unwrap();
    folder
}

pub fn export(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "story.toml"])
        .args(arguments)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1710504000")
        .output()
        .unwrap()
}

pub fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The page of a story, written to standard output.
fn page(name: &str, arguments: &[&str]) -> String {
    let output = export(&folder(name), &[&["--to", "html"], arguments].concat());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    stdout(&output).to_owned()
}

/// Reads HTML strictly: every element is closed in its turn, every id is one element's, and what
/// points within the page points at something. Gives the names of all elements.
fn elements(html: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut open: Vec<&str> = Vec::new();
    let (mut ids, mut targets) = (BTreeSet::new(), BTreeSet::new());
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if open.last() != Some(&"style") {
            assert!(!text.contains('>'), "{part}");
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "</{tag}>");
            continue;
        }
        let name = tag.split(' ').next().unwrap();
        names.insert(name.to_owned());
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let attribute = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}=\""))?;
            value.split_once('"').map(|(value, _)| value)
        };
        if let Some(id) = attribute("id") {
            assert!(ids.insert(id), "{id} twice");
        }
        targets.extend(attribute("aria-labelledby"));
        targets.extend(attribute("href").and_then(|href| href.strip_prefix('#')));
        if !["!DOCTYPE", "meta"].contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    assert!(targets.is_subset(&ids), "{targets:?} in {ids:?}");
    names
}

#[test]
fn a_page_says_what_it_is_and_what_its_sources_say() {
    let html = page("says", &[]);
    for words in [
        "<html lang=\"en\">",
        "<h1 dir=\"auto\">The Mill Bridge</h1>",
        "<dt>Query</dt><dd dir=\"auto\">none: every event of the story is here</dd>",
        "<dt>Events</dt><dd dir=\"auto\">2 of 2</dd>",
        "<dt>Made</dt><dd dir=\"auto\">2024-03-15T12:00:00Z by dateline",
        "<dt>When</dt><dd dir=\"auto\">Tue 5 Mar 2024 [2024-03-05]</dd>",
        "<dt>When</dt><dd dir=\"auto\">Mon 11 Mar 2024, uncertain [2024-03-11?]</dd>",
        "<dt>Status</dt><dd dir=\"auto\">confirmed</dd>",
        "<dt>Status</dt><dd dir=\"auto\">not stated</dd>",
        "<dt>Disputed</dt><dd dir=\"auto\">yes: the date</dd>",
        "<caption>Sources disagree on the date</caption>",
        "1 line with own reporting at the origin",
        "Printed “on Tuesday”; worked out from the words.",
        "Date: held to be Tue 5 Mar 2024, because: the Gazette was there",
        "href=\"https://gazette.example/bridge?a=1&amp;b=2\"",
        ">https://gazette.example/bridge?a=1&amp;b=2</a>",
        "archived at <a href=\"https://archive.example/1\"",
        "<strong>retracted Wed 1 May 2024</strong>",
        "the source only mentions it",
        "“We will walk.”</blockquote>",
        "— Ida Marsh, speech, said Mon 11 Mar 2024 (direct speech: the speaker&#39;s own words). Sell FM, undated, 02:10",
        "printed as direct speech; indirect: a reporter&#39;s account of what was said",
        "<strong>No source is cited.</strong>",
        "None: every event of the story stands above.",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let names = elements(&html);
    for name in [
        "main",
        "nav",
        "header",
        "h1",
        "h2",
        "h3",
        "caption",
        "blockquote",
    ] {
        assert!(names.contains(name), "{name}");
    }
    for name in ["script", "link", "img", "iframe", "form", "object"] {
        assert!(!names.contains(name), "{name}");
    }
}

#[test]
fn a_page_names_what_the_query_left_out() {
    let html = page("left-out", &["-q", "meeting"]);
    assert!(html.contains("<dd dir=\"auto\">1 of 2</dd>"), "{html}");
    assert!(
        html.contains(
            "The council closes Mill Bridge</th><td>Tue 5 Mar 2024</td><td>Does not answer to the query"
        ),
        "{html}"
    );
    elements(&html);
    let none = export(&folder("none"), &["--to", "html", "-q", "qzqz"]);
    assert!(stdout(&none).contains("No event answers to the query."));
    assert!(stderr(&none).contains("nothing answers to “qzqz”"));
}

#[test]
fn a_hostile_story_does_nothing_on_a_page() {
    let hostile = r#"\"><script>alert(1)</script><a onclick='x'>&amp;\u001b[2J\u202E"#;
    let story = format!(
        r#"
        [story]
        title = "{hostile}"
        lang = "{hostile}"
        summary = "{hostile}"
        [[source]]
        id = "s"
        publisher = "{hostile}"
        title = "{hostile}"
        url = "javascript:alert(1)"
        archived = "https://e.org/{hostile}"
        lang = "{hostile}"
        [[event]]
        id = "e"
        title = "{hostile}"
        summary = "{hostile}"
        place = "{hostile}"
        tags = ["{hostile}"]
        citations = [{{ source = "s", at = "{hostile}" }}]
        [[claim]]
        event = "e"
        field = "{hostile}"
        value = "{hostile}"
        printed = "{hostile}"
        source = "s"
        [[ruling]]
        event = "e"
        field = "{hostile}"
        value = "{hostile}"
        because = "{hostile}"
        [[quote]]
        id = "q"
        speaker_description = "{hostile}"
        text = "{hostile}"
        mode = "direct"
        source = "s"
        [[note]]
        event = "e"
        text = "{hostile}"
        "#
    );
    let output = crate::lists::run(&story, &["export", "-", "--to", "html"]);
    let html = stdout(&output);
    assert!(!elements(html).contains("script"));
    assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
    assert!(!html.contains("href=\"javascript"));
    let is_raw = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!html.contains(is_raw));
}

#[test]
fn the_hash_is_that_of_the_sorted_lines() {
    let mut lines: Vec<String> = Vec::new();
    for what in ["events", "actors", "quotes", "sources"] {
        let list = told(STORY, &["list", "-", "--what", what, "--format", "ndjson"]);
        lines.extend(list.lines().map(str::to_owned));
    }
    lines.sort();
    let hash = format!("{:x}", Sha256::digest(lines.join("\n") + "\n"));
    assert!(page("hash", &[]).contains(&hash));
    // A query shows a part of the same story.
    assert!(page("hash-of-part", &["-q", "meeting"]).contains(&hash));
}

#[test]
fn markdown_has_a_footnote_for_every_mark() {
    let output = export(&folder("markdown"), &["--to", "markdown"]);
    let text = stdout(&output);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    for words in [
        "# The Mill Bridge\n",
        "An inspection found cracks.[^1][^2][^3]\n",
        "- Disputed: yes: the date\n",
        "**Sources disagree on the date**\n",
        "  - Aldermere Gazette: printed “on Tuesday”; worked out from the words[^1]\n",
        "> “We will walk.”[^5]\n>\n> — Ida Marsh, speech",
        "## Events left out\n\nNone.\n",
        "[^3]: Sell FM, undated\n[^4]: Aldermere Gazette, “Cracks",
        "[^5]: Sell FM, undated, 02:10\n",
        r"Valley Wire, “Town \*loses\* its bridge”",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let defined = text.lines().filter(|line| line.starts_with("[^")).count();
    for number in 1..=defined {
        assert!(
            text.matches(&format!("[^{number}]")).count() > 1,
            "[^{number}]"
        );
    }
    assert!(!text.contains(&format!("[^{}]", defined + 1)));
}

#[test]
fn no_document_says_anything_private() {
    let folder = folder("private");
    for to in FORMATS {
        let output = export(&folder, &["--to", to]);
        for secret in SECRETS {
            assert!(!stdout(&output).contains(secret), "{secret} in {to}");
        }
        let output = export(&folder, &["--to", to, "--include-private"]);
        let secret = if to == "csl-json" {
            "Whisperer"
        } else {
            "Conspirators"
        };
        assert!(stdout(&output).contains(secret), "{to}");
        assert!(stdout(&output).to_lowercase().contains("private"), "{to}");
    }
}

#[test]
fn a_table_for_a_spreadsheet_is_known_as_utf_8() {
    let output = export(&folder("csv"), &["--to", "csv", "--what", "claims"]);
    assert!(stdout(&output).starts_with("\u{feff}event,event_title,"));
    assert_eq!(stdout(&output).lines().count(), 4);
}

#[test]
fn a_file_is_written_whole_and_never_over_another() {
    let folder = folder("files");
    let first = export(&folder, &["--to", "html", "-o", "page.html"]);
    assert_eq!(
        (first.status.code(), stdout(&first), stderr(&first)),
        (Some(0), "wrote page.html\n", "")
    );
    let page = fs::read_to_string(folder.join("page.html")).unwrap();
    assert_eq!(page, self::page("files-again", &[]));
    let second = export(&folder, &["--to", "csv", "-o", "page.html"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(
        stderr(&second).contains("page.html is there already"),
        "{}",
        stderr(&second)
    );
    assert_eq!(fs::read_to_string(folder.join("page.html")).unwrap(), page);
    // Nor through a link, be it to nothing.
    std::os::unix::fs::symlink("nowhere", folder.join("link")).unwrap();
    let linked = export(&folder, &["--to", "csv", "-o", "link"]);
    assert_eq!(linked.status.code(), Some(2));
    let left: BTreeSet<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        left,
        BTreeSet::from(["link", "page.html", "story.toml"].map(str::to_owned))
    );
}

#[test]
fn what_cannot_be_exported_says_why() {
    let folder = folder("faults");
    for (arguments, reason) in [
        (
            &["--to", "html", "-o", "no/such/page.html"][..],
            "cannot write no/such/page.html",
        ),
        (&["--to", "html", "-o", ".."], "names no file"),
        (&["--to", "html", "--what", "claims"], "--what goes with"),
        (&["--to", "html", "-q", "colour:red"], "colour:red"),
        (
            &["--to", "pdf"],
            "possible values: markdown, html, csv, json, timelinejs, ics, csl-json",
        ),
        (&[], "--to"),
    ] {
        let output = export(&folder, arguments);
        assert_eq!(
            (output.status.code(), stdout(&output)),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--to", "html"])
        .env("SOURCE_DATE_EPOCH", "yesterday")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("SOURCE_DATE_EPOCH is “yesterday”"));
}

/// Its folder takes no file from anybody, the superuser included.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_named() {
    let output = export(
        &folder("read-only"),
        &["--to", "html", "-o", "/proc/page.html"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("cannot write /proc/page.html"),
        "{}",
        stderr(&output)
    );
}

/// A full disk says so, and its reader gets an exit code.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--to", "html"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("cannot write to standard output"));
}

#[test]
fn a_reader_may_leave_early() {
    for to in FORMATS {
        // The bundled story is more than any pipe holds.
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["export", "--to", to])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        reader.read_line(&mut first).unwrap();
        drop(reader);
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), stderr(&output)),
            (Some(0), ""),
            "{to}"
        );
    }
}
