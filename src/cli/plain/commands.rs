//! What can be typed in the plain conversation, in one table: it is read, helped with and documented from here.

use crate::export::plain::Kind;
use crate::text::nearest;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Request {
    /// To hear more: of the record, or as [`Request::Next`].
    More,
    /// The next page or the next record.
    Next,
    /// The page or the record before.
    Previous,
    /// To be where they were before.
    Back,
    /// To hear it once more.
    Again,
    /// The record with this number.
    Open(usize),
    /// What this finds.
    Search(String),
    /// A list.
    List(Kind),
    /// The events from a date on.
    Date(String),
    /// The events the other way round.
    Reverse,
    /// What is wrong with the files.
    Problems,
    /// All of a record.
    Whole,
    /// The source's address in a web browser.
    Visit,
    /// A citation to paste.
    Cite,
    /// What the story is about.
    Story,
    /// The files to be read again.
    Reload,
    /// The commands, or how to search.
    Help(String),
    /// To leave.
    Quit,
}

/// A command as people are told of it.
pub(in crate::cli) struct Command {
    /// What is typed.
    pub name: &'static str,
    /// A shorter way to type it, if there is one.
    pub short: Option<&'static str>,
    /// What follows it, if anything does.
    pub argument: Option<&'static str>,
    /// What it does.
    pub help: &'static str,
    request: fn(&str) -> Request,
}

/// Every command, in the order of the help.
pub(in crate::cli) const COMMANDS: &[Command] = &[
    command(
        "next",
        Some("n"),
        "go to the next page of a list, or to the record after this one",
        |_| Request::Next,
    ),
    command(
        "previous",
        Some("p"),
        "go to the page or the record before",
        |_| Request::Previous,
    ),
    command("back", Some("b"), "return to where you were before", |_| {
        Request::Back
    }),
    command("again", Some("a"), "hear it once more", |_| Request::Again),
    command("whole", Some("w"), "hear the whole record at once", |_| {
        Request::Whole
    }),
    Command {
        argument: Some("WORDS"),
        ..command(
            "search",
            Some("/"),
            "find what has to do with these words; without any, have the whole story again",
            |words| Request::Search(words.to_owned()),
        )
    },
    command(
        "events",
        Some("e"),
        "list the events that were found",
        |_| Request::List(Kind::Events),
    ),
    command(
        "actors",
        None,
        "list the people and bodies that have to do with them",
        |_| Request::List(Kind::Actors),
    ),
    command("quotes", None, "list the quotes that were found", |_| {
        Request::List(Kind::Quotes)
    }),
    command(
        "sources",
        None,
        "list the sources that have to do with them",
        |_| Request::List(Kind::Sources),
    ),
    Command {
        argument: Some("DATE"),
        ..command(
            "date",
            Some("d"),
            "list the events from a date on, such as 2026 or 2026-02-12",
            |date| Request::Date(date.to_owned()),
        )
    },
    command(
        "reverse",
        Some("r"),
        "turn the events round: newest or oldest first",
        |_| Request::Reverse,
    ),
    command(
        "cite",
        Some("c"),
        "have this record as a citation to paste",
        |_| Request::Cite,
    ),
    command(
        "visit",
        Some("v"),
        "open the address of this source, or of this quote's source, in your web browser",
        |_| Request::Visit,
    ),
    command(
        "story",
        None,
        "hear what the story is about, and how much there is of it",
        |_| Request::Story,
    ),
    command(
        "problems",
        None,
        "list what is wrong in the story's files",
        |_| Request::Problems,
    ),
    command("reload", None, "read the story's files again", |_| {
        Request::Reload
    }),
    Command {
        argument: Some("search"),
        ..command(
            "help",
            Some("h"),
            "hear these commands; help search tells what a search can ask",
            |about| Request::Help(about.to_owned()),
        )
    },
    command("quit", Some("q"), "leave; so does Ctrl-D", |_| {
        Request::Quit
    }),
];

const fn command(
    name: &'static str,
    short: Option<&'static str>,
    help: &'static str,
    request: fn(&str) -> Request,
) -> Command {
    Command {
        name,
        short,
        argument: None,
        help,
        request,
    }
}

impl Command {
    /// How it is typed: `search WORDS`, or `/WORDS`.
    pub(in crate::cli) fn usage(&self) -> String {
        let argument = self.argument.unwrap_or_default();
        let long = format!("{} {argument}", self.name);
        match self.short {
            Some("/") => format!("{long}, or /{argument}"),
            Some(short) => format!("{}, or {short}", long.trim_end()),
            None => long.trim_end().to_owned(),
        }
    }
}

/// Reads a line.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn read(line: &str) -> Result<Request, String> {
    let line = line.trim();
    if let Some(words) = line.strip_prefix('/') {
        return Ok(Request::Search(words.trim().to_owned()));
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if word.is_empty() {
        return Ok(Request::More);
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) && rest.is_empty() {
        // A number too large to count is none of the list either.
        return Ok(Request::Open(word.parse().unwrap_or(usize::MAX)));
    }
    let lower = word.to_lowercase();
    let is_called = |command: &&Command| {
        command.name == lower
            || command.short == Some(&lower)
            || lower == "?" && command.name == "help"
    };
    let Some(command) = COMMANDS.iter().find(is_called) else {
        return Err(unknown(line, &lower));
    };
    match command.argument {
        None if !rest.is_empty() => Err(format!(
            "{} stands alone; nothing follows it. To search for words, type / before them.",
            command.name
        )),
        _ => Ok((command.request)(rest)),
    }
}

fn unknown(line: &str, word: &str) -> String {
    let names = COMMANDS.iter().map(|command| command.name);
    let hint = match nearest(word, names) {
        Some(near) => format!("Did you mean {near}?"),
        None => "Type help for the commands.".to_owned(),
    };
    format!("There is no command “{word}”. {hint} To search for it, type /{line}")
}
