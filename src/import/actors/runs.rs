//! Runs of words with capitals, as far as they may be one name.

use std::collections::HashSet;
use std::ops::Range;

use super::given;
use super::lists::{NO_NAMES, OPENING_PLACES, ORGANISATIONS, PLACES, TITLES, TRADES, kind_of};
use crate::import::snapshot::Span;
use crate::import::tokens::{Kind, Token, tokens};
use crate::import::words::{
    ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, TIMES, is_capitalised,
    listed,
};

/// Words in small letters that a name may have within it.
const WITHIN: &[&str] = &[
    "al", "and", "bin", "da", "de", "del", "der", "di", "du", "el", "for", "la", "of", "the",
    "van", "von",
];

/// How many tokens a run has at most, so that a list without end is no name.
const LONGEST_RUN: usize = 40;

/// A part of a text, cut into tokens.
pub(super) struct Passage<'t> {
    text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// Of each token, whether it is a word with a capital of its own.
    names: Vec<bool>,
}

/// Some tokens that may be a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The name.
    pub(super) tokens: Range<usize>,
    /// The titles before it: `Sen.`
    pub(super) titles: Range<usize>,
    /// The abbreviation in brackets behind it.
    pub(super) abbreviation: Option<usize>,
    /// Whether only the beginning of a sentence may have given it its capital.
    pub(super) begins_sentence: bool,
}

impl<'t> Passage<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        let tokens = tokens(text, span);
        let is_name =
            |token: &Token| token.kind == Kind::Word && has_own_capital(&text[token.span.range()]);
        let names = tokens.iter().map(is_name).collect();
        Self {
            text,
            tokens,
            names,
        }
    }

    /// The word at a place, or nothing if it is none.
    pub(super) fn word(&self, at: usize) -> Option<&'t str> {
        let token = self.tokens.get(at)?;
        (token.kind == Kind::Word).then(|| &self.text[token.span.range()])
    }

    /// The text of a token, whatever it is.
    pub(super) fn token(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.text[token.span.range()])
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Whether `the` or `a` stands before a token.
    pub(super) fn has_article(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        before.is_some_and(|word| matches!(&*word.to_lowercase(), "the" | "a" | "an"))
    }

    /// From the first of these tokens to the last.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens.clone())?;
        Some(Span::new(
            tokens.first()?.span.start,
            tokens.last()?.span.end,
        ))
    }

    /// All that may be names here. `plain` are the words that the article has in small letters.
    pub(super) fn runs(&self, plain: &HashSet<&str>) -> Vec<Run> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.may_open(at) {
                at += 1;
                continue;
            }
            let end = self.end_of_run(at);
            self.divide(at..end, plain, &mut found);
            let abbreviation = found.last().and_then(|run: &Run| run.abbreviation);
            at = abbreviation.map_or(end, |abbreviation| end.max(abbreviation + 1));
        }
        found
    }

    /// Whether a name may begin here.
    fn may_open(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        if word == "No" {
            return !self.begins_sentence(at) && self.is_name_word(at + 1);
        }
        self.is_name_word(at)
    }

    /// Whether a word has a capital of its own.
    fn is_name_word(&self, at: usize) -> bool {
        self.names.get(at).copied().unwrap_or(false)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        matches!(
            self.tokens[before].kind,
            Kind::Mark('.' | '!' | '?' | ':' | '“' | '"' | '‘' | '…' | '•')
        )
    }

    /// The end of the longest run that begins here, with the small words that may be within a name.
    fn end_of_run(&self, start: usize) -> usize {
        let mut end = start + 1;
        loop {
            let within = (end..self.tokens.len())
                .take(2)
                .take_while(|at| {
                    self.is_mark(*at, '&')
                        || self.word(*at).is_some_and(|word| listed(WITHIN, word))
                })
                .count();
            let next = end + within;
            let channel = within == 0 && self.is_channel(next);
            let goes_on = self.is_name_word(next) || channel;
            if next >= self.tokens.len().min(start + LONGEST_RUN) || !goes_on {
                return end;
            }
            end = next + 1;
        }
    }

    /// Whether this is the number of a broadcaster: `KXYZ 7`.
    fn is_channel(&self, at: usize) -> bool {
        let number = self
            .tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Number);
        number && self.token(at).len() <= 2 && self.word(at - 1).is_some_and(is_abbreviation)
    }

    /// Divides a run into names: where an abbreviation shows what the name is, at titles, at `and` and at `for`.
    fn divide(&self, run: Range<usize>, plain: &HashSet<&str>, found: &mut Vec<Run>) {
        if let Some((name, abbreviation)) = self.abbreviated(&run) {
            self.divide(
                run.start..self.before_small_words(run.start, name.start),
                plain,
                found,
            );
            found.push(Run {
                titles: name.start..name.start,
                tokens: name,
                abbreviation: Some(abbreviation),
                begins_sentence: false,
            });
            return;
        }
        if let Some(cut) = run.clone().find(|at| self.is_cut(&run, *at)) {
            self.divide(run.start..cut, plain, found);
            self.divide(cut + 1..run.end, plain, found);
            return;
        }
        self.name(run, plain, found);
    }

    /// The end of a run that stood before a name, without the `and` or `the` between them.
    fn before_small_words(&self, start: usize, mut end: usize) -> usize {
        while end > start && !self.is_name_word(end - 1) {
            end -= 1;
        }
        end
    }

    /// Whether the word at `at` stands between two names rather than within one.
    fn is_cut(&self, run: &Range<usize>, at: usize) -> bool {
        match self.word(at) {
            Some("the") => !matches!(self.word(at - 1), Some("of" | "for")),
            Some("for") => {
                let before = self.token(at - 1);
                let gathers = before.ends_with('s') || kind_of(ORGANISATIONS, before).is_some();
                !gathers && self.word(run.start) != Some("No")
            }
            Some("of") => {
                let before = at - 1;
                let is_person = (run.start..at)
                    .any(|at| self.is_title(at) || given::gender(self.token(at)).is_some());
                let gathers =
                    before == run.start || self.token(before).ends_with('s') && !is_person;
                let is_office = kind_of(ORGANISATIONS, self.token(before)).is_some();
                self.is_title(before) || !(gathers || is_office)
            }
            Some("and") => {
                let before = self.token(at - 1);
                let is_part =
                    at == run.start + 1 && !listed(PLACES, before) && !is_abbreviation(before);
                !(is_part && kind_of(ORGANISATIONS, self.token(run.end - 1)).is_some())
            }
            _ => false,
        }
    }

    /// Takes the titles off a run and keeps what may be a name.
    fn name(&self, mut run: Range<usize>, plain: &HashSet<&str>, found: &mut Vec<Run>) {
        run.start = run.clone().find(|at| self.may_open(*at)).unwrap_or(run.end);
        let mut begins_sentence = run.start < run.end && self.begins_sentence(run.start);
        if begins_sentence && run.len() > 1 && self.is_plain_opener(run.start, plain) {
            run.start = (run.start + 1..run.end)
                .find(|at| self.is_name_word(*at))
                .unwrap_or(run.end);
            begins_sentence = false;
        }
        let titles = self.titles(&run);
        if titles.start > run.start {
            self.name(run.start..titles.start, plain, found);
        }
        let tokens = if titles.is_empty() {
            run
        } else {
            titles.end..run.end
        };
        let alone = tokens.len() == 1 && titles.is_empty();
        let only_title = alone && self.is_title(tokens.start);
        let no_name = alone
            && (listed(NO_NAMES, self.token(tokens.start)) || self.token(tokens.start).len() == 1);
        let plain_word =
            alone && begins_sentence && plain.contains(&*self.token(tokens.start).to_lowercase());
        if !tokens.is_empty() && !only_title && !no_name && !plain_word {
            found.push(Run {
                abbreviation: None,
                begins_sentence: begins_sentence && titles.is_empty(),
                titles,
                tokens,
            });
        }
    }

    /// Whether the first word of a sentence has its capital only from there.
    fn is_plain_opener(&self, at: usize, plain: &HashSet<&str>) -> bool {
        let word = self.token(at);
        let small = plain.contains(&*word.to_lowercase()) && !self.is_title(at);
        small || listed(TRADES, word)
    }

    /// The titles in a run that a person's name follows: of `Bay City Mayor Ann Ode` it is `Mayor`.
    fn titles(&self, run: &Range<usize>) -> Range<usize> {
        let none = run.start..run.start;
        if kind_of(ORGANISATIONS, self.token(run.end.saturating_sub(1))).is_some() {
            return none;
        }
        let Some(last) = run.clone().rev().skip(1).find(|at| self.is_title(*at)) else {
            return run.start..self.given_name(run).unwrap_or(run.start);
        };
        if self.word(last + 1).is_some_and(|word| listed(WITHIN, word)) {
            return none;
        }
        let first = (run.start..last)
            .rev()
            .take_while(|at| self.is_title(*at))
            .last();
        first.unwrap_or(last)..last + 1
    }

    /// Where a given name stands within a run behind words that are none: `Harbor Master Maria Reyes`.
    fn given_name(&self, run: &Range<usize>) -> Option<usize> {
        let is_given = |at: &usize| given::gender(self.token(*at)).is_some();
        let found = run.clone().find(is_given).filter(|at| at + 1 < run.end)?;
        let is_place = listed(OPENING_PLACES, self.token(found.checked_sub(1)?));
        (found > run.start && !is_place).then_some(found)
    }

    fn is_title(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| listed(TITLES, word))
    }

    /// The part of a run that the abbreviation behind it abbreviates: `Fair Housing Alliance (FHA)`.
    fn abbreviated(&self, run: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let abbreviation = run.end + 1;
        let bracketed = self.is_mark(run.end, '(') && self.is_mark(run.end + 2, ')');
        let letters = self
            .word(abbreviation)
            .filter(|word| bracketed && is_abbreviation(word))?;
        let start = run
            .clone()
            .rev()
            .find(|start| self.has_initials(*start..run.end, letters))?;
        Some((start..run.end, abbreviation))
    }

    /// Whether these words begin with these letters, where small words may be passed over.
    fn has_initials(&self, run: Range<usize>, letters: &str) -> bool {
        let mut letters = letters.chars().filter(|letter| letter.is_alphabetic());
        let mut wanted = letters.next();
        for at in run {
            let word = self.token(at);
            let initial = word.chars().next();
            let fits = initial
                .zip(wanted)
                .is_some_and(|(one, other)| one.eq_ignore_ascii_case(&other));
            if fits {
                wanted = letters.next();
            } else if is_capitalised(word) {
                return false;
            }
        }
        wanted.is_none()
    }
}

/// Whether a word has a capital that is its own, as far as the word tells: no small word does, nor a day or a month.
fn has_own_capital(word: &str) -> bool {
    if !is_capitalised(word) {
        return false;
    }
    let closed = [
        DETERMINERS,
        PREPOSITIONS,
        CONJUNCTIONS,
        PRONOUNS,
        AUXILIARIES,
        ADVERBS,
        TIMES,
    ];
    let has_small_part = || {
        word.split(['-', '\'', '’'])
            .skip(1)
            .any(|part| !is_capitalised(part))
    };
    is_abbreviation(word) || !(has_small_part() || closed.iter().any(|list| listed(list, word)))
}

/// Whether a word is written in capitals only: `FHA`.
pub(super) fn is_abbreviation(word: &str) -> bool {
    (2..=7).contains(&word.len())
        && word
            .chars()
            .all(|letter| letter.is_uppercase() || letter == '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let passage = Passage::new(text, Span::new(0, text.len()));
        let plain = text
            .split_whitespace()
            .filter(|word| !is_capitalised(word))
            .collect();
        let runs = passage.runs(&plain);
        runs.iter()
            .map(|run| &text[passage.span(&run.tokens).unwrap().range()])
            .collect()
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        assert_eq!(
            names("It was Bay City Mayor Ann Ode."),
            ["Bay City", "Ann Ode"]
        );
        assert_eq!(
            names("It was Sen. Ann Ode of the Justice Department."),
            ["Ann Ode", "Justice Department"]
        );
    }

    #[test]
    fn an_abbreviation_shows_where_its_name_begins() {
        assert_eq!(
            names("They met Harbour and Coast Protection (HCP) and the Union of Rowers (UR)."),
            ["Harbour and Coast Protection", "Union of Rowers"]
        );
        assert_eq!(
            names("They asked Ode and Fair Housing Alliance (FHA)."),
            ["Ode", "Fair Housing Alliance"]
        );
    }

    #[test]
    fn and_stands_between_people() {
        assert_eq!(names("They saw Ann Ode and Bo Li."), ["Ann Ode", "Bo Li"]);
        assert_eq!(
            names("They saw the Food and Water Administration."),
            ["Food and Water Administration"]
        );
    }

    #[test]
    fn days_and_first_words_are_no_names() {
        assert_eq!(
            names("Critics met on Monday. However, critics of Acme left."),
            ["Acme"]
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "([A-Z][a-z]{0,3}|and|for|the|of|No|Mr\\.|[(),.“”’]|[A-Z]{2,3}| ){0,30}") {
            let passage = Passage::new(&text, Span::new(0, text.len()));
            for run in passage.runs(&HashSet::new()) {
                proptest::prop_assert!(passage.span(&run.tokens).is_some());
            }
        }
    }
}
