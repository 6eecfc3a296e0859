//! Lists as text: a line for each record, to be read and to be searched with `grep`.

use std::io::{self, Write};

use chrono_tz::Tz;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::What;
use crate::search::Hit;
use crate::search::Hits;
use crate::story::date::{Date, Truth, wording_in};
use crate::story::{Actor, Event, Quote, Source, Story};
use crate::text::clean_line;

/// Columns that a cell may ask of the other lines; a wider one only moves the rest of its own.
const WIDEST: usize = 32;

/// Stands where a record has nothing to say.
const NOTHING: &str = "-";

/// The cells of a line, without the mark of how surely the record answers.
type Row = Vec<String>;

pub(super) fn list(story: &Story, hits: &Hits, what: What, out: &mut impl Write) -> io::Result<()> {
    match what {
        What::Events => lines(
            super::events(story, hits),
            |hit| event(story.event(hit.key)),
            out,
        ),
        What::Actors => lines(
            super::actors(story, hits),
            |hit| actor(story, story.actor(hit.key)),
            out,
        ),
        What::Quotes => lines(
            super::quotes(story, hits),
            |hit| quote(story, story.quote(hit.key)),
            out,
        ),
        What::Sources => lines(
            super::sources(story, hits),
            |hit| source(story, story.source(hit.key)),
            out,
        ),
    }
}

/// Writes a line for each hit. Rows are made twice, first to measure them, so that a long list
/// need not be held in memory.
fn lines<'a, K: 'a>(
    hits: impl Iterator<Item = &'a Hit<K>> + Clone,
    row: impl Fn(&Hit<K>) -> Row,
    out: &mut impl Write,
) -> io::Result<()> {
    let is_marked = hits.clone().any(|hit| hit.truth == Truth::Possibly);
    let cells = |hit: &Hit<K>| {
        let mut cells = row(hit);
        if is_marked {
            let mark = if hit.truth == Truth::Possibly {
                "possibly"
            } else {
                ""
            };
            cells.insert(0, mark.to_owned());
        }
        cells
    };
    let mut widths: Vec<usize> = Vec::new();
    for hit in hits.clone() {
        let cells = cells(hit);
        widths.resize(cells.len().max(widths.len()), 0);
        for (width, cell) in widths.iter_mut().zip(&cells) {
            let wanted = cell.width();
            if wanted <= WIDEST {
                *width = wanted.max(*width);
            }
        }
    }
    for hit in hits {
        let cells = cells(hit);
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(&widths) {
            let space = (width + 2).saturating_sub(cell.width()).max(2);
            line.push_str(cell);
            line.push_str(&" ".repeat(space));
        }
        // Records may hold text of several lines.
        writeln!(out, "{}", clean_line(line.trim_end()))?;
    }
    Ok(())
}

fn event(event: Event<'_>) -> Row {
    let edtf = event.edtf().unwrap_or("undated");
    let about = [Some(event.title()), event.kind(), event.place()];
    vec![
        edtf.to_owned(),
        when(event.edtf(), event.date(), event.timezone()),
        event.id().to_owned(),
        about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    ]
}

fn actor(story: &Story, actor: Actor<'_>) -> Row {
    let events = actor
        .events()
        .iter()
        .filter(|&&key| !story.event(key).is_private())
        .count();
    let quotes = actor
        .quotes()
        .iter()
        .filter(|&&key| !story.quote(key).is_private())
        .count();
    vec![
        actor.id().to_owned(),
        actor.name().to_owned(),
        actor.kind().map_or(NOTHING.to_owned(), word),
        counted(events, "event"),
        counted(quotes, "quote"),
        actor.description().unwrap_or_default().to_owned(),
    ]
}

fn quote(story: &Story, quote: Quote<'_>) -> Row {
    let source = story.source(quote.source());
    let carrier = if source.is_private() {
        String::new()
    } else {
        format!(" ({})", source.publisher())
    };
    vec![
        quote.said_edtf().unwrap_or(NOTHING).to_owned(),
        quote.id().to_owned(),
        super::records::speaker_names(story, quote).join(", "),
        word(quote.mode()),
        format!("“{}”{carrier}", quote.text()),
    ]
}

fn source(story: &Story, source: Source<'_>) -> Row {
    let published = source.published_text();
    vec![
        published.unwrap_or("undated").to_owned(),
        when(published, source.published(), story.timezone()),
        source.id().to_owned(),
        source.publisher().to_owned(),
        source.title().unwrap_or(NOTHING).to_owned(),
        source.url().unwrap_or_default().to_owned(),
    ]
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

/// The word by which story files call a kind, status or mode.
fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => NOTHING.to_owned(),
    }
}
