//! Searches a large story on a thread of its own: a newer question makes those before it pointless.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::quotes::How;
use super::ready::{Belonging, Findings, Ready};
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
    /// How the quotes are to be listed.
    pub(super) how: How,
    /// The text that is typed, and the byte where the cursor stands.
    pub(super) typed: (String, usize),
}

/// What came of a question: the hits, if they were asked for, and then the rest.
#[derive(Debug)]
pub struct Answer {
    pub(super) generation: u64,
    pub(super) part: Part,
}

/// A part of an answer.
#[derive(Debug)]
pub(super) enum Part {
    /// The events and quotes.
    Found(Findings),
    /// What takes longer, and ends the answer.
    Rest {
        /// The actors and sources that belong to what was found.
        belonging: Option<Belonging>,
        /// What could stand at the cursor.
        completions: Vec<Completion>,
    },
}

impl Question {
    /// Searches, and tells each part as soon as it is known, until nobody wants to know.
    pub fn answer(&self, mut tell: impl FnMut(Answer) -> bool) -> bool {
        let mut tell = |part| {
            tell(Answer {
                generation: self.generation,
                part,
            })
        };
        let belonging = match &self.query {
            None => None,
            Some(query) => {
                let (findings, finding) = self.ready.begin(query, self.how);
                if !tell(Part::Found(findings)) {
                    return false;
                }
                Some(Belonging::of(finding))
            }
        };
        let (text, cursor) = &self.typed;
        let completions = complete(text, *cursor, &self.ready.index);
        tell(Part::Rest {
            belonging,
            completions,
        })
    }
}

/// Answers questions until nobody asks any more, or nobody wants to know: `tell` says whether somebody does. Of the
/// questions that are waiting only the newest is answered.
pub fn answer(questions: &Receiver<Question>, tell: impl Fn(Answer) -> bool) {
    while let Ok(question) = questions.recv() {
        let newest = questions.try_iter().last().unwrap_or(question);
        if !newest.answer(&tell) {
            return;
        }
    }
}
