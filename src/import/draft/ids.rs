//! Ids of draft records: made of what they are about, so that another import of the same text gives the same ones.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::Input;
use crate::text::fold_words;

/// Words of a title that an id has.
const WORDS: usize = 6;

/// Words that tell no title from another.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "was", "were",
    "with",
];

/// The ids that are taken.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// By an id that was wanted again: the number to try next.
    next: HashMap<String, usize>,
}

impl Ids {
    /// The id of an article's source: the name of its file, and the title where a file has several.
    pub fn source(&mut self, input: &Input<'_>) -> String {
        let stem = Path::new(input.name).file_stem().unwrap_or_default();
        let mut id = slug(&stem.to_string_lossy(), usize::MAX);
        if let Some(item) = input.item {
            let title = input.article.title.as_deref().unwrap_or_default();
            let title = slug(title, WORDS);
            let title = if title.is_empty() {
                (item + 1).to_string()
            } else {
                title
            };
            id = format!("{id}-{title}");
        }
        self.free(if id.is_empty() { "article" } else { &id })
    }

    /// An id within a source, made of words.
    pub fn within(&mut self, source: &str, words: &str) -> String {
        self.free(&format!("{source}-{}", slug(words, WORDS)))
    }

    /// The id itself, or with a number where it is taken.
    pub fn free(&mut self, id: &str) -> String {
        if self.taken.insert(id.to_owned()) {
            return id.to_owned();
        }
        let next = self.next.entry(id.to_owned()).or_insert(2);
        loop {
            let free = format!("{id}-{next}");
            *next += 1;
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}

/// Words as an id has them: folded, with hyphens between, the small ones left out.
pub(super) fn slug(words: &str, most: usize) -> String {
    let folded = fold_words(words).map(|word| word.folded.into_owned());
    let telling = folded.filter(|word| most == usize::MAX || !SMALL.contains(&word.as_str()));
    let chosen: Vec<String> = telling.take(most).collect();
    chosen.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_words_that_tell() {
        assert_eq!(
            slug("The city's council met on Zoë’s pier", 4),
            "city-council-met-zoe"
        );
        assert_eq!(slug("The walk", usize::MAX), "the-walk");
        assert_eq!(slug("— !", 4), "");
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let mut ids = Ids::default();
        let given = ["a", "a", "b", "a"].map(|id| ids.free(id));
        assert_eq!(given, ["a", "a-2", "b", "a-3"]);
    }
}
