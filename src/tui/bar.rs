//! The search bar: the text in it, what it means, and what would complete it.

use std::ops::Range;

use crossterm::event::KeyEvent;

use super::field::Field;
use super::typeset;
use crate::search::{Completion, Query};

/// The text of the search bar and all that follows from it.
#[derive(Debug)]
pub struct Bar {
    field: Field,
    query: Query,
    /// The texts before each part that was added, until something else is written.
    before_added: Vec<String>,
    /// The part that was marked on the time axis last.
    brushed: Option<String>,
    /// What could stand where the cursor is, best first.
    pub completions: Vec<Completion>,
    /// Which of them is chosen.
    pub chosen: usize,
}

impl Default for Bar {
    fn default() -> Self {
        Self {
            field: Field::default(),
            query: Query::parse(""),
            before_added: Vec::new(),
            brushed: None,
            completions: Vec::new(),
            chosen: 0,
        }
    }
}

impl Bar {
    /// The text.
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// What the text means.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor_byte(&self) -> usize {
        self.field.cursor_byte()
    }

    /// The bytes of the text that a field of `room` columns shows: the cursor is in view.
    pub fn in_view(&self, room: usize) -> Range<usize> {
        // Before the cursor there must be room for the cursor itself.
        let before = &self.text()[..self.cursor_byte()];
        let mut start = 0;
        while typeset::width(&before[start..]) >= room.max(1) {
            start += before[start..].chars().next().map_or(1, char::len_utf8);
        }
        start..start + typeset::fitting(&self.text()[start..], room)
    }

    /// Puts the cursor on what stands at `column` of a field of `room` columns, or behind the text.
    pub fn point(&mut self, column: usize, room: usize) {
        let start = self.in_view(room).start;
        let text = self.text();
        let at = start + typeset::at_column(&text[start..], column);
        self.field.point(at);
    }

    /// Takes a key that edits. Says whether the text is another now.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let before = self.text().to_owned();
        self.field.key(key);
        self.read(&before)
    }

    /// Takes pasted text, in one line.
    pub fn paste(&mut self, text: &str) -> bool {
        let before = self.text().to_owned();
        self.field.paste_all(text);
        self.read(&before)
    }

    /// Puts `text` in place of what is there, with the cursor behind it.
    pub fn set(&mut self, text: String) -> bool {
        let before = self.text().to_owned();
        let end = text.len();
        self.field.set(text, end);
        self.read(&before)
    }

    /// Adds a part to the query, unless it is there already. [`Bar::take_back`] takes it away again.
    pub fn add(&mut self, part: &str) -> bool {
        let text = self.text().trim().to_owned();
        let mut parts = self.query.parts().iter();
        if parts.any(|old| self.text().get(old.range.clone()) == Some(part)) {
            return false;
        }
        let mut before = std::mem::take(&mut self.before_added);
        before.push(text.clone());
        let added = if text.is_empty() {
            part.to_owned()
        } else {
            format!("{text} {part}")
        };
        let changed = self.set(added);
        self.before_added = before;
        changed
    }

    /// Adds the part marked on the time axis, in place of the one marked before, if that still stands there.
    /// [`Bar::take_back`] takes it away again.
    pub fn brush(&mut self, part: &str) -> bool {
        let Some(old) = self.brushed.replace(part.to_owned()) else {
            return self.add(part);
        };
        let Some(text) = with_part(self.text(), &old, part) else {
            return self.add(part);
        };
        // What taking back leads to has the new part too, but for the text before the first one.
        let mut before = std::mem::take(&mut self.before_added);
        for text in &mut before {
            *text = with_part(text, &old, part).unwrap_or_else(|| text.clone());
        }
        if before.is_empty() {
            before.extend(with_part(self.text(), &old, ""));
        }
        let changed = self.set(text);
        self.before_added = before;
        changed
    }

    /// Takes away the part that was added last. Says whether there was one.
    pub fn take_back(&mut self) -> bool {
        let mut before = std::mem::take(&mut self.before_added);
        let Some(text) = before.pop() else {
            return false;
        };
        self.set(text);
        self.before_added = before;
        true
    }

    /// Takes the chosen completion. Says whether there was one.
    pub fn complete(&mut self) -> bool {
        let Some(completion) = self.completions.get(self.chosen) else {
            return false;
        };
        let (text, end) = completion.apply(self.text());
        let before = self.text().to_owned();
        self.field.set(text, end);
        self.read(&before);
        true
    }

    /// Whether the cursor stands in a field's value: `kind:ra`.
    pub fn in_field(&self) -> bool {
        let cursor = self.cursor_byte();
        let parts = self.query.parts().iter();
        parts
            .filter(|part| part.key.is_some())
            .any(|part| part.value.start <= cursor && cursor <= part.range.end)
    }

    /// Chooses the next completion, or the one before.
    pub fn choose(&mut self, forward: bool) {
        let count = self.completions.len();
        if count > 0 {
            let step = if forward { 1 } else { count - 1 };
            self.chosen = (self.chosen + step) % count;
        }
    }

    fn read(&mut self, before: &str) -> bool {
        let changed = self.text() != before;
        if changed {
            self.before_added.clear();
            self.query = Query::parse(self.text());
        }
        changed
    }
}

/// `text` with `new` in place of the part `old`, if it has that.
fn with_part(text: &str, old: &str, new: &str) -> Option<String> {
    let query = Query::parse(text);
    let mut parts = query.parts().iter();
    let part = parts.find(|part| text.get(part.range.clone()) == Some(old))?;
    let mut text = text.to_owned();
    text.replace_range(part.range.clone(), new);
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::Bar;

    fn bar(text: &str) -> Bar {
        let mut bar = Bar::default();
        bar.set(text.to_owned());
        bar
    }

    #[test]
    fn a_part_marked_on_the_axis_replaces_the_one_before_and_is_taken_back_as_one() {
        let mut bar = bar("bell");
        bar.brush("date:2021");
        assert_eq!(bar.text(), "bell date:2021");
        bar.add("kind:vote");
        bar.brush("date:2022");
        assert_eq!(bar.text(), "bell date:2022 kind:vote");
        assert!(bar.take_back());
        assert_eq!(bar.text(), "bell date:2022");
        assert!(bar.take_back());
        assert_eq!(bar.text(), "bell");
        assert!(!bar.take_back());
        // Nothing stands there any more that could be replaced.
        bar.brush("date:2023");
        assert_eq!(bar.text(), "bell date:2023");
    }

    #[test]
    fn a_marked_part_among_what_was_typed_since_is_replaced_and_taken_back_too() {
        let mut bar = bar("");
        bar.brush("date:2021");
        bar.set("date:2021 bell".to_owned());
        bar.brush("date:2022");
        assert_eq!(bar.text(), "date:2022 bell");
        assert!(bar.take_back());
        assert_eq!(bar.text(), "bell");
    }

    #[test]
    fn a_date_that_somebody_typed_is_not_replaced() {
        let mut bar = bar("date:2020");
        bar.brush("date:2021");
        assert_eq!(bar.text(), "date:2020 date:2021");
    }

    #[test]
    fn the_cursor_goes_to_the_character_at_a_column() {
        for (column, cursor) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 3), (99, 3)] {
            let mut bar = bar("東京a");
            bar.point(column, 40);
            assert_eq!(bar.field.cursor(), cursor, "column {column}");
        }
        // Of a text that is longer than its field the end is in view.
        let mut bar = bar("0123456789");
        assert_eq!(bar.in_view(5), 6..10);
        bar.point(1, 5);
        assert_eq!(bar.field.cursor(), 7);
    }
}
