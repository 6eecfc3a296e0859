//! The browser on the terminal at hand.

use anyhow::anyhow;

use super::args::Arguments;
use crate::load::Loaded;
use crate::tui;

/// Browses until the person leaves, then reports the problems of the data.
///
/// # Errors
///
/// If there is no terminal to browse on.
pub(super) fn run(loaded: &Loaded, arguments: &Arguments) -> anyhow::Result<u8> {
    let query = &arguments.input.query;
    let theme = arguments.theme.as_deref();
    let ended = tui::browse(loaded.story.clone(), loaded.problems.len(), query, theme)
        .map_err(|error| anyhow!("{error:#}; `dateline list` prints the story without one"))?;
    let code = super::report(loaded);
    // A signal's number says more than that the data has problems.
    Ok(ended.exit_code().max(code))
}
