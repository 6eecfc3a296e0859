//! The day of publication: taken for the day of the event, or too early for what the source reports.

use rayon::prelude::*;

use super::disagree::{clash, clashing, day, exact_day};
use super::flag::Flag;
use super::{Found, Here, Rule, words};
use crate::schema::{Stance, Status};
use crate::story::date::{Date, Truth, wording};
use crate::story::evidence::{Contest, Side, count_lines};
use crate::story::{Claim, Event, Source, Story};

/// So many other lines of evidence make a source's own day of publication doubtful, if none of them is known to be
/// independent.
const ENOUGH: usize = 2;

/// A claimed date that is the day its source was published, while others say otherwise.
pub(super) fn taken_for_the_event(
    here: &Here<'_>,
    event: Event<'_>,
    contest: &Contest<'_>,
    found: &mut Found<'_>,
) {
    let story = here.story;
    let sides = clashing(contest);
    for side in &sides {
        if !side.claims.iter().all(|claim| gives_own_day(story, *claim)) {
            continue;
        }
        let others = sides.iter().filter(|other| clash(side, other));
        let Some(other) = others.max_by_key(|other| weight(other)) else {
            continue;
        };
        let (independent, all) = weight(other);
        if (independent == 0 && all < ENOUGH) || all < side.lines.len() {
            continue;
        }
        for &claim in &side.claims {
            let publisher = story.source(claim.source()).publisher();
            let lines = words::counted(all, "line of evidence has", "lines of evidence have");
            let sentence = format!(
                "{publisher} gives {}, the day it was published itself; {lines} {}",
                words::value(claim),
                words::value(other.claims[0]),
            );
            found.flag(|rule| {
                Flag::new(
                    rule,
                    event.key().into(),
                    claim.written_at(),
                    ["value".into()],
                    sentence,
                )
                .with(claim.source().into())
                .field(contest.field)
                .remark(words::held(story, event, contest.field))
                .values([words::written(claim)])
            });
        }
    }
}

/// Whether a claim's day is the one on which its source was published.
fn gives_own_day(story: &Story, claim: Claim<'_>) -> bool {
    let published = story.source(claim.source()).published().and_then(day);
    claim.stance() == Stance::Supports && published.is_some() && exact_day(claim) == published
}

/// How many lines stand behind a side: those that are independent, and all.
fn weight(side: &Side<'_>) -> (usize, usize) {
    let (independent, unknown) = count_lines(&side.lines);
    (independent, independent + unknown)
}

/// So many events with one source are too many to have wrong dates: then the source's date is wrong.
const SEVERAL: usize = 4;

/// A source that was published before the events it reports.
pub(super) fn before_the_event(here: &Here<'_>, found: &mut Found<'_>) {
    let story = here.story;
    let early = story.sources().par_iter().map(|&key| {
        let source = story.source(key);
        (source, reported_too_early(story, source))
    });
    let early: Vec<_> = early.filter(|(_, events)| !events.is_empty()).collect();
    for (source, events) in early {
        if events.len() >= SEVERAL {
            found.flag(|rule| of_source(rule, source, &events));
        } else {
            for (event, index) in events {
                found.flag(|rule| of_event(rule, source, event, index));
            }
        }
    }
}

fn of_event(rule: &'static Rule, source: Source<'_>, event: Event<'_>, index: usize) -> Flag {
    let sentence = format!(
        "{} was published {}, before the event it reports ({})",
        source.publisher(),
        source.published_text().map(wording).unwrap_or_default(),
        event.edtf().map(wording).unwrap_or_default(),
    );
    let path = ["citations".into(), index.into()];
    Flag::new(rule, event.key().into(), event.written_at(), path, sentence)
        .with(source.key().into())
        .values([source.id()])
}

fn of_source(rule: &'static Rule, source: Source<'_>, events: &[(Event<'_>, usize)]) -> Flag {
    let sentence = format!(
        "{} was published {}, before {} events it reports, the first of them “{}”",
        source.publisher(),
        source.published_text().map(wording).unwrap_or_default(),
        events.len(),
        events[0].0.title(),
    );
    let place = source.written_at();
    let flag = Flag::new(
        rule,
        source.key().into(),
        place,
        ["published".into()],
        sentence,
    );
    let first = events.iter().take(SEVERAL);
    first
        .fold(flag, |flag, (event, _)| flag.with(event.key().into()))
        .values(source.published_text())
}

/// The events that a source is cited for and was published before, each with the number of the citation.
fn reported_too_early<'s>(story: &'s Story, source: Source<'s>) -> Vec<(Event<'s>, usize)> {
    if source.published().is_none() {
        return Vec::new();
    }
    let events = source.events().iter().map(|&key| story.event(key));
    let early = events.filter(|event| {
        let is_to_come = matches!(event.status(), Some(Status::Planned | Status::DidNotHappen));
        !is_to_come && event.date().is_some_and(|date| is_too_early(source, date))
    });
    let with_citation = early.filter_map(|event| {
        let mut citations = event.citations().enumerate();
        let cited =
            citations.find(|(_, it)| it.source == source.key() && it.stance == Stance::Supports);
        cited.map(|(index, _)| (event, index))
    });
    with_citation.collect()
}

/// A quote that was said after its source was published.
pub(super) fn before_the_words(here: &Here<'_>, found: &mut Found<'_>) {
    for &key in here.story.quotes() {
        let quote = here.story.quote(key);
        let source = here.story.source(quote.source());
        let Some(said) = quote.said().filter(|said| is_too_early(source, *said)) else {
            continue;
        };
        let said = quote.said_edtf().map_or_else(|| said_words(said), wording);
        let sentence = format!(
            "{} was published {}, before the words it carries were said ({said})",
            source.publisher(),
            source.published_text().map(wording).unwrap_or_default(),
        );
        found.flag(|rule| {
            Flag::new(
                rule,
                key.into(),
                quote.written_at(),
                ["said".into()],
                sentence,
            )
            .with(source.key().into())
            .values([source.id()])
        });
    }
}

fn said_words(said: Date) -> String {
    said.first().map(|day| day.to_string()).unwrap_or_default()
}

/// Whether a source was published before `date` for certain. The day before may be the same day elsewhere, and a
/// corrected text may speak of what came later.
fn is_too_early(source: Source<'_>, date: Date) -> bool {
    let Some(published) = source.published() else {
        return false;
    };
    if published.ends_before(date) != Truth::Yes || date.is_uncertain() {
        return false;
    }
    let is_days_apart = published
        .last()
        .zip(date.first())
        .is_some_and(|(last, first)| last.number() + 1 < first.number());
    let corrected = source.corrected().and_then(|text| Date::parse(text).ok());
    let was_known_by_then =
        corrected.is_some_and(|corrected| corrected.ends_before(date) != Truth::Yes);
    is_days_apart && !was_known_by_then
}
