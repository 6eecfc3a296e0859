//! Whether an event is an answer to a query, worked out from its words alone.

use crate::texts::{Line, Texts, words};

/// What a query asks of words.
pub struct Judge {
    terms: Vec<Term>,
}

struct Term {
    wanted: Line,
    field: Option<String>,
    excludes: bool,
    /// Whether its words have to stand next to each other.
    is_phrase: bool,
    /// Whether the phrase is still being typed, so that its last word may go on.
    is_open: bool,
}

/// Fields that look for words. The others, dates and states, are not judged.
const FIELDS: [&str; 5] = ["actor", "by", "kind", "place", "source"];
/// Terms from this length on may lie two edits off.
const LONG: usize = 8;

impl Judge {
    /// Reads a query.
    pub fn of(query: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = query.trim_start();
        while !rest.is_empty() {
            let end = end_of_term(rest);
            terms.extend(Term::read(&rest[..end]));
            rest = rest[end..].trim_start();
        }
        Self { terms }
    }

    /// Whether every term holds.
    pub fn accepts(&self, texts: &Texts) -> bool {
        self.terms.iter().all(|term| term.holds(texts))
    }
}

/// Where the first term ends: at a space that is not between quotation marks.
fn end_of_term(text: &str) -> usize {
    let mut quoted = false;
    let end = text.find(|c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    });
    end.unwrap_or(text.len())
}

impl Term {
    fn read(text: &str) -> Option<Self> {
        let (excludes, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (field, value) = match text.split_once(':') {
            Some((field, value)) => (Some(field), value),
            None => (None, text),
        };
        let wanted = words(value);
        let is_judged = field.is_none_or(|field| FIELDS.contains(&field));
        (is_judged && !wanted.is_empty()).then(|| Self {
            is_phrase: value.starts_with('"') || wanted.len() > 1,
            is_open: !(value.len() > 1 && value.ends_with('"')),
            field: field.map(str::to_owned),
            wanted,
            excludes,
        })
    }

    fn holds(&self, texts: &Texts) -> bool {
        let places: &[&[Line]] = match self.field.as_deref() {
            Some("actor") => &[&texts.actors, &texts.speakers],
            Some("by") => &[&texts.speakers],
            Some("kind") => &[&texts.kind],
            Some("place") => &[&texts.place],
            Some("source") => &[&texts.sources],
            _ => &[&texts.own, &texts.actors, &texts.speakers, &texts.quotes],
        };
        let mut lines = places.iter().flat_map(|lines| lines.iter());
        match (self.is_phrase, self.excludes) {
            (true, excludes) => lines.any(|line| self.stands_in(line)) != excludes,
            (false, false) => {
                lines.any(|line| line.iter().any(|word| is_near(&self.wanted[0], word)))
            }
            // What begins so was meant to be away; what only looks like it may be there.
            (false, true) => {
                !lines.any(|line| line.iter().any(|word| word.starts_with(&self.wanted[0])))
            }
        }
    }

    fn stands_in(&self, line: &Line) -> bool {
        let last = self.wanted.len() - 1;
        line.windows(self.wanted.len()).any(|window| {
            let mut pairs = window.iter().zip(&self.wanted).enumerate();
            pairs.all(|(at, (word, wanted))| {
                word == wanted || (at == last && self.is_open && word.starts_with(wanted.as_str()))
            })
        })
    }
}

/// Whether a word contains the term, or lies as near to it as a slip or two would leave it.
fn is_near(term: &str, word: &str) -> bool {
    let allowed = if term.chars().count() >= LONG { 2 } else { 1 };
    word.contains(term) || distance(term, word) <= allowed
}

/// How many letters have to be put in, left out, changed, or exchanged with their neighbour: the distance of optimal
/// string alignment.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = least;
        }
    }
    table[a.len()][b.len()]
}
