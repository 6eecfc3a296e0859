//! Files that load without a word, and files that fail with the messages named beside them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::load::{Report, open};

/// The files and folders in a folder of fixtures, by name.
fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn problems(path: &Path) -> Vec<Report> {
    open(&[path.to_owned()], std::io::empty())
        .expect("the fixture can be read")
        .problems
}

/// `line:column found …`, or `- found …` for a file as a whole.
fn told(report: &Report) -> String {
    let place = match (report.line, report.column) {
        (Some(line), Some(column)) => format!("{line}:{column}"),
        _ => "-".to_owned(),
    };
    format!("{place} {}", report.summary())
}

/// Whether a message is the expected one, in which `…` stands for anything.
fn is_as_expected(message: &str, expected: &str) -> bool {
    let mut pieces = expected.split('…');
    let Some(mut rest) = pieces.next().and_then(|first| message.strip_prefix(first)) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, between)) = pieces.split_last() else {
        return rest.is_empty();
    };
    for piece in between {
        let Some((_, after)) = rest.split_once(piece) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

/// What was told that is not as expected, and the other way round.
fn differences(told: &[String], expected: &[&str]) -> String {
    let mut out = String::new();
    for index in 0..told.len().max(expected.len()) {
        let told = told.get(index).map_or("", String::as_str);
        let expected = expected.get(index).copied().unwrap_or_default();
        if !is_as_expected(told, expected) {
            writeln!(out, "expected {expected}\n    told {told}").expect("a string takes all");
        }
    }
    out
}

#[test]
fn valid_stories_load_without_a_problem() {
    for path in fixtures("valid") {
        let told: Vec<String> = problems(&path).iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}:\n{}", path.display(), told.join("\n"));
    }
}

#[test]
fn invalid_stories_fail_with_their_named_messages() {
    let mut wrong = String::new();
    for path in fixtures("invalid") {
        if path
            .extension()
            .is_some_and(|extension| extension == "expected")
        {
            continue;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        let expected = fs::read_to_string(path.with_extension("expected")).expect(name);
        let expected: Vec<&str> = expected.lines().collect();
        assert!(!expected.is_empty(), "{name} has no expected message");
        // A message names another file by its path, which is not what is tested here.
        let folder = path.to_str().unwrap().strip_suffix(name).unwrap();
        let told: Vec<String> = problems(&path)
            .iter()
            .map(|report| told(report).replace(folder, ""))
            .collect();
        let differences = differences(&told, &expected);
        if !differences.is_empty() {
            writeln!(wrong, "== {name}\n{differences}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
