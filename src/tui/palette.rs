//! The command palette: every action by name, found by a few of its letters.

use std::ops::Range;

use crossterm::event::KeyEvent;

use super::actions::{Action, Group};
use super::field::Field;
use super::list::{List, Motion, Row, Scroll};
use crate::search::find_in_menu;

/// What is typed in the palette, and the actions that answer.
#[derive(Debug)]
pub struct Palette {
    field: Field,
    list: List<Action>,
    found: Vec<Command>,
}

/// A line of the palette.
#[derive(Debug, Clone)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// The name of the action, in words.
    pub name: String,
    /// The bytes of [`Command::text`] that answer to what was typed.
    pub ranges: Vec<Range<usize>>,
}

impl Command {
    fn of(action: Action) -> Self {
        Self {
            action,
            name: action.name().replace('-', " "),
            ranges: Vec::new(),
        }
    }

    /// What is searched: the name, a space, what it does.
    pub fn text(&self) -> String {
        format!("{} {}", self.name, self.action.help())
    }
}

impl Default for Palette {
    fn default() -> Self {
        let mut palette = Self {
            field: Field::default(),
            list: List::new(1),
            found: Vec::new(),
        };
        palette.find();
        palette
    }
}

impl Palette {
    /// The field.
    pub fn field(&self) -> &Field {
        &self.field
    }

    /// The actions that answer, the closest first; by group while nothing is typed.
    pub fn list(&self) -> &List<Action> {
        &self.list
    }

    /// The line of an action that answers.
    pub fn command(&self, action: Action) -> Option<&Command> {
        self.found.iter().find(|command| command.action == action)
    }

    /// Takes a key that edits.
    pub fn key(&mut self, key: KeyEvent) {
        self.field.key(key);
        self.find();
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.find();
    }

    /// Moves through the list, on a screen with room for `lines` of it.
    pub fn go(&mut self, motion: Motion, lines: usize) {
        self.list.go(motion, lines);
    }

    /// Moves the window on the list, as a wheel does.
    pub fn roll(&mut self, by: isize, lines: usize) {
        self.list.roll(by, lines);
    }

    /// Selects what stands on the line `at` of the list. Says whether there is anything.
    pub fn select_at(&mut self, at: usize, lines: usize) -> bool {
        self.list.select_at(at, lines)
    }

    fn find(&mut self) {
        let commands: Vec<Command> = commands().map(Command::of).collect();
        let texts: Vec<String> = commands.iter().map(Command::text).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let hits = find_in_menu(self.field.text(), &texts).into_iter();
        self.found = hits
            .map(|hit| Command {
                ranges: hit.ranges,
                ..commands[hit.line].clone()
            })
            .collect();
        let is_empty = self.field.text().trim().is_empty();
        self.list.deselect();
        self.list.replace(if is_empty {
            by_group().collect::<Vec<_>>()
        } else {
            let actions = self.found.iter().map(|command| command.action);
            actions.map(Row::Item).collect()
        });
        self.list.select_any();
    }
}

/// What the palette offers: all but what only a text field can do, and the palette itself.
fn commands() -> impl Iterator<Item = Action> {
    let all = Action::ALL.iter().copied();
    all.filter(|action| !matches!(action, Action::AcceptCompletion | Action::Palette))
}

fn by_group() -> impl Iterator<Item = Row<Action>> {
    Group::ALL.into_iter().flat_map(|group| {
        let heading = Row::Heading(group.title().to_owned());
        let of = commands().filter(move |action| action.group() == group);
        std::iter::once(heading).chain(of.map(Row::Item))
    })
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent};

    use super::Palette;
    use crate::tui::actions::Action;

    fn first(typed: &str) -> Option<Action> {
        let mut palette = Palette::default();
        for letter in typed.chars() {
            palette.key(KeyEvent::from(KeyCode::Char(letter)));
        }
        palette.list().selected()
    }

    #[test]
    fn the_name_of_every_action_finds_it_first() {
        for &action in Action::ALL {
            if !matches!(action, Action::AcceptCompletion | Action::Palette) {
                let words = action.name().replace('-', " ");
                assert_eq!(first(&words), Some(action), "{words}");
            }
        }
    }

    #[test]
    fn words_of_what_it_does_find_it_too() {
        assert_eq!(first("leave dateline"), Some(Action::Quit));
        assert_eq!(first("citation"), Some(Action::CopyCitation));
        assert_eq!(first("newst"), Some(Action::NewestFirst));
    }

    #[test]
    fn what_finds_nothing_selects_nothing() {
        assert_eq!(first("make coffee"), None);
    }
}
