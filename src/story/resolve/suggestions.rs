//! What the writer of a word that nobody knows may have meant.

use std::collections::HashMap;

use crate::text;

/// How many known words are compared in all. A large file in which nothing fits together is to be
/// reported at once, with hints for its first problems.
const MOST_COMPARED: usize = 5_000_000;

/// Where a word is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Among {
    Events,
    Actors,
    Quotes,
    Sources,
    /// Actors and sources.
    Parties,
    Fields,
    Zones,
}

/// Looks for the nearest known words, each only once.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    compared: usize,
    /// By where the word was looked for, and the word.
    found: HashMap<(Among, String), Option<String>>,
}

impl Suggestions {
    /// A hint at the word of `known` that is nearest to `word`, if one is near.
    pub fn hint<'a>(
        &mut self,
        among: Among,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        let key = (among, word.to_owned());
        if let Some(hint) = self.found.get(&key) {
            return hint.clone();
        }
        if self.compared >= MOST_COMPARED {
            return None;
        }
        let known = known.into_iter().inspect(|_| self.compared += 1);
        let hint = text::nearest(word, known).map(|near| format!("did you mean `{near}`?"));
        self.found.insert(key, hint.clone());
        hint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_hinted_at_and_a_far_one_is_not() {
        let mut suggestions = Suggestions::default();
        let known = ["rally", "march"];
        let hint = Some("did you mean `rally`?".to_owned());
        assert_eq!(suggestions.hint(Among::Events, "raly", known), hint);
        assert_eq!(suggestions.hint(Among::Events, "picnic", known), None);
    }

    #[test]
    fn a_word_is_looked_for_once_in_each_list() {
        let mut suggestions = Suggestions::default();
        let hint = Some("did you mean `rally`?".to_owned());
        assert_eq!(suggestions.hint(Among::Events, "raly", ["rally"]), hint);
        assert_eq!(suggestions.hint(Among::Events, "raly", []), hint);
        assert_eq!(suggestions.hint(Among::Actors, "raly", []), None);
    }

    #[test]
    fn the_search_ends_where_it_would_take_too_long() {
        let mut suggestions = Suggestions {
            compared: MOST_COMPARED,
            ..Suggestions::default()
        };
        assert_eq!(suggestions.hint(Among::Events, "raly", ["rally"]), None);
    }
}
