//! A story of which only the beginning is there: how far the rest has come, and the whole when it comes.

use super::{App, counted};
use crate::story::EventId;
use crate::tui::layout::inside;
use crate::tui::loading::Loading;
use crate::tui::update::Update;

/// What is waited for.
#[derive(Debug)]
pub(super) struct Rest {
    loading: Loading,
    /// What was selected before anybody chose.
    unchosen: Option<EventId>,
}

impl App {
    /// Takes the story for the beginning of one that is still read. The next update brings the whole.
    pub fn expect_rest(&mut self) {
        self.rest = Some(Rest {
            loading: Loading::Reading { bytes: 0, of: None },
            unchosen: self.timeline.selected(),
        });
    }

    /// How far the rest of the story has come, if there is only its beginning.
    pub fn rest(&self) -> Option<Loading> {
        self.rest.as_ref().map(|rest| rest.loading)
    }

    pub(super) fn show_loading(&mut self, loading: Loading) {
        if let Some(rest) = &mut self.rest {
            rest.loading = loading;
        }
    }

    /// Puts the whole story in place of its beginning. What was selected stays so, on its line of the screen.
    pub(super) fn take_whole(&mut self, rest: &Rest, whole: Update) {
        let Update {
            story,
            files,
            problems,
        } = whole;
        self.seen_sound = problems.is_empty();
        self.problems = problems;
        let Some(story) = story else {
            // It was there when the beginning was read.
            let why = self.problems.first().map(|problem| problem.text.clone());
            let why = why.unwrap_or_default();
            self.message = Some(format!("the rest of the story cannot be read: {why}"));
            return;
        };
        self.files = files;
        let above = self.timeline.rows_above_selected();
        let is_chosen = self.timeline.selected() != rest.unchosen;
        self.replace(story);
        if let Some(start) = self.story.start().filter(|_| !is_chosen) {
            self.timeline.select(start);
            self.chosen = Some(start);
            self.moved();
            self.centre_timeline();
        } else if let Some(above) = above {
            let lines = usize::from(inside(self.layout().timeline).height);
            self.timeline.show_below(above, lines);
        }
        self.tell_of_problems();
    }

    /// Says how many problems the data has, if it has any.
    pub(super) fn tell_of_problems(&mut self) {
        if !self.problems.is_empty() {
            let problems = counted(self.problems.len(), "problem", "problems");
            let listed = self.where_problems_are_listed();
            self.message = Some(format!("{problems} in the data{listed}"));
        }
    }
}
