//! Hands a text to tmux, by its own command.

use std::io::{self, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long tmux may take. It answers at once, or hangs.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is looked whether tmux is done.
const GLANCE: Duration = Duration::from_millis(5);

/// Puts `text` into a buffer of the tmux around us, and asks tmux to set the clipboard of its terminal too if
/// `and_clipboard`.
///
/// # Errors
/// If there is no tmux, it fails (before 3.2 it does not know how to set the clipboard), or it hangs.
pub fn load(text: &str, and_clipboard: bool) -> io::Result<()> {
    let flags: &[&str] = if and_clipboard { &["-w"] } else { &[] };
    let mut tmux = Command::new("tmux")
        .arg("load-buffer")
        .args(flags)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let written = write_to(&mut tmux, text);
    let ended = wait(&mut tmux);
    if ended.is_err() {
        // What has ended by itself meanwhile needs no end.
        let _ = tmux.kill();
        let _ = tmux.wait();
    }
    written?;
    if ended?.success() {
        Ok(())
    } else {
        Err(io::Error::other("tmux failed"))
    }
}

/// Writes on a thread of its own, as a tmux that hangs does not read.
fn write_to(tmux: &mut Child, text: &str) -> io::Result<()> {
    let Some(mut input) = tmux.stdin.take() else {
        return Ok(());
    };
    let text = text.to_owned();
    let writer = thread::Builder::new().name("tmux".to_owned());
    writer.spawn(move || {
        // If tmux stops reading, its exit code says so too.
        let _ = input.write_all(text.as_bytes());
    })?;
    Ok(())
}

fn wait(tmux: &mut Child) -> io::Result<ExitStatus> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if let Some(status) = tmux.try_wait()? {
            return Ok(status);
        }
        thread::sleep(GLANCE);
    }
    Err(io::ErrorKind::TimedOut.into())
}
