//! With whom an actor appears in the story, and how often.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::MOST;
use crate::search::Area;
use crate::story::{Actor, ActorId, Story};
use crate::tui::app::counted;
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// So many are listed.
const LISTED: usize = 12;

/// Writes who else took part in the actor's events, the most frequent first.
pub fn write(page: &mut Writer<'_>, story: &Story, actor: Actor<'_>) {
    let mut times: HashMap<ActorId, usize> = HashMap::new();
    for &event in actor.events().iter().take(MOST) {
        let mut here: Vec<ActorId> = story.event(event).parts().map(|part| part.actor).collect();
        // Who has two roles at an event was there once.
        here.sort_unstable();
        here.dedup();
        for other in here {
            *times.entry(other).or_default() += 1;
        }
    }
    times.remove(&actor.key());
    let mut company: Vec<(ActorId, usize)> = times.into_iter().collect();
    company.sort_unstable_by_key(|&(key, count)| (Reverse(count), story.actor(key).name(), key));
    if company.is_empty() {
        return;
    }
    page.heading("Appears with", Role::Heading);
    for &(key, count) in company.iter().take(LISTED) {
        let count = counted(count, "event", "events");
        let pieces = [
            Piece::of(story.actor(key).name(), Role::Name, Area::Name),
            Piece::plain(format!("  {count}"), Role::Dim),
        ];
        page.item(Subject::Actor(key), 4, &pieces);
    }
    if let Some(more) = company.len().checked_sub(LISTED).filter(|more| *more > 0) {
        page.indented(2, &[Piece::plain(format!("and {more} more"), Role::Dim)]);
    }
}
