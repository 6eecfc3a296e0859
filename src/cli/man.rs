//! `dateline man`: the manual page, from the same tables as the help of the program and of the browser.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use super::args::{Arguments, EXAMPLES};
use super::{config, plain};
use crate::config::{ConfigError, Folder};
use crate::search::KEYS;
use crate::tui::actions::{Action, Group};
use crate::tui::keymap::{Keymap, Mode};

const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "Fine, also where nothing answers"),
    (
        "1",
        "The data has problems; they stand on standard error, and what is sound was shown",
    ),
    (
        "2",
        "Could not run: wrong arguments, a path that cannot be read, no terminal",
    ),
];

const ENVIRONMENT: [(&str, &str); 5] = [
    (
        "NO_COLOR",
        "If set and not empty, the theme is mono, whatever the settings say; --theme goes before it",
    ),
    (
        "XDG_CONFIG_HOME",
        "Where the folder of your own files is; ~/.config if it is not set",
    ),
    (
        "XDG_CACHE_HOME",
        "Where the indexes of large stories are kept, in dateline/indexes/; ~/.cache if it is not set",
    ),
    (
        "VISUAL, EDITOR",
        "The editor that e opens, if the settings name none; VISUAL goes before EDITOR",
    ),
    (
        "TERM",
        "With the value dumb there is no browser; --plain tells the story there too",
    ),
];

/// Prints the manual page.
///
/// # Errors
/// If standard output takes no more.
pub(super) fn print() -> anyhow::Result<u8> {
    config::print(&page()?)
}

fn page() -> anyhow::Result<String> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let man = Man::new(command.clone()).manual("User Commands");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    render_commands(&command, &mut page)?;
    let mut rest = Roff::default();
    queries(&mut rest);
    keys(&mut rest)?;
    commands(&mut rest);
    for (heading, table) in [
        ("EXIT STATUS", &EXIT_STATUS[..]),
        ("ENVIRONMENT", &ENVIRONMENT),
    ] {
        rest.control("SH", [heading]);
        for (name, meaning) in table {
            entry(&mut rest, name, meaning);
        }
    }
    files(&mut rest);
    examples(&mut rest);
    rest.to_writer(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// A section for each command, for there is no page of its own for any.
fn render_commands(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        let mut head = Roff::default();
        head.control("SH", [format!("dateline {}", sub.get_name()).as_str()]);
        if let Some(about) = sub.get_about() {
            head.text([roman(about.to_string())]);
        }
        head.to_writer(page)?;
        let mut options = Vec::new();
        Man::new(sub.clone()).render_options_section(&mut options)?;
        let options = String::from_utf8_lossy(&options).replace(".SH OPTIONS\n", "");
        // The macros that a piece begins with are defined already.
        page.extend(options.as_bytes());
    }
    Ok(())
}

fn queries(page: &mut Roff) {
    page.control("SH", ["QUERY"]);
    page.text([roman(
        "A query is a list of terms that must all hold. It is the same after --query and in the search bar.",
    )]);
    entry(page, "flok", "A word, also with a letter missing or wrong");
    entry(
        page,
        "\"good first step\"",
        "These words one after the other",
    );
    entry(page, "-rally", "Not this");
    for key in KEYS {
        entry(page, key.example, key.about);
    }
}

fn keys(page: &mut Roff) -> Result<(), ConfigError> {
    let keymap = Keymap::shipped()?;
    page.control("SH", ["KEYS"]);
    for group in Group::ALL {
        page.control("SS", [group.title()]);
        for &action in Action::ALL.iter().filter(|action| action.group() == group) {
            for (mode, note) in [(Mode::Browse, ""), (Mode::Search, " (while typing)")] {
                let keys: Vec<String> = keymap.keys_of(mode, action).collect();
                if !keys.is_empty() {
                    entry(page, &keys.join(", "), &format!("{}{note}", action.help()));
                }
            }
        }
    }
    Ok(())
}

fn commands(page: &mut Roff) {
    page.control("SH", ["PLAIN TEXT"]);
    page.text([roman(
        "With --plain, or plain = true in the settings, there is no screen. On a terminal you type a command and \
         Enter: a number opens the record that has it, an empty line goes on. Where standard output is no terminal, all \
         that answers to the query is written.",
    )]);
    for command in plain::COMMANDS {
        entry(page, &command.usage(), command.help);
    }
}

fn files(page: &mut Roff) {
    page.control("SH", ["FILES"]);
    page.text([roman(
        "In $XDG_CONFIG_HOME/dateline/, or else ~/.config/dateline/. None has to be there.",
    )]);
    entry(
        page,
        Folder::SETTINGS,
        "The settings; --print-config prints one with every default",
    );
    entry(page, Folder::KEYS, "Keys, laid over the default ones");
    entry(
        page,
        &format!("{}/*.toml", Folder::THEMES),
        "Colours, for --theme",
    );
}

fn examples(page: &mut Roff) {
    page.control("SH", ["EXAMPLES"]);
    page.control("nf", []);
    for line in EXAMPLES.lines().filter_map(|line| line.strip_prefix("  ")) {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

fn entry(page: &mut Roff, term: &str, meaning: &str) {
    page.control("TP", []);
    page.text([bold(term)]);
    page.text([Inline::Roman(meaning.to_owned())]);
}
