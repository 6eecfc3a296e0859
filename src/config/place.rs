//! Where in a settings, key or theme file something is wrong, and the error that says so.

use std::fmt;
use std::ops::Range;

use crate::text::nearest;

/// A mistake in a person's file, with its place. Displays as `file:line:column: message`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct FileError {
    /// Where it is.
    pub place: Place,
    /// What was found and what was expected.
    pub message: String,
}

/// A place in a file. Displays as `file:line:column`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file's name as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// An error here.
    pub fn error(&self, message: impl Into<String>) -> FileError {
        FileError {
            place: self.clone(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// A file's name and text, for errors that point into it.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// What errors call it.
    pub name: &'a str,
    /// All of it.
    pub text: &'a str,
}

impl SourceFile<'_> {
    /// Where `span`, a byte range of the text, begins.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// An error at the start of `span`, a byte range of the text.
    pub fn error(&self, span: &Range<usize>, message: impl Into<String>) -> FileError {
        self.place(span).error(message)
    }

    /// What the TOML parser had to say.
    pub fn toml_error(&self, error: &toml::de::Error) -> FileError {
        self.error(&error.span().unwrap_or(0..0), error.message())
    }
}

/// Says that nothing of this `kind` has the name `found`, which of `known` it may have been meant for, or else all of them.
pub fn unknown_name(kind: &str, found: &str, known: &[&str]) -> String {
    match nearest(found, known.iter().copied()) {
        Some(name) => format!("no {kind} is called `{found}`; did you mean `{name}`?"),
        None => format!("no {kind} is called `{found}`: expected {}", one_of(known)),
    }
}

/// The names as a choice: `a`, `b` or `c`.
pub fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, one_of, unknown_name};

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let file = SourceFile {
            name: "keys.toml",
            text: "a = 1\né = 2\n",
        };
        assert_eq!(file.error(&(0..1), "x").to_string(), "keys.toml:1:1: x");
        // The é takes two bytes and one column; the = after "é " is the third character.
        assert_eq!(file.error(&(9..10), "x").to_string(), "keys.toml:2:3: x");
    }

    #[test]
    fn a_slip_is_answered_with_the_name_that_was_meant() {
        let known = ["zoom", "theme"];
        assert_eq!(
            unknown_name("setting", "them", &known),
            "no setting is called `them`; did you mean `theme`?"
        );
        assert_eq!(
            unknown_name("setting", "colours", &known),
            "no setting is called `colours`: expected `zoom` or `theme`"
        );
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
