//! The fields a claim can be about, and how the values of each are read and compared.

use std::collections::BTreeMap;

use crate::schema::{Field, FieldType};
use crate::text;

/// Fields that every story has. Only `date` is exclusive among those that hold words or days:
/// two counts or sums are compared as ranges in any case.
const BUILT_IN: &[(&str, FieldType)] = &[
    ("date", FieldType::Date),
    ("attendance", FieldType::Count),
    ("arrests", FieldType::Count),
    ("deaths", FieldType::Count),
    ("injuries", FieldType::Count),
    ("signatures", FieldType::Count),
    ("count", FieldType::Count),
    ("amount", FieldType::Money),
    ("price", FieldType::Money),
    ("cost", FieldType::Money),
    ("place", FieldType::Text),
    ("title", FieldType::Text),
    ("cause", FieldType::Text),
    ("organisers", FieldType::Text),
    ("status", FieldType::Text),
];

/// The field types of one story: the built-in ones and those that it declares.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    declared: BTreeMap<String, Field>,
}

impl Fields {
    /// The built-in fields, with what a story declares laid over them.
    pub fn new(declared: BTreeMap<String, Field>) -> Self {
        Self { declared }
    }

    /// The type of `name`. A field that nobody declared holds text that is never compared.
    pub fn get(&self, name: &str) -> Field {
        if let Some(field) = self.declared.get(name) {
            return field.clone();
        }
        let kind = BUILT_IN
            .iter()
            .find(|(known, _)| *known == name)
            .map_or(FieldType::Text, |&(_, kind)| kind);
        Field {
            kind,
            exclusive: kind != FieldType::Text,
            label: None,
        }
    }

    /// What the screen calls `name`, to stand after "the".
    pub fn label(&self, name: &str) -> String {
        let declared = self
            .declared
            .get(name)
            .and_then(|field| field.label.as_deref());
        match declared {
            Some(label) => text::clean_line(label).into_owned(),
            None => name.replace(['-', '_'], " "),
        }
    }

    /// Whether `name` is built in or declared.
    pub fn knows(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    /// Every built-in or declared field's name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        BUILT_IN
            .iter()
            .map(|&(name, _)| name)
            .chain(self.declared.keys().map(String::as_str))
    }
}
