//! `dateline doctor`: what dateline finds around it, and what to do where something is amiss.
//!
//! The terminal is asked nothing: all this is read from the environment, the files and the system.

mod around;
mod clipboard;

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::config;
use crate::config::{Config, Folder};
use crate::keep;
use crate::text::clean_line;
use crate::tui::editor::{Editor, NamedBy, first_program, is_installed};
use crate::tui::preferences::{Because, Preferences, choose_theme};
use around::{opener, variable};

/// What is found, line by line, and what to do.
#[derive(Default)]
struct Findings {
    facts: String,
    advice: Vec<String>,
    /// Whether the browser would not start.
    is_grave: bool,
}

impl Findings {
    fn fact(&mut self, what: &str, value: &str) {
        // A String takes everything.
        let _ = writeln!(self.facts, "{what:<16} {}", clean_line(value));
    }

    fn advise(&mut self, advice: impl Into<String>) {
        self.advice.push(advice.into());
    }
}

/// Prints what is found. The exit code is 1 if the browser would not start.
///
/// # Errors
/// If standard output takes no more.
pub(super) fn print(settings: Option<&Path>) -> anyhow::Result<u8> {
    let mut found = Findings::default();
    found.fact(
        "version",
        &format!("dateline {}", env!("CARGO_PKG_VERSION")),
    );
    terminal(&mut found);
    files(&mut found, settings);
    opening(&mut found);
    clipboard(&mut found);
    let mut text = found.facts;
    text.push('\n');
    if found.advice.is_empty() {
        text.push_str("Nothing is amiss.\n");
    }
    for advice in &found.advice {
        let _ = writeln!(text, "To do: {}", clean_line(advice));
    }
    config::print(&text)?;
    Ok(if found.is_grave {
        super::PROBLEMS
    } else {
        super::FINE
    })
}

fn terminal(found: &mut Findings) {
    let term = variable("TERM");
    found.fact("TERM", term.as_deref().unwrap_or("not set"));
    found.fact(
        "COLORTERM",
        variable("COLORTERM").as_deref().unwrap_or("not set"),
    );
    for (stream, is_terminal) in [
        ("standard input", io::stdin().is_terminal()),
        ("standard output", io::stdout().is_terminal()),
        ("standard error", io::stderr().is_terminal()),
    ] {
        found.fact(
            stream,
            if is_terminal {
                "a terminal"
            } else {
                "no terminal"
            },
        );
    }
    match around::size() {
        Some((columns, rows)) => {
            found.fact("size", &format!("{columns} columns, {rows} rows"));
            if columns < 60 {
                found.advise(
                    "below 60 columns one pane is shown at a time; a wider window shows more",
                );
            }
        }
        None => found.fact("size", "unknown, for nothing here is a terminal"),
    }
}

fn files(found: &mut Findings, settings: Option<&Path>) {
    let folder = Folder::find();
    match config::places(&folder, settings) {
        Ok(places) if places.is_empty() => found.fact("your files", config::NOWHERE),
        Ok(places) => {
            for place in places {
                found.fact(place.what, &place.to_string());
            }
        }
        Err(error) => found.fact("your files", &error.to_string()),
    }
    let no_color = std::env::var_os("NO_COLOR");
    found.fact(
        "NO_COLOR",
        variable("NO_COLOR").as_deref().unwrap_or("not set"),
    );
    let config = match Config::read(folder, settings) {
        Ok(config) => config,
        Err(error) => return amiss(found, &error.to_string()),
    };
    kept(found, config.settings.keep_index);
    plain(found, config.settings.plain);
    let (theme, because) = choose_theme(&config.settings.theme, None, no_color.as_deref());
    let because = match because {
        Because::Flag => "as the command line says",
        Because::NoColor => "because NO_COLOR is set",
        Because::Settings => "as your settings say",
        Because::Default => "by default",
    };
    found.fact("theme", &format!("{}, {because}", theme.name));
    found.fact(
        "mouse",
        if config.settings.mouse {
            "dateline's; with shift most terminals select text, and m leaves the mouse to them"
        } else {
            "the terminal's, as your settings say; m takes it"
        },
    );
    if let Err(error) = Preferences::of(&config, None, no_color.as_deref()) {
        amiss(found, &error.to_string());
    }
    editor(found, config.settings.editor.as_deref());
}

/// Which indexes are kept, and where.
fn kept(found: &mut Findings, is_wanted: bool) {
    let folder = Folder::cache().map(|folder| folder.join(keep::FOLDER));
    let words = match folder {
        _ if !is_wanted => "no, as your settings say".to_owned(),
        None => "no, for neither a home folder nor XDG_CACHE_HOME is known".to_owned(),
        Some(folder) => {
            let (count, bytes) = keep::holdings(&folder);
            format!("{count} ({} MiB), in {}", bytes >> 20, folder.display())
        }
    };
    found.fact("kept indexes", &words);
}

/// Whether a screen is needed, and whether there can be one.
fn plain(found: &mut Findings, is_plain: bool) {
    let words = if is_plain {
        "yes, as your settings say"
    } else {
        "no, by default"
    };
    found.fact("plain text", words);
    if variable("TERM").as_deref() == Some("dumb") && !is_plain {
        found.is_grave = true;
        found.advise(
            "TERM=dumb shows no screen; `dateline --plain` needs none, and `plain = true` in your settings \
             spares you the flag",
        );
    }
}

/// A mistake in a person's files.
fn amiss(found: &mut Findings, error: &str) {
    found.is_grave = true;
    found.advise(format!(
        "mend this, for the browser does not start with it: {error}"
    ));
}

fn editor(found: &mut Findings, set: Option<&str>) {
    let editor = match Editor::choose(set, |name| std::env::var_os(name), is_installed) {
        Ok(editor) => editor,
        Err(error) => {
            found.fact("editor", "none");
            return found.advise(format!("so that e can open an editor: {error}"));
        }
    };
    let Editor {
        program, named_by, ..
    } = &editor;
    if let Some(path) = first_program([program.as_str()]) {
        let whence = match named_by {
            NamedBy::Nobody => "as nothing names another".to_owned(),
            named_by => format!("from {named_by}"),
        };
        found.fact("editor", &format!("{editor}, {whence}: {}", path.display()));
    } else {
        found.fact("editor", &format!("{editor}, from {named_by}: not found"));
        found.advise(format!(
            "install {program}, or have {named_by} name another editor"
        ));
    }
}

fn opening(found: &mut Findings) {
    if let Some(path) = opener() {
        found.fact("addresses", &format!("opened by {}", path.display()));
    } else {
        found.fact("addresses", "nothing found that opens them");
        found.advise(
            "to open the addresses of sources, install a program that does: on Linux xdg-open",
        );
    }
}

fn clipboard(found: &mut Findings) {
    let (way, advice) = clipboard::way(variable);
    found.fact("clipboard", &way);
    if let Some(advice) = advice {
        found.advise(advice);
    }
}
