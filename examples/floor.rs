//! The least that any search of an archive has to do before its first answer, step by step: by that the `ready_ms` of the
//! example `keystrokes` can be judged.
//!
//! ```text
//! cargo run --release --example floor -- FILE
//! ```
//!
//! `FILE` is NDJSON. Each step has all cores to itself, and finds what it works on in memory. It prints a JSON object:
//! `read_ms` to read the file; `parse_ms` to check that each line is JSON, and to keep nothing of it; `words_ms` to fold
//! the words of all texts and to number them; `postings_ms` to sort the records by their words; and `least_ms`, all of that
//! together. Nothing is kept that a browser shows, no record is joined to another, nothing is in the order of time, and
//! neither fields nor phrases can be asked for.

use std::borrow::Cow;
use std::hash::Hash;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use dateline::text::{FoldedWord, for_each_folded};
use hashbrown::HashMap;
use rayon::prelude::*;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("floor: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let file = std::env::args().nth(1).context("usage: floor FILE")?;
    let (bytes, read) = timed(|| std::fs::read(Path::new(&file)));
    let bytes = bytes.context(file)?;
    let cores = thread::available_parallelism()?.get();

    // Small pieces, so that no core waits for another at the end.
    let pieces = pieces(&bytes, cores * 64);
    let (parsed, parse) = timed(|| pieces.par_iter().map(|piece| check(piece)).sum::<usize>());
    let lines: usize = pieces.iter().map(|piece| lines(piece).count()).sum();
    ensure!(parsed == lines, "{} lines are no JSON", lines - parsed);

    let texts: Vec<Vec<Texts<'_>>> = pieces.par_iter().map(|piece| texts(piece)).collect();
    // One table for each core: words that all of them meet are numbered only so often.
    let shares: Vec<&[Vec<Texts<'_>>]> = texts.chunks(64).collect();
    let (numbered, words) = timed(|| shares.par_iter().map(|it| Numbered::new(it)).collect());
    let numbered: Vec<Numbered> = numbered;
    let postings = || numbered.par_iter().map(Numbered::postings).sum::<usize>();
    let (postings, sort) = timed(postings);

    let steps = [read, parse, words, sort];
    let [read, parse, words, sort] = steps.map(|step| step.as_millis());
    let summary = json!({
        "lines": lines,
        "postings": postings,
        "read_ms": read,
        "parse_ms": parse,
        "words_ms": words,
        "postings_ms": sort,
        "least_ms": steps.iter().sum::<Duration>().as_millis(),
    });
    println!("{summary}");
    Ok(())
}

fn timed<T>(step: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = step();
    (made, start.elapsed())
}

/// Whole lines, in about so many pieces.
fn pieces(mut bytes: &[u8], count: usize) -> Vec<&[u8]> {
    let size = bytes.len().div_ceil(count);
    let mut pieces = Vec::with_capacity(count);
    while !bytes.is_empty() {
        let at = size.min(bytes.len());
        let rest = bytes[at..].iter().position(|&byte| byte == b'\n');
        let (piece, after) = bytes.split_at(rest.map_or(bytes.len(), |rest| at + rest + 1));
        pieces.push(piece);
        bytes = after;
    }
    pieces
}

fn lines(piece: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = piece.split(|&byte| byte == b'\n');
    lines.filter(|line| !line.is_empty())
}

/// How many lines are JSON.
fn check(piece: &[u8]) -> usize {
    let is_json = |line: &&[u8]| serde_json::from_slice::<IgnoredAny>(line).is_ok();
    lines(piece).filter(is_json).count()
}

/// The texts of a record that a search reads.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Texts<'a> {
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    summary: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    place: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
}

fn texts(piece: &[u8]) -> Vec<Texts<'_>> {
    let texts = lines(piece).map(|line| serde_json::from_slice(line).unwrap_or_default());
    texts.collect()
}

/// The words of records by number.
#[derive(Default)]
struct Numbered {
    words: u32,
    /// The words of all records, each once for each of them.
    stream: Vec<u32>,
    /// Where the words of each record end.
    ends: Vec<usize>,
}

impl Numbered {
    fn new(pieces: &[Vec<Texts<'_>>]) -> Self {
        let mut numbered = Self::default();
        let mut short: HashMap<u128, Word> = HashMap::new();
        let mut long: HashMap<Box<[u8]>, Word> = HashMap::new();
        for texts in pieces.iter().flatten() {
            let record = numbered.ends.len();
            for text in [
                &texts.title,
                &texts.summary,
                &texts.text,
                &texts.place,
                &texts.kind,
            ] {
                for_each_folded(text, |word| {
                    if FoldedWord::is_whole(word.key()) {
                        numbered.take(&mut short, word.key(), record);
                    } else {
                        numbered.take(&mut long, word.bytes().into(), record);
                    }
                });
            }
            numbered.ends.push(numbered.stream.len());
        }
        numbered
    }

    fn take<K: Hash + Eq>(&mut self, table: &mut HashMap<K, Word>, key: K, record: usize) {
        let word = table.entry(key).or_insert_with(|| {
            self.words += 1;
            Word {
                number: self.words - 1,
                last: None,
            }
        });
        if word.last.replace(record) != Some(record) {
            self.stream.push(word.number);
        }
    }

    /// Sorts the records by word, and says how many there are of all words.
    fn postings(&self) -> usize {
        let mut next = vec![0; self.words as usize + 1];
        for &word in &self.stream {
            next[word as usize + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut records = vec![0; self.stream.len()];
        let mut start = 0;
        for (record, &end) in self.ends.iter().enumerate() {
            for &word in &self.stream[start..end] {
                let at = &mut next[word as usize];
                records[*at] = record;
                *at += 1;
            }
            start = end;
        }
        std::hint::black_box(records).len()
    }
}

/// A word that was met.
struct Word {
    number: u32,
    /// The last record that it stands in.
    last: Option<usize>,
}
