//! Takes records one by one, in any order, and makes them a story.

mod batch;
mod intake;
mod join;
mod piece;

use super::directory::Directories;
use super::problem::{FileId, Place, Problem};
use super::resolve;
use super::segment::Segment;
use super::snapshot::Story;
use super::withhold::Audience;
use crate::schema::{self, Record};

pub use batch::Batch;
pub(super) use join::Handles;

/// Builds a [`Story`] from the records of its files. Records may come in any order; ids join them.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) files: Vec<String>,
    pub(super) head: Option<(schema::Story, Place)>,
    pub(super) segments: Vec<Segment>,
    /// By segment.
    pub(super) handles: Vec<Handles>,
    pub(super) directories: Directories,
    pub(super) problems: Vec<Problem>,
    /// Records that came one by one since the last batch.
    singles: Batch,
}

impl Builder {
    /// A builder of an empty story.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names a file that records come from.
    pub fn file(&mut self, name: &str) -> FileId {
        let file = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(name.to_owned());
        file
    }

    /// Takes a record that begins at `place`. What cannot be right about it is reported by
    /// [`Builder::finish`].
    pub fn add(&mut self, record: &Record<'_>, place: Place) {
        self.singles.add(record, place);
        for piece in self.singles.take_full() {
            self.join(piece);
        }
    }

    /// Takes the records of `batch`. It comes to the same as adding them one by one.
    pub fn append(&mut self, batch: Batch) {
        let singles = std::mem::take(&mut self.singles);
        for piece in singles.into_pieces().chain(batch.into_pieces()) {
            self.join(piece);
        }
    }

    /// Resolves every reference and puts the records in order. The problems come in the order of
    /// files and places.
    pub fn finish(self) -> (Story, Vec<Problem>) {
        self.finish_for(Audience::Makers)
    }

    /// The same as [`Builder::finish`], for whoever is to see the story. The problems are those of
    /// all records, private or not: they are for whoever writes the files.
    pub fn finish_for(mut self, audience: Audience) -> (Story, Vec<Problem>) {
        self.append(Batch::new());
        resolve::story(self, audience)
    }
}
