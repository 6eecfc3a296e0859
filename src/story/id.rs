//! Handles: small numbers that stand for records, and the table that gives each id its number.

use std::collections::HashMap;
use std::sync::Arc;

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl Handle for $name {
            fn from_index(index: usize) -> Self {
                // A story of four billion records does not fit in memory.
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

/// A number that stands for a record of one kind, dense from zero within a story.
pub trait Handle: Copy + Eq {
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
    by_name: HashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
}

impl Names {
    /// The number of `name`, given now if it has none yet.
    pub fn intern(&mut self, name: &str) -> usize {
        if let Some(&number) = self.by_name.get(name) {
            return number as usize;
        }
        let number = self.names.len();
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.by_name
            .insert(name, u32::try_from(number).unwrap_or(u32::MAX));
        number
    }

    /// The number of `name`, if it was ever mentioned.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).map(|&number| number as usize)
    }

    /// The id with this number.
    pub fn name(&self, number: usize) -> &str {
        self.names.get(number).map_or("", |name| name)
    }

    /// Gives each id another number: `new` has one for each old one, in their order.
    pub fn renumber(&mut self, new: impl Iterator<Item = usize>) {
        let mut names = vec![Arc::default(); self.names.len()];
        for (name, number) in self.names.drain(..).zip(new) {
            if let Some(entry) = self.by_name.get_mut(&name) {
                *entry = u32::try_from(number).unwrap_or(u32::MAX);
            }
            names[number] = name;
        }
        self.names = names;
    }

    /// How many ids were mentioned.
    pub fn len(&self) -> usize {
        self.names.len()
    }
}
