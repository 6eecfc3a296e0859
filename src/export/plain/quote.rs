//! The page about a quote, and a quote on another page.

use super::page::{Position, head};
use super::{Page, Subject, Teller, event, matches, rows};
use crate::export::citation::{place_prose, quoted};
use crate::export::words::{capital, date_words_in};
use crate::story::Quote;
use crate::story::date::Spelling;

pub(super) fn write(
    teller: &Teller<'_>,
    page: &mut Page,
    quote: Quote<'_>,
    position: Option<Position>,
) {
    page.line(head("Quote", position, &quoted(quote)));
    page.line(format!("{}.", capital(&teller.citer().said_words(quote))));
    page.line_of("Matches", &matches::of_quote(teller, quote));
    for key in quote.speakers() {
        let actor = teller.story.actor(key);
        let about = actor.description().map(|about| format!(", {about}"));
        let words = format!("Said by {}{}", actor.name(), about.unwrap_or_default());
        page.item(Subject::Actor(key), words);
    }
    if let Some(key) = quote.event() {
        let event = teller.story.event(key);
        let date = date_words_in(event, Spelling::Full);
        let words = format!("Belongs to the event: {}, {date}", event.title());
        page.item(Subject::Event(key), words);
    }
    page.item(
        Subject::Source(quote.source()),
        format!("Source: {}", place(teller, quote)),
    );
    other_renderings(teller, page, quote);
    event::notes(page, quote.notes());
}

fn place(teller: &Teller<'_>, quote: Quote<'_>) -> String {
    let source = teller.story.source(quote.source());
    place_prose(source, quote.citation(), Spelling::Full).plain()
}

fn other_renderings(teller: &Teller<'_>, page: &mut Page, quote: Quote<'_>) {
    let Some(utterance) = quote.utterance() else {
        return;
    };
    let all = teller.story.quotes().iter();
    let others: Vec<Quote<'_>> = all
        .map(|&key| teller.story.quote(key))
        .filter(|other| other.utterance() == Some(utterance) && other.key() != quote.key())
        .collect();
    if !others.is_empty() {
        page.heading(format!("The same words elsewhere: {}", others.len()));
    }
    for other in others {
        page.item(Subject::Quote(other.key()), rows::quote(teller, other));
    }
}

/// A quote as an item of another page; with all of its source where it has no page of its own.
pub(super) fn item(teller: &Teller<'_>, page: &mut Page, quote: Quote<'_>) {
    if page.is_numbered() {
        page.item(Subject::Quote(quote.key()), rows::quote(teller, quote));
        return;
    }
    let said = capital(&teller.citer().said_words(quote));
    page.line(format!("{said}: {}", quoted(quote)));
    page.line(format!("Source: {}", place(teller, quote)));
}
