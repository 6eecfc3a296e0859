//! What a rule means and what to do, and the list of all rules.

use std::fmt::Write;

use anyhow::bail;

use crate::check::{self, RULES, Rule};
use crate::text::{clean_line, nearest};

/// Columns of the text.
const WIDTH: usize = 80;

/// The rule called `id`, or all rules where that is empty.
///
/// # Errors
/// If no rule is called so.
pub(super) fn text(id: &str) -> anyhow::Result<String> {
    if id.is_empty() {
        return Ok(all());
    }
    if let Some(rule) = check::rule(id) {
        return Ok(one(rule));
    }
    let id = clean_line(id);
    match nearest(&id, RULES.iter().map(|rule| rule.id)) {
        Some(near) => bail!("no rule is called “{id}”; did you mean {near}?"),
        None => bail!("no rule is called “{id}”; `dateline check --explain` lists them all"),
    }
}

fn one(rule: &Rule) -> String {
    let mut text = format!(
        "{} · {} · {}\n",
        rule.id,
        rule.severity.name(),
        rule.group.name()
    );
    for (label, words) in [
        ("", rule.meaning),
        ("Example: ", rule.example),
        ("What to do: ", rule.advice),
    ] {
        text.push('\n');
        text.push_str(&wrapped(&format!("{label}{words}")));
    }
    text
}

fn all() -> String {
    let mut text = String::new();
    let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rules in RULES.chunk_by(|a, b| a.group == b.group) {
        let Some(first) = rules.first() else { continue };
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", first.group.name());
        for Rule {
            id,
            severity,
            meaning,
            ..
        } in rules
        {
            let _ = writeln!(text, "  {id:width$}  {:6}  {meaning}", severity.name());
        }
    }
    text
}

/// Text in lines of at most [`WIDTH`] columns, with a line break at the end.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        let text = format!("{} {}", "a".repeat(40), "b".repeat(40));
        assert_eq!(
            wrapped(&text),
            format!("{}\n{}\n", "a".repeat(40), "b".repeat(40))
        );
        let text = format!("{} {}", "a".repeat(40), "b".repeat(39));
        assert_eq!(wrapped(&text), format!("{text}\n"));
    }
}
