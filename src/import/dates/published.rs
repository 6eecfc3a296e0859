//! The day on which a text says that it was published.

use super::Mention;
use crate::import::document::Document;

/// The day of publication as a text states it: in a line of its own ("Published on Feb. 16, 2026"), in a byline, or in
/// the dateline of a wire report. The mention has the words, with the weekday beside them, and the rule.
///
/// Only a full date counts: nobody fills in a year.
pub fn published(document: &Document<'_>) -> Option<Mention> {
    let _ = document;
    None
}
