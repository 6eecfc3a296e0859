//! Says in plain words what `toml` found wrong.

use std::ops::Range;

use ::toml::de::Error as SyntaxError;

use super::mistake::Mistake;
use super::node::shorten;
use super::toml::too_deep;

/// A syntax error as a mistake. Its places in `text` are counted from `base`.
pub(super) fn explain(error: &SyntaxError, text: &str, base: usize) -> Mistake {
    let span = error.span().unwrap_or(0..0);
    let span = span.start.min(text.len())..span.end.min(text.len());
    let there = text.get(span.clone()).unwrap_or_default();
    let line = text[..floor(text, span.start)]
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    let (what, expected) = error
        .message()
        .split_once(", expected ")
        .unwrap_or((error.message(), ""));
    let place = span.start + base..span.end + base;
    let mistake = |found: String, expected: &str| Mistake::new(place.clone(), found, expected);
    match what {
        "duplicate key" => mistake(
            format!("the key `{there}` for the second time"),
            "each key once",
        ),
        "key with no value" => mistake("a key without `=`".to_owned(), "key = value"),
        "invalid unquoted key" if there == ":" => mistake("a `:` after the key".to_owned(), "`=`"),
        "string values must be quoted" | "invalid literal string"
            if there.is_empty() && line.trim_end().ends_with('=') =>
        {
            mistake("no value".to_owned(), "a value after the `=`")
        }
        "string values must be quoted" | "invalid boolean" | "invalid float" => {
            let mistake = mistake(
                format!("the word {} without quotes", shorten(there)),
                "text in quotes, a number, a date, `true` or `false`",
            );
            match there {
                _ if there.contains(['“', '”', '„', '‘', '’']) => {
                    mistake.hint("these are typographic quotes; TOML wants straight ones: \"…\"")
                }
                "True" | "TRUE" | "False" | "FALSE" => {
                    mistake.hint(format!("did you mean `{}`?", there.to_lowercase()))
                }
                _ => mistake.hint(format!("put it in quotes: \"{}\"", shorten(there))),
            }
        }
        "invalid basic string" | "invalid literal string" if there.is_empty() => mistake(
            "a text that is not closed where its line ends".to_owned(),
            "a closing quote",
        ),
        "invalid multi-line basic string" | "invalid multi-line literal string"
            if there.is_empty() =>
        {
            mistake(
                "a text of several lines that is never closed".to_owned(),
                "three closing quotes",
            )
        }
        _ if is_about_dates(what) => mistake(
            format!("the date {}", shorten(there)),
            "a whole date such as 2026-02-13",
        )
        .hint(format!(
            "if the day or the month is not known, put it in quotes: \"{}\"",
            shorten(there)
        )),
        _ => {
            let expected = if expected.is_empty() || expected == "nothing" {
                "TOML"
            } else {
                expected
            };
            mistake(what.to_owned(), expected)
        }
    }
}

fn is_about_dates(what: &str) -> bool {
    matches!(
        what,
        "invalid date" | "invalid datetime" | "invalid time" | "invalid offset"
    ) || what.starts_with("invalid date-time")
}

/// The mistake of a dotted key with too many parts.
pub(super) fn explain_deep(place: Range<usize>, base: usize) -> Mistake {
    too_deep(place.start + base..place.end + base)
}

/// The nearest place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}
