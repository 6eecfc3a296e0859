//! The view of an acceptance.

use crate::story::problem::Place;
use crate::story::segment::{AcceptanceRow, Segment};
use crate::story::subject::Subject;

/// Something that a check notices, and that need not be told again.
#[derive(Debug, Clone, Copy)]
pub struct Acceptance<'s> {
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s AcceptanceRow,
}

impl<'s> Acceptance<'s> {
    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// The rule that notices it, as the file writes it.
    pub fn rule(self) -> &'s str {
        self.segment.arena.get(self.row.rule)
    }

    /// The record it is about. Nothing where the story has none of that name.
    pub fn subject(self) -> Option<Subject> {
        self.row.subject
    }

    /// The field of that record, where it is about one.
    pub fn field(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.field)
    }

    /// The values that are accepted.
    pub fn values(self) -> impl Iterator<Item = &'s str> {
        let arena = &self.segment.arena;
        let values = self.row.values.of(&self.segment.texts);
        values.iter().map(|&value| arena.get(value))
    }

    /// The reason.
    pub fn because(self) -> &'s str {
        self.segment.arena.get(self.row.because)
    }

    /// Who accepted it.
    pub fn by(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.by)
    }

    /// When, EDTF.
    pub fn on(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.on)
    }

    /// Whether it is kept out of lists, copies and exports.
    pub fn is_private(self) -> bool {
        self.row.private
    }
}
