//! The events that answer as a calendar: RFC 5545, with the calendar's own name and description of RFC 7986.
//!
//! Whoever imports a calendar believes that a thing happened on the day where it stands. So what is not known to the
//! day takes up all the days on which it may have been, and every entry whose day or truth is in doubt says so first.

mod days;
mod identity;
mod line;

use std::io::{self, Write};

use super::cautions::{cautious_title, disputes, doubt, is_date_disputed};
use super::document::Document;
use super::placing::Chart;
use crate::schema::Status;
use crate::search::Hit;
use crate::story::date::Day;
use crate::story::{Event, EventId};

pub(super) use days::days;

use days::Days;
use line::{list, put, text};

/// Writes the calendar. One of no events is no calendar by the standard: the caller sees to it that there are some.
pub(super) fn calendar(document: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    put(out, "BEGIN", "VCALENDAR")?;
    put(out, "VERSION", "2.0")?;
    let program = format!("-//dateline//dateline {}//EN", env!("CARGO_PKG_VERSION"));
    put(out, "PRODID", &text(&program))?;
    put(out, "CALSCALE", "GREGORIAN")?;
    let (name, about) = (text(document.story.title()), text(&about(document)));
    // The names without X- are those of RFC 7986; most programs know only the older ones.
    for (property, value) in [
        ("NAME", &name),
        ("X-WR-CALNAME", &name),
        ("DESCRIPTION", &about),
        ("X-WR-CALDESC", &about),
    ] {
        put(out, property, value)?;
    }
    for hit in document.hits.events.iter() {
        let event = document.story.event(hit.key);
        if let Ok(days) = days(event) {
            entry(document, hit, &days, out)?;
        }
    }
    put(out, "END", "VCALENDAR")
}

/// What the calendar is, and what is missing in it.
fn about(document: &Document<'_>) -> String {
    let summary = document.story.summary().map(str::to_owned);
    let facts = document.origin();
    let facts = facts.iter().map(|(name, value)| format!("{name}: {value}"));
    let missing = document.unplaced_words(Chart::Calendar);
    let lines: Vec<String> = summary.into_iter().chain(facts).chain(missing).collect();
    lines.join("\n")
}

fn entry(
    document: &Document<'_>,
    hit: Hit<EventId>,
    days: &Days,
    out: &mut impl Write,
) -> io::Result<()> {
    let event = document.story.event(hit.key);
    put(out, "BEGIN", "VEVENT")?;
    put(out, "UID", &identity::uid(document.story, event))?;
    put(out, "DTSTAMP", &identity::stamp(document.story, event))?;
    put(out, "DTSTART;VALUE=DATE", &basic(days.first))?;
    // The end is the first day on which it is over.
    put(out, "DTEND;VALUE=DATE", &basic(days.last.plus_days(1)))?;
    put(
        out,
        "SUMMARY",
        &text(&cautious_title(event, days.caution.as_deref())),
    )?;
    put(out, "DESCRIPTION", &text(&description(document, hit)))?;
    if let Some(place) = event.place() {
        put(out, "LOCATION", &text(place))?;
    }
    let labels: Vec<&str> = event.kind().into_iter().chain(event.tags()).collect();
    if !labels.is_empty() {
        put(out, "CATEGORIES", &list(&labels))?;
    }
    if let Some(status) = status(event, days) {
        put(out, "STATUS", status)?;
    }
    if event.is_private() {
        put(out, "CLASS", "PRIVATE")?;
    }
    // News take up nobody's time.
    put(out, "TRANSP", "TRANSPARENT")?;
    put(out, "END", "VEVENT")
}

/// How firm the entry is. What did not happen is not `CANCELLED`: programs hide such entries, or refuse them.
fn status(event: Event<'_>, days: &Days) -> Option<&'static str> {
    if days.caution.is_some() || is_date_disputed(event) || doubt(event).is_some() {
        return Some("TENTATIVE");
    }
    (event.status() == Some(Status::Confirmed)).then_some("CONFIRMED")
}

/// What happened, what sources disagree on, what is held, and every source.
fn description(document: &Document<'_>, hit: Hit<EventId>) -> String {
    let event = document.story.event(hit.key);
    let mut lines: Vec<String> = event.summary().map(str::to_owned).into_iter().collect();
    let facts = document.event_facts(hit).into_iter();
    lines.extend(facts.map(|(name, value)| format!("{name}: {value}")));
    lines.extend(disputes(document.story, event));
    lines.extend(document.held(event));
    let evidence = document.evidence(event);
    lines.push(if evidence.is_empty() {
        "No source is cited.".to_owned()
    } else {
        "Sources:".to_owned()
    });
    lines.extend(
        evidence
            .iter()
            .map(|source| format!("- {}", source.plain())),
    );
    lines.join("\n")
}

/// A day as RFC 5545 writes it: `20260213`.
fn basic(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}
