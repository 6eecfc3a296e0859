//! What lies over the panes: the help and the list of sources.

use super::App;
use crate::search::Hits;
use crate::story::SourceId;
use crate::tui::actions::Action;
use crate::tui::document::Subject;
use crate::tui::help;
use crate::tui::layout::inside;
use crate::tui::list::{List, Row};
use crate::tui::run::Effect;
use crate::tui::subject;
use crate::tui::update::Notice;

/// Something over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// Every key, and what the signs mean; the first line shown.
    Help(usize),
    /// The sources of what is found.
    Sources(List<SourceId>),
    /// What is wrong in the story's files, by number.
    Problems(List<usize>),
}

impl Overlay {
    /// The help, from its top.
    pub fn help() -> Self {
        Self::Help(0)
    }

    /// The sources that the hits name, by publisher.
    pub fn sources(hits: &Hits) -> Self {
        let mut list = List::new(2);
        let of = |direct: bool| hits.sources.iter().filter(move |hit| hit.direct == direct);
        let rows = |direct| of(direct).map(|hit| Row::Item(hit.key));
        let divided = of(true).next().is_some() && of(false).next().is_some();
        let heading = divided.then(|| Row::Heading("cited by what is found".to_owned()));
        list.replace(rows(true).chain(heading).chain(rows(false)).collect());
        list.select_any();
        Self::Sources(list)
    }

    /// What is wrong in the story's files.
    pub fn problems(problems: &[Notice]) -> Self {
        let mut list = List::new(2);
        list.replace((0..problems.len()).map(Row::Item).collect());
        list.select_any();
        Self::Problems(list)
    }
}

impl App {
    pub(super) fn act_on_overlay(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Back | Action::Cancel => self.overlay = None,
            Action::Quit => return Some(Effect::Quit),
            Action::FocusSearch => {
                self.focus_search();
            }
            Action::Help => {
                let is_help = matches!(self.overlay, Some(Overlay::Help(_)));
                self.overlay = (!is_help).then(Overlay::help);
            }
            Action::Sources => {
                let is_sources = matches!(self.overlay, Some(Overlay::Sources(_)));
                self.overlay = (!is_sources).then(|| Overlay::sources(&self.hits));
            }
            Action::Problems => {
                let is_problems = matches!(self.overlay, Some(Overlay::Problems(_)));
                self.overlay = (!is_problems).then(|| Overlay::problems(&self.problems));
            }
            Action::Open => {
                if let Some(key) = self.selected_source() {
                    self.overlay = None;
                    self.open_subject(Subject::Source(key));
                }
            }
            Action::FilterBy => {
                if let Some(key) = self.selected_source() {
                    let part = format!("source:{}", self.story.source(key).id());
                    self.overlay = None;
                    if self.bar.add(&part) {
                        self.query_changed();
                    }
                }
            }
            Action::CopyCitation => {
                return self.copy_citation(self.selected_source().map(Subject::Source));
            }
            Action::OpenAddress => {
                let about = self.selected_source().map(Subject::Source);
                let address = about.and_then(|about| subject::address(about, &self.story));
                return address.map(|address| Effect::OpenAddress(address.to_owned()));
            }
            other => self.move_in_overlay(other),
        }
        None
    }

    fn selected_source(&self) -> Option<SourceId> {
        match &self.overlay {
            Some(Overlay::Sources(list)) => list.selected(),
            _ => None,
        }
    }

    fn move_in_overlay(&mut self, action: Action) {
        let lines = usize::from(inside(self.layout().body).height);
        let page = isize::try_from(lines).unwrap_or(1).max(2);
        let per_item = if matches!(
            self.overlay,
            Some(Overlay::Sources(_) | Overlay::Problems(_))
        ) {
            2
        } else {
            1
        };
        let steps = match action {
            Action::MoveDown => 1,
            Action::MoveUp => -1,
            Action::PageDown => page / per_item,
            Action::PageUp => -page / per_item,
            Action::HalfPageDown => page / per_item / 2,
            Action::HalfPageUp => -page / per_item / 2,
            Action::First => isize::MIN / 2,
            Action::Last => isize::MAX / 2,
            _ => return,
        };
        match &mut self.overlay {
            Some(Overlay::Help(top)) => *top = top.saturating_add_signed(steps),
            Some(Overlay::Sources(list)) if steps.unsigned_abs() > usize::MAX / 4 => {
                list.to_end(steps > 0);
            }
            Some(Overlay::Sources(list)) => list.step(steps),
            Some(Overlay::Problems(list)) if steps.unsigned_abs() > usize::MAX / 4 => {
                list.to_end(steps > 0);
            }
            Some(Overlay::Problems(list)) => list.step(steps),
            None => {}
        }
        self.settle_overlay();
    }

    pub(super) fn settle_overlay(&mut self) {
        let body = inside(self.layout().body);
        let lines = usize::from(body.height);
        let columns = usize::from(body.width);
        let help_lines = help::document(&self.keymap, self.ink(), columns)
            .lines
            .len();
        match &mut self.overlay {
            Some(Overlay::Help(top)) => *top = (*top).min(help_lines.saturating_sub(lines)),
            Some(Overlay::Sources(list)) => list.settle(lines),
            Some(Overlay::Problems(list)) => list.settle(lines),
            None => {}
        }
    }
}
