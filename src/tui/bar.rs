//! The search bar: the text in it, what it means, and what would complete it.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use crate::search::{Completion, Query};

/// The text of the search bar and all that follows from it.
#[derive(Debug)]
pub struct Bar {
    input: Input,
    query: Query,
    /// The texts before each part that was added, until something else is written.
    before_added: Vec<String>,
    /// What could stand where the cursor is, best first.
    pub completions: Vec<Completion>,
    /// Which of them is chosen.
    pub chosen: usize,
}

impl Default for Bar {
    fn default() -> Self {
        Self {
            input: Input::default(),
            query: Query::parse(""),
            before_added: Vec::new(),
            completions: Vec::new(),
            chosen: 0,
        }
    }
}

impl Bar {
    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// What the text means.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Where the cursor stands, in characters.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor_byte(&self) -> usize {
        self.text()
            .char_indices()
            .nth(self.cursor())
            .map_or(self.text().len(), |(at, _)| at)
    }

    /// Takes a key that edits. Says whether the text is another now.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let before = self.text().to_owned();
        self.input.handle_event(&Event::Key(key));
        self.read(&before)
    }

    /// Takes pasted text, in one line.
    pub fn paste(&mut self, text: &str) -> bool {
        let before = self.text().to_owned();
        // A line break is a space to whoever pastes two lines into one.
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = crate::text::clean_line(&line);
        for letter in line.chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
        self.read(&before)
    }

    /// Puts `text` in place of what is there, with the cursor behind it.
    pub fn set(&mut self, text: String) -> bool {
        let before = std::mem::replace(&mut self.input, Input::new(text));
        self.read(before.value())
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
        let cursor = text.get(..end).map_or(0, |before| before.chars().count());
        let before = self.text().to_owned();
        self.input = Input::new(text).with_cursor(cursor);
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
