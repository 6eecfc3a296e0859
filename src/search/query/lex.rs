//! Cuts the text of a query into its parts: sign, field, value. Says nothing about their meaning.

use std::ops::Range;

use super::Key;

/// One part of a query as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// All of it, with sign and quotation marks.
    pub range: Range<usize>,
    pub negated: bool,
    pub key: Option<Name>,
    /// The value without quotation marks.
    pub value: Range<usize>,
    pub quotes: Quotes,
}

/// What stands before a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Known(Key),
    /// `lines.`, and which field of an event it asks about.
    LinesOf(Range<usize>),
    /// Looks like a field, and is none.
    Unknown(Range<usize>),
}

/// Whether a value stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    None,
    /// The second mark is not typed yet.
    Open,
    Closed,
}

/// The parts of a query, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(skipped) = text[at..].find(|c: char| !c.is_whitespace()) {
        let piece = piece(text, at + skipped);
        at = piece.range.end;
        pieces.push(piece);
    }
    pieces
}

fn piece(text: &str, start: usize) -> Piece {
    let negated = text[start..].starts_with('-');
    let at = start + usize::from(negated);
    let (key, at) = match name(text, at) {
        Some((name, value_at)) => (Some(name), value_at),
        None => (None, at),
    };
    let (value, quotes, end) = value(text, at);
    Piece {
        range: start..end,
        negated,
        key,
        value,
        quotes,
    }
}

/// The field name at `at`, and where its value starts. Words with a colon that are plainly something
/// else (`10:30`, `https://…`, `std::fmt`) have none.
fn name(text: &str, at: usize) -> Option<(Name, usize)> {
    let rest = &text[at..];
    let len = rest.find(|c: char| !(c.is_alphabetic() || c == '-' || c == '_'))?;
    let (name, rest) = rest.split_at(len);
    if Key::find(name) == Some(Key::Lines)
        && let Some(field) = rest.strip_prefix('.')
    {
        return lines_of(field, at + len + 1);
    }
    let value = rest.strip_prefix(':').filter(|_| !name.is_empty())?;
    let value_at = at + len + 1;
    if let Some(key) = Key::find(name) {
        return Some((Name::Known(key), value_at));
    }
    let is_address = value.starts_with("//") || ["http", "https"].contains(&name);
    let is_path = value.starts_with(':');
    (!is_address && !is_path).then_some((Name::Unknown(at..at + len), value_at))
}

/// The field at `at`, after `lines.`, and where its value starts: after the colon, or where the colon is yet to be
/// typed. Of `power lines.` it is only the end of a sentence.
fn lines_of(rest: &str, at: usize) -> Option<(Name, usize)> {
    let end = rest.find(|c: char| !is_in_field(c)).unwrap_or(rest.len());
    let field = at..at + end;
    match rest[end..].chars().next() {
        Some(':') => Some((Name::LinesOf(field), at + end + 1)),
        Some(next) if !next.is_whitespace() => None,
        _ => (!field.is_empty()).then_some((Name::LinesOf(field), at + end)),
    }
}

/// Whether the name of an event's field can be typed with this letter in it.
pub(in crate::search) fn is_in_field(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// The value at `at`, whether it is quoted, and where the part ends.
fn value(text: &str, at: usize) -> (Range<usize>, Quotes, usize) {
    let rest = &text[at..];
    let Some(mark) = rest.chars().next().filter(|&c| is_quotation_mark(c)) else {
        let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
        return (at..at + len, Quotes::None, at + len);
    };
    let from = at + mark.len_utf8();
    match text[from..]
        .char_indices()
        .find(|&(_, c)| is_quotation_mark(c))
    {
        Some((len, mark)) => (
            from..from + len,
            Quotes::Closed,
            from + len + mark.len_utf8(),
        ),
        None => (from..text.len(), Quotes::Open, text.len()),
    }
}

/// Typed and pasted quotation marks.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece as `sign|field|value`, with the quotation marks it has.
    fn shown(text: &str) -> Vec<String> {
        let show = |piece: Piece| {
            let sign = if piece.negated { "-" } else { "" };
            let key = match piece.key {
                None => String::new(),
                Some(Name::Known(key)) => key.name().to_owned(),
                Some(Name::LinesOf(range)) => format!("lines.{}", &text[range]),
                Some(Name::Unknown(range)) => format!("?{}", &text[range]),
            };
            let (open, close) = match piece.quotes {
                Quotes::None => ("", ""),
                Quotes::Open => ("\"", ""),
                Quotes::Closed => ("\"", "\""),
            };
            format!("{sign}|{key}|{open}{}{close}", &text[piece.value])
        };
        pieces(text).into_iter().map(show).collect()
    }

    #[test]
    fn parts_are_cut() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("  flok  after:2026 ", &["||flok", "|after|2026"]),
            (
                "-ring -\"search party\"",
                &["-||ring", "-||\"search party\""],
            ),
            (
                "place:\"New York\" -place:\"New",
                &["|place|\"New York\"", "-|place|\"New"],
            ),
            ("“typed elsewhere” x", &["||\"typed elsewhere\"", "||x"]),
            ("ACTOR:ring actor:", &["|actor|ring", "|actor|"]),
            ("plcae:x foo:", &["|?plcae|x", "|?foo|"]),
            (
                "10:30 https://a.b/c https: std::fmt",
                &["||10:30", "||https://a.b/c", "||https:", "||std::fmt"],
            ),
            ("- -- \"", &["-||", "-||-", "||\""]),
            ("e-mail did-not", &["||e-mail", "||did-not"]),
            ("\"a\"b", &["||\"a\"", "||b"]),
            (":x", &["||:x"]),
            (
                "lines.date:>=2 -LINES.went-live:\"1\" lines.:2",
                &["|lines.date|>=2", "-|lines.went-live|\"1\"", "|lines.|2"],
            ),
            // Half typed.
            (
                "lines. lines.d lines.date lines.date:",
                &["||lines.", "|lines.d|", "|lines.date|", "|lines.date|"],
            ),
            // Other dots are none of it.
            (
                "e.g.:x actor.ring:x place.:x lines.a/b lines..x: lines.a.b: lines.x,",
                &[
                    "||e.g.:x",
                    "||actor.ring:x",
                    "||place.:x",
                    "||lines.a/b",
                    "||lines..x:",
                    "||lines.a.b:",
                    "||lines.x,",
                ],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), *expected, "{text}");
        }
    }

    #[test]
    fn ranges_hold_the_whole_part() {
        let text = "é -place:\"New York\" -lines.é-1:>=2 lines.é x";
        let ranges: Vec<&str> = pieces(text)
            .into_iter()
            .map(|piece| &text[piece.range])
            .collect();
        assert_eq!(
            ranges,
            ["é", "-place:\"New York\"", "-lines.é-1:>=2", "lines.é", "x"]
        );
    }
}
