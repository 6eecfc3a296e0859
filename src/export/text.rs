//! Lists as text: a line for each record, to be read and to be searched with `grep`.

use std::io::{self, Write};

use chrono_tz::Tz;
use unicode_width::UnicodeWidthStr;

use super::words::{disputed_words, topic_words};
use super::{What, word};
use crate::schema::Status;
use crate::search::Hit;
use crate::search::Hits;
use crate::story::date::{Date, Truth, wording_in};
use crate::story::{Actor, Claim, Event, Quote, Source, Story};
use crate::text::clean_line;

/// Columns that a cell may ask of the other lines; a wider one only moves the rest of its own.
const WIDEST: usize = 32;

/// Stands where a record has nothing to say.
const NOTHING: &str = "-";

/// A line: whether its record is private, and its cells without their mark.
struct Row {
    private: bool,
    cells: Vec<String>,
}

pub(super) fn list(story: &Story, hits: &Hits, what: What, out: &mut impl Write) -> io::Result<()> {
    match what {
        What::Events => lines(
            hits.events.iter(),
            |key| event(story, story.event(key)),
            out,
        ),
        What::Actors => lines(
            hits.actors.iter().copied(),
            |key| actor(story.actor(key)),
            out,
        ),
        What::Quotes => lines(
            hits.quotes.iter(),
            |key| quote(story, story.quote(key)),
            out,
        ),
        What::Sources => lines(
            hits.sources.iter().copied(),
            |key| source(story, story.source(key)),
            out,
        ),
        What::Claims => {
            let claims = super::claims(story, hits);
            lines(
                claims.into_iter(),
                |key| claim(story, story.claim(key)),
                out,
            )
        }
    }
}

/// Writes a line for each hit. Rows are made twice, first to measure them, so that a long list
/// need not be held in memory.
fn lines<K: Copy>(
    hits: impl Iterator<Item = Hit<K>> + Clone,
    row: impl Fn(K) -> Row,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut marks: usize = 0;
    let mut widths: Vec<usize> = Vec::new();
    for hit in hits.clone() {
        let row = row(hit.key);
        marks = marks.max(mark(&hit, &row).width());
        widths.resize(row.cells.len().max(widths.len()), 0);
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            let wanted = cell.width();
            if wanted <= WIDEST {
                *width = wanted.max(*width);
            }
        }
    }
    for hit in hits {
        let row = row(hit.key);
        let mut line = String::new();
        if marks > 0 {
            push_cell(&mut line, &mark(&hit, &row), marks);
        }
        for (cell, width) in row.cells.iter().zip(&widths) {
            push_cell(&mut line, cell, *width);
        }
        // Records may hold text of several lines.
        writeln!(out, "{}", clean_line(line.trim_end()))?;
    }
    Ok(())
}

fn push_cell(line: &mut String, cell: &str, width: usize) {
    let space = (width + 2).saturating_sub(cell.width()).max(2);
    line.push_str(cell);
    line.push_str(&" ".repeat(space));
}

/// What the reader of a line is to know before anything else.
fn mark<K>(hit: &Hit<K>, row: &Row) -> String {
    let possibly = (hit.truth == Truth::Possibly).then_some("possibly");
    let private = row.private.then_some("private");
    let words: Vec<&str> = possibly.into_iter().chain(private).collect();
    words.join(", ")
}

fn event(story: &Story, event: Event<'_>) -> Row {
    let edtf = event.edtf().unwrap_or("undated");
    let disputed = disputed_words(story, event).map(|words| format!("! {words}"));
    let about = [
        Some(event.title()),
        event.status().and_then(doubt),
        event.kind(),
        event.place(),
        disputed.as_deref(),
    ];
    Row {
        private: event.is_private(),
        cells: vec![
            edtf.to_owned(),
            when(event.edtf(), event.date(), event.timezone()),
            event.id().to_owned(),
            about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        ],
    }
}

/// The status of an event that did not simply happen: its title alone would say that it did.
fn doubt(status: Status) -> Option<&'static str> {
    match status {
        Status::Confirmed | Status::Reported => None,
        Status::Alleged => Some("alleged"),
        Status::Denied => Some("denied"),
        Status::Planned => Some("planned"),
        Status::DidNotHappen => Some("did-not-happen"),
    }
}

fn actor(actor: Actor<'_>) -> Row {
    Row {
        private: actor.is_private(),
        cells: vec![
            actor.id().to_owned(),
            actor.name().to_owned(),
            actor.kind().and_then(word).unwrap_or(NOTHING.to_owned()),
            counted(actor.events().len(), "event"),
            counted(actor.quotes().len(), "quote"),
            actor.description().unwrap_or_default().to_owned(),
        ],
    }
}

fn quote(story: &Story, quote: Quote<'_>) -> Row {
    let publisher = story.source(quote.source()).publisher();
    Row {
        private: quote.is_private(),
        cells: vec![
            quote.said_edtf().unwrap_or(NOTHING).to_owned(),
            quote.id().to_owned(),
            super::records::speaker_names(story, quote).join(", "),
            word(quote.mode()).unwrap_or_default(),
            format!("“{}” ({publisher})", quote.text()),
        ],
    }
}

fn source(story: &Story, source: Source<'_>) -> Row {
    let published = source.published_text();
    Row {
        private: source.is_private(),
        cells: vec![
            published.unwrap_or("undated").to_owned(),
            when(published, source.published(), story.timezone()),
            source.id().to_owned(),
            source.publisher().to_owned(),
            source.title().unwrap_or(NOTHING).to_owned(),
            source.url().unwrap_or_default().to_owned(),
        ],
    }
}

fn claim(story: &Story, claim: Claim<'_>) -> Row {
    let publisher = story.source(claim.source()).publisher();
    let printed = claim.printed().map(|printed| format!("“{printed}” "));
    Row {
        private: claim.is_private(),
        cells: vec![
            story.event(claim.event()).id().to_owned(),
            topic_words(story, claim.field(), claim.scope()),
            claim.value().unwrap_or(NOTHING).to_owned(),
            word(claim.stance()).unwrap_or_default(),
            format!("{}({publisher})", printed.unwrap_or_default()),
        ],
    }
}

/// A date in words.
fn when(written: Option<&str>, date: Option<Date>, zone: Tz) -> String {
    match (written, date) {
        (Some(text), Some(_)) => wording_in(text, zone),
        (Some(_), None) => "unreadable".to_owned(),
        (None, _) => String::new(),
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number:>3} {what}{plural}")
}
