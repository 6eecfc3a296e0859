//! Where in a key file or theme file something is wrong, and the error that says so.

use std::fmt;
use std::ops::Range;

/// A mistake in a key file or theme file, with its place. Displays as `file:line:column: message`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct FileError {
    /// The file's name as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
        } = self;
        write!(f, "{file}:{line}:{column}: {message}")
    }
}

/// A file's name and text, for errors that point into it.
#[derive(Clone, Copy)]
pub(super) struct SourceFile<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

impl SourceFile<'_> {
    /// An error at the start of `span`, a byte range of the text.
    pub fn error(&self, span: &Range<usize>, message: impl Into<String>) -> FileError {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        FileError {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: message.into(),
        }
    }

    /// What the TOML parser had to say.
    pub fn toml_error(&self, error: &toml::de::Error) -> FileError {
        self.error(&error.span().unwrap_or(0..0), error.message())
    }
}

#[cfg(test)]
mod tests {
    use super::SourceFile;

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
}
