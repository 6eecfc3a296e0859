//! The page about a quote, and its row on other pages.

use super::event::{date_role, review_marks};
use super::renderings;
use super::source::citation_item;
use super::words::{date_words, mode_explained, mode_tags, mode_words};
use crate::schema::Mode;
use crate::search::Area;
use crate::story::{Quote, Story, date};
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// Writes the page.
pub fn write(page: &mut Writer<'_>, story: &Story, quote: Quote<'_>) {
    page.text(&[Piece::of(
        format!("“{}”", quote.text()),
        Role::Title,
        Area::Text,
    )]);
    page.blank();
    for key in quote.speakers() {
        let actor = story.actor(key);
        let mut pieces = vec![
            Piece::plain("said by ", Role::Dim),
            Piece::of(actor.name(), Role::Name, Area::Speaker),
        ];
        if let Some(description) = actor.description() {
            pieces.push(Piece::plain(format!("  {description}"), Role::Dim));
        }
        page.item(Subject::Actor(key), 4, &pieces);
    }
    for name in quote.unknown_speakers().chain(quote.speaker_description()) {
        page.indented(
            2,
            &[
                Piece::plain("said by ", Role::Dim),
                Piece::of(name, Role::Name, Area::Speaker),
            ],
        );
    }
    how(page, quote);
    review_marks(page, quote.is_private(), quote.is_draft(), quote.rule());
    if let Some(key) = quote.event() {
        let event = story.event(key);
        page.item(
            Subject::Event(key),
            4,
            &[
                Piece::plain("at ", Role::Dim),
                Piece::of(event.title(), Role::Text, Area::Text),
                Piece::plain(format!("  {}", date_words(event)), date_role(event)),
            ],
        );
    }
    page.heading("Source", Role::Heading);
    if let Some(citation) = quote.citation() {
        citation_item(page, story, citation, Piece::plain(" ", Role::Text));
    }
    other_renderings(page, story, quote);
    let mut heading = Some("Notes, ours and not a source's");
    for note in quote.notes() {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        page.indented(2, &[Piece::of(note.text(), Role::Text, Area::Text)]);
    }
}

fn how(page: &mut Writer<'_>, quote: Quote<'_>) {
    let mut facts = Vec::new();
    match quote.said_edtf() {
        Some(edtf) => facts.push(Piece::plain(
            format!("said {}", date::wording(edtf)),
            Role::Date,
        )),
        None => facts.push(Piece::plain(
            "the day it was said is not given",
            Role::Uncertain,
        )),
    }
    if let Some(channel) = quote.channel() {
        facts.push(Piece::plain(format!(" · {channel}"), Role::Text));
    }
    page.indented(2, &facts);
    let plain = quote.mode() == Mode::Direct;
    let role = if plain { Role::Text } else { Role::Uncertain };
    page.indented(2, &[Piece::plain(mode_explained(quote.mode()), role)]);
    if let Some(printed) = quote
        .printed_as()
        .filter(|printed| *printed != quote.mode())
    {
        let words = format!("! the source prints it as {} speech", mode_words(printed));
        page.indented(2, &[Piece::plain(words, Role::Disputed)]);
    }
}

fn other_renderings(page: &mut Writer<'_>, story: &Story, quote: Quote<'_>) {
    let Some(utterance) = quote.utterance() else {
        return;
    };
    let others = story.quotes().iter().map(|&key| story.quote(key));
    let mut heading = Some("The same words elsewhere");
    for other in
        others.filter(|other| other.utterance() == Some(utterance) && other.key() != quote.key())
    {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        renderings::item(page, story, quote, other, 4);
    }
}

/// A quote as an item of another page: the words, and below them who said it.
pub fn quote_item(page: &mut Writer<'_>, story: &Story, quote: Quote<'_>) {
    page.item(
        Subject::Quote(quote.key()),
        3,
        &[
            Piece::draft(quote.is_draft()),
            Piece::of(format!("“{}”", quote.text()), Role::Quote, Area::Text),
        ],
    );
    page.item_more(
        4,
        &[
            Piece::of(quote.speaker_names(), Role::Name, Area::Speaker),
            Piece::plain(format!(" · {} · ", mode_tags(quote)), Role::Dim),
            Piece::plain(story.source(quote.source()).publisher(), Role::Dim),
        ],
    );
}
