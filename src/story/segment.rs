//! Where records live: rows of numbers and ranges over one arena of text, immutable once built.
//!
//! There are many rows, so they are small: what few records of a kind have stands in tables of its
//! own.

use std::num::NonZeroU32;

use chrono_tz::Tz;

use super::arena::{Arena, Text};
use super::date::Date;
use super::id::{ActorId, EventId, Handle, QuoteId, SourceId};
use super::problem::Mark;
use super::subject::Subject;
use super::value::Value;
use crate::schema::{ActorKind, Decision, Mode, Reporting, Seen, SourceKind, Stance, Status};

/// A run of entries in one of a segment's flat tables.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    start: u32,
    len: u32,
}

impl Run {
    /// Appends `entries` to `table` and says where they stand.
    pub fn append<T>(table: &mut Vec<T>, entries: impl IntoIterator<Item = T>) -> Self {
        let start = table.len();
        table.extend(entries);
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: narrow(start),
            len: narrow(table.len() - start),
        }
    }

    /// The entries in `table`.
    pub fn of<T>(self, table: &[T]) -> &[T] {
        let start = self.start as usize;
        table.get(start..start + self.len as usize).unwrap_or(&[])
    }

    /// The entries in `table`, to be changed.
    pub fn of_mut<T>(self, table: &mut [T]) -> &mut [T] {
        let start = self.start as usize;
        table
            .get_mut(start..start + self.len as usize)
            .unwrap_or(&mut [])
    }
}

/// Records that were loaded together.
#[derive(Debug, Default)]
pub(super) struct Segment {
    pub arena: Arena,
    pub events: Vec<EventRow>,
    pub actors: Vec<ActorRow>,
    pub quotes: Vec<QuoteRow>,
    pub sources: Vec<SourceRow>,
    pub claims: Vec<ClaimRow>,
    pub rulings: Vec<RulingRow>,
    pub notes: Vec<NoteRow>,
    pub acceptances: Vec<AcceptanceRow>,
    pub reviews: Vec<ReviewRow>,
    /// Tags, aliases, accepted values.
    pub texts: Vec<Text>,
    pub parts: Vec<PartRow>,
    pub citations: Vec<CitationRow>,
    /// What citations into a raw text have besides.
    pub passages: Numbered<PassageRow>,
    /// What few events have.
    pub extras: Numbered<ExtraRow>,
    /// What the dates of rows say.
    pub dates: Numbered<Date>,
    /// Events that others come before or after.
    pub event_refs: Vec<Option<EventId>>,
    pub speakers: Vec<Speaker>,
    pub relations: Vec<RelationRow>,
    /// What sources derive from.
    pub origins: Vec<PartyRow>,
}

/// Events that a segment with any begins with room for. What is not used of it costs no memory, and is given back;
/// to grow by doubling would copy most rows once more, to memory that nobody has used yet.
const EVENTS: usize = 4096;

impl Segment {
    /// Makes room for many events at once, where there is none yet.
    pub fn begin_events(&mut self) {
        if self.events.capacity() == 0 {
            self.events.reserve(EVENTS);
            self.parts.reserve(2 * EVENTS);
            self.citations.reserve(2 * EVENTS);
        }
    }

    /// Gives back what only helps to take more.
    pub fn close(&mut self) {
        self.arena.close();
        self.events.shrink_to_fit();
        self.actors.shrink_to_fit();
        self.quotes.shrink_to_fit();
        self.sources.shrink_to_fit();
        self.claims.shrink_to_fit();
        self.rulings.shrink_to_fit();
        self.notes.shrink_to_fit();
        self.acceptances.shrink_to_fit();
        self.reviews.shrink_to_fit();
        self.texts.shrink_to_fit();
        self.parts.shrink_to_fit();
        self.citations.shrink_to_fit();
        self.passages.0.shrink_to_fit();
        self.extras.0.shrink_to_fit();
        self.dates.0.shrink_to_fit();
        self.event_refs.shrink_to_fit();
        self.speakers.shrink_to_fit();
        self.relations.shrink_to_fit();
        self.origins.shrink_to_fit();
    }
}

/// Entries that few rows have, each by its number.
#[derive(Debug, Clone)]
pub(super) struct Numbered<T>(Vec<T>);

/// The number of such an entry. It counts from one, so that one that is missing takes no more room.
pub(super) type Number = NonZeroU32;

impl<T> Numbered<T> {
    pub fn push(&mut self, entry: T) -> Number {
        self.0.push(entry);
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        NonZeroU32::MIN.saturating_add(number - 1)
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }

    pub fn get(&self, number: Option<Number>) -> Option<&T> {
        self.0.get(number?.get() as usize - 1)
    }

    pub fn get_mut(&mut self, number: Option<Number>) -> Option<&mut T> {
        self.0.get_mut(number?.get() as usize - 1)
    }
}

impl<T> FromIterator<T> for Numbered<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// A row of a record that has an id.
pub(super) trait Identified: Sized + 'static {
    type Key: Handle;
    /// The key of the text that no such record can do without.
    const NAMED_BY: &'static str;

    fn rows(segment: &Segment) -> &[Self];
    fn rows_mut(segment: &mut Segment) -> &mut Vec<Self>;
    fn key(&mut self) -> &mut Self::Key;
    fn written_at(&self) -> Mark;
    fn is_draft(&self) -> bool;
}

macro_rules! identified {
    ($row:ident, $key:ident, $rows:ident, $named_by:literal) => {
        impl Identified for $row {
            type Key = $key;
            const NAMED_BY: &'static str = $named_by;

            fn rows(segment: &Segment) -> &[Self] {
                &segment.$rows
            }
            fn rows_mut(segment: &mut Segment) -> &mut Vec<Self> {
                &mut segment.$rows
            }
            fn key(&mut self) -> &mut $key {
                &mut self.key
            }
            fn written_at(&self) -> Mark {
                self.written_at
            }
            fn is_draft(&self) -> bool {
                self.draft
            }
        }
    };
}

identified!(EventRow, EventId, events, "title");
identified!(ActorRow, ActorId, actors, "name");
identified!(QuoteRow, QuoteId, quotes, "text");
identified!(SourceRow, SourceId, sources, "publisher");

#[derive(Debug)]
pub(super) struct EventRow {
    pub key: EventId,
    pub written_at: Mark,
    pub edtf: Text,
    pub date: Option<Number>,
    pub title: Text,
    pub kind: Text,
    pub place: Text,
    pub summary: Text,
    pub parts: Run,
    pub citations: Run,
    pub extra: Option<Number>,
    pub status: Option<Status>,
    pub private: bool,
    pub draft: bool,
}

/// What few events have.
#[derive(Debug, Default)]
pub(super) struct ExtraRow {
    pub zone_name: Text,
    pub zone: Option<Tz>,
    pub thread: Text,
    pub tags: Run,
    pub before: Run,
    pub after: Run,
    pub rule: Text,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct PartRow {
    /// Nothing where the story has no such actor.
    pub actor: Option<ActorId>,
    pub role: Text,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct CitationRow {
    /// Nothing where the story has no such source.
    pub source: Option<SourceId>,
    pub at: Text,
    pub passage: Option<Number>,
    pub stance: Stance,
}

/// What the citations of records have that were made of an article's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct PassageRow {
    pub span: Option<[u64; 2]>,
    pub excerpt: Text,
    /// The rule that made a claim or a quote: its row has no room for what most have not.
    pub rule: Text,
}

#[derive(Debug)]
pub(super) struct ActorRow {
    pub key: ActorId,
    pub written_at: Mark,
    pub name: Text,
    pub aliases: Run,
    pub kind: Option<ActorKind>,
    pub description: Text,
    pub relations: Run,
    pub citations: Run,
    pub rule: Text,
    pub private: bool,
    pub draft: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct RelationRow {
    pub kind: Text,
    pub to: PartyRow,
    pub since: Text,
    pub until: Text,
}

/// Somebody or something named in a record: by id where the story knows it, else by name.
#[derive(Debug, Clone, Copy)]
pub(super) enum PartyRow {
    Actor(ActorId),
    Source(SourceId),
    Named(Text),
    /// A private actor, in a story that does not hold it.
    WithheldActor(ActorId),
    /// A private source, in a story that does not hold it.
    WithheldSource(SourceId),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Speaker {
    Known(ActorId),
    /// An id that no actor has: reported, and kept as the words that stand there.
    Unknown(Text),
    /// A private actor, in a story that does not hold it.
    Withheld,
}

#[derive(Debug)]
pub(super) struct QuoteRow {
    pub key: QuoteId,
    pub written_at: Mark,
    pub speakers: Run,
    pub speaker_description: Text,
    pub text: Text,
    pub mode: Mode,
    pub printed_as: Option<Mode>,
    pub channel: Text,
    pub event: Option<EventId>,
    pub citation: CitationRow,
    pub said_edtf: Text,
    pub said: Option<Number>,
    pub utterance: Text,
    pub private: bool,
    pub draft: bool,
}

#[derive(Debug)]
pub(super) struct SourceRow {
    pub key: SourceId,
    pub written_at: Mark,
    pub publisher: Text,
    pub title: Text,
    pub author: Text,
    pub published_text: Text,
    pub published: Option<Number>,
    pub date_basis: Text,
    pub url: Text,
    pub accessed: Text,
    pub archived: Text,
    pub kind: Option<SourceKind>,
    pub reporting: Reporting,
    pub origins: Run,
    pub seen: Option<Seen>,
    pub lang: Text,
    /// The source this is another version of; never a mere name.
    pub version_of: Option<PartyRow>,
    pub corrected: Text,
    pub retracted: Text,
    pub snapshot: Text,
    pub rule: Text,
    pub private: bool,
    pub draft: bool,
}

#[derive(Debug)]
pub(super) struct ClaimRow {
    pub written_at: Mark,
    pub event: EventId,
    pub field: Text,
    pub value: Text,
    pub typed: Option<Value>,
    pub printed: Text,
    pub citation: CitationRow,
    pub according_to: Option<PartyRow>,
    pub as_of: Text,
    pub computed: bool,
    pub scope: Text,
    pub private: bool,
    pub draft: bool,
}

#[derive(Debug)]
pub(super) struct RulingRow {
    pub written_at: Mark,
    pub event: EventId,
    pub field: Text,
    pub value: Text,
    pub because: Text,
    pub by: Text,
    pub on: Text,
    pub private: bool,
}

/// A note, or a question: a note that waits for an answer.
#[derive(Debug)]
pub(super) struct NoteRow {
    pub written_at: Mark,
    pub is_question: bool,
    pub event: Option<EventId>,
    pub source: Option<SourceId>,
    pub actor: Option<ActorId>,
    pub quote: Option<QuoteId>,
    pub text: Text,
    pub by: Text,
    /// When the note was made, or the answer is due.
    pub on: Text,
    pub private: bool,
}

/// What need not be told again.
#[derive(Debug)]
pub(super) struct AcceptanceRow {
    pub written_at: Mark,
    pub rule: Text,
    /// As the file writes it.
    pub subject_text: Text,
    /// Nothing where the story has no such record.
    pub subject: Option<Subject>,
    pub field: Text,
    pub values: Run,
    pub because: Text,
    pub by: Text,
    pub on: Text,
    pub private: bool,
}

/// What was decided on a draft.
#[derive(Debug)]
pub(super) struct ReviewRow {
    pub written_at: Mark,
    /// As the file writes it.
    pub draft: Text,
    pub decision: Decision,
    pub to: Text,
    pub aliases: Run,
    pub citations: Run,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_which_there_are_most_stay_small() {
        assert_eq!(size_of::<PartRow>(), 8);
        assert_eq!(size_of::<CitationRow>(), 16);
        assert!(size_of::<EventRow>() <= 64, "{}", size_of::<EventRow>());
        assert!(size_of::<QuoteRow>() <= 72, "{}", size_of::<QuoteRow>());
    }

    #[test]
    fn what_is_missing_has_no_number() {
        let mut dates = Numbered::default();
        let numbers = ["Monday", "Tuesday"].map(|day| dates.push(day));
        assert_eq!(dates.get(Some(numbers[1])), Some(&"Tuesday"));
        assert_eq!(dates.get(None), None);
    }
}
