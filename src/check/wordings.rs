//! Claims that say of an utterance what its renderings say already: that is told once, with both.

use super::utterance::{differing, utterances_of};
use crate::story::evidence::{Contest, contests};
use crate::story::{Event, Quote, QuoteId, Story};
use crate::text::fold_words;

/// The quotes at an event whose words differ as the values of a contest do.
pub(super) fn quotes_told(story: &Story, event: Event<'_>, contest: &Contest<'_>) -> Vec<QuoteId> {
    if !contest.disputed {
        return Vec::new();
    }
    let groups = utterances_of(event).into_iter();
    let sides = groups.map(|keys| differing(story, &keys));
    let told = sides.filter(|sides| is_told(contest, sides));
    told.flatten().flatten().map(Quote::key).collect()
}

/// Whether claims on the event of some renderings say how they differ.
pub(super) fn are_told(story: &Story, sides: &[Vec<Quote<'_>>]) -> bool {
    let mut events = sides.iter().flatten().map(|quote| quote.event());
    let Some(Some(event)) = events.next() else {
        return false;
    };
    events.all(|other| other == Some(event))
        && contests(story, story.event(event))
            .iter()
            .any(|contest| contest.disputed && is_told(contest, sides))
}

/// Whether each side has a claim of its source whose value is words of its own, which the other sides do not have.
fn is_told(contest: &Contest<'_>, sides: &[Vec<Quote<'_>>]) -> bool {
    let is_told = |number: usize| {
        let others = || {
            sides
                .iter()
                .enumerate()
                .filter(move |(other, _)| *other != number)
        };
        let mut claims = contest.sides.iter().flat_map(|side| &side.claims);
        claims.any(|claim| {
            let words = claim.value().unwrap_or_default();
            let mut own = sides[number].iter();
            own.any(|quote| quote.source() == claim.source() && stand_in(words, quote.text()))
                && others().all(|(_, other)| !stand_in(words, other[0].text()))
        })
    };
    sides.len() > 1 && (0..sides.len()).all(is_told)
}

/// Whether words follow each other in a text.
fn stand_in(words: &str, text: &str) -> bool {
    let folded = |text| -> Vec<String> {
        let words = fold_words(text);
        words.map(|word| word.folded.into_owned()).collect()
    };
    let (words, text) = (folded(words), folded(text));
    !words.is_empty() && text.windows(words.len()).any(|window| window == words)
}
