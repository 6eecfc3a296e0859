//! Reads a [`Node`] as a serde type; an error says where it went wrong, what is there and what belongs there.

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;

use super::node::{Entry, Node, Value};
use crate::story::Step;

/// The keys that a record type knows.
pub(super) fn keys_of<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(KeysOnly) {
        Err(Error {
            fault: Fault::UnknownKey { known, .. },
            ..
        }) => known,
        _ => &[],
    }
}

/// Gives away which keys a type asks for, and nothing else.
struct KeysOnly;

impl<'de> Deserializer<'de> for KeysOnly {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(serde::de::Error::custom("not a table"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        Err(serde::de::Error::unknown_field("", fields))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Why a node is not what it was read as, and where inside it.
#[derive(Debug)]
pub(super) struct Error {
    /// From the innermost step outwards, as errors travel.
    path: Vec<Step>,
    /// How many of the innermost steps stand or fall together.
    whole: usize,
    pub fault: Fault,
}

/// What is wrong with a node.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is of another type.
    Type {
        expected: String,
        hint: Option<String>,
    },
    /// A table has a key that means nothing there.
    UnknownKey {
        key: String,
        known: &'static [&'static str],
    },
    /// A word is none of those that are known.
    UnknownWord {
        word: String,
        known: &'static [&'static str],
    },
    /// A table lacks a key.
    Missing { key: &'static str },
    /// Something else.
    Other(String),
}

impl Error {
    fn new(fault: Fault) -> Self {
        Self {
            path: Vec::new(),
            whole: 0,
            fault,
        }
    }

    fn of_type(expected: impl Into<String>, hint: Option<String>) -> Self {
        Self::new(Fault::Type {
            expected: expected.into(),
            hint,
        })
    }

    fn inside(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    /// Steps from the node that was read to the one at fault.
    pub fn path(&self) -> Vec<Step> {
        self.path.iter().rev().cloned().collect()
    }

    /// Steps to what has to go so that the rest is sound.
    pub fn unsound(&self) -> Vec<Step> {
        self.path.iter().skip(self.whole).rev().cloned().collect()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.fault)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Fault::Other(message.to_string()))
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self::of_type(expected.to_string(), None)
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self::of_type(expected.to_string(), None)
    }

    fn invalid_length(_: usize, expected: &dyn serde::de::Expected) -> Self {
        Self::of_type(expected.to_string(), None)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(Fault::UnknownWord {
            word: word.to_owned(),
            known,
        })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Fault::UnknownKey {
            key: key.to_owned(),
            known,
        })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Fault::Missing { key })
    }
}

/// A node as serde wants to read it. What is read borrows nothing of it, for the node may be changed and read again.
pub(super) struct Reader<'a> {
    node: &'a Node,
}

impl<'a> Reader<'a> {
    pub fn new(node: &'a Node) -> Self {
        Self { node }
    }

    fn text<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Hole => visitor.visit_str(""),
            other => Err(Error::of_type("text in quotes", quoted(other))),
        }
    }

    fn list<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::List(nodes) => visitor.visit_seq(Items {
                nodes: nodes.iter().enumerate(),
            }),
            other => Err(Error::of_type("a list", bracketed(other))),
        }
    }

    fn table<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Table(entries) => visitor.visit_map(Entries {
                entries: entries.iter(),
                current: None,
            }),
            _ => Err(Error::of_type("a table", None)),
        }
    }
}

/// How to write a value that lacks its quotes.
fn quoted(value: &Value) -> Option<String> {
    match value {
        Value::Integer(raw) | Value::Float(raw) | Value::Date(raw) => {
            Some(format!("put it in quotes: \"{raw}\""))
        }
        _ => None,
    }
}

/// How to write a value that stands alone where several may stand.
fn bracketed(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if text.chars().count() <= 40 && !text.contains(['\n', '"', '\\']) => {
            Some(format!(
                "put it in brackets, even if it is the only one: [\"{text}\"]"
            ))
        }
        Value::Text(_) | Value::Table(_) => {
            Some("put it in brackets, even if it is the only one".to_owned())
        }
        _ => None,
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) | Value::Date(text) | Value::Float(text) => visitor.visit_str(text),
            Value::Integer(digits) => match digits.parse() {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => visitor.visit_str(digits),
            },
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Hole => visitor.visit_str(""),
            Value::Null | Value::Spoilt(_) => visitor.visit_unit(),
            Value::List(_) => self.list(visitor),
            Value::Table(_) => self.table(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Text(text) if text == "true" || text == "false" => Err(Error::of_type(
                "`true` or `false`",
                Some(format!("write it without quotes: {text}")),
            )),
            _ => Err(Error::of_type("`true` or `false`", None)),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let number = match &self.node.value {
            Value::Integer(digits) => digits.parse().ok(),
            _ => None,
        };
        match number {
            Some(number) => visitor.visit_u64(number),
            None => Err(Error::of_type("a whole number that is not negative", None)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        let expected = || Error::of_type(format!("a list of {len} numbers"), None);
        match &self.node.value {
            Value::List(nodes) if nodes.len() == len && !nodes.iter().any(Node::is_spoilt) => {
                self.list(visitor).map_err(|mut error| {
                    error.whole = error.path.len();
                    error
                })
            }
            _ => Err(expected()),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.table(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match (&self.node.value, fields.first()) {
            (Value::Text(text), Some(key @ (&"id" | &"source")))
                if text.chars().count() <= 40 && !text.contains(['\n', '"', '\\']) =>
            {
                let hint = format!("write {{ {key} = \"{text}\" }}");
                Err(Error::of_type("a table", Some(hint)))
            }
            _ => self.table(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(word) => visitor.visit_enum(Word { word }),
            Value::Hole => visitor.visit_enum(Word {
                word: variants.first().unwrap_or(&""),
            }),
            _ => Err(Error::of_type(super::mistake::one_of(variants), None)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct tuple_struct identifier
    }
}

/// The sound elements of a list.
struct Items<'a> {
    nodes: std::iter::Enumerate<std::slice::Iter<'a, Node>>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        match self.nodes.find(|(_, node)| !node.is_spoilt()) {
            None => Ok(None),
            Some((index, node)) => seed
                .deserialize(Reader { node })
                .map(Some)
                .map_err(|error| error.inside(Step::Index(index))),
        }
    }
}

/// The sound entries of a table. `null` says the same as no entry.
struct Entries<'a> {
    entries: std::slice::Iter<'a, Entry>,
    current: Option<&'a Entry>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.current = self
            .entries
            .find(|entry| !matches!(entry.node.value, Value::Spoilt(_) | Value::Null));
        let Some(entry) = self.current else {
            return Ok(None);
        };
        seed.deserialize(StrDeserializer::new(&entry.key))
            .map(Some)
            .map_err(|error: Error| error.inside(Step::Key(entry.key.clone())))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(entry) = self.current else {
            return Err(serde::de::Error::custom("a value without a key"));
        };
        seed.deserialize(Reader { node: &entry.node })
            .map_err(|error| error.inside(Step::Key(entry.key.clone())))
    }
}

/// A word that names a variant.
struct Word<'a> {
    word: &'a str,
}

impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant: StrDeserializer<'_, Error> =
            serde::de::IntoDeserializer::into_deserializer(self.word);
        Ok((seed.deserialize(variant)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Error> {
        Err(Error::of_type("a word", None))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error::of_type("a word", None))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        Err(Error::of_type("a word", None))
    }
}
