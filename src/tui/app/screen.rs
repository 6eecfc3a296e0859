//! The browser as the loop sees it: each message goes to what has the keys, or lies under the mouse.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Position;

use super::App;
use crate::tui::actions::Action;
use crate::tui::clipboard::Handed;
use crate::tui::draw;
use crate::tui::finder::Answer;
use crate::tui::gesture::Gesture;
use crate::tui::keymap::Mode;
use crate::tui::layout::inside;
use crate::tui::loading::Loading;
use crate::tui::review::Change;
use crate::tui::run::{Effect, Screen};
use crate::tui::update::Update;

impl Screen for App {
    fn mode(&self) -> Mode {
        if self.typing || self.jump.is_some() || self.palette.is_some() {
            Mode::Search
        } else if self.overlay.is_some() {
            Mode::Overlay
        } else {
            Mode::Browse
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Mouse => {
                self.turn_mouse();
                return None;
            }
            _ => {}
        }
        self.message = None;
        if self.drop_brush() && matches!(action, Action::Back | Action::Cancel) {
            return None;
        }
        if self.jump.is_some() {
            self.type_in_jump(action);
            return None;
        }
        if self.palette.is_some() {
            return self.type_in_palette(action);
        }
        if self.typing {
            return self.type_in_bar(action);
        }
        if self.overlay.is_some() {
            return self.act_on_overlay(action);
        }
        self.browse(action)
    }

    fn type_key(&mut self, key: KeyEvent) {
        self.message = None;
        if let Some(jump) = &mut self.jump {
            jump.field.key(key);
        } else if let Some(palette) = &mut self.palette {
            palette.key(key);
            self.settle_palette();
        } else if self.bar.key(key) {
            self.query_changed();
        } else {
            self.offer();
        }
    }

    fn paste(&mut self, text: &str) {
        if let Some(jump) = &mut self.jump {
            jump.field.paste(text);
            return;
        }
        if let Some(palette) = &mut self.palette {
            palette.paste(text);
            self.settle_palette();
            return;
        }
        self.focus_search();
        if self.bar.paste(text) {
            self.query_changed();
        }
    }

    fn wants_mouse(&self) -> bool {
        self.has_mouse()
    }

    fn point(&mut self, at: Position, gesture: Gesture) -> Option<Effect> {
        self.point_at(at, gesture)
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        self.centre_timeline();
        self.settle_overlay();
        self.settle_palette();
        self.settle();
        let lines = usize::from(inside(self.layout().detail).height);
        let page = self.page();
        self.pages.show_selection(&page, lines);
    }

    fn pending(&mut self, keys: &str) {
        keys.clone_into(&mut self.pending);
    }

    fn update(&mut self, update: Update) {
        self.take_update(update);
    }

    fn loading(&mut self, loading: Loading) {
        self.show_loading(loading);
    }

    fn noticed(&mut self) {
        self.renew_flags();
    }

    fn take_answer(&mut self, answer: Answer) {
        self.take(answer);
    }

    fn is_seeking(&self) -> bool {
        self.is_linking()
    }

    fn say(&mut self, message: String) {
        self.message = Some(message);
    }

    fn handed_over(&mut self, handed: Handed) {
        self.take_handed(handed);
    }

    fn reviewed(&mut self, change: Change, result: Result<(), String>) {
        self.take_reviewed(change, result);
    }

    fn not_opened(&mut self, address: &str, why: &str) {
        self.take_unopened(address, why);
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        draw::screen(self, frame);
    }
}
