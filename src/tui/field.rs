//! A field of one line to type in.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use super::typeset;

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

    /// Columns of the text before the cursor.
    pub fn cursor_column(&self) -> usize {
        let before: String = self.text().chars().take(self.input.cursor()).collect();
        typeset::width(&before)
    }

    /// Takes a key that edits.
    pub fn key(&mut self, key: KeyEvent) {
        self.input.handle_event(&Event::Key(key));
    }

    /// Takes the first line of what is pasted.
    pub fn paste(&mut self, text: &str) {
        for letter in crate::text::clean_line(text.lines().next().unwrap_or("")).chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
    }
}
