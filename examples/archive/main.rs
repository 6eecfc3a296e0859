//! Writes an archive of news-like events as NDJSON, to measure search and loading by.
//!
//! ```text
//! cargo run --release --example archive -- 1000000 > archive.ndjson
//! ```
//!
//! The same number gives the same bytes on every machine. A million events are some 430 MiB: dates from 2000 to
//! 2025, one in eight of them not a plain day, people and organisations of whom a few are in the news most of the time,
//! a quote with every tenth event, and words as often as words occur: the word of rank `r` in proportion to
//! `1 / (r + 3)`, so that half of all words are one of some 200, while half of those that occur do so rarely.
//! `PLANTED` in `events.rs` says which words stand in how many events at least, so that hits can be counted.

mod chance;
mod events;
mod names;
mod words;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|number| number.parse().ok());
    let (Some(count), None) = (count, arguments.next()) else {
        eprintln!("usage: archive NUMBER_OF_EVENTS > FILE.ndjson");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    match events::write(count, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("archive: {error}");
            ExitCode::FAILURE
        }
    }
}
