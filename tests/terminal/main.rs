//! The real program in a pseudo-terminal: it takes the terminal over and gives it back, whatever ends it.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is not as it should be"
)]

mod browsing;
mod editing;
mod following;
mod handing_over;
mod kept;
mod loading;
mod mouse;
mod new;
mod own_files;
mod panics;
mod plain;
mod progress;
mod pty;

use pty::{Modes, Pty, command};
use rustix::process::Signal;

const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");
const SIZE: (u16, u16) = (80, 24);

/// A terminal on which the browser is up, and its modes before.
fn browser() -> (Pty, Modes) {
    let (mut pty, before) = Pty::look_then_start(SIZE, DATELINE, &[]);
    wait_for_browser(&mut pty, 0);
    (pty, before)
}

/// Waits for the browser's next whole frame, after the first `drawn` ones.
#[track_caller]
fn wait_for_browser(pty: &mut Pty, drawn: usize) {
    pty.wait_for_frame_after(drawn);
    assert!(pty.screen().alternate_screen());
    assert!(pty.screen().contents().contains("dateline"));
}

/// A shell with job control that starts the browser, says when it has the terminal again, and goes on with it
/// after a line.
fn browser_of_a_shell() -> (Pty, Modes) {
    let script =
        "set -m; echo before; read line; \"$0\"; echo stopped; read line; fg; echo left $?";
    let mut pty = Pty::start(SIZE, "sh", ["-c", script, DATELINE]);
    pty.wait_for_text("before");
    let before = pty.modes();
    pty.send("\n");
    wait_for_browser(&mut pty, 0);
    (pty, before)
}

#[test]
fn the_browser_takes_the_terminal_and_q_gives_it_back() {
    let (mut pty, before) = browser();
    assert_ne!(pty.modes(), before);
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
    assert!(
        pty.screen().contents().contains("before"),
        "the shell's screen is back"
    );
}

#[test]
fn ctrl_c_gives_the_terminal_back() {
    let (mut pty, before) = browser();
    pty.send("\x03");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn esc_never_quits() {
    let (mut pty, _) = browser();
    for _ in 0..3 {
        pty.press("\x1b");
    }
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn a_signal_gives_the_terminal_back_and_shows_in_the_exit_code() {
    let table = [
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
        (Signal::TERM, 143),
    ];
    for (signal, code) in table {
        let (mut pty, before) = browser();
        pty.signal(signal);
        assert_eq!(pty.wait_for_end(), code);
        assert_eq!(pty.modes(), before, "{signal:?}");
    }
}

#[test]
fn ctrl_z_returns_to_the_shell_and_fg_comes_back() {
    let (mut pty, before) = browser_of_a_shell();
    pty.send("\x1a");
    pty.wait_for_text("stopped");
    assert_eq!(pty.modes(), before);
    let drawn = pty.frames();
    pty.send("\n");
    wait_for_browser(&mut pty, drawn);
    pty.send("q");
    pty.wait_for_text("left 0");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn a_stop_signal_is_as_good_as_ctrl_z() {
    let (mut pty, before) = browser_of_a_shell();
    pty.signal_foreground(Signal::TSTP);
    pty.wait_for_text("stopped");
    assert_eq!(pty.modes(), before);
    let drawn = pty.frames();
    pty.send("\n");
    wait_for_browser(&mut pty, drawn);
    pty.send("q");
    pty.wait_for_text("left 0");
}

#[test]
fn a_stop_that_cannot_be_caught_is_made_good_when_it_goes_on() {
    let (mut pty, before) = browser_of_a_shell();
    let browsing = pty.modes();
    pty.signal_foreground(Signal::STOP);
    // The shell writes into what is still the browser's screen.
    pty.wait_for_text("stopped");
    let drawn = pty.frames();
    pty.send("\n");
    wait_for_browser(&mut pty, drawn);
    assert!(!pty.screen().contents().contains("stopped"), "drawn over");
    assert_eq!(pty.modes(), browsing);
    pty.send("q");
    pty.wait_for_text("left 0");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn ctrl_z_without_a_shell_to_come_back_from_draws_anew() {
    let (mut pty, before) = browser();
    pty.send("\x1a");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(
        pty.written().matches("\x1b[?1049h").count(),
        2,
        "taken over twice"
    );
    assert_eq!(pty.modes(), before);
}

#[test]
fn a_vanished_terminal_ends_the_program() {
    let (pty, _) = browser();
    assert_eq!(pty.vanish(), 129);
}

#[test]
fn a_vanished_terminal_ends_the_program_without_a_signal_too() {
    // A program whose terminal is not the one that controls it gets no SIGHUP.
    let mut command = command(DATELINE, [""; 0]);
    command.set_controlling_tty(false);
    let mut pty = Pty::start_command(SIZE, command);
    wait_for_browser(&mut pty, 0);
    assert_eq!(pty.vanish(), 129);
}

#[test]
fn any_size_and_a_storm_of_sizes_is_fine() {
    let (mut pty, before) = browser();
    for size in [(1, 1), (1000, 500), (2, 300), (300, 2)] {
        pty.resize(size);
    }
    for step in 1..200 {
        pty.resize((step, 200 - step));
    }
    pty.resize(SIZE);
    pty.wait_for("browser of the last size", |screen| {
        let rows: Vec<String> = screen.rows(0, SIZE.0).collect();
        rows[0].contains("dateline") && rows[23].contains("help")
    });
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn without_keys_there_is_a_message_and_no_screen() {
    let mut command = command("sh", ["-c", "exec \"$0\" < /dev/null", DATELINE]);
    command.set_controlling_tty(false);
    let mut pty = Pty::start_command(SIZE, command);
    assert_eq!(pty.wait_for_end(), 2);
    let said = pty.screen().contents();
    assert!(
        said.contains("there is no terminal to read keys from"),
        "{said}"
    );
}

#[test]
fn a_terminal_that_cannot_place_text_is_told_so() {
    let mut command = command(DATELINE, [""; 0]);
    command.env("TERM", "dumb");
    let mut pty = Pty::start_command(SIZE, command);
    assert_eq!(pty.wait_for_end(), 2);
    let said = pty.screen().contents();
    assert!(said.contains("TERM=dumb"), "{said}");
    assert!(said.contains("`dateline --plain`"), "{said}");
}

#[test]
fn the_terminal_is_asked_nothing() {
    let (mut pty, _) = browser();
    pty.send("\x0c");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    for question in [
        "\x1b[6n", "\x1b[c", "\x1b[>", "$p", "\x1b]1", "?\x1b\\", "?\x07",
    ] {
        assert!(!pty.written().contains(question), "{question:?}");
    }
}
