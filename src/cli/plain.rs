//! `dateline --plain`: the story as linear text; on a terminal in answer to commands, elsewhere all of it.

mod commands;
mod conversation;
mod telling;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context;
use rustix::io::Errno;

use super::args::Input;
use super::progress::Bar;
use super::{list, open, stderr};
use crate::export::plain::Teller;
use crate::export::words::capital;
use crate::load::{Loaded, Report};
use crate::search::{Index, Query};
use crate::story::Audience;
use crate::text::clean_text;
use crate::tui::address;

use conversation::{Answer, Conversation};

pub(super) use commands::COMMANDS;

/// Stands where a command can be typed.
const PROMPT: &str = "Command: ";

/// Said once where files of the story are no more as they were read.
const CHANGED: &str = "\n\nThe story's files have changed: type reload to have them read again.";

/// Tells the story; in a conversation with the newest events first, if that is asked for.
///
/// # Errors
/// If it cannot be opened, or standard output takes no more.
pub(super) fn run(input: &Input, newest_first: bool, keep_index: bool) -> anyhow::Result<u8> {
    if io::stdout().is_terminal() {
        converse(input, newest_first, keep_index)
    } else {
        write(input)
    }
}

/// Writes everything that answers to the query. One that is not understood, or not finished, writes nothing:
/// exit code 2.
fn write(input: &Input) -> anyhow::Result<u8> {
    let query = Query::parse(&input.query);
    if list::remark_on(&query) {
        return Ok(super::COULD_NOT_RUN);
    }
    let loaded = open(input, Audience::Public, &Bar::none())?;
    let story = &*loaded.story;
    let hits = Index::new(story).run(&query, story);
    let mut out = BufWriter::new(io::stdout().lock());
    let told = Teller::new(story, &hits, query.text()).document(&mut out);
    match told.and_then(|()| out.flush()) {
        // `head` has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.context("cannot write to standard output")?,
    }
    for problem in problems(&loaded) {
        stderr::say(&format!("dateline: problem in {problem}"));
    }
    Ok(super::report_number(loaded.problems.len()))
}

/// Answers to commands until the person leaves.
fn converse(input: &Input, newest_first: bool, keep_index: bool) -> anyhow::Result<u8> {
    let mut keeper = super::keeper(&input.paths, keep_index);
    let mut loaded = open(input, Audience::Makers, &Bar::none())?;
    let mut commands = commands_of(input)?;
    let mut stamps = stamps_of(&loaded);
    let index = keeper.index(&loaded);
    let story = loaded.story.clone();
    let mut conversation = Conversation::new(story, index, problems(&loaded), newest_first);
    let mut said = conversation.begin(&input.query);
    while say(&format!("{said}\n{PROMPT}"))? {
        // While the person listens. Where it cannot be kept, the next start takes as long as this one.
        let _ = keeper.keep(conversation.index());
        let Some(line) = read_line(&mut *commands)? else {
            // The shell's prompt is to have a line of its own.
            say("\n")?;
            break;
        };
        said = match conversation.answer(&line) {
            Answer::Leave => break,
            Answer::Say(said) => said,
            Answer::Visit(address) => capital(&match address::open(&address) {
                Ok(()) => format!("opening {address}"),
                Err(why) => format!("{why}: {address}"),
            }),
            Answer::Reload => match reopen(input) {
                Ok(again) => {
                    loaded = again;
                    stamps = stamps_of(&loaded);
                    conversation.renew(loaded.story.clone(), problems(&loaded))
                }
                Err(error) => format!("Not read again: {error:#}. The story is as it was."),
            },
        };
        let now = stamps_of(&loaded);
        if now != stamps {
            said += CHANGED;
            stamps = now;
        }
    }
    Ok(super::report_number(loaded.problems.len()))
}

/// When the files of a story were last changed; nothing for what is no file any more.
fn stamps_of(loaded: &Loaded) -> Vec<Option<SystemTime>> {
    let files = loaded.files.iter().flatten();
    files
        .map(|file| file.metadata().and_then(|about| about.modified()).ok())
        .collect()
}

fn reads_stdin(input: &Input) -> bool {
    input.paths.iter().any(|path| path == Path::new("-"))
}

fn reopen(input: &Input) -> anyhow::Result<Loaded> {
    anyhow::ensure!(
        !reads_stdin(input),
        "the story came from standard input, which can be read only once"
    );
    open(input, Audience::Makers, &Bar::none())
}

/// Where commands come from: standard input, or the controlling terminal where that has the story.
fn commands_of(input: &Input) -> anyhow::Result<Box<dyn BufRead>> {
    if !reads_stdin(input) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let terminal = File::open("/dev/tty").context("there is no terminal to read commands from")?;
    Ok(Box::new(BufReader::new(terminal)))
}

/// Writes to the terminal; not if it is gone, which is no failure: nobody listens any more.
fn say(text: &str) -> anyhow::Result<bool> {
    let mut out = io::stdout().lock();
    match write!(out, "{}", clean_text(text)).and_then(|()| out.flush()) {
        Err(error) if is_gone(&error) => Ok(false),
        written => written
            .context("cannot write to standard output")
            .map(|()| true),
    }
}

/// Whether this is what a terminal says that has been taken away.
fn is_gone(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::IO.raw_os_error())
}

/// The next line, whatever bytes it has; nothing at the end of the input.
fn read_line(commands: &mut dyn BufRead) -> anyhow::Result<Option<String>> {
    let mut line = Vec::new();
    let length = match commands.read_until(b'\n', &mut line) {
        Err(error) if is_gone(&error) => 0,
        read => read.context("cannot read commands")?,
    };
    Ok((length > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
}

/// What is wrong in the files, each with its place, in words.
fn problems(loaded: &Loaded) -> Vec<String> {
    loaded.problems.iter().map(words).collect()
}

fn words(problem: &Report) -> String {
    let mut place = vec![problem.file.to_string()];
    place.extend(problem.line.map(|line| format!("line {line}")));
    place.extend(problem.column.map(|column| format!("column {column}")));
    format!("{}: {}", place.join(", "), problem.summary())
}
