//! What is said of a text that is no date.

use std::fmt;

use edtf_core::ParseError;

use crate::text::clean_line;

use super::hint::hint;

/// A text that is not EDTF: what was found, what is expected and, where it can be guessed, what
/// was meant. All it says is sanitised and short.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    found: String,
    reason: &'static str,
    hint: Option<String>,
}

/// Why a text is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reason {
    NotEdtf(ParseError),
    TooLong,
    Reversed,
}

/// Longest piece of a text that a message quotes, in characters.
const QUOTED: usize = 60;

impl DateError {
    pub(super) fn new(text: &str, reason: Reason) -> Self {
        let mut found: String = text.chars().take(QUOTED).collect();
        if found.len() < text.len() {
            found.push('…');
        }
        Self {
            found: clean_line(&found).into_owned(),
            reason: match reason {
                Reason::NotEdtf(cause) => cause.message,
                Reason::TooLong => "it is too long",
                Reason::Reversed => "it ends before it begins",
            },
            hint: hint(text),
        }
    }

    /// The text that was found, sanitised and shortened if it is long.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What is wrong with it, in a few words.
    pub fn reason(&self) -> &'static str {
        self.reason
    }

    /// What is expected instead, with examples.
    pub fn expected(&self) -> &'static str {
        "an EDTF date such as 2026-02-13, 2026-02 or 2025-10~"
    }

    /// How to write what was probably meant: `write 2026-02-13`, `Feb 2026 has 28 days`.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (found, reason, expected) = (&self.found, self.reason, self.expected());
        write!(f, "“{found}” is not {expected}: {reason}")?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DateError {}
