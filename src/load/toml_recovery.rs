//! Reads TOML that has mistakes: statement by statement, so that one mistake costs one statement.
//!
//! `toml`'s own recovery gives up the rest of a file after a missing `=` and everything below an
//! unclosed bracket. Here each statement is tried by itself; those that fail are reported and
//! blanked out, and the records are read from what is left, each by itself as well.

use std::cell::Cell;
use std::ops::Range;

use super::mistake::Mistake;
use super::node::{Entry, Node, Value, shorten};
use super::parsed::Parsed;
use super::toml::{Wrong, entries, parse, parse_what_is_sound};
use super::toml_words::{explain, explain_deep};

/// Mistakes after which the rest of the file is not looked at.
const ENOUGH: usize = 1000;
/// Lines that may be read again to find where statements end, beyond a few times the whole file.
const PATIENCE: usize = 100_000;

/// Takes in what is sound in a text, and reports the rest.
pub(super) fn read(text: &str, parsed: &mut Parsed) {
    let lines = Lines::new(text);
    let mut pieces = vec![Piece::default()];
    let mut at = 0;
    while at < lines.len() {
        if parsed.mistakes.len() >= ENOUGH {
            let place = lines.span(at..at + 1);
            let found = format!("more than {ENOUGH} mistakes");
            let loss = "the rest of the file is not read";
            parsed.report(Mistake::new(place, found, "a TOML file").loss(loss));
            break;
        }
        let statement = lines.statement(at);
        at = statement.lines.end;
        take(&statement, &lines, &mut pieces, parsed);
    }
    for piece in pieces {
        piece.read(text, parsed);
    }
}

/// What begins and ends a value of several lines.
const OPENING: [&str; 4] = ["[", "{", MULTI_BASIC, MULTI_LITERAL];
const CLOSING: [&str; 4] = ["]", "}", MULTI_BASIC, MULTI_LITERAL];
const MULTI_BASIC: &str = "\"\"\"";
const MULTI_LITERAL: &str = "'''";

/// A text by its lines.
struct Lines<'a> {
    text: &'a str,
    /// Where each line begins, and where the last one ends.
    starts: Vec<usize>,
    /// Lines that may still be read again.
    patience: Cell<usize>,
}

/// Lines that belong together, and what is wrong with them.
struct Statement {
    lines: Range<usize>,
    wrong: Option<Mistake>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let ends = text.split_inclusive('\n').scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
        let patience = Cell::new(PATIENCE + 4 * starts.len());
        Self {
            text,
            starts,
            patience,
        }
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn span(&self, lines: Range<usize>) -> Range<usize> {
        self.starts[lines.start]..self.starts[lines.end]
    }

    fn text(&self, lines: Range<usize>) -> &'a str {
        &self.text[self.span(lines)]
    }

    /// Where a sound statement ends that begins on a line and spans several.
    fn end_of(&self, first: usize) -> Option<usize> {
        for last in first + 1..self.len() {
            let line = self.text(last..last + 1);
            // Elements of a list end in a comma, the list does not.
            let may_end = contains_any(line, CLOSING) && !line.trim_end().ends_with(',');
            let cost = if may_end { last - first } else { 1 };
            self.patience.set(self.patience.get().checked_sub(cost)?);
            if may_end && parse(self.text(first..last + 1)).is_ok() {
                return Some(last + 1);
            }
        }
        None
    }

    /// The statement that begins on a line: as many lines as make sense together, or as many as
    /// the mistake in them takes along.
    fn statement(&self, first: usize) -> Statement {
        let line = self.text(first..first + 1);
        if parse(line).is_ok() {
            return Statement {
                lines: first..first + 1,
                wrong: None,
            };
        }
        let goes_on = contains_any(line, OPENING) && !is_header(line);
        if goes_on && let Some(end) = self.end_of(first) {
            return Statement {
                lines: first..end,
                wrong: None,
            };
        }
        let mut end = first + 1;
        while goes_on && end < self.len() && !begins_statement(self.text(end..end + 1)) {
            end += 1;
        }
        let base = self.starts[first];
        let text = self.text(first..end);
        let wrong = match parse(text) {
            Ok(_) => None,
            Err(Wrong::Deep(place)) => Some(explain_deep(place, base)),
            Err(Wrong::Syntax(_)) if is_header(line) => Some(broken_header(line, base)),
            Err(Wrong::Syntax(errors)) => errors
                .iter()
                .min_by_key(|error| error.span().map(|span| span.start))
                .map(|error| explain(error, text, base)),
        };
        Statement {
            lines: first..end,
            wrong,
        }
    }
}

fn contains_any(line: &str, marks: [&str; 4]) -> bool {
    marks.iter().any(|mark| line.contains(mark))
}

fn is_header(line: &str) -> bool {
    let name = line.trim_start().trim_start_matches('[').trim_start();
    line.trim_start().starts_with('[')
        && name.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == ']')
}

/// Whether a line looks like a header or a key of its own, or is blank.
fn begins_statement(line: &str) -> bool {
    let line = line.trim();
    let after_key = line.trim_start_matches(is_key_char).trim_start();
    line.is_empty() || is_header(line) || after_key.len() < line.len() && after_key.starts_with('=')
}

fn is_key_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'')
}

/// A record with all that stands below its header; or what stands above the first header.
#[derive(Default)]
struct Piece {
    base: usize,
    /// The sound text, as long as the original: what is wrong is blanked out.
    text: String,
    header: Option<Header>,
    /// A header with a dot was seen: keys now belong to a part of the record.
    below_part: bool,
    /// The header above was wrong, and so nobody knows what keys below it belong to.
    lost: bool,
    /// Keys of the record that are wrong, with the numbers of their mistakes.
    spoilt: Vec<(String, Range<usize>, usize)>,
}

/// A line such as `[[event]]`.
struct Header {
    name: String,
    span: Range<usize>,
    /// It is blanked out, because it was wrong.
    is_blank: bool,
    /// It has a dot, and goes on with a record from further up.
    is_part: bool,
}

fn take(statement: &Statement, lines: &Lines<'_>, pieces: &mut Vec<Piece>, parsed: &mut Parsed) {
    let span = lines.span(statement.lines.clone());
    let text = &lines.text[span.clone()];
    let number = statement
        .wrong
        .clone()
        .map(|mistake| parsed.report(mistake));
    let name = is_header(text).then(|| header_name(text));
    if let Some(name) = &name {
        let (kind, part) = name.split_once('.').unwrap_or((name, ""));
        let current = pieces.last().and_then(|piece| piece.header.as_ref());
        if part.is_empty() || current.is_none_or(|header| header.name != kind) {
            let trimmed = text.trim_end().len();
            let header = Header {
                name: kind.to_owned(),
                span: span.start..span.start + trimmed,
                is_blank: number.is_some(),
                is_part: !part.is_empty(),
            };
            pieces.push(Piece {
                base: span.start,
                header: Some(header),
                ..Piece::default()
            });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.below_part = !part.is_empty();
            piece.lost = number.is_some() && (piece.below_part || kind.is_empty());
            if piece.lost
                && let Some(number) = number
            {
                parsed.mistakes[number].loss = Some("what stands below it is left out".to_owned());
            }
        }
    }
    let Some(piece) = pieces.last_mut() else {
        return;
    };
    if number.is_some() || piece.lost {
        piece.text.extend(text.chars().flat_map(blank));
    } else {
        piece.text.push_str(text);
    }
    if let (Some(number), None, false) = (number, name, piece.below_part) {
        let key = text.trim_start();
        let start = span.start + text.len() - key.len();
        let key = &key[..key.len() - key.trim_start_matches(is_key_char).len()];
        let place = start..start + key.len();
        piece
            .spoilt
            .push((key.trim_matches(['"', '\'']).to_owned(), place, number));
    }
}

fn broken_header(line: &str, base: usize) -> Mistake {
    let written = line.trim();
    let start = base + line.len() - line.trim_start().len();
    let expected = match header_name(line).as_str() {
        "" => "a header that names a record, such as `[[event]]`".to_owned(),
        "story" => "`[story]`".to_owned(),
        name => format!("`[[{name}]]`"),
    };
    let found = format!("the header `{}`", shorten(written));
    Mistake::new(start..start + written.len(), found, expected)
}

/// What a header names, whatever is wrong with its brackets.
fn header_name(line: &str) -> String {
    let name = line.trim_start().trim_start_matches('[');
    let name = name.split([']', '#', '\n', '=']).next().unwrap_or_default();
    name.split('.')
        .map(|part| part.trim().trim_matches(['"', '\'']))
        .collect::<Vec<_>>()
        .join(".")
}

/// As many blanks as the character has bytes; lines stay lines.
fn blank(c: char) -> impl Iterator<Item = char> {
    let blank = if c == '\n' { '\n' } else { ' ' };
    std::iter::repeat_n(blank, c.len_utf8())
}

impl Piece {
    fn read(self, text: &str, parsed: &mut Parsed) {
        let (table, errors) = match parse_what_is_sound(&self.text) {
            Ok(understood) => understood,
            Err(Wrong::Deep(place)) => {
                parsed.report(explain_deep(place, self.base));
                return;
            }
            Err(Wrong::Syntax(_)) => return,
        };
        for error in &errors {
            parsed.report(explain(error, &self.text, self.base));
        }
        let source = text
            .get(self.base..self.base + self.text.len())
            .unwrap_or(&self.text);
        let mut entries = entries(table, source, self.base, 0, parsed);
        let spoilt = self
            .spoilt
            .into_iter()
            .map(|(key, key_span, number)| Entry {
                key,
                node: Node::new(key_span.clone(), Value::Spoilt(number)),
                key_span,
            });
        match self.header {
            Some(header) if header.is_blank => {
                if header.name.is_empty() {
                    return;
                }
                entries.extend(spoilt);
                let node = Node::new(header.span.clone(), Value::Table(entries));
                parsed.take(Entry {
                    key: header.name,
                    key_span: header.span,
                    node,
                });
            }
            Some(Header { is_part: true, .. }) => {
                for entry in entries {
                    parsed.go_on_with(entry);
                }
            }
            _ => {
                if let Some(record) = entries.first_mut().and_then(record) {
                    record.extend(spoilt);
                }
                for entry in entries {
                    parsed.take(entry);
                }
            }
        }
    }
}

/// The keys of the one record that stands under a name.
fn record(entry: &mut Entry) -> Option<&mut Vec<Entry>> {
    let node = match &mut entry.node.value {
        Value::List(nodes) => &mut nodes.first_mut()?.value,
        other => other,
    };
    match node {
        Value::Table(entries) => Some(entries),
        _ => None,
    }
}
