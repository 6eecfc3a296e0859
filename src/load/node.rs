//! A tree of what a file says, common to TOML and JSON, in which everything knows where it stands.

use std::ops::Range;

use crate::story::Step;

/// How deep lists and tables may be nested; a story needs four levels.
pub(super) const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Bytes of the file. A table with a header of its own has the header's.
    pub span: Range<usize>,
    pub value: Value,
}

/// What a file can say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// Decimal digits, with a `-` where negative.
    Integer(String),
    /// A number that is not whole, as written.
    Float(String),
    Bool(bool),
    /// A TOML date or time without quotes, as written.
    Date(String),
    Null,
    List(Vec<Node>),
    Table(Vec<Entry>),
    /// Was there, and is reported by the mistake with this number. Readers pass over it.
    Spoilt(usize),
    /// Stands for what is needed and missing, so that reading goes on and finds the next mistake.
    Hole,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub node: Node,
}

impl Node {
    pub fn new(span: Range<usize>, value: Value) -> Self {
        Self { span, value }
    }

    pub fn is_spoilt(&self) -> bool {
        matches!(self.value, Value::Spoilt(_))
    }

    /// The entries of a table, none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The first entry of that name in a table.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// What stands at the end of `path`.
    pub fn at(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match step {
            Step::Key(key) => Some(&node.entry(key)?.node),
            Step::Index(index) => match &node.value {
                Value::List(nodes) => nodes.get(*index),
                _ => None,
            },
        })
    }

    /// As [`Node::at`], but passes over what is spoilt, as the readers of records do.
    ///
    /// Gives as much of the way as there is.
    pub fn nearest_sound(&self, path: &[Step]) -> &Node {
        let mut node = self;
        for step in path {
            let next = match (step, &node.value) {
                (Step::Key(key), _) => node.entry(key).map(|entry| &entry.node),
                (Step::Index(index), Value::List(nodes)) => {
                    nodes.iter().filter(|node| !node.is_spoilt()).nth(*index)
                }
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    /// As [`Node::at`], to change it.
    pub fn at_mut(&mut self, path: &[Step]) -> Option<&mut Node> {
        path.iter()
            .try_fold(self, |node, step| match (step, &mut node.value) {
                (Step::Key(key), Value::Table(entries)) => entries
                    .iter_mut()
                    .find(|entry| entry.key == *key)
                    .map(|entry| &mut entry.node),
                (Step::Index(index), Value::List(nodes)) => nodes.get_mut(*index),
                _ => None,
            })
    }

    /// Adds what another table has to this one, and the elements of lists to those of lists.
    pub fn merge(&mut self, other: Node) {
        match (&mut self.value, other.value) {
            (Value::Table(entries), Value::Table(more)) => {
                for entry in more {
                    match entries.iter_mut().find(|it| it.key == entry.key) {
                        Some(there) => there.node.merge(entry.node),
                        None => entries.push(entry),
                    }
                }
            }
            (Value::List(nodes), Value::List(more)) => nodes.extend(more),
            _ => {}
        }
    }

    /// Spoils every key and value that holds a byte of `place`.
    pub fn spoil(&mut self, place: &Range<usize>, mistake: usize) {
        let touches = |span: &Range<usize>| span.start < place.end && place.start < span.end;
        match &mut self.value {
            Value::Table(entries) => {
                for entry in entries {
                    if touches(&entry.key_span) {
                        entry.node.value = Value::Spoilt(mistake);
                    } else {
                        entry.node.spoil(place, mistake);
                    }
                }
            }
            Value::List(nodes) => {
                for node in nodes {
                    node.spoil(place, mistake);
                }
            }
            _ if touches(&self.span) => self.value = Value::Spoilt(mistake),
            _ => {}
        }
    }

    /// What a reader sees here, in words.
    pub fn describe(&self) -> String {
        match &self.value {
            Value::Text(text) => format!("the text \"{}\"", shorten(text)),
            Value::Integer(digits) | Value::Float(digits) => {
                format!("the number {}", shorten(digits))
            }
            Value::Bool(truth) => format!("`{truth}`"),
            Value::Date(text) => format!("the date {} without quotes", shorten(text)),
            Value::Null => "`null`".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Table(_) => "a table".to_owned(),
            Value::Spoilt(_) | Value::Hole => "something that cannot be read".to_owned(),
        }
    }
}

/// The first line of a text, cut after forty characters: enough to recognise it by.
pub(super) fn shorten(text: &str) -> String {
    const ENOUGH: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    let mut chars = line.chars();
    let mut short: String = chars.by_ref().take(ENOUGH).collect();
    if chars.next().is_some() || line.len() < text.trim_end().len() {
        short.push('…');
    }
    short
}
