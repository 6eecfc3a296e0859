//! Which of the events found answer best.

use std::cmp::Reverse;

use super::evaluate::{Plan, WordTerm};
use super::found::Found;
use super::fuzzy::{Answers, Grade, Needle};
use super::hits::Hit;
use super::index::Index;
use super::postings::Postings;
use super::query::{Key, Open, Query};
use super::scope::Scope;
use super::texts::FieldSet;
use super::vocabulary::WordId;
use crate::story::{ActorId, EventId, Handle, SourceId, Story};

/// The events that answer best, `count` at most: by how surely, then by how well; the earlier of equals first.
pub(super) fn events(
    index: &Index,
    query: &Query,
    story: &Story,
    count: usize,
) -> Vec<Hit<EventId>> {
    let plan = Plan::new(index, query, story);
    let (events, _) = plan.events_and_quotes();
    let mut sums = vec![0_u32; events.len()];
    for term in plan.words().iter().filter(|term| !term.negated) {
        let scores = Scores::of(index, story, term, &events);
        for (sum, score) in sums.iter_mut().zip(scores.0) {
            *sum = sum.saturating_add(score);
        }
    }
    let mut ranked: Vec<_> = events.iter().zip(sums).enumerate().collect();
    let by_worth = |&(number, (hit, score)): &(usize, (Hit<EventId>, u32))| {
        (Reverse(hit.truth), Reverse(score), number)
    };
    if count < ranked.len() {
        ranked.select_nth_unstable_by_key(count, by_worth);
        ranked.truncate(count);
    }
    ranked.sort_unstable_by_key(by_worth);
    ranked.into_iter().map(|(_, (hit, _))| hit).collect()
}

/// How well each event found answers to one term, by the number it has among them.
struct Scores(Vec<u32>);

impl Scores {
    fn of(index: &Index, story: &Story, term: &WordTerm<'_>, events: &Found<EventId>) -> Self {
        let mut scores = Self(vec![0; events.len()]);
        let key = term.key();
        let scope = Scope::of(key);
        let own = &term.hits.own;
        let found =
            own.events.count() + own.quotes.count() + own.actors.count() + own.sources.count();
        // Of two terms the rare one says more.
        let rarity = (index.records / found.max(1)).max(1).ilog2() + 1;
        let words = likely_words(index, term, scope);
        let weigh = |postings: &Postings, fields, size| weights(postings, &words, fields, size);

        let of_events = weigh(
            &index.parts.events,
            scope.events,
            index.parts.links.events.len(),
        );
        for (place, weight) in of_events.into_iter().enumerate() {
            scores.raise(events, EventId::from_index(place), weight * rarity);
        }
        let of_actors = weigh(&index.parts.actors, scope.actors, index.parts.actors.size());
        let mut of_quotes = weigh(
            &index.parts.quotes,
            scope.quotes,
            index.parts.links.quotes.len(),
        );
        for actor in own.actors.iter() {
            let view = story.actor(ActorId::from_index(actor));
            for quote in view.quotes() {
                let weight = &mut of_quotes[quote.index()];
                *weight = (*weight).max(of_actors[actor]);
            }
            if key != Some(Key::By) {
                for &event in view.events() {
                    scores.raise(events, event, of_actors[actor] * rarity);
                }
            }
        }
        for (quote, weight) in of_quotes.into_iter().enumerate() {
            if let Some(event) = index.parts.links.event_of(quote) {
                scores.raise(events, EventId::from_index(event), weight * rarity);
            }
        }
        if key == Some(Key::Source) {
            let of_sources = weigh(
                &index.parts.sources,
                scope.sources,
                index.parts.sources.size(),
            );
            for source in own.sources.iter() {
                for &event in story.source(SourceId::from_index(source)).events() {
                    scores.raise(events, event, of_sources[source] * rarity);
                }
            }
        }
        scores
    }

    fn raise(&mut self, events: &Found<EventId>, event: EventId, score: u32) {
        if score > 0
            && let Some(number) = events.number_of(event)
        {
            self.0[number] = self.0[number].max(score);
        }
    }
}

/// How much each record of a kind says about a term: how likely the likeliest of its words is, times what the fields
/// that hold them weigh.
fn weights(
    postings: &Postings,
    words: &[Vec<(WordId, u32)>],
    fields: FieldSet,
    size: usize,
) -> Vec<u32> {
    let mut all: Option<Vec<(FieldSet, u32)>> = None;
    for words in words {
        let mut found = vec![(FieldSet::NONE, 0); size];
        for &(word, likelihood) in words {
            postings.each(word, fields, |record, fields| {
                let (held, best) = &mut found[record];
                *held = held.or(fields);
                *best = (*best).max(likelihood);
            });
        }
        // The words of a phrase stand in one field, and it is as likely as the least likely of them.
        if let Some(all) = &mut all {
            for (all, found) in all.iter_mut().zip(found) {
                *all = (all.0.and(found.0), all.1.min(found.1));
            }
        } else {
            all = Some(found);
        }
    }
    let weight = |(fields, likelihood): (FieldSet, u32)| fields.weight() * likelihood;
    all.unwrap_or_default().into_iter().map(weight).collect()
}

/// For each word of a pattern the words that answer to it, and how likely each was meant, from 1 to 100.
fn likely_words(index: &Index, term: &WordTerm<'_>, scope: Scope) -> Vec<Vec<(WordId, u32)>> {
    let Some(pattern) = term.pattern() else {
        return Vec::new();
    };
    let of_word = |(answers, typed): (&Answers, &String)| {
        let needle = Needle::new(typed);
        let likelihood = |word, grade| match pattern.open() {
            Open::Fuzzy => likelihood(index, &needle, word, grade, scope),
            // It was written in full, or to be taken as it is.
            Open::Closed | Open::Prefix => 100,
        };
        let words = answers.iter();
        words
            .map(|(word, grade)| (word, likelihood(word, grade)))
            .collect()
    };
    term.hits
        .answers
        .iter()
        .zip(pattern.words())
        .map(of_word)
        .collect()
}

/// How likely a word is what was meant, from 1 to 100. Of words that answer loosely the frequent
/// ones are likelier: `flok` means Flock and not a rare Floki.
fn likelihood(index: &Index, needle: &Needle<'_>, id: WordId, grade: Grade, scope: Scope) -> u32 {
    let word = index.parts.vocabulary.word(id);
    let records = index.records_with(id..id + 1, scope);
    let frequency = (6 * records.max(1).ilog2()).min(30);
    let surplus =
        u32::try_from(word.chars().count().saturating_sub(needle.len())).unwrap_or(u32::MAX);
    match grade {
        Grade::Exact => 100,
        Grade::Prefix => 60 + frequency - surplus.saturating_mul(4).min(30),
        Grade::Substring => 45 + frequency - surplus.saturating_mul(2).min(20),
        Grade::Fuzzy => 35 + frequency + index.fuzzy.closeness(needle, word) / 10,
        Grade::Typo => 20 + frequency,
    }
}
