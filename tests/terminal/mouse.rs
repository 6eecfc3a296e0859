//! The mouse of a real terminal: asked for while the browser has it, and never left on behind.

use rustix::process::Signal;
use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, browser, browser_of_a_shell, wait_for_browser};

const ASKED: (MouseProtocolMode, MouseProtocolEncoding) =
    (MouseProtocolMode::ButtonMotion, MouseProtocolEncoding::Sgr);
const LEFT_ALONE: (MouseProtocolMode, MouseProtocolEncoding) =
    (MouseProtocolMode::None, MouseProtocolEncoding::Default);

#[test]
fn presses_drags_and_the_wheel_are_asked_for_and_not_every_motion() {
    let (mut pty, before) = browser();
    assert_eq!(pty.mouse(), ASKED);
    pty.send("q");
    pty.wait_for_end();
    assert_eq!(pty.mouse(), LEFT_ALONE);
    assert_eq!(pty.modes(), before);
    assert!(!pty.written().contains("1003"));
}

#[test]
fn m_lets_go_of_it_and_takes_it_again() {
    let (mut pty, _) = browser();
    pty.press("m");
    assert_eq!(pty.mouse(), LEFT_ALONE);
    pty.wait_for_text("mouse: the terminal's, m takes it back");
    pty.press("m");
    assert_eq!(pty.mouse(), ASKED);
}

#[test]
fn after_a_stop_it_is_as_it_was_before() {
    for (key, mouse) in [("j", ASKED), ("m", LEFT_ALONE)] {
        let (mut pty, before) = browser_of_a_shell();
        pty.press(key);
        pty.signal_foreground(Signal::TSTP);
        pty.wait_for_text("stopped");
        assert_eq!(pty.mouse(), LEFT_ALONE);
        let drawn = pty.frames();
        pty.send("\n");
        wait_for_browser(&mut pty, drawn);
        assert_eq!(pty.mouse(), mouse);
        pty.send("q");
        pty.wait_for_text("left 0");
        assert_eq!(pty.modes(), before);
    }
}

#[test]
fn a_click_a_wheel_and_a_drag_arrive() {
    let (mut pty, _) = browser();
    // The row below the selected one; then the one above it, twice. Places count from one.
    let click = |row: u16| format!("\x1b[<0;20;{row}M\x1b[<0;20;{row}m");
    pty.press(&click(10));
    pty.wait_for_text("33 of 40");
    let twice = click(9) + &click(9);
    pty.press(&twice);
    pty.wait_for_text("Both companies said");
    // What a terminal sends next would be taken for one key with Esc. Frames answer the last releases too, so that
    // one more frame does not say that Esc has been read; the list does.
    pty.send("\x1b");
    pty.wait_for_text("32 of 40");
    // Far beyond the screen there is nothing.
    pty.press("\x1b[<0;500;500M\x1b[<0;500;500m");
    // The wheel, three times.
    pty.press(&"\x1b[<65;20;9M".repeat(3));
    pty.wait_for_text("WIRED totals");
    // A drag over the whole of the axis.
    pty.press("\x1b[<0;7;3M\x1b[<32;40;3M\x1b[<32;74;3M\x1b[<0;74;3m");
    pty.wait_for_text("date:20");
}

#[test]
fn the_settings_may_leave_it_to_the_terminal() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-mouse");
    std::fs::create_dir_all(&folder).unwrap();
    let settings = folder.join("config.toml");
    std::fs::write(&settings, "mouse = false\n").unwrap();
    let arguments = ["--config".as_ref(), settings.as_os_str()];
    let mut pty = Pty::start_command(SIZE, command(DATELINE, arguments));
    wait_for_browser(&mut pty, 0);
    assert_eq!(pty.mouse(), LEFT_ALONE);
    pty.press("m");
    assert_eq!(pty.mouse(), ASKED);
}
