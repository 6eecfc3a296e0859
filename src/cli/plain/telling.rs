//! How much is told at once, and what is said of the rest.

use super::commands::COMMANDS;
use crate::export::words::capital;
use crate::search::KEYS;
use crate::text::clean_line;

/// Items of a list that are told at once.
pub(super) const PAGE: usize = 10;

/// The part of a list that begins after `before` items, and what is left of it. Nothing of an empty list.
pub(super) fn list<T>(
    items: &[T],
    before: usize,
    what: &str,
    row: impl Fn(&T) -> String,
) -> String {
    let of = items.len();
    if of == 0 {
        return String::new();
    }
    let until = (before + PAGE).min(of);
    let (name, first) = (capital(what), before + 1);
    let mut lines = vec![format!("{name} {first} to {until} of {of}:")];
    let told = items.iter().enumerate().skip(before).take(PAGE);
    lines.extend(told.map(|(index, item)| format!("{}: {}", index + 1, clean_line(&row(item)))));
    lines.push(if until < of {
        match (until + 1, (until + PAGE).min(of)) {
            (next, last) if next == last => format!("An empty line goes on to number {last}."),
            (next, last) => format!("An empty line goes on to {what} {next} to {last}."),
        }
    } else {
        format!("That is the end of the {what}.")
    });
    lines.join("\n")
}

/// Where the page of a list after or before one begins, if there is one.
pub(super) fn turned(before: usize, of: usize, forward: bool) -> Option<usize> {
    if forward {
        Some(before + PAGE).filter(|next| *next < of)
    } else {
        (before > 0).then(|| before.saturating_sub(PAGE))
    }
}

/// Said where there is nothing after or before.
pub(super) fn end(forward: bool, what: &str) -> String {
    let end = if forward { "last" } else { "first" };
    format!("These are the {end} {what}. Type again to hear them once more, back to return.")
}

/// A piece of a record, and what comes after it.
pub(super) fn piece(pieces: &[String], number: usize) -> String {
    let piece = pieces.get(number).map_or("", String::as_str);
    let next = pieces.get(number + 1).and_then(|next| next.lines().next());
    match next {
        Some(next) => format!("{piece}\n\nAn empty line goes on. Next: {next}"),
        None => format!("{piece}\n\nThat is the end of the record."),
    }
}

/// The commands, or what a search can ask.
pub(super) fn help(about: &str) -> String {
    if about.eq_ignore_ascii_case("search") {
        let keys = KEYS
            .iter()
            .map(|key| format!("\n{}: {}", key.example, key.about));
        return format!(
            "A search is a list of terms that must all hold: words, \"exact words\", -without, and {} fields:{}",
            KEYS.len(),
            keys.collect::<String>()
        );
    }
    let commands = COMMANDS
        .iter()
        .map(|command| format!("\n{}: {}.", command.usage(), command.help));
    format!(
        "{} commands.\nA number opens the record that has it.\n\
         An empty line goes on: with a long record, then to the next one, or with a list.{}",
        COMMANDS.len(),
        commands.collect::<String>()
    )
}
