//! The loop: wait for a message, let the state take it in, draw the state.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseEvent};
use ratatui::Frame;
use ratatui::layout::Position;

use super::actions::Action;
use super::address;
use super::clipboard::{Handed, Way};
use super::editor::Edit;
use super::events::{Events, Message};
use super::finder::Answer;
use super::gesture::{Clicks, Gesture};
use super::keymap::{Keymap, Mode, Resolution};
use super::keys::Key;
use super::lending;
use super::loading::Loading;
use super::review::Change;
use super::terminal::{Stop, Terminal, TerminalError};
use super::update::{Update, Updates};

/// How long a frame waits for what another thread searches for: nobody sees so short a time, and most answers come
/// within it.
const PATIENCE: Duration = Duration::from_millis(8);

/// The state of the program, as the loop sees it.
///
/// Only [`Screen::draw`] puts anything on the screen, and it changes nothing.
pub trait Screen {
    /// What has the keys just now.
    fn mode(&self) -> Mode;

    /// Does an action. What it needs of the terminal or the system comes back, for the loop to do.
    fn act(&mut self, action: Action) -> Option<Effect>;

    /// Takes a key for which the key table has nothing. Sent in [`Mode::Search`] only.
    fn type_key(&mut self, key: KeyEvent);

    /// Takes pasted text as it came: it may hold anything.
    fn paste(&mut self, text: &str);

    /// Whether the mouse is wanted, or left to the terminal. Asked before each drawing.
    fn wants_mouse(&self) -> bool;

    /// Takes what is done with the mouse at a cell, which may lie beyond the screen. What it needs of the terminal
    /// or the system comes back.
    fn point(&mut self, at: Position, gesture: Gesture) -> Option<Effect>;

    /// The screen has a new size, in cells; it may be 1×1. Also told once at the start.
    fn resize(&mut self, columns: u16, rows: u16);

    /// The keys of a sequence that is half typed, to be shown to whoever types; empty once it ends.
    fn pending(&mut self, keys: &str);

    /// Takes in the story after its files have changed.
    fn update(&mut self, update: Update);

    /// Shows how far the rest of the story has come.
    fn loading(&mut self, _: Loading) {}

    /// Shows what the check noticed in the story, which is known now.
    fn noticed(&mut self) {}

    /// Takes in what another thread has found.
    fn take_answer(&mut self, _: Answer) {}

    /// Whether another thread still searches for what is to be shown.
    fn is_seeking(&self) -> bool {
        false
    }

    /// Tells the person something, until the next key.
    fn say(&mut self, message: String);

    /// Takes in what came of handing a text to the clipboard.
    fn handed_over(&mut self, handed: Handed);

    /// Takes in what came of a decision on a draft.
    fn reviewed(&mut self, _: Change, _: Result<(), String>) {}

    /// Takes in that nothing opened `address`, and why.
    fn not_opened(&mut self, address: &str, why: &str);

    /// Draws everything from the state.
    fn draw(&self, frame: &mut Frame<'_>);
}

/// What the state asks of the loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop the program and return to the shell.
    Suspend,
    /// Draw every cell again.
    Redraw,
    /// Open a source's address in whatever the person opens addresses with.
    OpenAddress(String),
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Open a file in the person's editor, which has the terminal until it is closed.
    Edit(Edit),
    /// Write down what was decided on a draft.
    Review(Change),
}

/// Why the loop ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The person left.
    Quit,
    /// This signal came.
    Signal(i32),
    /// The terminal went away.
    Gone,
}

impl Ended {
    /// The exit code that tells a shell why: 0, or 128 and the signal's number. A terminal that went away counts
    /// as `SIGHUP`, which is what it usually sends.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Self::Gone => 129,
        }
    }
}

/// Turns keys into actions and reports of the mouse into gestures: the key table, what is half typed, the last
/// press. Tests press keys through it too.
pub struct Controls {
    keymap: Keymap,
    pending: Vec<Key>,
    clicks: Clicks,
}

impl Controls {
    /// Nothing typed yet.
    pub fn new(keymap: Keymap) -> Self {
        Self {
            keymap,
            pending: Vec::new(),
            clicks: Clicks::default(),
        }
    }

    /// Lets `screen` take in a key. What comes back is for the loop to do.
    pub fn press(&mut self, screen: &mut impl Screen, event: KeyEvent) -> Option<Effect> {
        let key = Key::from(event);
        let mode = screen.mode();
        let resolution = self.keymap.resolve(mode, &self.pending, key);
        self.pending = match resolution {
            Resolution::Pending => self.pending.iter().copied().chain([key]).collect(),
            _ => Vec::new(),
        };
        screen.pending(&self.pending_keys());
        match resolution {
            Resolution::Action(action) => screen.act(action),
            Resolution::ActionThenType(action) => {
                let effect = screen.act(action);
                screen.type_key(event);
                effect
            }
            Resolution::None if mode == Mode::Search => {
                screen.type_key(event);
                None
            }
            Resolution::Pending | Resolution::None => None,
        }
    }

    /// Lets `screen` take in what the mouse does at `now`, a time since any fixed moment. What comes back is for
    /// the loop to do.
    pub fn point(
        &mut self,
        screen: &mut impl Screen,
        event: MouseEvent,
        now: Duration,
    ) -> Option<Effect> {
        let (at, gesture) = self.clicks.tell(event, now)?;
        self.pending.clear();
        screen.pending("");
        screen.point(at, gesture)
    }

    fn pending_keys(&self) -> String {
        let keys: Vec<String> = self.pending.iter().map(ToString::to_string).collect();
        keys.join(" ")
    }
}

/// Runs `screen` on the terminal until the person leaves, a signal ends it or the terminal goes away. The
/// terminal is as it was found when this returns. `follow` is given what takes updates of the story to the loop.
///
/// # Errors
/// If there is no terminal that can show a screen.
pub fn run(
    screen: &mut impl Screen,
    keymap: Keymap,
    follow: impl FnOnce(Updates),
) -> Result<Ended, TerminalError> {
    // Signals first: one that came in between would leave the terminal as the browser has it.
    let mut events = Events::listen()?;
    let mut terminal = Terminal::enter()?;
    events.read_terminal()?;
    follow(events.updates());
    let mut controls = Controls::new(keymap);
    let started = Instant::now();
    let mut known_size = None;
    loop {
        let Ok(size) = terminal.size() else {
            return Ok(Ended::Gone);
        };
        if known_size.replace(size) != Some(size) {
            screen.resize(size.width, size.height);
        }
        if terminal.use_mouse(screen.wants_mouse()).is_err() {
            return Ok(Ended::Gone);
        }
        if terminal.draw(|frame| screen.draw(frame)).is_err() {
            return Ok(Ended::Gone);
        }
        let mut message = Some(events.wait());
        let deadline = Instant::now() + PATIENCE;
        while let Some(next) = message {
            let now = started.elapsed();
            if let Some(ended) = take_in(next, now, screen, &mut controls, &mut terminal, &events)?
            {
                return Ok(ended);
            }
            message = if screen.is_seeking() {
                events.wait_until(deadline)
            } else {
                events.next_waiting()
            };
        }
    }
}

fn take_in(
    message: Message,
    now: Duration,
    screen: &mut impl Screen,
    controls: &mut Controls,
    terminal: &mut Terminal,
    events: &Events,
) -> Result<Option<Ended>, TerminalError> {
    match message {
        Message::Input(Event::Key(key)) if key.kind != KeyEventKind::Release => {
            if let Some(effect) = controls.press(screen, key) {
                return carry_out(effect, screen, terminal, events);
            }
        }
        Message::Input(Event::Mouse(mouse)) => {
            if let Some(effect) = controls.point(screen, mouse, now) {
                return carry_out(effect, screen, terminal, events);
            }
        }
        Message::Input(Event::Paste(text)) => screen.paste(&text),
        // The size is looked up before each drawing; what was waited for is only the waking up. (crossterm tells
        // of sizes too, but not of those that come before its reader is up.)
        // (What becomes of an editor is heard where it is waited for.)
        Message::Input(_) | Message::Resize | Message::Editor(_) => {}
        Message::Update(update) => screen.update(*update),
        Message::Loading(loading) => screen.loading(loading),
        Message::Noticed => screen.noticed(),
        Message::Answer(answer) => screen.take_answer(*answer),
        Message::End(signal) => return Ok(Some(Ended::Signal(signal))),
        Message::Stop => terminal.stop(Stop::Process)?,
        Message::Continue => terminal.resume()?,
        Message::Gone => return Ok(Some(Ended::Gone)),
    }
    Ok(None)
}

/// Does what the state asked for.
fn carry_out(
    effect: Effect,
    screen: &mut impl Screen,
    terminal: &mut Terminal,
    events: &Events,
) -> Result<Option<Ended>, TerminalError> {
    match effect {
        Effect::Quit => return Ok(Some(Ended::Quit)),
        Effect::Suspend => terminal.stop(Stop::Job)?,
        Effect::Redraw => terminal.redraw()?,
        Effect::OpenAddress(address) => match address::open(&address) {
            Ok(()) => screen.say(format!("opening {address}")),
            Err(why) => screen.not_opened(&address, &why),
        },
        Effect::Copy(text) => {
            let handed = Way::here().hand_over(&text, |sequence| terminal.send(sequence))?;
            screen.handed_over(handed);
        }
        Effect::Edit(edit) => return lending::edit(&edit, screen, terminal, events),
        Effect::Review(change) => {
            let result = change.carry_out();
            let edit = change.then.clone().filter(|_| result.is_ok());
            screen.reviewed(change, result);
            if let Some(edit) = edit {
                return lending::edit(&edit, screen, terminal, events);
            }
        }
    }
    Ok(None)
}
