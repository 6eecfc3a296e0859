//! Says in plain words what `toml` found wrong.

use std::ops::Range;

use ::toml::de::Error as SyntaxError;

use super::mistake::Mistake;
use super::node::shorten;
use super::text::floor;
use super::toml::too_deep;

/// A syntax error as a mistake. Its places in `text` are counted from `base`.
pub(super) fn explain(error: &SyntaxError, text: &str, base: usize) -> Mistake {
    let span = error.span().unwrap_or(0..0);
    let span = floor(text, span.start)..floor(text, span.end);
    let there = text.get(span.clone()).unwrap_or_default();
    let before = text[..span.start].rsplit('\n').next().unwrap_or_default();
    let place = span.start + base..span.end + base;
    let message = error.message();
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    match what {
        "duplicate key" => {
            let found = format!("the key `{there}` for the second time");
            Mistake::new(place, found, "each key once")
        }
        "invalid unquoted key" if there == ":" => Mistake::new(place, "a `:` after the key", "`=`"),
        "string values must be quoted" | "invalid literal string" | "missing value for key"
            if there.is_empty() && before.trim_end().ends_with('=') =>
        {
            Mistake::new(place, "no value", "a value after the `=`")
        }
        "string values must be quoted" | "invalid boolean" | "invalid float" => bare(place, there),
        "unexpected key or value" => {
            let mistake = Mistake::new(place, "more after the value", "the end of the line");
            match quotes_within(before, &text[span.start..]) {
                Some(hint) => mistake.hint(hint),
                None => mistake,
            }
        }
        "missing escaped value" => escape(place, &text[span.start..]),
        _ if there.contains(|c: char| c.is_control() && c != '\n') => {
            let code = there.chars().next().map_or(0, u32::from);
            let found = format!("the control character U+{code:04X}");
            Mistake::new(place, found, "no control character")
                .hint(format!("in double quotes it is written \\u{code:04X}"))
        }
        "invalid date" | "invalid datetime" | "invalid time" | "invalid offset" => {
            let hint = "if the day or the month is not known, put it in quotes";
            let found = format!("the date {}", shorten(there));
            Mistake::new(place, found, "a whole date such as 2026-02-13")
                .hint(format!("{hint}: \"{}\"", shorten(there)))
        }
        "cannot recurse further; max recursion depth met" => too_deep(place),
        _ => match plain(what, there.is_empty()) {
            Some((found, expected)) => Mistake::new(place, found, expected),
            None if expected.is_empty() || expected == "nothing" => {
                Mistake::new(place, what, "TOML")
            }
            None => Mistake::new(place, what, expected),
        },
    }
}

/// What is found and expected where that needs no look at the text, but whether the place is empty.
fn plain(what: &str, is_empty: bool) -> Option<(&'static str, &'static str)> {
    Some(match what {
        "key with no value" | "missing assignment between key-value pairs" => {
            ("a key without `=`", "key = value")
        }
        "unquoted keys cannot be empty" => ("no key", "a key before the `=`"),
        "unclosed array" => ("a list that is not closed", "`]`"),
        "unclosed inline table" => ("a table that is not closed", "`}`"),
        "missing comma between array elements" => {
            ("no comma between the elements of a list", "`,`")
        }
        "missing comma between key-value pairs" | "invalid inline table element" => {
            ("no comma between the keys of a table", "`,`")
        }
        "invalid basic string" | "invalid literal string" if is_empty => (
            "a text that is not closed where its line ends",
            "a closing quote",
        ),
        "invalid multi-line basic string" | "invalid multi-line literal string" if is_empty => (
            "a text of several lines that is never closed",
            "three closing quotes",
        ),
        "unexpected leading zero" => ("a number that begins with 0", "a number, or text in quotes"),
        _ => return None,
    })
}

/// The mistake of a word without quotes.
fn bare(place: Range<usize>, word: &str) -> Mistake {
    let found = format!("the word {} without quotes", shorten(word));
    let hint = if word.contains(['“', '”', '„', '‘', '’']) {
        "these are typographic quotes; TOML wants straight ones: \"…\"".to_owned()
    } else if matches!(word, "True" | "TRUE" | "False" | "FALSE") {
        format!("did you mean `{}`?", word.to_lowercase())
    } else {
        format!("put it in quotes: \"{}\"", shorten(word))
    };
    Mistake::new(
        place,
        found,
        "text in quotes, a number, a date, `true` or `false`",
    )
    .hint(hint)
}

/// What to do where a text ended too early, at a quote that stands in it.
fn quotes_within(before: &str, after: &str) -> Option<&'static str> {
    let (_, value) = before.split_once('=')?;
    let first = value.trim_start().chars().next()?;
    let rest = after.lines().next()?;
    // What follows stands close, and the quote that was meant to close it is still to come.
    let is_within = before.ends_with(first) && rest.contains(first);
    match first {
        '"' if is_within => Some(r#"a text with " in it stands between three of them: """…""""#),
        '\'' if is_within => Some(r#"a text with ' in it stands between others: "…""#),
        _ => None,
    }
}

/// The mistake of a backslash in front of what cannot be escaped.
fn escape(place: Range<usize>, rest: &str) -> Mistake {
    let escaped: String = rest.chars().take(1).collect();
    let place = place.start.saturating_sub(1)..place.start + escaped.len();
    let found = format!("the escape `\\{escaped}`");
    Mistake::new(place, found, "an escape such as `\\n`, `\\\"` or `\\\\`")
        .hint("in single quotes, a `\\` is a `\\`")
}

/// The mistake of a dotted key with too many parts.
pub(super) fn explain_deep(place: Range<usize>, base: usize) -> Mistake {
    too_deep(place.start + base..place.end + base)
}
