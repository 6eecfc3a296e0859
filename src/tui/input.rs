//! Reads keys on a thread of its own, which can be held back while another program has the terminal.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, MouseEventKind};
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level::raise;

use super::events::Message;

/// How often the reader is woken before it is given up, and how long it has each time. The first is enough unless it
/// is in the middle of a key or a paste of which the rest does not come.
const ATTEMPTS: usize = 20;
const PATIENCE: Duration = Duration::from_millis(50);

/// The other end of the thread that reads keys.
pub struct Keys(Sender<Request>);

/// Keys are not read for as long as this lives.
pub struct Held {
    _release: Sender<()>,
}

/// What the thread is asked: to say that it has stopped reading, and to wait until the other end is dropped.
struct Request {
    stopped: Sender<()>,
    released: Receiver<()>,
}

impl Keys {
    /// Starts to read keys, and sends them to `sender`.
    ///
    /// # Errors
    /// If the operating system refuses a thread.
    pub fn read(sender: Sender<Message>) -> io::Result<Self> {
        let (requests, asked) = channel();
        let thread = thread::Builder::new().name("input".to_owned());
        thread.spawn(move || forward(&sender, &asked))?;
        Ok(Self(requests))
    }

    /// Waits until the thread does not read and will not: what is typed from then on is for whoever reads it. What
    /// it has read before is on its way already. Nothing comes back if it is in the middle of a key.
    pub fn hold(&self) -> Option<Held> {
        let (stopped, has_stopped) = channel();
        let (release, released) = channel();
        // It fails if the thread has ended, which is as good: then nobody reads.
        let _ = self.0.send(Request { stopped, released });
        for _ in 0..ATTEMPTS {
            // crossterm waits for keys and for this signal at once, and returns for either. The signal waits for it
            // in a pipe, so that it comes to nobody too early.
            if raise(SIGWINCH).is_err() {
                return None;
            }
            match has_stopped.recv_timeout(PATIENCE) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                    return Some(Held { _release: release });
                }
            }
        }
        None
    }
}

fn forward(sender: &Sender<Message>, asked: &Receiver<Request>) {
    loop {
        for request in asked.try_iter() {
            if request.stopped.send(()).is_ok() {
                // It fails once the other end is dropped, which is what is waited for.
                let _ = request.released.recv();
            }
        }
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
