//! What a page says about each kind of thing.

mod actor;
mod company;
mod contest;
mod event;
mod flags;
mod ledger;
mod passage;
mod quote;
mod renderings;
mod said;
mod source;

pub use crate::export::words::mode_tags as quote_tags;
pub use crate::export::words::{actor_kind_words, published_words, reporting_word, seen_word};
pub use event::date_role;
pub use renderings::change_words;

use super::articles::Articles;
use super::document::{Document, Piece, Subject, Writer};
use super::ink::Ink;
use super::noticed::Noticed;
use super::theme::Role;
use crate::export::citation::{Citer, Style};
use crate::export::words;
use crate::story::{Audience, Place, Story, evidence};

/// What pages are written from.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The story.
    pub story: &'a Story,
    /// What the check noticed, if that is known.
    pub noticed: Option<&'a Noticed>,
    /// The texts of articles that were read.
    pub articles: &'a Articles,
}

/// The page about `subject`, `columns` wide.
pub fn page(subject: Subject, known: Known<'_>, ink: Ink<'_>, columns: usize) -> Document {
    let Known {
        story,
        noticed,
        articles,
    } = known;
    let mut writer = Writer::new(ink, columns);
    let mut part = None;
    match subject {
        Subject::Event(key) => event::write(&mut writer, story, noticed, story.event(key)),
        Subject::Actor(key) => {
            actor::write(&mut writer, story, story.actor(key));
            flags::write(&mut writer, subject, &flags::about(noticed, subject));
        }
        Subject::Quote(key) => {
            quote::write(&mut writer, story, story.quote(key));
            flags::write(&mut writer, subject, &flags::about(noticed, subject));
        }
        Subject::Source(key) => {
            source::write(&mut writer, story, story.source(key));
            let flags = flags::about_source(noticed, story.source(key));
            flags::write(&mut writer, subject, &flags);
        }
        Subject::Side {
            event,
            contest,
            side,
        } => {
            contest::write_side(&mut writer, story, story.event(event), contest, side);
        }
        Subject::Passage { source, span } => {
            let source = story.source(source);
            part = Some(passage::write(&mut writer, story, articles, source, span));
        }
    }
    Document {
        faults: faults(subject, story, noticed),
        part,
        ..writer.finish()
    }
}

/// So many records of one kind are listed on a page: whoever wants to see more of them searches for them.
const MOST: usize = 1000;

/// Lists records under a heading, if there are any. `query` finds those for which there is no room.
fn list<K: Copy>(
    page: &mut Writer<'_>,
    heading: &str,
    keys: &[K],
    query: &str,
    mut item: impl FnMut(&mut Writer<'_>, K),
) {
    if !keys.is_empty() {
        page.heading(heading, Role::Heading);
    }
    for &key in keys.iter().take(MOST) {
        item(page, key);
    }
    more(page, keys.len(), query);
}

/// Says how many of `count` records there is no room for, and what finds them.
fn more(page: &mut Writer<'_>, count: usize, query: &str) {
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        let words = format!("and {more} more: search for {query}");
        page.indented(2, &[Piece::plain(words, Role::Dim)]);
    }
}

/// What the frame of a page about `subject` is called.
pub fn title(subject: Subject) -> &'static str {
    match subject {
        Subject::Event(_) => "Event",
        Subject::Actor(_) => "Actor",
        Subject::Quote(_) => "Quote",
        Subject::Source(_) => "Source",
        Subject::Side { .. } => "Claims",
        Subject::Passage { .. } => "Source's text",
    }
}

/// How many faults were noticed about the record of a page, and in the words that belong to an event or a source.
fn faults(subject: Subject, story: &Story, noticed: Option<&Noticed>) -> usize {
    let flags = match subject {
        Subject::Event(key) => flags::about_event(noticed, story.event(key)),
        Subject::Source(key) => flags::about_source(noticed, story.source(key)),
        _ => flags::about(noticed, subject),
    };
    let faults = flags.iter().filter(|flag| flag.is_open_fault());
    faults.count()
}

/// A citation of what a page or an item of it is about. Private records have none, nor have actors.
pub fn citation(subject: Subject, story: &Story, style: Style) -> Option<String> {
    let citer = Citer::new(story, Audience::Public);
    match subject {
        Subject::Event(key) => citer.event(key, style),
        Subject::Quote(key) => citer.quote(key, style),
        Subject::Source(key) | Subject::Passage { source: key, .. } => {
            citer.source(key, None, style)
        }
        Subject::Side {
            event,
            contest,
            side,
        } => {
            let claims = evidence::claims_of_side(story, story.event(event), contest, side)?;
            let keys: Vec<_> = claims.iter().map(|claim| claim.key()).collect();
            citer.claims(&keys, style)
        }
        Subject::Actor(_) => None,
    }
}

/// The address a page or an item of it can be opened at: a source's.
pub fn address(subject: Subject, story: &Story) -> Option<&str> {
    let source = match subject {
        Subject::Source(key) | Subject::Passage { source: key, .. } => key,
        Subject::Quote(key) => story.quote(key).source(),
        Subject::Event(key) => story.event(key).citations().next()?.source,
        Subject::Side {
            event,
            contest,
            side,
        } => {
            let claims = evidence::claims_of_side(story, story.event(event), contest, side)?;
            claims.first()?.source()
        }
        Subject::Actor(_) => return None,
    };
    story.source(source).url()
}

/// Where what a page or an item of it is about is written, with its id if it has one. Of claims it is the first.
pub fn written_at(subject: Subject, story: &Story) -> Option<(Place, Option<&str>)> {
    Some(match subject {
        Subject::Event(key) => (story.event(key).written_at(), Some(story.event(key).id())),
        Subject::Actor(key) => (story.actor(key).written_at(), Some(story.actor(key).id())),
        Subject::Quote(key) => (story.quote(key).written_at(), Some(story.quote(key).id())),
        Subject::Source(key) | Subject::Passage { source: key, .. } => {
            (story.source(key).written_at(), Some(story.source(key).id()))
        }
        Subject::Side {
            event,
            contest,
            side,
        } => {
            let claims = evidence::claims_of_side(story, story.event(event), contest, side)?;
            (claims.first()?.written_at(), None)
        }
    })
}
