//! The date that is typed to go to.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use crate::story::date::Date;

/// A date being typed.
#[derive(Debug, Default)]
pub struct Jump {
    input: Input,
}

impl Jump {
    /// What was typed so far.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes a key that edits.
    pub fn key(&mut self, key: KeyEvent) {
        self.input.handle_event(&Event::Key(key));
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        for letter in crate::text::clean_line(text.lines().next().unwrap_or("")).chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
    }

    /// The date.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn date(&self) -> Result<Date, String> {
        Date::parse(self.text().trim()).map_err(|error| error.to_string())
    }
}
