//! Types queries key by key into the search of a story, and says how long each keystroke took to its hits.
//!
//! ```text
//! cargo run --release --example keystrokes -- [--fresh] FILE [QUERY…]
//! ```
//!
//! Without queries it types those of `queries.txt`. Each line it prints is a JSON object: one for each keystroke, and a
//! summary at the end. `micros` run from the text in the bar to the hits: `hits` events, and `quotes`. `panes_micros` go
//! on until the other panes are known, the `actors` and `sources` that belong to the hits; the browser shows both in
//! one frame if they come within eight milliseconds, else the hits first. All queries are typed
//! several times, the table from beginning to end each time, so that a keystroke is never tried twice in a row; its
//! median counts. Nothing is kept from one keystroke to the next but what the browser keeps too.
//!
//! In the summary, `first_ms` is when a browser has events to show, be it the beginning of the story, `loaded_ms` when
//! it has all of it, and `ready_ms` when all of it is indexed, each since the start; `peak_mib` is the most memory until then, where the system tells.
//! As in the browser, the beginning is indexed too, and kept until the whole is there; and as in the browser the index is
//! kept in the cache folder once it is ready, so that the next start of the same file is quicker: `kept` says whether this
//! was such a start. With `--fresh` nothing kept is used, nor is anything kept. `panes` has the percentiles of
//! `panes_micros`, `quickest` those of `micros` by the best try of each keystroke: far from the medians, they say that
//! the machine is busy with other things.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use dateline::config::Folder;
use dateline::keep::{FOLDER, Keeper};
use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;
use serde_json::json;

const QUERIES: &str = include_str!("queries.txt");
/// How often all queries are typed. An odd number, so that there is a middle try.
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
    let mut arguments = std::env::args().skip(1).peekable();
    let is_fresh = arguments.next_if(|first| first == "--fresh").is_some();
    let file = arguments
        .next()
        .map(PathBuf::from)
        .context("usage: keystrokes [--fresh] FILE [QUERY…]")?;
    let mut queries: Vec<String> = arguments.collect();
    if queries.is_empty() {
        let lines = QUERIES.lines().filter(|line| !line.starts_with('#'));
        queries = lines.map(str::to_owned).collect();
    }
    let file_bytes = file.metadata()?.len();
    let cache = Folder::cache().filter(|_| !is_fresh);
    let opened = open(file, cache.as_deref(), started)?;

    let keys = type_all(&queries, &opened.index, &opened.story);
    for key in &keys {
        let [hits, actors, quotes, sources] = key.hits;
        let line = json!({
            "typed": key.typed,
            "hits": hits,
            "micros": key.median(Try::hits),
            "actors": actors,
            "quotes": quotes,
            "sources": sources,
            "panes_micros": key.median(Try::panes),
        });
        println!("{line}");
    }
    let [p50, p95, max] = percentiles(keys.iter().map(|key| key.median(Try::hits)));
    let summary = json!({
        "events": opened.story.events().len(),
        "keystrokes": keys.len(),
        "p50_micros": p50,
        "p95_micros": p95,
        "max_micros": max,
        "panes": figures(keys.iter().map(|key| key.median(Try::panes))),
        "quickest": figures(keys.iter().map(|key| key.quickest(Try::hits))),
        "ready_ms": opened.ready_ms,
        "first_ms": opened.first_ms,
        "loaded_ms": opened.loaded_ms,
        "kept": opened.was_kept,
        "peak_mib": opened.peak_mib,
        "file_mib": file_bytes >> 20,
    });
    println!("{summary}");
    Ok(())
}

/// A story that is ready to be searched, and what it took.
struct Opened {
    story: Arc<Story>,
    index: Index,
    first_ms: u128,
    loaded_ms: u128,
    ready_ms: u128,
    was_kept: bool,
    peak_mib: Option<u64>,
}

/// Opens a story as the browser does.
fn open(file: PathBuf, cache: Option<&Path>, started: Instant) -> anyhow::Result<Opened> {
    let files = [file];
    let mut keeper = cache.map_or_else(Keeper::nobody, |cache| {
        Keeper::new(&cache.join(FOLDER), &files)
    });
    let mut beginning = None;
    let options = load::Options::default();
    let loaded = options.open_in_steps(&files, io::empty(), &|_| {}, |first| {
        let first_ms = millis(started);
        let indexing = thread::spawn(move || (Index::new(&first.story), first));
        beginning = Some((first_ms, indexing));
    })?;
    let loaded_ms = millis(started);
    let index = keeper.index(&loaded);
    let ready_ms = millis(started);
    let peak_mib = peak_mib();
    let was_kept = keeper.was_kept();
    keeper.keep(&index).context("the index cannot be kept")?;
    let opened = Opened {
        story: loaded.story,
        index,
        first_ms: beginning.as_ref().map_or(loaded_ms, |&(first, _)| first),
        loaded_ms,
        ready_ms,
        was_kept,
        peak_mib,
    };
    if let Some((_, indexing)) = beginning {
        // It is let go of only here.
        drop(indexing.join());
    }
    Ok(opened)
}

/// One key of a query, tried several times.
struct Keystroke<'q> {
    /// What stands in the bar then.
    typed: &'q str,
    /// How many events, actors, quotes and sources were found.
    hits: [usize; 4],
    tries: Vec<Try>,
}

/// How long one try took, in microseconds.
#[derive(Clone, Copy)]
struct Try {
    /// To the events and quotes.
    hits: u128,
    /// To the actors and sources too.
    panes: u128,
}

impl Try {
    fn hits(&self) -> u128 {
        self.hits
    }

    fn panes(&self) -> u128 {
        self.panes
    }
}

impl Keystroke<'_> {
    /// The median.
    fn median(&self, part: impl Fn(&Try) -> u128) -> u128 {
        let mut sorted: Vec<u128> = self.tries.iter().map(part).collect();
        sorted.sort_unstable();
        sorted[sorted.len() / 2]
    }

    fn quickest(&self, part: impl Fn(&Try) -> u128) -> u128 {
        self.tries.iter().map(part).min().unwrap_or(0)
    }

    /// Tries it once more.
    fn press(&mut self, index: &Index, story: &Story) {
        let started = Instant::now();
        let query = Query::parse(self.typed);
        let finding = index.find(&query, story);
        let hits = started.elapsed().as_micros();
        let found = finding.finish();
        let panes = started.elapsed().as_micros();
        self.tries.push(Try { hits, panes });
        self.hits = [
            found.events.len(),
            found.actors.len(),
            found.quotes.len(),
            found.sources.len(),
        ];
    }
}

fn type_all<'q>(queries: &'q [String], index: &Index, story: &Story) -> Vec<Keystroke<'q>> {
    let typed = queries.iter().flat_map(|query| beginnings(query));
    let mut keys: Vec<_> = typed
        .map(|typed| Keystroke {
            typed,
            hits: [0; 4],
            tries: Vec::with_capacity(TRIES),
        })
        .collect();
    for _ in 0..TRIES {
        for key in &mut keys {
            key.press(index, story);
        }
    }
    keys
}

/// The median, what 95 in a hundred take at most, and the most; nothing without any.
fn percentiles(times: impl Iterator<Item = u128>) -> [Option<u128>; 3] {
    let mut all: Vec<u128> = times.collect();
    all.sort_unstable();
    let at = |percent| all.get(all.len().saturating_sub(1) * percent / 100);
    [50, 95, 100].map(|percent| at(percent).copied())
}

fn figures(times: impl Iterator<Item = u128>) -> serde_json::Value {
    let [p50, p95, max] = percentiles(times);
    json!({"p50_micros": p50, "p95_micros": p95, "max_micros": max})
}

/// What stands in the bar after each key.
fn beginnings(query: &str) -> impl Iterator<Item = &str> {
    let ends = query.char_indices().map(|(at, key)| at + key.len_utf8());
    ends.map(|end| &query[..end])
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
