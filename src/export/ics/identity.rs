//! By what a calendar knows an entry again: its identifier, and when what it says was last known to be so.

use sha2::{Digest, Sha256};

use super::basic;
use crate::story::date::{Date, Day};
use crate::story::{Claim, Event, Note, Ruling, Story};

/// An identifier that no other event has, and that stays with the event for as long as the story keeps its title and the
/// event its id: so that a calendar that is imported again replaces its entries.
///
/// A UUID, as RFC 7986 asks, version 8 of RFC 9562: made of a hash of title and id.
pub(super) fn uid(story: &Story, event: Event<'_>) -> String {
    let mut hash = Sha256::new();
    for part in ["dateline event", story.title(), event.id()] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let hash = format!("{:x}", hash.finalize());
    format!(
        "{}-{}-8{}-a{}-{}",
        &hash[..8],
        &hash[8..12],
        &hash[12..15],
        &hash[15..18],
        &hash[18..30]
    )
}

/// When the entry was last revised, which every entry must say. The clock does not know that: an export of the same story
/// must be the same. So it is the last day that the event's own record bears: when one of its sources was published, read,
/// corrected or retracted, or when something was ruled or noted.
pub(super) fn stamp(story: &Story, event: Event<'_>) -> String {
    let sources = event.citations().map(|citation| citation.source);
    let sources = sources.chain(event.claims().map(Claim::source));
    let of_sources = sources.flat_map(|key| {
        let source = story.source(key);
        let days = [source.accessed(), source.corrected(), source.retracted()];
        let days = days.into_iter().flatten().filter_map(day);
        days.chain(source.published().and_then(Date::first))
    });
    let ours = event.rulings().filter_map(Ruling::on);
    let ours = ours.chain(event.notes().filter_map(Note::on));
    let last = of_sources
        .chain(ours.filter_map(day))
        .filter(|day| (1970..=9999).contains(&day.year()))
        .max();
    format!("{}T000000Z", basic(last.unwrap_or(Day::new(0))))
}

fn day(text: &str) -> Option<Day> {
    Date::parse(text).ok()?.first()
}
