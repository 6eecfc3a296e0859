//! A list with a selection that is kept by id, and the window on it that is on the screen.

mod first;
mod rows;
mod scroll;

use std::ops::Range;

pub use first::HereFirst;
pub use rows::{Items, Row, Rows};
pub use scroll::{Motion, Reading, Scroll};

/// How many items count as being beside another one.
const BESIDE: usize = 16;

/// Rows, the selected one, and the first one on the screen.
#[derive(Debug)]
pub struct List<K> {
    rows: Rows<K>,
    /// How many lines of the screen an item takes; a heading takes one.
    item_lines: usize,
    cursor: Option<usize>,
    top: usize,
}

/// A row in the window, and where it stands there.
#[derive(Debug)]
pub struct Placed<K> {
    /// The row.
    pub row: Row<K>,
    /// Its lines, counted from the top of the window. The last ones may lie beyond its end.
    pub lines: Range<usize>,
    /// Whether it is the selected one.
    pub selected: bool,
}

impl<K: Copy> Scroll for List<K> {
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

impl<K: Copy> List<K> {
    /// An empty list whose items take `item_lines` lines each.
    pub fn new(item_lines: usize) -> Self {
        Self {
            rows: Rows::default(),
            item_lines: item_lines.max(1),
            cursor: None,
            top: 0,
        }
    }

    /// Shows `rows` instead. The selection stays on its id where that is still there; else it goes
    /// to the nearest item that is.
    pub fn replace(&mut self, rows: impl Into<Rows<K>>) {
        let selected = self.selected();
        let before = self.cursor;
        self.rows = rows.into();
        self.cursor = selected.and_then(|key| self.rows.row_of(key));
        if self.cursor.is_none()
            && let Some(near) = before
        {
            self.cursor = self.item_from(near, true).or(self.item_from(near, false));
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rows.count() == 0
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.rows.items()
    }

    /// The selected item.
    pub fn selected(&self) -> Option<K> {
        self.rows.item(self.cursor?)
    }

    /// Which item is selected, counted from one, headings left out.
    pub fn selected_number(&self) -> Option<usize> {
        Some(1 + self.rows.items_above(self.cursor?))
    }

    /// Selects `key`. Says whether it is in the list.
    pub fn select(&mut self, key: K) -> bool {
        let row = self.rows.row_of(key);
        if row.is_some() {
            self.cursor = row;
        }
        row.is_some()
    }

    /// Some items after the selected one, and then some before it: the nearest first.
    pub fn beside_selected(&self) -> impl Iterator<Item = K> {
        let at = self.cursor.unwrap_or(0);
        let after = at.saturating_add(1)..self.rows.count();
        let before = (0..at).rev();
        let item = |row| self.rows.item(row);
        let some = if self.cursor.is_some() { BESIDE } else { 0 };
        let after = after.filter_map(item).take(some);
        after.chain(before.filter_map(item).take(some))
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
            if next >= self.rows.count() || self.lines_of(next) > left {
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
            self.item_from(self.rows.count(), false)
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
        let below = (cursor + margin).min(self.rows.count().saturating_sub(1));
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

    /// How many rows of the window stand above the selected one, if that is in it.
    pub fn rows_above_selected(&self) -> Option<usize> {
        self.cursor?.checked_sub(self.top)
    }

    /// Moves the window so that so many rows stand above the selected one, as far as there are so many.
    pub fn show_below(&mut self, above: usize, lines: usize) {
        if let Some(cursor) = self.cursor {
            self.top = cursor.saturating_sub(above);
        }
        self.settle(lines);
    }

    /// The rows in a window of `lines` lines.
    pub fn window(&self, lines: usize) -> impl Iterator<Item = Placed<K>> {
        let mut next = 0;
        (self.top..self.rows.count()).map_while(move |index| {
            let first = next;
            next += self.lines_of(index);
            let row = (first < lines).then(|| self.rows.row(index))??;
            Some(Placed {
                row,
                lines: first..next,
                selected: self.cursor == Some(index),
            })
        })
    }

    /// The heading that the first row of the window stands under, unless it is in sight.
    pub fn heading_above(&self) -> Option<&str> {
        let in_sight = self.rows.heading(self.top).is_some();
        self.rows.heading_above(self.top).filter(|_| !in_sight)
    }

    /// How many rows lie above the window.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The first item at or after the row `from`, or the last one at or before it.
    fn item_from(&self, from: usize, forward: bool) -> Option<usize> {
        if forward {
            self.rows.row_of_number(self.rows.items_above(from))
        } else {
            let number = self
                .rows
                .items_above(from.saturating_add(1))
                .checked_sub(1)?;
            self.rows.row_of_number(number)
        }
    }

    fn lines_of(&self, index: usize) -> usize {
        if self.rows.heading(index).is_some() {
            1
        } else {
            self.item_lines
        }
    }

    /// The first row of the window in which the row `bottom` is the last.
    fn top_to_show(&self, bottom: usize, lines: usize) -> usize {
        let mut used = 0;
        for index in (0..=bottom.min(self.rows.count().saturating_sub(1))).rev() {
            if index >= self.rows.count() {
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
            .count()
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
