//! Moving through what is longer than the screen: by how much, and lines that are only read.

use crate::tui::actions::Action;

/// How far an action moves in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// By so many items, down where positive.
    Steps(isize),
    /// By so many lines of the screen, down where positive, but at least to the next item.
    Lines(isize),
    /// To the first item.
    First,
    /// To the last item.
    Last,
}

impl Motion {
    /// What `action` comes to on a screen of `lines` lines; nothing if it does not move.
    pub fn of(action: Action, lines: usize) -> Option<Self> {
        let page = isize::try_from(lines).unwrap_or(1).max(2);
        Some(match action {
            Action::MoveDown => Self::Steps(1),
            Action::MoveUp => Self::Steps(-1),
            Action::PageDown => Self::Lines(page),
            Action::PageUp => Self::Lines(-page),
            Action::HalfPageDown => Self::Lines(page / 2),
            Action::HalfPageUp => Self::Lines(-(page / 2)),
            Action::First => Self::First,
            Action::Last => Self::Last,
            _ => return None,
        })
    }
}

/// What can be moved through on a screen of so many lines, whatever it holds.
pub trait Scroll {
    /// Moves, and brings what is there now into view.
    fn go(&mut self, motion: Motion, lines: usize);

    /// Moves the window by so many lines, down where positive, as a wheel does; the selection stays where it is.
    fn roll(&mut self, by: isize, lines: usize);

    /// Selects what stands on the line `at` of a window of `lines` lines. Says whether there is anything.
    fn select_at(&mut self, at: usize, lines: usize) -> bool;

    /// Where the window begins.
    fn top(&self) -> usize;

    /// Moves the window back to begin at `top`, as far as that leaves the selection in it whole.
    fn hold(&mut self, top: usize, lines: usize);
}

/// Lines to be read, of which none is selected: the first one on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// The first line on the screen.
    pub top: usize,
    /// How many lines there are in all.
    pub of: usize,
}

impl Scroll for Reading {
    fn go(&mut self, motion: Motion, lines: usize) {
        let last = self.of.saturating_sub(lines);
        let top = match motion {
            Motion::Steps(lines) | Motion::Lines(lines) => self.top.saturating_add_signed(lines),
            Motion::First => 0,
            Motion::Last => last,
        };
        self.top = top.min(last);
    }

    fn roll(&mut self, by: isize, lines: usize) {
        self.go(Motion::Steps(by), lines);
    }

    fn select_at(&mut self, _: usize, _: usize) -> bool {
        false
    }

    fn top(&self) -> usize {
        self.top
    }

    fn hold(&mut self, top: usize, lines: usize) {
        self.top = top.min(self.of.saturating_sub(lines));
    }
}
