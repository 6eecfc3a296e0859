//! What is missing elsewhere: texts nobody read or kept, words known at second hand, silences, answers.

use std::collections::{BTreeMap, HashSet};

use super::flag::Flag;
use super::utterance::utterances;
use super::{Found, Here, words};
use crate::schema::{Reporting, Seen};
use crate::story::date::{Date, wording};
use crate::story::{EventId, Party, QuoteId, Source, SourceId, Story, Subject};

fn sources<'s>(here: &Here<'s>) -> impl Iterator<Item = Source<'s>> {
    let story = here.story;
    story.sources().iter().map(|&key| story.source(key))
}

/// Documents that others retell and nobody here has read.
pub(super) fn original_unread(here: &Here<'_>, found: &mut Found<'_>) {
    for source in sources(here) {
        if source.seen() == Some(Seen::None) {
            let title = source
                .title()
                .map_or_else(String::new, |title| format!(", “{title}”,"));
            let sentence = format!(
                "{}{title} has not been read: others tell what it says",
                source.publisher()
            );
            found.flag(|rule| {
                Flag::new(
                    rule,
                    source.key().into(),
                    source.written_at(),
                    ["seen".into()],
                    sentence,
                )
            });
        }
        for (index, origin) in source.derives_from().enumerate() {
            if let Party::Named(name) = origin {
                let sentence = format!(
                    "{} retells “{name}”, which has not been read",
                    source.publisher()
                );
                found.flag(|rule| {
                    let path = ["derives_from".into(), index.into()];
                    Flag::new(
                        rule,
                        source.key().into(),
                        source.written_at(),
                        path,
                        sentence,
                    )
                    .values([name])
                });
            }
        }
    }
}

/// Sources that nothing in the story needs.
pub(super) fn uncited(here: &Here<'_>, found: &mut Found<'_>) {
    let mut needed: HashSet<SourceId> = HashSet::new();
    for source in sources(here) {
        let origins = source.derives_from().filter_map(of_source);
        needed.extend(origins.chain(source.version_of()));
    }
    let attributed = here
        .story
        .claims()
        .filter_map(|claim| claim.according_to().and_then(of_source));
    needed.extend(attributed);
    for source in sources(here) {
        let is_cited = !(source.events().is_empty()
            && source.claims().is_empty()
            && source.quotes().is_empty());
        if !is_cited && !needed.contains(&source.key()) {
            let sentence = format!("Nothing rests on {}", source.publisher());
            found.flag(|rule| {
                Flag::new(
                    rule,
                    source.key().into(),
                    source.written_at(),
                    ["id".into()],
                    sentence,
                )
            });
        }
    }
}

fn of_source(party: Party<'_>) -> Option<SourceId> {
    match party {
        Party::Source(source) => Some(source),
        Party::Actor(_) | Party::Named(_) => None,
    }
}

/// Addresses without an archived copy.
pub(super) fn unarchived(here: &Here<'_>, found: &mut Found<'_>) {
    for source in
        sources(here).filter(|source| source.url().is_some() && source.archived().is_none())
    {
        let sentence = format!("No archived copy of {} is known", source.publisher());
        found.flag(|rule| {
            Flag::new(
                rule,
                source.key().into(),
                source.written_at(),
                ["url".into()],
                sentence,
            )
        });
    }
}

/// Words that all who print them have from another text.
pub(super) fn only_retold(here: &Here<'_>, found: &mut Found<'_>) {
    let story = here.story;
    let groups = utterances(story);
    let tied: HashSet<QuoteId> = groups.iter().flatten().copied().collect();
    let single = story
        .quotes()
        .iter()
        .filter(|key| !tied.contains(key))
        .map(|&key| vec![key]);
    for quotes in groups.iter().cloned().chain(single) {
        let source = |key: &QuoteId| story.source(story.quote(*key).source());
        let is_retold = |key: &QuoteId| source(key).reporting() == Reporting::Rewrite;
        if !quotes.iter().all(is_retold) {
            continue;
        }
        let mut names: Vec<String> = quotes
            .iter()
            .map(|key| source(key).publisher().to_owned())
            .collect();
        names.dedup();
        let first = story.quote(quotes[0]);
        let sentence = format!(
            "These words are known only from {}, made from another text",
            words::all_of(&names)
        );
        found.flag(|rule| {
            let flag = Flag::new(
                rule,
                first.key().into(),
                first.written_at(),
                ["source".into()],
                sentence,
            );
            quotes
                .iter()
                .skip(1)
                .fold(flag, |flag, &key| flag.with(key.into()))
                .values(names)
        });
    }
}

/// Words without a place in their source.
pub(super) fn quote_without_locator(here: &Here<'_>, found: &mut Found<'_>) {
    for &key in here.story.quotes() {
        let quote = here.story.quote(key);
        let citation = quote.citation();
        if citation.is_some_and(|citation| citation.at.is_none() && citation.span.is_none()) {
            let publisher = here.story.source(quote.source()).publisher();
            let sentence = format!("It does not say where in {publisher} the words stand");
            found.flag(|rule| {
                Flag::new(
                    rule,
                    key.into(),
                    quote.written_at(),
                    ["source".into()],
                    sentence,
                )
            });
        }
    }
}

/// Days of a silence that may be called long.
const LONG: i64 = 180;
/// A silence is long where it is so many times as long as the usual one of its thread.
const UNUSUAL: i64 = 3;
/// Pauses that it takes to say what is usual.
const PAUSES: usize = 3;

/// Long silences between the events of a thread.
pub(super) fn silences(here: &Here<'_>, found: &mut Found<'_>) {
    for (thread, events) in threads(here.story) {
        let pauses: Vec<i64> = events
            .windows(2)
            .map(|pair| pair[1].1 - pair[0].2)
            .collect();
        let mut sorted = pauses.clone();
        sorted.sort_unstable();
        let Some(&usual) = sorted
            .get(sorted.len() / 2)
            .filter(|_| sorted.len() >= PAUSES)
        else {
            continue;
        };
        for (pair, days) in events.windows(2).zip(pauses) {
            if days < LONG || days < usual.saturating_mul(UNUSUAL) {
                continue;
            }
            let [before, after] = [pair[0].0, pair[1].0].map(|key| here.story.event(key));
            let sentence = format!(
                "In the thread “{thread}” nothing is known of the {days} days since “{}”",
                before.title()
            );
            found.flag(|rule| {
                Flag::new(
                    rule,
                    after.key().into(),
                    after.written_at(),
                    ["date".into()],
                    sentence,
                )
                .with(before.key().into())
                .values([before.id()])
            });
        }
    }
}

/// The dated events of each thread, in order: each with its first and its last day, and the latest day so far.
fn threads(story: &Story) -> BTreeMap<&str, Vec<(EventId, i64, i64)>> {
    let mut threads: BTreeMap<&str, Vec<(EventId, i64, i64)>> = BTreeMap::new();
    for &key in story.events() {
        let event = story.event(key);
        let days = event
            .date()
            .and_then(|date| Some((date.first()?.number(), date.last()?.number())));
        let (Some(thread), Some((first, last))) = (event.thread(), days) else {
            continue;
        };
        let events = threads.entry(thread).or_default();
        let latest = events.last().map_or(last, |before| before.2.max(last));
        events.push((key, first, latest));
    }
    threads
}

/// Questions whose answers are overdue.
pub(super) fn overdue(here: &Here<'_>, found: &mut Found<'_>) {
    let Some(today) = here.today else { return };
    for question in here.story.notes().filter(|note| note.is_question()) {
        let Some(due) = question.on() else { continue };
        let last = Date::parse(due).ok().and_then(Date::last);
        if last.is_none_or(|last| last.number() >= today.number()) {
            continue;
        }
        let sentence = format!("An answer was due {}: {}", wording(due), question.text());
        found.flag(|rule| {
            let subject = question.event().map_or(Subject::Story, Subject::Event);
            Flag::new(
                rule,
                subject,
                question.written_at(),
                ["due".into()],
                sentence,
            )
            .values([due])
        });
    }
}
