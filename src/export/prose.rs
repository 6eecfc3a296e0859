//! A text in pieces, as every format needs it: plain words, words that matter, addresses, items.

use std::fmt::Write;

use super::markdown::escape;
use crate::text::{clean_line, clean_text};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    /// Words.
    Text(String),
    /// Words that must not be missed.
    Strong(String),
    /// Where something can be read. Not every address is one that may be a link.
    Address(String),
    /// What follows is an item of a list, on a line of its own.
    Item,
}

/// A text in pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Prose(Vec<Run>);

impl Prose {
    /// Adds words.
    pub fn text(&mut self, words: impl Into<String>) {
        self.0.push(Run::Text(words.into()));
    }

    /// Adds words that must not be missed.
    pub fn strong(&mut self, words: impl Into<String>) {
        self.0.push(Run::Strong(words.into()));
    }

    /// Adds an address.
    pub fn address(&mut self, address: &str) {
        self.0.push(Run::Address(address.to_owned()));
    }

    /// Adds a text as an item of a list.
    pub fn item(&mut self, item: Self) {
        self.0.push(Run::Item);
        self.extend(item);
    }

    /// Adds a text to the end of this one.
    pub fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// The pieces.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// The text without any marking.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for run in &self.0 {
            match run {
                Run::Text(words) | Run::Strong(words) => out.push_str(&clean_text(words)),
                Run::Address(address) => out.push_str(&clean_line(address)),
                Run::Item => out.push_str("\n- "),
            }
        }
        out
    }

    /// The text as `CommonMark`.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for run in &self.0 {
            match run {
                Run::Text(words) => out.push_str(&escape(words)),
                Run::Strong(words) => {
                    let _ = write!(out, "**{}**", escape(words));
                }
                Run::Address(address) if may_be_a_link(address) => {
                    let _ = write!(out, "<{address}>");
                }
                Run::Address(address) => out.push_str(&escape(address)),
                Run::Item => out.push_str("\n- "),
            }
        }
        out
    }
}

/// Whether an address may be made into a link: it leads to the web, and ends where it seems to.
pub(super) fn may_be_a_link(address: &str) -> bool {
    let starts_with = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c);
    (starts_with("http://") || starts_with("https://"))
        && !address.contains(is_odd)
        && *clean_line(address) == *address
}
