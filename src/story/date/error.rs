//! What is said of a text that is no date.

use std::fmt;

use edtf_core::ParseError;

/// A text that is not EDTF. Its message says what was found, what is expected, and, where it can
/// be guessed, what was meant; it quotes the text as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    found: String,
    reason: String,
    hint: Option<String>,
}

/// Longest piece of a text that a message quotes, in characters.
const QUOTED: usize = 60;

impl DateError {
    pub(super) fn new(text: &str, cause: ParseError) -> Self {
        Self::because(text, cause.message)
    }

    pub(super) fn too_long(text: &str) -> Self {
        Self::because(text, "it is too long")
    }

    pub(super) fn reversed(text: &str) -> Self {
        Self::because(text, "it ends before it begins")
    }

    fn because(text: &str, reason: &str) -> Self {
        Self {
            found: text.chars().take(QUOTED).collect(),
            reason: reason.to_owned(),
            hint: None,
        }
    }

    /// The text that was found, shortened if it is long.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What is wrong with it.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// What is expected instead, with examples.
    pub fn expected(&self) -> &'static str {
        "an EDTF date such as 2026-02-13, 2026-02 or 2025-10~"
    }

    /// What was probably meant, as a remark to the writer.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not a date: {}; expected {}",
            self.found,
            self.reason,
            self.expected()
        )?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DateError {}
