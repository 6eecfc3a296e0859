//! The person's own files: what a run takes from them, where they are, and the settings file to begin from.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::args::Arguments;
use crate::config::{Config, ConfigError, DEFAULTS, Folder};
use crate::text::clean_line;
use crate::tui::preferences::Preferences;

/// How the person has a story.
pub(super) enum Manner {
    /// As linear text. Their keys and colours are not read: no mistake in them is in the way.
    Plain {
        /// Whether events begin with the newest.
        newest_first: bool,
        /// Whether the indexes of large stories are kept for the next start.
        keep_index: bool,
    },
    /// On a screen.
    Screen {
        /// How that looks.
        preferences: Box<Preferences>,
        /// Whether the indexes of large stories are kept for the next start.
        keep_index: bool,
    },
}

/// What the person's files and the arguments come to.
///
/// # Errors
/// If a file that is needed cannot be read or is not understood.
pub(super) fn manner(arguments: &Arguments) -> anyhow::Result<Manner> {
    let config = Config::read(Folder::find(), arguments.config.as_deref())?;
    if arguments.plain || config.settings.plain {
        return Ok(Manner::Plain {
            newest_first: config.settings.newest_first,
            keep_index: config.settings.keep_index,
        });
    }
    let no_color = std::env::var_os("NO_COLOR");
    let theme = arguments.theme.as_deref();
    let preferences = Preferences::of(&config, theme, no_color.as_deref())?;
    Ok(Manner::Screen {
        preferences: Box::new(preferences),
        keep_index: config.settings.keep_index,
    })
}

/// Prints the settings file with every default.
///
/// # Errors
/// If standard output takes no more.
pub(super) fn print_defaults() -> anyhow::Result<u8> {
    print(DEFAULTS)
}

/// Said where there is no folder for files of a person's own.
pub(super) const NOWHERE: &str = "neither a home folder nor XDG_CONFIG_HOME is known";

/// A place where a run looks for a file.
pub(super) struct Place {
    /// What the file holds.
    pub what: &'static str,
    path: PathBuf,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let there = if self.path.exists() {
            "found"
        } else {
            "not there"
        };
        write!(f, "{}  {there}", self.path.display())
    }
}

/// Prints where files are looked for, and which of them are there. It reads none of them.
///
/// # Errors
/// If standard output takes no more, or the themes' folder cannot be read.
pub(super) fn print_places(arguments: &Arguments) -> anyhow::Result<u8> {
    let places = places(&Folder::find(), arguments.config.as_deref())?;
    if places.is_empty() {
        return print(&format!("{NOWHERE}\n"));
    }
    let lines = places.iter().map(|place| {
        let line = place.to_string();
        format!("{:<9} {}\n", place.what, clean_line(&line))
    });
    print(&lines.collect::<String>())
}

/// The places of files that a run would look for. None without a folder for them.
///
/// # Errors
/// If the themes' folder cannot be read.
pub(super) fn places(folder: &Folder, settings: Option<&Path>) -> Result<Vec<Place>, ConfigError> {
    let Some(home) = folder.path() else {
        return Ok(Vec::new());
    };
    let settings = settings.map_or_else(|| home.join(Folder::SETTINGS), Path::to_owned);
    let mut places = vec![
        Place {
            what: "settings",
            path: settings,
        },
        Place {
            what: "keys",
            path: home.join(Folder::KEYS),
        },
        Place {
            what: "themes",
            path: home.join(Folder::THEMES),
        },
    ];
    let themes = folder.themes()?.into_iter().map(|theme| Place {
        what: "theme",
        path: theme.path,
    });
    places.extend(themes);
    Ok(places)
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
