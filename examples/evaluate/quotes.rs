//! How many quotations get a speaker, and how often the right one, on `PolNeAR`.
//!
//! Where several people have marked an article, it is measured against each of them.
//! A quotation is what stands between double quotation marks in one line, of four words or more. People marked it as
//! attributed if at least six tenths of it lie in the content of an attribution. A speaker is right if the words that
//! name it overlap those that people marked as the source, or both end with the same name.

mod brat;
mod score;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dateline::import::document::Document;
use dateline::import::snapshot::{Snapshot, Span};
use dateline::import::{actors, quotes};

use brat::Article;
use score::Score;

/// How many words a quotation needs to be counted.
const FEWEST_WORDS: usize = 4;

/// A quotation with the words that name its speaker, as we or a peer found it.
pub struct Found {
    pub span: Span,
    pub speaker: Span,
    pub rule: &'static str,
}

/// Reads the articles of one part of `PolNeAR` (`data/dev`) and prints the figures: ours, then those of each peer.
pub fn measure(part: &Path, peers: &[PathBuf], verbose: bool) -> Result<()> {
    let articles = brat::read(part)?;
    let mut score = Score::new(verbose);
    for article in &articles {
        score.add(article, &quotations(&article.text), &ours(&article.text));
    }
    println!(
        "ours, {} articles as people marked them\n{score}",
        articles.len()
    );
    for peer in peers {
        measure_peer(&articles, peer)?;
    }
    Ok(())
}

/// Prints a peer's figures: of all articles, and where it failed on some, of those where it did not, beside ours.
fn measure_peer(articles: &[Article], path: &Path) -> Result<()> {
    let peer = read_peer(path)?;
    let mut all = Score::new(false);
    let (mut read, mut ours_there) = (Score::new(false), Score::new(false));
    for article in articles {
        let quotations = quotations(&article.text);
        let found = peer.found.get(&article.name).map_or(&[][..], Vec::as_slice);
        all.add(article, &quotations, found);
        if !peer.failed.contains(&article.name) {
            read.add(article, &quotations, found);
            ours_there.add(article, &quotations, &ours(&article.text));
        }
    }
    println!("{}, the same articles\n{all}", path.display());
    if !peer.failed.is_empty() {
        println!(
            "it failed on {} articles; on the others\n{read}",
            peer.failed.len()
        );
        println!("ours on these others\n{ours_there}");
    }
    Ok(())
}

fn ours(text: &str) -> Vec<Found> {
    let snapshot = Snapshot::new(text.to_owned());
    let document = Document::new(&snapshot);
    let found = quotes::find(&document, &actors::find(&document)).into_iter();
    found
        .filter_map(|quote| {
            Some(Found {
                span: quote.span,
                speaker: quote.speaker_span?,
                rule: quote.rule,
            })
        })
        .collect()
}

/// What a peer found in each article, by its name, and the articles on which it failed.
#[derive(Default)]
struct Peer {
    found: HashMap<String, Vec<Found>>,
    failed: Vec<String>,
}

/// Reads `{"id", "start", "end", "speaker_start", "speaker_end"}` or `{"id", "failed"}`, one object a line.
fn read_peer(path: &Path) -> Result<Peer> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut peer = Peer::default();
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let id = value["id"]
            .as_str()
            .context("a line without an id")?
            .to_owned();
        if value.get("failed").is_some() {
            peer.failed.push(id);
            continue;
        }
        let place = |key: &str| {
            let place = value[key]
                .as_u64()
                .and_then(|place| usize::try_from(place).ok());
            place.with_context(|| format!("a line without {key}"))
        };
        peer.found.entry(id).or_default().push(Found {
            span: Span::new(place("start")?, place("end")?),
            speaker: Span::new(place("speaker_start")?, place("speaker_end")?),
            rule: "peer",
        });
    }
    Ok(peer)
}

/// What stands between double marks, curly or straight, within a line: by plainer rules than those measured.
fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, character) in text.char_indices() {
        match (open, character) {
            (_, '“') => open = Some(('”', at)),
            (None, '"') => open = Some(('"', at)),
            (Some((_, start)), '\n') => {
                found.push(Span::new(start, at));
                open = None;
            }
            (Some((close, start)), _) if close == character => {
                found.push(Span::new(start, at + character.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    found.retain(|span| text[span.range()].split_whitespace().count() >= FEWEST_WORDS);
    found
}
