//! Does as was decided on drafts: a rejected one leaves the story with every trace, an attached one becomes part of
//! another record, and a draft claim makes room for the reviewed one on the same passage.

mod attached;
mod claims;

use std::collections::HashMap;
use std::hash::Hash;

use super::builder::Handles;
use super::directory::{Directories, Directory};
use super::id::{ActorId, EventId, QuoteId, SourceId};
use super::problem::Place;
use super::segment::{Identified, PartyRow, ReviewRow, Segment};
use super::subject::Subject;
use super::withhold;
use crate::schema::Decision;

use attached::Attached;
use claims::Claims;

/// What was decided, with what it is about looked up.
#[derive(Debug, Default)]
pub(super) struct Reviews {
    rejected: Vec<Subject>,
    /// Rejected drafts that are not made any more, and that reviewed records may still name.
    absent: Vec<Subject>,
    attached: Vec<Attached>,
    /// For each attached draft, what it belongs to.
    goes_to: GoesTo,
    claims: Claims,
}

/// Something wrong with a review.
#[derive(Debug)]
pub(super) struct Misplaced {
    /// The review.
    pub place: Place,
    /// The key whose value names no record, or which is missing.
    pub key: &'static str,
    /// What stands there.
    pub text: Option<String>,
}

/// What attached drafts belong to, by kind.
#[derive(Debug, Default)]
struct GoesTo {
    events: HashMap<EventId, EventId>,
    actors: HashMap<ActorId, ActorId>,
    quotes: HashMap<QuoteId, QuoteId>,
    sources: HashMap<SourceId, SourceId>,
}

impl Reviews {
    /// Looks up what the reviews of all segments are about. A draft that is no longer made is nothing to report.
    pub fn gather(segments: &[Segment], directories: &Directories) -> (Self, Vec<Misplaced>) {
        let mut reviews = Self::default();
        let mut misplaced = Vec::new();
        for (number, segment) in segments.iter().enumerate() {
            for (index, row) in segment.reviews.iter().enumerate() {
                let at = (number, index);
                if let Err(wrong) = reviews.take(at, row, segments, directories) {
                    misplaced.push(wrong);
                }
            }
        }
        reviews.goes_to.follow();
        (reviews, misplaced)
    }

    fn take(
        &mut self,
        at: (usize, usize),
        row: &ReviewRow,
        segments: &[Segment],
        directories: &Directories,
    ) -> Result<(), Misplaced> {
        let segment = &segments[at.0];
        let place = row.written_at.place();
        let wrong = |key, text: Option<&str>| Misplaced {
            place,
            key,
            text: text.map(str::to_owned),
        };
        let name = segment.arena.get(row.draft);
        let kind = name.split_once(':').map_or("", |(kind, _)| kind);
        if !["event", "actor", "quote", "source"].contains(&kind) {
            return Err(wrong("draft", Some(name)));
        }
        // What was written out meanwhile is no draft any more, whatever was decided before.
        let is_open = |(subject, field): &(Subject, Option<&str>)| {
            field.is_some() || is_draft(*subject, segments, directories)
        };
        let found = directories.subject(name).filter(is_open);
        match (found, row.decision) {
            (Some((Subject::Event(event), Some(field))), _) => {
                self.claims.reject(at, event, field);
            }
            (Some((subject, _)), Decision::Rejected) => self.rejected.push(subject),
            (found, Decision::Attached) => {
                let to = segment.arena.some(row.to);
                let to = to.ok_or_else(|| wrong("to", None))?;
                let target = format!("{kind}:{to}");
                let Some((target, None)) = directories.subject(&target) else {
                    return Err(wrong("to", Some(to)));
                };
                // What was accepted may name a draft that is not made any more.
                let named = found.map(|(draft, _)| draft);
                if let Some(draft) = named.or_else(|| directories.absent(name)) {
                    self.goes_to.insert(draft, target);
                }
                self.attached
                    .push(Attached::new(at, target, found.map(|(draft, _)| draft)));
            }
            (None, Decision::Rejected) => self.absent.extend(directories.absent(name)),
        }
        Ok(())
    }

    /// Has nobody miss the rejected drafts that are not made any more.
    pub fn excuse(&self, directories: &mut Directories) {
        for &subject in &self.absent {
            directories.excuse(subject);
        }
    }

    /// Makes whatever refers to an attached draft refer to what it belongs to. Nothing may have been resolved yet.
    pub fn redirect(&self, handles: &mut [Handles]) {
        if self.goes_to.is_empty() {
            return;
        }
        let GoesTo {
            events,
            actors,
            quotes,
            sources,
        } = &self.goes_to;
        for of_segment in handles {
            change(events, &mut of_segment.events);
            change(actors, &mut of_segment.actors);
            change(quotes, &mut of_segment.quotes);
            change(sources, &mut of_segment.sources);
        }
    }

    /// The event that stands for `event` from now on, if it is still there.
    pub fn event(&self, event: Option<EventId>) -> Option<EventId> {
        event.map(|event| after(&self.goes_to.events, event))
    }

    /// Takes the decided drafts out of the story. Everything has been resolved.
    pub fn apply(self, directories: &mut Directories, segments: &mut [Segment]) {
        self.claims.apply(segments);
        for attached in &self.attached {
            attached.go_over(&self.goes_to.sources, directories, segments);
            attached.name(directories, segments);
        }
        let goes_to = self.goes_to;
        if self.rejected.is_empty() && goes_to.is_empty() {
            return;
        }
        for segment in &mut *segments {
            withhold::parties(segment).for_each(|party| goes_to.redirect(party));
        }
        forget(&self.rejected, directories);
        directories.events.forget(goes_to.events.into_keys());
        directories.actors.forget(goes_to.actors.into_keys());
        directories.quotes.forget(goes_to.quotes.into_keys());
        directories.sources.forget(goes_to.sources.into_keys());
        forget_baseless(directories, segments);
        withhold::traces(directories, segments);
    }
}

impl GoesTo {
    fn insert(&mut self, draft: Subject, to: Subject) {
        match (draft, to) {
            (Subject::Event(draft), Subject::Event(to)) => insert(&mut self.events, draft, to),
            (Subject::Actor(draft), Subject::Actor(to)) => insert(&mut self.actors, draft, to),
            (Subject::Quote(draft), Subject::Quote(to)) => insert(&mut self.quotes, draft, to),
            (Subject::Source(draft), Subject::Source(to)) => insert(&mut self.sources, draft, to),
            _ => {}
        }
    }

    fn is_empty(&self) -> bool {
        self.events.is_empty()
            && self.actors.is_empty()
            && self.quotes.is_empty()
            && self.sources.is_empty()
    }

    /// Leads each draft past others that were attached themselves.
    fn follow(&mut self) {
        follow(&mut self.events);
        follow(&mut self.actors);
        follow(&mut self.quotes);
        follow(&mut self.sources);
    }

    fn redirect(&self, party: &mut PartyRow) {
        match party {
            PartyRow::Actor(actor) => *actor = after(&self.actors, *actor),
            PartyRow::Source(source) => *source = after(&self.sources, *source),
            _ => {}
        }
    }
}

fn insert<K: Eq + Hash>(goes_to: &mut HashMap<K, K>, draft: K, to: K) {
    if draft != to {
        goes_to.insert(draft, to);
    }
}

/// What stands for a record.
fn after<K: Copy + Eq + Hash>(goes_to: &HashMap<K, K>, key: K) -> K {
    goes_to.get(&key).copied().unwrap_or(key)
}

fn change<K: Copy + Eq + Hash>(goes_to: &HashMap<K, K>, keys: &mut [K]) {
    for key in keys {
        *key = after(goes_to, *key);
    }
}

/// Ends each way at a record that goes nowhere. One that leads back to itself is given up.
fn follow<K: Copy + Eq + Hash>(goes_to: &mut HashMap<K, K>) {
    let steps = goes_to.len();
    let last = |first: K| {
        let mut at = first;
        for _ in 0..steps {
            at = after(goes_to, at);
        }
        at
    };
    let ends: HashMap<K, K> = goes_to.keys().map(|&draft| (draft, last(draft))).collect();
    let is_end = |end: &K| !goes_to.contains_key(end);
    *goes_to = ends.into_iter().filter(|(_, end)| is_end(end)).collect();
}

/// Whether nobody has reviewed a record.
fn is_draft(subject: Subject, segments: &[Segment], directories: &Directories) -> bool {
    fn of<R: Identified>(key: R::Key, directory: &Directory<R::Key>, segments: &[Segment]) -> bool {
        directory.location(key).is_some_and(|at| {
            let row = segments.get(at.segment()).map(R::rows);
            row.and_then(|rows| rows.get(at.row()))
                .is_some_and(R::is_draft)
        })
    }
    use super::segment::{ActorRow, EventRow, QuoteRow, SourceRow};
    match subject {
        Subject::Story => false,
        Subject::Event(key) => of::<EventRow>(key, &directories.events, segments),
        Subject::Actor(key) => of::<ActorRow>(key, &directories.actors, segments),
        Subject::Quote(key) => of::<QuoteRow>(key, &directories.quotes, segments),
        Subject::Source(key) => of::<SourceRow>(key, &directories.sources, segments),
    }
}

fn forget(rejected: &[Subject], directories: &mut Directories) {
    for subject in rejected {
        match *subject {
            Subject::Story => {}
            Subject::Event(key) => directories.events.forget([key]),
            Subject::Actor(key) => directories.actors.forget([key]),
            Subject::Quote(key) => directories.quotes.forget([key]),
            Subject::Source(key) => directories.sources.forget([key]),
        }
    }
}

/// With a source go the quotes from it, and the drafts that rest on nothing else.
fn forget_baseless(directories: &mut Directories, segments: &[Segment]) {
    let sources = &directories.sources;
    let is_gone = |source: Option<SourceId>| source.is_some_and(|source| !sources.defines(source));
    let quotes = segments.iter().flat_map(|segment| &segment.quotes);
    let quotes = quotes.filter(|row| is_gone(row.citation.source));
    directories.quotes.forget(quotes.map(|row| row.key));
    let events = segments.iter().flat_map(|segment| {
        let rows = segment.events.iter().filter(|row| row.draft);
        rows.map(|row| (row.key, row.citations.of(&segment.citations)))
    });
    let is_baseless = |citations: &[_]| {
        let mut sources = citations
            .iter()
            .map(|row: &super::segment::CitationRow| row.source);
        !citations.is_empty() && sources.all(is_gone)
    };
    let events = events.filter(|(_, citations)| is_baseless(citations));
    directories.events.forget(events.map(|(key, _)| key));
}
