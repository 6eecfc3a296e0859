//! Reads single references, dates and values, and reports those that cannot be right.

use chrono_tz::Tz;

use super::suggestions::Suggestions;
use crate::story::arena::{Arena, Text};
use crate::story::date::Date;
use crate::story::directory::{Directories, Directory};
use crate::story::field::Fields;
use crate::story::id::Handle;
use crate::story::problem::{Place, Problem, Step};
use crate::story::segment::PartyRow;
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
    fn steps(self) -> Vec<Step> {
        match self {
            Self::Key(key) => vec![key.into()],
            Self::Item(key, index) => vec![key.into(), index.into()],
            Self::Inside(key, index, inner) => vec![key.into(), index.into(), inner.into()],
        }
    }
}

/// Gives texts and ids their meaning, and reports what has none.
pub(super) struct Reader<'b> {
    pub directories: &'b Directories,
    fields: &'b Fields,
    /// The story's zone, in which days are counted.
    pub zone: Tz,
    problems: &'b mut Vec<Problem>,
    suggestions: Suggestions,
}

impl<'b> Reader<'b> {
    /// A reader that knows the ids of `directories`, and counts days by UTC.
    pub fn new(
        directories: &'b Directories,
        fields: &'b Fields,
        problems: &'b mut Vec<Problem>,
    ) -> Self {
        Self {
            directories,
            fields,
            zone: Tz::UTC,
            problems,
            suggestions: Suggestions::default(),
        }
    }

    /// The record that is referred to, if it is defined; else its absence is reported.
    pub fn known<K: Handle>(
        &mut self,
        directory: &Directory<K>,
        key: Option<K>,
        place: Place,
        at: At,
    ) -> Option<K> {
        let key = key?;
        if directory.defines(key) {
            return Some(key);
        }
        self.report_dangling(directory, directory.name(key), place, at);
        None
    }

    /// The record called `id`, if it is defined; else its absence is reported.
    pub fn find<K: Handle>(
        &mut self,
        directory: &Directory<K>,
        id: &str,
        place: Place,
        at: At,
    ) -> Option<K> {
        let key = directory.find(id);
        if key.is_none() {
            self.report_dangling(directory, id, place, at);
        }
        key
    }

    fn report_dangling<K: Handle>(
        &mut self,
        directory: &Directory<K>,
        id: &str,
        place: Place,
        at: At,
    ) {
        let kind = directory.kind;
        let is_vowel = |c: char| "aeiou".contains(c);
        let article = if kind.starts_with(is_vowel) {
            "an"
        } else {
            "a"
        };
        let found = format!("`{id}`, which no {kind} is called");
        let expected = format!("the id of {article} {kind}");
        let hint = self.suggestions.hint(kind, id, directory.ids());
        let problem = Problem::new(place, at.steps(), found, expected);
        self.problems.push(problem.with_hint(hint));
    }

    /// Makes of a name the document that has it as its id, if the story has a record of it.
    pub fn document(&mut self, row: &mut PartyRow, arena: &Arena, place: Place, at: At) {
        let PartyRow::Named(name) = *row else { return };
        let name = arena.get(name);
        let sources = &self.directories.sources;
        match sources.find(name) {
            Some(source) => *row = PartyRow::Source(source),
            None => self.report_slip("document", name, sources.ids(), place, at),
        }
    }

    /// Makes of a name the actor or the document that has it as its id, if the story has a record
    /// of it.
    pub fn party(&mut self, row: &mut PartyRow, arena: &Arena, place: Place, at: At) {
        let PartyRow::Named(name) = *row else { return };
        let name = arena.get(name);
        let Directories {
            actors, sources, ..
        } = self.directories;
        if let Some(actor) = actors.find(name) {
            *row = PartyRow::Actor(actor);
        } else if let Some(source) = sources.find(name) {
            *row = PartyRow::Source(source);
        } else {
            let known = actors.ids().chain(sources.ids());
            self.report_slip("party", name, known, place, at);
        }
    }

    /// A name is welcome where no record is meant, be it an address; one that looks like a mistyped
    /// id is reported.
    fn report_slip<'a>(
        &mut self,
        kind: &'static str,
        name: &str,
        known: impl Iterator<Item = &'a str>,
        place: Place,
        at: At,
    ) {
        if !name.contains('-') || name.contains([' ', '/']) {
            return;
        }
        if let Some(hint) = self.suggestions.hint(kind, name, known) {
            let found = format!("`{name}`, which no record is called");
            let expected = "an id, or a name in plain words";
            let problem = Problem::new(place, at.steps(), found, expected);
            self.problems.push(problem.with_hint(Some(hint)));
        }
    }

    /// Reports the name of a field that nobody declared, if it looks like a slip of one that is.
    pub fn field(&mut self, name: &str, place: Place) {
        if self.fields.knows(name) {
            return;
        }
        if let Some(hint) = self.suggestions.hint("field", name, self.fields.names()) {
            let found = format!("`{name}`");
            let problem = Problem::new(place, ["field".into()], found, "a field of the story");
            let more = "A field of your own is declared under `[story.fields]`";
            let hint = format!("{hint} {more}");
            self.problems.push(problem.with_hint(Some(hint)));
        }
    }

    /// What a claim's value means to the field called `field`; a timestamp counts as its day in
    /// `zone`.
    pub fn value(&mut self, field: &str, text: &str, zone: Tz, place: Place) -> Option<Value> {
        Value::read(text, &self.fields.get(field), zone)
            .map_err(|error| self.report_unreadable(text, &error, place, At::Key("value")))
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
            .map_err(|error| self.report_unreadable(text, &error.into(), place, at))
            .ok()
    }

    fn report_unreadable(&mut self, text: &str, error: &ValueError, place: Place, at: At) {
        let problem = match error {
            ValueError::NotADate(error) => {
                let found = format!("`{text}`: {}", error.reason());
                let hint = error.hint().map(str::to_owned);
                Problem::new(place, at.steps(), found, error.expected()).with_hint(hint)
            }
            other => Problem::new(place, at.steps(), format!("`{text}`"), other.to_string()),
        };
        self.problems.push(problem);
    }

    /// The zone called `name`; else its absence is reported.
    pub fn timezone(&mut self, name: &str, place: Place) -> Option<Tz> {
        let zone = name.parse().ok();
        if zone.is_none() {
            let expected = "an IANA time zone, such as `America/Los_Angeles`";
            let known = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
            let hint = self.suggestions.hint("timezone", name, known);
            let found = format!("`{name}`");
            let problem = Problem::new(place, ["timezone".into()], found, expected);
            self.problems.push(problem.with_hint(hint));
        }
        zone
    }
}
