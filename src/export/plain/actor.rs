//! The page about an actor: who they are, what they took part in, what they said.

use super::page::{Position, head};
use super::{Kind, Page, Subject, Teller, event, rows};
use crate::export::citation::marks;
use crate::export::words::{actor_kind_words, capital};
use crate::story::date::{Spelling, wording_as};
use crate::story::{Actor, Party};

pub(super) fn write(
    teller: &Teller<'_>,
    page: &mut Page,
    actor: Actor<'_>,
    position: Option<Position>,
) {
    page.line(head("Actor", position, actor.name()));
    page.line_of("Kind", actor.kind().map_or("unknown", actor_kind_words));
    let aliases: Vec<&str> = actor.aliases().collect();
    page.line_of("Also called", &aliases.join(", "));
    let remarks: Vec<String> = marks(actor.is_draft(), actor.is_private()).collect();
    page.line_of("Note well", &remarks.join("; "));
    if let Some(description) = actor.description() {
        page.paragraph(description);
    }
    ties(teller, page, actor);
    if !actor.events().is_empty() {
        let number = Kind::Events.counted(actor.events().len());
        page.heading(format!("Takes part in {number}"));
    }
    for &key in actor.events() {
        let event = teller.story.event(key);
        let mut parts = event.parts();
        let part = parts.find(|part| part.actor == actor.key());
        let role = part.and_then(|part| part.role);
        let role = role.map_or_else(String::new, |role| format!("As {role}: "));
        let words = format!("{role}{}", rows::event(teller, event));
        page.item(Subject::Event(key), words);
    }
    if !actor.quotes().is_empty() {
        page.heading(format!(
            "Said: {}",
            Kind::Quotes.counted(actor.quotes().len())
        ));
    }
    for &key in actor.quotes() {
        page.item(
            Subject::Quote(key),
            rows::quote(teller, teller.story.quote(key)),
        );
    }
    event::notes(page, actor.notes());
}

fn ties(teller: &Teller<'_>, page: &mut Page, actor: Actor<'_>) {
    let number = actor.relations().count();
    if number > 0 {
        page.heading(format!("Ties to others: {number}"));
    }
    for relation in actor.relations() {
        let kind = capital(&relation.kind.replace('-', " "));
        let mut words = format!("{kind} {}", relation.to.name(teller.story));
        for (word, day) in [("since", relation.since), ("until", relation.until)] {
            words.extend(day.map(|day| format!(" {word} {}", wording_as(day, Spelling::Full))));
        }
        match relation.to {
            Party::Actor(key) => page.item(Subject::Actor(key), words),
            Party::Source(key) => page.item(Subject::Source(key), words),
            Party::Named(_) => page.line(words),
        }
    }
}
