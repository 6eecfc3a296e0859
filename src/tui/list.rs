//! A list with a selection that is kept by id, and the window on it that is on the screen.

use std::ops::Range;

use super::actions::Action;

/// A row of a list: something to select, or a heading between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row<K> {
    /// Something that can be selected.
    Item(K),
    /// One line of text that groups what follows.
    Heading(String),
}

/// Rows, the selected one, and the first one on the screen.
#[derive(Debug)]
pub struct List<K> {
    rows: Vec<Row<K>>,
    /// How many lines of the screen an item takes; a heading takes one.
    item_lines: usize,
    cursor: Option<usize>,
    top: usize,
}

/// A row in the window, and where it stands there.
#[derive(Debug)]
pub struct Placed<'a, K> {
    /// The row.
    pub row: &'a Row<K>,
    /// Its lines, counted from the top of the window. The last ones may lie beyond its end.
    pub lines: Range<usize>,
    /// Whether it is the selected one.
    pub selected: bool,
}

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

impl<K: Copy + PartialEq> Scroll for List<K> {
    fn go(&mut self, motion: Motion, lines: usize) {
        match motion {
            Motion::Steps(steps) => self.step(steps),
            Motion::Lines(lines) => self.step_lines(lines),
            Motion::First => self.to_end(false),
            Motion::Last => self.to_end(true),
        }
        self.settle(lines);
    }

    fn roll(&mut self, by: isize, lines: usize) {
        let last = self.top_for_end(lines);
        let mut left = by.unsigned_abs();
        while left > 0 {
            let next = if by > 0 {
                Some(self.top + 1).filter(|next| *next <= last)
            } else {
                self.top.checked_sub(1)
            };
            let Some(next) = next else { break };
            left = left.saturating_sub(self.lines_of(next.min(self.top)));
            self.top = next;
        }
    }

    fn select_at(&mut self, at: usize, lines: usize) -> bool {
        let found = self
            .window(lines)
            .position(|placed| placed.lines.contains(&at) && matches!(placed.row, Row::Item(_)));
        if let Some(row) = found {
            self.cursor = Some(self.top + row);
            // Where only its first line was in sight, the others are brought in.
            self.hold(self.top, lines);
        }
        found.is_some()
    }

    fn top(&self) -> usize {
        self.top
    }

    fn hold(&mut self, top: usize, lines: usize) {
        let last = self.top_for_end(lines);
        let cursor = self.cursor.unwrap_or(last);
        let whole = self.top_to_show(cursor, lines);
        self.top = top.max(whole).min(last).min(cursor);
    }
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

impl<K: Copy + PartialEq> List<K> {
    /// An empty list whose items take `item_lines` lines each.
    pub fn new(item_lines: usize) -> Self {
        Self {
            rows: Vec::new(),
            item_lines: item_lines.max(1),
            cursor: None,
            top: 0,
        }
    }

    /// Shows `rows` instead. The selection stays on its id where that is still there; else it goes
    /// to the nearest item that is.
    pub fn replace(&mut self, rows: Vec<Row<K>>) {
        let selected = self.selected();
        let before = self.cursor;
        self.rows = rows;
        self.cursor = selected.and_then(|key| self.position(key));
        if self.cursor.is_none()
            && let Some(near) = before
        {
            self.cursor = self
                .item_from(near.min(self.rows.len()), true)
                .or(self.item_from(near, false));
        }
    }

    /// The rows.
    pub fn rows(&self) -> &[Row<K>] {
        &self.rows
    }

    /// The selected item.
    pub fn selected(&self) -> Option<K> {
        match self.rows.get(self.cursor?)? {
            Row::Item(key) => Some(*key),
            Row::Heading(_) => None,
        }
    }

    /// Which item is selected, counted from one, headings left out.
    pub fn selected_number(&self) -> Option<usize> {
        let cursor = self.cursor?;
        let before = self.rows.iter().take(cursor);
        Some(1 + before.filter(|row| matches!(row, Row::Item(_))).count())
    }

    /// Selects `key`. Says whether it is in the list.
    pub fn select(&mut self, key: K) -> bool {
        let position = self.position(key);
        if position.is_some() {
            self.cursor = position;
        }
        position.is_some()
    }

    /// Selects nothing.
    pub fn deselect(&mut self) {
        self.cursor = None;
        self.top = 0;
    }

    /// Selects the first item if nothing is selected.
    pub fn select_any(&mut self) {
        if self.selected().is_none() {
            self.cursor = self.item_from(0, true);
        }
    }

    /// Moves the selection by `steps` items, down where positive. Stops at the ends.
    pub fn step(&mut self, steps: isize) {
        let forward = steps >= 0;
        for _ in 0..steps.unsigned_abs() {
            let next = match (self.cursor, forward) {
                (None, _) => self.item_from(0, true),
                (Some(at), true) => self.item_from(at + 1, true),
                (Some(at), false) => at.checked_sub(1).and_then(|at| self.item_from(at, false)),
            };
            let Some(next) = next else { return };
            self.cursor = Some(next);
        }
    }

    /// Moves the selection by `lines` lines of the screen, down where positive, but at least by one item. What
    /// lies between stays in sight on a screen of as many lines.
    fn step_lines(&mut self, lines: isize) {
        let forward = lines >= 0;
        let before = self.cursor;
        let mut left = lines.unsigned_abs();
        let mut at = before.unwrap_or(0);
        loop {
            let next = if forward { at + 1 } else { at.wrapping_sub(1) };
            if next >= self.rows.len() || self.lines_of(next) > left {
                break;
            }
            left -= self.lines_of(next);
            at = next;
        }
        self.cursor = self.item_from(at, !forward).or(before);
        if self.cursor == before {
            self.step(if forward { 1 } else { -1 });
        }
    }

    /// Selects the first item, or the last.
    pub fn to_end(&mut self, last: bool) {
        self.cursor = if last {
            self.item_from(self.rows.len(), false)
        } else {
            self.item_from(0, true)
        };
    }

    /// Moves the window, as little as it takes, so that the selection is on a screen of `lines`
    /// lines, with a row around it where there is room.
    pub fn settle(&mut self, lines: usize) {
        let last_top = self.top_for_end(lines);
        let Some(cursor) = self.cursor else {
            self.top = self.top.min(last_top);
            return;
        };
        let margin = usize::from(lines > 3 * self.item_lines);
        let above = cursor.saturating_sub(margin);
        if above < self.top {
            self.top = above;
        }
        let below = (cursor + margin).min(self.rows.len().saturating_sub(1));
        let least = self.top_to_show(below, lines);
        if self.top < least {
            self.top = least.min(cursor);
        }
        self.top = self.top.min(last_top);
    }

    /// Moves the window so that the selection stands about a third down a screen of `lines` lines.
    pub fn centre(&mut self, lines: usize) {
        if let Some(cursor) = self.cursor {
            self.top = cursor.saturating_sub(lines / 3 / self.item_lines);
        }
        self.settle(lines);
    }

    /// The rows in a window of `lines` lines.
    pub fn window(&self, lines: usize) -> impl Iterator<Item = Placed<'_, K>> {
        let mut next = 0;
        let rows = self.rows.iter().enumerate().skip(self.top);
        rows.map_while(move |(index, row)| {
            let first = next;
            next += self.lines_of(index);
            (first < lines).then_some(Placed {
                row,
                lines: first..next,
                selected: self.cursor == Some(index),
            })
        })
    }

    /// The heading that the first row of the window stands under, unless it is in sight.
    pub fn heading_above(&self) -> Option<&str> {
        let first = self.rows.get(self.top)?;
        if matches!(first, Row::Heading(_)) {
            return None;
        }
        self.rows[..self.top]
            .iter()
            .rev()
            .find_map(|row| match row {
                Row::Heading(text) => Some(text.as_str()),
                Row::Item(_) => None,
            })
    }

    /// How many rows lie above the window.
    pub fn top(&self) -> usize {
        self.top
    }

    fn position(&self, key: K) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Item(key))
    }

    /// The first item at or after `from`, or the last one at or before it.
    fn item_from(&self, from: usize, forward: bool) -> Option<usize> {
        let is_item = |index: &usize| matches!(self.rows[*index], Row::Item(_));
        if forward {
            (from..self.rows.len()).find(is_item)
        } else {
            (0..self.rows.len().min(from.saturating_add(1)))
                .rev()
                .find(is_item)
        }
    }

    fn lines_of(&self, index: usize) -> usize {
        match self.rows[index] {
            Row::Item(_) => self.item_lines,
            Row::Heading(_) => 1,
        }
    }

    /// The first row of the window in which the row `bottom` is the last.
    fn top_to_show(&self, bottom: usize, lines: usize) -> usize {
        let mut used = 0;
        for index in (0..=bottom.min(self.rows.len().saturating_sub(1))).rev() {
            if index >= self.rows.len() {
                return 0;
            }
            used += self.lines_of(index);
            if used > lines {
                return index + 1;
            }
        }
        0
    }

    fn top_for_end(&self, lines: usize) -> usize {
        self.rows
            .len()
            .checked_sub(1)
            .map_or(0, |last| self.top_to_show(last, lines).min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: &[i32], lines: usize) -> List<i32> {
        // Negative numbers stand for headings.
        let mut list = List::new(lines);
        list.replace(rows_of(rows));
        list
    }

    fn rows_of(rows: &[i32]) -> Vec<Row<i32>> {
        let row = |&n: &i32| {
            if n < 0 {
                Row::Heading(n.to_string())
            } else {
                Row::Item(n)
            }
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn steps_pass_over_headings_and_stop_at_the_ends() {
        let mut list = list(&[-1, 1, -2, 2, 3], 1);
        list.select_any();
        assert_eq!(list.selected(), Some(1));
        list.step(1);
        assert_eq!(list.selected(), Some(2));
        list.step(5);
        assert_eq!(list.selected(), Some(3));
        list.step(-9);
        assert_eq!(list.selected(), Some(1));
    }

    #[test]
    fn a_page_is_as_many_lines_as_the_screen_has() {
        let lines = |list: &mut List<i32>, lines| {
            list.step_lines(lines);
            list.selected()
        };
        // Each item two lines, each heading one.
        let mut list = list(&[-1, 1, 2, -2, 3, 4, 5, -3, 6], 2);
        list.select_any();
        // Item 2, the heading and item 3 take five lines.
        assert_eq!(lines(&mut list, 5), Some(3));
        assert_eq!(lines(&mut list, 4), Some(5));
        // Only the heading fits, and the next item is gone to all the same.
        assert_eq!(lines(&mut list, 1), Some(6));
        assert_eq!(lines(&mut list, 9), Some(6));
        assert_eq!(lines(&mut list, -5), Some(4));
        assert_eq!(lines(&mut list, -99), Some(1));
    }

    #[test]
    fn the_selection_is_kept_by_id_and_else_goes_to_a_neighbour() {
        let mut list = list(&[1, 2, 3, 4], 1);
        list.select(3);
        list.replace(rows_of(&[3, 9]));
        assert_eq!(list.selected(), Some(3));
        list.replace(rows_of(&[9]));
        assert_eq!(list.selected(), Some(9));
        list.replace(rows_of(&[-1]));
        assert_eq!(list.selected(), None);
    }

    #[test]
    fn the_window_follows_the_selection_no_further_than_needed() {
        let mut list = list(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1);
        list.select(0);
        list.settle(5);
        assert_eq!(list.top(), 0);
        list.select(4);
        list.settle(5);
        assert_eq!(list.top(), 1, "one row below the selection is shown too");
        list.select(9);
        list.settle(5);
        assert_eq!(list.top(), 5);
        list.select(6);
        list.settle(5);
        assert_eq!(list.top(), 5);
        list.select(5);
        list.settle(5);
        assert_eq!(list.top(), 4);
    }

    #[test]
    fn an_item_of_two_lines_is_shown_whole() {
        let mut list = list(&[0, 1, 2, 3], 2);
        list.select(3);
        list.settle(5);
        assert_eq!(list.top(), 2, "two items of two lines fit into five lines");
    }

    #[test]
    fn a_line_of_the_window_leads_to_its_row() {
        let mut list = list(&[0, 1, -1, 2, 3], 2);
        // Items on lines 0–1, 2–3, 5–6 and 7–8, a heading on 4.
        for (line, selected) in [(0, 0), (3, 1), (4, 1), (5, 2), (8, 3), (9, 3)] {
            assert_eq!(list.select_at(line, 20), ![4, 9].contains(&line));
            assert_eq!(list.selected(), Some(selected), "line {line}");
        }
        // Of the item at the end of a window of six lines, one was in sight.
        list.select_at(5, 6);
        assert_eq!((list.selected(), list.top()), (Some(2), 1));
    }

    #[test]
    fn rolling_moves_the_window_and_not_the_selection() {
        let mut list = list(&[0, -1, 1, 2, 3, 4], 2);
        list.select(0);
        for (by, top) in [(3, 2), (1, 3), (3, 3), (-1, 2), (-3, 0), (-3, 0)] {
            list.roll(by, 6);
            assert_eq!(list.top(), top, "by {by}");
        }
        list.roll(99, 6);
        assert_eq!((list.selected(), list.top()), (Some(0), 3));
        list.settle(6);
        assert_eq!(list.top(), 0, "a key goes back to it");
    }

    #[test]
    fn a_screen_without_room_does_no_harm() {
        let mut list = list(&[0, 1, 2], 2);
        list.select(2);
        list.settle(0);
        list.settle(1);
        assert_eq!(list.selected(), Some(2));
        let mut empty: List<i32> = List::new(1);
        empty.settle(3);
        empty.step(1);
        empty.to_end(true);
        assert_eq!(empty.selected(), None);
    }
}
