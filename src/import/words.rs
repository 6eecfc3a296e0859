//! Small closed classes of English words, by which names and speakers are told from what stands around them.

use std::borrow::Cow;

/// Words that open a noun phrase.
pub const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "any", "both", "each", "either", "every", "few", "five", "four",
    "her", "his", "its", "many", "more", "most", "my", "no", "one", "other", "our", "several",
    "some", "such", "the", "their", "these", "this", "those", "three", "two", "your",
];

/// Words that place one thing beside another.
pub const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "alongside",
    "amid",
    "among",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beside",
    "besides",
    "between",
    "beyond",
    "by",
    "despite",
    "down",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "past",
    "per",
    "since",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

/// Words that join clauses, or open one.
pub const CONJUNCTIONS: &[&str] = &[
    "although", "and", "because", "but", "how", "however", "if", "nor", "or", "so", "than", "that",
    "then", "though", "unless", "what", "when", "whenever", "where", "whereas", "whether", "which",
    "while", "why", "yet",
];

/// Words that stand for who acts.
pub const PRONOUNS: &[&str] = &[
    "everybody",
    "everyone",
    "he",
    "i",
    "it",
    "nobody",
    "she",
    "somebody",
    "someone",
    "they",
    "we",
    "who",
    "you",
];

/// Words that stand for whom something is done to, or for a thing.
pub const OBJECTS: &[&str] = &[
    "anything",
    "her",
    "herself",
    "him",
    "himself",
    "it",
    "itself",
    "me",
    "myself",
    "nothing",
    "something",
    "them",
    "themselves",
    "us",
    "whom",
    "you",
];

/// Verbs that help another, in all their forms.
pub const AUXILIARIES: &[&str] = &[
    "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have",
    "having", "is", "may", "might", "must", "shall", "should", "was", "were", "will", "would",
];

/// Words between a subject and its verb that are neither, and do not end in `-ly`.
pub const ADVERBS: &[&str] = &[
    "again",
    "almost",
    "already",
    "also",
    "always",
    "earlier",
    "even",
    "ever",
    "first",
    "further",
    "here",
    "herself",
    "himself",
    "just",
    "later",
    "long",
    "merely",
    "never",
    "not",
    "now",
    "often",
    "once",
    "only",
    "still",
    "then",
    "there",
    "thus",
    "today",
    "tonight",
    "too",
    "twice",
    "yesterday",
];

/// Days, months and other words of time that are printed like names or stand where a name might.
pub const TIMES: &[&str] = &[
    "afternoon",
    "apr.",
    "april",
    "aug.",
    "august",
    "day",
    "dec.",
    "december",
    "evening",
    "feb.",
    "february",
    "friday",
    "jan.",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "month",
    "morning",
    "night",
    "nov.",
    "november",
    "oct.",
    "october",
    "saturday",
    "sept.",
    "september",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tonight",
    "tuesday",
    "wednesday",
    "week",
    "weekend",
    "year",
    "yesterday",
];

/// Whether a sorted list of lower-case words has this one, whatever the case of its ASCII letters.
pub fn listed(list: &[&str], word: &str) -> bool {
    let of_word = || word.bytes().map(|byte| byte.to_ascii_lowercase());
    list.binary_search_by(|entry| entry.bytes().cmp(of_word()))
        .is_ok()
}

/// A word in lower case, as it stands where it is so already.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Whether a word begins with a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        for list in [
            DETERMINERS,
            PREPOSITIONS,
            CONJUNCTIONS,
            PRONOUNS,
            OBJECTS,
            AUXILIARIES,
            ADVERBS,
            TIMES,
        ] {
            assert!(list.is_sorted(), "{list:?}");
            assert!(list.iter().all(|word| *word == word.to_lowercase()));
        }
    }

    #[test]
    fn case_does_not_matter() {
        assert!(listed(DETERMINERS, "The"));
        assert!(!listed(DETERMINERS, "Thé"));
    }
}
