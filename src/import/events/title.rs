//! A title for an event: the sentence's own words, no more of them than it takes to say what happened.

use super::clause::Clause;
use super::inflection::is_participle;
use super::words::Word;
use crate::import::tokens::Kind;
use crate::import::words::{CONJUNCTIONS, DETERMINERS, PREPOSITIONS, listed};

/// Words after which a title ends if it is this long.
const ENOUGH: usize = 9;
/// Words of a title at most.
const MOST: usize = 15;

/// Words that go on to tell why, how or who else.
const MORE: &[&str] = &[
    "according",
    "after",
    "although",
    "amid",
    "as",
    "asking",
    "because",
    "before",
    "citing",
    "despite",
    "following",
    "including",
    "saying",
    "since",
    "though",
    "until",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
];

/// The title of what a clause tells. `subject` stands for the clause's own where that is a pronoun.
pub(super) fn title(words: &[Word<'_>], clause: &Clause, subject: Option<&str>) -> String {
    let kept = |at: &usize| {
        let of_time = words[*at].kind == Kind::Possessive && *at > 0 && words[*at - 1].is_time;
        let is_aside = clause.asides.iter().any(|aside| aside.contains(at));
        !words[*at].is_time && !of_time && !is_aside
    };
    let mut chosen: Vec<usize> = Vec::new();
    if subject.is_none() {
        chosen.extend(clause.subject.clone().filter(kept));
    }
    chosen.extend(clause.verb.clone().filter(kept));
    let first_of_rest = chosen.len();
    chosen.extend(rest(words, clause).into_iter().filter(kept));
    without_loose_prepositions(words, &mut chosen);
    shorten(words, &mut chosen, first_of_rest);
    let told = spelled(words, &chosen);
    match subject {
        Some(name) => format!("[{name}] {told}"),
        None => capitalised(&told),
    }
}

/// Words as a title, without an article before them.
pub(super) fn of_words(words: &[Word<'_>], chosen: &[usize]) -> String {
    let first = chosen
        .iter()
        .position(|&at| !words[at].is_any(&["a", "an", "the"]));
    let mut chosen = chosen[first.unwrap_or(chosen.len())..].to_vec();
    shorten(words, &mut chosen, 0);
    capitalised(&spelled(words, &chosen))
}

/// What follows the verb, up to where it goes on to tell more.
fn rest(words: &[Word<'_>], clause: &Clause) -> Vec<usize> {
    let stops = |at: &usize| {
        let word = &words[*at];
        let is_end = matches!(
            word.kind,
            Kind::Mark('.' | ';' | ':' | '—' | '–' | '!' | '?' | '(')
        );
        let is_comma = word.is_mark(',') && !is_in_list(words, *at, clause.rest.end);
        is_end || is_comma || (!word.is_quoted && word.is_any(MORE))
    };
    clause.rest.clone().take_while(|at| !stops(at)).collect()
}

/// Whether a comma parts the entries of a list: another comma with `and`, or `and` itself, follows soon.
fn is_in_list(words: &[Word<'_>], comma: usize, end: usize) -> bool {
    let after = &words[comma + 1..end.min(comma + 7).max(comma + 1)];
    let and = after.iter().position(|word| word.is("and"));
    let first = after.first();
    let is_noun = first.is_some_and(|word| {
        word.is_spoken()
            && !word.is_time
            && !listed(CONJUNCTIONS, word.text)
            && !word.lower.ends_with("ing")
    });
    is_noun && and.is_some_and(|and| and > 0)
}

/// Takes away prepositions whose words were left out: `on` of `on Thursday`.
fn without_loose_prepositions(words: &[Word<'_>], chosen: &mut Vec<usize>) {
    let at_end = |at: usize, next: Option<&usize>| {
        let follows_directly = next.is_some_and(|&next| next == at + 1);
        let before_time = words.get(at + 1).is_some_and(|word| word.is_time);
        // In `in Monday's debate` it is the debate that follows.
        let behind = words[at + 1..].iter().find(|word| !word.is_time);
        let has_more = behind.is_some_and(|word| word.kind == Kind::Possessive);
        listed(PREPOSITIONS, words[at].text) && before_time && !follows_directly && !has_more
    };
    let kept: Vec<usize> = (0..chosen.len())
        .filter(|&number| !at_end(chosen[number], chosen.get(number + 1)))
        .map(|number| chosen[number])
        .collect();
    *chosen = kept;
}

/// Cuts a long title where a phrase begins, and never leaves a word that wants another one.
fn shorten(words: &[Word<'_>], chosen: &mut Vec<usize>, first_of_rest: usize) {
    if chosen.len() > MOST {
        let from = ENOUGH.max(first_of_rest + 2);
        let begins_phrase = |number: &usize| {
            let word = &words[chosen[*number]];
            listed(PREPOSITIONS, word.text) && !word.is("of") || word.is("and") || word.is_mark(',')
        };
        let mut cuts = from..chosen.len().min(MOST + 1);
        let relative = cuts
            .clone()
            .find(|&number| words[chosen[number]].is("that"));
        let cut = relative.or_else(|| cuts.rfind(begins_phrase));
        chosen.truncate(cut.unwrap_or(MOST.max(from).min(chosen.len())));
        // `sold` wants to say where.
        if chosen.len() > first_of_rest + 2
            && chosen
                .last()
                .is_some_and(|&last| is_participle(&words[last].lower))
        {
            chosen.pop();
        }
    }
    while let Some(&last) = chosen.last() {
        let word = &words[last];
        let is_loose = listed(PREPOSITIONS, word.text)
            && !word.is_any(&["down", "in", "off", "out", "over", "up"])
            || listed(DETERMINERS, word.text) && !is_object(words, last)
            || listed(CONJUNCTIONS, word.text)
            || word.is_mark(',');
        if !is_loose || chosen.len() < 2 {
            break;
        }
        chosen.pop();
    }
}

/// Whether a word that may open a phrase stands for whom something is done to: `dismissed her in May`.
fn is_object(words: &[Word<'_>], at: usize) -> bool {
    let ends =
        |next: &Word<'_>| !next.is_spoken() || next.is_time || listed(PREPOSITIONS, next.text);
    words[at].is("her") && words.get(at + 1).is_none_or(ends)
}

/// The chosen words as they are spelled, with a space where the sentence has one.
fn spelled(words: &[Word<'_>], chosen: &[usize]) -> String {
    let mut text = String::new();
    let mut last: Option<usize> = None;
    for &at in chosen {
        let word = &words[at];
        let is_joined = last.is_some_and(|last| {
            (words[last].span.end == word.span.start && last + 1 == at)
                || matches!(
                    word.kind,
                    Kind::Possessive | Kind::Mark(',' | '.' | ')' | '”' | '’')
                )
        });
        if last.is_some() && !is_joined {
            text.push(' ');
        }
        text.push_str(word.text);
        last = Some(at);
    }
    balanced(&text)
}

/// A text without a quotation mark that lost its partner.
fn balanced(text: &str) -> String {
    let count = |mark: char| text.matches(mark).count();
    let is_lost = |c: char| match c {
        '“' | '”' => count('“') != count('”'),
        '"' => count('"') % 2 == 1,
        _ => false,
    };
    text.chars().filter(|&c| !is_lost(c)).collect()
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}
