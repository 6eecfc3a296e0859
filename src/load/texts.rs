//! The texts of a story's files, kept to tell where a part of a record stands.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::placing::{Held, Placing};
use super::report::Excerpt;
use crate::story::{Place, Problem, Step};
use crate::text::Clean;

/// The texts of a story's files as they were read; NDJSON is read again from its file.
#[derive(Clone, Default)]
pub struct Texts(Arc<Vec<Held>>);

/// Where a part of a record stands. All of it may be printed as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, as the user named it or as it stands below the folder he named.
    pub file: Clean,
    /// Line, from 1. Nothing if the file has changed since, or is gone.
    pub line: Option<usize>,
    /// Column, from 1, counted in characters.
    pub column: Option<usize>,
    /// The line, with the part marked.
    pub excerpt: Option<Excerpt>,
}

impl Texts {
    pub(super) fn new(files: Vec<Held>) -> Self {
        Self(Arc::new(files))
    }

    /// Where each of these parts of records stands, in their order: the record, and the way to the part. A part that
    /// is not there stands where what would hold it does.
    pub fn find<'p>(&self, parts: impl IntoIterator<Item = (Place, &'p [Step])>) -> Vec<Spot> {
        let mut wanted: Vec<(usize, Problem)> = parts
            .into_iter()
            .map(|(place, path)| Problem::new(place, path.iter().cloned(), "", ""))
            .enumerate()
            .collect();
        // Files are read from the beginning.
        wanted.sort_by_key(|(_, problem)| problem.place);
        let (order, problems): (Vec<usize>, Vec<Problem>) = wanted.into_iter().unzip();
        let placing = Placing {
            files: &self.0,
            left_out: &BTreeMap::new(),
        };
        let reports = placing.reports(&problems).into_iter();
        let mut spots: Vec<(usize, Spot)> = order
            .into_iter()
            .zip(reports.map(|(_, report)| Spot {
                file: report.file,
                line: report.line,
                column: report.column,
                excerpt: report.excerpt,
            }))
            .collect();
        spots.sort_by_key(|(index, _)| *index);
        spots.into_iter().map(|(_, spot)| spot).collect()
    }
}

impl Spot {
    /// `file:line:column`, or as much of it as there is.
    pub fn place(&self) -> String {
        super::report::place(&self.file, self.line, self.column)
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|file| &file.name);
        f.debug_list().entries(names).finish()
    }
}
