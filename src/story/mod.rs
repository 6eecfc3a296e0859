//! The model: a story of events, actors, quotes and claims, each tied to the source that said it.
//!
//! A [`Story`] is built once by a [`Builder`] and never changes; it is shared as an `Arc`. Records
//! live in segments, each over one arena of sanitised text. Small handles ([`EventId`] and its
//! like) stand for records, and views ([`Event`] and its like) read them.

pub mod amount;
mod arena;
mod builder;
pub mod date;
mod directory;
pub mod evidence;
mod field;
mod id;
mod links;
mod lookup;
mod order;
mod problem;
mod resolve;
mod review;
mod segment;
mod snapshot;
mod subject;
mod texts;
mod value;
mod views;
mod withhold;
mod words;

pub use amount::Amount;
pub use builder::{Batch, Builder};
pub use field::Fields;
pub use id::{ActorId, ClaimId, EventId, Handle, NoteId, QuoteId, RulingId, SourceId};
pub use problem::{FileId, Place, Problem, Step};
pub use snapshot::Story;
pub use subject::Subject;
pub use value::{Value, ValueError};
pub use views::{
    Acceptance, Actor, Citation, Claim, Event, Note, Part, Party, Quote, Relation, Ruling, Source,
    WeekdayMisfit,
};
pub use withhold::Audience;
pub use words::{topic_words, value_words, value_words_in};
