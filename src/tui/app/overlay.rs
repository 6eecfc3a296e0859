//! What lies over the panes: the help, the lists of sources, problems and flags, what can be copied, what a draft may
//! belong to.

use ratatui::layout::Rect;

use super::App;
use crate::search::Hits;
use crate::story::SourceId;
use crate::tui::actions::Action;
use crate::tui::attaching::Attaching;
use crate::tui::copying::Copying;
use crate::tui::document::Subject;
use crate::tui::flag_list::{FlagList, FlagRow};
use crate::tui::help;
use crate::tui::keymap::Mode;
use crate::tui::layout::inside;
use crate::tui::list::{List, Motion, Reading, Row, Scroll};
use crate::tui::run::Effect;
use crate::tui::update::Notice;

/// Something over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// Every key, and what the signs mean.
    Help(Reading),
    /// The sources of what is found.
    Sources(List<SourceId>),
    /// What is wrong in the story's files, by number.
    Problems(List<usize>),
    /// What does not fit in the story, and what is missing.
    Flags(FlagList),
    /// What the selected thing can be copied as.
    Copying(Copying),
    /// What a draft may belong to.
    Attaching(Attaching),
}

/// Lines that a problem has in its list: where it is, and three for what it is.
pub const PROBLEM_LINES: usize = 4;

impl Overlay {
    /// The help, from its top.
    pub fn help() -> Self {
        Self::Help(Reading::default())
    }

    /// The sources that the hits name, by publisher, with `selected` selected if it is among them.
    pub fn sources(hits: &Hits, selected: Option<SourceId>) -> Self {
        let mut list = List::new(2);
        let of = |direct: bool| hits.sources.iter().filter(move |hit| hit.direct == direct);
        let rows = |direct| of(direct).map(|hit| Row::Item(hit.key));
        let divided = of(true).next().is_some() && of(false).next().is_some();
        let heading = divided.then(|| Row::Heading("cited by what is found".to_owned()));
        let all: Vec<_> = rows(true).chain(heading).chain(rows(false)).collect();
        list.replace(all);
        selected.map(|key| list.select(key));
        list.select_any();
        Self::Sources(list)
    }

    /// What is wrong in the story's files, with the one of that number selected, or the last before it.
    pub fn problems(problems: &[Notice], selected: Option<usize>) -> Self {
        let mut list = List::new(PROBLEM_LINES);
        let rows: Vec<_> = (0..problems.len()).map(Row::Item).collect();
        list.replace(rows);
        selected.map(|number| list.select(number.min(problems.len().saturating_sub(1))));
        list.select_any();
        Self::Problems(list)
    }

    /// Whether `action` does anything here, for the hints.
    pub fn answers(&self, action: Action) -> bool {
        match action {
            Action::Open | Action::MoveDown | Action::MoveUp if self.is_empty() => false,
            Action::Open => !matches!(self, Self::Help(_)),
            // In the list of problems, Open does it too and has the hint.
            Action::Edit if matches!(self, Self::Flags(_)) => self.is_at_flag(),
            Action::Edit
            | Action::FilterBy
            | Action::CopyCitation
            | Action::CopyAs
            | Action::OpenAddress => {
                matches!(self, Self::Sources(_))
            }
            // They lead away, and there is more to be said of what is here.
            Action::FocusSearch | Action::Sources | Action::Flags => {
                !matches!(self, Self::Copying(_) | Self::Attaching(_))
            }
            _ => true,
        }
    }

    /// Whether it is a list with nothing in it.
    fn is_empty(&self) -> bool {
        match self {
            Self::Sources(list) => list.is_empty(),
            Self::Problems(list) => list.is_empty(),
            Self::Flags(flags) => flags.list().is_empty(),
            Self::Attaching(attaching) => attaching.list().is_empty(),
            Self::Help(_) | Self::Copying(_) => false,
        }
    }

    /// What fills it, unless there is more than one thing to move through.
    fn rows(&mut self) -> Option<&mut dyn Scroll> {
        match self {
            Self::Help(reading) => Some(reading),
            Self::Sources(list) => Some(list),
            Self::Problems(list) => Some(list),
            Self::Flags(flags) => Some(flags.rows_mut()),
            Self::Attaching(attaching) => Some(attaching.rows_mut()),
            Self::Copying(_) => None,
        }
    }

    /// Whether a flag is selected.
    fn is_at_flag(&self) -> bool {
        let selected = match self {
            Self::Flags(flags) => flags.list().selected(),
            _ => None,
        };
        matches!(selected, Some(FlagRow::Flag(_)))
    }

    fn go(&mut self, action: Action, body: Rect) {
        let lines = self.lines(body);
        if let Self::Copying(copying) = self {
            copying.go(action, body);
        } else if let Some(rows) = self.rows()
            && let Some(motion) = Motion::of(action, lines)
        {
            rows.go(motion, lines);
        }
    }

    /// Moves the window by so many lines, down where positive, as a wheel does.
    pub(super) fn roll(&mut self, by: isize, body: Rect) {
        let lines = self.lines(body);
        if let Self::Copying(copying) = self {
            copying.roll(by, body);
        } else if let Some(rows) = self.rows() {
            rows.roll(by, lines);
        }
    }

    /// Selects what stands on a line of [`Overlay::list_place`]. Says whether there is anything.
    pub(super) fn select_at(&mut self, line: usize, body: Rect) -> bool {
        if let Self::Copying(copying) = self {
            return copying.choose_at(line, body);
        }
        let lines = self.lines(body);
        self.rows().is_some_and(|rows| rows.select_at(line, lines))
    }

    /// Where what can be selected stands, within its frame.
    pub(super) fn list_place(&self, body: Rect) -> Rect {
        match self {
            Self::Copying(copying) => inside(copying.places(body).0),
            Self::Flags(_) => inside(FlagList::places(body).0),
            _ => inside(body),
        }
    }

    /// Lines of what can be selected.
    fn lines(&self, body: Rect) -> usize {
        usize::from(self.list_place(body).height)
    }
}

impl App {
    pub(super) fn act_on_overlay(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Back | Action::Cancel => self.close_overlay(),
            Action::Quit => return Some(Effect::Quit),
            Action::FocusSearch => {
                self.focus_search();
            }
            Action::Palette => self.open_palette(),
            Action::Help => {
                let is_help = matches!(self.overlay, Some(Overlay::Help(_)));
                self.turn_overlay(is_help, |_| Overlay::help());
            }
            Action::Sources => {
                let is_sources = matches!(self.overlay, Some(Overlay::Sources(_)));
                self.turn_overlay(is_sources, |app| Overlay::sources(&app.hits, None));
            }
            Action::Problems => {
                let is_problems = matches!(self.overlay, Some(Overlay::Problems(_)));
                self.turn_overlay(is_problems, |app| Overlay::problems(&app.problems, None));
            }
            Action::Flags => self.turn_flags(),
            Action::Open if matches!(self.overlay, Some(Overlay::Flags(_))) => self.open_flag(),
            Action::Edit if matches!(self.overlay, Some(Overlay::Flags(_))) => {
                return self.edit_flag();
            }
            Action::Open | Action::Edit if matches!(self.overlay, Some(Overlay::Problems(_))) => {
                return self.edit_problem();
            }
            Action::Edit => return self.edit(self.subject_over()),
            Action::AcceptDraft | Action::RejectDraft | Action::AttachDraft => {
                return self.decide(action, self.subject_over());
            }
            Action::UndoReview => return self.undo_review(),
            Action::Open if matches!(self.overlay, Some(Overlay::Attaching(_))) => {
                return self.attach_chosen();
            }
            Action::Open => match self.selected_source() {
                Some(key) => {
                    self.overlay = None;
                    self.open_subject(Subject::Source(key));
                }
                None => return self.copy_chosen(),
            },
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
                return self.copy_citation(self.subject_over());
            }
            Action::CopyAs if matches!(self.overlay, Some(Overlay::Copying(_))) => {
                self.close_overlay();
            }
            Action::CopyAs => self.copy_as(self.subject_over()),
            Action::OpenAddress => return self.open_address(self.subject_over()),
            other => self.move_in_overlay(other),
        }
        None
    }

    /// Closes what lies over the panes if it is there already, else lays it there.
    fn turn_overlay(&mut self, is_there: bool, make: impl FnOnce(&Self) -> Overlay) {
        if is_there {
            self.close_overlay();
        } else {
            self.lay_over(make(self));
        }
    }

    /// The key that lists the problems, as the end of a message; nothing where the list is there, or no key.
    pub(super) fn where_problems_are_listed(&self) -> String {
        let listed = self
            .keymap
            .hint(Mode::Browse, Action::Problems, "lists them");
        match self.overlay {
            Some(Overlay::Problems(_)) => String::new(),
            _ if listed.is_empty() => listed,
            _ => format!(": {listed}"),
        }
    }

    /// The problem selected in the list of problems, by its number.
    pub(super) fn selected_problem(&self) -> Option<usize> {
        match &self.overlay {
            Some(Overlay::Problems(list)) => list.selected(),
            _ => None,
        }
    }

    pub(super) fn selected_source(&self) -> Option<SourceId> {
        match &self.overlay {
            Some(Overlay::Sources(list)) => list.selected(),
            _ => None,
        }
    }

    fn move_in_overlay(&mut self, action: Action) {
        let body = self.layout().body;
        if let Some(overlay) = &mut self.overlay {
            overlay.go(action, body);
        }
    }

    /// Brings what is selected there into view, on a screen of any size.
    pub(super) fn settle_overlay(&mut self) {
        let body = self.layout().body;
        let columns = usize::from(inside(body).width);
        let help_lines = match &self.overlay {
            Some(Overlay::Help(_)) => help::document(&self.keymap, self.ink(), columns)
                .lines
                .len(),
            _ => 0,
        };
        match &mut self.overlay {
            Some(Overlay::Help(reading)) => reading.of = help_lines,
            Some(Overlay::Copying(copying)) => copying.settle(body),
            _ => {}
        }
        if let Some(overlay) = &mut self.overlay {
            let lines = overlay.lines(body);
            if let Some(rows) = overlay.rows() {
                rows.go(Motion::Steps(0), lines);
            }
        }
    }

    /// Lays something over the panes.
    pub(super) fn lay_over(&mut self, overlay: Overlay) {
        self.keep_flags();
        self.overlay = Some(overlay);
        self.settle_overlay();
    }
}
