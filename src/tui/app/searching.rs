//! Searching: at once where that takes no time, else by asking another thread and taking in what it answers.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::rows::Cast;
use super::{App, Overlay};
use crate::search::complete;
use crate::story::{EventId, Handle};
use crate::tui::finder::{Answer, Part, Question};
use crate::tui::ready::{Belonging, Findings};
use crate::tui::set_page::SetPage;

/// What was asked, and of whom.
#[derive(Debug, Default)]
pub(super) struct Seeking {
    /// Who is asked, and how many records a story has for which that is worth it.
    elsewhere: Option<(Sender<Question>, usize)>,
    /// How often was asked.
    asked: u64,
    /// The question that has no answer yet, if it was the last one.
    awaited: Option<u64>,
    /// Whether hits are to come of it.
    hits_to_come: bool,
    /// Whether the actors and sources that belong to the hits are to come.
    linked_to_come: bool,
    /// Whether the selection is to stand in the middle of the screen once the answer is there.
    centres: bool,
}

impl Seeking {
    /// No answer is waited for any more.
    pub fn forget(&mut self) {
        self.awaited = None;
    }
}

impl App {
    /// Has stories of more than `large` records searched by whoever gets the questions, who brings each
    /// [`Answer`] to [`Screen::take_answer`](crate::tui::run::Screen::take_answer).
    pub fn search_elsewhere(&mut self, questions: Sender<Question>, large: usize) {
        self.seeking.elsewhere = Some((questions, large));
    }

    /// Whether the events and quotes shown do not answer to the search bar yet.
    pub fn is_seeking(&self) -> bool {
        self.seeking.hits_to_come
    }

    /// Whether the actors and sources shown do not belong to the hits yet.
    pub fn is_linking(&self) -> bool {
        self.seeking.hits_to_come || self.seeking.linked_to_come
    }

    /// After the query changed: search, and offer what completes it.
    pub(super) fn query_changed(&mut self) {
        self.seeking.hits_to_come = true;
        // They complete what is not there any more.
        self.bar.completions.clear();
        self.seek();
    }

    /// As [`App::query_changed`], with the selection in the middle of the screen afterwards.
    pub(super) fn query_changed_at_large(&mut self) {
        self.seeking.centres = true;
        self.query_changed();
    }

    /// After the cursor moved: offer what completes the text there.
    pub(super) fn offer(&mut self) {
        self.seek();
    }

    fn seek(&mut self) {
        if self.ask() {
            return;
        }
        if self.is_linking() {
            let (findings, belonging) = self.ready.find(self.bar.query(), self.how);
            self.show(findings);
            self.link(belonging);
        }
        let cursor = self.bar.cursor_byte();
        self.bar.completions = complete(self.bar.text(), cursor, &self.ready.index);
        self.bar.chosen = 0;
    }

    /// Takes what another thread has found. What answers to an older question, or about a story that has been
    /// replaced, is dropped.
    pub(super) fn take(&mut self, answer: Answer) {
        if self.seeking.awaited != Some(answer.generation) {
            return;
        }
        match answer.part {
            Part::Found(findings) => {
                self.show(findings);
                self.seeking.linked_to_come = true;
            }
            Part::Rest {
                belonging,
                completions,
            } => {
                self.seeking.awaited = None;
                if let Some(belonging) = belonging {
                    self.link(belonging);
                }
                if self.typing {
                    self.bar.completions = completions;
                    self.bar.chosen = 0;
                }
            }
        }
    }

    /// Puts in place what was found, without a look at what is selected.
    pub(super) fn found(&mut self, findings: Findings) {
        self.seeking.hits_to_come = false;
        self.hits.events = findings.events;
        self.hits.quotes = findings.quotes;
        self.take_listed(findings.listed);
        self.hits.highlighter = findings.highlighter;
        // Other words are marked in it now, or it tells of a story that has been replaced.
        self.set = SetPage::default();
        self.days = findings.days;
    }

    /// Puts in place who belongs to it, without a look at what is selected.
    pub(super) fn belongs(&mut self, belonging: Belonging) {
        self.seeking.linked_to_come = false;
        self.cast = Arc::new(Cast::new(&belonging.actors));
        self.hits.actors = belonging.actors;
        self.hits.sources = belonging.sources;
    }

    /// Shows who belongs to what was found.
    fn link(&mut self, belonging: Belonging) {
        self.belongs(belonging);
        self.arrange_actors();
        self.renew_sources();
    }

    /// Asks somebody else. Says whether there is anybody to ask.
    fn ask(&mut self) -> bool {
        let large = |(_, large): &&(_, usize)| self.ready.records() > *large;
        let Some((questions, _)) = self.seeking.elsewhere.as_ref().filter(large) else {
            return false;
        };
        self.seeking.asked += 1;
        let question = Question {
            generation: self.seeking.asked,
            ready: Arc::clone(&self.ready),
            // A question that was not answered yet is not answered any more.
            query: self.is_linking().then(|| self.bar.query().clone()),
            how: self.how,
            typed: (self.bar.text().to_owned(), self.bar.cursor_byte()),
        };
        // Where the thread has ended, we search ourselves.
        let is_asked = questions.send(question).is_ok();
        self.seeking.awaited = is_asked.then_some(self.seeking.asked);
        is_asked
    }

    fn show(&mut self, findings: Findings) {
        self.found(findings);
        self.arrange();
        if let Some(near) = self.nearest_to_chosen() {
            self.timeline.select(near);
        }
        self.timeline.select_any();
        self.moved();
        if std::mem::take(&mut self.seeking.centres) {
            self.centre_timeline();
        }
    }

    /// Lists the sources of what is found now, where they were listed while it was sought.
    fn renew_sources(&mut self) {
        if let Some(Overlay::Sources(_)) = self.overlay {
            let selected = self.selected_source();
            self.lay_over(Overlay::sources(&self.hits, selected));
        }
    }

    /// The hit that stands nearest in time to the event chosen by hand; the later one of equals.
    pub(super) fn nearest_to_chosen(&self) -> Option<EventId> {
        let chosen = self.chosen?.index();
        let found = &self.hits.events;
        let number = found.before(chosen);
        let after = found.get(number);
        let before = number.checked_sub(1).and_then(|number| found.get(number));
        let far = |key: EventId| key.index().abs_diff(chosen);
        match (before, after) {
            (Some(before), Some(after)) if far(before) < far(after) => Some(before),
            (before, after) => after.or(before),
        }
    }
}
