//! Records that were read apart from others, on a thread of their own, to be brought to a builder.

use super::piece::Piece;
use crate::schema::Record;
use crate::story::problem::Place;

/// Records in the order in which they were read. A batch knows nothing of others: many can be
/// filled at once, and come to one story by [`Builder::append`](super::Builder::append), which is
/// cheap. It may hold any number of records, of any number of files.
#[derive(Debug, Default)]
pub struct Batch {
    full: Vec<Piece>,
    open: Piece,
    is_begun: bool,
}

impl Batch {
    /// A batch without records.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a record that begins at `place`, as [`Builder::add`](super::Builder::add) does.
    pub fn add(&mut self, record: &Record<'_>, place: Place) {
        self.open.add(record, place);
        self.is_begun = true;
        if self.open.is_full() {
            self.finish_piece();
        }
    }

    /// Whether it has no records.
    pub fn is_empty(&self) -> bool {
        self.full.is_empty() && !self.is_begun
    }

    /// The pieces that it was laid down in.
    pub(super) fn into_pieces(mut self) -> impl Iterator<Item = Piece> {
        if self.is_begun {
            self.finish_piece();
        }
        self.full.into_iter()
    }

    /// The pieces that no more will come to.
    pub(super) fn take_full(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.full)
    }

    fn finish_piece(&mut self) {
        let mut piece = std::mem::take(&mut self.open);
        piece.segment.close();
        self.full.push(piece);
        self.is_begun = false;
    }
}
