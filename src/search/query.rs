//! What somebody typed into the search bar, read as far as it can be read.

mod keys;
mod lex;
mod values;

use std::ops::Range;

pub use keys::{Has, Is, KEYS, Key, KeyInfo};
pub(in crate::search) use keys::{STATES, THINGS};
pub(in crate::search) use lex::is_in_field;

use crate::story::date::Date;
use crate::text::{clean_line, fold_words, nearest};
use lex::{Name, Piece, Quotes};

/// A query: terms that all have to hold, each with its place in the text.
///
/// Every text is a query. What is not finished and what was not understood is kept as a
/// [`Remark`] and holds back nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    text: String,
    parts: Vec<Part>,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// All of it in the query's text, in bytes, with sign, field and quotation marks.
    pub range: Range<usize>,
    /// The field before its colon, if it has a known one.
    pub key: Option<Key>,
    /// The event's field that it is about, in bytes: `date` of `lines.date:`.
    pub field: Option<Range<usize>>,
    /// The value in the query's text, in bytes, without quotation marks.
    pub value: Range<usize>,
    /// Whether it begins with `-` and so excludes what it says.
    pub negated: bool,
    /// What it asks, or why it asks nothing.
    pub term: Result<Term, Remark>,
}

/// Why a part of a query filters nothing. Its text is fit to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// It is not finished; the text says what could follow.
    Pending(String),
    /// It was not understood; the text says why, and what may have been meant.
    Wrong(String),
}

/// What a part of a query asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// Words anywhere.
    Words(Pattern),
    /// Words in one field: `actor`, `by`, `kind`, `place`, `source`, `tag` or `thread`.
    In(Key, Pattern),
    /// When it happened.
    Date(DateTest, Date),
    /// How many independent lines of evidence carry it or, where a field is named, the value held of that.
    Lines(Option<String>, Comparison),
    /// A state.
    Is(Is),
    /// Something it has.
    Has(Has),
}

/// Words that stand next to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Folded; at least one.
    pub(in crate::search) words: Vec<String>,
    pub(in crate::search) open: Open,
}

/// How the last word of a pattern is taken. The words before it are taken exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Exactly.
    Closed,
    /// As the beginning of a word.
    Prefix,
    /// As near as it can be found. Only a pattern of one word is taken so.
    Fuzzy,
}

/// What is asked of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateTest {
    /// It lies within.
    Within,
    /// It ends before.
    Before,
    /// It is not before the first day of.
    After,
}

/// A range of numbers, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// The least that holds.
    pub least: u32,
    /// The most that holds.
    pub most: u32,
}

impl Pattern {
    /// The words, folded.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How the last word is taken.
    pub fn open(&self) -> Open {
        self.open
    }
}

impl Comparison {
    /// Whether `number` lies in the range.
    pub fn holds(self, number: u32) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

impl Remark {
    pub(super) fn pending(text: impl Into<String>) -> Self {
        Self::Pending(text.into())
    }

    /// Messages quote what was typed, which may have been pasted from anywhere.
    pub(super) fn wrong(text: impl AsRef<str>) -> Self {
        Self::Wrong(clean_line(text.as_ref()).into_owned())
    }
}

impl Query {
    /// Reads a query. Any text will do; of one longer than any question, as of a page pasted by mistake, the
    /// first [`Query::MOST`] parts are looked for, and a remark says so.
    pub fn parse(text: &str) -> Self {
        let pieces = lex::pieces(text).into_iter().enumerate();
        let parts = pieces.map(|(number, piece)| match number {
            ..Self::MOST => read(text, piece),
            _ => left_out(piece),
        });
        Self {
            parts: parts.collect(),
            text: text.to_owned(),
        }
    }

    /// Parts that are looked for.
    pub const MOST: usize = 50;

    /// The text as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether nothing in it filters, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.term.is_err())
    }

    /// What was not understood: where, and a message for the person who typed it.
    pub fn problems(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.parts.iter().filter_map(|part| match &part.term {
            Err(Remark::Wrong(message)) => Some((part.range.clone(), message.as_str())),
            _ => None,
        })
    }

    /// What is not finished: where, and what could follow.
    pub fn pending(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.parts.iter().filter_map(|part| match &part.term {
            Err(Remark::Pending(message)) => Some((part.range.clone(), message.as_str())),
            _ => None,
        })
    }
}

fn left_out(piece: Piece) -> Part {
    let message = format!(
        "only the first {} words and fields are looked for",
        Query::MOST
    );
    Part {
        range: piece.range,
        key: None,
        field: None,
        value: piece.value,
        negated: piece.negated,
        term: Err(Remark::wrong(message)),
    }
}

fn read(text: &str, piece: Piece) -> Part {
    let value = &text[piece.value.clone()];
    let key = match piece.key {
        Some(Name::Known(key)) => Some(key),
        Some(Name::LinesOf(_)) => Some(Key::LinesOf),
        Some(Name::Unknown(_)) | None => None,
    };
    let (field, term) = match piece.key {
        None => (
            None,
            words(value, piece.quotes, Open::Fuzzy).map(Term::Words),
        ),
        Some(Name::Known(key)) => (None, asked(key, value, piece.quotes)),
        Some(Name::LinesOf(field)) => {
            let has_colon = field.end < piece.value.start;
            let term = lines_of(&text[field.clone()], has_colon.then_some(value));
            (Some(field), term)
        }
        Some(Name::Unknown(name)) => (None, Err(unknown(&text[name]))),
    };
    Part {
        range: piece.range,
        key,
        field,
        value: piece.value,
        negated: piece.negated,
        term,
    }
}

fn asked(key: Key, value: &str, quotes: Quotes) -> Result<Term, Remark> {
    let date = |test| values::date(value.trim()).map(|date| Term::Date(test, date));
    match key {
        Key::Actor | Key::By | Key::Source => {
            words(value, quotes, Open::Fuzzy).map(|words| Term::In(key, words))
        }
        Key::Kind | Key::Place | Key::Tag | Key::Thread => {
            words(value, quotes, Open::Prefix).map(|words| Term::In(key, words))
        }
        Key::Date => date(DateTest::Within),
        Key::Before => date(DateTest::Before),
        Key::After => date(DateTest::After),
        Key::Lines => values::lines(value.trim()).map(|range| Term::Lines(None, range)),
        Key::LinesOf => lines_of("", Some(value)),
        Key::Is => values::choice(value.trim(), STATES).map(Term::Is),
        Key::Has => values::choice(value.trim(), THINGS).map(Term::Has),
    }
}

fn lines_of(field: &str, value: Option<&str>) -> Result<Term, Remark> {
    if field.is_empty() {
        return Err(Remark::pending("a field, as in lines.date:>=2"));
    }
    let Some(value) = value else {
        return Err(Remark::pending(
            "a colon and a number, as in lines.date:>=2",
        ));
    };
    values::lines(value.trim()).map(|range| Term::Lines(Some(field.to_owned()), range))
}

/// Reads words to look for. Quotation marks close the last word; until the second one is typed it
/// may go on.
fn words(value: &str, quotes: Quotes, unquoted: Open) -> Result<Pattern, Remark> {
    let words: Vec<String> = fold_words(value)
        .map(|word| word.folded.into_owned())
        .collect();
    let open = match quotes {
        Quotes::Closed => Open::Closed,
        Quotes::None if words.len() == 1 => unquoted,
        Quotes::None | Quotes::Open => Open::Prefix,
    };
    if !words.is_empty() {
        return Ok(Pattern { words, open });
    }
    let is_begun = value.trim().is_empty() || value.chars().all(|c| c == '-');
    Err(if is_begun && quotes != Quotes::Closed {
        Remark::pending("words to look for")
    } else {
        Remark::wrong(format!("`{value}` has no letter or digit to look for"))
    })
}

fn unknown(name: &str) -> Remark {
    let known = KEYS.iter().map(|info| info.name);
    Remark::wrong(match nearest(name, known.clone()) {
        Some(near) => format!("no field is called `{name}`; did you mean `{near}:`?"),
        None => format!(
            "no field is called `{name}`; put the words in quotation marks to look for them"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn only(text: &str) -> Part {
        let query = Query::parse(text);
        assert_eq!(query.parts().len(), 1, "{text}");
        query.parts()[0].clone()
    }

    fn pattern(words: &[&str], open: Open) -> Pattern {
        Pattern {
            words: words.iter().map(|&word| word.to_owned()).collect(),
            open,
        }
    }

    #[test]
    fn words_are_read() {
        let table: &[(&str, &[&str], Open)] = &[
            ("flok", &["flok"], Open::Fuzzy),
            ("École", &["ecole"], Open::Fuzzy),
            ("Amazon's", &["amazon"], Open::Fuzzy),
            ("\"exact words\"", &["exact", "words"], Open::Closed),
            ("\"half typed", &["half", "typed"], Open::Prefix),
            ("\"one\"", &["one"], Open::Closed),
            ("e-mail", &["e", "mail"], Open::Prefix),
            ("10:30", &["10", "30"], Open::Prefix),
            (
                "https://example.com/a",
                &["https", "example", "com", "a"],
                Open::Prefix,
            ),
            ("東京", &["東", "京"], Open::Prefix),
        ];
        for (text, words, open) in table {
            assert_eq!(
                only(text).term,
                Ok(Term::Words(pattern(words, *open))),
                "{text}"
            );
        }
    }

    #[test]
    fn fields_are_read() {
        let day = Date::parse("2026-02-13").unwrap();
        let table = [
            (
                "actor:ring",
                Term::In(Key::Actor, pattern(&["ring"], Open::Fuzzy)),
            ),
            (
                "by:\"maren costa\"",
                Term::In(Key::By, pattern(&["maren", "costa"], Open::Closed)),
            ),
            (
                "place:\"New Yo",
                Term::In(Key::Place, pattern(&["new", "yo"], Open::Prefix)),
            ),
            (
                "tag:ice",
                Term::In(Key::Tag, pattern(&["ice"], Open::Prefix)),
            ),
            ("date:2026-02-13", Term::Date(DateTest::Within, day)),
            ("after:2026-02-13", Term::Date(DateTest::After, day)),
            ("before:\"2026-02-13\"", Term::Date(DateTest::Before, day)),
            (
                "lines:>=2",
                Term::Lines(
                    None,
                    Comparison {
                        least: 2,
                        most: u32::MAX,
                    },
                ),
            ),
            (
                "lines.went-live:1",
                Term::Lines(
                    Some("went-live".to_owned()),
                    Comparison { least: 1, most: 1 },
                ),
            ),
            ("is:disputed", Term::Is(Is::Disputed)),
            ("has:quotes", Term::Has(Has::Quotes)),
        ];
        for (text, term) in table {
            assert_eq!(only(text).term.as_ref(), Ok(&term), "{text}");
            assert!(!only(text).negated);
            let negated = only(&format!("-{text}"));
            assert!(negated.negated, "{text}");
            assert_eq!(negated.term, Ok(term), "{text}");
        }
    }

    #[test]
    fn what_is_not_finished_filters_nothing() {
        for text in [
            "",
            " ",
            "-",
            "\"",
            "-\"",
            "actor:",
            "-actor:",
            "place:\"",
            "date:",
            "date:2026-",
            "after:20",
            "lines:>",
            "lines.da",
            "lines.date",
            "lines.date:",
            "lines.date:>=",
            "lines.:2",
            "is:dis",
            "has:",
        ] {
            let query = Query::parse(text);
            assert!(query.is_empty(), "{text}");
            assert_eq!(query.problems().count(), 0, "{text}");
            assert_eq!(query.pending().count(), query.parts().len(), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_reported_in_its_place() {
        let table = [
            ("flock plcae:x", 6..13, "`place:`"),
            ("flock nosuch:x", 6..14, "`nosuch`"),
            ("date:yesterday", 0..14, "yesterday"),
            ("is:disputd ring", 0..10, "`disputed`"),
            ("lines:many", 0..10, "`many`"),
            ("x -lines.date:many", 2..18, "`many`"),
            ("ring &", 5..6, "`&`"),
            ("is:\u{1b}[2J", 0..7, "`␛[2j`"),
            ("\"…\"", 0..5, "`…`"),
        ];
        for (text, range, needle) in table {
            let query = Query::parse(text);
            let problems: Vec<_> = query.problems().collect();
            assert_eq!(problems.len(), 1, "{text}");
            assert_eq!(problems[0].0, range, "{text}");
            assert!(problems[0].1.contains(needle), "{text}: {}", problems[0].1);
        }
    }

    #[test]
    fn the_field_that_lines_are_asked_of_has_its_place() {
        // Sign, key and point are not of it, nor is the colon.
        for (text, field) in [
            ("é -lines.went-live:>=2", 10..19),
            ("é lines.da", 9..11),
            ("é lines.:2", 9..9),
        ] {
            let query = Query::parse(text);
            let part = &query.parts()[1];
            assert_eq!(part.key, Some(Key::LinesOf), "{text}");
            assert_eq!(part.field, Some(field), "{text}");
        }
        // The end of a sentence is a word.
        assert_eq!(
            only("lines.").term,
            Ok(Term::Words(pattern(&["lines"], Open::Fuzzy)))
        );
    }

    #[test]
    fn the_rest_of_a_query_holds_beside_a_mistake() {
        let query = Query::parse("flock plcae:x after:2026");
        assert_eq!(
            query
                .parts()
                .iter()
                .filter(|part| part.term.is_ok())
                .count(),
            2
        );
        assert!(!query.is_empty());
    }

    proptest! {
        #[test]
        fn parsing_never_fails_and_ranges_are_sound(
            text in "\\PC{0,40}|([a-z]{1,6}:|-|\"|“|actor:|date:|lines:|lines\\.|is:|[0-9-]{1,10}|[é東 ]){0,12}"
        ) {
            let query = Query::parse(&text);
            let mut end = 0;
            for part in query.parts() {
                prop_assert!(end <= part.range.start && part.range.start < part.range.end);
                prop_assert!(text.get(part.range.clone()).is_some());
                prop_assert!(text.get(part.value.clone()).is_some());
                prop_assert!(part.range.start <= part.value.start && part.value.end <= part.range.end);
                end = part.range.end;
            }
            prop_assert_eq!(query.text(), text.as_str());
        }
    }
}
