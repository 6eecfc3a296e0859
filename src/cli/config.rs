//! The person's own files: what a run takes from them, where they are, and the settings file to begin from.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anyhow::Context;

use super::args::Arguments;
use crate::config::{Config, DEFAULTS, Folder};
use crate::text::clean_line;
use crate::tui::preferences::Preferences;

/// What the person's files and the arguments come to.
///
/// # Errors
/// If a file cannot be read or is not understood.
pub(super) fn preferences(arguments: &Arguments) -> anyhow::Result<Preferences> {
    let config = Config::read(Folder::find(), arguments.config.as_deref())?;
    let no_color = std::env::var_os("NO_COLOR");
    let theme = arguments.theme.as_deref();
    Ok(Preferences::of(&config, theme, no_color.as_deref())?)
}

/// Prints the settings file with every default.
///
/// # Errors
/// If standard output takes no more.
pub(super) fn print_defaults() -> anyhow::Result<u8> {
    print(DEFAULTS)
}

/// Prints where files are looked for, and which of them are there. It reads none of them.
///
/// # Errors
/// If standard output takes no more, or the themes' folder cannot be read.
pub(super) fn print_places(arguments: &Arguments) -> anyhow::Result<u8> {
    let places = places(&Folder::find(), arguments.config.as_deref())?;
    print(&places)
}

/// A line for each file that a run would look for: what it holds, where it is, whether it is there.
///
/// # Errors
/// If the themes' folder cannot be read.
pub(super) fn places(folder: &Folder, settings: Option<&Path>) -> anyhow::Result<String> {
    let line = |what: &str, path: &Path| {
        let there = if path.exists() { "found" } else { "not there" };
        let path = path.display().to_string();
        format!("{what:<9} {}  {there}\n", clean_line(&path))
    };
    let Some(home) = folder.path() else {
        return Ok("neither a home folder nor XDG_CONFIG_HOME is known\n".to_owned());
    };
    let settings = settings.map_or_else(|| home.join(Folder::SETTINGS), Path::to_owned);
    let mut lines = vec![
        line("settings", &settings),
        line("keys", &home.join(Folder::KEYS)),
        line("themes", &home.join(Folder::THEMES)),
    ];
    lines.extend(
        folder
            .themes()?
            .iter()
            .map(|theme| line("theme", &theme.path)),
    );
    Ok(lines.concat())
}

/// Writes to standard output. A reader that has gone has seen enough.
///
/// # Errors
/// If standard output takes no more.
pub(super) fn print(text: &str) -> anyhow::Result<u8> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.context("cannot write to standard output")?,
    }
    Ok(super::FINE)
}
