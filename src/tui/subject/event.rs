//! The page about an event: what happened, where sources disagree, who took part, what was said,
//! and every source.

use super::quote::quote_item;
use super::source::citation_item;
use super::words::{date_words, status_words};
use super::{contest, flags};
use crate::schema::{ActorKind, Stance, Status};
use crate::search::Area;
use crate::story::date::Shape;
use crate::story::{Citation, Event, SourceId, Story, evidence};
use crate::tui::app::counted;
use crate::tui::document::{DRAFT, Piece, Subject, Writer};
use crate::tui::noticed::Noticed;
use crate::tui::theme::Role;

/// Writes the page.
pub fn write(page: &mut Writer<'_>, story: &Story, noticed: Option<&Noticed>, event: Event<'_>) {
    let noticed = flags::about_event(noticed, event);
    page.text(&[Piece::of(event.title(), Role::Title, Area::Text)]);
    facts(page, event);
    if let Some(summary) = event.summary() {
        page.blank();
        page.text(&[Piece::of(summary, Role::Text, Area::Text)]);
    }
    contest::write_disputed(page, story, event);
    people(page, story, event);
    quotes(page, story, event);
    let beside = flags::beside_contests(noticed, event);
    flags::write(page, Subject::Event(event.key()), &beside);
    contest::write_agreed(page, story, event);
    sources(page, story, event);
    order(page, story, event);
    notes(page, event);
}

/// How the date of `event` looks: certain, or not.
pub fn date_role(event: Event<'_>) -> Role {
    match event.date() {
        Some(date)
            if date.is_uncertain() || date.is_approximate() || date.shape() == Shape::OneOf =>
        {
            Role::Uncertain
        }
        Some(_) => Role::Date,
        None => Role::Uncertain,
    }
}

fn facts(page: &mut Writer<'_>, event: Event<'_>) {
    let dot = || Piece::plain(" · ", Role::Dim);
    let mut facts = vec![Piece::plain(date_words(event), date_role(event))];
    if let Some(kind) = event.kind() {
        facts.extend([dot(), Piece::of(kind, Role::Text, Area::Kind)]);
    }
    if let Some(place) = event.place() {
        facts.extend([dot(), Piece::of(place, Role::Text, Area::Place)]);
    }
    if let Some(status) = event.status() {
        let role = if status == Status::Confirmed {
            Role::Text
        } else {
            Role::Uncertain
        };
        facts.extend([dot(), Piece::plain(status_words(status), role)]);
    }
    page.text(&facts);
    review_marks(page, event.is_private(), event.is_draft(), event.rule());
}

/// Says what keeps a record from being passed on.
/// A draft may have the rule that made it.
pub fn review_marks(page: &mut Writer<'_>, private: bool, draft: bool, rule: Option<&str>) {
    if draft {
        let made = rule.map_or_else(String::new, |rule| format!(" · made by the rule {rule}"));
        let words = format!("{DRAFT}draft, not reviewed{made}");
        page.text(&[Piece::plain(words, Role::Uncertain)]);
    }
    if private {
        let words = "private: kept out of lists and exports";
        page.text(&[Piece::plain(words, Role::Uncertain)]);
    }
}

fn people(page: &mut Writer<'_>, story: &Story, event: Event<'_>) {
    let mut heading = Some("Who took part");
    for part in event.parts() {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        let actor = story.actor(part.actor);
        let mut pieces = vec![
            Piece::draft(actor.is_draft()),
            Piece::of(actor.name(), Role::Name, Area::Name),
        ];
        if let Some(role) = part.role {
            pieces.push(Piece::of(format!("  {role}"), Role::Text, Area::Text));
        }
        if let (Some(description), Some(ActorKind::Person)) = (actor.description(), actor.kind())
            && part.role.is_none()
        {
            pieces.push(Piece::plain(format!("  {description}"), Role::Dim));
        }
        page.item(Subject::Actor(part.actor), 4, &pieces);
    }
}

fn quotes(page: &mut Writer<'_>, story: &Story, event: Event<'_>) {
    let mut heading = Some("What was said");
    for quote in event.quotes() {
        if let Some(text) = heading.take() {
            page.heading(text, Role::Heading);
        }
        quote_item(page, story, quote);
    }
}

/// Every source line by line of evidence: whom a line goes back to first, then who retells it.
fn sources(page: &mut Writer<'_>, story: &Story, event: Event<'_>) {
    let lines = evidence::lines_of_event(story, event);
    let cited = |source| event.citations().find(|citation| citation.source == source);
    let in_lines: Vec<SourceId> = lines
        .iter()
        .flat_map(|line| &line.sources)
        .copied()
        .collect();
    let others: Vec<Citation<'_>> = event
        .citations()
        .filter(|citation| !in_lines.contains(&citation.source))
        .collect();
    if in_lines.is_empty() && others.is_empty() {
        page.heading("No source is cited", Role::Disputed);
        return;
    }
    let sources = counted(in_lines.len() + others.len(), "source", "sources");
    let evidence = counted(lines.len(), "line of evidence", "lines of evidence");
    page.heading(&format!("{sources}, {evidence}"), Role::Heading);
    for line in &lines {
        for (copy, &source) in line.sources.iter().enumerate() {
            let mark = if copy == 0 {
                contest::mark(line)
            } else {
                Piece::plain("  ↳", Role::Dim)
            };
            // A source may be known by its claims alone.
            let bare = Citation {
                source,
                at: None,
                span: None,
                excerpt: None,
                stance: Stance::Supports,
            };
            citation_item(page, story, cited(source).unwrap_or(bare), mark);
        }
    }
    for citation in others {
        citation_item(page, story, citation, Piece::plain(" ", Role::Text));
    }
    page.indented(2, &contest::legend());
}

fn order(page: &mut Writer<'_>, story: &Story, event: Event<'_>) {
    let stated: Vec<_> = event
        .after()
        .map(|key| ("after", key))
        .chain(event.before().map(|key| ("before", key)))
        .collect();
    if stated.is_empty() {
        return;
    }
    page.heading("Order", Role::Heading);
    for (word, key) in stated {
        let other = story.event(key);
        page.item(
            Subject::Event(key),
            4,
            &[
                Piece::plain(format!("{word} "), Role::Dim),
                Piece::of(other.title(), Role::Text, Area::Text),
                Piece::plain(format!("  {}", date_words(other)), date_role(other)),
            ],
        );
    }
}

fn notes(page: &mut Writer<'_>, event: Event<'_>) {
    for (question, title) in [
        (false, "Notes, ours and not a source's"),
        (true, "Open questions"),
    ] {
        let mut heading = Some(title);
        for note in event.notes().filter(|note| note.is_question() == question) {
            if let Some(text) = heading.take() {
                page.heading(text, Role::Heading);
            }
            page.indented(2, &[Piece::of(note.text(), Role::Text, Area::Text)]);
        }
    }
}
