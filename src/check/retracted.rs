//! What rests on a source that its publisher has taken back.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::flag::Flag;
use super::{Found, Here};
use crate::schema::Stance;
use crate::story::date::wording;
use crate::story::{Event, Party, Place, Source, SourceId, Step, Story};

pub(super) fn rests(here: &Here<'_>, found: &mut Found<'_>) {
    for (source, retracted) in tainted(here.story) {
        let (source, retracted) = (here.story.source(source), here.story.source(retracted));
        for (event, place, path) in events(here.story, source) {
            let sentence = format!("It rests on {}", taken_back(source, retracted));
            found.flag(|rule| {
                Flag::new(rule, event.key().into(), place, path, sentence)
                    .with(source.key().into())
                    .with(retracted.key().into())
                    .values([source.id()])
            });
        }
        for &key in source.quotes() {
            let quote = here.story.quote(key);
            let sentence = format!("These words rest on {}", taken_back(source, retracted));
            found.flag(|rule| {
                Flag::new(
                    rule,
                    key.into(),
                    quote.written_at(),
                    ["source".into()],
                    sentence,
                )
                .with(source.key().into())
                .with(retracted.key().into())
                .values([source.id()])
            });
        }
    }
}

fn taken_back(source: Source<'_>, retracted: Source<'_>) -> String {
    let when = retracted.retracted().map(wording).unwrap_or_default();
    if source.key() == retracted.key() {
        format!("{}, which was retracted ({when})", source.publisher())
    } else {
        let publisher = source.publisher();
        format!(
            "{publisher}, which retells {}, and that was retracted ({when})",
            retracted.publisher()
        )
    }
}

/// Each source that was retracted or goes back to one that was, and that one.
fn tainted(story: &Story) -> BTreeMap<SourceId, SourceId> {
    let sources = || story.sources().iter().map(|&key| story.source(key));
    let mut tainted: BTreeMap<SourceId, SourceId> = sources()
        .filter(|source| source.retracted().is_some())
        .map(|source| (source.key(), source.key()))
        .collect();
    if tainted.is_empty() {
        return tainted;
    }
    let mut retellers: BTreeMap<SourceId, Vec<SourceId>> = BTreeMap::new();
    for source in sources() {
        for party in source.derives_from() {
            if let Party::Source(origin) = party {
                retellers.entry(origin).or_default().push(source.key());
            }
        }
    }
    let mut open: VecDeque<SourceId> = tainted.keys().copied().collect();
    while let Some(source) = open.pop_front() {
        let root = tainted[&source];
        for &reteller in retellers.get(&source).into_iter().flatten() {
            if tainted.insert(reteller, root).is_none() {
                open.push_back(reteller);
            }
        }
    }
    tainted
}

/// The events that a source stands behind, each once, and where they say so.
fn events<'s>(story: &'s Story, source: Source<'s>) -> Vec<(Event<'s>, Place, Vec<Step>)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for &key in source.events() {
        let event = story.event(key);
        let mut citations = event.citations().enumerate();
        let cited =
            citations.find(|(_, it)| it.source == source.key() && it.stance == Stance::Supports);
        if let Some((index, _)) = cited {
            seen.insert(key);
            found.push((
                event,
                event.written_at(),
                vec!["citations".into(), index.into()],
            ));
        }
    }
    for &key in source.claims() {
        let claim = story.claim(key);
        if claim.stance() == Stance::Supports && seen.insert(claim.event()) {
            found.push((
                story.event(claim.event()),
                claim.written_at(),
                vec!["source".into()],
            ));
        }
    }
    found
}
