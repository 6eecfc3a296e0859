//! Types queries key by key into the search of a story, and says how long each keystroke took to its hits.
//!
//! ```text
//! cargo run --release --example keystrokes -- FILE [QUERY…]
//! ```
//!
//! Without queries it types those of `queries.txt`. Each line it prints is a JSON object: one for each keystroke, the
//! median of several tries, and a summary at the end. `hits` are events. Nothing is kept from one keystroke to the
//! next but what the browser keeps too.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;
use serde_json::json;

const QUERIES: &str = include_str!("queries.txt");
/// How often each keystroke is tried. An odd number, so that there is a middle one.
const TRIES: usize = 5;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("keystrokes: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let started = Instant::now();
    let mut arguments = std::env::args().skip(1);
    let file = arguments
        .next()
        .map(PathBuf::from)
        .context("usage: keystrokes FILE [QUERY…]")?;
    let mut queries: Vec<String> = arguments.collect();
    if queries.is_empty() {
        let lines = QUERIES.lines().filter(|line| !line.starts_with('#'));
        queries = lines.map(str::to_owned).collect();
    }
    let file_bytes = file.metadata()?.len();
    let loaded = load::open(&[file], std::io::empty())?;
    let first_ms = millis(started);
    let story = loaded.story;
    let index = Index::new(&story);
    let ready_ms = millis(started);
    let peak_mib = peak_mib();

    let mut all = Vec::new();
    for query in &queries {
        for typed in beginnings(query) {
            let (hits, micros) = press(&index, &story, typed);
            all.push(micros);
            println!(
                "{}",
                json!({"typed": typed, "hits": hits, "micros": micros})
            );
        }
    }
    all.sort_unstable();
    let at = |percent: usize| all.get((all.len().saturating_sub(1)) * percent / 100);
    let summary = json!({
        "events": story.events().len(),
        "keystrokes": all.len(),
        "p50_micros": at(50),
        "p95_micros": at(95),
        "max_micros": at(100),
        "ready_ms": ready_ms,
        "first_ms": first_ms,
        "peak_mib": peak_mib,
        "file_mib": file_bytes >> 20,
    });
    println!("{summary}");
    Ok(())
}

/// What stands in the bar after each key.
fn beginnings(query: &str) -> impl Iterator<Item = &str> {
    let ends = query.char_indices().map(|(at, key)| at + key.len_utf8());
    ends.map(|end| &query[..end])
}

/// How many events answer, and the microseconds it took to know.
fn press(index: &Index, story: &Story, typed: &str) -> (usize, u128) {
    let mut hits = 0;
    let mut tries: Vec<u128> = (0..TRIES)
        .map(|_| {
            let started = Instant::now();
            let found = index.run(&Query::parse(typed), story);
            let micros = started.elapsed().as_micros();
            hits = found.events.len();
            micros
        })
        .collect();
    tries.sort_unstable();
    (hits, tries[TRIES / 2])
}

fn millis(since: Instant) -> u128 {
    since.elapsed().as_millis()
}

/// The most memory this process has had, in MiB, where the system tells (`VmHWM` of Linux).
fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib >> 10)
}
