//! What a person's files and flags come to: keys, colours, and how the browser begins.

use std::ffi::OsStr;

use super::keymap::Keymap;
use super::theme::{Theme, ThemeError};
use crate::config::{Config, ConfigError, FileError, Named, Settings, Zoom};

/// How somebody likes the browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preferences {
    /// The keys.
    pub keymap: Keymap,
    /// The look.
    pub theme: Theme,
    /// Whether the timeline begins with the newest event.
    pub newest_first: bool,
    /// How much time the axis shows at the start.
    pub zoom: Zoom,
    /// Whether the mouse is the browser's at the start.
    pub mouse: bool,
    /// The editor's command line, if the settings have one.
    pub editor: Option<String>,
}

/// The person's files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PreferenceError {
    /// They cannot be read or understood.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The command line asks for a theme that is not there.
    #[error("--theme: {0}")]
    NoTheme(String),
}

/// Why a theme is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// The command line asks for it.
    Flag,
    /// `NO_COLOR` is set and the command line asks for no theme.
    NoColor,
    /// The settings file asks for it.
    Settings,
    /// Nobody asks for another.
    Default,
}

impl Preferences {
    /// What dateline is built with, and the shipped theme of that name.
    ///
    /// # Errors
    /// None in a sound build: tests read the same files.
    pub fn shipped(theme: &str) -> Result<Self, FileError> {
        let settings = Settings::default();
        Ok(Self {
            keymap: Keymap::shipped()?,
            theme: Theme::shipped(theme)?,
            newest_first: settings.newest_first,
            zoom: settings.zoom,
            mouse: settings.mouse,
            editor: settings.editor,
        })
    }

    /// Puts together what `config` says. `flag` is the theme that the command line asks for, `no_color` the
    /// environment's `NO_COLOR`.
    ///
    /// # Errors
    /// If a key file or theme file cannot be read or understood, or there is no such theme.
    pub fn of(
        config: &Config,
        flag: Option<&str>,
        no_color: Option<&OsStr>,
    ) -> Result<Self, PreferenceError> {
        let keymap = match config.folder.keys()? {
            Some(file) => Keymap::with(file.source()),
            None => Keymap::shipped(),
        };
        let (chosen, because) = choose_theme(&config.settings.theme, flag, no_color);
        Ok(Self {
            keymap: keymap.map_err(ConfigError::from)?,
            theme: find_theme(config, &chosen, because)?,
            newest_first: config.settings.newest_first,
            zoom: config.settings.zoom,
            mouse: config.settings.mouse,
            editor: config.settings.editor.clone(),
        })
    }
}

/// Which theme is in force, and why: that of the command line, else `mono` if `NO_COLOR` is set and not empty
/// (<https://no-color.org>), else that of the settings.
pub fn choose_theme(
    settings: &Named,
    flag: Option<&str>,
    no_color: Option<&OsStr>,
) -> (Named, Because) {
    let named = |name: &str| Named {
        name: name.to_owned(),
        place: None,
    };
    if let Some(name) = flag {
        (named(name), Because::Flag)
    } else if no_color.is_some_and(|value| !value.is_empty()) {
        (named("mono"), Because::NoColor)
    } else if settings.place.is_some() {
        (settings.clone(), Because::Settings)
    } else {
        (settings.clone(), Because::Default)
    }
}

/// The theme that was chosen. Under `NO_COLOR` it is the shipped one, for a file of that name may have colours.
fn find_theme(config: &Config, chosen: &Named, because: Because) -> Result<Theme, PreferenceError> {
    let themes = match because {
        Because::NoColor => Vec::new(),
        _ => config.folder.themes()?,
    };
    Theme::find(chosen, &themes).map_err(|error| match error {
        ThemeError::Config(error) => error.into(),
        ThemeError::Unknown(message) => PreferenceError::NoTheme(message),
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::{Because, choose_theme};
    use crate::config::{Settings, SourceFile};

    #[test]
    fn the_flag_goes_before_no_color_and_that_before_the_settings() {
        let nothing = Settings::default().theme;
        let text = "theme = 'light'";
        let light = Settings::parse(SourceFile { name: "c", text })
            .unwrap()
            .theme;
        let table = [
            (&nothing, None, None, "dark", Because::Default),
            (&nothing, None, Some(""), "dark", Because::Default),
            (&nothing, None, Some("1"), "mono", Because::NoColor),
            (&light, None, None, "light", Because::Settings),
            (&light, None, Some(""), "light", Because::Settings),
            (&light, None, Some("1"), "mono", Because::NoColor),
            (&light, Some("dark"), None, "dark", Because::Flag),
            (&light, Some("dark"), Some("1"), "dark", Because::Flag),
        ];
        for (settings, flag, no_color, name, because) in table {
            let (chosen, why) = choose_theme(settings, flag, no_color.map(OsStr::new));
            assert_eq!((chosen.name.as_str(), why), (name, because));
        }
    }
}
