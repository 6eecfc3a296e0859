//! Who is in an article: people, companies, agencies and groups, by the names it gives them.

use super::document::Document;
use super::snapshot::Span;
use crate::schema::ActorKind;

/// Somebody whom an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorFound {
    /// The fullest name that the article gives, without titles: `Maria Reyes`.
    pub name: String,
    /// The other names it gives: `Reyes`, `FHA`.
    pub aliases: Vec<String>,
    /// What sort of actor, where the text tells.
    pub kind: Option<ActorKind>,
    /// Where the names stand, in order. Never empty.
    pub mentions: Vec<Span>,
    /// What told that this is an actor: `full-name`, `long-form-abbreviation`.
    pub rule: &'static str,
}

/// Finds whom an article names, in the order of their first mentions.
pub fn find(_document: &Document) -> Vec<ActorFound> {
    Vec::new()
}
