//! A bar on standard error while a command takes its time. Quick ones show none, and none leaves a trace.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Input;
use crate::load::Progress;

/// How long a command may take without a word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the bar is drawn: often enough to show that something goes on.
const EVERY: Duration = Duration::from_millis(100);

const READING: &str = "{spinner} reading [{wide_bar}] {bytes} of {total_bytes}";
const READING_A_PIPE: &str = "{spinner} reading {bytes}";
const WORKING: &str = "{spinner} {msg}";

/// A bar that shows itself once its command has taken long enough, and goes when it is dropped.
pub(super) struct Bar {
    bar: ProgressBar,
    /// Shows the bar when it is time. Nothing where there is no terminal to show it on.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Bar {
    /// A bar for a command that reads `input`. It is shown on a terminal that can move its cursor, and on which
    /// nobody types just now.
    pub fn new(input: &Input) -> Self {
        let target = if input.is_typed() {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        Self::on(target, PATIENCE)
    }

    /// A bar that is never shown: for those who listen, it would only be noise.
    pub fn none() -> Self {
        Self::on(ProgressDrawTarget::hidden(), PATIENCE)
    }

    fn on(target: ProgressDrawTarget, patience: Duration) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(style(READING_A_PIPE));
        let mut waiting = None;
        if !target.is_hidden() {
            let (done, is_done) = channel();
            let shown = bar.clone();
            let wait = move || {
                if is_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                    shown.set_draw_target(target);
                    shown.enable_steady_tick(EVERY);
                }
            };
            // Without the thread there is simply no bar.
            let thread = thread::Builder::new().name("progress".to_owned());
            waiting = thread.spawn(wait).ok().map(|thread| (done, thread));
        }
        Self { bar, waiting }
    }

    /// Shows how far the opening of a story has come.
    pub fn show(&self, progress: Progress) {
        match progress {
            Progress::Reading { bytes, of } => {
                if of.is_some() && self.bar.length() != of {
                    self.bar.set_style(style(READING));
                    self.bar.set_length(of.unwrap_or_default());
                }
                self.bar.set_position(bytes);
            }
            Progress::Joining => self.say("putting the story together"),
        }
    }

    /// Shows what is being done, where nobody knows how long it takes.
    pub fn say(&self, doing: &'static str) {
        self.bar.set_style(style(WORKING));
        self.bar.set_message(doing);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.waiting.take() {
            drop(done);
            // Nothing may be drawn after this.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_spinner())
        .tick_chars("|/-\\ ")
        .progress_chars("=> ")
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Mutex;
    use std::sync::mpsc::Receiver;

    use indicatif::TermLike;

    use super::*;

    /// A terminal of 60 columns that hands on what is written on it.
    #[derive(Debug)]
    struct Terminal(Mutex<Sender<String>>);

    impl TermLike for Terminal {
        fn width(&self) -> u16 {
            60
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            let sent = self.0.lock().unwrap().send(text.to_owned());
            sent.map_err(io::Error::other)
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A bar with this patience, and what is written of it.
    fn bar(patience: Duration) -> (Bar, Receiver<String>) {
        let (sender, written) = channel();
        let terminal = Box::new(Terminal(Mutex::new(sender)));
        (
            Bar::on(ProgressDrawTarget::term_like(terminal), patience),
            written,
        )
    }

    const HALF: Progress = Progress::Reading {
        bytes: 512,
        of: Some(1024),
    };

    /// Waits until `text` is written. The bar is drawn ten times a second, as long as it is there.
    #[track_caller]
    fn wait_for(written: &Receiver<String>, text: &str) {
        let mut drawn = String::new();
        for piece in written.iter().take(300) {
            if piece.contains(text) {
                return;
            }
            drawn += &piece;
        }
        panic!("no {text:?} in {drawn}");
    }

    #[test]
    fn what_is_quick_shows_nothing() {
        let (bar, written) = bar(Duration::from_secs(3600));
        bar.show(HALF);
        bar.show(Progress::Joining);
        drop(bar);
        assert_eq!(written.iter().collect::<String>(), "");
    }

    #[test]
    fn what_takes_its_time_is_shown_step_by_step() {
        let (bar, written) = bar(Duration::ZERO);
        bar.show(HALF);
        // The words take 30 of the 60 columns.
        let bar_of_thirty = "=".repeat(15) + ">" + &" ".repeat(14);
        let line = format!("reading [{bar_of_thirty}] 512 B of 1.00 KiB");
        wait_for(&written, &line);
        bar.show(Progress::Joining);
        wait_for(&written, "putting the story together");
        bar.say("searching");
        wait_for(&written, "searching");
    }
}
