//! The arguments, and the help made from them.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::completions::KnownShell;
use crate::export;
use crate::story::Audience;

pub(super) const EXAMPLES: &str = "\
Examples:
  dateline                                 browse the story that comes with dateline
  dateline new my-story                    begin a story of your own, in a new folder
  dateline my-story/                       browse the story in a folder of TOML files
  dateline my-story/ -q 'flock after:2026' the same, filtered from the start
  dateline list -q 'is:disputed'           print the events on which sources disagree
  dateline list --what quotes --format json my-story/ | jq '.[].text'
  cat story.ndjson | dateline list -       read a story from standard input
  dateline check my-story/                 show where the record disagrees, with file and line
  dateline import article.txt page.html    draft a story from articles; dateline article.txt browses the draft
  dateline --plain my-story/               have it told as text, for a screen reader

Exit codes: 0 fine, 1 problems in the data (told on standard error), 2 could not run.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  dateline export --to html -o story.html my-story/
  dateline export --to markdown -q 'is:disputed' my-story/
  dateline export --to csv --what claims -o claims.csv my-story/
  dateline export --to ics -q 'lines:>=2' -o story.ics my-story/
  dateline export --to csl-json -o sources.json my-story/

An event without a place in a timelinejs or an ics is left out, which is said on standard error, and in the file.
A file that is there already is never overwritten. SOURCE_DATE_EPOCH sets the date a document bears.";

const CHECK_EXAMPLES: &str = "\
Examples:
  dateline check my-story/                 where sources disagree, and what cannot be right
  dateline check --holes my-story/         what is missing too
  dateline check --explain weekday         what a rule means and what to do
  dateline check --fail-on fault --format json my-story/ | jq -r '.flags[].message'

Exit codes: 0 fine, 1 problems in the data, or flags as grave as --fail-on says, 2 could not run.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  dateline import rally.txt --published 2026-02-16 > draft.toml
  dateline import articles/ feed.rss > draft.toml
  dateline import rally.txt --into my-story/      what may belong to the story's events and actors says so
  dateline rally.txt                              browse the draft; the filter is:draft shows what is one

It reads text, Markdown, HTML pages, RSS, Atom and JSON Feed, in English, by rules that each record names. Nothing is
fetched. Nobody has reviewed a draft: every record says so, and cites the words that it was made of.
Exit codes: 0 fine, 1 some files hold no article, 2 could not run.";

const NEW_EXAMPLES: &str = "\
Examples:
  dateline new my-story                    a small story with comments, to be written over
  dateline new ring-flock --from bundled   the story that comes with dateline, to try things out on

The folder must be new or empty: nothing that is there is ever changed. `dateline DIR` opens the story again.";

/// Browse a news story by its timeline, actors and quotes, and see which source said what.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    #[command(flatten)]
    pub(super) input: Input,

    /// Colours: dark, light, mono, or a theme file of your own
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,

    /// Tell the story as linear text, for screen readers and simple terminals: no screen, no colours, every
    /// state in words. On a terminal you ask with short commands; elsewhere all of it is written
    #[arg(long, conflicts_with = "theme")]
    pub(super) plain: bool,

    /// Read the settings from this file, not from the folder of your own files
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Print where your settings, keys and themes are looked for, and which of them are there
    #[arg(long, conflicts_with = "print_config")]
    pub(super) config_path: bool,

    /// Print a settings file with every default and what it means
    #[arg(long)]
    pub(super) print_config: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a story to make your own into a new folder, and open it
    #[command(after_help = NEW_EXAMPLES)]
    New(New),

    /// Print what answers to a query: a line for each record, JSON, a CSV table, or citations in Markdown
    #[command(
        after_help = "A match that is only possible, since a date is not certain, is marked \"possibly\"."
    )]
    List(List),

    /// Write what answers to a query as a document or a table to hand over
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),

    /// Draft a story from articles: sources, events, actors, claims and quotes, each with its rule and its words
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Import),

    /// Show where the record disagrees: what cannot be right, and with --holes what is missing
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),

    /// Print what your shell needs to complete dateline's arguments
    #[command(after_help = "For example: dateline completions bash > \
        ~/.local/share/bash-completion/completions/dateline")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: KnownShell,
    },

    /// Print the manual page
    #[command(after_help = "For example: dateline man > ~/.local/share/man/man1/dateline.1")]
    Man,

    /// Print what dateline finds around it: terminal, colours, files, editor; and what to do if anything is amiss
    #[command(after_help = "Exit codes: 0 fine, 1 the browser would not start.")]
    Doctor {
        /// Read the settings from this file
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,

    /// Which story to begin with
    #[arg(long, value_enum, value_name = "STORY", default_value_t = Beginning::Starter)]
    pub(super) from: Beginning,
}

/// A story that a person's own can begin with.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Beginning {
    /// Three events, two sources and a quote, with comments that say how to go on
    Starter,
    /// The files of the story that comes with dateline
    Bundled,
}

/// What to read, and what to look for in it.
#[derive(Debug, Clone, Args)]
pub(super) struct Input {
    /// Story folders and files (TOML, JSON, NDJSON), which make one story together; `-` is
    /// standard input. Without any, the story that comes with dateline
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// What to show: words, "exact words", -without, and fields such as actor:ring after:2026-02
    #[arg(
        short,
        long,
        value_name = "QUERY",
        default_value = "",
        hide_default_value = true
    )]
    #[arg(allow_hyphen_values = true)]
    pub(super) query: String,
}

impl Input {
    /// Whether a person types the story, who sees how far it has come.
    pub(super) fn is_typed(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == "-") && io::stdin().is_terminal()
    }

    /// The whole story in a folder.
    pub(super) fn of_folder(folder: PathBuf) -> Self {
        Self {
            paths: vec![folder],
            query: String::new(),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) input: Input,

    /// Which records to print
    #[arg(long, value_enum, default_value_t = What::Events)]
    pub(super) what: What,

    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,

    /// Print private records too, marked as such. Without it a list says nothing of them
    #[arg(long)]
    pub(super) include_private: bool,
}

impl List {
    /// A list of the events of `input`, as text.
    pub(super) fn of_events(input: &Input) -> Self {
        Self {
            input: input.clone(),
            what: What::Events,
            format: Format::Text,
            include_private: false,
        }
    }

    /// Whom the list is for.
    pub(super) fn audience(&self) -> Audience {
        audience(self.include_private)
    }
}

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    pub(super) input: Input,

    /// What to write
    #[arg(long, value_enum)]
    pub(super) to: To,

    /// Which records a table has, or an array of JSON; events if nothing is said
    #[arg(long, value_enum)]
    pub(super) what: Option<What>,

    /// Where to write it; standard output if nothing is said. An existing file is left as it is
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Write private records too, marked as such. Without it nothing is said of them
    #[arg(long)]
    pub(super) include_private: bool,
}

impl Export {
    /// Whom the document is for.
    pub(super) fn audience(&self) -> Audience {
        audience(self.include_private)
    }
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Articles, feeds, and folders of them; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,

    /// The day of publication of those articles that do not state it: what "Thursday" is reckoned from
    #[arg(long, value_name = "DATE")]
    pub(super) published: Option<String>,

    /// How to print the draft
    #[arg(long, value_enum, default_value_t = DraftFormat::Toml)]
    pub(super) format: DraftFormat,

    /// A story, to whose actors and events the draft is to attach
    #[arg(long, value_name = "STORY")]
    pub(super) into: Option<PathBuf>,
}

/// How a draft is printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DraftFormat {
    /// A story file to be corrected by hand
    Toml,
    /// The same for programs
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Story folders and files, which make one story together; `-` is standard input. Without any, the story that
    /// comes with dateline. Private records are checked too
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// How to print what is noticed
    #[arg(long, value_enum, default_value_t = Flags::Text)]
    pub(super) format: Flags,

    /// From what on the exit code is 1: errors, also faults (sources disagree), or also holes
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Gravity::Error)]
    pub(super) fail_on: Gravity,

    /// Look for what is missing too; --fail-on hole does as well
    #[arg(long)]
    pub(super) holes: bool,

    /// Say what a rule means and what to do about its flags; without a name, list the rules
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "")]
    #[arg(conflicts_with_all = ["paths", "format", "fail_on", "holes"])]
    pub(super) explain: Option<String>,
}

/// How flags are printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Flags {
    /// Each with its line, as a compiler does
    Text,
    /// One object
    Json,
    /// SARIF 2.1.0, for editors and code hosts
    Sarif,
}

/// How grave a flag has to be to matter, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Gravity {
    Error,
    Fault,
    Hole,
}

fn audience(include_private: bool) -> Audience {
    if include_private {
        Audience::Makers
    } else {
        Audience::Public
    }
}

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
    /// A text with a footnote for every statement
    Markdown,
    /// One page that needs nothing else
    Html,
    /// A table for a spreadsheet
    Csv,
    /// An array of records, for programs
    Json,
    /// Slides for Knight Lab's timeline on a web page
    #[value(name = "timelinejs")]
    TimelineJs,
    /// A calendar of the events, with what is uncertain said in each entry's title
    Ics,
    /// The sources, for Zotero and other reference managers
    CslJson,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum What {
    Events,
    Actors,
    Quotes,
    Sources,
    Claims,
}

impl From<What> for export::What {
    fn from(what: What) -> Self {
        match what {
            What::Events => Self::Events,
            What::Actors => Self::Actors,
            What::Quotes => Self::Quotes,
            What::Sources => Self::Sources,
            What::Claims => Self::Claims,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Ndjson,
    Csv,
    Markdown,
}

impl From<Format> for export::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Json => Self::Json,
            Format::Ndjson => Self::Ndjson,
            Format::Csv => Self::Csv,
            Format::Markdown => Self::Markdown,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_contradict_each_other_nowhere() {
        Arguments::command().debug_assert();
    }
}
