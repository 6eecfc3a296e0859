//! The browser on a terminal: what may be done, which keys do it, how it looks, and the loop around it.
//!
//! A key goes `key → Action → Screen::act → Effect`, then everything is drawn from the new state.

pub mod actions;
mod address;
pub mod app;
mod axis;
mod bar;
mod document;
mod draw;
pub mod events;
mod help;
mod ink;
mod jump;
pub mod keymap;
pub mod keys;
pub mod layout;
mod links;
pub mod list;
mod pages;
pub mod place;
pub mod run;
mod subject;
pub mod terminal;
pub mod theme;
mod typeset;
pub mod update;

pub use update::{Notice, Update, Updates};

/// Why there is no browsing.
#[derive(Debug, thiserror::Error)]
pub enum BrowseError {
    /// There is no terminal that can show a screen.
    #[error(transparent)]
    Terminal(#[from] terminal::TerminalError),
    /// A shipped theme or key table cannot be read. Never in a sound build: tests read the same files.
    #[error(transparent)]
    File(#[from] place::FileError),
}

/// What to browse.
pub struct Opening {
    /// The story, its files, and what is wrong in them.
    pub story: Update,
    /// The text of the search bar at the start.
    pub query: String,
    /// Name of a shipped theme, if one was chosen.
    pub theme: Option<String>,
}

/// Browses a story on the terminal until the person leaves. `follow` is given what takes updates of
/// the story to the browser, once it stands.
///
/// # Errors
/// If there is no terminal that can show a screen.
pub fn browse(opening: Opening, follow: impl FnOnce(Updates)) -> Result<run::Ended, BrowseError> {
    let Opening {
        story,
        query,
        theme,
    } = opening;
    let no_color = std::env::var_os("NO_COLOR");
    let theme = theme
        .as_deref()
        .unwrap_or(theme::Theme::default_name(no_color.as_deref()));
    let theme = theme::Theme::shipped(theme)?;
    let keymap = keymap::Keymap::shipped()?;
    let setup = app::Setup {
        story,
        query,
        keymap: keymap.clone(),
        theme,
    };
    Ok(run::run(&mut app::App::new(setup), keymap, follow)?)
}
