//! What each action does while a text field has the keys: the search bar, or the date of a jump.

use super::App;
use crate::tui::actions::Action;
use crate::tui::jump::Jump;
use crate::tui::layout::Pane;
use crate::tui::run::Effect;

impl App {
    pub(super) fn type_in_bar(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Open => {
                self.typing = false;
                self.bar.completions.clear();
                self.focus_on(Pane::Timeline);
            }
            Action::Back | Action::Cancel => {
                self.typing = false;
                self.bar.completions.clear();
            }
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
                self.typing = false;
                self.bar.completions.clear();
                return self.browse(action);
            }
            other => return self.browse(other),
        }
        None
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
}
