//! Sets of records that a term reaches, each with how well it does.

use super::texts::FieldSet;
use crate::story::Handle;

/// A record that a term reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reached {
    /// The record's number among those of its kind.
    pub record: u32,
    /// The fields of it that hold the term; none if it is reached through another record.
    pub fields: FieldSet,
    /// How well, higher is better.
    pub score: u32,
}

impl Reached {
    /// The record.
    pub fn key<K: Handle>(&self) -> K {
        K::from_index(self.record as usize)
    }

    /// A record reached through this one, just as well.
    pub fn lead<K: Handle>(&self, to: K) -> Self {
        let record = u32::try_from(to.index()).unwrap_or(u32::MAX);
        Self {
            record,
            fields: FieldSet::NONE,
            score: self.score,
        }
    }
}

/// Records that a term reaches, ascending, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct ReachedSet(Vec<Reached>);

impl ReachedSet {
    /// Sorts records and joins what is reached more than once; the best score counts.
    pub fn new(mut reached: Vec<Reached>) -> Self {
        reached.sort_unstable_by_key(|reached| reached.record);
        reached.dedup_by(|next, kept| {
            let same = next.record == kept.record;
            if same {
                kept.fields = kept.fields.or(next.fields);
                kept.score = kept.score.max(next.score);
            }
            same
        });
        Self(reached)
    }

    /// The records of `self` that `other` holds in the same field, each with the lesser score.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        let common = self.0.into_iter().filter_map(|mut reached| {
            let found = other.find(reached.record)?;
            reached.fields = reached.fields.and(found.fields);
            reached.score = reached.score.min(found.score);
            (!reached.fields.is_empty()).then_some(reached)
        });
        Self(common.collect())
    }

    /// Changes records, or drops those for which `change` says no.
    pub fn retain(&mut self, change: impl FnMut(&mut Reached) -> bool) {
        self.0.retain_mut(change);
    }

    /// The score with which a record is reached, if it is.
    pub fn score<K: Handle>(&self, key: K) -> Option<u32> {
        let record = u32::try_from(key.index()).ok()?;
        self.find(record).map(|reached| reached.score)
    }

    /// How many records are reached.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The records with what is known of them, ascending by number.
    pub fn iter(&self) -> impl Iterator<Item = &Reached> {
        self.0.iter()
    }

    /// The records, ascending by number.
    pub fn keys<K: Handle>(&self) -> impl ExactSizeIterator<Item = K> {
        self.0.iter().map(Reached::key)
    }

    fn find(&self, record: u32) -> Option<&Reached> {
        let at = self
            .0
            .binary_search_by_key(&record, |reached| reached.record)
            .ok()?;
        Some(&self.0[at])
    }
}
