//! What wakes the loop, on one channel: keys, signals, a terminal that has gone.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::update::{Update, Updates};
use crossterm::event::{Event, MouseEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

/// Signals that end the program, once the terminal is as it was found.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Why the loop woke up.
#[derive(Debug)]
pub enum Message {
    /// A key, a paste or the mouse.
    Input(Event),
    /// The terminal has a new size (`SIGWINCH`).
    Resize,
    /// A signal that ends the program, by its number.
    End(i32),
    /// The program was asked to stop (`SIGTSTP`).
    Stop,
    /// The program goes on after it was stopped (`SIGCONT`).
    Continue,
    /// The story was read again.
    Update(Box<Update>),
    /// The terminal is gone: nobody can read or type any more.
    Gone,
}

/// The receiving end of everything that can happen.
pub struct Events {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
}

impl Events {
    /// Starts to listen for signals: from here on none is missed, and none ends the program by itself.
    ///
    /// # Errors
    /// If the operating system refuses a signal handler or a thread.
    pub fn listen() -> io::Result<Self> {
        let (sender, receiver) = channel();
        let signals = Signals::new(ENDING.iter().chain(&[SIGTSTP, SIGCONT, SIGWINCH]))?;
        spawn("signals", sender.clone(), |sender| {
            forward_signals(signals, sender);
        })?;
        Ok(Self { sender, receiver })
    }

    /// Starts to read the terminal, once it has been taken over.
    ///
    /// # Errors
    /// If the operating system refuses a thread.
    pub fn read_terminal(&self) -> io::Result<()> {
        spawn("hang-up", self.sender.clone(), wait_for_hang_up)?;
        spawn("input", self.sender.clone(), forward_input)
    }

    /// What takes updates of the story to this loop, from any thread.
    pub fn updates(&self) -> Updates {
        Updates::new(self.sender.clone())
    }

    /// Waits for the next message.
    pub fn wait(&self) -> Message {
        // It cannot fail while we hold a sender ourselves.
        self.receiver.recv().unwrap_or(Message::Gone)
    }

    /// The next message if one is waiting already: a storm of them is taken in before the next drawing.
    pub fn next_waiting(&self) -> Option<Message> {
        self.receiver.try_recv().ok()
    }
}

fn spawn(
    name: &str,
    sender: Sender<Message>,
    work: impl FnOnce(&Sender<Message>) + Send + 'static,
) -> io::Result<()> {
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn(move || work(&sender)).map(drop)
}

fn forward_signals(mut signals: Signals, sender: &Sender<Message>) {
    for signal in signals.forever() {
        let message = match signal {
            SIGTSTP => Message::Stop,
            SIGCONT => Message::Continue,
            SIGWINCH => Message::Resize,
            ending => Message::End(ending),
        };
        if sender.send(message).is_err() {
            return;
        }
    }
}

fn forward_input(sender: &Sender<Message>) {
    loop {
        let message = match crossterm::event::read() {
            // Not asked for, and told all the same by some terminals: nothing is drawn for it.
            Ok(Event::Mouse(mouse)) if mouse.kind == MouseEventKind::Moved => continue,
            Ok(event) => Message::Input(event),
            Err(_) => Message::Gone,
        };
        let gone = matches!(message, Message::Gone);
        if sender.send(message).is_err() || gone {
            return;
        }
    }
}

/// crossterm's reader takes the end of input for a pause and tries again for ever; so we watch for a hang-up
/// ourselves. (Where `poll` does not take terminals, as on macOS, `SIGHUP` has to do.)
fn wait_for_hang_up(sender: &Sender<Message>) {
    let output = io::stdout();
    loop {
        // No flag asked for: only a hang-up or an error can end the wait.
        let mut watched = [PollFd::new(&output, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(Errno::INTR) => {}
            Ok(_)
                if watched[0]
                    .revents()
                    .intersects(PollFlags::HUP | PollFlags::ERR) =>
            {
                // The loop may have ended already: then nobody needs to know.
                let _ = sender.send(Message::Gone);
                return;
            }
            Ok(_) | Err(_) => return,
        }
    }
}
