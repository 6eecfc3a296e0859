//! Words, numbers and marks of a text, with what each word means, and a cursor that reads them.

use super::names::{Meaning, Which, meaning};
use super::value::{Clock, Season, Unit};
use crate::import::snapshot::Span;
use crate::story::date::Weekday;

/// A word, a number, or a single mark.
#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// What it means, if it is a word of time.
    pub meaning: Option<Meaning>,
    /// No space lies between it and what stands before it.
    pub is_joined: bool,
}

impl Token<'_> {
    /// Whether it is this word, in any case.
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it begins with a letter.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }
}

/// The tokens of a part of a text. Letters, digits and marks are apart: `10th` is two tokens, and `don't` three.
pub fn tokens(text: &str, part: Span) -> Vec<Token<'_>> {
    let Some(words) = text.get(part.range()) else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(words.len() / 5);
    let mut at = 0;
    let mut is_joined = false;
    while let Some(first) = words[at..].chars().next() {
        let rest = &words[at..];
        if first.is_whitespace() {
            at += first.len_utf8();
            is_joined = false;
            continue;
        }
        let length = match first {
            _ if first.is_ascii_digit() => number_length(rest),
            _ if first.is_alphabetic() => rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let word = &rest[..length];
        let start = part.start + at;
        found.push(Token {
            text: word,
            span: Span::new(start, start + length),
            meaning: meaning(word),
            is_joined,
        });
        at += length;
        is_joined = true;
    }
    found
}

/// The length of the number at the beginning: digits, with commas before each three, and with a decimal point.
fn number_length(text: &str) -> usize {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut length = digits(text);
    while text[length..].starts_with(',') && digits(&text[length + 1..]) == 3 {
        length += 4;
    }
    let part = text[length..].strip_prefix('.').map_or(0, digits);
    if part > 0 { length + 1 + part } else { length }
}

/// How a weekday is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// `Fri`, which may be another word.
    Short,
    /// `Friday`
    Full,
    /// `Fridays`: all of them.
    Plural,
}

/// A place among tokens. It is copied freely, so that a rule that does not fit leaves no trace.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor before the token with this index.
    pub fn new(tokens: &'t [Token<'t>], at: usize) -> Self {
        Self { tokens, at }
    }

    /// The index of the next token.
    pub fn at(self) -> usize {
        self.at
    }

    /// The next token.
    pub fn peek(self) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at)
    }

    /// The token so many after the next.
    pub fn peek_at(self, ahead: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    /// The token so many before the next; the last that was read is 1 before.
    pub fn behind(self, steps: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at.checked_sub(steps)?)
    }

    /// Whether the next token is this word.
    pub fn is(self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is(word))
    }

    /// Whether the next token is one of these words.
    pub fn is_any(self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Goes on by a token.
    pub fn step(&mut self) {
        self.at += 1;
    }

    /// Reads this word or mark, if it comes next.
    pub fn take(&mut self, word: &str) -> bool {
        let found = self.is(word);
        self.at += usize::from(found);
        found
    }

    /// Reads one of these words, if one comes next.
    pub fn take_any(&mut self, words: &[&str]) -> bool {
        let found = self.is_any(words);
        self.at += usize::from(found);
        found
    }

    /// Reads these words, if they come next.
    pub fn take_all(&mut self, words: &[&str]) -> bool {
        let found = words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.peek_at(ahead).is_some_and(|token| token.is(word)));
        self.at += if found { words.len() } else { 0 };
        found
    }

    /// Reads a hyphen or a short dash within a word, if one comes next.
    pub fn take_hyphen(&mut self) -> bool {
        let is_within = self.peek().is_some_and(|token| token.is_joined)
            && self.peek_at(1).is_some_and(|token| token.is_joined);
        is_within && self.take_any(&["-", "–", "‑"])
    }

    /// Reads a token with a meaning that `wanted` knows.
    fn take_meaning<T>(&mut self, wanted: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        let found = wanted(self.peek()?.meaning?)?;
        self.at += 1;
        Some(found)
    }

    /// Reads a month, with the full stop of a short name. Months have capitals, and a short name (which may be that of a
    /// person) a full stop, or a number on one side.
    pub fn take_month(&mut self) -> Option<u8> {
        let token = self.peek().filter(|token| token.is_capital())?;
        let month = self.take_meaning(|meaning| match meaning {
            Meaning::Month(month) => Some(month),
            _ => None,
        })?;
        let is_short =
            token.text.len() <= 4 && !["may", "june", "july"].iter().any(|name| token.is(name));
        if !is_short {
            return Some(month);
        }
        let has_stop = self.peek().is_some_and(|next| next.is_joined) && self.take(".");
        let is_number = |token: Option<&Token<'_>>| token.is_some_and(Token::is_number);
        (has_stop || is_number(self.peek()) || is_number(self.behind(2))).then_some(month)
    }

    /// Reads a weekday, with the full stop of a short name. Weekdays have capitals.
    pub fn take_weekday(&mut self) -> Option<(Weekday, Name)> {
        let token = self.peek().filter(|token| token.is_capital())?;
        let weekday = self.take_meaning(|meaning| match meaning {
            Meaning::Weekday(weekday) => Some(weekday),
            _ => None,
        })?;
        let ends_in = |end: &str| token.text.to_ascii_lowercase().ends_with(end);
        if ends_in("day") {
            return Some((weekday, Name::Full));
        }
        if ends_in("days") {
            return Some((weekday, Name::Plural));
        }
        if self.peek().is_some_and(|next| next.is_joined) {
            self.take(".");
        }
        Some((weekday, Name::Short))
    }

    /// Reads the full name of one weekday.
    pub fn take_full_weekday(&mut self) -> Option<Weekday> {
        let mut ahead = *self;
        let (weekday, name) = ahead.take_weekday()?;
        (name == Name::Full).then(|| {
            *self = ahead;
            weekday
        })
    }

    /// Reads a unit of time, and tells whether it stands for several.
    pub fn take_unit(&mut self) -> Option<(Unit, bool)> {
        if self.take("second") {
            return Some((Unit::Second, false));
        }
        self.take_meaning(|meaning| match meaning {
            Meaning::Unit(unit) => Some((unit, false)),
            Meaning::Units(unit) => Some((unit, true)),
            _ => None,
        })
    }

    /// Reads `morning` and the like.
    pub fn take_part(&mut self) -> Option<Clock> {
        self.take_meaning(|meaning| match meaning {
            Meaning::Part(part) => Some(part),
            _ => None,
        })
    }

    /// Reads a season.
    pub fn take_season(&mut self) -> Option<Season> {
        self.take_meaning(|meaning| match meaning {
            Meaning::Season(season) => Some(season),
            _ => None,
        })
    }

    /// Reads `last`, `this`, `next` and the like.
    pub fn take_which(&mut self) -> Option<Which> {
        self.take_meaning(|meaning| match meaning {
            Meaning::Which(which) => Some(which),
            _ => None,
        })
    }

    /// Reads `today` and the like, as days from the day of publication.
    pub fn take_near(&mut self) -> Option<i64> {
        self.take_meaning(|meaning| match meaning {
            Meaning::Near(days) => Some(days),
            _ => None,
        })
    }

    /// Reads `third`, or `3rd`.
    pub fn take_ordinal(&mut self) -> Option<u32> {
        let word = self.take_meaning(|meaning| match meaning {
            Meaning::Ordinal(number) => Some(number),
            _ => None,
        });
        word.or_else(|| {
            let number = self.peek()?.text.parse().ok()?;
            let suffix = self.peek_at(1).filter(|next| next.is_joined)?;
            let is_ordinal = ["st", "nd", "rd", "th"]
                .iter()
                .any(|known| suffix.is(known));
            self.at += if is_ordinal { 2 } else { 0 };
            is_ordinal.then_some(number)
        })
    }

    /// Reads a number in digits, between these two, with at most so many digits.
    pub fn take_digits(&mut self, least: u32, most: u32, longest: usize) -> Option<u32> {
        let token = self.peek().filter(|token| token.text.len() <= longest)?;
        let number = token
            .text
            .parse()
            .ok()
            .filter(|number| (least..=most).contains(number))?;
        self.at += 1;
        Some(number)
    }

    /// Reads a number word.
    pub fn take_number_word(&mut self) -> Option<u32> {
        self.take_meaning(|meaning| match meaning {
            Meaning::Number(number) => Some(number),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_are_apart() {
        let text = "é Feb. 10th, $1,200.5 in mid-2025: 13,2026";
        let part = Span::new(3, text.len());
        let found = tokens(text, part);
        let words: Vec<&str> = found.iter().map(|token| token.text).collect();
        assert_eq!(
            words,
            [
                "Feb", ".", "10", "th", ",", "$", "1,200.5", "in", "mid", "-", "2025", ":", "13",
                ",", "2026"
            ]
        );
        assert!(
            found
                .iter()
                .all(|token| &text[token.span.range()] == token.text)
        );
        let joined: Vec<bool> = found.iter().take(5).map(|token| token.is_joined).collect();
        assert_eq!(joined, [false, true, false, true, true]);
    }
}
