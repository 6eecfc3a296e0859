//! Searching: at once where that takes no time, else by asking another thread and taking in what it answers.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::rows::Cast;
use super::{App, Overlay};
use crate::search::complete;
use crate::story::{EventId, Handle};
use crate::tui::finder::{Answer, Question};
use crate::tui::ready::Findings;
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
    /// Whether the selection is to stand in the middle of the screen once the answer is there.
    centres: bool,
}

impl App {
    /// Has stories of more than `large` records searched by whoever gets the questions, who brings each
    /// [`Answer`] to [`Screen::take_answer`](crate::tui::run::Screen::take_answer).
    pub fn search_elsewhere(&mut self, questions: Sender<Question>, large: usize) {
        self.seeking.elsewhere = Some((questions, large));
    }

    /// Whether what is shown does not answer to the search bar yet.
    pub fn is_seeking(&self) -> bool {
        self.seeking.hits_to_come
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
        if self.is_seeking() {
            self.show(self.ready.find(self.bar.query()));
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
        self.seeking.awaited = None;
        if let Some(findings) = answer.findings {
            self.show(findings);
        }
        if self.typing {
            self.bar.completions = answer.completions;
            self.bar.chosen = 0;
        }
    }

    /// Puts in place what was found, without a look at what is selected.
    pub(super) fn found(&mut self, findings: Findings) {
        self.seeking.awaited = None;
        self.seeking.hits_to_come = false;
        self.cast = Arc::new(Cast::new(&findings.hits.actors));
        self.hits = findings.hits;
        // Other words are marked in it now, or it tells of a story that has been replaced.
        self.set = SetPage::default();
        self.days = findings.days;
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
            query: self.is_seeking().then(|| self.bar.query().clone()),
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
        self.renew_sources();
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
