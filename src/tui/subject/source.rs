//! The page about a source, and its row on other pages.

use super::event::review_marks;
use super::quote::quote_item;
use super::words::{date_words, published_words, reporting_words, seen_words, source_kind_words};
use super::{list, said};
use crate::schema::Stance;
use crate::search::Area;
use crate::story::{Citation, Party, Source, Story, date};
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// Writes the page.
pub fn write(page: &mut Writer<'_>, story: &Story, source: Source<'_>) {
    page.text(&[Piece::of(
        source.title().unwrap_or("(no headline known)"),
        Role::Title,
        Area::Source,
    )]);
    let mut facts = vec![Piece::of(source.publisher(), Role::Name, Area::Source)];
    if let Some(author) = source.author() {
        facts.push(Piece::plain(format!(" · by {author}"), Role::Text));
    }
    facts.push(Piece::plain(" · ", Role::Dim));
    facts.push(Piece::plain(published_words(source), Role::Date));
    if let Some(basis) = source.date_basis() {
        facts.push(Piece::plain(format!(" ({basis})"), Role::Dim));
    }
    page.text(&facts);
    page.text(&[Piece::plain(nature(source), Role::Text)]);
    for (word, day) in [
        ("corrected", source.corrected()),
        ("retracted", source.retracted()),
    ] {
        if let Some(day) = day {
            page.text(&[Piece::plain(
                format!("! {word} {}", date::wording(day)),
                Role::Disputed,
            )]);
        }
    }
    review_marks(page, source.is_private(), source.is_draft(), source.rule());
    addresses(page, source);
    origins(page, story, source);
    contents(page, story, source);
    let mut heading = Some("Notes, ours and not a source's");
    for note in source.notes() {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        page.indented(2, &[Piece::of(note.text(), Role::Text, Area::Text)]);
    }
}

fn nature(source: Source<'_>) -> String {
    let kind = source.kind().map(source_kind_words);
    let seen = source.seen().map(seen_words);
    let parts = [kind, Some(reporting_words(source.reporting())), seen];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn addresses(page: &mut Writer<'_>, source: Source<'_>) {
    page.blank();
    match source.url() {
        Some(url) => page.text(&[Piece::plain(url, Role::Text)]),
        None => page.text(&[Piece::plain("no address known", Role::Dim)]),
    }
    if let Some(archived) = source.archived() {
        page.text(&[
            Piece::plain("archived ", Role::Dim),
            Piece::plain(archived, Role::Text),
        ]);
    }
    if let Some(accessed) = source.accessed() {
        page.text(&[Piece::plain(
            format!("last read {}", date::wording(accessed)),
            Role::Dim,
        )]);
    }
}

fn origins(page: &mut Writer<'_>, story: &Story, source: Source<'_>) {
    let versions = source.version_of().map(Party::Source);
    let origins = source.derives_from().map(|party| ("retells ", party));
    for (word, party) in origins.chain(versions.map(|party| ("another version of ", party))) {
        let pieces = [
            Piece::plain(word, Role::Dim),
            Piece::plain(party.name(story), Role::Name),
        ];
        match party {
            Party::Source(key) => page.item(Subject::Source(key), 4, &pieces),
            Party::Actor(key) => page.item(Subject::Actor(key), 4, &pieces),
            Party::Named(_) => page.indented(2, &pieces),
        }
    }
}

fn contents(page: &mut Writer<'_>, story: &Story, source: Source<'_>) {
    let query = format!("source:{}", source.id());
    said::write(page, story, source, &query);
    list(page, "Cited for", source.events(), &query, |page, key| {
        let event = story.event(key);
        let mut pieces = vec![
            Piece::plain(format!("{}  ", date_words(event)), Role::Date),
            Piece::draft(event.is_draft()),
            Piece::of(event.title(), Role::Text, Area::Text),
        ];
        let citation = event
            .citations()
            .find(|citation| citation.source == source.key());
        if let Some(at) = citation.and_then(|citation| citation.at) {
            pieces.push(Piece::plain(format!("  {at}"), Role::Dim));
        }
        page.item(Subject::Event(key), 4, &pieces);
    });
    list(
        page,
        "Words it carries",
        source.quotes(),
        &query,
        |page, key| {
            quote_item(page, story, story.quote(key));
        },
    );
}

/// A source as an item of another page: who published what, when, and where in it to look.
pub fn citation_item(page: &mut Writer<'_>, story: &Story, citation: Citation<'_>, mark: Piece) {
    let source = story.source(citation.source);
    let mut pieces = vec![
        mark,
        Piece::of(format!(" {}", source.publisher()), Role::Name, Area::Source),
    ];
    if let Some(title) = source.title() {
        pieces.push(Piece::of(format!("  {title}"), Role::Text, Area::Source));
    }
    pieces.push(Piece::plain(
        format!("  {}", published_words(source)),
        Role::Date,
    ));
    if let Some(at) = citation.at {
        pieces.push(Piece::plain(format!("  {at}"), Role::Dim));
    }
    match citation.stance {
        Stance::Supports => {}
        Stance::Disputes => pieces.push(Piece::plain("  disputes it", Role::Disputed)),
        Stance::Mentions => pieces.push(Piece::plain("  mentions it", Role::Dim)),
    }
    page.item(cited(story, citation), 6, &pieces);
}

/// What a citation opens: the passage, where there is a text to look it up in, else the source.
pub fn cited(story: &Story, citation: Citation<'_>) -> Subject {
    let source = citation.source;
    match citation.span {
        Some(span) if story.source(source).snapshot().is_some() => {
            Subject::Passage { source, span }
        }
        _ => Subject::Source(source),
    }
}
