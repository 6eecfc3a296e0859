//! Takes records one by one, in any order, and makes them a story.

mod batch;
mod intake;

use super::directory::Directories;
use super::problem::{FileId, Place, Problem};
use super::resolve;
use super::segment::Segment;
use super::snapshot::Story;
use super::withhold::Audience;
use crate::schema::{self, Record};

use intake::Intake;

pub use batch::Batch;

/// A segment is closed at this much text, so that the ranges into its arena always fit.
const SEGMENT_TEXT: usize = 256 << 20;

/// Builds a [`Story`] from the records of its files. Records may come in any order; ids join them.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) files: Vec<String>,
    pub(super) head: Option<(schema::Story, Place)>,
    pub(super) segments: Vec<Segment>,
    pub(super) directories: Directories,
    pub(super) problems: Vec<Problem>,
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
    pub fn add(&mut self, record: Record<'_>, place: Place) {
        match record {
            Record::Story(head) => self.add_head(head, place),
            Record::Source(source) => self.intake(place).source(&source),
            Record::Event(event) => self.intake(place).event(&event),
            Record::Actor(actor) => self.intake(place).actor(&actor),
            Record::Claim(claim) => self.intake(place).claim(&claim),
            Record::Ruling(ruling) => self.intake(place).ruling(&ruling),
            Record::Quote(quote) => self.intake(place).quote(&quote),
            Record::Note(note) => self.intake(place).note(&note),
            Record::Question(question) => self.intake(place).question(&question),
        }
    }

    /// Resolves every reference and puts the records in order. The problems come in the order of
    /// files and places.
    pub fn finish(self) -> (Story, Vec<Problem>) {
        self.finish_for(Audience::Makers)
    }

    /// The same as [`Builder::finish`], for whoever is to see the story. The problems are those of
    /// all records, private or not: they are for whoever writes the files.
    pub fn finish_for(self, audience: Audience) -> (Story, Vec<Problem>) {
        resolve::story(self, audience)
    }

    fn add_head(&mut self, head: schema::Story, place: Place) {
        if let Some((_, first)) = self.head {
            let expected = "one `[story]` in all files";
            let problem = Problem::new(place, [], "a second `[story]`", expected);
            self.problems.push(problem.with_other(first));
        } else {
            self.head = Some((head, place));
        }
    }

    /// What takes a record that begins at `place`, into a segment that has room for it.
    fn intake(&mut self, place: Place) -> Intake<'_> {
        let full = |segment: &Segment| !segment.arena.has_room(u32::MAX as usize - SEGMENT_TEXT);
        if self.segments.last().is_none_or(full) {
            self.segments.push(Segment::default());
        }
        let number = self.segments.len() - 1;
        Intake {
            place,
            directories: &mut self.directories,
            problems: &mut self.problems,
            segment: &mut self.segments[number],
            number,
        }
    }
}
