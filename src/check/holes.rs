//! What is missing behind an event: a date, sources, a document, a locator.

use super::flag::Flag;
use super::{Found, Here, Rule, words};
use crate::schema::{Reporting, SourceKind, Stance, Status};
use crate::story::evidence::lines_of_event;
use crate::story::{Claim, Event, Party, Source, SourceId, Story};

/// A flag on an event that lacks something, at a part of its record.
fn missing(rule: &'static Rule, event: Event<'_>, part: &str, sentence: impl Into<String>) -> Flag {
    let (subject, place) = (event.key().into(), event.written_at());
    Flag::new(rule, subject, place, [part.into()], sentence)
}

/// An event behind which a single line of evidence stands.
pub(super) fn single_line(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    let counter = here.counter.as_ref();
    if !counter.is_some_and(|counter| counter.count(event).is_single) {
        return;
    }
    let lines = lines_of_event(here.story, event);
    let [line] = lines.as_slice() else { return };
    let publishers = line
        .sources
        .iter()
        .map(|&key| here.story.source(key).publisher().to_owned());
    let publishers: Vec<String> = publishers.collect();
    let sentence = format!(
        "A single line of evidence stands behind it: {}",
        words::all_of(&publishers)
    );
    found.flag(|rule| missing(rule, event, "citations", sentence).values(publishers));
}

/// An event that no source is cited for.
pub(super) fn no_source(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    let counter = here.counter.as_ref();
    if counter.is_some_and(|counter| counter.count(event).independent == 0) {
        found.flag(|rule| missing(rule, event, "title", "No source stands behind it"));
    }
}

/// An event without a date.
pub(super) fn undated(_: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    if event.edtf().is_none() && event.status() != Some(Status::DidNotHappen) {
        found.flag(|rule| missing(rule, event, "title", "It has no date"));
    }
}

/// An event whose sources all go back to articles. Of a report the article is the document.
pub(super) fn no_primary(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    let cited = event
        .citations()
        .filter(|citation| citation.stance == Stance::Supports)
        .map(|citation| citation.source);
    let attributed =
        event
            .claims()
            .filter_map(Claim::according_to)
            .filter_map(|party| match party {
                Party::Source(source) => Some(source),
                Party::Actor(_) | Party::Named(_) => None,
            });
    let mut sources = cited
        .chain(event.claims().map(Claim::source))
        .chain(attributed)
        .peekable();
    let is_report = event.kind() == Some("report");
    if is_report
        || sources.peek().is_none()
        || !sources.all(|source| is_secondary(here.story, source))
    {
        return;
    }
    let sentence = "None of its sources is a document of its own, nor goes back to one";
    found.flag(|rule| missing(rule, event, "citations", sentence));
}

/// Whether a source and all that it goes back to are known to be no documents of their own.
fn is_secondary(story: &Story, source: SourceId) -> bool {
    let mut seen = vec![source];
    let mut next = 0;
    while let Some(&key) = seen.get(next) {
        next += 1;
        let source = story.source(key);
        if !is_article(source) {
            return false;
        }
        let origins = source.derives_from().filter_map(|party| match party {
            Party::Source(origin) => Some(origin),
            Party::Actor(_) | Party::Named(_) => None,
        });
        for origin in origins.chain(source.version_of()) {
            if !seen.contains(&origin) {
                seen.push(origin);
            }
        }
    }
    true
}

/// Whether a source is about others' words and deeds. A kind that is not known may be any.
fn is_article(source: Source<'_>) -> bool {
    match source.kind() {
        Some(SourceKind::Article | SourceKind::Broadcast) => true,
        Some(SourceKind::Post) => source.reporting() != Reporting::Own,
        _ => false,
    }
}

/// Citations and claims that do not say where in their source to look.
pub(super) fn no_locator(here: &Here<'_>, event: Event<'_>, found: &mut Found<'_>) {
    let publisher = |source| here.story.source(source).publisher().to_owned();
    let cited = event
        .citations()
        .filter(|citation| citation.at.is_none() && citation.span.is_none());
    let claimed = event.claims().filter_map(Claim::citation);
    let claimed = claimed.filter(|citation| citation.at.is_none() && citation.span.is_none());
    let mut names: Vec<String> = cited
        .chain(claimed)
        .map(|citation| publisher(citation.source))
        .collect();
    if names.is_empty() {
        return;
    }
    names.sort();
    names.dedup();
    let sentence = format!("It does not say where to look in {}", words::all_of(&names));
    found.flag(|rule| missing(rule, event, "citations", sentence).values(names));
}
