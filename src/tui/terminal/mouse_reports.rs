//! Asks the terminal to tell of the mouse, or to keep it to itself.

use std::fmt;

use crossterm::Command;

/// Presses and the wheel (1000), and the way of the mouse while a button is held (1002), in coordinates of any
/// size (1006).
///
/// crossterm's own command asks for every motion (1003) too, which wakes us up at each cell that is passed.
pub(super) struct TellOfMouse;

/// Undoes [`TellOfMouse`].
pub(super) struct KeepMouse;

impl Command for TellOfMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
    }
}

impl Command for KeepMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1006l\x1b[?1002l\x1b[?1000l")
    }
}
