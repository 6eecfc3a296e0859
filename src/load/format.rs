//! Which format a file is in: by its name, or else by its first characters.

use std::path::Path;

use serde::de::IgnoredAny;

use super::text::without_mark;
use crate::import::pages;

/// The formats of a story file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Toml,
    Json,
    Ndjson,
    /// What records are drafted from: a text, a page, a feed.
    Article,
}

impl Format {
    /// The format that a file's name stands for.
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
        match extension.as_str() {
            "toml" => Some(Self::Toml),
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => pages::Format::of_name(&path.to_string_lossy()).map(|_| Self::Article),
        }
    }

    /// The format that a text looks like: an object is JSON, several are NDJSON, and all else TOML.
    pub fn of_text(text: &str) -> Self {
        let text = without_mark(text).trim();
        if !text.starts_with('{') {
            return Self::Toml;
        }
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        let first = values.next();
        let is_whole = values.byte_offset() == text.len();
        let says_type = |line: &str| line.contains("\"type\"") && line.trim_end().ends_with('}');
        let is_lines = match first {
            Some(Ok(_)) if is_whole => {
                !text.contains('\n') && says_type(text) && is_one_record(text)
            }
            Some(Ok(_)) => true,
            // The first line may be the one with a mistake.
            _ => text.lines().take(2).all(says_type),
        };
        if is_lines { Self::Ndjson } else { Self::Json }
    }
}

/// Whether an object is a record and not a story with records.
fn is_one_record(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Kinded {
        #[serde(rename = "type")]
        _kind: String,
    }
    serde_json::from_str::<Kinded>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_formats() {
        for (name, format) in [
            ("a/story.toml", Some(Format::Toml)),
            ("STORY.JSON", Some(Format::Json)),
            ("a.ndjson", Some(Format::Ndjson)),
            ("a.jsonl", Some(Format::Ndjson)),
            ("a.txt", Some(Format::Article)),
            ("page.HTML", Some(Format::Article)),
            ("a.xml", None),
            ("toml", None),
        ] {
            assert_eq!(Format::of_name(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn texts_tell_formats() {
        for (text, format) in [
            ("", Format::Toml),
            ("# a story\n[[event]]\n", Format::Toml),
            ("\u{feff}[[event]]\n", Format::Toml),
            ("{\"event\": []}", Format::Json),
            ("\u{feff} \n{\n  \"event\": [\n", Format::Json),
            (
                "{\"type\": \"event\"}\n{\"type\": \"event\"}\n",
                Format::Ndjson,
            ),
            ("{\"type\": \"event\", \"id\": \"a\"}\n", Format::Ndjson),
            (
                "{\"type\": \"event\" \"id\": \"a\"}\n{\"type\": \"actor\"}\n",
                Format::Ndjson,
            ),
            (
                "{\"actor\": [{\"relations\": [{\"type\": \"owned-by\"}]}]}",
                Format::Json,
            ),
        ] {
            assert_eq!(Format::of_text(text), format, "{text}");
        }
    }
}
