//! A paragraph as the rules read it: words and marks, each quotation a single thing among them, cut into sentences.

use std::ops::Range;

use super::cues;
use super::marks::{self, Quotation};
use crate::import::snapshot::Span;
use crate::import::tokens::{self, Token, tokens};
use crate::import::words::{DETERMINERS, PREPOSITIONS, PRONOUNS, is_capitalised, listed};

/// A word, a mark, or a whole quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Possessive,
    Mark(char),
    /// The quotation at this place of the paragraph's list.
    Quotation(usize),
}

/// A paragraph, taken apart.
pub(super) struct Paragraph<'a> {
    text: &'a str,
    pub(super) items: Vec<Item>,
    pub(super) quotations: Vec<Quotation>,
    /// The sentences, as ranges of items. A quotation lies in one of them, however many it holds.
    pub(super) sentences: Vec<Range<usize>>,
    /// The items that tell of saying, in order.
    pub(super) cues: Vec<usize>,
}

impl<'a> Paragraph<'a> {
    /// Takes the paragraph at `span` apart.
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        let quotations = marks::quotations(text, span);
        let mut items = Vec::new();
        let mut at = span.start;
        for (place, quotation) in quotations.iter().enumerate() {
            push_tokens(&mut items, text, Span::new(at, quotation.outer.start));
            items.push(Item {
                span: quotation.outer,
                kind: Kind::Quotation(place),
            });
            at = quotation.outer.end;
        }
        push_tokens(&mut items, text, Span::new(at, span.end));
        let mut paragraph = Self {
            text,
            items,
            quotations,
            sentences: Vec::new(),
            cues: Vec::new(),
        };
        paragraph.sentences = paragraph.find_sentences();
        paragraph.cues = paragraph.find_cues();
        paragraph
    }

    /// The word at a place, or nothing if something else stands there.
    pub(super) fn word(&self, item: usize) -> Option<&'a str> {
        let item = self.items.get(item)?;
        (item.kind == Kind::Word).then(|| self.words(item.span))
    }

    /// The words at a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The mark at a place.
    pub(super) fn mark(&self, item: usize) -> Option<char> {
        match self.items.get(item)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The words of a quotation, without its marks.
    pub(super) fn quoted(&self, quotation: usize) -> &'a str {
        self.words(self.quotations[quotation].inner)
    }

    /// From the first of these items to the last.
    pub(super) fn span(&self, items: Range<usize>) -> Option<Span> {
        let items = self.items.get(items)?;
        Some(Span::new(items.first()?.span.start, items.last()?.span.end))
    }

    /// The sentence that has an item.
    pub(super) fn sentence_of(&self, item: usize) -> Range<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.end <= item);
        self.sentences.get(after).cloned().unwrap_or(item..item + 1)
    }

    /// The cues among these items.
    pub(super) fn cues_in(&self, items: Range<usize>) -> &[usize] {
        let first = self.cues.partition_point(|cue| *cue < items.start);
        let end = self.cues.partition_point(|cue| *cue < items.end);
        self.cues.get(first..end).unwrap_or_default()
    }

    /// The first item behind the last quotation among the items from `start` to `end`, or `start`.
    pub(super) fn behind_quotation(&self, start: usize, end: usize) -> usize {
        (start..end)
            .rev()
            .find(|item| matches!(self.items[*item].kind, Kind::Quotation(_)))
            .map_or(start, |item| item + 1)
    }

    /// Whether a word only stands for somebody: `she`, `who`.
    pub(super) fn is_pronoun(&self, item: usize) -> bool {
        self.word(item).is_some_and(|word| listed(PRONOUNS, word))
    }

    fn find_sentences(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for at in 0..self.items.len() {
            if self.ends_sentence(at) {
                found.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < self.items.len() {
            found.push(start..self.items.len());
        }
        found
    }

    /// Whether a sentence ends with this item.
    fn ends_sentence(&self, item: usize) -> bool {
        let full_stop = match self.items[item].kind {
            Kind::Mark(mark) => matches!(mark, '.' | '!' | '?'),
            Kind::Quotation(quotation) => self.quoted(quotation).ends_with(['.', '!', '?']),
            _ => false,
        };
        let next = self.items.get(item + 1);
        full_stop && next.is_none_or(|next| self.may_begin_sentence(*next))
    }

    fn may_begin_sentence(&self, item: Item) -> bool {
        match item.kind {
            Kind::Word => is_capitalised(self.words(item.span)),
            Kind::Quotation(_) | Kind::Number => true,
            Kind::Mark(mark) => matches!(mark, '(' | '[' | '—' | '–' | '―'),
            Kind::Possessive => false,
        }
    }

    fn find_cues(&self) -> Vec<usize> {
        let sentences = self.sentences.iter().cloned();
        sentences
            .flat_map(|sentence| {
                sentence
                    .clone()
                    .filter(move |item| self.is_cue(*item, sentence.start))
            })
            .collect()
    }

    /// Whether a word tells of saying. One with a capital is a name, unless it begins the sentence.
    fn is_cue(&self, item: usize, first: usize) -> bool {
        let Some(word) = self.word(item).filter(|word| cues::is_cue(word)) else {
            return false;
        };
        let before = item.checked_sub(1).filter(|before| *before >= first);
        let begins = before.is_none_or(|before| !matches!(self.items[before].kind, Kind::Word));
        (begins || !is_capitalised(word))
            && !(cues::may_be_noun(word) && before.is_some_and(|before| self.opens_noun(before)))
    }

    /// Whether a noun is bound to follow: `the`, `several`, `Ode's`, `of`.
    fn opens_noun(&self, item: usize) -> bool {
        match self.items[item].kind {
            Kind::Possessive | Kind::Number => true,
            Kind::Word => {
                let word = self.words(self.items[item].span);
                listed(DETERMINERS, word) || listed(PREPOSITIONS, word)
            }
            Kind::Mark(_) | Kind::Quotation(_) => false,
        }
    }
}

fn push_tokens(items: &mut Vec<Item>, text: &str, span: Span) {
    items.extend(
        tokens(text, span)
            .into_iter()
            .map(|Token { span, kind }| Item {
                span,
                kind: match kind {
                    tokens::Kind::Word => Kind::Word,
                    tokens::Kind::Number => Kind::Number,
                    tokens::Kind::Possessive => Kind::Possessive,
                    tokens::Kind::Mark(mark) => Kind::Mark(mark),
                },
            }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let paragraph = Paragraph::new(text, Span::new(0, text.len()));
        paragraph
            .sentences
            .iter()
            .map(|range| paragraph.words(paragraph.span(range.clone()).unwrap()))
            .collect()
    }

    #[test]
    fn a_quotation_is_one_thing_in_its_sentence() {
        assert_eq!(
            sentences("“It is late. Go home,” Ode said. He left."),
            ["“It is late. Go home,” Ode said.", "He left."]
        );
        assert_eq!(
            sentences("“Is it late?” she asked Mr. Ode. “It is.” He left."),
            ["“Is it late?” she asked Mr. Ode.", "“It is.”", "He left."]
        );
    }
}
