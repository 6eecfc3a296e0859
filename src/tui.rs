//! The browser on a terminal: what may be done, which keys do it, how it looks, and the loop around it.
//!
//! A key goes `key → Action → Screen::act → Effect`, then everything is drawn from the new state.

use std::sync::Arc;

use crate::story::Story;

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

/// Browses `story` on the terminal until the person leaves, with `query` in the search bar.
/// `problems` is how many the loader found; `theme` is the name of a shipped theme, if one was chosen.
///
/// # Errors
/// If there is no terminal that can show a screen.
pub fn browse(
    story: Arc<Story>,
    problems: usize,
    query: &str,
    theme: Option<&str>,
) -> Result<run::Ended, BrowseError> {
    let no_color = std::env::var_os("NO_COLOR");
    let theme = theme.unwrap_or(theme::Theme::default_name(no_color.as_deref()));
    let theme = theme::Theme::shipped(theme)?;
    let keymap = keymap::Keymap::shipped()?;
    let query = query.to_owned();
    let setup = app::Setup {
        story,
        problems,
        query,
        keymap: keymap.clone(),
        theme,
    };
    Ok(run::run(&mut app::App::new(setup), keymap)?)
}
