//! Who is in an article: people, companies, agencies and groups, by the names it gives them.

mod clues;
mod gather;
mod given;
mod lists;
mod runs;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::blocks::{Block, BlockKind};
use super::document::Document;
use super::quotes::is_cue;
use super::snapshot::Span;
use super::tokens::Kind;

use crate::schema::ActorKind;
use clues::Clue;
use gather::Gathering;
use runs::{Passage, Run};

pub use given::{Gender, contradict};
pub(in crate::import) use lists::{is_role, kind_told_by};

/// Somebody whom an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorFound {
    /// The fullest name that the article gives, without titles: `Maria Reyes`.
    pub name: String,
    /// The other names it gives: `Reyes`, `FHA`.
    pub aliases: Vec<String>,
    /// What sort of actor, where the text tells.
    pub kind: Option<ActorKind>,
    /// Of a person, what the given name or the title tells.
    pub gender: Option<Gender>,
    /// Where the names stand, in order. Never empty.
    pub mentions: Vec<Span>,
    /// What told that this is an actor: `given-name`, `long-form-abbreviation`.
    pub rule: &'static str,
}

/// A name at a place.
struct Mention<'t> {
    name: &'t str,
    span: Span,
    abbreviation: Option<(&'t str, Span)>,
    begins_sentence: bool,
    /// What the title before it tells, if one does: that `Mrs. Ode` is a woman.
    gender_of_title: Option<Gender>,
    /// Whether `the` stands before it, as it does before no person's name.
    has_article: bool,
    /// Whether it says something there.
    acts: bool,
    clue: Clue,
}

impl<'t> Mention<'t> {
    fn words(&self) -> Vec<&'t str> {
        self.name.split_whitespace().collect()
    }

    /// Whether other names may be short for it.
    fn is_full(&self) -> bool {
        self.abbreviation.is_some() || self.name.contains(char::is_whitespace)
    }
}

/// Headings of sections whose own headings are the actors of the article.
const SECTIONS: [&str; 6] = [
    "the players",
    "key players",
    "who's who",
    "who’s who",
    "the people",
    "people involved",
];

/// Finds whom an article names, in the order of their first mentions.
pub fn find(document: &Document) -> Vec<ActorFound> {
    let plain = plain_words(document.text());
    let mentions = document.of_each_block(|at, block| match block.kind {
        BlockKind::Byline | BlockKind::Boilerplate => Vec::new(),
        BlockKind::Heading => player(document, at, block).into_iter().collect(),
        BlockKind::Attribution => credited(document, block, &plain),
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Caption => {
            let passage = Passage::new(document.text(), block.span);
            let runs = passage.runs(&plain);
            let mentions = runs.iter().map(|run| mention(document, &passage, run));
            mentions.flatten().collect()
        }
    });
    let mut gathering = Gathering::default();
    gathering.add_all(&mentions);
    gathering.actors()
}

/// The words that the article has in small letters. Addresses are written so whatever they stand for.
fn plain_words(text: &str) -> HashSet<&str> {
    let is_address = |words: &&str| words.contains(['@', '/']) || words.starts_with("www.");
    text.split_whitespace()
        .filter(|words| !is_address(words))
        .flat_map(|words| words.split(|character: char| !character.is_alphabetic()))
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect()
}

fn mention<'t>(document: &Document<'t>, passage: &Passage<'t>, run: &Run) -> Option<Mention<'t>> {
    let span = passage.span(&run.tokens)?;
    let name = document.words(span);
    let words: Vec<&str> = name.split_whitespace().collect();
    if clues::is_no_actor(&words) {
        return None;
    }
    let abbreviation = run.abbreviation.and_then(|at| {
        let span = passage.tokens.get(at)?.span;
        Some((document.words(span), span))
    });
    let end = run.tokens.end;
    let behind = if passage.is_mark(end, ',') {
        end + 1
    } else {
        end
    };
    let beside = [run.tokens.start.checked_sub(1), Some(behind)];
    let acts = beside
        .into_iter()
        .flatten()
        .any(|at| passage.word(at).is_some_and(is_cue));
    Some(Mention {
        name,
        span,
        abbreviation,
        begins_sentence: run.begins_sentence,
        gender_of_title: clues::gender_of_title(passage, run),
        has_article: passage.has_article(run.tokens.start),
        acts,
        clue: Clue {
            is_place: clues::is_place(passage, run),
            ..clues::of_run(passage, run)
        },
    })
}

/// The actor whose name is a heading of its own, in a section that lists them. The text below it describes them.
fn player<'t>(document: &Document<'t>, at: usize, block: &Block) -> Option<Mention<'t>> {
    let section = document
        .heading_of(at)?
        .trim()
        .trim_end_matches(':')
        .to_lowercase();
    if !SECTIONS.contains(&&*section) {
        return None;
    }
    let whole = Passage::new(document.text(), block.span);
    let bracket = (0..whole.tokens.len()).find(|at| whole.is_mark(*at, '('));
    let tokens = 0..bracket.unwrap_or(whole.tokens.len());
    let span = whole.span(&tokens)?;
    let abbreviation = bracket.and_then(|open| {
        let token = whole
            .tokens
            .get(open + 1)
            .filter(|token| token.kind == Kind::Word)?;
        Some((document.words(token.span), token.span))
    });
    let words: Vec<&str> = document.words(span).split_whitespace().collect();
    let below = document
        .blocks()
        .get(at + 1)
        .filter(|below| below.kind == BlockKind::Paragraph);
    let described = below.and_then(|below| {
        let passage = Passage::new(document.text(), below.span);
        clues::description(&passage, 0, false)
    });
    let kind = described.or(clues::of_words(&words));
    let gender = words.first().and_then(|first| given::gender(first));
    Some(Mention {
        name: document.words(span),
        span,
        abbreviation,
        begins_sentence: false,
        gender_of_title: None,
        has_article: false,
        acts: false,
        clue: Clue {
            kind,
            gender,
            rule: Some("players-section"),
            is_place: false,
        },
    })
}

/// The names in the line behind a dash: the first is who said the words above it.
fn credited<'t>(document: &Document<'t>, block: &Block, plain: &HashSet<&str>) -> Vec<Mention<'t>> {
    let passage = Passage::new(document.text(), block.span);
    let runs = passage.runs(plain);
    let mut mentions: Vec<_> = runs
        .iter()
        .filter_map(|run| mention(document, &passage, run))
        .collect();
    if let Some(first) = mentions
        .first_mut()
        .filter(|first| first.span.start == block.span.start)
    {
        first.acts = true;
        first.begins_sentence = false;
        first.clue.kind = first.clue.kind.or(Some(ActorKind::Person));
        first.clue.rule = Some("dash-line");
    }
    mentions
}
