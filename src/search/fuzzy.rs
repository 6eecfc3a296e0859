//! How well a word of a story answers to what was typed.
//!
//! A term is compared with single words of the vocabulary, never with a whole line. Beyond the
//! beginnings of words, a looser way of matching is tried only where the stricter ones leave room
//! for it: who typed a word that exists means that word.

use std::fmt;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

use super::vocabulary::{Letters, Vocabulary, WordId};
use crate::text::edit_distance;

/// How a word answers to a term, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Grade {
    /// It is the term.
    Exact,
    /// It begins with the term.
    Prefix,
    /// It contains the term.
    Substring,
    /// The term is the word with a letter or two left out.
    Fuzzy,
    /// The term is the word with a slip or two.
    Typo,
}

/// Which of the looser grades count for a term in this story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Grades {
    pub substring: bool,
    pub fuzzy: bool,
    pub typo: bool,
}

/// Longest term, in letters, that is matched loosely: the time it takes grows with the square.
const LONGEST: usize = 48;
/// Terms from this length on may miss two letters, or hold two slips.
const LONG: usize = 8;
/// Terms from this length on are looked for inside words, whatever else there is.
const INSIDE: usize = 5;

/// A term, with what decides how it may be matched.
#[derive(Debug)]
pub(super) struct Needle<'a> {
    text: &'a str,
    letters: Letters,
    len: usize,
    /// Whether the script puts no spaces between words, so that words are found inside others.
    unspaced: bool,
    has_digit: bool,
}

impl<'a> Needle<'a> {
    /// A term, folded.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            letters: Letters::of(text),
            len: text.chars().count(),
            unspaced: text
                .chars()
                .any(|c| ('\u{0e00}'..='\u{0fff}').contains(&c) || c >= '\u{2e80}'),
            has_digit: text.contains(|c: char| c.is_numeric()),
        }
    }

    /// How many letters it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many letters may be wrong.
    fn slack(&self) -> usize {
        if self.len >= LONG { 2 } else { 1 }
    }

    /// A number with a slip is another number, so terms with digits are taken as they are.
    fn is_loose(&self, least: usize) -> bool {
        !self.has_digit && (least..=LONGEST).contains(&self.len)
    }

    fn may_be_inside(&self) -> bool {
        self.unspaced || self.is_loose(3)
    }

    fn may_miss_letters(&self) -> bool {
        !self.unspaced && self.is_loose(3)
    }

    /// Whether so few letters differ as slips may change.
    fn may_slip_to(&self, letters: Letters) -> bool {
        let slack = self.slack();
        self.letters.missing_in(letters) <= slack && letters.missing_in(self.letters) <= slack
    }

    fn may_have_slips(&self) -> bool {
        !self.unspaced && self.is_loose(4)
    }
}

/// The words that answer to a term, and which grades counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Answers {
    /// The term itself, where it is a word.
    pub exact: Option<WordId>,
    /// The words that begin with the term, it among them.
    pub beginning: Range<WordId>,
    /// The words that answer in a looser way.
    pub others: Vec<(WordId, Grade)>,
    pub grades: Grades,
}

impl Answers {
    /// All words that answer, and how.
    pub fn iter(&self) -> impl Iterator<Item = (WordId, Grade)> {
        let of_beginning = |word| {
            if self.exact == Some(word) {
                (word, Grade::Exact)
            } else {
                (word, Grade::Prefix)
            }
        };
        self.beginning
            .clone()
            .map(of_beginning)
            .chain(self.others.iter().copied())
    }
}

/// Compares terms with words.
pub(super) struct Fuzzy {
    matcher: SkimMatcherV2,
}

impl Default for Fuzzy {
    fn default() -> Self {
        Self {
            matcher: SkimMatcherV2::default().respect_case(),
        }
    }
}

impl fmt::Debug for Fuzzy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fuzzy")
    }
}

impl Fuzzy {
    /// The words that answer to a term.
    ///
    /// `records` says in how many records the words of a range occur, one by one and added up; `little` how many
    /// records are too few to be all that was meant.
    pub fn answers(
        &self,
        needle: &Needle<'_>,
        words: &Vocabulary,
        records: impl Fn(Range<WordId>) -> usize,
        little: usize,
    ) -> Answers {
        let beginning = words.starting_with(needle.text);
        // A word comes before all others that begin with it.
        let exact = Some(beginning.start)
            .filter(|&word| !beginning.is_empty() && words.word(word) == needle.text);
        let with_word = exact.map_or(0, |word| records(word..word + 1));
        let with_beginning = records(beginning.clone());
        let (no_word, no_beginning) = (with_word <= little, with_beginning <= little);
        let mut answers = Answers {
            exact,
            beginning,
            others: Vec::new(),
            grades: Grades {
                substring: needle.unspaced || needle.len >= INSIDE || no_beginning,
                fuzzy: no_word && (needle.len > 3 || no_beginning),
                typo: false,
            },
        };
        add_inside(needle, words, &mut answers);
        self.add_fuzzy(needle, words, &mut answers);
        let others = answers
            .others
            .iter()
            .map(|&(word, _)| records(word..word + 1));
        answers.grades.typo = with_beginning + others.sum::<usize>() <= little;
        if answers.grades.typo {
            let slips = self.slips(needle, words, answers.grades);
            answers.others.extend(slips);
        }
        answers
    }

    /// Adds the words that have a letter or two more than the term.
    fn add_fuzzy(&self, needle: &Needle<'_>, words: &Vocabulary, answers: &mut Answers) {
        let Some(first) = needle.text.chars().next() else {
            return;
        };
        if !answers.grades.fuzzy || !needle.may_miss_letters() {
            return;
        }
        let lengths = needle.len + 1..=needle.len + needle.slack();
        let near = words
            .starting_with(first.encode_utf8(&mut [0; 4]))
            .filter(|&id| {
                lengths.contains(&words.length(id))
                    && needle.letters.missing_in(words.letters(id)) == 0
                    && self.strict_grade(needle, words.word(id), words.letters(id))
                        == Some(Grade::Fuzzy)
            });
        answers.others.extend(near.map(|word| (word, Grade::Fuzzy)));
    }

    /// How a word answers to a term, if it does and the grade counts.
    pub fn grade(&self, needle: &Needle<'_>, word: &str, grades: Grades) -> Option<Grade> {
        let strict = self
            .strict_grade(needle, word, Letters::of(word))
            .filter(|&grade| grades.allow(grade));
        strict.or_else(|| {
            (grades.typo && has_slips(needle, word, Letters::of(word))).then_some(Grade::Typo)
        })
    }

    /// How good a fuzzy match is, from 0 to 100.
    pub fn closeness(&self, needle: &Needle<'_>, word: &str) -> u32 {
        let score = |word| {
            self.matcher
                .fuzzy_match(word, needle.text)
                .unwrap_or(0)
                .max(0)
        };
        let percent = 100 * score(word) / score(needle.text).max(1);
        u32::try_from(percent.min(100)).unwrap_or(0)
    }

    fn strict_grade(&self, needle: &Needle<'_>, word: &str, letters: Letters) -> Option<Grade> {
        if needle.letters.missing_in(letters) > 0 {
            return None;
        }
        match word.find(needle.text) {
            Some(0) if word.len() == needle.text.len() => Some(Grade::Exact),
            Some(0) => Some(Grade::Prefix),
            Some(_) if needle.may_be_inside() => Some(Grade::Substring),
            _ => self.misses_letters(needle, word).then_some(Grade::Fuzzy),
        }
    }

    fn misses_letters(&self, needle: &Needle<'_>, word: &str) -> bool {
        let len = word.chars().count();
        needle.may_miss_letters()
            && len > needle.len
            && len - needle.len <= needle.slack()
            && word.chars().next() == needle.text.chars().next()
            && self.matcher.fuzzy_match(word, needle.text).is_some()
    }

    fn slips(
        &self,
        needle: &Needle<'_>,
        words: &Vocabulary,
        grades: Grades,
    ) -> Vec<(WordId, Grade)> {
        if !needle.may_have_slips() {
            return Vec::new();
        }
        let slack = needle.slack();
        let lengths = needle.len.saturating_sub(slack)..=needle.len + slack;
        let is_slip = |&id: &WordId| {
            // Most words are told by their lengths and letters, and are not looked at.
            if !lengths.contains(&words.length(id)) || !needle.may_slip_to(words.letters(id)) {
                return false;
            }
            let (word, letters) = (words.word(id), words.letters(id));
            has_slips(needle, word, letters)
                && self
                    .strict_grade(needle, word, letters)
                    .is_none_or(|grade| !grades.allow(grade))
        };
        let slips = words.ids().into_par_iter().filter(is_slip);
        slips.map(|id| (id, Grade::Typo)).collect()
    }
}

/// Adds the words that contain the term further in.
fn add_inside(needle: &Needle<'_>, words: &Vocabulary, answers: &mut Answers) {
    if answers.grades.substring && needle.may_be_inside() {
        let inside = words.containing(needle.text).into_iter();
        let inside = inside.filter(|word| !answers.beginning.contains(word));
        answers
            .others
            .extend(inside.map(|word| (word, Grade::Substring)));
    }
}

impl Grades {
    fn allow(self, grade: Grade) -> bool {
        match grade {
            Grade::Exact | Grade::Prefix => true,
            Grade::Substring => self.substring,
            Grade::Fuzzy => self.fuzzy,
            Grade::Typo => self.typo,
        }
    }
}

/// The part of a folded word that a grade is about: what was typed where it stands in the word, or
/// the whole word.
pub(super) fn matched_part(term: &str, word: &str, grade: Grade) -> Range<usize> {
    let start = word.find(term);
    match (grade, start) {
        (Grade::Prefix | Grade::Substring, Some(start)) => start..start + term.len(),
        _ => 0..word.len(),
    }
}

fn has_slips(needle: &Needle<'_>, word: &str, letters: Letters) -> bool {
    needle.may_have_slips()
        && needle.may_slip_to(letters)
        && edit_distance(needle.text, word, needle.slack()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that answer to a term if each occurs in one record, as `word grade`.
    fn answers(term: &str, words: &[&str]) -> Vec<String> {
        let mut words = words.to_vec();
        words.sort_unstable();
        let words = Vocabulary::from_sorted(words.into_iter());
        let answers = Fuzzy::default().answers(&Needle::new(term), &words, |words| words.len(), 0);
        let mut found: Vec<_> = answers.iter().collect();
        found.sort_by_key(|&(word, grade)| (grade, word));
        found
            .iter()
            .map(|&(word, grade)| format!("{} {grade:?}", words.word(word)))
            .collect()
    }

    #[test]
    fn words_are_graded() {
        let table: &[(&str, &[&str], &[&str])] = &[
            (
                "flock",
                &["flock", "flocks", "deflock", "flow"],
                &["flock Exact", "flocks Prefix", "deflock Substring"],
            ),
            (
                "flok",
                &["flock", "folk", "flow", "fabulous"],
                &["flock Fuzzy"],
            ),
            ("palantr", &["palantir", "palace"], &["palantir Fuzzy"]),
            ("seatle", &["seattle", "seat"], &["seattle Fuzzy"]),
            ("palintir", &["palantir", "painting"], &["palantir Typo"]),
            (
                "falsehod",
                &["falsehood", "falsehoods"],
                &["falsehood Fuzzy", "falsehoods Fuzzy"],
            ),
            ("flcok", &["flock", "flack"], &["flock Typo"]),
            ("surveilance", &["surveillance"], &["surveillance Fuzzy"]),
            ("surviellance", &["surveillance"], &["surveillance Typo"]),
        ];
        for (term, words, expected) in table {
            assert_eq!(answers(term, words), *expected, "{term}");
        }
    }

    #[test]
    fn who_types_a_word_means_that_word() {
        assert_eq!(
            answers("form", &["form", "forum", "farm", "inform"]),
            ["form Exact"]
        );
        assert_eq!(
            answers("ring", &["ring", "rings", "bring", "sharing"]),
            ["ring Exact", "rings Prefix"]
        );
        assert_eq!(
            answers("ice", &["ice", "police", "since", "iced"]),
            ["ice Exact", "iced Prefix"]
        );
    }

    #[test]
    fn short_terms_match_only_beginnings() {
        assert_eq!(
            answers("ri", &["ring", "bring", "ri"]),
            ["ri Exact", "ring Prefix"]
        );
        assert_eq!(answers("x", &["ax", "ring"]), Vec::<String>::new());
        assert_eq!(answers("rn", &["ring"]), Vec::<String>::new());
        // While `rally` is typed, `real` is not meant.
        assert_eq!(answers("ral", &["rally", "real"]), ["rally Prefix"]);
    }

    #[test]
    fn the_inside_of_words_is_searched_where_nothing_begins_so() {
        assert_eq!(
            answers("antir", &["palantir", "antique"]),
            ["palantir Substring"]
        );
        assert_eq!(
            answers("lice", &["police", "slice"]),
            ["police Substring", "slice Substring"]
        );
    }

    #[test]
    fn numbers_are_taken_as_they_are() {
        assert_eq!(
            answers("2026", &["2025", "2026", "20260213", "12026"]),
            ["2026 Exact", "20260213 Prefix"]
        );
        assert_eq!(answers("2024", &["2025", "2026"]), Vec::<String>::new());
    }

    #[test]
    fn scripts_without_spaces_are_searched_inside() {
        assert_eq!(
            answers("ボウル", &["スーパーボウル", "ボウル"]),
            ["ボウル Exact", "スーパーボウル Substring"]
        );
        assert_eq!(
            answers("서울", &["서울에서", "북서울"]),
            ["서울에서 Prefix", "북서울 Substring"]
        );
    }

    #[test]
    fn a_rare_slip_of_somebody_else_does_not_hide_the_word() {
        let words = Vocabulary::from_sorted(["palantir", "palantr"].into_iter());
        let records =
            |range: Range<WordId>| range.map(|word| if word == 0 { 900 } else { 2 }).sum();
        let answers = Fuzzy::default().answers(&Needle::new("palantr"), &words, records, 50);
        let found: Vec<_> = answers.iter().collect();
        assert_eq!(found, [(1, Grade::Exact), (0, Grade::Fuzzy)]);
    }

    #[test]
    fn very_long_terms_are_cheap() {
        let term = "a".repeat(5_000);
        assert_eq!(answers(&term, &["a", "b"]), Vec::<String>::new());
    }

    #[test]
    fn the_matched_part_is_what_was_typed() {
        assert_eq!(matched_part("rin", "ring", Grade::Prefix), 0..3);
        assert_eq!(matched_part("lock", "deflock", Grade::Substring), 3..7);
        assert_eq!(matched_part("flok", "flock", Grade::Fuzzy), 0..5);
    }
}
