//! Presses keys on the browser the way its loop does, and hands out the screen that comes of it.

use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use dateline::story::Story;
use dateline::tui::Update;
use dateline::tui::app::{App, Setup};
use dateline::tui::keys::Key;
use dateline::tui::preferences::Preferences;
use dateline::tui::run::{Controls, Effect, Screen};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::canvas::Canvas;
use crate::stories;

/// The browser on a screen of a given size.
pub struct Driver {
    pub app: App,
    controls: Controls,
    size: (u16, u16),
    keys: usize,
    /// The time since the start, for the mouse: a second passes before each click.
    now: Duration,
    /// What the browser asked of its loop, from first to last.
    pub requests: Vec<Effect>,
}

impl Driver {
    /// The bundled story on `columns` by `rows`.
    pub fn bundled(columns: u16, rows: u16) -> Self {
        Self::on(&stories::bundled(), columns, rows)
    }

    /// A story on `columns` by `rows`.
    pub fn on(story: &Arc<Story>, columns: u16, rows: u16) -> Self {
        Self::themed(story, columns, rows, "dark")
    }

    /// A story in one of the shipped themes.
    pub fn themed(story: &Arc<Story>, columns: u16, rows: u16, theme: &str) -> Self {
        Self::loaded(Arc::clone(story).into(), columns, rows, theme)
    }

    /// A story with its files and its problems.
    pub fn loaded(story: Update, columns: u16, rows: u16, theme: &str) -> Self {
        Self::preferring(story, columns, rows, Preferences::shipped(theme).unwrap())
    }

    /// A story for somebody with preferences of their own.
    pub fn preferring(story: Update, columns: u16, rows: u16, preferences: Preferences) -> Self {
        let keymap = preferences.keymap.clone();
        let app = App::new(Setup {
            story,
            query: String::new(),
            preferences,
        });
        let mut driver = Self {
            app,
            controls: Controls::new(keymap),
            size: (columns, rows),
            keys: 0,
            now: Duration::ZERO,
            requests: Vec::new(),
        };
        driver.resize(columns, rows);
        driver
    }

    /// Presses the keys of a script, one after the other: names of keys as `keys.toml` writes them, with
    /// spaces between, and text in single quotes, which is typed letter by letter: `j j / 'costa seatle' enter`.
    ///
    /// No key may come after the one that ends the program.
    #[track_caller]
    pub fn press(&mut self, script: &str) -> &mut Self {
        for event in strokes(script) {
            assert!(!self.has_ended(), "{script}: a key after the end");
            self.press_event(event);
        }
        self
    }

    /// Presses one key as the terminal sends it.
    pub fn press_event(&mut self, event: KeyEvent) {
        self.keys += 1;
        self.requests
            .extend(self.controls.press(&mut self.app, event));
    }

    /// Clicks on a cell once, long after anything before.
    pub fn click(&mut self, at: (u16, u16)) -> &mut Self {
        self.now += Duration::from_secs(1);
        self.click_at_once(at)
    }

    /// Clicks on a cell twice, at once.
    pub fn double_click(&mut self, at: (u16, u16)) -> &mut Self {
        self.click(at).click_at_once(at)
    }

    /// Presses on the first cell, and lets go on the last.
    pub fn drag(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        self.hold(from, to);
        self.mouse(MouseEventKind::Up(MouseButton::Left), to)
    }

    /// Presses on the first cell, and does not let go on the last.
    pub fn hold(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), from);
        self.mouse(MouseEventKind::Drag(MouseButton::Left), to)
    }

    /// Turns the wheel over a cell by so many notches, down where positive.
    pub fn wheel(&mut self, at: (u16, u16), notches: i32) -> &mut Self {
        for _ in 0..notches.unsigned_abs() {
            let up = notches < 0;
            let kind = if up {
                MouseEventKind::ScrollUp
            } else {
                MouseEventKind::ScrollDown
            };
            self.mouse(kind, at);
        }
        self
    }

    /// Anything that a terminal reports of the mouse.
    pub fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) -> &mut Self {
        let modifiers = KeyModifiers::NONE;
        let event = MouseEvent {
            kind,
            column,
            row,
            modifiers,
        };
        let effect = self.controls.point(&mut self.app, event, self.now);
        self.requests.extend(effect);
        self
    }

    fn click_at_once(&mut self, at: (u16, u16)) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), at);
        self.mouse(MouseEventKind::Up(MouseButton::Left), at)
    }

    /// The cell where `text` begins, which must stand in one row.
    #[track_caller]
    pub fn find(&self, text: &str) -> (u16, u16) {
        self.canvas().find(text)
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.app.paste(text);
        self
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.app.resize(columns, rows);
        self
    }

    /// How many keys were pressed so far.
    pub fn keys(&self) -> usize {
        self.keys
    }

    /// Whether the program has been asked to end.
    pub fn has_ended(&self) -> bool {
        self.requests.contains(&Effect::Quit)
    }

    /// What the screen shows now.
    pub fn canvas(&self) -> Canvas {
        let (columns, rows) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| self.app.draw(frame)).unwrap();
        let backend = terminal.backend();
        let cursor = backend.cursor_visible().then(|| backend.cursor_position());
        Canvas::new(backend.buffer().clone(), cursor)
    }

    /// The text in the search bar, of which the screen must have room for all.
    pub fn query(&self) -> String {
        let canvas = self.canvas();
        let line = canvas.line(usize::from(self.app.layout().bar.y));
        let text = line.strip_prefix(" /").unwrap().trim_start();
        // The hint of an empty bar, and the counts at its right.
        let text = text.split("press / to search").next().unwrap();
        text.split("   ").next().unwrap().trim_end().to_owned()
    }

    /// The selected row of the pane with that name, without the sign of the selection.
    pub fn selected(&self, pane: &str) -> Option<String> {
        self.canvas().pane(pane).selected()
    }
}

/// The keys of a script.
#[track_caller]
pub fn strokes(script: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    // Every second part stands between quotes.
    for (index, part) in script.split('\'').enumerate() {
        if index % 2 == 1 {
            events.extend(
                part.chars()
                    .map(|letter| KeyEvent::from(KeyCode::Char(letter))),
            );
        } else {
            events.extend(part.split_whitespace().map(stroke));
        }
    }
    events
}

/// The key that `name` stands for in `keys.toml`, as a terminal sends it.
#[track_caller]
fn stroke(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut bare = name;
    for (prefix, modifier) in [
        ("ctrl-", KeyModifiers::CONTROL),
        ("alt-", KeyModifiers::ALT),
        ("shift-", KeyModifiers::SHIFT),
    ] {
        if let Some(rest) = bare.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
            modifiers |= modifier;
            bare = rest;
        }
    }
    let code = match bare {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "insert" => KeyCode::Insert,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "f1" => KeyCode::F(1),
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    };
    let event = KeyEvent::new(code, modifiers);
    assert_eq!(Key::parse(name), Some(Key::from(event)), "{name} is no key");
    event
}
