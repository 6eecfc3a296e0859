//! What each action does while the panes have the keys.

use super::{App, Overlay};
use crate::story::EventId;
use crate::story::date::Date;
use crate::tui::actions::Action;
use crate::tui::document::Subject;
use crate::tui::jump::Jump;
use crate::tui::layout::{Pane, Shape, inside};
use crate::tui::links::Linked;
use crate::tui::list::{Motion, Scroll};
use crate::tui::run::Effect;

impl App {
    pub(super) fn browse(&mut self, action: Action) -> Option<Effect> {
        let lines = usize::from(inside(self.layout().of(self.focus)).height);
        if let Some(motion) = Motion::of(action, lines) {
            self.go(motion);
            return None;
        }
        match action {
            Action::NextPane => self.turn(true),
            Action::PreviousPane => self.turn(false),
            Action::NextSection => self.go_to_section(true),
            Action::PreviousSection => self.go_to_section(false),
            Action::FocusSearch => self.focus_search(),
            Action::JumpToDate => self.jump = Some(Jump::default()),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::FilterBy => self.filter_by(),
            Action::ClearQuery => self.clear_query(),
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::Sources => self.lay_over(Overlay::sources(&self.hits, None)),
            Action::Problems => self.lay_over(Overlay::problems(&self.problems, None)),
            Action::Flags => self.turn_flags(),
            Action::Palette => self.open_palette(),
            Action::Help => self.lay_over(Overlay::help()),
            Action::CopyCitation => return self.copy_citation(self.at_hand()),
            Action::CopyAs => self.copy_as(self.at_hand()),
            Action::OpenAddress => return self.open_address(self.at_hand()),
            Action::Edit => return self.edit(self.at_hand()),
            Action::AcceptDraft | Action::RejectDraft | Action::AttachDraft => {
                return self.decide(action, self.at_hand());
            }
            Action::UndoReview => return self.undo_review(),
            Action::NewestFirst => self.turn_round(),
            Action::QuoteOrder => self.order_quotes(),
            Action::Renderings => self.fold_renderings(),
            Action::ZoomIn | Action::ZoomOut => {
                self.axis
                    .zoom(action == Action::ZoomIn, self.selected_day());
            }
            Action::AxisLeft | Action::AxisRight => {
                self.axis.shift(action == Action::AxisRight, &self.days);
            }
            Action::Cancel if self.can_step_back() => self.back(),
            Action::Quit | Action::Cancel => return Some(Effect::Quit),
            // Moving is done above, the rest elsewhere.
            Action::MoveDown
            | Action::MoveUp
            | Action::PageDown
            | Action::PageUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::First
            | Action::Last
            | Action::AcceptCompletion
            | Action::Mouse
            | Action::Suspend
            | Action::Redraw => {}
        }
        None
    }

    /// Moves within the pane that has the keys.
    fn go(&mut self, motion: Motion) {
        let lines = usize::from(inside(self.layout().of(self.focus)).height);
        match self.focus {
            Pane::Timeline => {
                self.timeline.go(motion, lines);
                self.chosen = self.timeline.selected();
            }
            Pane::Actors => self.actors.go(motion, lines),
            Pane::Quotes => self.quotes.go(motion, lines),
            Pane::Detail => {
                let page = self.page();
                self.pages.go(&page, motion, lines);
                return;
            }
        }
        self.moved();
    }

    /// Gives the keys to the next pane, or the one before.
    pub(super) fn turn(&mut self, forward: bool) {
        let wide = self.layout().shape == Shape::Wide;
        let panes: &[Pane] = if wide {
            &[Pane::Timeline, Pane::Detail, Pane::Actors, Pane::Quotes]
        } else {
            &[Pane::Timeline, Pane::Actors, Pane::Quotes]
        };
        let at = panes
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let step = if forward { 1 } else { panes.len() - 1 };
        self.focus_on(panes[(at + step) % panes.len()]);
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        match pane {
            Pane::Actors => self.actors.select_any(),
            Pane::Quotes => self.quotes.select_any(),
            Pane::Timeline | Pane::Detail => {}
        }
        // The lists keep their order while the keys go from pane to pane.
        self.linked = self
            .anchor()
            .map(|to| Linked::to(to, &self.story))
            .unwrap_or_default();
        self.settle();
    }

    fn open(&mut self) {
        let subject = match self.focus {
            Pane::Timeline => {
                if self.timeline.selected().is_some() {
                    self.chosen = self.timeline.selected();
                    self.focus_on(Pane::Detail);
                }
                return;
            }
            Pane::Actors => self.actors.selected().map(Subject::Actor),
            Pane::Quotes => self.quotes.selected().map(Subject::Quote),
            Pane::Detail => self.pages.selected(&self.page()),
        };
        if let Some(subject) = subject {
            self.open_subject(subject);
        }
    }

    pub(super) fn open_subject(&mut self, subject: Subject) {
        let from = self.focus;
        self.read_for(subject);
        self.pages.open(subject, from);
        self.focus_on(Pane::Detail);
        self.show_passage();
    }

    fn back(&mut self) {
        if self.focus == Pane::Detail {
            let is_from_flags = self.pages.is_from_flags();
            let returns_to = self.pages.back();
            self.focus_on(returns_to);
            if is_from_flags {
                self.lay_flags_over();
            }
        } else if self.bar.take_back() {
            self.query_changed();
        } else if !self.bar.text().is_empty() {
            self.clear_query();
        } else if self.focus != Pane::Timeline {
            self.focus_on(Pane::Timeline);
        }
    }

    pub(super) fn clear_query(&mut self) {
        if self.bar.set(String::new()) {
            self.query_changed_at_large();
        }
    }

    pub(super) fn focus_search(&mut self) {
        self.overlay = None;
        if self.focus == Pane::Detail && self.layout().shape != Shape::Wide {
            // The detail would hide what the search finds.
            self.focus_on(Pane::Timeline);
        }
        self.typing = true;
        self.offer();
    }

    fn filter_by(&mut self) {
        let Some(part) = self.filter_part() else {
            self.message = Some("nothing to filter by: no date, no known speaker".to_owned());
            return;
        };
        if self.bar.add(&part) {
            self.query_changed();
        }
    }

    fn go_to_section(&mut self, forward: bool) {
        if self.layout().detail.is_empty() {
            self.focus_on(Pane::Detail);
        }
        let lines = usize::from(inside(self.layout().detail).height);
        let page = self.page();
        self.pages.go_to_section(&page, forward, lines);
    }

    fn next_match(&mut self, forward: bool) {
        if let Some(Subject::Passage { source, span }) = self.pages.top() {
            self.next_passage(source, span, forward);
            return;
        }
        let lines = usize::from(inside(self.layout().detail).height);
        if lines == 0 {
            self.focus_on(Pane::Detail);
        }
        let lines = usize::from(inside(self.layout().detail).height);
        let page = self.page();
        if self.pages.next_match(&page, forward, lines) {
            return;
        }
        self.pages.go_to_end(&page, !forward, lines);
        let words = if self.bar.query().is_empty() {
            "nothing is searched for"
        } else if self.pages.next_match(&page, forward, lines) {
            if forward {
                "from the top again"
            } else {
                "from the end again"
            }
        } else {
            "no match here"
        };
        self.message = Some(words.to_owned());
    }

    /// What is selected in the pane that has the keys.
    pub(super) fn at_hand(&self) -> Option<Subject> {
        match self.focus {
            Pane::Detail => self.pages.selected(&self.page()).or(self.subject()),
            Pane::Quotes => self.quotes.selected().map(Subject::Quote),
            Pane::Actors => self.actors.selected().map(Subject::Actor),
            Pane::Timeline => self.timeline.selected().map(Subject::Event),
        }
    }

    fn turn_round(&mut self) {
        self.newest_first = !self.newest_first;
        self.arrange();
        self.moved();
        self.centre_timeline();
    }

    /// Goes to the first event that does not lie before the date.
    pub(super) fn jump_to(&mut self, date: Date) {
        let Some(day) = date.first() else { return };
        let calendar = &self.ready.calendar;
        if let Some(key) = calendar.first_from(day, &self.hits.events) {
            self.go_to_event(key);
        }
    }

    /// Selects an event of the timeline and gives that the keys.
    pub(super) fn go_to_event(&mut self, key: EventId) {
        self.focus = Pane::Timeline;
        self.timeline.select(key);
        self.chosen = Some(key);
        self.moved();
    }
}
