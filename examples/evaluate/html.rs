//! Articles taken out of web pages, against the article-extraction-benchmark, as its `evaluate.py` measures them.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use dateline::import::blocks::BlockKind;
use dateline::import::document::Document;
use dateline::import::pages::{self, Article};
use flate2::read::GzDecoder;
use serde::Deserialize;

/// How many words make a shingle.
const SHINGLE: usize = 4;

/// What `ground-truth.json` and the files of predictions hold of a page.
#[derive(Deserialize)]
struct Page {
    #[serde(rename = "articleBody", default)]
    body: String,
}

/// Pages by the names of their files.
type Pages = HashMap<String, Page>;

/// Measures our reading of the pages in a folder, and beside it the peers' predictions, files of the same shape as the
/// benchmark's own. With `wordy`, lists each page's figures too, the worst first.
///
/// # Errors
///
/// If a file of the benchmark cannot be read.
pub fn measure(folder: &Path, peers: &[PathBuf], wordy: bool) -> anyhow::Result<()> {
    let truth: Pages = read_json(&folder.join("ground-truth.json"))?;
    let mut names: Vec<&String> = truth.keys().collect();
    names.sort();

    let (mut ours, mut proses) = (Pages::new(), Pages::new());
    let mut stated = Stated::default();
    let mut time = Duration::ZERO;
    let mut bytes = 0;
    for name in &names {
        let page = unpacked(&folder.join("html").join(format!("{name}.html.gz")))?;
        let begin = Instant::now();
        let read = pages::read("page.html", &page);
        time += begin.elapsed();
        bytes += page.len();
        let (body, prose) = match read.as_deref() {
            Ok([article]) => {
                stated.count(article);
                (body(article), prose(article))
            }
            _ => (String::new(), String::new()),
        };
        ours.insert((*name).clone(), Page { body });
        proses.insert((*name).clone(), Page { body: prose });
    }

    println!("{:<14} {:>6} {:>6} {:>6}  pages", "", "F1", "P", "R");
    report("dateline", &truth, &ours);
    report("  prose of it", &truth, &proses);
    for peer in peers {
        let name = peer.file_stem().unwrap_or_default().to_string_lossy();
        report(&name, &truth, &read_json(peer)?);
    }
    println!("\nof {} pages dateline says the {stated}", names.len());
    println!("{bytes} bytes of pages in {:.2} s", time.as_secs_f64());
    if wordy {
        list_worst(&truth, &ours);
    }
    Ok(())
}

/// How many articles have what.
#[derive(Default)]
struct Stated {
    titles: usize,
    authors: usize,
    /// By what they rest on.
    dates: HashMap<&'static str, usize>,
}

impl Stated {
    fn count(&mut self, article: &Article) {
        self.titles += usize::from(article.title.is_some());
        self.authors += usize::from(article.author.is_some());
        if let Some(published) = &article.published {
            *self.dates.entry(published.basis).or_default() += 1;
        }
    }
}

impl std::fmt::Display for Stated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: usize = self.dates.values().sum();
        let mut by_basis: Vec<String> = self
            .dates
            .iter()
            .map(|(basis, count)| format!("{basis} {count}"))
            .collect();
        by_basis.sort();
        let Self {
            titles, authors, ..
        } = self;
        write!(
            f,
            "title of {titles}, the author of {authors}, the date of {all} ({})",
            by_basis.join(", ")
        )
    }
}

/// What of the text the benchmark calls the body: all but the headline, which we put first.
fn body(article: &Article) -> String {
    let text = article.snapshot.text();
    let headline = article
        .title
        .as_ref()
        .and_then(|title| text.strip_prefix(&format!("# {title}\n")));
    headline.unwrap_or(text).to_owned()
}

/// What of it the later stages take for the writer's words: no captions, bylines and calls to subscribe, which the
/// benchmark does not count as the body either.
fn prose(article: &Article) -> String {
    let document = Document::new(&article.snapshot);
    let headline = document.title();
    let blocks = document.blocks().iter().filter(|block| {
        let is_other = [
            BlockKind::Caption,
            BlockKind::Byline,
            BlockKind::Boilerplate,
        ];
        !is_other.contains(&block.kind) && Some(block.span) != headline
    });
    let words: Vec<&str> = blocks.map(|block| document.words(block.span)).collect();
    words.join("\n\n")
}

fn report(name: &str, truth: &Pages, predicted: &Pages) {
    let matches: Vec<Match> = truth
        .iter()
        .map(|(page, truth)| {
            let predicted = predicted.get(page).map_or("", |page| page.body.as_str());
            Match::of(&truth.body, predicted)
        })
        .collect();
    let precision = mean(matches.iter().filter_map(Match::precision));
    let recall = mean(matches.iter().filter_map(Match::recall));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{name:<14} {f1:>6.3} {precision:>6.3} {recall:>6.3}  {}",
        matches.len()
    );
}

fn list_worst(truth: &Pages, predicted: &Pages) {
    let mut rows: Vec<(f64, f64, &String)> = truth
        .iter()
        .map(|(page, truth)| {
            let found = Match::of(&truth.body, &predicted[page].body);
            (
                found.precision().unwrap_or(0.0),
                found.recall().unwrap_or(0.0),
                page,
            )
        })
        .collect();
    rows.sort_by(|one, other| (one.0 * one.1).total_cmp(&(other.0 * other.1)));
    for (precision, recall, page) in rows {
        println!("{precision:.3} {recall:.3} {page}");
    }
}

/// How many shingles of a text were predicted.
struct Match {
    right: u32,
    predicted: u32,
    true_ones: u32,
}

impl Match {
    fn of(truth: &str, predicted: &str) -> Self {
        let (truth, predicted) = (shingles(truth), shingles(predicted));
        let right = truth
            .iter()
            .map(|(shingle, count)| predicted.get(shingle).map_or(0, |found| *found.min(count)));
        Self {
            right: right.sum(),
            predicted: predicted.values().sum(),
            true_ones: truth.values().sum(),
        }
    }

    /// Nothing where nothing was predicted, which the benchmark leaves out of the mean.
    fn precision(&self) -> Option<f64> {
        (self.predicted > 0).then(|| f64::from(self.right) / f64::from(self.predicted))
    }

    fn recall(&self) -> Option<f64> {
        (self.true_ones > 0).then(|| f64::from(self.right) / f64::from(self.true_ones))
    }
}

/// A text's runs of four words, and how often each is there. Of a shorter text all of it is one.
fn shingles(text: &str) -> HashMap<Vec<&str>, u32> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut counts = HashMap::new();
    let size = SHINGLE.min(words.len()).max(1);
    for shingle in words.windows(size) {
        *counts.entry(shingle.to_vec()).or_default() += 1;
    }
    counts
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

fn read_json(path: &Path) -> anyhow::Result<Pages> {
    let text = fs::read(path).with_context(|| path.display().to_string())?;
    serde_json::from_slice(&text).with_context(|| path.display().to_string())
}

fn unpacked(path: &Path) -> anyhow::Result<Vec<u8>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut page = Vec::new();
    GzDecoder::new(file).read_to_end(&mut page)?;
    Ok(page)
}
