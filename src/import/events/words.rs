//! A sentence as the stage of events reads it: its words, and what is known of each already.

use std::borrow::Cow;

use crate::import::dates::Mention;
use crate::import::snapshot::Span;
use crate::import::tokens::{Kind, Token, tokens};
use crate::import::words::lower;

/// A word or a mark.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    pub span: Span,
    pub text: &'a str,
    /// In lower case.
    pub lower: Cow<'a, str>,
    pub kind: Kind,
    /// Whether it belongs to words that say when.
    pub is_time: bool,
    /// Whether it stands between quotation marks, where others speak.
    pub is_quoted: bool,
}

impl Word<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&&*self.lower)
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a word or a number, and no mark.
    pub fn is_spoken(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Words that a dateline has at most.
const LONGEST_DATELINE: usize = 16;

/// Where a sentence begins behind the place and the agency that the first one of a report stands behind:
/// `TACOMA, Wash. (AP) — `.
fn behind_dateline(text: &str, tokens: &[Token]) -> usize {
    let is_shouted = |token: &Token| {
        let word = &text[token.span.range()];
        token.kind == Kind::Word && word.len() > 2 && !word.contains(char::is_lowercase)
    };
    let is_dash = |token: &Token| matches!(token.kind, Kind::Mark('—' | '–' | '-'));
    let mut spoken = tokens.iter().filter(|token| token.kind != Kind::Mark('('));
    if !spoken.next().is_some_and(is_shouted) {
        return 0;
    }
    let head = &tokens[..tokens.len().min(LONGEST_DATELINE)];
    head.iter().rposition(is_dash).map_or(0, |dash| dash + 1)
}

/// The words of a sentence.
pub(super) fn words<'a>(
    text: &'a str,
    sentence: Span,
    times: &[Mention],
    quoted: &[Span],
) -> Vec<Word<'a>> {
    let all = tokens(text, sentence);
    let first = behind_dateline(text, &all);
    all.into_iter()
        .skip(first)
        .map(|token| {
            let written = &text[token.span.range()];
            Word {
                span: token.span,
                text: written,
                lower: lower(written),
                kind: token.kind,
                is_time: times
                    .iter()
                    .filter(|time| time.value.calendar().is_some())
                    .any(|time| time.span.overlaps(token.span)),
                is_quoted: quoted.iter().any(|words| words.overlaps(token.span)),
            }
        })
        .collect()
}
