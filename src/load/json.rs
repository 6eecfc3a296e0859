//! Reads JSON: an object with a list, or one object, under each record kind's name.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::mistake::{Mistake, one_of};
use super::node::{Entry, MAX_DEPTH, Node, Value};
use super::parsed::Parsed;
use super::record::Kind;
use super::text::floor;
use super::toml::too_deep;

/// What is found where a second value follows the first.
const MORE: &str = "more after the end";

/// Reads a file's text. Records before a mistake in the syntax are sound, what follows it is not
/// looked at.
pub(super) fn read(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let top = Top {
        text,
        parsed: &mut parsed,
    };
    let end = json.deserialize_any(top).and_then(|()| json.end());
    if let Err(error) = end {
        let mut mistake = syntax(&error, text);
        if !error.is_data() && text[mistake.span.end..].contains(|c: char| !c.is_whitespace()) {
            mistake.loss = Some("what follows it is not read".to_owned());
        }
        if mistake.found == MORE {
            mistake = mistake.hint("one record a line is NDJSON: name the file .ndjson");
        }
        parsed.report(mistake);
    }
    parsed.finish()
}

/// Reads a text that is one value.
///
/// # Errors
///
/// The mistake in its syntax. Other mistakes go to `parsed`.
pub(super) fn value(text: &str, parsed: &mut Parsed) -> Result<Node, Mistake> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| syntax(&error, text))?;
    Ok(Reader { text, parsed }.node(raw.get(), 1))
}

/// The object at the top of a file, read entry by entry so that a mistake leaves what was before.
struct Top<'a, 'p> {
    text: &'a str,
    parsed: &'p mut Parsed,
}

impl<'a> Visitor<'a> for Top<'a, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with {}", one_of(&Kind::NAMES))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { text, parsed } = self;
        while let Some(key) = map.next_key::<&RawValue>()? {
            let mut reader = Reader { text, parsed };
            let key_span = reader.span(key.get());
            let key = text_of(key.get()).unwrap_or_else(|_| key.get().to_owned());
            let value = text[key_span.end..].trim_start_matches([' ', '\t', '\r', '\n', ':']);
            let (node, end) = if value.starts_with('[') {
                let start = text.len() - value.len();
                let mut nodes = Vec::new();
                let end = map.next_value_seed(Items {
                    reader,
                    nodes: &mut nodes,
                });
                (Node::new(start..start + 1, Value::List(nodes)), end)
            } else {
                let raw: &RawValue = map.next_value()?;
                (reader.node(raw.get(), 1), Ok(()))
            };
            parsed.take(Entry {
                key,
                key_span,
                node,
            });
            end?;
        }
        Ok(())
    }
}

/// The elements of a list, kept up to the first mistake.
struct Items<'a, 'r> {
    reader: Reader<'a, 'r>,
    nodes: &'r mut Vec<Node>,
}

impl<'a> DeserializeSeed<'a> for Items<'a, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Items<'a, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(raw) = items.next_element::<&RawValue>()? {
            self.nodes.push(self.reader.node(raw.get(), 2));
        }
        Ok(())
    }
}

/// Makes nodes of slices of a text; the slices' addresses tell their places.
struct Reader<'a, 'r> {
    text: &'a str,
    parsed: &'r mut Parsed,
}

impl<'a> Reader<'a, '_> {
    /// The place of a slice of the text.
    fn span(&self, slice: &str) -> Range<usize> {
        let start = slice
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        start..start + slice.len()
    }

    /// The node of a slice that is one sound value.
    fn node(&mut self, slice: &'a str, depth: usize) -> Node {
        let span = self.span(slice);
        if depth > MAX_DEPTH {
            let number = self.parsed.report(too_deep(span.start..span.start + 1));
            return Node::new(span, Value::Spoilt(number));
        }
        let value = match slice.as_bytes().first() {
            Some(b'{') => serde_json::from_str(slice).map(|Pairs(pairs)| self.table(pairs, depth)),
            Some(b'[') => serde_json::from_str(slice).map(|items: Vec<&RawValue>| {
                let nodes = items.into_iter().map(|raw| self.node(raw.get(), depth + 1));
                Value::List(nodes.collect())
            }),
            Some(b'"') => text_of(slice).map(Value::Text),
            Some(b't') => Ok(Value::Bool(true)),
            Some(b'f') => Ok(Value::Bool(false)),
            Some(b'n') | None => Ok(Value::Null),
            Some(_) if slice.contains(['.', 'e', 'E']) => Ok(Value::Float(slice.to_owned())),
            Some(_) => Ok(Value::Integer(slice.to_owned())),
        };
        let value = value.unwrap_or_else(|error| {
            let mut mistake = syntax(&error, slice);
            let Range { start, end } = mistake.span;
            mistake.span = start + span.start..end + span.start;
            Value::Spoilt(self.parsed.report(mistake))
        });
        Node::new(span, value)
    }

    fn table(&mut self, pairs: Vec<(&'a RawValue, &'a RawValue)>, depth: usize) -> Value {
        let mut seen = HashSet::new();
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let key_span = self.span(key.get());
            let key = text_of(key.get()).unwrap_or_else(|_| key.get().to_owned());
            let node = if seen.insert(key.clone()) {
                self.node(value.get(), depth + 1)
            } else {
                let found = format!("the key `{key}` for the second time");
                let mistake = Mistake::new(key_span.clone(), found, "each key once");
                Node::new(
                    self.span(value.get()),
                    Value::Spoilt(self.parsed.report(mistake)),
                )
            };
            entries.push(Entry {
                key,
                key_span,
                node,
            });
        }
        Value::Table(entries)
    }
}

fn text_of(slice: &str) -> serde_json::Result<String> {
    serde_json::from_str(slice)
}

/// The keys and values of an object, as they stand there.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(Collect)
    }
}

/// A syntax error of `serde_json` as a mistake.
fn syntax(error: &serde_json::Error, text: &str) -> Mistake {
    let place = place(error, text);
    let there = &text[place.clone()];
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    if error.is_eof() {
        return Mistake::new(place, "the end of the text", "what was opened to be closed");
    }
    if let Some(expected) = what.strip_prefix("expected ") {
        return Mistake::new(place, format!("`{there}`"), expected);
    }
    let (found, expected) = match what {
        "trailing characters" => (MORE, "one JSON value"),
        "trailing comma" => (
            "a comma before the closing bracket",
            "no comma after the last one",
        ),
        "key must be a string" => ("a key without quotes", "a key in double quotes"),
        _ => match what.split_once(", expected ") {
            Some(("invalid type: sequence", expected)) => ("a list", expected),
            Some((found, expected)) => (found.trim_start_matches("invalid type: "), expected),
            None => (what, "JSON"),
        },
    };
    Mistake::new(place, found, expected)
}

/// The character at which `serde_json` stopped.
fn place(error: &serde_json::Error, text: &str) -> Range<usize> {
    let at = if error.is_eof() {
        text.trim_end().len()
    } else if error.is_data() {
        // Something sound that does not belong there: it is told from its beginning.
        text.len() - text.trim_start().len()
    } else {
        let lines = text
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1));
        lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1)
    };
    let at = floor(text, at);
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    at..at + if error.is_eof() { 0 } else { length }
}
