//! The story as a whole: an immutable snapshot of segments, with the tables that find records.

use std::sync::Arc;

use chrono_tz::Tz;
use rayon::prelude::*;

use super::directory::{Directories, Location};
use super::field::Fields;
use super::id::{ActorId, ClaimId, EventId, Handle, NoteId, QuoteId, RulingId, SourceId};
use super::links::Links;
use super::segment::{EventRow, Segment};
use super::views::{Acceptance, Actor, Claim, Event, Note, Quote, Ruling, Source};

/// Title, zone and the rest of `[story]`.
#[derive(Debug, Clone)]
pub(super) struct Meta {
    pub title: String,
    pub lang: Option<String>,
    pub zone: Tz,
    pub start: Option<EventId>,
    pub summary: Option<String>,
}

/// A story: all that was loaded, resolved and in order. It never changes; share it as an `Arc`.
#[derive(Debug)]
pub struct Story {
    pub(super) meta: Meta,
    pub(super) fields: Fields,
    pub(super) files: Vec<String>,
    pub(super) segments: Vec<Arc<Segment>>,
    pub(super) directories: Directories,
    pub(super) claims: Vec<Location>,
    pub(super) rulings: Vec<Location>,
    pub(super) notes: Vec<Location>,
    pub(super) acceptances: Vec<Location>,
    pub(super) links: Links,
}

impl Story {
    /// The story's title, or `Untitled`.
    pub fn title(&self) -> &str {
        &self.meta.title
    }

    /// Language of the story's own text, a BCP 47 tag.
    pub fn lang(&self) -> Option<&str> {
        self.meta.lang.as_deref()
    }

    /// The zone in which days are counted; UTC where the story names none.
    pub fn timezone(&self) -> Tz {
        self.meta.zone
    }

    /// The event to open on.
    pub fn start(&self) -> Option<EventId> {
        self.meta.start
    }

    /// A few words on what the story is about.
    pub fn summary(&self) -> Option<&str> {
        self.meta.summary.as_deref()
    }

    /// How the values of each claim field are read and compared.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Name of the file with this number, as the loader gave it.
    pub fn file_name(&self, file: super::FileId) -> &str {
        self.files.get(file.index()).map_or("", String::as_str)
    }

    /// All events in order of time, the undated ones last. The number of an event's handle is its place here.
    pub fn events(&self) -> &[EventId] {
        &self.directories.events.order
    }

    /// All events as they lie in memory: for whoever has to look at each of them, in any order, many at once.
    pub fn events_as_stored(&self) -> impl ParallelIterator<Item: Iterator<Item = Event<'_>>> {
        let segments = self.segments.par_iter().enumerate();
        segments.map(move |(number, segment)| {
            let rows = segment.events.iter().enumerate();
            let stands = move |&(row, event): &(usize, &EventRow)| {
                let here = Location::new(number, row);
                self.directories.events.location(event.key) == Some(here)
            };
            rows.filter(stands).map(move |(_, row)| Event {
                story: self,
                segment,
                row,
            })
        })
    }

    /// All actors by name.
    pub fn actors(&self) -> &[ActorId] {
        &self.directories.actors.order
    }

    /// All quotes in the order of their events, then of the file. The number of a quote's handle is its place here.
    pub fn quotes(&self) -> &[QuoteId] {
        &self.directories.quotes.order
    }

    /// All sources by publisher, then by date.
    pub fn sources(&self) -> &[SourceId] {
        &self.directories.sources.order
    }

    /// All claims, in the order of the file.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'_>> {
        (0..self.claims.len()).map(|index| self.claim(ClaimId::from_index(index)))
    }

    /// All notes and questions, in the order of the file.
    pub fn notes(&self) -> impl ExactSizeIterator<Item = Note<'_>> {
        (0..self.notes.len()).map(|index| self.note(NoteId::from_index(index)))
    }

    /// What need not be told again, in the order of the file.
    pub fn acceptances(&self) -> impl ExactSizeIterator<Item = Acceptance<'_>> {
        self.acceptances.iter().map(|&location| {
            let (segment, row) = self.row(Some(location));
            Acceptance {
                segment,
                row: &segment.acceptances[row],
            }
        })
    }

    /// The event called `id`.
    pub fn find_event(&self, id: &str) -> Option<EventId> {
        self.directories.events.find(id)
    }

    /// The actor called `id`.
    pub fn find_actor(&self, id: &str) -> Option<ActorId> {
        self.directories.actors.find(id)
    }

    /// The quote called `id`.
    pub fn find_quote(&self, id: &str) -> Option<QuoteId> {
        self.directories.quotes.find(id)
    }

    /// The source called `id`.
    pub fn find_source(&self, id: &str) -> Option<SourceId> {
        self.directories.sources.find(id)
    }

    /// A view of an event of this story.
    ///
    /// # Panics
    /// If the handle comes from another story. Handles that a story gives out are always sound.
    pub fn event(&self, key: EventId) -> Event<'_> {
        let (segment, row) = self.row(self.directories.events.location(key));
        Event {
            story: self,
            segment,
            row: &segment.events[row],
        }
    }

    /// A view of an actor of this story.
    ///
    /// # Panics
    /// If the handle comes from another story. Handles that a story gives out are always sound.
    pub fn actor(&self, key: ActorId) -> Actor<'_> {
        let (segment, row) = self.row(self.directories.actors.location(key));
        Actor {
            story: self,
            segment,
            row: &segment.actors[row],
        }
    }

    /// A view of a quote of this story.
    ///
    /// # Panics
    /// If the handle comes from another story. Handles that a story gives out are always sound.
    pub fn quote(&self, key: QuoteId) -> Quote<'_> {
        let (segment, row) = self.row(self.directories.quotes.location(key));
        Quote {
            story: self,
            segment,
            row: &segment.quotes[row],
        }
    }

    /// A view of a source of this story.
    ///
    /// # Panics
    /// If the handle comes from another story. Handles that a story gives out are always sound.
    pub fn source(&self, key: SourceId) -> Source<'_> {
        let (segment, row) = self.row(self.directories.sources.location(key));
        Source {
            story: self,
            segment,
            row: &segment.sources[row],
        }
    }

    /// A view of a claim of this story.
    ///
    /// # Panics
    /// If the handle comes from another story. Handles that a story gives out are always sound.
    pub fn claim(&self, key: ClaimId) -> Claim<'_> {
        let (segment, row) = self.row(Some(self.claims[key.index()]));
        Claim {
            story: self,
            segment,
            row: &segment.claims[row],
            key,
        }
    }

    pub(super) fn ruling(&self, key: RulingId) -> Ruling<'_> {
        let (segment, row) = self.row(Some(self.rulings[key.index()]));
        Ruling {
            segment,
            row: &segment.rulings[row],
        }
    }

    pub(super) fn note(&self, key: NoteId) -> Note<'_> {
        let (segment, row) = self.row(Some(self.notes[key.index()]));
        Note {
            segment,
            row: &segment.notes[row],
        }
    }

    /// The row of an event, and the number of its segment.
    pub(super) fn event_row(&self, key: EventId) -> (usize, &EventRow) {
        let location = self.directories.events.location(key);
        let number = location.map_or(0, Location::segment);
        let (segment, row) = self.row(location);
        (number, &segment.events[row])
    }

    fn row(&self, location: Option<Location>) -> (&Segment, usize) {
        let Some(location) = location else {
            panic!("a handle of another story, or of a record that was never defined");
        };
        (&self.segments[location.segment()], location.row())
    }
}
