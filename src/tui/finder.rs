//! Searches a large story on a thread of its own: a newer question makes those before it pointless.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::ready::{Findings, Ready};
use crate::search::{Completion, Query, complete};

/// Stories of more records than this are searched on a thread of their own. A smaller one is searched within a
/// frame, so that nothing ever has to be shown as pending.
pub const LARGE: usize = 20_000;

/// Something to search for.
#[derive(Debug)]
pub struct Question {
    /// Each question has a greater one than those before.
    pub(super) generation: u64,
    pub(super) ready: Arc<Ready>,
    /// What is to be searched for, if the hits are not known yet.
    pub(super) query: Option<Query>,
    /// The text that is typed, and the byte where the cursor stands.
    pub(super) typed: (String, usize),
}

/// What came of a question.
#[derive(Debug)]
pub struct Answer {
    pub(super) generation: u64,
    pub(super) findings: Option<Findings>,
    /// What could stand at the cursor.
    pub(super) completions: Vec<Completion>,
}

impl Question {
    /// Searches.
    pub fn answer(&self) -> Answer {
        let (text, cursor) = &self.typed;
        Answer {
            generation: self.generation,
            findings: self.query.as_ref().map(|query| self.ready.find(query)),
            completions: complete(text, *cursor, &self.ready.index),
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
