//! What somebody typed into the search bar, read as far as it can be read.

mod keys;
mod lex;
#[cfg(test)]
mod tests;
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
