//! Searches lines with nucleo-matcher on all cores, and says how long each query took.
//!
//! ```text
//! versus-nucleo LINES < QUERIES
//! ```
//!
//! Each line of standard input is a query in nucleo's own syntax; each line of output is
//! `MICROSECONDS HITS`. The lines are read and made ready before the clock runs, as an editor would do it. A query
//! is timed to its hits in order, best first.

use std::io::{BufRead, Write};
use std::time::Instant;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args()
        .nth(1)
        .ok_or("usage: versus-nucleo LINES < QUERIES")?;
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<Utf32String> = text.lines().map(Utf32String::from).collect();
    let mut out = std::io::stdout().lock();
    for query in std::io::stdin().lock().lines() {
        let query = query?;
        let started = Instant::now();
        let hits = search(&query, &lines);
        writeln!(out, "{} {}", started.elapsed().as_micros(), hits.len())?;
        out.flush()?;
    }
    Ok(())
}

/// The scores and numbers of the lines that match, best first.
fn search(query: &str, lines: &[Utf32String]) -> Vec<(u32, u32)> {
    let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
    let matcher = || Matcher::new(Config::DEFAULT);
    let numbered = lines.par_iter().enumerate();
    let mut hits: Vec<(u32, u32)> = numbered
        .map_init(matcher, |matcher, (number, line)| {
            let score = pattern.score(line.slice(..), matcher)?;
            Some((score, u32::try_from(number).unwrap_or(u32::MAX)))
        })
        .flatten_iter()
        .collect();
    hits.par_sort_unstable_by_key(|&(score, number)| (std::cmp::Reverse(score), number));
    hits
}
