//! What wakes the loop, on one channel: keys, signals, a terminal that has gone.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

use super::finder::Answer;
use super::input::{Held, Keys};
use super::lending::News;
use super::loading::Loading;
use super::update::{Update, Updates};
use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::Signals;

/// Signals that end the program, once the terminal is as it was found.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];
/// Signals that a terminal makes of keys, for everybody in the foreground.
pub const TYPED: [i32; 3] = [SIGINT, SIGQUIT, SIGTSTP];

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
    /// The rest of the story has come so far.
    Loading(Loading),
    /// What the check noticed in the story is known now.
    Noticed,
    /// Another thread has searched.
    Answer(Box<Answer>),
    /// The editor that has the terminal was started, stopped or ended.
    Editor(News),
    /// The terminal is gone: nobody can read or type any more.
    Gone,
}

/// The receiving end of everything that can happen.
pub struct Events {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    /// Messages that were taken out and put back.
    put_back: RefCell<VecDeque<Message>>,
    /// For each of the [`TYPED`] signals, whether one has come that nobody has heard of.
    typed: [Arc<AtomicBool>; TYPED.len()],
    keys: Option<Keys>,
}

impl Events {
    /// Starts to listen for signals: from here on none is missed, and none ends the program by itself.
    ///
    /// # Errors
    /// If the operating system refuses a signal handler or a thread.
    pub fn listen() -> io::Result<Self> {
        let (sender, receiver) = channel();
        let typed: [Arc<AtomicBool>; TYPED.len()] = Default::default();
        for (signal, came) in TYPED.into_iter().zip(&typed) {
            // Before the thread that hears of it, which may be faster than we are.
            flag::register(signal, Arc::clone(came))?;
        }
        let signals = Signals::new(ENDING.iter().chain(&[SIGTSTP, SIGCONT, SIGWINCH]))?;
        spawn("signals", sender.clone(), |sender| {
            forward_signals(signals, sender);
        })?;
        Ok(Self {
            sender,
            receiver,
            put_back: RefCell::default(),
            typed,
            keys: None,
        })
    }

    /// Starts to read the terminal, once it has been taken over.
    ///
    /// # Errors
    /// If the operating system refuses a thread.
    pub fn read_terminal(&mut self) -> io::Result<()> {
        spawn("hang-up", self.sender.clone(), wait_for_hang_up)?;
        self.keys = Some(Keys::read(self.sender.clone())?);
        Ok(())
    }

    /// Leaves the keys to another program for as long as what comes back lives. Nothing comes back if the reader
    /// cannot leave off just now, in the middle of a key.
    pub fn hold_keys(&self) -> Option<Held> {
        self.keys.as_ref().and_then(Keys::hold)
    }

    /// Does `work` on a thread that sends its messages here.
    ///
    /// # Errors
    /// If the operating system refuses a thread.
    pub fn on_a_thread(
        &self,
        name: &str,
        work: impl FnOnce(&Sender<Message>) + Send + 'static,
    ) -> io::Result<()> {
        spawn(name, self.sender.clone(), work)
    }

    /// Forgets the signals that a terminal makes of keys, also those on their way here: they were another program's.
    pub fn forget_typed_signals(&self) {
        for came in &self.typed {
            came.store(false, Ordering::SeqCst);
        }
    }

    /// Puts messages back, to be taken next and in this order.
    pub fn put_back(&self, messages: Vec<Message>) {
        let mut waiting = self.put_back.borrow_mut();
        for message in messages.into_iter().rev() {
            waiting.push_front(message);
        }
    }

    /// Whether a message tells of a signal that was forgotten.
    fn is_forgotten(&self, message: &Message) -> bool {
        let signal = match message {
            Message::End(signal) => *signal,
            Message::Stop => SIGTSTP,
            _ => return false,
        };
        let mut typed = TYPED.into_iter().zip(&self.typed);
        typed.any(|(typed, came)| typed == signal && !came.swap(false, Ordering::SeqCst))
    }

    /// What takes updates of the story to this loop, from any thread.
    pub fn updates(&self) -> Updates {
        Updates::new(self.sender.clone())
    }

    /// Waits for the next message.
    pub fn wait(&self) -> Message {
        if let Some(message) = self.put_back.borrow_mut().pop_front() {
            return message;
        }
        loop {
            // It cannot fail while we hold a sender ourselves.
            let message = self.receiver.recv().unwrap_or(Message::Gone);
            if !self.is_forgotten(&message) {
                return message;
            }
        }
    }

    /// Waits for the next message, but not longer than until `deadline`.
    pub fn wait_until(&self, deadline: Instant) -> Option<Message> {
        loop {
            if let Some(message) = self.next_waiting() {
                return Some(message);
            }
            let left = deadline.checked_duration_since(Instant::now())?;
            let message = self.receiver.recv_timeout(left).ok()?;
            if !self.is_forgotten(&message) {
                return Some(message);
            }
        }
    }

    /// The next message if one is waiting already: a storm of them is taken in before the next drawing.
    pub fn next_waiting(&self) -> Option<Message> {
        let put_back = self.put_back.borrow_mut().pop_front();
        put_back.or_else(|| {
            let mut waiting = self.receiver.try_iter();
            waiting.find(|message| !self.is_forgotten(message))
        })
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
