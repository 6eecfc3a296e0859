//! The same words given to two speakers.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;

use super::flag::Flag;
use super::utterance::{is_printed_as_speech, utterances};
use super::{Found, Here};
use crate::story::{ActorId, Party, Quote, QuoteId, Story};
use crate::text::{fold, for_each_folded};

/// Shorter sentences are said by many: "no comment", a slogan.
const SHORTEST: usize = 6;
/// Speakers of one sentence that are told apart; of more, the rest is left out.
const MOST_SPEAKERS: usize = 8;

pub(super) fn two(here: &Here<'_>, found: &mut Found<'_>) {
    let story = here.story;
    let mut told = HashSet::new();
    for quotes in utterances(story)
        .into_iter()
        .chain(of_the_same_words(story))
    {
        let Some([first, other]) = at_odds(story, &quotes) else {
            continue;
        };
        if !told.insert([first.key(), other.key()]) {
            continue;
        }
        let sentence = format!(
            "The same words are given to {} by {}, and to {} by {}",
            first.speaker_names(),
            story.source(first.source()).publisher(),
            other.speaker_names(),
            story.source(other.source()).publisher(),
        );
        found.flag(|rule| {
            let ids = [first, other].map(speakers).concat();
            let ids = ids.into_iter().map(|key| story.actor(key).id());
            Flag::new(
                rule,
                first.key().into(),
                other.written_at(),
                ["speakers".into()],
                sentence,
            )
            .with(other.key().into())
            .values(ids)
        });
    }
}

/// Quotes with the same words, wherever they stand.
fn of_the_same_words(story: &Story) -> Vec<Vec<QuoteId>> {
    let mut hashes: Vec<(u64, QuoteId)> = story
        .quotes()
        .par_iter()
        .filter_map(|&key| Some((hash(story.quote(key))?, key)))
        .collect();
    hashes.par_sort_unstable();
    let groups = hashes
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1);
    groups
        .map(|group| {
            // Hashes may be the same by chance.
            let words = fold(story.quote(group[0].1).text());
            let keys = group.iter().map(|(_, key)| *key);
            keys.filter(|key| fold(story.quote(*key).text()) == words)
                .collect()
        })
        .collect()
}

/// A number that is the same for the same words. Nothing for words that say little of who spoke.
fn hash(quote: Quote<'_>) -> Option<u64> {
    if !is_printed_as_speech(quote) || quote.speakers().next().is_none() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    let mut words = 0;
    for_each_folded(quote.text(), |word| {
        word.bytes().hash(&mut hasher);
        words += 1;
    });
    (words >= SHORTEST).then(|| hasher.finish())
}

/// The first two quotes that are given to different speakers.
fn at_odds<'s>(story: &'s Story, quotes: &[QuoteId]) -> Option<[Quote<'s>; 2]> {
    let mut known: Vec<Quote<'s>> = Vec::new();
    for quote in quotes.iter().map(|&key| story.quote(key)) {
        let own = speakers(quote);
        if own.is_empty() || !is_printed_as_speech(quote) {
            continue;
        }
        let is_other = |first: &&Quote<'s>| are_others(story, &speakers(**first), &own);
        if let Some(&first) = known.iter().find(is_other) {
            return Some([first, quote]);
        }
        let is_known = known.iter().any(|first| speakers(*first) == own);
        if !is_known && known.len() < MOST_SPEAKERS {
            known.push(quote);
        }
    }
    None
}

fn speakers(quote: Quote<'_>) -> Vec<ActorId> {
    quote.speakers().collect()
}

/// Whether nobody is among both, nor tied to one of the others: a company speaks through its spokesperson.
fn are_others(story: &Story, a: &[ActorId], b: &[ActorId]) -> bool {
    let is_tied = |one: ActorId, other: ActorId| {
        story
            .actor(one)
            .relations()
            .any(|relation| relation.to == Party::Actor(other))
    };
    let belong = |one, other| one == other || is_tied(one, other) || is_tied(other, one);
    !a.iter()
        .any(|&one| b.iter().any(|&other| belong(one, other)))
}
