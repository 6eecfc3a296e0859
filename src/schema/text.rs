//! The text of a record: a piece of its file where it stands there as it is, and a copy where it does not.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

/// Text as written in a record. It is borrowed where the file has it letter for letter: a large archive
/// is read without a copy of each of its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text<'a>(Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(text.into())
            }
            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(text.to_owned().into())
            }
            fn visit_string<E>(self, text: String) -> Result<Text<'de>, E> {
                Ok(text.into())
            }
        }
        from.deserialize_str(Words)
    }
}

/// Reads text, and whole numbers as their digits: TOML's unquoted dates and integers are welcome where
/// a date or a value is expected. Other numbers have to come as the text they are written as, for an
/// `f64` makes `44.5` of `44.50`.
pub(super) fn scalar<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Text<'de>>, D::Error> {
    required_scalar(from).map(Some)
}

/// The same where there has to be something.
pub(super) fn required_scalar<'de, D: Deserializer<'de>>(from: D) -> Result<Text<'de>, D::Error> {
    struct Scalar;
    impl<'de> Visitor<'de> for Scalar {
        type Value = Text<'de>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text, a number or a date")
        }
        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
            Ok(text.into())
        }
        fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
            Ok(text.to_owned().into())
        }
        fn visit_i64<E>(self, number: i64) -> Result<Text<'de>, E> {
            Ok(number.to_string().into())
        }
        fn visit_u64<E>(self, number: u64) -> Result<Text<'de>, E> {
            Ok(number.to_string().into())
        }
    }
    from.deserialize_any(Scalar)
}

/// Reads a list of these.
pub(super) fn scalars<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Text<'de>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent, bound(deserialize = "'de: 'a"))]
    struct Scalar<'a>(#[serde(deserialize_with = "required_scalar")] Text<'a>);

    let scalars = Vec::<Scalar<'de>>::deserialize(from)?;
    Ok(scalars.into_iter().map(|Scalar(text)| text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Event;

    #[test]
    fn only_what_is_written_with_escapes_is_copied() {
        let line =
            r#"{"id": "a", "date": "2026", "title": "a\tb", "place": "Zoë", "tags": ["c", "\n"]}"#;
        let event: Event = serde_json::from_str(line).unwrap();
        let is_borrowed = |text: &Text| matches!(text.0, Cow::Borrowed(_));
        let places = [event.id, event.date.unwrap(), event.place.unwrap()];
        assert!(places.iter().all(is_borrowed), "{places:?}");
        assert!(!is_borrowed(&event.title));
        assert_eq!(&*event.title, "a\tb");
        let tags: Vec<bool> = event.tags.iter().map(is_borrowed).collect();
        assert_eq!(tags, [true, false]);
    }
}
