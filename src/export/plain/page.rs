//! Linear text being written: lines one below the other, and what the numbers in it stand for.

use super::Subject;
use crate::text::{clean_line, clean_text};

/// Lines that are told at once at least, where there are more.
const ENOUGH: usize = 12;

/// Where a record stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

/// A linear text. All of it may be printed.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What stands below each heading, with it; before the first, what the page is about.
    parts: Vec<String>,
    subjects: Vec<Subject>,
    is_numbered: bool,
}

impl Page {
    /// A text whose items have numbers, for somebody who can ask for them.
    pub fn numbered() -> Self {
        Self {
            is_numbered: true,
            ..Self::default()
        }
    }

    /// A text that only runs on: what the items stand for has to be in it.
    pub fn unnumbered() -> Self {
        Self::default()
    }

    /// Whether items have numbers.
    pub(super) fn is_numbered(&self) -> bool {
        self.is_numbered
    }

    /// Adds words on lines of their own.
    pub(super) fn line(&mut self, words: impl AsRef<str>) {
        let words = clean_text(words.as_ref());
        match self.parts.last_mut() {
            Some(part) => {
                part.push('\n');
                part.push_str(&words);
            }
            None => self.parts.push(words.into_owned()),
        }
    }

    /// Adds a line that names what it tells; nothing where there is nothing to tell.
    pub(super) fn line_of(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.line(format!("{name}: {value}"));
        }
    }

    /// Adds words below an empty line: people who listen step from paragraph to paragraph.
    pub(super) fn paragraph(&mut self, words: impl AsRef<str>) {
        self.line(format!("\n{}", words.as_ref()));
    }

    /// Adds a paragraph that begins another part of the page.
    pub(super) fn heading(&mut self, words: impl AsRef<str>) {
        self.parts.push(clean_text(words.as_ref()).into_owned());
    }

    /// Adds a line that leads to a record.
    pub(super) fn item(&mut self, subject: Subject, words: impl AsRef<str>) {
        let words = clean_line(words.as_ref());
        if self.is_numbered {
            self.subjects.push(subject);
            let number = self.subjects.len();
            self.line(format!("{number}: {words}"));
        } else {
            self.line(words);
        }
    }

    /// The whole text, without a line end at its end.
    pub fn text(&self) -> String {
        self.parts.join("\n\n")
    }

    /// The text in pieces, none of which is much to hear at once: parts of the page, short ones together.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        for part in &self.parts {
            match pieces.last_mut() {
                Some(piece) if piece.lines().count() < ENOUGH => {
                    piece.push_str("\n\n");
                    piece.push_str(part);
                }
                _ => pieces.push(part.clone()),
            }
        }
        pieces
    }

    /// What the items lead to: number 1 first.
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }
}

/// The head of a page: what it is about, and where that stands among others.
pub(super) fn head(what: &str, position: Option<Position>, title: &str) -> String {
    match position {
        Some(Position { number, of }) => format!("{what} {number} of {of}: {title}"),
        None => format!("{what}: {title}"),
    }
}
