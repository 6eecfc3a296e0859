//! The browser on the terminal at hand, which follows the files of its story.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::anyhow;

use super::args::Input;
use super::follow::{self, Followed, Problems};
use super::progress::Bar;
use crate::load::{Loaded, Options, Report};
use crate::story::Audience;
use crate::tui::app::Setup;
use crate::tui::preferences::Preferences;
use crate::tui::{self, Notice, Ready, Update, WrittenIn};

/// Browses until the person leaves, then reports the problems that the data has then.
///
/// # Errors
///
/// If there is no terminal to browse on.
pub(super) fn run(input: &Input, preferences: Preferences) -> anyhow::Result<u8> {
    let watched = follow::watch(&input.paths);
    let audience = Audience::Makers;
    let bar = Bar::new(input);
    let loaded = &super::open(input, audience, &bar)?;
    bar.say("getting ready");
    let elsewhere = if input.paths.is_empty() {
        WrittenIn::Program
    } else {
        WrittenIn::StandardInput
    };
    let setup = Setup {
        story: update(loaded, &elsewhere),
        query: input.query.clone(),
        preferences,
    };
    let problems = Problems::new(loaded.problems.clone());
    let followed = Followed {
        options: Options { audience },
        problems: problems.clone(),
    };
    let follow = |updates| {
        if let Some(watched) = watched {
            watched.follow(followed, updates);
        }
    };
    // The screen is the browser's from then on.
    let ready = || drop(bar);
    let ended = tui::browse(setup, ready, follow)
        .map_err(|error| anyhow!("{error}; `dateline --plain` tells the story without one"))?;
    let code = super::report(&problems.latest());
    // A signal's number says more than that the data has problems.
    Ok(ended.exit_code().max(code))
}

/// What the loader found, as the browser takes it; what is in no file is `elsewhere`.
pub(super) fn update(loaded: &Loaded, elsewhere: &WrittenIn) -> Update {
    let written_in = |file: &Option<PathBuf>| match file {
        Some(path) => WrittenIn::File(path.clone()),
        None => elsewhere.clone(),
    };
    Update {
        story: Some(Arc::new(Ready::new(loaded.story.clone()))),
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
