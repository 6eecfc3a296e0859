//! The records of one kind that have ids: what each is called, where it stands, and their order.

use super::id::{ActorId, EventId, Handle, Names, QuoteId, SourceId};
use super::problem::{Place, Problem};
use crate::schema;
use crate::text;

/// All records that have ids, by kind.
#[derive(Debug)]
pub(super) struct Directories {
    pub events: Directory<EventId>,
    pub actors: Directory<ActorId>,
    pub quotes: Directory<QuoteId>,
    pub sources: Directory<SourceId>,
}

impl Default for Directories {
    fn default() -> Self {
        Self {
            events: Directory::new("event"),
            actors: Directory::new("actor"),
            quotes: Directory::new("quote"),
            sources: Directory::new("source"),
        }
    }
}

/// Where a record's row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Location {
    pub segment: u32,
    pub row: u32,
}

impl Location {
    pub fn new(segment: usize, row: usize) -> Self {
        // More records than this do not fit in memory.
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            segment: narrow(segment),
            row: narrow(row),
        }
    }
}

/// A record that is defined, and not only mentioned.
#[derive(Debug, Clone, Copy)]
struct Entry {
    location: Location,
    written_at: Place,
}

/// The records of one kind. An id has its handle from its first mention, be the record defined
/// later, or never.
#[derive(Debug)]
pub(super) struct Directory<K> {
    /// What a record of the kind is called: `event`.
    pub kind: &'static str,
    names: Names,
    /// By handle, as far as records are defined.
    entries: Vec<Option<Entry>>,
    /// The handles of all that is defined, in the order of the screen once the story is built.
    pub order: Vec<K>,
}

impl<K: Handle> Directory<K> {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            names: Names::default(),
            entries: Vec::new(),
            order: Vec::new(),
        }
    }

    /// The handle of the record called `id`, whether it is defined or not.
    pub fn mention(&mut self, id: &str) -> K {
        K::from_index(self.names.intern(id))
    }

    /// The handles of the records called `ids`.
    pub fn mention_all(&mut self, ids: &[schema::Text<'_>]) -> Vec<Option<K>> {
        ids.iter().map(|id| Some(self.mention(id))).collect()
    }

    /// Gives a record its handle, unless its id is unfit or taken.
    pub fn define(
        &mut self,
        id: &str,
        location: Location,
        written_at: Place,
    ) -> Result<K, Box<Problem>> {
        if id.is_empty() || id.contains(char::is_whitespace) || text::clean_line(id) != id {
            let expected = "a name without spaces, such as `amazon-spheres-rally`";
            let problem = Problem::new(written_at, ["id".into()], format!("`{id}`"), expected);
            return Err(Box::new(problem));
        }
        let key = self.mention(id);
        if let Some(first) = self.entry(key) {
            let found = format!("a second record called `{id}`");
            let expected = "an id of its own for each record of a kind";
            let problem = Problem::new(written_at, ["id".into()], found, expected);
            return Err(Box::new(problem.with_other(first.written_at)));
        }
        if self.entries.len() <= key.index() {
            self.entries.resize(key.index() + 1, None);
        }
        self.entries[key.index()] = Some(Entry {
            location,
            written_at,
        });
        self.order.push(key);
        Ok(key)
    }

    fn entry(&self, key: K) -> Option<Entry> {
        self.entries.get(key.index()).copied().flatten()
    }

    /// How many handles were given out.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The id of a record.
    pub fn name(&self, key: K) -> &str {
        self.names.name(key.index())
    }

    /// The ids of all that is defined, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.order.iter().map(|&key| self.name(key))
    }

    /// The record called `id`, if it is defined.
    pub fn find(&self, id: &str) -> Option<K> {
        let key = K::from_index(self.names.get(id)?);
        self.defines(key).then_some(key)
    }

    /// Where a record's row stands, if it is defined.
    pub fn location(&self, key: K) -> Option<Location> {
        self.entry(key).map(|entry| entry.location)
    }

    /// Whether the record is defined.
    pub fn defines(&self, key: K) -> bool {
        self.entry(key).is_some()
    }

    /// The record that is referred to, if it is defined.
    pub fn only_defined(&self, key: Option<K>) -> Option<K> {
        key.filter(|&key| self.defines(key))
    }

    /// Gives each record the handle that stands at its old one's number in `new`.
    pub fn renumber(&mut self, new: &[K]) {
        self.names.renumber(new.iter().map(|key| key.index()));
        let mut entries = vec![None; new.len()];
        for (&key, entry) in new.iter().zip(&self.entries) {
            entries[key.index()] = *entry;
        }
        self.entries = entries;
        for key in &mut self.order {
            *key = new[key.index()];
        }
    }

    /// Makes records ones that were never defined.
    pub fn forget(&mut self, keys: impl IntoIterator<Item = K>) {
        for key in keys {
            if let Some(entry) = self.entries.get_mut(key.index()) {
                *entry = None;
            }
        }
        let Self { entries, order, .. } = self;
        order.retain(|key| entries.get(key.index()).is_some_and(Option::is_some));
    }
}
