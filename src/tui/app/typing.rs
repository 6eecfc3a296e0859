//! What each action does while a text field has the keys: the search bar, the date of a jump, the palette.

use super::App;
use crate::tui::actions::Action;
use crate::tui::jump::Jump;
use crate::tui::layout::{Pane, inside};
use crate::tui::list::Motion;
use crate::tui::palette::Palette;
use crate::tui::run::{Effect, Screen};

impl App {
    pub(super) fn type_in_bar(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Open => {
                self.leave_bar();
                self.focus_on(Pane::Timeline);
            }
            Action::Back | Action::Cancel => self.leave_bar(),
            Action::AcceptCompletion => {
                if self.bar.complete() {
                    self.query_changed();
                } else {
                    self.typing = false;
                    self.turn(true);
                }
            }
            Action::ClearQuery => self.clear_query(),
            Action::MoveDown | Action::MoveUp => self.bar.choose(action == Action::MoveDown),
            Action::PreviousPane => self.typing = false,
            // What lies over the panes takes the keys with it.
            Action::Help => {
                self.leave_bar();
                return self.browse(action);
            }
            other => return self.browse(other),
        }
        None
    }

    /// Takes the keys from the search bar, which keeps its text.
    pub(super) fn leave_bar(&mut self) {
        self.typing = false;
        self.bar.completions.clear();
    }

    pub(super) fn type_in_jump(&mut self, action: Action) {
        match action {
            Action::Open => {
                if let Some(jump) = self.jump.take() {
                    match jump.date() {
                        Ok(date) => self.jump_to(date),
                        Err(message) => self.message = Some(message),
                    }
                }
            }
            Action::Back | Action::Cancel => self.jump = None,
            Action::ClearQuery => self.jump = Some(Jump::default()),
            _ => {}
        }
    }

    pub(super) fn type_in_palette(&mut self, action: Action) -> Option<Effect> {
        let lines = self.palette_lines();
        let palette = self.palette.as_mut()?;
        match action {
            Action::Open => {
                let chosen = palette.list().selected()?;
                self.palette = None;
                return self.act(chosen);
            }
            Action::Back | Action::Cancel => self.palette = None,
            Action::ClearQuery => self.open_palette(),
            other => {
                if let Some(motion) = Motion::of(other, lines) {
                    palette.go(motion, lines);
                }
            }
        }
        None
    }

    pub(super) fn open_palette(&mut self) {
        self.palette = Some(Palette::default());
        self.settle_palette();
    }

    /// Brings what is selected in the palette into view, on a screen of any size.
    pub(super) fn settle_palette(&mut self) {
        let lines = self.palette_lines();
        if let Some(palette) = &mut self.palette {
            palette.go(Motion::Steps(0), lines);
        }
    }

    /// Lines of the palette's list: what is typed takes the first one.
    pub(super) fn palette_lines(&self) -> usize {
        usize::from(inside(self.layout().body).height.saturating_sub(1))
    }
}
