//! What a file of any format comes to: tables that name a record kind, and mistakes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::mistake::{Mistake, did_you_mean, one_of};
use super::node::{Entry, Node, Value};
use super::record::Kind;

/// The tables of a file in the order in which they stand there, and what was wrong on the way.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub tables: Vec<(Kind, Node)>,
    pub mistakes: Vec<Mistake>,
    /// By names that are no record kind: where each stands first, and how many tables it has.
    unknown: BTreeMap<String, (Range<usize>, usize)>,
}

impl Parsed {
    /// Adds a mistake and gives its number.
    pub fn report(&mut self, mistake: Mistake) -> usize {
        self.mistakes.push(mistake);
        self.mistakes.len() - 1
    }

    /// Takes in what stands at the top of a file under one name: a list of records, or one.
    pub fn take(&mut self, entry: Entry) {
        let Entry {
            key,
            key_span,
            node,
        } = entry;
        let tables: Vec<Node> = match node.value {
            Value::List(nodes) => nodes,
            Value::Spoilt(_) | Value::Null => return,
            _ => vec![node],
        };
        let kind = Kind::from_name(&key);
        for table in tables {
            match (&table.value, kind) {
                (Value::Spoilt(_), _) => {}
                (Value::Table(_), Some(kind)) => self.tables.push((kind, table)),
                (Value::Table(_), None) => {
                    let first = (key_span.clone(), 0);
                    self.unknown.entry(key.clone()).or_insert(first).1 += 1;
                }
                (_, Some(kind)) => {
                    let found = format!("{} as `{key}`", table.describe());
                    let expected = format!("a table with the keys of {}", kind.with_article());
                    self.report(Mistake::new(table.span, found, expected));
                }
                (_, None) => self.take_stray(&key, &key_span),
            }
        }
    }

    /// Takes in more of the last record under that name.
    pub fn go_on_with(&mut self, entry: Entry) {
        let kind = Kind::from_name(&entry.key);
        match self
            .tables
            .iter_mut()
            .rev()
            .find(|(it, _)| Some(*it) == kind)
        {
            Some((_, record)) => record.merge(entry.node),
            None => self.take(entry),
        }
    }

    fn take_stray(&mut self, key: &str, span: &Range<usize>) {
        let found = format!("the key `{key}` outside of any record");
        let mut mistake = Mistake::new(span.clone(), found, one_of(&Kind::NAMES));
        mistake.hint = if Kind::Story.keys().contains(&key) {
            Some(format!("`{key}` is a key of `story`"))
        } else {
            did_you_mean(key, &Kind::NAMES)
        };
        self.report(mistake);
    }

    /// To be called when all has been taken in: reports unknown names once each, and puts
    /// everything in the order of the file.
    pub fn finish(mut self) -> Self {
        let mut unknown: Vec<_> = std::mem::take(&mut self.unknown).into_iter().collect();
        unknown.sort_by_key(|(_, (first, _))| first.start);
        for (name, (span, tables)) in unknown {
            let found = format!("the unknown record kind `{name}`");
            let mut mistake = Mistake::new(span, found, one_of(&Kind::NAMES));
            mistake.hint = did_you_mean(&name, &Kind::NAMES);
            self.report(mistake.loss(match tables {
                1 => "its record is left out".to_owned(),
                _ => format!("its {tables} records are left out"),
            }));
        }
        self.tables.sort_by_key(|(_, table)| table.span.start);
        self
    }
}
