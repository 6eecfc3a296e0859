//! Where a person's files are (XDG base directories), and their texts.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use super::ConfigError;
use super::place::SourceFile;

/// The folder of a person's files: `dateline` in `$XDG_CONFIG_HOME`, which is `~/.config` where the environment
/// has no absolute path for it. Nobody's where there is no home. It need not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(Option<PathBuf>);

/// A file of a person, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserFile {
    /// Where it is.
    pub path: PathBuf,
    /// What errors call it: its path.
    name: String,
    text: String,
}

/// A theme file that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserTheme {
    /// What `--theme` and the settings call it: the file's name without `.toml`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

impl Folder {
    /// The settings file's name within it.
    pub const SETTINGS: &str = "config.toml";
    /// The key file's name.
    pub const KEYS: &str = "keys.toml";
    /// The name of the folder of theme files.
    pub const THEMES: &str = "themes";

    /// The folder that the environment says.
    pub fn find() -> Self {
        Self(
            Xdg::new()
                .ok()
                .map(|places| places.config_dir().join("dateline")),
        )
    }

    /// The folder of what can be made again: `dateline` in `$XDG_CACHE_HOME`, which is `~/.cache` where the environment
    /// has no absolute path for it. It need not exist.
    pub fn cache() -> Option<PathBuf> {
        let places = Xdg::new().ok()?;
        Some(places.cache_dir().join("dateline"))
    }

    /// This folder, whatever the environment says.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(Some(path.into()))
    }

    /// Where it is; none if nobody is at home.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// The settings file, if there is one.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn settings(&self) -> Result<Option<UserFile>, ConfigError> {
        self.read_if_there(Self::SETTINGS)
    }

    /// The key file, if there is one.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn keys(&self) -> Result<Option<UserFile>, ConfigError> {
        self.read_if_there(Self::KEYS)
    }

    /// The theme files, in the order of their names.
    ///
    /// # Errors
    /// If the themes' folder is there and cannot be read.
    pub fn themes(&self) -> Result<Vec<UserTheme>, ConfigError> {
        let Some(folder) = self.path() else {
            return Ok(Vec::new());
        };
        let folder = folder.join(Self::THEMES);
        let unreadable = |cause| ConfigError::Unreadable {
            path: folder.clone(),
            cause,
        };
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(unreadable)?,
        };
        let mut themes = Vec::new();
        for entry in entries {
            let path = entry.map_err(unreadable)?.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            if let Some(name) = stem.filter(|_| path.extension().is_some_and(|end| end == "toml")) {
                themes.push(UserTheme {
                    name: name.to_owned(),
                    path,
                });
            }
        }
        themes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(themes)
    }

    fn read_if_there(&self, name: &str) -> Result<Option<UserFile>, ConfigError> {
        let Some(folder) = self.path() else {
            return Ok(None);
        };
        match UserFile::read(&folder.join(name)) {
            Err(ConfigError::Unreadable { cause, .. }) if cause.kind() == ErrorKind::NotFound => {
                Ok(None)
            }
            read => read.map(Some),
        }
    }
}

impl UserFile {
    /// Reads a file that has to be there.
    ///
    /// # Errors
    /// If it cannot be read, or is not UTF-8.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let bytes = fs::read(path).map_err(|cause| ConfigError::Unreadable {
            path: path.to_owned(),
            cause,
        })?;
        let name = path.display().to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self {
                path: path.to_owned(),
                name,
                text,
            }),
            Err(error) => {
                let sound = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes());
                let source = SourceFile {
                    name: &name,
                    text: &text,
                };
                let message = "found bytes that are not UTF-8, expected text";
                Err(source.error(&(sound..sound), message).into())
            }
        }
    }

    /// Its text, for reading it with errors that have their place.
    pub fn source(&self) -> SourceFile<'_> {
        SourceFile {
            name: &self.name,
            text: &self.text,
        }
    }
}
