//! Lists as tables for a spreadsheet: RFC 4180, UTF-8, a row for each record.
//!
//! What has several parts (actors, evidence) stands in one cell, one part a line.

mod columns;

use std::io::{self, Write};

use csv::{ErrorKind, Terminator, WriterBuilder};

use super::What;
use crate::search::{Hit, Hits};
use crate::story::Story;
use crate::story::date::Truth;
use crate::text::clean_text;

use columns::Column;

/// A cell that begins with one of these is a formula to some spreadsheet, be the character in the
/// width of Chinese and Japanese text.
const STARTS_OF_FORMULAS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

pub(super) fn list(story: &Story, hits: &Hits, what: What, out: &mut impl Write) -> io::Result<()> {
    match what {
        What::Events => table(story, hits.events.iter(), &columns::EVENTS, out),
        What::Actors => table(story, hits.actors.iter().copied(), &columns::ACTORS, out),
        What::Quotes => table(story, hits.quotes.iter(), &columns::QUOTES, out),
        What::Sources => table(story, hits.sources.iter().copied(), &columns::SOURCES, out),
        What::Claims => table(
            story,
            super::claims(story, hits).into_iter(),
            &columns::CLAIMS,
            out,
        ),
    }
}

/// Writes the names of the columns, and a row for each record; last how surely it answers.
fn table<K: Copy>(
    story: &Story,
    hits: impl Iterator<Item = Hit<K>>,
    columns: &[Column<K>],
    out: &mut impl Write,
) -> io::Result<()> {
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    let names = columns.iter().map(|(name, _)| *name);
    table.write_record(names.chain(["match"])).map_err(plain)?;
    for hit in hits {
        let surely = match hit.truth {
            Truth::Yes => "yes",
            Truth::Possibly | Truth::No => "possibly",
        };
        let cells = columns
            .iter()
            .map(|(_, value)| cell(&value(story, hit.key)));
        let row = cells.chain([surely.to_owned()]);
        table.write_record(row).map_err(plain)?;
    }
    table.flush()
}

/// The writer's own error, which tells a reader that has gone from a full disk.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that no spreadsheet runs as a formula.
fn cell(text: &str) -> String {
    let text = clean_text(text);
    // Some trim a cell before they look at it.
    let is_formula = text.trim_start_matches(' ').starts_with(STARTS_OF_FORMULAS);
    if is_formula {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "' =1"),
            ("\r\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("'=1", "'=1"),
            ("a=1", "a=1"),
            ("2026-02-13", "2026-02-13"),
            ("-0043", "'-0043"),
            ("", ""),
        ] {
            assert_eq!(cell(text), safe, "{text:?}");
        }
    }
}
