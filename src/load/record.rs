//! Makes records of tables: every mistake of a record is reported, and what is sound of it survives.

use serde::{Deserialize, Deserializer};

use super::decode::{Error, Fault, Reader, keys_of};
use super::mistake::{Mistake, did_you_mean, one_of};
use super::node::{Entry, Node, Value, shorten};
use crate::schema::{self, Record};
use crate::story::Step;

/// Mistakes in one record after which it is given up.
const ENOUGH: usize = 100;

/// The kinds of record, by the names they have in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Story,
    Source,
    Event,
    Actor,
    Claim,
    Ruling,
    Quote,
    Note,
    Question,
    Accept,
    Review,
}

impl Kind {
    pub const NAMES: [&'static str; 11] = [
        "story", "source", "event", "actor", "claim", "ruling", "quote", "note", "question",
        "accept", "review",
    ];

    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "story" => Self::Story,
            "source" => Self::Source,
            "event" => Self::Event,
            "actor" => Self::Actor,
            "claim" => Self::Claim,
            "ruling" => Self::Ruling,
            "quote" => Self::Quote,
            "note" => Self::Note,
            "question" => Self::Question,
            "accept" => Self::Accept,
            "review" => Self::Review,
            _ => return None,
        })
    }

    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The keys a record of this kind may have.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Story => keys_of::<schema::Story>(),
            Self::Source => keys_of::<schema::Source>(),
            Self::Event => keys_of::<schema::Event>(),
            Self::Actor => keys_of::<schema::Actor>(),
            Self::Claim => keys_of::<schema::Claim>(),
            Self::Ruling => keys_of::<schema::Ruling>(),
            Self::Quote => keys_of::<schema::Quote>(),
            Self::Note => keys_of::<schema::Note>(),
            Self::Question => keys_of::<schema::Question>(),
            Self::Accept => keys_of::<schema::Accept>(),
            Self::Review => keys_of::<schema::Review>(),
        }
    }

    /// Reads a record of this kind in any format.
    pub fn deserialize<'de, D: Deserializer<'de>>(self, from: D) -> Result<Record<'de>, D::Error> {
        Ok(match self {
            Self::Story => Record::Story(schema::Story::deserialize(from)?),
            Self::Source => Record::Source(schema::Source::deserialize(from)?),
            Self::Event => Record::Event(schema::Event::deserialize(from)?),
            Self::Actor => Record::Actor(schema::Actor::deserialize(from)?),
            Self::Claim => Record::Claim(schema::Claim::deserialize(from)?),
            Self::Ruling => Record::Ruling(schema::Ruling::deserialize(from)?),
            Self::Quote => Record::Quote(schema::Quote::deserialize(from)?),
            Self::Note => Record::Note(schema::Note::deserialize(from)?),
            Self::Question => Record::Question(schema::Question::deserialize(from)?),
            Self::Accept => Record::Accept(schema::Accept::deserialize(from)?),
            Self::Review => Record::Review(schema::Review::deserialize(from)?),
        })
    }

    /// "an event", "a source".
    pub fn with_article(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {name}")
    }
}

/// Reads a table as a record of that kind.
///
/// What is wrong is added to `mistakes` and spoilt in the table. `None` if what the record cannot
/// do without is missing or wrong.
pub(super) fn read(
    kind: Kind,
    node: &mut Node,
    mistakes: &mut Vec<Mistake>,
) -> Option<Record<'static>> {
    let mut reading = Reading {
        kind,
        incomplete: Vec::new(),
        mistakes,
    };
    for _ in 0..ENOUGH {
        match kind.deserialize(Reader::new(node)) {
            Err(error) => reading.take(node, &error),
            Ok(record) if reading.incomplete.is_empty() => return Some(record),
            Ok(_) => reading.leave_out(node)?,
        }
    }
    let found = format!("more than {ENOUGH} mistakes in {}", called(kind, node));
    let mistake =
        Mistake::new(node.span.clone(), found, kind.with_article()).loss("it is left out");
    reading.mistakes.push(mistake);
    None
}

/// The id that a table gives itself.
pub(super) fn id(node: &Node) -> Option<String> {
    match &node.entry("id")?.node.value {
        Value::Text(id) => Some(id.clone()),
        _ => None,
    }
}

/// What the user calls the record: "the event `rally`".
fn called(kind: Kind, node: &Node) -> String {
    match id(node) {
        Some(id) => format!("the {} `{}`", kind.name(), shorten(&id)),
        None => format!("this {}", kind.name()),
    }
}

struct Reading<'a> {
    kind: Kind,
    /// Tables that lack what they cannot do without, and the mistake that is the cause.
    incomplete: Vec<(Vec<Step>, usize)>,
    mistakes: &'a mut Vec<Mistake>,
}

impl Reading<'_> {
    /// Reports an error and changes the record so that the next reading gets past it.
    fn take(&mut self, node: &mut Node, error: &Error) {
        let path = error.path();
        if let Fault::Missing { key } = error.fault {
            self.take_missing(node, path, key);
            return;
        }
        let mistake = match &error.fault {
            Fault::UnknownKey { key, known } => self.unknown_key(node, &path, key, known),
            _ => wrong_value(node, &path, &error.fault),
        };
        let number = self.mistakes.len();
        self.mistakes.push(mistake);
        match node.at_mut(&error.unsound()) {
            Some(unsound) => unsound.value = Value::Spoilt(number),
            None => node.value = Value::Spoilt(number),
        }
    }

    fn take_missing(&mut self, node: &mut Node, path: Vec<Step>, key: &str) {
        let Some(table) = node.at_mut(&path) else {
            return;
        };
        let span = table.span.clone();
        let Value::Table(entries) = &mut table.value else {
            return;
        };
        let there = entries.iter_mut().find(|entry| entry.key == key);
        let cause = if let Some(entry) = there {
            match std::mem::replace(&mut entry.node.value, Value::Hole) {
                // It was there, and what is wrong with it has been reported.
                Value::Spoilt(number) => Some(number),
                _ => None,
            }
        } else {
            entries.push(Entry {
                key: key.to_owned(),
                key_span: span.clone(),
                node: Node::new(span.clone(), Value::Hole),
            });
            None
        };
        let number = cause.unwrap_or_else(|| {
            let found = format!("{} without `{key}`", self.whose(&path));
            self.mistakes
                .push(Mistake::new(span, found, format!("the key `{key}`")));
            self.mistakes.len() - 1
        });
        self.incomplete.push((path, number));
    }

    /// Spoils what is incomplete and says so. `None` if that is the whole record.
    fn leave_out(&mut self, node: &mut Node) -> Option<()> {
        let whole = self.incomplete.iter().any(|(path, _)| path.is_empty());
        for (path, number) in std::mem::take(&mut self.incomplete) {
            let what = match part(&path) {
                None => called(self.kind, node),
                Some(part) => part,
            };
            if let Some(mistake) = self.mistakes.get_mut(number) {
                mistake.loss.get_or_insert(format!("{what} is left out"));
            }
            if let (Some(table), false) = (node.at_mut(&path), path.is_empty()) {
                table.value = Value::Spoilt(number);
            }
        }
        (!whole).then_some(())
    }

    /// "an event", or "an entry of `actors`".
    fn whose(&self, path: &[Step]) -> String {
        match last_key(path) {
            None => self.kind.with_article(),
            Some(key) => format!("an entry of `{key}`"),
        }
    }

    fn unknown_key(&self, node: &Node, path: &[Step], key: &str, known: &[&str]) -> Mistake {
        let table = &path[..path.len().saturating_sub(1)];
        let holder = node.at(table);
        let entry = holder.and_then(|holder| {
            holder
                .entries()
                .iter()
                .find(|entry| entry.key == key && !entry.node.is_spoilt())
        });
        let span = entry.map_or(node.span.clone(), |entry| entry.key_span.clone());
        let found = match last_key(table) {
            None => format!("the unknown key `{key}`"),
            Some(part) => format!("the unknown key `{key}` in `{part}`"),
        };
        let hint = if table.is_empty() || !self.kind.keys().contains(&key) {
            did_you_mean(key, known)
        } else {
            let is_below_header = holder.is_some_and(|holder| holder.span.end <= span.start);
            Some(misplaced(self.kind, key, table, is_below_header))
        };
        let mut mistake = Mistake::new(span, found, one_of(known));
        mistake.hint = hint;
        mistake
    }
}

/// The hint for a key of the record that stands in one of its parts.
fn misplaced(kind: Kind, key: &str, table: &[Step], is_below_header: bool) -> String {
    let kind = kind.name();
    let part = last_key(table).unwrap_or_default();
    if is_below_header {
        format!(
            "`{key}` is a key of the {kind}: it has to stand above the header of `{part}`, \
             which takes in all that follows it"
        )
    } else {
        format!("`{key}` is a key of the {kind} itself")
    }
}

fn wrong_value(node: &Node, path: &[Step], fault: &Fault) -> Mistake {
    let there = node.at(path).unwrap_or(node);
    let place = match path {
        [] => String::new(),
        [.., Step::Key(key)] => format!(" as `{key}`"),
        [.., Step::Index(_)] => {
            last_key(path).map_or_else(String::new, |key| format!(" in the list `{key}`"))
        }
    };
    let found = format!("{}{place}", there.describe());
    let span = there.span.clone();
    match fault {
        Fault::Type { expected, hint } => {
            let mut mistake = Mistake::new(span, found, expected);
            mistake.hint.clone_from(hint);
            mistake
        }
        Fault::UnknownWord { word, known } => {
            let mut mistake = Mistake::new(span, found, one_of(known));
            mistake.hint = did_you_mean(word, known);
            mistake
        }
        Fault::Other(expected) => Mistake::new(span, found, expected),
        Fault::UnknownKey { .. } | Fault::Missing { .. } => Mistake::new(span, found, "a record"),
    }
}

fn last_key(path: &[Step]) -> Option<&str> {
    path.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    })
}

/// "this entry of `actors`" for a path into a record.
fn part(path: &[Step]) -> Option<String> {
    last_key(path).map(|key| format!("this entry of `{key}`"))
}
