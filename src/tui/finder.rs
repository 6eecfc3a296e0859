//! Searches a large story on a thread of its own: a newer question makes those before it pointless.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::ready::{Findings, Ready};
use crate::search::Query;

/// Stories of more records than this are searched on a thread of their own. A smaller one is searched within a
/// frame, so that nothing ever has to be shown as pending.
pub const LARGE: usize = 20_000;

/// Something to search for.
#[derive(Debug)]
pub struct Question {
    /// Each question has a greater one than those before.
    pub(super) generation: u64,
    pub(super) query: Query,
    pub(super) ready: Arc<Ready>,
}

/// What came of a question.
#[derive(Debug)]
pub struct Answer {
    pub(super) generation: u64,
    pub(super) findings: Findings,
}

impl Question {
    /// Searches.
    pub fn answer(&self) -> Answer {
        Answer {
            generation: self.generation,
            findings: self.ready.find(&self.query),
        }
    }
}

/// Answers questions until nobody asks any more, or nobody wants to know: `tell` says whether somebody does. Of the
/// questions that are waiting only the newest is answered.
pub fn answer(questions: &Receiver<Question>, tell: impl Fn(Answer) -> bool) {
    while let Ok(question) = questions.recv() {
        let newest = questions.try_iter().last().unwrap_or(question);
        if !tell(newest.answer()) {
            return;
        }
    }
}
