//! Lines to pieces: a piece is a line, or the lines that one paragraph was wrapped into.

use std::ops::RangeInclusive;

use crate::import::snapshot::Span;

/// The widths, in characters, to which lines are wrapped.
const WIDTHS: RangeInclusive<usize> = 55..=120;
/// Lines shorter than this, in characters, were not ended for want of room.
const NARROWEST: usize = 40;

/// A line without the space around it.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    /// Bytes of space before it.
    indent: usize,
}

/// The pieces of a text, in its order, without the space around them. None is empty.
pub fn pieces(text: &str) -> Vec<Span> {
    let mut pieces = Vec::new();
    for run in runs(text) {
        let width = run.iter().map(|line| length(text, *line)).max();
        let width = width.unwrap_or_default();
        let mut open: Option<Line> = None;
        for line in run {
            let goes_on = open.is_some_and(|before| is_continued(text, before, line, width));
            match pieces.last_mut() {
                Some(Span { end, .. }) if goes_on => *end = line.span.end,
                _ => pieces.push(line.span),
            }
            open = Some(line);
        }
    }
    pieces
}

/// Lines that stand together, with blank ones before and after.
fn runs(text: &str) -> Vec<Vec<Line>> {
    let mut runs = vec![Vec::new()];
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let words = raw.trim();
        if words.is_empty() {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            let indent = raw.len() - raw.trim_start().len();
            let at = start + indent;
            let span = Span::new(at, at + words.len());
            run.push(Line { span, indent });
        }
        start += raw.len();
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Whether a paragraph goes on from one line to the next.
fn is_continued(text: &str, before: Line, line: Line, width: usize) -> bool {
    let (above, below) = (&text[before.span.range()], &text[line.span.range()]);
    if is_marked(below) || above.starts_with('#') || line.indent > before.indent {
        return false;
    }
    if below.starts_with(char::is_lowercase) {
        return true;
    }
    let next_word = below.split_whitespace().next().unwrap_or_default();
    let used = above.chars().count();
    WIDTHS.contains(&width) && used >= NARROWEST && used + 1 + next_word.chars().count() > width
}

/// Whether a line begins with a sign that begins a piece: of a heading, a list, a quotation, a dash line.
fn is_marked(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered =
        number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    let is_ruled = !line.contains(|c: char| c.is_alphanumeric());
    let signs = [
        "# ", "## ", "### ", "#### ", "> ", "- ", "* ", "+ ", "•", "·", "–", "—", "―", "--", "![",
    ];
    is_numbered || is_ruled || signs.iter().any(|sign| line.starts_with(sign))
}

fn length(text: &str, line: Line) -> usize {
    text[line.span.range()].chars().count()
}
