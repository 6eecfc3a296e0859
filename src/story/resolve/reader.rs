//! Reads single references, dates and values, and reports those that cannot be right.

use chrono_tz::Tz;
use hashbrown::HashMap;

use super::fault::{Fault, Wanted};
use super::suggestions::{Among, Suggestions};
use crate::story::arena::{Arena, Text};
use crate::story::builder::Handles;
use crate::story::date::Date;
use crate::story::directory::{Directories, Directory};
use crate::story::field::Fields;
use crate::story::id::{ActorId, EventId, Handle, QuoteId, SourceId};
use crate::story::problem::{Place, Problem, Step};
use crate::story::segment::{Number, Numbered, PartyRow};
use crate::story::subject::Subject;
use crate::story::value::{Value, ValueError};

/// The way from a record to a part of it. It is cheap to make, as most parts are sound.
#[derive(Debug, Clone, Copy)]
pub(super) enum At {
    /// The value of this key.
    Key(&'static str),
    /// An element of the list that is the value of this key.
    Item(&'static str, usize),
    /// The value of a key in such an element.
    Inside(&'static str, usize, &'static str),
}

impl At {
    pub fn steps(self) -> Vec<Step> {
        match self {
            Self::Key(key) => vec![key.into()],
            Self::Item(key, index) => vec![key.into(), index.into()],
            Self::Inside(key, index, inner) => vec![key.into(), index.into(), inner.into()],
        }
    }
}

/// What is known of the story as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole<'b> {
    pub directories: &'b Directories,
    pub fields: &'b Fields,
    /// The story's zone, in which days are counted.
    pub zone: Tz,
}

/// The records of one kind, as a segment refers to them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'b, K> {
    directory: &'b Directory<K>,
    /// The handles of what the segment mentions, by the segment's own numbers.
    handles: &'b [K],
    among: Among,
}

impl<K: Handle> Known<'_, K> {
    /// The handle of what the segment calls `own`, be it defined or not.
    pub fn handle(&self, own: K) -> K {
        self.handles[own.index()]
    }

    /// The handle of what the segment calls `own`, if it is defined.
    pub fn if_defined(&self, own: Option<K>) -> Option<K> {
        self.directory.only_defined(own.map(|own| self.handle(own)))
    }

    /// Whether it was decided that what the segment calls `own` is not to be there.
    pub fn is_rejected(&self, own: K) -> bool {
        self.directory.excuses(self.handle(own))
    }

    /// The id of what has the handle `key`.
    pub fn name(&self, key: K) -> &str {
        self.directory.name(key)
    }
}

/// Gives texts and ids of a segment their meaning, and notes what has none.
pub(super) struct Reader<'b> {
    whole: Whole<'b>,
    handles: &'b Handles,
    /// The dates of the segment.
    pub dates: Numbered<Date>,
    /// Their numbers by what is written: many records are of one day.
    numbers: HashMap<(Text, Tz), Number>,
    pub faults: Vec<Fault>,
    suggestions: Suggestions,
}

impl<'b> Reader<'b> {
    /// A reader of a segment that has `dates` so far.
    pub fn new(whole: Whole<'b>, handles: &'b Handles, dates: Numbered<Date>) -> Self {
        Self {
            whole,
            handles,
            dates,
            numbers: HashMap::new(),
            faults: Vec::new(),
            suggestions: Suggestions::default(),
        }
    }

    /// The story's zone.
    pub fn zone(&self) -> Tz {
        self.whole.zone
    }

    pub fn events(&self) -> Known<'b, EventId> {
        Known {
            directory: &self.whole.directories.events,
            handles: &self.handles.events,
            among: Among::Events,
        }
    }

    pub fn actors(&self) -> Known<'b, ActorId> {
        Known {
            directory: &self.whole.directories.actors,
            handles: &self.handles.actors,
            among: Among::Actors,
        }
    }

    pub fn quotes(&self) -> Known<'b, QuoteId> {
        Known {
            directory: &self.whole.directories.quotes,
            handles: &self.handles.quotes,
            among: Among::Quotes,
        }
    }

    pub fn sources(&self) -> Known<'b, SourceId> {
        Known {
            directory: &self.whole.directories.sources,
            handles: &self.handles.sources,
            among: Among::Sources,
        }
    }

    /// The record that the segment calls `own`, if it is defined; else its absence is noted, unless it was decided.
    pub fn known<K: Handle>(
        &mut self,
        known: Known<'_, K>,
        own: Option<K>,
        place: Place,
        at: At,
    ) -> Option<K> {
        let key = known.handle(own?);
        if known.directory.defines(key) {
            return Some(key);
        }
        if !known.directory.excuses(key) {
            let fault = dangling(known.directory, known.among, known.name(key), place, at);
            self.faults.push(fault);
        }
        None
    }

    /// Makes of a name the document that has it as its id, if the story has a record of it.
    pub fn document(&mut self, row: &mut PartyRow, arena: &Arena, place: Place, at: At) {
        let PartyRow::Named(name) = *row else { return };
        let name = arena.get(name);
        match self.whole.directories.sources.find(name) {
            Some(source) => *row = PartyRow::Source(source),
            None => self.note_slip(Among::Sources, name, place, at),
        }
    }

    /// Makes of a name the actor or the document that has it as its id, if the story has a record
    /// of it.
    pub fn party(&mut self, row: &mut PartyRow, arena: &Arena, place: Place, at: At) {
        let PartyRow::Named(name) = *row else { return };
        let name = arena.get(name);
        let Directories {
            actors, sources, ..
        } = self.whole.directories;
        if let Some(actor) = actors.find(name) {
            *row = PartyRow::Actor(actor);
        } else if let Some(source) = sources.find(name) {
            *row = PartyRow::Source(source);
        } else {
            self.note_slip(Among::Parties, name, place, at);
        }
    }

    /// The record that `text` names by its kind and its id, and the field after it: `event:rally/date`.
    pub fn subject<'t>(
        &mut self,
        text: &'t str,
        place: Place,
    ) -> Option<(Subject, Option<&'t str>)> {
        if text == Subject::STORY {
            return Some((Subject::Story, None));
        }
        let Some((kind, rest)) = text.split_once(':') else {
            self.note_no_subject(text, place);
            return None;
        };
        let directories = self.whole.directories;
        let found = directories.subject(text);
        if found.is_none() {
            let id = rest.rsplit_once('/').map_or(rest, |(id, _)| id);
            let at = At::Key("subject");
            let fault = match kind {
                "event" => dangling(&directories.events, Among::Events, id, place, at),
                "actor" => dangling(&directories.actors, Among::Actors, id, place, at),
                "quote" => dangling(&directories.quotes, Among::Quotes, id, place, at),
                "source" => dangling(&directories.sources, Among::Sources, id, place, at),
                _ => {
                    self.note_no_subject(text, place);
                    return None;
                }
            };
            self.faults.push(fault);
        }
        found
    }

    fn note_no_subject(&mut self, text: &str, place: Place) {
        let expected =
            "a record, such as `event:rally/date`, `quote:q7`, `actor:ida` or `source:post`";
        let found = format!("`{text}`");
        let problem = Problem::new(place, ["subject".into()], found, expected);
        self.faults.push(Fault::Plain(problem));
    }

    /// A name is welcome where no record is meant, be it an address; one that looks like a mistyped
    /// id is noted.
    fn note_slip(&mut self, among: Among, name: &str, place: Place, at: At) {
        if !name.contains('-') || name.contains([' ', '/']) {
            return;
        }
        let word = name.to_owned();
        self.faults
            .push(Fault::Slip(place, at, Wanted { among, word }));
    }

    /// Notes the name of a field that nobody declared, if it looks like a slip of one that is.
    pub fn field(&mut self, name: &str, place: Place) {
        let fields = self.whole.fields;
        if fields.knows(name) {
            return;
        }
        if let Some(hint) = self.suggestions.hint(Among::Fields, name, fields.names()) {
            let found = format!("`{name}`");
            let problem = Problem::new(place, ["field".into()], found, "a field of the story");
            let more = "A field of your own is declared under `[story.fields]`";
            let hint = format!("{hint} {more}");
            let problem = problem.with_hint(Some(hint));
            self.faults.push(Fault::Plain(problem));
        }
    }

    /// What a claim's value means to the field called `field`; a timestamp counts as its day in
    /// `zone`.
    pub fn value(&mut self, field: &str, text: &str, zone: Tz, place: Place) -> Option<Value> {
        Value::read(text, &self.whole.fields.get(field), zone)
            .map_err(|error| self.note_unreadable(text, &error, place, At::Key("value")))
            .ok()
    }

    /// The date at `text`, if there is any; a timestamp counts as its day in `zone`.
    pub fn date(
        &mut self,
        text: Text,
        arena: &Arena,
        zone: Tz,
        place: Place,
        at: At,
    ) -> Option<Date> {
        let text = arena.some(text)?;
        Date::read(text, zone)
            .map_err(|error| self.note_unreadable(text, &error.into(), place, at))
            .ok()
    }

    /// The number of the date at `text` among those of the segment, if there is any; a timestamp
    /// counts as its day in `zone`.
    pub fn number(
        &mut self,
        text: Text,
        arena: &Arena,
        zone: Tz,
        place: Place,
        at: At,
    ) -> Option<Number> {
        if let Some(&number) = self.numbers.get(&(text, zone)) {
            return Some(number);
        }
        let date = self.date(text, arena, zone, place, at)?;
        let number = self.dates.push(date);
        self.numbers.insert((text, zone), number);
        Some(number)
    }

    fn note_unreadable(&mut self, text: &str, error: &ValueError, place: Place, at: At) {
        let problem = match error {
            ValueError::NotADate(error) => {
                let found = format!("`{text}`: {}", error.reason());
                let hint = error.hint().map(str::to_owned);
                Problem::new(place, at.steps(), found, error.expected()).with_hint(hint)
            }
            other => Problem::new(place, at.steps(), format!("`{text}`"), other.to_string()),
        };
        self.faults.push(Fault::Plain(problem));
    }

    /// The zone called `name`; else its absence is noted.
    pub fn timezone(&mut self, name: &str, place: Place) -> Option<Tz> {
        let zone = timezone(name, place);
        zone.map_err(|fault| self.faults.push(*fault)).ok()
    }
}

/// The zone called `name`.
pub(super) fn timezone(name: &str, place: Place) -> Result<Tz, Box<Fault>> {
    name.parse().map_err(|_| {
        let expected = "an IANA time zone, such as `America/Los_Angeles`";
        let found = format!("`{name}`");
        let problem = Problem::new(place, ["timezone".into()], found, expected);
        let (among, word) = (Among::Zones, name.to_owned());
        Box::new(Fault::Unknown(problem, Wanted { among, word }))
    })
}

/// The fault of a record that refers to `id`, which no record of the kind has.
pub(super) fn dangling<K: Handle>(
    directory: &Directory<K>,
    among: Among,
    id: &str,
    place: Place,
    at: At,
) -> Fault {
    let kind = directory.kind;
    let is_vowel = |c: char| "aeiou".contains(c);
    let article = if kind.starts_with(is_vowel) {
        "an"
    } else {
        "a"
    };
    let found = format!("`{id}`, which no {kind} is called");
    let expected = format!("the id of {article} {kind}");
    let problem = Problem::new(place, at.steps(), found, expected);
    let word = id.to_owned();
    Fault::Unknown(problem, Wanted { among, word })
}
