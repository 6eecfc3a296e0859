//! Which fields a term of words searches: those of its own field name, or all that plain words reach.

use super::query::Key;
use super::texts::{Field, FieldSet};

/// What an event is about, as opposed to who was there and what was said.
pub(super) const EVENT_ITSELF: FieldSet = FieldSet::of(&[
    Field::Title,
    Field::Kind,
    Field::Place,
    Field::Thread,
    Field::Tag,
    Field::Summary,
]);

/// The fields that a term searches, by kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scope {
    pub events: FieldSet,
    pub actors: FieldSet,
    pub quotes: FieldSet,
    pub sources: FieldSet,
}

impl Scope {
    const NOTHING: Self = Self {
        events: FieldSet::NONE,
        actors: FieldSet::NONE,
        quotes: FieldSet::NONE,
        sources: FieldSet::NONE,
    };

    const ANYTHING: Self = Self {
        events: EVENT_ITSELF.or(FieldSet::of(&[Field::Role])),
        actors: FieldSet::of(&[Field::Name]),
        quotes: FieldSet::of(&[Field::Words, Field::Speaker]),
        sources: FieldSet::of(&[Field::Publisher, Field::Headline, Field::Author]),
    };

    /// What a term with this field name searches; without one, what plain words do.
    pub fn of(key: Option<Key>) -> Self {
        let actors = FieldSet::of(&[Field::Name, Field::Id]);
        let quotes = FieldSet::of(&[Field::Speaker]);
        let sources = FieldSet::of(&[Field::Publisher, Field::Id]);
        let event = |field| Self {
            events: FieldSet::of(&[field]),
            ..Self::NOTHING
        };
        match key {
            None => Self::ANYTHING,
            Some(Key::Actor) => Self {
                actors,
                ..Self::NOTHING
            },
            Some(Key::By) => Self {
                actors,
                quotes,
                ..Self::NOTHING
            },
            Some(Key::Source) => Self {
                sources,
                ..Self::NOTHING
            },
            Some(Key::Kind) => event(Field::Kind),
            Some(Key::Place) => event(Field::Place),
            Some(Key::Tag) => event(Field::Tag),
            Some(Key::Thread) => event(Field::Thread),
            // The rest ask for no words.
            Some(
                Key::Date
                | Key::Before
                | Key::After
                | Key::Lines
                | Key::LinesOf
                | Key::Is
                | Key::Has,
            ) => Self::NOTHING,
        }
    }
}
