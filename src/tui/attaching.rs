//! What a draft may belong to, to choose from.

use super::list::{List, Row, Scroll};
use super::review::{Candidate, Draft};

/// The records that a draft may belong to, the likeliest first.
#[derive(Debug)]
pub struct Attaching {
    /// The draft.
    pub draft: Draft,
    candidates: Vec<Candidate>,
    list: List<usize>,
}

impl Attaching {
    /// Offers `candidates`.
    pub fn new(draft: Draft, candidates: Vec<Candidate>) -> Self {
        let likely = |candidate: &Candidate| !candidate.why.is_empty();
        let first_other = candidates.iter().position(|candidate| !likely(candidate));
        let mut rows: Vec<Row<usize>> = (0..candidates.len()).map(Row::Item).collect();
        if let Some(at) = first_other.filter(|at| *at > 0) {
            rows.insert(at, Row::Heading("nothing speaks for these".to_owned()));
        }
        let mut list = List::new(1);
        list.replace(rows);
        list.select_any();
        Self {
            draft,
            candidates,
            list,
        }
    }

    /// The candidates by number.
    pub fn list(&self) -> &List<usize> {
        &self.list
    }

    pub(super) fn rows_mut(&mut self) -> &mut dyn Scroll {
        &mut self.list
    }

    /// The candidate of that number.
    pub fn candidate(&self, number: usize) -> Option<&Candidate> {
        self.candidates.get(number)
    }

    /// The candidate that is selected.
    pub fn chosen(&self) -> Option<&Candidate> {
        self.candidate(self.list.selected()?)
    }
}
