//! Flags in SARIF 2.1.0 (OASIS), as editors and code hosts take what a checker notices.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::{Checked, Told};
use crate::check::{Flag, RULES, Rule, Severity};
use crate::load::Spot;
use crate::story::{Place, Story};

/// Writes one log with one run, indented.
pub(super) fn write(checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let told = checked.told.iter();
    let results: Vec<Value> = told.map(|told| result(checked, told)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "dateline",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": RULES.iter().map(descriptor).collect::<Vec<_>>(),
                },
            },
            // What an editor shows as a column, not the units of UTF-16.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.meaning },
        "fullDescription": { "text": format!("{} For example: {}", rule.meaning, rule.example) },
        "help": { "text": rule.advice },
        "defaultConfiguration": { "level": level(rule) },
        "properties": { "tags": [rule.group.name()] },
    })
}

/// `error`, `warning` and `note` are all that there is.
fn level(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Fault => "warning",
        Severity::Remark | Severity::Hole => "note",
    }
}

fn result(checked: &Checked<'_>, told: &Told<'_>) -> Value {
    let flag = told.flag;
    let story = &*checked.loaded.story;
    let mut result = json!({
        "ruleId": flag.rule.id,
        "ruleIndex": RULES.iter().position(|rule| rule.id == flag.rule.id),
        "level": level(flag.rule),
        "message": { "text": message(story, flag) },
        "locations": [location(checked, flag.place, &told.spot)],
        // What makes it the same flag when lines have moved.
        "partialFingerprints": {
            "flag/v1": format!("{} {} {}", flag.rule.id, flag.name(story), flag.values.join(" | ")),
        },
    });
    let sides = flag.sides.iter().zip(&told.sides);
    let related = sides.flat_map(|(side, places)| {
        places.iter().map(|(place, spot)| {
            let mut location = location(checked, *place, spot);
            location["message"] = json!({ "text": side.words });
            location
        })
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(accepted) = &flag.accepted {
        result["suppressions"] = json!([{
            "kind": "inSource",
            "justification": accepted.because,
        }]);
    }
    result
}

/// What does not fit, of what, and what helps to judge it.
fn message(story: &Story, flag: &Flag) -> String {
    let sentences = std::iter::once(&flag.sentence).chain(&flag.remarks);
    let sentences = sentences.map(|sentence| {
        if sentence.ends_with(['.', '?', '!']) {
            sentence.clone()
        } else {
            format!("{sentence}.")
        }
    });
    let sentences: Vec<String> = sentences.collect();
    format!("{}: {}", flag.subject().title(story), sentences.join(" "))
}

fn location(checked: &Checked<'_>, place: Place, spot: &Spot) -> Value {
    let path = checked.loaded.files.get(place.file.index());
    let uri = match path.and_then(Option::as_ref) {
        Some(path) => uri(path),
        None => encoded(spot.file.as_bytes()),
    };
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let (Some(line), Some(column)) = (spot.line, spot.column) {
        physical["region"] = json!({ "startLine": line, "startColumn": column });
    }
    json!({ "physicalLocation": physical })
}

/// A path as a reference of RFC 3986: relative where it is.
fn uri(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    let encoded = encoded(path.as_os_str().as_encoded_bytes());
    if path.is_absolute() {
        format!("file://{encoded}")
    } else {
        encoded
    }
}

fn encoded(path: &[u8]) -> String {
    use std::fmt::Write;

    let mut text = String::new();
    for &byte in path {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        for (path, reference) in [
            ("story.toml", "story.toml"),
            ("./a b/störy.toml", "a%20b/st%C3%B6ry.toml"),
            ("/tmp/a:b.toml", "file:///tmp/a%3Ab.toml"),
            ("100%.toml", "100%25.toml"),
        ] {
            assert_eq!(uri(Path::new(path)), reference);
        }
    }
}
