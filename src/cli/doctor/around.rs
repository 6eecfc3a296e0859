//! The environment, the programs that are installed, and the size of the terminal.

use std::env;
use std::io;
use std::path::PathBuf;

use rustix::termios::tcgetwinsize;

use crate::tui::editor::first_program;

/// A variable of the environment, if it is set; what is not UTF-8 in it is replaced.
pub(super) fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// Columns and rows of the first of the standard streams that is a terminal.
pub(super) fn size() -> Option<(u16, u16)> {
    let size = tcgetwinsize(io::stdout())
        .or_else(|_| tcgetwinsize(io::stderr()))
        .or_else(|_| tcgetwinsize(io::stdin()))
        .ok()?;
    Some((size.ws_col, size.ws_row))
}

/// Where the program is that would open an address.
pub(super) fn opener() -> Option<PathBuf> {
    let commands = open::commands("https://example.org");
    let names = commands
        .iter()
        .filter_map(|command| command.get_program().to_str());
    first_program(names)
}
