//! Where something happened, as the clause that tells of it says.

use super::clause::Clause;
use super::words::Word;
use crate::import::snapshot::Span;
use crate::import::tokens::Kind;
use crate::import::words::{AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, listed};

/// Words that a place follows.
const BEFORE_PLACES: &[&str] = &["at", "in", "inside", "near", "outside"];

/// Words of a place's name at most: more is a sentence gone wrong.
const MOST: usize = 8;

/// The place that follows the verb: `outside City Hall`, `in downtown Tacoma`. It has a name, or it is none.
pub(super) fn place(words: &[Word<'_>], clause: &Clause) -> Option<Span> {
    // What is done besides may be done elsewhere: `, shutting a plant in Ellen`.
    let besides = |at: &usize| {
        let next = words.get(at + 1);
        words[*at].is_mark(',') && next.is_some_and(|next| next.lower.ends_with("ing"))
    };
    let end = clause.rest.clone().find(besides);
    (clause.rest.start..end.unwrap_or(clause.rest.end))
        .filter(|&at| words[at].is_any(BEFORE_PLACES) && !words[at].is_quoted)
        .find_map(|at| after(words, at, clause.rest.end))
}

fn after(words: &[Word<'_>], preposition: usize, end: usize) -> Option<Span> {
    let first = preposition + 1;
    let ends = |word: &Word<'_>| {
        let is_name_mark = matches!(word.kind, Kind::Possessive | Kind::Number);
        (!word.is_spoken() && !is_name_mark)
            || word.is_time
            || (listed(PREPOSITIONS, word.text) && !word.is("of"))
            || listed(CONJUNCTIONS, word.text)
            || listed(AUXILIARIES, word.text)
    };
    let length = words[first..end].iter().position(ends);
    let last = first + length.unwrap_or(end - first);
    let found = &words[first..last];
    let is_named = found
        .iter()
        .any(|word| word.is_capitalised() && word.kind == Kind::Word);
    // A place outside is told with what it is outside of.
    let start = if words[preposition].is_any(&["at", "in"]) {
        first
    } else {
        preposition
    };
    // `In succeeding Ode`
    let is_deed = found
        .first()
        .is_some_and(|word| !word.is_capitalised() && word.lower.ends_with("ing"));
    let is_place = is_named && !is_deed && found.len() <= MOST;
    is_place.then(|| Span::new(words[start].span.start, words[last - 1].span.end))
}
