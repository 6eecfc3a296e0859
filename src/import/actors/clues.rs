//! What a name and the words around it tell of who bears it.

use super::given::{self, Gender};
use super::lists::{
    DESCRIPTIONS, KNOWN, NO_ACTORS, OF_MEN, OF_WOMEN, ORGANISATIONS, PARLIAMENTS, PLACES, TITLES,
    VAGUE_TITLES, is_role, kind_of,
};
use super::runs::{Passage, Run, is_abbreviation};
use crate::import::tokens::Kind;
use crate::import::words::{CONJUNCTIONS, PREPOSITIONS, PRONOUNS, is_capitalised, listed};
use crate::schema::ActorKind;

/// How far behind a name its description may go, in words.
const LONGEST_DESCRIPTION: usize = 12;

/// Words with which a company may stand behind `in`.
const PUT_IN: &[&str] = &[
    "confidence",
    "faith",
    "interest",
    "invest",
    "invested",
    "investing",
    "investment",
    "investments",
    "investor",
    "investors",
    "position",
    "shares",
    "stake",
    "stakes",
    "stock",
    "trust",
];

/// What is known of a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Clue {
    pub(super) kind: Option<ActorKind>,
    pub(super) gender: Option<Gender>,
    /// What tells that an actor bears it.
    pub(super) rule: Option<&'static str>,
    /// Whether something is in it, as in a place.
    pub(super) is_place: bool,
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
        is_place: false,
    };
    if run.abbreviation.is_some() {
        return Clue {
            kind: of_words(&words),
            gender: None,
            rule: Some("long-form-abbreviation"),
            is_place: false,
        };
    }
    let is_titled = titled.clone().any(|title| !listed(VAGUE_TITLES, title));
    if is_titled {
        return person("title-before-name");
    }
    let organisation = |kind, rule| Clue {
        kind: Some(kind),
        rule: Some(rule),
        ..Clue::default()
    };
    if let Some(kind) = kind_of(KNOWN, &words.join(" ")) {
        return organisation(kind, "known-name");
    }
    if let Some(kind) = of_words(&words) {
        return organisation(kind, "organisation-word");
    }
    if is_personal(&words) && given::gender(words[0]).is_some() && !listed(PLACES, words[0]) {
        return person("given-name");
    }
    let may_be_person = words.len() < 5 && !words.iter().any(|word| listed(PLACES, word));
    match called(passage, run) {
        Some(ActorKind::Person) if may_be_person => return person("title-before-name"),
        Some(ActorKind::Person) | None => {}
        Some(kind) => return organisation(kind, "described"),
    }
    match described(passage, run.tokens.end) {
        Some(ActorKind::Person) => person("described"),
        Some(kind) => organisation(kind, "described"),
        None => Clue {
            gender: given_gender(&words),
            ..Clue::default()
        },
    }
}

/// The kind that the word before a name tells, in small letters: `spokeswoman Ann Ode`, `its founder, Ann Ode,`, `the
/// company Acme`. Before one word alone it is a title, or else it may be no part of the phrase: `a member Acme lost`.
fn called(passage: &Passage, run: &Run) -> Option<ActorKind> {
    let start = if run.titles.is_empty() {
        run.tokens.start
    } else {
        run.titles.start
    };
    let before = start.checked_sub(1)?;
    let is_inserted = passage.is_mark(before, ',') && passage.is_mark(run.tokens.end, ',');
    let role = passage.word(before - usize::from(is_inserted && before > 0))?;
    // A title with a capital belongs to the name, unless it is an abbreviation.
    let role = Some(role).filter(|role| !is_capitalised(role) || is_abbreviation(role))?;
    let kind = kind_of(DESCRIPTIONS, role);
    let is_title = || is_role(role) && listed(TITLES, role);
    let is_short = run.tokens.len() < 2;
    match kind {
        Some(ActorKind::Person) if is_short => is_title().then_some(ActorKind::Person),
        // `the firm Acme` is one, and a group that goes on with a name may be any.
        Some(ActorKind::Group) => None,
        None => is_title().then_some(ActorKind::Person),
        kind => kind,
    }
}

fn given_gender(words: &[&str]) -> Option<Gender> {
    given::gender(words.first()?)
}

/// Whether a name stands where a place would: `in Ellen`, and not `shares in Acme`.
pub(super) fn is_place(passage: &Passage, run: &Run) -> bool {
    let Some(before) = run.tokens.start.checked_sub(1) else {
        return false;
    };
    let is_within = passage
        .word(before)
        .is_some_and(|word| matches!(word, "in" | "In" | "near" | "Near"));
    let of_money = before.checked_sub(1).and_then(|at| passage.word(at));
    is_within && !of_money.is_some_and(|word| listed(PUT_IN, word))
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
    if is_call_sign(words) {
        return Some(ActorKind::Media);
    }
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

/// Whether words are how an American station calls itself: `KXYZ 7`, `WXYZ-TV`.
fn is_call_sign(words: &[&str]) -> bool {
    let is_sign = |sign: &str| {
        sign.len() == 4
            && sign.starts_with(['K', 'W'])
            && sign.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    match words {
        [sign, channel] => is_sign(sign) && channel.parse::<u8>().is_ok(),
        [word] => word
            .split_once('-')
            .is_some_and(|(sign, band)| is_sign(sign) && matches!(band, "AM" | "FM" | "TV")),
        _ => false,
    }
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
        .is_some_and(|word| matches!(word, "a" | "an" | "one" | "the"));
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
    let is_one_of = passage.word(first) == Some("one") && passage.word(first + 1) == Some("of");
    let first = if is_one_of { first + 2 } else { first };
    let is_possessive = |at: &usize| {
        let token = passage.tokens.get(*at);
        token.is_some_and(|token| token.kind == Kind::Possessive)
    };
    let words = (first..first + LONGEST_DESCRIPTION)
        .filter(|at| !is_possessive(at))
        .map_while(|at| passage.word(at).filter(|word| !ends(word)));
    let described = |word: &str| {
        let single = word.strip_suffix('s').filter(|_| is_one_of);
        kind_of(DESCRIPTIONS, single.unwrap_or(word))
    };
    let kind = words.filter_map(described).last()?;
    (!only_person || kind == ActorKind::Person).then_some(kind)
}
