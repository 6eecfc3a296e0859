//! Reads NDJSON: one record a line, its kind under `type`. Sound lines go straight into records.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::value::{CowStrDeserializer, MapAccessDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor,
};

use super::mistake::{Mistake, did_you_mean, one_of};
use super::node::{Node, Value};
use super::parsed::Parsed;
use super::pieces::{LONGEST, RawLine};
use super::record::{self, Kind};
use super::text::{decode, not_utf8, without_mark};
use crate::schema::Record;

/// What a mistake costs where nothing of a line can be used.
const LOST: &str = "this line is left out";

/// The key that says what a line is.
const TYPE: &str = "type";

/// What a line came to. Records are large: a place that one line after the other is read into spares them
/// being moved from hand to hand.
#[derive(Debug, Default)]
pub(super) struct Line<'a> {
    pub record: Option<Record<'a>>,
    /// Where in the line the record begins.
    pub start: usize,
    pub mistakes: Vec<Mistake>,
    /// The id of a record that is left out.
    pub left_out: Option<String>,
}

impl<'a> Line<'a> {
    /// Reads a line, as text.
    pub fn read(&mut self, text: &'a str) {
        if sound(text, &mut self.record).is_ok() {
            self.start = text.len() - text.trim_start().len();
            self.mistakes.clear();
            self.left_out = None;
        } else {
            *self = read_closely(text, &[]);
        }
    }
}

/// Reads one line node by node, to find what is wrong. `bad` are places that are no UTF-8.
pub(super) fn read_closely(text: &str, bad: &[Range<usize>]) -> Line<'static> {
    let (node, mut mistakes) = node(text, bad);
    let Some((kind, mut node)) = node else {
        return Line {
            mistakes,
            ..Line::default()
        };
    };
    let start = node.span.start;
    let record = record::read(kind, &mut node, &mut mistakes);
    let left_out = match record {
        Some(_) => None,
        None => record::id(&node),
    };
    Line {
        record,
        start,
        mistakes,
        left_out,
    }
}

/// A line's kind and table, if it has both.
pub(super) fn node(text: &str, bad: &[Range<usize>]) -> (Option<(Kind, Node)>, Vec<Mistake>) {
    let mut parsed = Parsed::default();
    let read = super::json::value(text, &mut parsed);
    for place in bad {
        parsed.report(not_utf8(place.clone()));
    }
    let node = match read {
        Ok(node) => node,
        Err(mistake) => {
            parsed.report(mistake.loss(LOST));
            return (None, parsed.mistakes);
        }
    };
    let mut mistakes = parsed.mistakes;
    let first_bad = mistakes.len() - bad.len();
    let kind = take_kind(node, &mut mistakes).map(|(kind, mut node)| {
        for (number, place) in bad.iter().enumerate() {
            node.spoil(place, first_bad + number);
        }
        (kind, node)
    });
    (kind, mistakes)
}

/// Takes the kind out of a line's table.
fn take_kind(mut node: Node, mistakes: &mut Vec<Mistake>) -> Option<(Kind, Node)> {
    let span = node.span.clone();
    let Value::Table(entries) = &mut node.value else {
        let found = node.describe();
        mistakes.push(Mistake::new(span, found, "an object with the key `type`").loss(LOST));
        return None;
    };
    let Some(at) = entries.iter().position(|entry| entry.key == TYPE) else {
        let start = span.start..span.start + 1;
        let expected = format!("the key `type` with {}", one_of(&Kind::NAMES));
        mistakes.push(Mistake::new(start, "a line without `type`", expected).loss(LOST));
        return None;
    };
    let kind = entries.remove(at).node;
    let name = match &kind.value {
        Value::Text(name) => name.as_str(),
        _ => "",
    };
    let known = Kind::from_name(name);
    if known.is_none() {
        let found = format!("{} as `type`", kind.describe());
        let mut mistake = Mistake::new(kind.span.clone(), found, one_of(&Kind::NAMES)).loss(LOST);
        mistake.hint = did_you_mean(name, &Kind::NAMES);
        mistakes.push(mistake);
    }
    Some((known?, node))
}

impl<'a> RawLine<'a> {
    /// The line as text, with stand-ins for what is none.
    pub fn text(&self) -> Cow<'a, str> {
        self.decode().map(|(text, _)| text).unwrap_or_default()
    }

    /// Reads what it comes to into `line`, and gives it as text.
    pub fn read(&self, line: &mut Line<'a>) -> Cow<'a, str> {
        match self.decode() {
            Ok((Cow::Borrowed(text), _)) => {
                line.read(text);
                Cow::Borrowed(text)
            }
            Ok((text, bad)) => {
                *line = read_closely(&text, &bad);
                text
            }
            Err(mistake) => {
                *line = Line {
                    mistakes: vec![mistake.loss(LOST)],
                    ..Line::default()
                };
                Cow::default()
            }
        }
    }

    /// Borrowed where it is text as it stands, else with the places that are no UTF-8.
    fn decode(&self) -> Result<(Cow<'a, str>, Vec<Range<usize>>), Mistake> {
        match self {
            Self::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok((Cow::Borrowed(text), Vec::new())),
                Err(_) => decode(bytes.to_vec()).map(|(text, bad)| (Cow::Owned(text), bad)),
            },
            Self::TooLong => {
                let expected = format!("at most {} MiB", LONGEST >> 20);
                Err(Mistake::new(0..0, "a line that is too long", expected))
            }
        }
    }
}

/// Puts the record of a line without a mistake into `record`.
fn sound<'a>(text: &'a str, record: &mut Option<Record<'a>>) -> serde_json::Result<()> {
    let text = without_mark(text);
    let mut json = serde_json::Deserializer::from_str(text);
    if (json.deserialize_map(Tagged(record))).is_ok_and(|()| json.end().is_ok()) {
        return Ok(());
    }
    let Kinded { kind: Named(kind) } = serde_json::from_str(text)?;
    let mut json = serde_json::Deserializer::from_str(text);
    *record = Some(json.deserialize_map(Untagged(kind))?);
    json.end()
}

/// A record kind by its name.
struct Named(Kind);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Key(name) = Key::deserialize(from)?;
        Kind::from_name(&name)
            .map(Named)
            .ok_or_else(|| D::Error::custom("no record kind"))
    }
}

/// Text, borrowed where it can be.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(Text)
    }
}

/// Takes a record whose first key says what it is, as most programs write it: read in one go.
struct Tagged<'r, 'a>(&'r mut Option<Record<'a>>);

impl<'de> Visitor<'de> for Tagged<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object that begins with `type`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match map.next_key()? {
            Some(Key(key)) if key == TYPE => {}
            _ => return Err(A::Error::custom("`type` is not first")),
        }
        let Named(kind) = map.next_value()?;
        *self.0 = Some(kind.deserialize(MapAccessDeserializer::new(map))?);
        Ok(())
    }
}

/// Only the kind of a line.
#[derive(serde::Deserialize)]
struct Kinded {
    #[serde(rename = "type")]
    kind: Named,
}

/// A record of a known kind, whose `type` stands somewhere among its keys.
struct Untagged(Kind);

impl<'de> Visitor<'de> for Untagged {
    type Value = Record<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Record<'de>, A::Error> {
        self.0
            .deserialize(MapAccessDeserializer::new(WithoutType(map)))
    }
}

/// The entries of an object but `type`.
struct WithoutType<A>(A);

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithoutType<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(Key(key)) = self.0.next_key()? {
            if key == TYPE {
                self.0.next_value::<IgnoredAny>()?;
            } else {
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.0.next_value_seed(seed)
    }
}
