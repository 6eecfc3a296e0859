//! Where in a shown text the words stand that a query asked for.

use std::ops::Range;
use std::sync::Arc;

use super::fuzzy::{Fuzzy, Grades, Needle, matched_part};
use super::query::{Key, Open, Pattern};
use crate::text::{Word, fold_words, unfold};

/// What a shown text is, so that `actor:ring` marks names and not titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// A title, a summary, a quote's words, a role: prose that only plain words look into.
    Text,
    /// An actor's name or alias.
    Name,
    /// The name of who said a quote.
    Speaker,
    /// A source's publisher or title.
    Source,
    /// An event's kind.
    Kind,
    /// An event's place.
    Place,
    /// An event's tag.
    Tag,
    /// An event's thread.
    Thread,
}

impl Area {
    fn is_searched_by(self, key: Option<Key>) -> bool {
        match key {
            None => true,
            Some(Key::Actor) => matches!(self, Self::Name | Self::Speaker),
            Some(Key::By) => self == Self::Speaker,
            Some(Key::Source) => self == Self::Source,
            Some(Key::Kind) => self == Self::Kind,
            Some(Key::Place) => self == Self::Place,
            Some(Key::Tag) => self == Self::Tag,
            Some(Key::Thread) => self == Self::Thread,
            Some(_) => false,
        }
    }
}

/// Finds the words of a query in shown texts. It goes with the hits of one query.
#[derive(Debug, Clone, Default)]
pub struct Highlighter {
    marks: Vec<Mark>,
    fuzzy: Arc<Fuzzy>,
}

/// One term whose words are marked.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub key: Option<Key>,
    pub pattern: Pattern,
    /// Which loose grades counted when the story was searched.
    pub grades: Grades,
}

impl Highlighter {
    pub(super) fn new(marks: Vec<Mark>) -> Self {
        Self {
            marks,
            fuzzy: Arc::default(),
        }
    }

    /// Whether it marks nothing in any text.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The parts of `text` that answer to the query: byte ranges on character boundaries, ascending
    /// and apart from each other. Terms that exclude mark nothing.
    pub fn ranges(&self, area: Area, text: &str) -> Vec<Range<usize>> {
        let marks: Vec<&Mark> = self
            .marks
            .iter()
            .filter(|mark| area.is_searched_by(mark.key))
            .collect();
        if marks.is_empty() {
            return Vec::new();
        }
        let words: Vec<Word<'_>> = fold_words(text).collect();
        let mut ranges = Vec::new();
        for mark in marks {
            match mark.pattern.words.as_slice() {
                [term] if mark.pattern.open == Open::Fuzzy => {
                    self.mark_words(mark, term, &words, text, &mut ranges);
                }
                _ => mark_phrases(&mark.pattern, &words, text, &mut ranges),
            }
        }
        merge(ranges)
    }

    fn mark_words(
        &self,
        mark: &Mark,
        term: &str,
        words: &[Word<'_>],
        text: &str,
        ranges: &mut Vec<Range<usize>>,
    ) {
        let needle = Needle::new(term);
        for word in words {
            if let Some(grade) = self.fuzzy.grade(&needle, &word.folded, mark.grades) {
                ranges.push(part_of(word, text, matched_part(term, &word.folded, grade)));
            }
        }
    }
}

fn mark_phrases(pattern: &Pattern, words: &[Word<'_>], text: &str, ranges: &mut Vec<Range<usize>>) {
    for window in words.windows(pattern.words.len()) {
        let (Some(first), Some(last), Some(wanted)) =
            (window.first(), window.last(), pattern.words.last())
        else {
            return;
        };
        if pattern.matches(window.iter().map(|word| &*word.folded)) {
            ranges.push(first.range.start..part_of(last, text, 0..wanted.len()).end);
        }
    }
}

/// A part of a folded word, as a range of the text.
fn part_of(word: &Word<'_>, text: &str, part: Range<usize>) -> Range<usize> {
    let start = word.range.start;
    let part = unfold(&text[word.range.clone()], part);
    start + part.start..start + part.end
}

/// Sorts ranges and joins those that touch.
fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, kept| {
        let touches = next.start <= kept.end;
        if touches {
            kept.end = kept.end.max(next.end);
        }
        touches
    });
    ranges
}
