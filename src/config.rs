//! What a person sets once: the settings, and the texts of key and theme files, each with the place it came from.
//!
//! This knows where files are and what shape settings have. What a key or a colour is called is the screen's affair.

mod folder;
pub mod place;
mod settings;

use std::path::{Path, PathBuf};

pub use folder::{Folder, UserFile, UserTheme};
pub use place::{FileError, SourceFile};
pub use settings::{Named, Settings, Zoom};

/// The settings file with every default and its comment, as dateline is built with it.
pub const DEFAULTS: &str = include_str!("../assets/config.toml");

/// A person's files could not be read, or not understood.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file or folder is there, or was asked for, and cannot be read.
    #[error("cannot read {}: {cause}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A file says something that was not understood.
    #[error(transparent)]
    Mistake(#[from] FileError),
}

/// The settings in force before flags, and where a person's other files are.
#[derive(Debug, Clone)]
pub struct Config {
    /// The defaults, with the settings file laid over them.
    pub settings: Settings,
    /// The settings file that was read, if there was one.
    pub file: Option<PathBuf>,
    /// Where key and theme files are.
    pub folder: Folder,
}

impl Config {
    /// Reads `file`, or the settings file of `folder` if there is one.
    ///
    /// # Errors
    /// If `file` cannot be read, or the one of the folder is there and cannot be read; the first thing in it that
    /// is not TOML, is no setting, or has a value that the setting cannot have.
    pub fn read(folder: Folder, file: Option<&Path>) -> Result<Self, ConfigError> {
        let found = match file {
            Some(file) => Some(UserFile::read(file)?),
            None => folder.settings()?,
        };
        let settings = match &found {
            Some(found) => Settings::parse(found.source())?,
            None => Settings::default(),
        };
        Ok(Self {
            settings,
            file: found.map(|found| found.path),
            folder,
        })
    }
}
