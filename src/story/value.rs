//! What a claim's value means, by the type of its field, and when two values cannot both be true.

use chrono_tz::Tz;

use super::amount::Amount;
use super::date::{Date, DateError};
use crate::schema::{Field, FieldType};
use crate::text;

/// Why a text is no value of its field's type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// The field holds dates.
    #[error(transparent)]
    NotADate(#[from] DateError),
    /// The field holds numbers.
    #[error("a number such as `44`, `200..250`, `>270000` or `~500`")]
    NotACount,
    /// The field holds sums.
    #[error("a sum with its currency, such as `839000000 USD` or `8..10 million USD`")]
    NotMoney,
}

/// A claim's value as its field's type reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A day, or bounds of one.
    Date(Date),
    /// A number of people or things.
    Count(Amount),
    /// A sum, with the three letters of its ISO 4217 currency.
    Money(Amount, [u8; 3]),
    /// Words, folded for comparison. Compared only where the field is exclusive.
    Text(Option<Box<str>>),
}

impl Value {
    /// Reads `text` as the type of `field` demands; a timestamp counts as its day in `zone`.
    ///
    /// # Errors
    /// What the type expects, where `text` is something else.
    pub fn read(text: &str, field: &Field, zone: Tz) -> Result<Self, ValueError> {
        match field.kind {
            FieldType::Date => Ok(Self::Date(Date::read(text, zone)?)),
            FieldType::Count => Amount::parse(text)
                .map(Self::Count)
                .ok_or(ValueError::NotACount),
            FieldType::Money => money(text).ok_or(ValueError::NotMoney),
            FieldType::Text => Ok(Self::Text(
                field.exclusive.then(|| text::fold(text).into_boxed_str()),
            )),
        }
    }

    /// Whether both values can be true of the same thing; nothing where they cannot be compared.
    pub fn agrees(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => Some(!a.disjoint(*b)),
            (Self::Count(a), Self::Count(b)) => Some(a.agrees(*b)),
            (Self::Money(a, here), Self::Money(b, there)) if here == there => Some(a.agrees(*b)),
            (Self::Text(Some(a)), Self::Text(Some(b))) => Some(a == b),
            _ => None,
        }
    }

    /// Whether all that `other` may be lies inside this value: of words, whether they are the same, where they can be
    /// compared.
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => a.covers(*b),
            (Self::Count(a), Self::Count(b)) => a.covers(*b),
            (Self::Money(a, here), Self::Money(b, there)) => here == there && a.covers(*b),
            (Self::Text(Some(a)), Self::Text(Some(b))) => a == b,
            _ => false,
        }
    }
}

fn money(text: &str) -> Option<Value> {
    let text = text.trim();
    let (number, currency) = match text.rsplit_once(' ') {
        Some((number, last)) if is_currency(last) => (number, last),
        _ => {
            let (first, number) = text.split_once(' ')?;
            (number, first)
        }
    };
    let currency = currency
        .as_bytes()
        .try_into()
        .ok()
        .filter(|_| is_currency(currency))?;
    // `8..10 million` names the scale once, for both ends.
    let scaled = match (number.split_once(".."), number.rsplit_once(' ')) {
        (Some((low, high)), Some((_, scale))) if !low.contains(' ') && high.contains(' ') => {
            Amount::parse(&format!("{low} {scale}..{high}"))
        }
        _ => Amount::parse(number),
    };
    scaled.map(|amount| Value::Money(amount, currency))
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn field(kind: FieldType, exclusive: bool) -> Field {
        Field {
            kind,
            exclusive,
            label: None,
        }
    }

    fn agrees(kind: FieldType, a: &str, b: &str) -> Option<bool> {
        let read = |text| Value::read(text, &field(kind, true), Tz::UTC).unwrap();
        read(a).agrees(&read(b))
    }

    #[test]
    fn sums_compare_only_within_a_currency() {
        assert_eq!(
            agrees(FieldType::Money, "839 million USD", "USD 839000000"),
            Some(true)
        );
        assert_eq!(
            agrees(FieldType::Money, "8..10 million USD", "8 million USD"),
            Some(true)
        );
        assert_eq!(
            agrees(FieldType::Money, "839 million USD", "853 million USD"),
            Some(false)
        );
        assert_eq!(
            agrees(FieldType::Money, "4 billion ILS", "1.2 billion USD"),
            None
        );
    }

    #[test]
    fn texts_compare_only_where_the_field_is_exclusive() {
        assert_eq!(
            agrees(FieldType::Text, "Labradoodle", "labradoodle"),
            Some(true)
        );
        assert_eq!(
            agrees(FieldType::Text, "labradoodle", "golden retriever"),
            Some(false)
        );
        let open = field(FieldType::Text, false);
        let a = Value::read("time and resources", &open, Tz::UTC).unwrap();
        let b = Value::read("the protest", &open, Tz::UTC).unwrap();
        assert_eq!(a.agrees(&b), None);
    }

    #[test]
    fn a_timestamp_counts_as_its_day_in_the_zone() {
        let day = field(FieldType::Date, true);
        let seattle = chrono_tz::America::Los_Angeles;
        let stamp = Value::read("2026-02-13T00:52:00Z", &day, seattle).unwrap();
        let thursday = Value::read("2026-02-12", &day, seattle).unwrap();
        assert_eq!(stamp.agrees(&thursday), Some(true));
    }

    #[test]
    fn a_sum_without_a_currency_is_refused() {
        for text in ["839", "$839 million", "839 million", "839 usd", ""] {
            assert!(
                Value::read(text, &field(FieldType::Money, true), Tz::UTC).is_err(),
                "{text}"
            );
        }
    }
}
