//! The ledger of an actor: what they did and said in order of time, with the silences between; renderings of one
//! utterance stand together.

use std::collections::HashMap;

use super::event::date_role;
use super::renderings;
use super::words::{date_words, mode_tags};
use super::{MOST, more};
use crate::search::Area;
use crate::story::date::{self, Date, Day};
use crate::story::{Actor, EventId, Quote, QuoteId, Story};
use crate::tui::app::counted;
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// Days without an event or a word that are called a silence: half a year.
const SILENCE: i64 = 183;

/// Something that an actor did, or said.
enum Entry {
    Event(EventId),
    /// The renderings of one utterance.
    Words(Vec<QuoteId>),
}

/// Writes the ledger.
pub fn write(page: &mut Writer<'_>, story: &Story, actor: Actor<'_>) {
    let mut entries = entries(story, actor);
    // What has no date keeps the order of the story.
    entries.sort_by_key(|(date, _)| {
        date.map(Date::sort_key)
            .map_or((true, (0, 0)), |key| (false, key))
    });
    let dated = entries.partition_point(|(date, _)| date.is_some());
    let is_whole = actor.events().len() <= MOST && actor.quotes().len() <= MOST;
    if dated > 0 {
        page.heading("What they did and said, in order of time", Role::Heading);
    }
    let mut last: Option<i64> = None;
    for (date, entry) in &entries[..dated] {
        let (first, end) = date.map_or((None, None), Date::span);
        if let (Some(last), Some(first), true) = (last, first, is_whole)
            && first.number() - last >= SILENCE
        {
            let words = format!(
                "— {} in which the story has nothing of them —",
                long(first.number() - last)
            );
            page.indented(4, &[Piece::plain(words, Role::Dim)]);
        }
        last = last.max(end.map(Day::number));
        write_entry(page, story, actor, entry);
    }
    if dated < entries.len() {
        page.heading("Cannot be told when", Role::Heading);
    }
    for (_, entry) in &entries[dated..] {
        write_entry(page, story, actor, entry);
    }
    more(page, actor.events().len(), &format!("actor:{}", actor.id()));
    more(page, actor.quotes().len(), &format!("by:{}", actor.id()));
}

/// The events and the words of an actor, as far as there is room, each with the day it was or was said.
fn entries(story: &Story, actor: Actor<'_>) -> Vec<(Option<Date>, Entry)> {
    let events = actor.events().iter().take(MOST);
    let events = events.map(|&key| (story.event(key).date(), Entry::Event(key)));
    let mut entries: Vec<(Option<Date>, Entry)> = events.collect();
    let mut of_utterance: HashMap<&str, usize> = HashMap::new();
    for &key in actor.quotes().iter().take(MOST) {
        let quote = story.quote(key);
        let known = quote
            .utterance()
            .and_then(|utterance| of_utterance.get(utterance));
        if let Some((said, Entry::Words(quotes))) = known.and_then(|&at| entries.get_mut(at)) {
            quotes.push(key);
            // One source may know the day where another does not.
            *said = said.or(quote.said());
            continue;
        }
        if let Some(utterance) = quote.utterance() {
            of_utterance.insert(utterance, entries.len());
        }
        entries.push((quote.said(), Entry::Words(vec![key])));
    }
    entries
}

/// A stretch of days in plain words.
fn long(days: i64) -> String {
    // The mean month of the Gregorian calendar has 30.4 days.
    let months = usize::try_from(days * 10 / 304).unwrap_or(usize::MAX);
    match months {
        0..24 => counted(months, "month", "months"),
        _ => counted(months / 12, "year", "years"),
    }
}

fn write_entry(page: &mut Writer<'_>, story: &Story, actor: Actor<'_>, entry: &Entry) {
    match entry {
        Entry::Event(key) => {
            let event = story.event(*key);
            let mut pieces = vec![
                Piece::plain(format!("{}  ", date_words(event)), date_role(event)),
                Piece::of(event.title(), Role::Text, Area::Text),
            ];
            let part = event.parts().find(|part| part.actor == actor.key());
            if let Some(role) = part.and_then(|part| part.role) {
                pieces.push(Piece::plain(format!("  as {role}"), Role::Dim));
            }
            page.item(Subject::Event(*key), 4, &pieces);
        }
        Entry::Words(keys) => {
            let quotes = keys.iter().map(|&key| story.quote(key));
            let quotes: Vec<Quote<'_>> = quotes.collect();
            if let [first, others @ ..] = quotes.as_slice() {
                write_words(page, story, *first, others);
            }
        }
    }
}

fn write_words(page: &mut Writer<'_>, story: &Story, first: Quote<'_>, others: &[Quote<'_>]) {
    let renderings = std::iter::once(&first).chain(others);
    let said = renderings.clone().find_map(|quote| quote.said_edtf());
    let mut pieces = Vec::new();
    if let Some(said) = said {
        pieces.push(Piece::plain(
            format!("{}  ", date::wording(said)),
            Role::Date,
        ));
    }
    pieces.push(Piece::of(
        format!("“{}”", first.text()),
        Role::Quote,
        Area::Text,
    ));
    page.item(Subject::Quote(first.key()), 4, &pieces);
    let publisher = story.source(first.source()).publisher();
    let mut below = vec![Piece::plain(
        format!("{} · {publisher}", mode_tags(first)),
        Role::Dim,
    )];
    if let Some(event) = first.event() {
        below.push(Piece::plain(
            format!(" · {}", story.event(event).title()),
            Role::Dim,
        ));
    }
    page.item_more(6, &below);
    for other in others {
        renderings::item(page, story, first, *other, 6);
    }
}
