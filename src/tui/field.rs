//! A field of one line to type in.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use super::typeset;
use crate::text::clean_line;

/// Text being typed, and where the cursor stands in it.
#[derive(Debug, Default)]
pub struct Field {
    input: Input,
}

impl Field {
    /// What was typed so far.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor stands, in characters.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor_byte(&self) -> usize {
        let mut letters = self.text().char_indices();
        letters
            .nth(self.cursor())
            .map_or(self.text().len(), |(at, _)| at)
    }

    /// Columns of the text before the cursor.
    pub fn cursor_column(&self) -> usize {
        typeset::width(&self.text()[..self.cursor_byte()])
    }

    /// Takes a key that edits.
    pub fn key(&mut self, key: KeyEvent) {
        self.input.handle_event(&Event::Key(key));
    }

    /// Takes the first line of what is pasted.
    pub fn paste(&mut self, text: &str) {
        self.insert(text.lines().next().unwrap_or(""));
    }

    /// Takes all that is pasted, in one line: a line break is a space to whoever pastes two lines into one.
    pub fn paste_all(&mut self, text: &str) {
        self.insert(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    fn insert(&mut self, line: &str) {
        for letter in clean_line(line).chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
    }

    /// Puts `text` in place of what is there, with the cursor behind its first `cursor` bytes.
    pub fn set(&mut self, text: String, cursor: usize) {
        let cursor = text
            .get(..cursor)
            .map_or(0, |before| before.chars().count());
        self.input = Input::new(text).with_cursor(cursor);
    }

    /// Puts the cursor behind the first `at` bytes.
    pub fn point(&mut self, at: usize) {
        let before = self.text().get(..at).unwrap_or_default();
        let cursor = before.chars().count();
        self.input.handle(InputRequest::SetCursor(cursor));
    }
}
