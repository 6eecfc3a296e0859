//! The page about an actor: who they are, whom they belong to and appear with, what they did and said.

use super::event::review_marks;
use super::source::citation_item;
use super::words::actor_kind_words;
use super::{company, ledger};
use crate::search::Area;
use crate::story::{Actor, Party, Story, date};
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// So many passages in which an actor is named are listed: the others are a key away from each of them.
const MOST_PASSAGES: usize = 3;

/// Writes the page.
pub fn write(page: &mut Writer<'_>, story: &Story, actor: Actor<'_>) {
    page.text(&[Piece::of(actor.name(), Role::Title, Area::Name)]);
    let mut facts = vec![Piece::plain(
        actor.kind().map_or("kind unknown", actor_kind_words),
        Role::Text,
    )];
    for alias in actor.aliases() {
        facts.push(Piece::plain(" · also ", Role::Dim));
        facts.push(Piece::of(alias, Role::Name, Area::Name));
    }
    page.text(&facts);
    review_marks(page, actor.is_private(), actor.is_draft(), actor.rule());
    if let Some(description) = actor.description() {
        page.blank();
        page.text(&[Piece::of(description, Role::Text, Area::Text)]);
    }
    relations(page, story, actor);
    named(page, story, actor);
    ledger::write(page, story, actor);
    company::write(page, story, actor);
    let mut heading = Some("Notes, ours and not a source's");
    for note in actor.notes() {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        page.indented(2, &[Piece::of(note.text(), Role::Text, Area::Text)]);
    }
}

/// Where they are named, the first passages of many.
fn named(page: &mut Writer<'_>, story: &Story, actor: Actor<'_>) {
    let mut heading = Some("Named in");
    for citation in actor.citations().take(MOST_PASSAGES) {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        citation_item(page, story, citation, Piece::plain(" ", Role::Text));
    }
}

fn relations(page: &mut Writer<'_>, story: &Story, actor: Actor<'_>) {
    let mut heading = Some("Ties");
    for relation in actor.relations() {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        let mut pieces = vec![
            Piece::plain(format!("{} ", relation.kind.replace('-', " ")), Role::Dim),
            Piece::plain(relation.to.name(story), Role::Name),
        ];
        for (word, edtf) in [("since", relation.since), ("until", relation.until)] {
            if let Some(edtf) = edtf {
                pieces.push(Piece::plain(
                    format!(" {word} {}", date::wording(edtf)),
                    Role::Date,
                ));
            }
        }
        match relation.to {
            Party::Actor(key) => page.item(Subject::Actor(key), 4, &pieces),
            Party::Source(key) => page.item(Subject::Source(key), 4, &pieces),
            Party::Named(_) => page.indented(2, &pieces),
        }
    }
}
