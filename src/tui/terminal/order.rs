//! Undoes what a program that was killed may have left behind in the terminal.

use std::fmt;

use crossterm::Command;

/// Puts the modes in order that would spoil what is drawn next, or what the shell finds afterwards. Entering the
/// alternate screen leaves all of them as they are.
pub(super) struct PutInOrder;

/// Each of them is known to the terminals that can show a screen at all, or ignored by them.
const STEPS: [&str; 7] = [
    // No report of the mouse, in whatever form, nor of the focus.
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l",
    "\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1004l",
    // Places count from the corner of the screen, and all of it scrolls.
    "\x1b[?6l\x1b[r",
    // What is written goes over what was there, and on into the next row.
    "\x1b[4l\x1b[?7h",
    // Letters are letters, not pieces of frames.
    "\x1b(B\x0f",
    // The arrow keys and the number pad are as they are in a shell.
    "\x1b[?1l",
    "\x1b>",
];

impl Command for PutInOrder {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        STEPS.iter().try_for_each(|step| f.write_str(step))
    }
}
