//! The records of one kind that have ids: what each is called, where it stands, and their order.

use std::collections::HashSet;
use std::num::NonZeroU32;

use super::id::{ActorId, EventId, Handle, Names, QuoteId, SourceId};
use super::subject::Subject;

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

impl Directories {
    /// The record that `text` names by its kind and its id, and the field after it: `event:rally/date`.
    pub fn subject<'t>(&self, text: &'t str) -> Option<(Subject, Option<&'t str>)> {
        let (kind, rest) = text.split_once(':')?;
        let find = |id: &str| {
            let subject = self.mentioned(kind, id)?;
            self.defines(subject).then_some(subject)
        };
        // An id may have a stroke of its own.
        let whole = find(rest).map(|subject| (subject, None));
        let parts = || {
            let (id, field) = rest.rsplit_once('/')?;
            find(id).map(|subject| (subject, Some(field)))
        };
        whole.or_else(parts)
    }

    /// The record that `text` names by its kind and its id, where others mention it though nothing defines it.
    pub fn absent(&self, text: &str) -> Option<Subject> {
        let (kind, id) = text.split_once(':')?;
        let subject = self.mentioned(kind, id)?;
        (!self.defines(subject)).then_some(subject)
    }

    /// Says of a record that nothing defines that this is as it should be.
    pub fn excuse(&mut self, subject: Subject) {
        match subject {
            Subject::Story => {}
            Subject::Event(key) => self.events.excuse(key),
            Subject::Actor(key) => self.actors.excuse(key),
            Subject::Quote(key) => self.quotes.excuse(key),
            Subject::Source(key) => self.sources.excuse(key),
        }
    }

    fn mentioned(&self, kind: &str, id: &str) -> Option<Subject> {
        match kind {
            "event" => self.events.mentioned(id).map(Subject::Event),
            "actor" => self.actors.mentioned(id).map(Subject::Actor),
            "quote" => self.quotes.mentioned(id).map(Subject::Quote),
            "source" => self.sources.mentioned(id).map(Subject::Source),
            _ => None,
        }
    }

    fn defines(&self, subject: Subject) -> bool {
        match subject {
            Subject::Story => true,
            Subject::Event(key) => self.events.defines(key),
            Subject::Actor(key) => self.actors.defines(key),
            Subject::Quote(key) => self.quotes.defines(key),
            Subject::Source(key) => self.sources.defines(key),
        }
    }

    /// Gives back the room for more.
    pub fn close(&mut self) {
        self.events.close();
        self.actors.close();
        self.quotes.close();
        self.sources.close();
    }
}

/// Where a record's row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Location {
    /// Counted from one, so that a location that may be missing takes no more room.
    segment: NonZeroU32,
    row: u32,
}

impl Location {
    pub fn new(segment: usize, row: usize) -> Self {
        // More records than this do not fit in memory.
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            segment: NonZeroU32::MIN.saturating_add(narrow(segment)),
            row: narrow(row),
        }
    }

    /// The number of the segment.
    pub fn segment(self) -> usize {
        self.segment.get() as usize - 1
    }

    /// The number of the row in its table.
    pub fn row(self) -> usize {
        self.row as usize
    }
}

/// The records of one kind. An id has its handle from its first mention, be the record defined
/// later, or never.
#[derive(Debug)]
pub(super) struct Directory<K> {
    /// What a record of the kind is called: `event`.
    pub kind: &'static str,
    names: Names,
    /// By handle, as far as records are defined.
    entries: Vec<Option<Location>>,
    /// The handles of all that is defined, in the order of the screen once the story is built.
    pub order: Vec<K>,
    /// By the numbers of their handles, records that were decided to be none: nobody misses them.
    excused: HashSet<usize>,
}

impl<K: Handle> Directory<K> {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            names: Names::default(),
            entries: Vec::new(),
            order: Vec::new(),
            excused: HashSet::new(),
        }
    }

    /// The handles of the records called `ids`, whether they are defined or not.
    pub fn mention_all(&mut self, ids: &Names) -> Vec<K> {
        let numbers = self.names.intern_all(ids).into_iter();
        numbers
            .map(|number| K::from_index(number as usize))
            .collect()
    }

    /// Says where a record stands. If there is another with its id, that stays, and is told.
    pub fn define(&mut self, key: K, location: Location) -> Result<(), Location> {
        if self.entries.len() <= key.index() {
            self.entries.resize(key.index() + 1, None);
        }
        let entry = &mut self.entries[key.index()];
        if let Some(first) = *entry {
            return Err(first);
        }
        *entry = Some(location);
        self.order.push(key);
        Ok(())
    }

    /// Says that a record stands elsewhere than it did.
    pub fn move_to(&mut self, key: K, location: Location) {
        if let Some(entry) = self.entries.get_mut(key.index()) {
            *entry = Some(location);
        }
    }

    /// A handle that no record has: none may have an empty id.
    pub fn nobody(&mut self) -> K {
        K::from_index(self.names.intern(""))
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
        self.mentioned(id).filter(|&key| self.defines(key))
    }

    /// The handle of what is called `id`, be it defined or not, if anything mentions it.
    fn mentioned(&self, id: &str) -> Option<K> {
        self.names.get(id).map(K::from_index)
    }

    fn excuse(&mut self, key: K) {
        self.excused.insert(key.index());
    }

    /// Whether nobody misses the record, as long as handles are not renumbered.
    pub fn excuses(&self, key: K) -> bool {
        self.excused.contains(&key.index())
    }

    /// Where a record's row stands, if it is defined.
    pub fn location(&self, key: K) -> Option<Location> {
        *self.entries.get(key.index())?
    }

    /// Whether the record is defined.
    pub fn defines(&self, key: K) -> bool {
        self.location(key).is_some()
    }

    /// The record that is referred to, if it is defined.
    pub fn only_defined(&self, key: Option<K>) -> Option<K> {
        key.filter(|&key| self.defines(key))
    }

    /// Gives each record the handle that stands at its old one's number in `new`.
    pub fn renumber(&mut self, new: &[K]) {
        if new.iter().enumerate().all(|(old, new)| old == new.index()) {
            return;
        }
        let narrow = |key: &K| u32::try_from(key.index()).unwrap_or(u32::MAX);
        let Self {
            names,
            entries,
            order,
            ..
        } = self;
        let rename = || names.renumber(&new.iter().map(narrow).collect::<Vec<_>>());
        let move_rows = || {
            let mut moved = vec![None; new.len()];
            for (&key, entry) in new.iter().zip(&*entries) {
                moved[key.index()] = *entry;
            }
            *entries = moved;
            for key in order {
                *key = new[key.index()];
            }
        };
        rayon::join(rename, move_rows);
    }

    /// Gives back the room for more.
    pub fn close(&mut self) {
        self.names.close();
        self.entries.shrink_to_fit();
        self.order.shrink_to_fit();
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
