//! Dates: what we find, and what others found, against what people marked.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline::import::dates::{Anchor, Basis, Mention, find};
use dateline::import::document::Document;
use dateline::import::snapshot::Snapshot;
use serde::Deserialize;
use serde_json::json;

use crate::planted;
use crate::score::{Outcome, Predicted, Score};
use crate::timeml::{self, Text};

/// A line of a peer's file.
#[derive(Deserialize)]
struct Line {
    id: String,
    start: usize,
    end: usize,
    value: String,
}

/// Prints how well dates are found in the texts of a folder, by us and by peers.
pub fn measure(folder: &Path, peers: &[PathBuf], tells: bool) -> anyhow::Result<()> {
    let texts = timeml::read(folder)?;
    if texts.iter().any(|text| text.is_marked) {
        println!("{}", Score::heading());
        println!("{}", score(&texts, tells, ours).line("dateline"));
        for peer in peers {
            let found = read_peer(peer)?;
            let name = peer.file_stem().unwrap_or_default().to_string_lossy();
            let score = score(&texts, false, |text| {
                found.get(&text.id).cloned().unwrap_or_default()
            });
            println!("{}", score.line(&name));
        }
    }
    println!("{}", planted::measure(&texts));
    Ok(())
}

/// Prints the texts of a folder for another program.
pub fn print_texts(folder: &Path) -> anyhow::Result<()> {
    for text in timeml::read(folder)? {
        let published = text.published.map(|day| day.to_string());
        println!(
            "{}",
            json!({"id": text.id, "published": published, "text": text.body})
        );
    }
    Ok(())
}

/// The dates in a text, found as import finds them: sentence by sentence.
pub fn mentions(text: &str, anchor: Option<Anchor>) -> Vec<Mention> {
    let snapshot = Snapshot::new(text.to_owned());
    let document = Document::new(&snapshot);
    let sentences = document.all_sentences();
    sentences
        .flat_map(|(_, sentence)| find(text, sentence, anchor))
        .collect()
}

/// The day of a text's publication.
pub fn anchor(text: &Text) -> Option<Anchor> {
    let basis = Basis::Given;
    text.published.map(|day| Anchor { day, basis })
}

fn ours(text: &Text) -> Vec<Predicted> {
    let found = mentions(&text.body, anchor(text));
    let predicted = found.iter().map(|mention| Predicted {
        start: mention.span.start,
        end: mention.span.end,
        value: mention.value.timex(),
    });
    predicted.collect()
}

fn score(texts: &[Text], tells: bool, found: impl Fn(&Text) -> Vec<Predicted>) -> Score {
    let mut score = Score::default();
    for text in texts.iter().filter(|text| text.is_marked) {
        score.add(text, &found(text), |outcome| {
            if tells {
                println!("{}", told(text, outcome));
            }
        });
    }
    score
}

/// What went wrong, with the words at hand.
fn told(text: &Text, outcome: &Outcome<'_>) -> String {
    let words = |start: usize, end: usize| text.body[start..end].replace('\n', " ");
    match outcome {
        Outcome::Missed(marked) => format!(
            "missed\t{}\t{}",
            words(marked.start, marked.end),
            marked.value
        ),
        Outcome::WrongValue(marked, found) => format!(
            "value\t{}\t{}\t{}\t{}\t{}",
            words(marked.start, marked.end),
            words(found.start, found.end),
            marked.value,
            found.value,
            text.published.map_or(String::new(), |day| day.to_string()),
        ),
        Outcome::Invented(found) => format!(
            "invented\t{}\t{}",
            words(found.start, found.end),
            found.value
        ),
    }
}

fn read_peer(path: &Path) -> anyhow::Result<HashMap<String, Vec<Predicted>>> {
    let lines = fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    let mut found: HashMap<String, Vec<Predicted>> = HashMap::new();
    for line in lines.lines() {
        let Line {
            id,
            start,
            end,
            value,
        } = serde_json::from_str(line)?;
        found
            .entry(id)
            .or_default()
            .push(Predicted { start, end, value });
    }
    Ok(found)
}
