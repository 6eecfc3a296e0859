//! Clauses: who does what, told from the order of the words and a few closed classes of them.
//!
//! There is no grammar here, and no list of nouns. A clause is a subject, a verb in a finite form behind it, and what
//! follows up to where the next clause begins. What cannot be read that way is left out: an event that is missing
//! costs a reporter less than one that is wrong.

mod verb;

use std::ops::Range;

use self::verb::Verb;
use super::inflection::past_of;
use super::verbs::{Sense, sense};
use super::words::Word;
use crate::import::tokens::Kind;
use crate::import::words::{ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, listed};

/// Words after which another clause begins.
const JOINTS: &[&str] = &[
    "after", "although", "as", "because", "before", "but", "if", "since", "though", "unless",
    "until", "when", "where", "whereas", "while",
];

/// Words that may stand before a clause without belonging to it.
const OPENERS: &[&str] = &[
    "also",
    "and",
    "but",
    "finally",
    "however",
    "meanwhile",
    "nor",
    "or",
    "so",
    "still",
    "then",
    "therefore",
    "yet",
];

/// Words that begin a clause about the noun before them.
const RELATIVES: &[&str] = &["that", "which", "who", "whom", "whose"];

/// Nouns and verbs that end as adverbs do.
const NO_ADVERBS: &[&str] = &[
    "ally", "anomaly", "apply", "assembly", "bully", "family", "monopoly", "rally", "rely",
    "reply", "supply",
];

/// Words that a sentence may have. What has more is none: what is read of it takes a time that grows with the cube.
const MOST_WORDS: usize = 400;

/// In what form the verb tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It happened, or has happened.
    Past,
    /// It happens as the text is written.
    Present,
    /// It is to happen.
    Future,
}

/// Who does what. All numbers are places in the list of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// From where the clause begins, with what stands before its subject.
    pub start: usize,
    pub subject: Range<usize>,
    /// What stands between the subject and its verb, or within the subject, and can be left out.
    pub asides: Vec<Range<usize>>,
    /// The verb with its helpers.
    pub verb: Range<usize>,
    /// The word that says what is done.
    pub main: usize,
    pub form: Form,
    /// What follows the verb, up to the end of the clause.
    pub rest: Range<usize>,
    /// Who tells it, where the sentence says: `police` in `police said`.
    pub teller: Option<Range<usize>>,
}

/// The clauses of a sentence. `is_caption` lets the present tense tell of what happened.
pub(super) fn clauses(words: &[Word<'_>], is_caption: bool) -> Vec<Clause> {
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let (end, teller) = tail(words);
    let mut reader = Reader {
        words: &words[..end],
        is_caption,
        teller,
        found: Vec::new(),
    };
    let mut at = 0;
    while at < end {
        at = reader.clause(at).max(at + 1);
    }
    reader.found
}

/// Where a sentence ends without what names its teller (`…, police said.`), and who that is.
fn tail(words: &[Word<'_>]) -> (usize, Option<Range<usize>>) {
    let end = words.len();
    let last_comma = words.iter().rposition(|word| word.is_mark(','));
    let according = words
        .windows(2)
        .rposition(|pair| pair[0].is("according") && pair[1].is("to"));
    if let Some(at) = according.filter(|&at| at > 0) {
        let stop = stop_of_phrase(words, at + 2);
        let before = at - usize::from(words[at - 1].is_mark(','));
        return (before, Some(at + 2..stop));
    }
    let Some(comma) = last_comma else {
        return (end, None);
    };
    let tells = |word: &Word<'_>| past_of(&word.lower).is_some() || word.is("says");
    let is_telling = |word: &Word<'_>| {
        matches!(
            sense(&word.lower),
            Sense::Telling | Sense::Event("announcement")
        )
    };
    // `She asked the city to slow down` tells something of its own.
    let wants = |at: usize| {
        let next = words.get(at + 1);
        let is_phrase = |next: &Word<'_>| {
            listed(DETERMINERS, next.text) || next.is_capitalised() || !next.is_spoken()
        };
        words[at].is("to") && next.is_some_and(|next| !is_phrase(next))
    };
    let said = (comma + 1..end).find(|&at| tells(&words[at]) && is_telling(&words[at]));
    let said = said.filter(|&said| !(said..end).any(wants));
    let told = words[..comma].iter().any(may_be_finite);
    match said.filter(|&said| told && !words[said + 1..].iter().any(may_be_finite)) {
        Some(said) if said > comma + 1 => (comma, Some(comma + 1..said)),
        Some(said) => (comma, Some(said + 1..stop_of_phrase(words, said + 1))),
        None => (end, None),
    }
}

/// Whether a word may be a finite verb, as far as it tells by itself.
fn may_be_finite(word: &Word<'_>) -> bool {
    let is_helper = listed(AUXILIARIES, word.text);
    !word.is_capitalised() && !word.is_time && (is_helper || past_of(&word.lower).is_some())
}

/// Where a phrase that begins at a word ends: before the next mark, time or joint.
fn stop_of_phrase(words: &[Word<'_>], from: usize) -> usize {
    let stops = |word: &Word<'_>| !word.is_spoken() || word.is_time || word.is_any(RELATIVES);
    let found = words[from..].iter().position(stops);
    found.map_or(words.len(), |length| from + length)
}

/// What a clause cannot do without.
struct Core {
    subject: Range<usize>,
    asides: Vec<Range<usize>>,
    verb: Verb,
}

struct Reader<'w, 'a> {
    words: &'w [Word<'a>],
    is_caption: bool,
    teller: Option<Range<usize>>,
    found: Vec<Clause>,
}

impl Reader<'_, '_> {
    /// Reads the clause that begins at a word, and says where the next one may begin.
    fn clause(&mut self, start: usize) -> usize {
        let from = self.lead_in(start);
        let Core {
            subject,
            asides,
            verb,
        } = match self.subject_and_verb(from) {
            Ok(found) => found,
            Err(next) => return next,
        };
        let main = &self.words[verb.main];
        let is_subordinate = from > 0 && self.words[from - 1].is_any(JOINTS);
        let next = self.end_of_clause(verb.range.end, is_subordinate);
        if self.words[subject.clone()]
            .iter()
            .all(|word| word.is_quoted)
            && !subject.is_empty()
        {
            // “…,” added Ode: what follows tells who that is.
            return self.words.len();
        }
        // `Before finding that Ode …`
        let is_finding = is_subordinate
            && self.words[from].lower.ends_with("ing")
            && self.words.get(from + 1).is_some_and(|next| next.is("that"));
        if is_finding {
            return next;
        }
        let declares = main.is("declared") && {
            let rest = &self.words[verb.range.end..next];
            rest.iter().any(|word| word.is("emergency"))
        };
        let tells = sense(&main.lower) == Sense::Telling && !declares;
        if verb.is_positive && tells && !self.is_caption {
            self.teller = Some(subject);
            return self.content(verb.range.end).min(next);
        }
        if verb.is_positive && !subject.is_empty() {
            self.found.push(Clause {
                start,
                subject,
                asides,
                main: verb.main,
                form: verb.form,
                rest: verb.range.end..next,
                verb: verb.range,
                teller: self.teller.clone(),
            });
        }
        next
    }

    /// Skips what stands before the subject: joints, times, and phrases that end with a comma.
    fn lead_in(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(word) = self.words.get(at) {
            let is_before_time = self.words.get(at + 1).is_some_and(|next| next.is_time);
            // "About forty" and "over 200" belong to the subject.
            let is_of_number = self
                .words
                .get(at + 1)
                .is_some_and(|next| next.kind == Kind::Number && !next.is_time);
            let is_preposition = listed(PREPOSITIONS, word.text) && !is_of_number;
            if !word.is_spoken() && word.kind != Kind::Possessive
                || word.is_time
                || word.is_any(OPENERS)
                || word.is("that") && at > 0 && self.words[at - 1].is_any(&["and", "but"])
                || (word.is_any(JOINTS) && !is_preposition)
                || (is_preposition && is_before_time)
            {
                at += 1;
            } else if is_preposition && let Some(comma) = self.comma_of_phrase(at) {
                at = comma + 1;
            } else if word.is_any(JOINTS) {
                return at + 1;
            } else {
                break;
            }
        }
        at
    }

    /// The comma that ends a phrase before the subject, unless the phrase is a clause itself.
    fn comma_of_phrase(&self, from: usize) -> Option<usize> {
        let comma = (from..self.words.len()).find(|&at| self.words[at].is_mark(','))?;
        let is_clause = self.words[from].is_any(JOINTS) && self.subject_and_verb(from + 1).is_ok();
        (!is_clause).then_some(comma)
    }

    /// Finds a subject from a word on, and its verb; else where to look next.
    fn subject_and_verb(&self, from: usize) -> Result<Core, usize> {
        let mut asides = Vec::new();
        let mut of_relatives = 0;
        let mut at = from;
        while let Some(word) = self.words.get(at) {
            if word.is_quoted {
                at += 1;
            } else if word.is_mark('(') || (word.is_mark(',') && at > from && self.opens_aside(at))
            {
                let end = self.end_of_aside(at).ok_or(at + 1)?;
                asides.push(at..end);
                at = end;
            } else if word.is_mark(';') || word.is_mark(':') || word.is_any(JOINTS) && at > from {
                return Err(at + 1);
            } else if word.is_mark(',') && at > from && self.begins_anew(at) {
                return Err(at + 2);
            } else if word.is_any(RELATIVES) && at > from {
                of_relatives += 1;
                at += 1;
            } else if let Some(verb) = self.verb(at, from) {
                let end = verb.range.end;
                if of_relatives > 0 {
                    of_relatives -= 1;
                } else {
                    let subject = self.trimmed(from..verb.range.start, &asides);
                    return Ok(Core {
                        subject,
                        asides,
                        verb,
                    });
                }
                at = end;
            } else {
                at += 1;
            }
        }
        Err(self.words.len())
    }

    /// Whether another clause begins behind a comma and an `and`: with a pronoun, or with where or when.
    fn begins_anew(&self, comma: usize) -> bool {
        let is_and = |word: &Word<'_>| word.is_any(&["and", "but", "so"]);
        let begins = |word: &Word<'_>| {
            listed(PRONOUNS, word.text) || listed(PREPOSITIONS, word.text) || word.is_time
        };
        self.words.get(comma + 1).is_some_and(is_and)
            && self.words.get(comma + 2).is_some_and(begins)
    }

    /// Whether a comma begins an aside and not another entry of a list.
    fn opens_aside(&self, comma: usize) -> bool {
        let Some(next) = self.words.get(comma + 1) else {
            return false;
        };
        let close = (comma + 1..self.words.len()).find(|&at| self.words[at].is_mark(','));
        let Some(close) = close else {
            return false;
        };
        let is_list = (comma + 1..close + 2).any(|at| {
            let is_and = |word: &Word<'_>| word.is("and") || word.is("or");
            self.words.get(at).is_some_and(is_and) && at <= comma + 1 || {
                at == close + 1 && self.words.get(at).is_some_and(is_and)
            }
        });
        !is_list && next.is_spoken()
    }

    /// The word after the comma or the bracket that ends an aside.
    fn end_of_aside(&self, from: usize) -> Option<usize> {
        let close = if self.words[from].is_mark('(') {
            ')'
        } else {
            ','
        };
        let mut ends = (from + 1..self.words.len()).filter(|&at| self.words[at].is_mark(close));
        // An aside may hold a list, whose commas do not end it: a verb comes behind the one that does.
        let is_before_verb = |at: &usize| {
            let mut after = self.words[at + 1..].iter().filter(|word| !is_adverb(word));
            close == ',' && after.next().is_some_and(may_be_finite)
        };
        let end = ends.clone().find(is_before_verb).or_else(|| ends.next())?;
        Some(end + 1)
    }

    /// A subject without the adverbs, times and asides at its end.
    fn trimmed(&self, subject: Range<usize>, asides: &[Range<usize>]) -> Range<usize> {
        let mut end = subject.end;
        while end > subject.start {
            if let Some(aside) = asides.iter().find(|aside| aside.end == end) {
                end = aside.start;
                continue;
            }
            let last = &self.words[end - 1];
            let is_before_time = listed(PREPOSITIONS, last.text) && end < subject.end;
            if !(last.is_time || is_adverb(last) || is_before_time) {
                break;
            }
            end -= 1;
        }
        subject.start..end
    }

    /// Where what somebody said begins, behind the verb that says so: after `that`, and the day on which he said it.
    fn content(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(word) = self.words.get(at) {
            let is_before_time = self.words.get(at + 1).is_some_and(|next| next.is_time);
            if !(word.is_time
                || word.is("that")
                || listed(PREPOSITIONS, word.text) && is_before_time)
            {
                break;
            }
            at += 1;
        }
        at
    }

    /// Where the clause ends whose verb ends before a word.
    fn end_of_clause(&self, from: usize, is_subordinate: bool) -> usize {
        for at in from..self.words.len() {
            let word = &self.words[at];
            if word.is_quoted {
                continue;
            }
            let is_mark = word.is_mark(';') || word.is_mark('—') || word.is_mark('–');
            let begins_clause = |from| self.subject_and_verb(self.lead_in(from)).is_ok();
            let is_comma_before_main = is_subordinate && word.is_mark(',');
            if is_mark || ((word.is_any(JOINTS) || is_comma_before_main) && begins_clause(at + 1)) {
                return at;
            }
            let is_and = word.is_any(&["and", "but", "so"]);
            let is_news_that = word.is("that")
                && at > from
                && self.words[at - 1].is_any(&["announcement", "news", "reports", "word"]);
            if is_news_that && begins_clause(at + 1) {
                return at;
            }
            if is_and && self.words[at - 1].is_mark(',') && begins_clause(at + 1) {
                return at - 1;
            }
        }
        self.words.len()
    }
}

/// Whether a word is an adverb that may stand between a subject and its verb.
fn is_adverb(word: &Word<'_>) -> bool {
    let ends_like_one = word.lower.ends_with("ly") && !word.is_capitalised();
    listed(ADVERBS, word.text) || ends_like_one && !word.is_any(NO_ADVERBS)
}

/// Whether a subject is a mere pronoun.
pub(super) fn is_pronoun(words: &[Word<'_>], subject: &Range<usize>) -> bool {
    subject.len() == 1 && {
        let only = &words[subject.start];
        listed(PRONOUNS, only.text)
            || only.is_any(&["this", "that", "these", "those", "many", "some", "others"])
    }
}

#[cfg(test)]
mod tests;
