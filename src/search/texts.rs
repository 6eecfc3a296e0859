//! Which texts of which records are searched, under which names and with which weight.

use std::io;

use super::bytes::{In, Keep, Out, unfit};
use crate::story::{Actor, Event, Quote, Source};

/// A searched field of some kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// Title of an event.
    Title,
    Kind,
    Place,
    Thread,
    Tag,
    Summary,
    /// As what somebody takes part in an event.
    Role,
    /// Name or alias of an actor.
    Name,
    /// Id of an actor or a source.
    Id,
    /// The words of a quote.
    Words,
    /// A speaker whom the story has no record of.
    Speaker,
    Publisher,
    Author,
    /// Title of a source.
    Headline,
}

impl Field {
    /// How much a match in the field says about the record.
    pub fn weight(self) -> u32 {
        match self {
            Self::Title | Self::Headline => 8,
            Self::Name | Self::Publisher => 6,
            Self::Kind | Self::Place | Self::Thread | Self::Tag | Self::Speaker => 5,
            Self::Id | Self::Words | Self::Author => 4,
            Self::Summary => 3,
            Self::Role => 2,
        }
    }
}

/// A set of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FieldSet(u16);

impl FieldSet {
    /// No field.
    pub const NONE: Self = Self(0);

    /// The set of these fields.
    pub const fn of(fields: &[Field]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < fields.len() {
            bits |= 1 << fields[at] as u16;
            at += 1;
        }
        Self(bits)
    }

    pub const fn contains(self, field: Field) -> bool {
        self.0 & 1 << field as u16 != 0
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Those among the fields of a kind of record, in a byte.
    pub fn narrow(self, kind: Kind) -> u8 {
        u8::try_from(self.0 >> kind.first_field() & 0x7f).unwrap_or(0)
    }

    /// The fields of a kind of record that a byte stands for.
    pub fn widen(narrow: u8, kind: Kind) -> Self {
        Self(u16::from(narrow) << kind.first_field())
    }

    /// The weights of its fields together.
    pub fn weight(self) -> u32 {
        const ALL: [Field; 14] = [
            Field::Title,
            Field::Kind,
            Field::Place,
            Field::Thread,
            Field::Tag,
            Field::Summary,
            Field::Role,
            Field::Name,
            Field::Id,
            Field::Words,
            Field::Speaker,
            Field::Publisher,
            Field::Author,
            Field::Headline,
        ];
        ALL.into_iter()
            .filter(|&field| self.contains(field))
            .map(Field::weight)
            .sum()
    }
}

/// A kind of record that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Event,
    Actor,
    Quote,
    Source,
}

impl Kind {
    /// The number of the first of its fields: those of events come first, then those of all others.
    fn first_field(self) -> u16 {
        match self {
            Self::Event => 0,
            Self::Actor | Self::Quote | Self::Source => Field::Name as u16,
        }
    }
}

/// A record whose texts are searched.
pub(super) trait Searched {
    /// The text that every record of the kind has.
    fn first_text(&self) -> &str;

    /// Calls `take` with each text and its field.
    fn texts(&self, take: impl FnMut(Field, &str));
}

impl Searched for Event<'_> {
    fn first_text(&self) -> &str {
        self.title()
    }

    fn texts(&self, mut take: impl FnMut(Field, &str)) {
        let optional = [
            (Field::Kind, self.kind()),
            (Field::Place, self.place()),
            (Field::Thread, self.thread()),
            (Field::Summary, self.summary()),
        ];
        take(Field::Title, self.title());
        for (field, text) in optional {
            if let Some(text) = text {
                take(field, text);
            }
        }
        self.tags().for_each(|tag| take(Field::Tag, tag));
        self.parts()
            .filter_map(|part| part.role)
            .for_each(|role| take(Field::Role, role));
    }
}

impl Searched for Actor<'_> {
    fn first_text(&self) -> &str {
        self.name()
    }

    fn texts(&self, mut take: impl FnMut(Field, &str)) {
        take(Field::Name, self.name());
        self.aliases().for_each(|alias| take(Field::Name, alias));
        take(Field::Id, self.id());
    }
}

impl Searched for Quote<'_> {
    fn first_text(&self) -> &str {
        self.text()
    }

    fn texts(&self, mut take: impl FnMut(Field, &str)) {
        take(Field::Words, self.text());
        self.speaker_description()
            .into_iter()
            .chain(self.unknown_speakers())
            .for_each(|name| take(Field::Speaker, name));
    }
}

impl Searched for Source<'_> {
    fn first_text(&self) -> &str {
        self.publisher()
    }

    fn texts(&self, mut take: impl FnMut(Field, &str)) {
        take(Field::Publisher, self.publisher());
        self.title()
            .into_iter()
            .for_each(|title| take(Field::Headline, title));
        self.author()
            .into_iter()
            .for_each(|author| take(Field::Author, author));
        take(Field::Id, self.id());
    }
}

impl Keep for Kind {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        out.one(*self as u8)
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        let number: u8 = from.one()?;
        let kinds = [Self::Event, Self::Actor, Self::Quote, Self::Source];
        let kind = kinds.into_iter().find(|kind| *kind as u8 == number);
        kind.ok_or_else(unfit)
    }
}
