//! The page about an event, from what happened to who says so.

use super::page::{Position, head};
use super::{Kind, Page, Subject, Teller, contest, matches, quote, rows};
use crate::export::citation::{citation_prose, cited, marks};
use crate::export::words::{capital, date_words_in, disputed_words, status_words};
use crate::story::date::Spelling;
use crate::story::evidence::{Line, lines_of_event};
use crate::story::{Citation, Event, Note, SourceId};

pub(super) fn write(
    teller: &Teller<'_>,
    page: &mut Page,
    event: Event<'_>,
    position: Option<Position>,
) {
    page.line(head("Event", position, event.title()));
    facts(teller, page, event);
    page.line_of("Matches", &matches::of_event(teller, event));
    page.line(in_short(teller, event));
    if let Some(summary) = event.summary() {
        page.paragraph(summary);
    }
    contest::write_disputed(teller, page, event);
    people(teller, page, event);
    quotes(teller, page, event);
    contest::write_agreed(teller, page, event);
    sources(teller, page, event);
    order(teller, page, event);
    notes(page, event.notes());
}

fn facts(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    let date = date_words_in(event, Spelling::Full);
    page.line(format!("Date: {date}"));
    let status = event.status().map(status_words);
    for (name, value) in [
        ("Place", event.place()),
        ("Kind", event.kind()),
        ("Status", status),
        ("Strand of the story", event.thread()),
    ] {
        page.line_of(name, value.unwrap_or_default());
    }
    page.line_of("Tags", &event.tags().collect::<Vec<_>>().join(", "));
    let mut remarks: Vec<String> = marks(event.is_draft(), event.is_private()).collect();
    if teller.is_only_possible(Subject::Event(event.key())) {
        remarks.push("answers to the search only possibly: its date is not certain".to_owned());
    }
    page.line_of("Note well", &remarks.join("; "));
}

/// What there is to be heard of an event.
fn in_short(teller: &Teller<'_>, event: Event<'_>) -> String {
    let disputed = disputed_words(teller.story, event);
    let disputed = disputed.map_or_else(String::new, |words| format!("{}. ", capital(&words)));
    let quotes = Kind::Quotes.counted(event.quote_keys().len());
    let sources = Kind::Sources.counted(cited(event, |_, _| true).len());
    format!(
        "{disputed}{} took part, {quotes}, {sources}.",
        event.parts().count()
    )
}

fn people(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    let number = event.parts().count();
    if number > 0 {
        page.heading(format!("Who took part: {number}"));
    }
    for part in event.parts() {
        let actor = teller.story.actor(part.actor);
        let private = actor.is_private().then_some("private");
        let words = [Some(actor.name()), part.role, private];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        page.item(Subject::Actor(part.actor), words.join(", "));
    }
}

fn quotes(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    let number = event.quotes().count();
    if number > 0 {
        page.heading(format!("What was said: {}", Kind::Quotes.counted(number)));
    }
    for one in event.quotes() {
        quote::item(teller, page, one);
    }
}

/// Every source, line by line of evidence: what a line goes back to first, then who retells it.
fn sources(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    let cited = cited(event, |_, _| true);
    if cited.is_empty() {
        page.heading("No source is cited.");
        return;
    }
    let lines = lines_of_event(teller.story, event);
    page.heading(format!(
        "{}: {}",
        Kind::Sources.counted(cited.len()),
        contest::evidence_words(&lines)
    ));
    let mut told = Vec::new();
    for line in &lines {
        for &source in &line.sources {
            let Some(citation) = cited.iter().find(|citation| citation.source == source) else {
                continue;
            };
            told.push(source);
            let words = source_line(teller, page, citation);
            let standing = standing(line, source, contest::is_mixed(&lines));
            page.item(Subject::Source(source), format!("{standing}{words}"));
        }
    }
    for citation in cited.iter().filter(|one| !told.contains(&one.source)) {
        let words = source_line(teller, page, citation);
        page.item(Subject::Source(citation.source), words);
    }
}

/// What a source of a line counts for, where the heading leaves it open.
fn standing(line: &Line<'_>, source: SourceId, is_mixed: bool) -> String {
    match line.sources.first() {
        Some(&first) if first != source => "Same line of evidence: ".to_owned(),
        _ if !is_mixed => String::new(),
        _ => format!("{}: ", contest::standing(line)),
    }
}

/// A citation; without its addresses where it has a page with them.
fn source_line(teller: &Teller<'_>, page: &Page, citation: &Citation<'_>) -> String {
    if page.is_numbered() {
        return rows::citation(teller, citation);
    }
    citation_prose(teller.story, citation, Spelling::Full).plain()
}

fn order(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    let after = event.after().map(|key| ("after", key));
    let stated: Vec<_> = after
        .chain(event.before().map(|key| ("before", key)))
        .collect();
    if !stated.is_empty() {
        page.heading("Order");
    }
    for (word, key) in stated {
        let other = teller.story.event(key);
        let date = date_words_in(other, Spelling::Full);
        page.item(
            Subject::Event(key),
            format!("This came {word}: {}, {date}", other.title()),
        );
    }
}

/// The makers' own remarks and questions.
pub(super) fn notes<'s>(page: &mut Page, notes: impl Iterator<Item = Note<'s>>) {
    for note in notes {
        let what = if note.is_question() {
            "open question"
        } else {
            "note, ours and not a source's"
        };
        let private = if note.is_private() { ", private" } else { "" };
        let what = capital(what);
        page.heading(format!("{what}{private}: {}", note.text()));
    }
}
