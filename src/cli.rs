//! The command line: arguments in, a browser or a list out, and an exit code for the shell.

mod args;
mod browse;
mod check;
mod completions;
mod config;
mod doctor;
mod export;
mod follow;
mod import;
mod list;
mod man;
mod new;
mod opening;
mod plain;
mod progress;
mod stderr;
mod target;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::config::Folder;
use crate::keep::{self, Keeper};
use crate::load::{self, LoadError, Loaded, Report};
use crate::story::Audience;

use args::{Arguments, Command, Input};
use config::Manner;
use progress::Bar;

/// All went well.
const FINE: u8 = 0;
/// The data has problems. What is sound was shown all the same.
const PROBLEMS: u8 = 1;
/// Nothing could be shown.
const COULD_NOT_RUN: u8 = 2;

/// Runs dateline with the arguments of a command line, the program's name first.
///
/// The exit code is 0 if all went well, 1 if the story's files have problems, which are reported
/// on standard error, 2 if nothing could be run. A browser that a signal ended gives 128 and the
/// signal's number.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return say_usage(&error),
    };
    let code = act(&arguments).unwrap_or_else(|error| {
        stderr::say(&format!("dateline: {error:#}"));
        COULD_NOT_RUN
    });
    ExitCode::from(code)
}

fn act(arguments: &Arguments) -> anyhow::Result<u8> {
    match &arguments.command {
        Some(Command::New(new)) => new::write(new, arguments),
        Some(Command::Export(options)) => export::write(options),
        Some(Command::Import(options)) => import::print(options),
        Some(Command::List(list)) => list::print(list),
        Some(Command::Check(options)) => check::print(options),
        Some(Command::Completions { shell }) => completions::print(*shell),
        Some(Command::Man) => man::print(),
        Some(Command::Doctor { config }) => doctor::print(config.as_deref()),
        None if arguments.print_config => config::print_defaults(),
        None if arguments.config_path => config::print_places(arguments),
        None => show(arguments),
    }
}

/// The browser, or what it would show where there is no screen for it, or nobody to look at one.
fn show(arguments: &Arguments) -> anyhow::Result<u8> {
    let manner = config::manner(arguments)?;
    if io::stdout().is_terminal() || matches!(manner, Manner::Plain { .. }) {
        return tell(&arguments.input, manner);
    }
    list::print(&args::List::of_events(&arguments.input))
}

fn tell(input: &Input, manner: Manner) -> anyhow::Result<u8> {
    match manner {
        Manner::Plain {
            newest_first,
            keep_index,
        } => plain::run(input, newest_first, keep_index),
        Manner::Screen {
            preferences,
            keep_index,
        } => browse::run(input, *preferences, keep_index),
    }
}

/// Keeps the index of the story of `paths`, if the person wants that.
fn keeper(paths: &[PathBuf], is_wanted: bool) -> Keeper {
    match Folder::cache() {
        Some(folder) if is_wanted => Keeper::new(&folder.join(keep::FOLDER), paths),
        _ => Keeper::nobody(),
    }
}

/// Opens the story of a command, and shows on `bar` how far it has come.
fn open(input: &Input, audience: Audience, bar: &Bar) -> anyhow::Result<Loaded> {
    let options = load::Options { audience };
    if input.paths.is_empty() {
        return Ok(options.bundled());
    }
    let tell = |progress| bar.show(progress);
    options
        .open_and_tell(&input.paths, io::stdin(), &tell)
        .map_err(with_advice)
}

/// Why there is no story, and what begins one where that is what is missing.
fn with_advice(error: LoadError) -> anyhow::Error {
    let is_missing = match &error {
        LoadError::NoFiles { .. } => true,
        LoadError::Unreadable { source, .. } => source.kind() == io::ErrorKind::NotFound,
    };
    let error = anyhow::Error::from(error);
    if is_missing {
        anyhow::anyhow!("{error:#}; `dateline new DIR` begins a story of your own")
    } else {
        error
    }
}

/// Says what is wrong with the data, and gives the exit code for it.
fn report(problems: &[Report]) -> u8 {
    for problem in problems {
        stderr::say(&format!("{problem}\n"));
    }
    report_number(problems.len())
}

/// Says how many problems the data has, and gives the exit code for it.
fn report_number(problems: usize) -> u8 {
    match problems {
        0 => return FINE,
        1 => stderr::say("dateline: 1 problem in the data; what is sound is shown"),
        many => stderr::say(&format!(
            "dateline: {many} problems in the data; what is sound is shown"
        )),
    }
    PROBLEMS
}

/// Prints help or the version as asked for, or says what is wrong with the arguments.
fn say_usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        stderr::say(error.render().to_string().trim_end());
        return ExitCode::from(COULD_NOT_RUN);
    }
    // Nobody may be left to read it.
    let _ = error.print();
    ExitCode::from(FINE)
}
