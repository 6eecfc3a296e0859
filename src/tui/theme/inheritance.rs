//! A theme by its name, with the themes it inherits.

use super::{Theme, ThemeFile, shipped_file};
use crate::config::place::unknown_name;
use crate::config::{ConfigError, FileError, Named, UserFile, UserTheme};

/// There is no such theme, or it cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A file cannot be read or understood.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// No theme has the name that was asked for, and no file asked for it.
    #[error("{0}")]
    Unknown(String),
}

impl From<FileError> for ThemeError {
    fn from(mistake: FileError) -> Self {
        Self::Config(mistake.into())
    }
}

pub(super) fn find(name: &Named, themes: &[UserTheme]) -> Result<Theme, ThemeError> {
    let mut wanted = name.clone();
    let mut passed: Vec<String> = Vec::new();
    let mut layers = Vec::new();
    loop {
        // A file that has a shipped theme's name may inherit that theme.
        let is_new = !passed.contains(&wanted.name);
        let user = themes
            .iter()
            .find(|theme| is_new && theme.name == wanted.name);
        let file = if let Some(user) = user {
            ThemeFile::read(UserFile::read(&user.path)?.source())?
        } else if let Some(shipped) = shipped_file(&wanted.name) {
            ThemeFile::read(shipped)?
        } else {
            return Err(missing(&wanted, &passed, themes));
        };
        layers.push(file.looks);
        passed.push(wanted.name);
        match file.inherits {
            Some(inherited) => wanted = inherited,
            None => break,
        }
    }
    Ok(Theme::of_layers(layers.into_iter().rev())?)
}

/// Why there is no theme of that name, after those that were passed on the way to it.
fn missing(wanted: &Named, passed: &[String], themes: &[UserTheme]) -> ThemeError {
    let message = if passed.contains(&wanted.name) {
        format!("`{}` comes back to itself here", wanted.name)
    } else {
        let mut names = Theme::SHIPPED.to_vec();
        names.extend(themes.iter().map(|theme| theme.name.as_str()));
        unknown_name("theme", &wanted.name, &names)
    };
    match &wanted.place {
        Some(place) => place.error(message).into(),
        None => ThemeError::Unknown(message),
    }
}
