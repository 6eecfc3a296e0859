//! Records that were read apart from others, on a thread of their own, to be brought to a builder.

use super::Builder;
use crate::schema::Record;
use crate::story::problem::Place;

/// Records in the order in which they were read. A batch knows nothing of others: many can be
/// filled at once, and come to one story by [`Builder::append`].
#[derive(Debug, Default)]
pub struct Batch {
    records: Vec<(Record<'static>, Place)>,
}

impl Batch {
    /// A batch without records.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a record that begins at `place`, as [`Builder::add`] does.
    pub fn add(&mut self, record: Record<'static>, place: Place) {
        self.records.push((record, place));
    }

    /// Whether it has no records.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl Builder {
    /// Takes the records of `batch`. It comes to the same as adding them one by one.
    pub fn append(&mut self, batch: Batch) {
        for (record, place) in batch.records {
            self.add(record, place);
        }
    }
}
