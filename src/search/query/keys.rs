//! The fields a query knows, and the values of `is:` and `has:`: the one table of each.

/// A field that can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// Who takes part or speaks.
    Actor,
    /// Who speaks.
    By,
    /// What sort of event.
    Kind,
    /// Where it happened.
    Place,
    /// Which source reports it.
    Source,
    /// A label of the event.
    Tag,
    /// The strand of the story.
    Thread,
    /// In which time it happened.
    Date,
    /// Before which time it happened.
    Before,
    /// From which time on it happened.
    After,
    /// On how many lines of evidence it rests.
    Lines,
    /// On how many lines of evidence the value rests that is held of one of its fields: `lines.date:`.
    LinesOf,
    /// A state it is in.
    Is,
    /// Something it has.
    Has,
}

/// What people are told about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyInfo {
    /// The field.
    pub key: Key,
    /// Its name, as typed before the colon; one that ends in a point is followed by the name of an event's field.
    pub name: &'static str,
    /// What it asks for, in a few words.
    pub about: &'static str,
    /// A term that uses it.
    pub example: &'static str,
}

/// Every field, in the order in which they are offered.
pub const KEYS: &[KeyInfo] = &[
    info(Key::Actor, "actor", "takes part or speaks", "actor:ring"),
    info(Key::By, "by", "said by", "by:costa"),
    info(Key::Date, "date", "happened in", "date:2026-02"),
    info(Key::After, "after", "happened in or after", "after:2026"),
    info(
        Key::Before,
        "before",
        "happened before",
        "before:2026-02-13",
    ),
    info(Key::Kind, "kind", "sort of event", "kind:rally"),
    info(
        Key::Place,
        "place",
        "where it happened",
        "place:\"New York\"",
    ),
    info(Key::Source, "source", "reported by", "source:cbs"),
    info(Key::Thread, "thread", "strand of the story", "thread:core"),
    info(Key::Tag, "tag", "label", "tag:privacy"),
    info(Key::Is, "is", "state it is in", "is:disputed"),
    info(Key::Has, "has", "something it has", "has:quotes"),
    info(
        Key::Lines,
        "lines",
        "independent lines of evidence",
        "lines:>=2",
    ),
    info(
        Key::LinesOf,
        "lines.",
        "such lines for the value held of one field",
        "lines.date:>=2",
    ),
];

const fn info(key: Key, name: &'static str, about: &'static str, example: &'static str) -> KeyInfo {
    KeyInfo {
        key,
        name,
        about,
        example,
    }
}

impl Key {
    /// The field called `name`, whatever its case.
    pub fn find(name: &str) -> Option<Self> {
        KEYS.iter()
            .find(|info| info.name.eq_ignore_ascii_case(name))
            .map(|info| info.key)
    }

    /// The name as typed before the colon, or before the name of an event's field.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// What people are told about it.
    pub fn info(self) -> &'static KeyInfo {
        let at = KEYS.iter().position(|info| info.key == self);
        &KEYS[at.unwrap_or(0)]
    }
}

/// A state that `is:` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Is {
    /// Its sources contradict each other on some field.
    Disputed,
    /// No more than one independent line of evidence carries it.
    Single,
    /// It matches the rest of the query for sure, not only possibly.
    Certain,
    /// Its date is in doubt, an estimate, or one of several.
    Uncertain,
    /// Nobody knows when it happened.
    Undated,
    /// Nobody has reviewed it yet.
    Draft,
    /// It is kept out of lists and exports.
    Private,
    /// Established.
    Confirmed,
    /// Reported, and not denied.
    Reported,
    /// Asserted by a party.
    Alleged,
    /// Asserted, and denied by a party.
    Denied,
    /// Announced for a time to come.
    Planned,
    /// Announced or reported, and it did not take place.
    DidNotHappen,
}

/// Something that `has:` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Has {
    /// Something was said.
    Quotes,
    /// Sources give values for its fields.
    Claims,
    /// The makers wrote down what they hold best supported.
    Rulings,
    /// The makers made a remark or ask a question.
    Notes,
    /// A source is cited for it.
    Sources,
    /// Somebody takes part.
    Actors,
    /// It has a place.
    Place,
    /// It has a label.
    Tags,
    /// It has a summary.
    Summary,
    /// It has a date.
    Date,
}

/// A value of a field with few values: what it is called, what it means, what is told about it.
pub(in crate::search) struct Choice<T: 'static> {
    pub name: &'static str,
    pub value: T,
    pub about: &'static str,
}

const fn choice<T>(name: &'static str, value: T, about: &'static str) -> Choice<T> {
    Choice { name, value, about }
}

/// Every value of `is:`.
pub(in crate::search) const STATES: &[Choice<Is>] = &[
    choice("disputed", Is::Disputed, "sources contradict each other"),
    choice(
        "single",
        Is::Single,
        "a single line of evidence, and no other",
    ),
    choice("certain", Is::Certain, "matches for sure, not possibly"),
    choice(
        "uncertain",
        Is::Uncertain,
        "date in doubt, estimated or one of several",
    ),
    choice("undated", Is::Undated, "nobody knows when"),
    choice("draft", Is::Draft, "not reviewed yet"),
    choice("private", Is::Private, "kept out of lists and exports"),
    choice("confirmed", Is::Confirmed, "established"),
    choice("reported", Is::Reported, "reported, not denied"),
    choice("alleged", Is::Alleged, "asserted by a party"),
    choice("denied", Is::Denied, "asserted, denied by a party"),
    choice("planned", Is::Planned, "announced for a time to come"),
    choice(
        "did-not-happen",
        Is::DidNotHappen,
        "announced, did not take place",
    ),
];

/// Every value of `has:`.
pub(in crate::search) const THINGS: &[Choice<Has>] = &[
    choice("quotes", Has::Quotes, "something was said"),
    choice("claims", Has::Claims, "sources give values for its fields"),
    choice("rulings", Has::Rulings, "what is held best supported"),
    choice("notes", Has::Notes, "a remark or a question"),
    choice("sources", Has::Sources, "a source is cited"),
    choice("actors", Has::Actors, "somebody takes part"),
    choice("place", Has::Place, "where it happened is known"),
    choice("tags", Has::Tags, "it has a label"),
    choice("summary", Has::Summary, "it has a summary"),
    choice("date", Has::Date, "when it happened is known"),
];
