//! The date that is typed to go to.

use super::field::Field;
use crate::story::date::Date;

/// A date being typed.
#[derive(Debug, Default)]
pub struct Jump {
    /// What was typed so far.
    pub field: Field,
}

impl Jump {
    /// The date.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn date(&self) -> Result<Date, String> {
        Date::parse(self.field.text().trim()).map_err(|error| error.to_string())
    }
}
