//! What a draft may belong to, the likeliest first, each with what speaks for it.

use std::collections::HashSet;

use super::draft::Draft;
use crate::story::{ActorId, EventId, SourceId, Story, Subject};
use crate::text::fold_words;

/// So many records are offered, and no more: whoever looks for another one searches for it first.
const MOST: usize = 500;
/// Words that are shorter say little.
const SHORTEST: usize = 4;

/// A record that a draft may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The record.
    pub subject: Subject,
    /// What speaks for it: `same time, 2 actors`. Empty where nothing does.
    pub why: String,
    score: usize,
}

/// What `draft` may belong to, the likeliest first: of its own kind, and of a quote the events. `found` are the events
/// to choose from.
pub fn candidates(draft: &Draft, story: &Story, found: &[EventId]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = match draft {
        Draft::Event(key) => {
            let others = found.iter().filter(|other| *other != key);
            others.map(|other| event(*key, *other, story)).collect()
        }
        Draft::Quote(key) => {
            let about = story.quote(*key).event();
            let candidate = |other: &EventId| match about {
                Some(about) if about != *other => event(about, *other, story),
                _ => bare(Subject::Event(*other)),
            };
            found.iter().map(candidate).collect()
        }
        Draft::Actor(key) => {
            let others = story.actors().iter().filter(|other| *other != key);
            others.map(|other| actor(*key, *other, story)).collect()
        }
        Draft::Source(key) => {
            let others = story.sources().iter().filter(|other| *other != key);
            others.map(|other| source(*key, *other, story)).collect()
        }
        Draft::Claims(_) => Vec::new(),
    };
    all.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    all.truncate(MOST);
    all
}

fn bare(subject: Subject) -> Candidate {
    Candidate {
        subject,
        why: String::new(),
        score: 0,
    }
}

fn event(draft: EventId, other: EventId, story: &Story) -> Candidate {
    let (draft, other) = (story.event(draft), story.event(other));
    let is_same_time = match (draft.date(), other.date()) {
        (Some(a), Some(b)) => Some(!a.disjoint(b)),
        _ => None,
    };
    let taking_part: HashSet<ActorId> = draft.parts().map(|part| part.actor).collect();
    let shared = other
        .parts()
        .filter(|part| taking_part.contains(&part.actor));
    let shared = shared.count();
    let words = words_shared([draft.title()], [other.title()]);
    let mut why = Vec::new();
    if is_same_time == Some(true) {
        why.push("same time".to_owned());
    }
    why.extend(count(shared, "actor"));
    why.extend(count(words, "word"));
    let score = match is_same_time {
        Some(true) => 3 + 2 * shared + 2 * words,
        // Of another day, what is alike is likely to be something else.
        Some(false) => usize::from(shared + words > 1),
        None => shared + 2 * words,
    };
    Candidate {
        subject: Subject::Event(other.key()),
        why: why.join(", "),
        score,
    }
}

fn actor(draft: ActorId, other: ActorId, story: &Story) -> Candidate {
    let names = |key: ActorId| {
        let actor = story.actor(key);
        std::iter::once(actor.name()).chain(actor.aliases())
    };
    named(
        words_shared(names(draft), names(other)),
        Subject::Actor(other),
    )
}

fn source(draft: SourceId, other: SourceId, story: &Story) -> Candidate {
    let names = |key: SourceId| {
        let source = story.source(key);
        std::iter::once(source.publisher()).chain(source.title())
    };
    let is_same = story.source(draft).url().is_some()
        && story.source(draft).url() == story.source(other).url();
    let mut candidate = named(
        words_shared(names(draft), names(other)),
        Subject::Source(other),
    );
    if is_same {
        candidate.score += 100;
        "same address".clone_into(&mut candidate.why);
    }
    candidate
}

fn named(words: usize, subject: Subject) -> Candidate {
    Candidate {
        subject,
        why: count(words, "word").unwrap_or_default(),
        score: words,
    }
}

/// `2 actors`, or nothing.
fn count(number: usize, one: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {one}s")),
    }
}

/// How many distinct words two lots of texts share.
fn words_shared<'s>(
    one: impl IntoIterator<Item = &'s str>,
    other: impl IntoIterator<Item = &'s str>,
) -> usize {
    let words = |texts: &mut dyn Iterator<Item = &'s str>| -> HashSet<String> {
        let words = texts.flat_map(fold_words);
        let words = words.filter(|word| word.folded.chars().count() >= SHORTEST);
        words.map(|word| word.folded.into_owned()).collect()
    };
    let one = words(&mut one.into_iter());
    words(&mut other.into_iter()).intersection(&one).count()
}
