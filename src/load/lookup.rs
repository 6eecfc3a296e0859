//! Finds the place of a part of a record again, when a problem with it is to be printed.

use std::ops::Range;

use super::format::Format;
use super::node::Node;
use super::parsed::Parsed;
use super::record::{self, Kind};
use crate::story::Step;

/// The records of a text, as they were read.
pub(super) struct Lookup {
    tables: Vec<(Kind, Node)>,
    /// Where the record begins that was last looked into. What is spoilt in it is marked by now.
    spoilt: Option<usize>,
}

impl Lookup {
    /// Reads a text once more. It may be one line of NDJSON.
    pub fn new(text: &str, format: Format) -> Self {
        let Parsed { tables, .. } = match format {
            Format::Toml => super::toml::read(text),
            Format::Json => super::json::read(text),
            Format::Article => Parsed::default(),
            Format::Ndjson => {
                let (node, _) = super::ndjson::node(text, &[]);
                return Self::of(node.into_iter().collect());
            }
        };
        Self::of(tables)
    }

    fn of(tables: Vec<(Kind, Node)>) -> Self {
        Self {
            tables,
            spoilt: None,
        }
    }

    /// The place and the value at the end of `path` in the record that begins at `offset`.
    pub fn find(&mut self, offset: usize, path: &[Step]) -> Option<(Range<usize>, Node)> {
        let at = self
            .tables
            .partition_point(|(_, node)| node.span.start < offset);
        let (kind, node) = self
            .tables
            .get_mut(at)
            .filter(|(_, node)| node.span.start == offset)?;
        // What is spoilt was not counted when the record was read.
        if self.spoilt.replace(offset) != Some(offset) {
            record::read(*kind, node, &mut Vec::new());
        }
        let node = node.nearest_sound(path);
        Some((node.span.clone(), node.clone()))
    }
}
