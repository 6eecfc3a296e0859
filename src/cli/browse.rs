//! The browser on the terminal at hand: on the story that comes with dateline, or on one that is opened.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::anyhow;
use chrono::Utc;

use super::args::Input;
use super::opening::{Opening, Step};
use crate::load::{Loaded, Options, Report};
use crate::search::Index;
use crate::story::Audience;
use crate::story::date::Day;
use crate::tui::app::Setup;
use crate::tui::preferences::Preferences;
use crate::tui::terminal::TerminalError;
use crate::tui::{self, Notice, Ready, Update, WrittenIn};

/// Browses until the person leaves, then reports the problems that the data has then.
///
/// # Errors
///
/// If there is no terminal to browse on.
pub(super) fn run(input: &Input, preferences: Preferences, keep_index: bool) -> anyhow::Result<u8> {
    let options = Options {
        audience: Audience::Makers,
    };
    let setup = |story| Setup {
        story,
        query: input.query.clone(),
        preferences,
    };
    if input.paths.is_empty() {
        let loaded = options.bundled();
        let index = || Index::new(&loaded.story);
        let story = update(&loaded, &WrittenIn::Program, index);
        let ended = tui::browse(setup(story), false, || (), drop)
            .map_err(|error| without_screen(&error))?;
        return Ok(ended.exit_code().max(super::report(&loaded.problems)));
    }
    let keeper = super::keeper(&input.paths, keep_index);
    let opening = Opening::begin(input, options, keeper)?;
    let problems = opening.problems.clone();
    let (first, attending) = opening.first();
    let story = match first {
        Step::Beginning(story) => story,
        Step::Whole(story) => story.map_err(super::with_advice)?,
    };
    let is_beginning = attending.is_beginning;
    let clear = || attending.clear();
    let follow = |updates| attending.attend(updates);
    let ended = tui::browse(setup(story), is_beginning, clear, follow)
        .map_err(|error| without_screen(&error))?;
    if let Some(error) = problems.failure() {
        return Err(super::with_advice(error));
    }
    let code = super::report(&problems.latest());
    // A signal's number says more than that the data has problems.
    Ok(ended.exit_code().max(code))
}

fn without_screen(error: &TerminalError) -> anyhow::Error {
    anyhow!("{error}; `dateline --plain` tells the story without one")
}

/// What the loader found, as the browser takes it; what is in no file is `elsewhere`, and its index is what `index` comes
/// to.
pub(super) fn update(
    loaded: &Loaded,
    elsewhere: &WrittenIn,
    index: impl FnOnce() -> Index + Send,
) -> Update {
    let written_in = |file: &Option<PathBuf>| match file {
        Some(path) => WrittenIn::File(path.clone()),
        None => elsewhere.clone(),
    };
    let today = Utc::now().with_timezone(&loaded.story.timezone());
    let today = Day::new(i64::from(today.date_naive().to_epoch_days()));
    Update {
        story: Some(Arc::new(Ready::new(loaded.story.clone(), index, today))),
        files: loaded.files.iter().map(written_in).collect(),
        problems: loaded
            .problems
            .iter()
            .map(|report| notice(report, loaded))
            .collect(),
    }
}

fn notice(report: &Report, loaded: &Loaded) -> Notice {
    let name = report.file.as_str();
    let file = loaded
        .files
        .iter()
        .flatten()
        .find(|path| path.to_string_lossy() == name);
    Notice {
        place: report.place(),
        text: report.summary(),
        file: file.cloned(),
        line: report.line,
    }
}
