//! The environment, the programs that are installed, and the size of the terminal.

use std::env;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::termios::tcgetwinsize;

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

/// Where the first of these programs is that is installed.
pub(super) fn first_program<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.into_iter().find_map(|name| {
        if name.contains('/') {
            return Some(PathBuf::from(name)).filter(|path| is_program(path));
        }
        let mut places = folders.iter().map(|folder| folder.join(name));
        places.find(|path| is_program(path))
    })
}

/// Where the program is that would open an address.
pub(super) fn opener() -> Option<PathBuf> {
    let commands = open::commands("https://example.org");
    let names = commands
        .iter()
        .filter_map(|command| command.get_program().to_str());
    first_program(names)
}

fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}
