//! Sets text into cells: wrapping, cutting and padding by what a terminal shows, with marks on the
//! right characters.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns `text` takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The byte ranges of `text` that make lines of at most `columns`: broken at spaces, within a word
/// only where it is longer than a line. Line breaks in the text hold.
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let content = paragraph.trim_end_matches('\n');
        wrap_paragraph(content, start, columns, &mut lines);
        start += paragraph.len();
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

fn wrap_paragraph(text: &str, offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let mut line = 0..0;
    let mut used = 0;
    for word in words(text) {
        let wide = text[word.clone()].width();
        let gap = text[line.end..word.start].width();
        if line.end > line.start && used + gap + wide <= columns {
            used += gap + wide;
            line.end = word.end;
            continue;
        }
        if line.end > line.start {
            lines.push(offset + line.start..offset + line.end);
            line = word.start..word.start;
        } else if gap + wide > columns {
            line = word.start..word.start;
        }
        // What stands before the first word of a paragraph is its indent.
        used = text[line.start..word.start].width();
        for (at, cluster) in text[word.clone()].grapheme_indices(true) {
            if used + cluster.width() > columns && used > 0 {
                lines.push(offset + line.start..offset + word.start + at);
                line = word.start + at..word.start + at;
                used = 0;
            }
            used += cluster.width();
        }
        line.end = word.end;
    }
    lines.push(offset + line.start..offset + line.end);
}

/// What stands between spaces.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then(|| start..start + word.len())
    })
}

/// The longest beginning of `text` that fits into `columns`, as a number of bytes. Whatever is cut
/// off needs one of the columns for an ellipsis, which is the caller's to draw.
pub fn fitting(text: &str, columns: usize) -> usize {
    if text.width() <= columns {
        return text.len();
    }
    let room = columns.saturating_sub(1);
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > room {
            return at;
        }
    }
    text.len()
}

/// Where the character begins that covers `column`, in bytes; the end of the text if none does.
pub fn at_column(text: &str, column: usize) -> usize {
    let mut end = 0;
    let mut clusters = text.grapheme_indices(true);
    let found = clusters.find(|(_, cluster)| {
        end += cluster.width();
        column < end
    });
    found.map_or(text.len(), |(at, _)| at)
}

/// `text` cut to `columns`, with an ellipsis where something is missing.
pub fn cut(text: &str, columns: usize) -> String {
    let end = fitting(text, columns);
    if end == text.len() {
        text.to_owned()
    } else if columns == 0 {
        String::new()
    } else {
        format!("{}…", &text[..end])
    }
}

/// `text` cut and padded to exactly `columns`.
pub fn fill(text: &str, columns: usize) -> String {
    let mut text = cut(text, columns);
    text.extend(std::iter::repeat_n(
        ' ',
        columns.saturating_sub(text.width()),
    ));
    text
}

/// The part `range` of `text` in `style`, with what lies within `marks` in `marked` laid over it.
pub fn spans(
    text: &str,
    range: Range<usize>,
    marks: &[Range<usize>],
    style: Style,
    marked: Style,
) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut at = range.start;
    for mark in marks {
        let (start, end) = (mark.start.clamp(at, range.end), mark.end.min(range.end));
        if start >= end {
            continue;
        }
        push(&mut spans, text, at..start, style);
        push(&mut spans, text, start..end, style.patch(marked));
        at = end;
    }
    push(&mut spans, text, at..range.end, style);
    spans
}

fn push(spans: &mut Vec<Span<'static>>, text: &str, range: Range<usize>, style: Style) {
    if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
        spans.push(Span::styled(part.to_owned(), style));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn breaks_at_spaces_and_drops_them() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("one", 3), ["one"]);
        assert_eq!(lines("", 3), [""]);
    }

    #[test]
    fn keeps_quotation_marks_with_their_word_and_an_indent_with_its_line() {
        assert_eq!(lines("says “Thursday”", 12), ["says", "“Thursday”"]);
        assert_eq!(lines("  one two", 6), ["  one", "two"]);
    }

    #[test]
    fn breaks_a_word_only_where_it_is_longer_than_a_line() {
        assert_eq!(lines("a surveillance", 5), ["a", "surve", "illan", "ce"]);
    }

    #[test]
    fn keeps_line_breaks_of_the_text() {
        assert_eq!(lines("one\n\ntwo", 10), ["one", "", "two"]);
    }

    #[test]
    fn counts_columns_and_not_characters() {
        assert_eq!(lines("東京都", 4), ["東京", "都"]);
        assert_eq!(cut("東京都", 4), "東…");
        assert_eq!(fill("é", 3), "é  ");
    }

    #[test]
    fn marks_only_what_lies_within_the_part() {
        let marks = [0..3, 4..9];
        let parts = spans("one three", 0..6, &marks, Style::new(), Style::new().bold());
        let shown: Vec<(&str, bool)> = parts
            .iter()
            .map(|span| (&*span.content, span.style == Style::new().bold()))
            .collect();
        assert_eq!(shown, [("one", true), (" ", false), ("th", true)]);
    }
}
