//! Records laid down together, by somebody who knows no others: rows, and the ids in them by numbers
//! of their own.

use std::marker::PhantomData;

use super::intake::Intake;
use crate::schema::{self, Record};
use crate::story::id::{ActorId, EventId, Handle, Names, QuoteId, SourceId};
use crate::story::problem::{Place, Problem};
use crate::story::segment::Segment;
use crate::text;

/// A piece is full with this much text. Small pieces are resolved side by side, and none of their
/// tables costs much while it grows.
const FULL: usize = 4 << 20;

/// A part of a story on its way. What are handles in a story are numbers of its own here.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Each `[story]`, of which there should be one.
    pub heads: Vec<(schema::Story, Place)>,
    pub segment: Segment,
    pub ids: Ids,
    /// What cannot be right, whatever the rest of the story is.
    pub problems: Vec<Problem>,
}

impl Piece {
    /// Takes a record that begins at `place`.
    pub fn add(&mut self, record: &Record<'_>, place: Place) {
        let mut intake = Intake {
            place,
            ids: &mut self.ids,
            problems: &mut self.problems,
            segment: &mut self.segment,
        };
        match record {
            Record::Story(head) => self.heads.push((head.clone(), place)),
            Record::Source(source) => intake.source(source),
            Record::Event(event) => intake.event(event),
            Record::Actor(actor) => intake.actor(actor),
            Record::Claim(claim) => intake.claim(claim),
            Record::Ruling(ruling) => intake.ruling(ruling),
            Record::Quote(quote) => intake.quote(quote),
            Record::Note(note) => intake.note(note),
            Record::Question(question) => intake.question(question),
            Record::Accept(accept) => intake.accept(accept),
            Record::Review(review) => intake.review(review),
        }
    }

    /// Whether the next record is one for another piece.
    pub fn is_full(&self) -> bool {
        self.segment.arena.len() >= FULL
    }
}

/// The ids in a piece, by kind.
#[derive(Debug, Default)]
pub(super) struct Ids {
    pub events: IdsOf<EventId>,
    pub actors: IdsOf<ActorId>,
    pub quotes: IdsOf<QuoteId>,
    pub sources: IdsOf<SourceId>,
}

/// The ids of one kind, numbered in the order of their first mention.
#[derive(Debug)]
pub(super) struct IdsOf<K> {
    pub names: Names,
    /// By number, where the record stands, if it is in the piece, and whether it is a draft.
    written_at: Vec<Option<(Place, bool)>>,
    of: PhantomData<K>,
}

impl<K: Handle> IdsOf<K> {
    /// The number of the record called `id`, wherever that is.
    pub fn mention(&mut self, id: &str) -> K {
        K::from_index(self.names.intern(id))
    }

    /// The numbers of the records called `ids`.
    pub fn mention_all(&mut self, ids: &[schema::Text<'_>]) -> Vec<Option<K>> {
        ids.iter().map(|id| Some(self.mention(id))).collect()
    }

    /// Gives a record its number, unless its id is unfit or taken. A draft makes room for another record of its id.
    pub fn define(
        &mut self,
        id: &str,
        written_at: Place,
        is_draft: bool,
    ) -> Result<Defined<K>, Box<Problem>> {
        if !is_fit(id) {
            let expected = "a name without spaces, such as `amazon-spheres-rally`";
            let problem = Problem::new(written_at, ["id".into()], format!("`{id}`"), expected);
            return Err(Box::new(problem));
        }
        let key = self.mention(id);
        if self.written_at.len() <= key.index() {
            self.written_at.resize(key.index() + 1, None);
        }
        let place = &mut self.written_at[key.index()];
        match *place {
            Some(_) if is_draft => Ok(Defined::GivesWay),
            Some((first, false)) => Err(Box::new(taken(id, written_at, first))),
            Some((_, true)) => {
                *place = Some((written_at, false));
                Ok(Defined::InPlaceOfDraft(key))
            }
            None => {
                *place = Some((written_at, is_draft));
                Ok(Defined::New(key))
            }
        }
    }
}

/// What becomes of a record with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defined<K> {
    /// It has this number.
    New(K),
    /// It has this number, and a draft that had it goes.
    InPlaceOfDraft(K),
    /// It is a draft of what is there already.
    GivesWay,
}

impl<K> Default for IdsOf<K> {
    fn default() -> Self {
        Self {
            names: Names::default(),
            written_at: Vec::new(),
            of: PhantomData,
        }
    }
}

/// Whether something may be called so.
fn is_fit(id: &str) -> bool {
    let is_plain = id.bytes().all(|byte| byte.is_ascii_graphic());
    let is_clean = || !id.contains(char::is_whitespace) && text::clean_line(id) == id;
    !id.is_empty() && (is_plain || is_clean())
}

/// The problem with a record whose id another one has.
pub(super) fn taken(id: &str, place: Place, first: Place) -> Problem {
    let found = format!("a second record called `{id}`");
    let expected = "an id of its own for each record of a kind";
    Problem::new(place, ["id".into()], found, expected).with_other(first)
}
