//! Another rendering of an utterance: its words, with those marked that the first one does not have.

use super::words::mode_tags;
use crate::check::{Change, changes};
use crate::story::{Quote, Story};
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// Writes `other` as an item that opens it, `first` being the rendering it is held against.
pub fn item(
    page: &mut Writer<'_>,
    story: &Story,
    first: Quote<'_>,
    other: Quote<'_>,
    hanging: usize,
) {
    let changes = changes(first.text(), other.text());
    let mut pieces = vec![Piece::plain("  “", Role::Quote)];
    pieces.extend(marked(other.text(), &changes));
    pieces.push(Piece::plain("”", Role::Quote));
    page.item(Subject::Quote(other.key()), hanging, &pieces);
    let publisher = story.source(other.source()).publisher();
    let mut below = vec![Piece::plain(
        format!("{} · {publisher}", mode_tags(other)),
        Role::Dim,
    )];
    let words = changes
        .iter()
        .map(|change| change_words(first, other, change));
    below.extend(words.map(|words| Piece::plain(words, Role::Disputed)));
    page.item_more(hanging, &below);
}

/// What a rendering has in place of words of the first one, after what stands before it.
pub fn change_words(first: Quote<'_>, other: Quote<'_>, change: &Change) -> String {
    let first = &first.text()[change.first.clone()];
    let second = &other.text()[change.second.clone()];
    match (first, second) {
        ("", added) => format!(" · ! “{added}” added"),
        (gone, "") => format!(" · ! without “{gone}”"),
        (first, second) => format!(" · ! “{second}” for “{first}”"),
    }
}

/// The words of a rendering, those in a look of their own in which it differs.
fn marked(text: &str, changes: &[Change]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for change in changes {
        // A contracted word may stand in two changes.
        let range = change.second.start.max(at)..change.second.end.max(at);
        pieces.push(Piece::plain(&text[at..range.start], Role::Quote));
        pieces.push(Piece::plain(&text[range.clone()], Role::Disputed));
        at = range.end;
    }
    pieces.push(Piece::plain(&text[at..], Role::Quote));
    pieces
}
