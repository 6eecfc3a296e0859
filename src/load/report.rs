//! What a reader is told about a problem: where it is, what stands there, what should, what it costs.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Clean;

/// Columns of a source line that are shown before the place, at the place, and in all.
const BEFORE: usize = 40;
const AT: usize = 40;
const IN_ALL: usize = 76;

/// A problem in a story's files. All of it may be printed as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file, as the user named it or as it stands below the folder he named.
    pub file: Clean,
    /// Line, from 1. `None` where the file as a whole is meant.
    pub line: Option<usize>,
    /// Column, from 1, counted in characters.
    pub column: Option<usize>,
    /// What stands there.
    pub found: Clean,
    /// What should.
    pub expected: Clean,
    /// What may have been meant.
    pub hint: Option<Clean>,
    /// What could not be opened because of it.
    pub loss: Option<Clean>,
    /// Whether it goes with another problem, which has to be mended instead.
    pub follows: bool,
    /// The line, with the place marked.
    pub excerpt: Option<Excerpt>,
}

impl Report {
    /// A problem with a file as a whole.
    pub(super) fn of_file(file: &str, found: &str, expected: &str) -> Self {
        Self {
            file: Clean::line(file),
            line: None,
            column: None,
            found: Clean::line(found),
            expected: Clean::line(expected),
            hint: None,
            loss: None,
            follows: false,
            excerpt: None,
        }
    }

    /// `file:line:column`, or as much of it as there is.
    pub fn place(&self) -> String {
        place(&self.file, self.line, self.column)
    }

    /// The problem on one line, without its place. What to do about it comes early, for what was
    /// expected may be long.
    pub fn summary(&self) -> String {
        let (found, expected) = (&self.found, &self.expected);
        let mut summary = match &self.hint {
            None => format!("found {found}, expected {expected}"),
            Some(hint) if hint.ends_with('?') => {
                format!("found {found}; {hint} Expected {expected}")
            }
            Some(hint) => format!("found {found}; {hint}; expected {expected}"),
        };
        if let Some(loss) = &self.loss {
            summary.push_str("; ");
            summary.push_str(loss);
        }
        summary
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.map(|line| line.to_string()).unwrap_or_default();
        let gutter = " ".repeat(number.len());
        writeln!(f, "problem: found {}", self.found)?;
        writeln!(f, "{gutter}--> {}", self.place())?;
        if let Some(excerpt) = &self.excerpt {
            f.write_str(&excerpt.below(&number))?;
        }
        write!(f, "{gutter} = expected {}", self.expected)?;
        for more in [&self.hint, &self.loss].into_iter().flatten() {
            write!(f, "\n{gutter} = {more}")?;
        }
        Ok(())
    }
}

/// `file:line:column`, or as much of it as there is.
pub(super) fn place(file: &Clean, line: Option<usize>, column: Option<usize>) -> String {
    match (line, column) {
        (Some(line), Some(column)) => format!("{file}:{line}:{column}"),
        (Some(line), None) => format!("{file}:{line}"),
        _ => file.to_string(),
    }
}

/// A line of a file, cut around a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or the part of it around the place.
    pub line: Clean,
    /// Columns before the place.
    pub before: usize,
    /// Columns of the place, at least one.
    pub width: usize,
}

impl Excerpt {
    /// The line beside its number, and the marks below it, to stand under the place.
    pub fn below(&self, number: &str) -> String {
        let Self {
            line,
            before,
            width,
        } = self;
        let gutter = " ".repeat(number.len());
        let (before, marks) = (" ".repeat(*before), "^".repeat(*width));
        format!("{gutter} |\n{number} | {line}\n{gutter} | {before}{marks}\n")
    }

    /// The excerpt of a line given in three parts: before the place, the place, and after it.
    pub(super) fn new(before: &str, at: &str, after: &str) -> Self {
        let before = last_columns(before, BEFORE);
        let at = first_columns(at, AT);
        let after = first_columns(after, IN_ALL.saturating_sub(before.width() + at.width()));
        Self {
            before: before.width(),
            width: at.width().max(1),
            // Cleaned part by part so that widths add up; once more where parts meet.
            line: Clean::line(format!("{before}{at}{after}").trim_end()),
        }
    }
}

/// Cleaned text from its beginning, cut after some columns.
fn first_columns(text: &str, columns: usize) -> String {
    let clean = Clean::line(head(text));
    let mut width = 0;
    let mut cut = String::new();
    for grapheme in clean.graphemes(true) {
        width += grapheme.width();
        if width > columns {
            cut.push('…');
            break;
        }
        cut.push_str(grapheme);
    }
    cut
}

/// Cleaned text up to its end, cut before some columns.
fn last_columns(text: &str, columns: usize) -> String {
    let clean = Clean::line(tail(text));
    let mut width = 0;
    let mut from = clean.len();
    for (at, grapheme) in clean.grapheme_indices(true).rev() {
        width += grapheme.width();
        if width > columns {
            return format!("…{}", &clean[from..]);
        }
        from = at;
    }
    clean.into_string()
}

/// More bytes than any excerpt shows; what lies beyond need not be looked at.
const PLENTY: usize = 4096;

fn head(text: &str) -> &str {
    let end = (0..=PLENTY.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}

fn tail(text: &str) -> &str {
    let start =
        (text.len().saturating_sub(PLENTY)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(text.len())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_shown_whole() {
        let excerpt = Excerpt::new("", "titel", " = \"x\"\r");
        assert_eq!(&*excerpt.line, "titel = \"x\"␍");
        assert_eq!((excerpt.before, excerpt.width), (0, 5));
    }

    #[test]
    fn columns_count_as_a_terminal_does() {
        // Two ideographs take two columns each, a combining mark none.
        let excerpt = Excerpt::new("東京 e\u{301} ", "x", "");
        assert_eq!((excerpt.before, excerpt.width), (7, 1));
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let excerpt = Excerpt::new(&"a".repeat(10_000), "HERE", &"b".repeat(10_000));
        assert_eq!(
            *excerpt.line,
            format!("…{}HERE{}…", "a".repeat(40), "b".repeat(31))
        );
        assert_eq!((excerpt.before, excerpt.width), (41, 4));
    }

    #[test]
    fn a_place_at_the_end_of_a_line_has_a_mark() {
        let excerpt = Excerpt::new("id = \"a", "", "");
        assert_eq!((excerpt.before, excerpt.width), (7, 1));
    }

    #[test]
    fn what_acts_on_a_terminal_is_shown_as_a_mark() {
        let excerpt = Excerpt::new("\u{1b}[31m", "\u{202e}x", "\u{7}");
        assert_eq!(&*excerpt.line, "␛[31m\u{fffd}x␇");
        assert_eq!((excerpt.before, excerpt.width), (5, 2));
    }
}
