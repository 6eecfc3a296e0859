//! Where records live: rows of numbers and ranges over one arena of text, immutable once built.

use chrono_tz::Tz;

use super::arena::{Arena, Text};
use super::date::Date;
use super::id::{ActorId, EventId, QuoteId, SourceId};
use super::problem::Place;
use super::value::Value;
use crate::schema::{ActorKind, Mode, Reporting, Seen, SourceKind, Stance, Status};

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
    /// Tags and aliases.
    pub texts: Vec<Text>,
    pub parts: Vec<PartRow>,
    pub citations: Vec<CitationRow>,
    /// Events that others come before or after.
    pub event_refs: Vec<Option<EventId>>,
    pub speakers: Vec<Speaker>,
    pub relations: Vec<RelationRow>,
    /// What sources derive from.
    pub origins: Vec<PartyRow>,
}

#[derive(Debug)]
pub(super) struct EventRow {
    pub key: EventId,
    pub written_at: Place,
    pub edtf: Text,
    pub date: Option<Date>,
    pub zone_name: Text,
    pub zone: Option<Tz>,
    pub title: Text,
    pub kind: Text,
    pub status: Option<Status>,
    pub place: Text,
    pub summary: Text,
    pub thread: Text,
    pub tags: Run,
    pub parts: Run,
    pub citations: Run,
    pub before: Run,
    pub after: Run,
    pub private: bool,
    pub draft: bool,
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
    pub span: Option<[u64; 2]>,
    pub stance: Stance,
}

#[derive(Debug)]
pub(super) struct ActorRow {
    pub key: ActorId,
    pub written_at: Place,
    pub name: Text,
    pub aliases: Run,
    pub kind: Option<ActorKind>,
    pub description: Text,
    pub relations: Run,
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
    pub written_at: Place,
    pub speakers: Run,
    pub speaker_description: Text,
    pub text: Text,
    pub mode: Mode,
    pub printed_as: Option<Mode>,
    pub channel: Text,
    pub event: Option<EventId>,
    pub citation: CitationRow,
    pub said_edtf: Text,
    pub said: Option<Date>,
    pub utterance: Text,
    pub private: bool,
    pub draft: bool,
}

#[derive(Debug)]
pub(super) struct SourceRow {
    pub key: SourceId,
    pub written_at: Place,
    pub publisher: Text,
    pub title: Text,
    pub author: Text,
    pub published_text: Text,
    pub published: Option<Date>,
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
    pub private: bool,
    pub draft: bool,
}

#[derive(Debug)]
pub(super) struct ClaimRow {
    pub written_at: Place,
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
    pub written_at: Place,
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
    pub written_at: Place,
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
