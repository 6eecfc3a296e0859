//! The terminal: taken over for the browser, and given back as it was found, whatever happens.

mod mouse_reports;
mod order;

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::process;
use std::rc::Rc;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level::raise;

use mouse_reports::{KeepMouse, TellOfMouse};
use order::PutInOrder;

/// What the exit code says after a panic, as Rust has it.
const PANICKED: i32 = 101;

/// Why there is no screen to draw on.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard output goes elsewhere.
    #[error("standard output is no terminal")]
    OutputElsewhere,
    /// Neither standard input nor the controlling terminal can be read.
    #[error("there is no terminal to read keys from")]
    NoKeys(#[source] io::Error),
    /// The terminal cannot place text on a screen.
    #[error("this terminal (TERM={0}) cannot show a screen")]
    Dumb(String),
    /// The terminal did not take what was written to it, or its size is unknown.
    #[error("the terminal failed")]
    Failed(#[from] io::Error),
}

/// Who is asked to stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Everyone in the foreground, as when a terminal turns Ctrl-Z into a signal.
    Job,
    /// This process: the others had the signal themselves, or were not meant.
    Process,
}

/// The terminal while the browser has it. Dropping it gives the terminal back.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<FrameBuffer>>,
    frame: FrameBuffer,
    entered: bool,
    /// Whether the terminal is to tell of the mouse while we have it.
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal over: raw mode, alternate screen, bracketed paste, no cursor. From here on a panic of
    /// any thread gives it back, says what happened and ends the program.
    ///
    /// Keys come from standard input, or from the controlling terminal where standard input is a file or a pipe.
    /// The terminal is asked nothing.
    ///
    /// # Errors
    /// If there is no terminal, or none that can show a screen.
    pub fn enter() -> Result<Self, TerminalError> {
        if !io::stdout().is_terminal() {
            return Err(TerminalError::OutputElsewhere);
        }
        if let Some(name) = std::env::var_os("TERM").filter(|name| name == "dumb") {
            return Err(TerminalError::Dumb(name.to_string_lossy().into_owned()));
        }
        // Under NO_COLOR crossterm writes every change of colour as a reset, which takes bold and reverse with
        // it. Which colours there are is the theme's to say.
        force_color_output(true);
        let frame = FrameBuffer::default();
        let inner = ratatui::Terminal::new(CrosstermBackend::new(frame.clone()))?;
        give_back_on_panic();
        let mut terminal = Self {
            inner,
            frame,
            entered: false,
            mouse: false,
        };
        terminal.take()?;
        Ok(terminal)
    }

    /// The size in cells.
    ///
    /// # Errors
    /// If it cannot be had: the terminal is gone.
    pub fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    /// Draws a frame, and writes it in one piece. Does nothing while the program is stopped.
    ///
    /// # Errors
    /// If the terminal does not take it: it is gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if !self.entered {
            return Ok(());
        }
        queue!(self.frame, BeginSynchronizedUpdate)?;
        self.inner.draw(draw)?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        self.frame.show()
    }

    /// Lets the terminal tell of the mouse, or leaves the mouse to it, so that it can select text.
    ///
    /// # Errors
    /// If the terminal does not take it: it is gone.
    pub fn use_mouse(&mut self, on: bool) -> io::Result<()> {
        if std::mem::replace(&mut self.mouse, on) == on || !self.entered {
            return Ok(());
        }
        if on {
            queue!(self.frame, TellOfMouse)?;
        } else {
            queue!(self.frame, KeepMouse)?;
        }
        self.frame.show()
    }

    /// Writes a control sequence that changes nothing on the screen.
    ///
    /// # Errors
    /// If the terminal does not take it: it is gone.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.frame.write_all(sequence.as_bytes())?;
        self.frame.show()
    }

    /// Makes the next frame draw every cell, whatever was on the screen.
    ///
    /// # Errors
    /// If the size of the terminal cannot be had.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear`, which asks the terminal where its cursor is.
        let size = self.inner.size()?;
        self.inner.resize(size.into())
    }

    /// Gives the terminal back and stops the program. It is [`Terminal::resume`]d when a `SIGCONT` arrives.
    ///
    /// Where no shell could continue it, it does not stop and goes on at once.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn stop(&mut self, who: Stop) -> Result<(), TerminalError> {
        self.give_back()?;
        if !has_job_control() {
            return self.resume();
        }
        match who {
            Stop::Job => kill_current_process_group(Signal::STOP).map_err(io::Error::from)?,
            Stop::Process => raise(SIGSTOP)?,
        }
        Ok(())
    }

    /// Takes the terminal over again after a stop, whoever stopped the program and whatever a shell has done to
    /// the terminal since. The next frame draws every cell.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn resume(&mut self) -> Result<(), TerminalError> {
        // crossterm believes raw mode is still on if we were stopped without being asked.
        disable_raw_mode()?;
        self.take()?;
        Ok(self.redraw()?)
    }

    /// Gives the terminal back for another program to have it for a while. What comes back is how it is set, for
    /// [`Terminal::take_back`].
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn lend(&mut self) -> Result<Lent, TerminalError> {
        self.give_back()?;
        let modes = tcgetattr(io::stdout()).map_err(io::Error::from)?;
        Ok(Lent(modes))
    }

    /// Takes the terminal over again after another program had it. The next frame draws every cell.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn take_back(&mut self, lent: &Lent) -> Result<(), TerminalError> {
        lent.restore()?;
        execute!(io::stdout().lock(), PutInOrder)?;
        self.resume()
    }

    fn take(&mut self) -> Result<(), TerminalError> {
        enable_raw_mode().map_err(TerminalError::NoKeys)?;
        self.entered = true;
        let mut out = io::stdout().lock();
        execute!(
            out,
            EnterAlternateScreen,
            EnableBracketedPaste,
            Hide,
            Clear(ClearType::All)
        )?;
        if self.mouse {
            execute!(out, TellOfMouse)?;
        }
        Ok(())
    }

    fn give_back(&mut self) -> io::Result<()> {
        if !self.entered {
            return Ok(());
        }
        self.entered = false;
        give_back(&mut io::stdout().lock())
    }
}

/// How a terminal was set when another program got it.
pub struct Lent(Termios);

impl Lent {
    /// Sets the terminal so again: the program may have been killed and left it anyhow.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn restore(&self) -> io::Result<()> {
        Ok(tcsetattr(io::stdout(), OptionalActions::Now, &self.0)?)
    }
}

/// Stops with the program that has the terminal, so that the shell takes over, whose `fg` has both go on. Where
/// there is no shell to do that, it is that program that goes on at once.
///
/// # Errors
/// If the operating system refuses a signal.
pub fn stop_beside_borrower() -> io::Result<()> {
    if has_job_control() {
        raise(SIGSTOP)
    } else {
        Ok(kill_current_process_group(Signal::CONT)?)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A terminal that cannot be written to any more is nobody's to mend.
        let _ = self.give_back();
    }
}

/// Undoes [`Terminal::take`]. Every step is tried even if one fails.
fn give_back(out: &mut impl Write) -> io::Result<()> {
    let written = execute!(
        out,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        KeepMouse,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    disable_raw_mode().and(written)
}

/// Installs a panic hook that gives the terminal back first, so that the message can be read, and ends the
/// program, as a browser without one of its threads would only seem to work.
fn give_back_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // Holding the lock keeps another thread from drawing over the message.
        let mut out = io::stdout().lock();
        // The message matters more than a terminal that is gone.
        let _ = give_back(&mut out);
        report(info);
        process::exit(PANICKED);
    }));
}

/// Whether a shell with job control started us: it gives each job a process group of its own. A group that is
/// the whole session's would stop for ever.
fn has_job_control() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Collects a frame, so that it reaches the terminal in one piece and never after it was given back.
#[derive(Clone, Default)]
struct FrameBuffer(Rc<RefCell<Vec<u8>>>);

impl FrameBuffer {
    fn show(&self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let bytes = self.0.take();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            match out.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => rest = &rest[count..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // Another program left the terminal non-blocking, and it is slower than we are.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&out, PollFlags::OUT)], None)?;
                }
                Err(error) => return Err(error),
            }
        }
        out.flush()
    }
}

impl Write for FrameBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    /// ratatui flushes several times in a frame; [`FrameBuffer::show`] is what writes.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
