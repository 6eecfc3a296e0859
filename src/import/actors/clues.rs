//! What a name and the words around it tell of who bears it.

use super::given::{self, Gender};
use super::lists::{
    DESCRIPTIONS, KNOWN, NO_ACTORS, OF_MEN, OF_WOMEN, ORGANISATIONS, PARLIAMENTS, PLACES,
    VAGUE_TITLES, kind_of,
};
use super::runs::{Passage, Run};
use crate::import::tokens::Kind;
use crate::import::words::{CONJUNCTIONS, PREPOSITIONS, PRONOUNS, listed};
use crate::schema::ActorKind;

/// How far behind a name its description may go, in words.
const LONGEST_DESCRIPTION: usize = 12;

/// What is known of a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Clue {
    pub(super) kind: Option<ActorKind>,
    pub(super) gender: Option<Gender>,
    /// What tells that an actor bears it.
    pub(super) rule: Option<&'static str>,
}

/// Whether a name is that of a place, a law, a day: of nobody who acts.
pub(super) fn is_no_actor(words: &[&str]) -> bool {
    let joined = words.join(" ");
    listed(PLACES, &joined)
        || words.last().is_some_and(|last| listed(NO_ACTORS, last))
        || words.iter().all(|word| listed(PLACES, word))
}

/// What a run and what stands around it tell.
pub(super) fn of_run(passage: &Passage, run: &Run) -> Clue {
    let words: Vec<&str> = run.tokens.clone().map(|at| passage.token(at)).collect();
    let titled = run.titles.clone().map(|at| passage.token(at));
    let gender = gender_of_title(passage, run);
    let person = |rule| Clue {
        kind: Some(ActorKind::Person),
        gender: gender.or(given_gender(&words)),
        rule: Some(rule),
    };
    if run.abbreviation.is_some() {
        return Clue {
            kind: of_words(&words),
            gender: None,
            rule: Some("long-form-abbreviation"),
        };
    }
    let is_titled = titled.clone().any(|title| !listed(VAGUE_TITLES, title));
    if is_titled {
        return person("title-before-name");
    }
    if let Some(kind) = kind_of(KNOWN, &words.join(" ")) {
        return Clue {
            kind: Some(kind),
            gender: None,
            rule: Some("known-name"),
        };
    }
    if let Some(kind) = of_words(&words) {
        return Clue {
            kind: Some(kind),
            gender: None,
            rule: Some("organisation-word"),
        };
    }
    if is_personal(&words) && given::gender(words[0]).is_some() && !listed(PLACES, words[0]) {
        return person("given-name");
    }
    match described(passage, run.tokens.end) {
        Some(ActorKind::Person) => person("described"),
        Some(kind) => Clue {
            kind: Some(kind),
            gender: None,
            rule: Some("described"),
        },
        None => Clue {
            gender: given_gender(&words),
            ..Clue::default()
        },
    }
}

fn given_gender(words: &[&str]) -> Option<Gender> {
    given::gender(words.first()?)
}

/// What the titles before a name tell.
pub(super) fn gender_of_title(passage: &Passage, run: &Run) -> Option<Gender> {
    let mut titles = run.titles.clone().map(|at| passage.token(at));
    titles.find_map(of_title)
}

fn of_title(title: &str) -> Option<Gender> {
    match () {
        () if listed(OF_WOMEN, title) => Some(Gender::Woman),
        () if listed(OF_MEN, title) => Some(Gender::Man),
        () => None,
    }
}

/// Whether words may be a person's name: two to four, and nothing that a person's name has not.
pub(super) fn is_personal(words: &[&str]) -> bool {
    (2..=4).contains(&words.len())
        && of_words(words).is_none()
        && !words
            .iter()
            .any(|word| matches!(*word, "of" | "and" | "for" | "the" | "&"))
}

/// The kind that a name's own words tell: by the last one, or by the first where the name goes on with `of`.
pub(super) fn of_words(words: &[&str]) -> Option<ActorKind> {
    if let [only] = words {
        return listed(PARLIAMENTS, only).then_some(ActorKind::Agency);
    }
    let head = words
        .iter()
        .position(|word| matches!(*word, "of" | "for"))
        .unwrap_or(words.len());
    let of_head = head
        .checked_sub(1)
        .and_then(|last| kind_of(ORGANISATIONS, words[last]));
    of_head.or_else(|| kind_of(ORGANISATIONS, words[words.len() - 1]))
}

/// The kind that the words behind a name tell: `, 42,`, `, who`, `, a software company`, `is a union`.
fn described(passage: &Passage, behind: usize) -> Option<ActorKind> {
    let insertion = passage.is_mark(behind, ',');
    let is = passage
        .word(behind)
        .is_some_and(|word| matches!(word, "is" | "was"));
    if !insertion && !is {
        return None;
    }
    let first = behind + 1;
    let is_age = passage
        .tokens
        .get(first)
        .is_some_and(|token| token.kind == Kind::Number)
        && passage.token(first).len() == 2
        && passage.is_mark(first + 1, ',');
    if insertion && (is_age || passage.word(first) == Some("who")) {
        return Some(ActorKind::Person);
    }
    let opens = passage
        .word(first)
        .is_some_and(|word| matches!(word, "a" | "an" | "the"));
    if opens || insertion {
        description(passage, first, !opens)
    } else {
        None
    }
}

/// The kind that the head of a description tells. Without an article only a person is described: `, director of`.
pub(super) fn description(passage: &Passage, first: usize, only_person: bool) -> Option<ActorKind> {
    let ends = |word: &str| {
        [PREPOSITIONS, CONJUNCTIONS, PRONOUNS]
            .iter()
            .any(|list| listed(list, word))
            || matches!(word, "is" | "was")
    };
    let words = (first..first + LONGEST_DESCRIPTION)
        .map_while(|at| passage.word(at).filter(|word| !ends(word)));
    let kind = words
        .filter_map(|word| kind_of(DESCRIPTIONS, word))
        .last()?;
    (!only_person || kind == ActorKind::Person).then_some(kind)
}
