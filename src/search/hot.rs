//! Beginnings that nearly every record answers to, looked up beforehand: what one or two letters reach.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::index::Index;
use super::query::{Key, Open, Pattern};
use super::scope::Scope;
use super::terms::WordHits;
use super::vocabulary::WordId;
use crate::story::Story;

/// Stories with fewer records are searched at once, whatever is typed.
const LARGE: usize = 100_000;
/// Beginnings are frequent if there is one for every two records.
const SHARE: usize = 2;
/// The most beginnings that are kept.
const MOST: usize = 256;

/// What the most frequent beginnings of words reach.
#[derive(Debug, Default)]
pub(super) struct Hot(HashMap<String, Arc<WordHits>>);

impl Hot {
    /// Looks up the frequent beginnings.
    pub fn new(index: &Index, story: &Story) -> Self {
        if index.records < LARGE {
            return Self::default();
        }
        let mut beginnings = Vec::new();
        longer(index, index.parts.vocabulary.ids(), 0, &mut beginnings);
        beginnings.truncate(MOST);
        let look_up = |typed: String| {
            let pattern = Pattern {
                words: vec![typed.clone()],
                open: Open::Fuzzy,
            };
            (typed, Arc::new(WordHits::new(index, story, None, &pattern)))
        };
        Self(beginnings.into_par_iter().map(look_up).collect())
    }

    /// What a term reaches, if that is known beforehand.
    pub fn get(&self, key: Option<Key>, pattern: &Pattern) -> Option<Arc<WordHits>> {
        match (key, pattern.words.as_slice(), pattern.open) {
            (None, [word], Open::Fuzzy) => self.0.get(word).cloned(),
            // The same, where only words that begin so answer.
            (None, [word], Open::Prefix) => {
                let known = self.0.get(word)?;
                let is_same = known.answers.iter().all(|it| it.others.is_empty());
                is_same.then(|| Arc::clone(known))
            }
            _ => None,
        }
    }
}

/// Adds the frequent beginnings that are one letter longer than that of all words of a range, which has `length` bytes,
/// and those longer still.
fn longer(index: &Index, words: Range<WordId>, length: usize, found: &mut Vec<String>) {
    let mut next = words.start;
    while next < words.end {
        let word = index.parts.vocabulary.word(next);
        let Some(letter) = word[length..].chars().next() else {
            // The beginning itself is a word.
            next += 1;
            continue;
        };
        let beginning = &word[..length + letter.len_utf8()];
        let with_it = index.parts.vocabulary.starting_with(beginning);
        if index.records_with(with_it.clone(), Scope::of(None)) > index.records / SHARE {
            found.push(beginning.to_owned());
            longer(index, with_it.clone(), beginning.len(), found);
        }
        next = with_it.end;
    }
}
