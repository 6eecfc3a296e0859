//! Reads TOML: as the `toml` crate does if all is well, statement by statement if not.

use std::ops::Range;

use ::toml::de::{DeTable, DeValue, Error as SyntaxError};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::mistake::Mistake;
use super::node::{Entry, MAX_DEPTH, Node, Value};
use super::parsed::Parsed;

/// How many parts a dotted key may have. `toml` nests a table for each, without a limit of its own.
const MAX_KEY_PARTS: usize = 12;

/// Reads a file's text.
pub(super) fn read(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    match parse(text) {
        Ok(table) => {
            for entry in entries(table, text, 0, 0, &mut parsed) {
                parsed.take(entry);
            }
        }
        Err(_) => super::toml_recovery::read(text, &mut parsed),
    }
    parsed.finish()
}

/// Why a text is not TOML.
pub(super) enum Wrong {
    /// What `toml` found, never empty.
    Syntax(Vec<SyntaxError>),
    /// A dotted key of too many parts.
    Deep(Range<usize>),
}

/// Parses a text that may hold anything.
pub(super) fn parse(text: &str) -> Result<DeTable<'_>, Wrong> {
    let (table, errors) = parse_what_is_sound(text)?;
    if errors.is_empty() {
        Ok(table)
    } else {
        Err(Wrong::Syntax(errors))
    }
}

/// Parses a text and gives what was understood together with the errors.
pub(super) fn parse_what_is_sound(text: &str) -> Result<(DeTable<'_>, Vec<SyntaxError>), Wrong> {
    if let Some(place) = deep_key(text) {
        return Err(Wrong::Deep(place));
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    Ok((table.into_inner(), errors))
}

/// The entries of a table, in the order of the file. Spans are counted from `base`.
pub(super) fn entries(
    table: DeTable<'_>,
    text: &str,
    base: usize,
    depth: usize,
    parsed: &mut Parsed,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| {
            let key_span = moved(key.span(), base);
            let span = value.span();
            let node = node(value.into_inner(), span, text, base, depth + 1, parsed);
            Entry {
                key: key.into_inner().into_owned(),
                key_span,
                node,
            }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn node(
    value: DeValue<'_>,
    span: Range<usize>,
    text: &str,
    base: usize,
    depth: usize,
    parsed: &mut Parsed,
) -> Node {
    let written = || text.get(span.clone()).unwrap_or_default();
    let place = moved(span.clone(), base);
    if depth > MAX_DEPTH {
        let number = parsed.report(too_deep(place.clone()));
        return Node::new(place, Value::Spoilt(number));
    }
    let value = match value {
        // Lines end in one way, whatever editor wrote them.
        DeValue::String(words) if written().contains("\r\n") => {
            Value::Text(words.replace("\r\n", "\n"))
        }
        DeValue::String(words) => Value::Text(words.into_owned()),
        DeValue::Boolean(truth) => Value::Bool(truth),
        DeValue::Float(_) => Value::Float(written().replace('_', "")),
        DeValue::Datetime(_) => Value::Date(written().to_owned()),
        DeValue::Integer(integer) => {
            let number = i128::from_str_radix(integer.as_str(), integer.radix());
            Value::Integer(
                number.map_or_else(|_| written().to_owned(), |number| number.to_string()),
            )
        }
        DeValue::Array(array) => Value::List(
            array
                .into_iter()
                .map(|item| {
                    let span = item.span();
                    node(item.into_inner(), span, text, base, depth + 1, parsed)
                })
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(entries(table, text, base, depth, parsed)),
    };
    Node::new(place, value)
}

fn moved(span: Range<usize>, base: usize) -> Range<usize> {
    span.start + base..span.end + base
}

/// The mistake of nesting deeper than anybody needs.
pub(super) fn too_deep(place: Range<usize>) -> Mistake {
    let expected = format!("at most {MAX_DEPTH} levels");
    Mistake::new(place, "lists and tables nested too deeply", expected)
}

/// The place of the first dotted key with too many parts.
fn deep_key(text: &str) -> Option<Range<usize>> {
    let dots = |line: &str| line.bytes().filter(|&byte| byte == b'.').count();
    // Nearly every file is done here, without a second look at its tokens.
    if text.lines().all(|line| dots(line) < MAX_KEY_PARTS) {
        return None;
    }
    let (mut start, mut dots, mut after_dot) = (0, 0, false);
    for token in Source::new(text).lex() {
        let span = token.span();
        match token.kind() {
            TokenKind::Whitespace => {}
            TokenKind::Dot if dots + 1 >= MAX_KEY_PARTS => return Some(start..span.end()),
            TokenKind::Dot => (dots, after_dot) = (dots + 1, true),
            _ if after_dot => after_dot = false,
            _ => (start, dots) = (span.start(), 0),
        }
    }
    None
}
