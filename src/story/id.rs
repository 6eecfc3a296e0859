//! Handles: small numbers that stand for records, and the table that gives each id its number.

use std::num::NonZeroU32;

use super::lookup::Lookup;
use super::texts::Texts;

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(
            // Counted from one, so that a handle that may be missing takes no more room.
            NonZeroU32,
        );

        impl Handle for $name {
            fn from_index(index: usize) -> Self {
                // A story of four billion records does not fit in memory.
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                Self(NonZeroU32::MIN.saturating_add(index))
            }
            fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    };
}

/// A number that stands for a record of one kind, dense from zero within a story.
pub trait Handle: Copy + Eq + Send + Sync {
    /// The handle with this number.
    fn from_index(index: usize) -> Self;
    /// The handle's number, fit to index a table with.
    fn index(self) -> usize;
}

handle!(/// An event of a story.
    EventId);
handle!(/// An actor of a story.
    ActorId);
handle!(/// A quote of a story.
    QuoteId);
handle!(/// A source of a story.
    SourceId);
handle!(/// A claim of a story.
    ClaimId);
handle!(/// A ruling of a story.
    RulingId);
handle!(/// A note of a story.
    NoteId);

/// The ids of one kind of record, numbered in the order in which they are first mentioned.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    names: Texts,
    lookup: Lookup,
}

impl Names {
    /// The number of `name`, given now if it has none yet.
    pub fn intern(&mut self, name: &str) -> usize {
        self.lookup.find_or_push(&mut self.names, name) as usize
    }

    /// The numbers of all `others`, given now to those that have none yet.
    pub fn intern_all(&mut self, others: &Self) -> Vec<u32> {
        self.lookup.find_or_push_all(&mut self.names, &others.names)
    }

    /// The number of `name`, if it was ever mentioned.
    pub fn get(&self, name: &str) -> Option<usize> {
        let number = self.lookup.find(&self.names, name)?;
        Some(number as usize)
    }

    /// The id with this number.
    pub fn name(&self, number: usize) -> &str {
        u32::try_from(number).map_or("", |number| self.names.get(number))
    }

    /// Gives back the room for more.
    pub fn close(&mut self) {
        self.names.shrink();
    }

    /// Gives each id another number: `new` has one for each old one, in their order.
    pub fn renumber(&mut self, new: &[u32]) {
        let Self { names, lookup } = self;
        let sort = || {
            let mut old: Vec<u32> = vec![0; new.len()];
            for (&number, before) in new.iter().zip(0..) {
                old[number as usize] = before;
            }
            let mut sorted = Texts::with_room(new.len(), names.bytes());
            for number in old {
                sorted.push(names.get(number));
            }
            *names = sorted;
        };
        rayon::join(sort, || lookup.renumber(new));
    }

    /// How many ids were mentioned.
    pub fn len(&self) -> usize {
        self.names.len() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_number() {
        let mut names = Names::default();
        let numbers = ["rally", "march", "rally"].map(|name| names.intern(name));
        assert_eq!(numbers, [0, 1, 0]);
        assert_eq!((names.get("march"), names.get("raly")), (Some(1), None));
        assert_eq!(
            (names.name(1), names.name(2), names.len()),
            ("march", "", 2)
        );
    }

    #[test]
    fn ids_are_found_by_their_new_numbers() {
        let mut names = Names::default();
        for name in ["a", "bb", "ccc"] {
            names.intern(name);
        }
        names.renumber(&[2, 0, 1]);
        assert_eq!(
            [0, 1, 2].map(|number| names.name(number)),
            ["bb", "ccc", "a"]
        );
        assert_eq!(
            ["a", "bb", "ccc"].map(|name| names.get(name)),
            [2, 0, 1].map(Some)
        );
    }

    #[test]
    fn a_handle_that_may_be_missing_takes_no_more_room() {
        assert_eq!(size_of::<Option<EventId>>(), 4);
        assert_eq!(EventId::from_index(7).index(), 7);
    }
}
