//! The finite verb of a clause, with the words that help it.

use std::ops::Range;

use super::{Form, JOINTS, RELATIVES, Reader, is_adverb};
use crate::import::events::inflection::{is_participle, past_of};
use crate::import::events::verbs::is_told_in_present;
use crate::import::events::words::Word;
use crate::import::tokens::Kind;
use crate::import::words::{AUXILIARIES, DETERMINERS, PREPOSITIONS, listed};

/// Verbs that say that something may be, and not that it is.
const MODALS: &[&str] = &[
    "can", "cannot", "could", "may", "might", "must", "should", "would",
];

/// Words that make a clause say the contrary.
const NEGATIONS: &[&str] = &["never", "not"];

/// A verb with its helpers.
pub(super) struct Verb {
    pub range: Range<usize>,
    pub main: usize,
    pub form: Form,
    /// Whether it says that something is the case.
    pub is_positive: bool,
}

impl Reader<'_, '_> {
    /// The finite verb that begins at a word, with its helpers.
    pub(super) fn verb(&self, at: usize, from: usize) -> Option<Verb> {
        if at == from {
            return None;
        }
        let word = &self.words[at];
        let is_name = word.is_capitalised() || word.is_time;
        // `The only states to have signed`
        let is_infinitive = self.words[at - 1].is("to");
        if !is_name && !is_infinitive && (listed(AUXILIARIES, word.text) || word.is_any(MODALS)) {
            return self.helped(at);
        }
        let before = &self.words[at - 1];
        if word.is_capitalised() || !may_follow(before) {
            return None;
        }
        let form = if past_of(&word.lower).is_some() {
            if self.is_reduced(at) {
                return None;
            }
            Form::Past
        } else if word.is_any(&["say", "says"])
            || self.is_caption && is_told_in_present(&word.lower)
        {
            Form::Present
        } else {
            return None;
        };
        Some(Verb {
            range: at..at + 1,
            main: at,
            form,
            is_positive: !before.is_any(NEGATIONS),
        })
    }

    /// Whether a participle only tells more of the noun before it: `the plans announced Monday drew protests`.
    fn is_reduced(&self, at: usize) -> bool {
        let word = &self.words[at];
        if self.words[at - 1].is_any(RELATIVES) {
            return false;
        }
        if self.words[at - 1].is_mark(',')
            && self.words.get(at + 1).is_some_and(|next| next.is("by"))
        {
            return true;
        }
        if !is_participle(&word.lower) {
            return false;
        }
        if self.words.get(at + 1).is_some_and(|next| next.is("by")) {
            return true;
        }
        // What has an object of its own is no participle of the noun before it, unless that is what the noun is called.
        let after = &self.words[at + 1..];
        let names = word.is_any(&["called", "dubbed", "nicknamed"]);
        let tells_more =
            |word: &Word<'_>| word.is_time || listed(PREPOSITIONS, word.text) || is_adverb(word);
        if !names && !after.first().is_some_and(tells_more) {
            return false;
        }
        let is_end = |word: &Word<'_>| {
            !(word.is_spoken() || word.kind == Kind::Possessive)
                || word.is_any(&["and", "but", "or", "than", "what"])
                || word.is_any(RELATIVES)
                || word.is_any(JOINTS)
        };
        let length = after.iter().position(is_end).unwrap_or(after.len());
        (at + 2..at + 1 + length).any(|later| {
            let word = &self.words[later];
            let is_verb = past_of(&word.lower).is_some()
                || word.is_any(&["is", "are", "was", "were", "has", "have"]);
            is_verb
                && !word.is_capitalised()
                && !word.is_quoted
                && may_follow(&self.words[later - 1])
        })
    }

    /// A verb that begins with a helper: `was arrested`, `has been closed`, `is canceling`, `will open`.
    fn helped(&self, at: usize) -> Option<Verb> {
        let mut end = at;
        let mut is_positive = true;
        let mut form = Form::Past;
        let mut has_been = false;
        while let Some(word) = self.words.get(end) {
            let is_helper = listed(AUXILIARIES, word.text) || word.is_any(MODALS);
            if word.is_any(MODALS)
                || word.is_any(NEGATIONS)
                || word.lower.ends_with("n’t")
                || word.lower.ends_with("n't")
            {
                is_positive = false;
            }
            match &*word.lower {
                "will" | "shall" => form = Form::Future,
                "did" | "does" | "do" => is_positive = false,
                "is" | "are" | "am" if form == Form::Past => form = Form::Present,
                "been" => has_been = true,
                _ => {}
            }
            if !is_helper && !is_adverb(word) {
                break;
            }
            end += 1;
        }
        let main = self.words.get(end)?;
        if let Some((main, future_end)) = self.planned(end) {
            return Some(Verb {
                range: at..future_end,
                main,
                form: Form::Future,
                is_positive,
            });
        }
        let tells = match form {
            Form::Future => main.is_spoken(),
            _ => is_participle(&main.lower) || main.lower.ends_with("ing") && !has_been,
        };
        let range = at..if tells { end + 1 } else { end.max(at + 1) };
        let main = if tells { end } else { at };
        Some(Verb {
            range,
            main,
            form,
            is_positive: is_positive && tells,
        })
    }

    /// `set to open`, `scheduled to meet`: the verb, and where it ends.
    fn planned(&self, at: usize) -> Option<(usize, usize)> {
        let plans = ["due", "expected", "planned", "scheduled", "set", "slated"];
        let is_plan = self.words[at].is_any(&plans) && self.words.get(at + 1)?.is("to");
        let base = self.words.get(at + 2)?;
        (is_plan && base.is_spoken()).then_some((at + 2, at + 3))
    }
}

/// Whether a verb may stand behind this word: no verb follows `the`, `of` or `to`.
fn may_follow(before: &Word<'_>) -> bool {
    let is_closed = listed(DETERMINERS, before.text)
        && !before.is_any(&[
            "all", "both", "many", "most", "one", "several", "some", "this",
        ])
        || listed(PREPOSITIONS, before.text) && !before.is_any(&["down", "off", "out", "up"])
        || before.is_any(&["and", "or"]);
    let ends_phrase = before.is_spoken()
        || before.is_mark(',')
        || before.is_mark(')')
        || before.is_mark('"')
        || before.is_mark('”')
        || before.kind == Kind::Possessive && before.text.len() == 1;
    ends_phrase && !is_closed
}
