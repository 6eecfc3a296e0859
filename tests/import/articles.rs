//! Articles in the shapes in which news comes: their drafts are sound, cite their words, and are scored record by record.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::import::draft::{Drafted, Input, draft};
use dateline::import::known::Known;
use dateline::import::pages::{self, Article};
use dateline::import::snapshot::Span;
use dateline::import::writer;
use dateline::load;
use dateline::schema::{Citation, Record};

const SCORE: &str = include_str!("README.md");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/articles")
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn articles(name: &str) -> Vec<Article> {
    pages::read(name, &fs::read(folder().join(name)).unwrap()).unwrap()
}

fn drafted(name: &str, articles: &[Article]) -> Vec<Drafted> {
    let inputs = articles.iter().enumerate();
    let inputs: Vec<Input<'_>> = inputs
        .map(|(item, article)| Input {
            article,
            name,
            snapshot: Some(name),
            item: (articles.len() > 1).then_some(item),
        })
        .collect();
    draft(&inputs, &Known::default(), None)
}

#[test]
fn every_draft_is_a_sound_story() {
    for name in names() {
        let all = drafted(&name, &articles(&name));
        let toml: String = all.iter().map(|it| writer::toml(&it.record)).collect();
        let loaded = load::open(&["-".into()], toml.as_bytes()).unwrap();
        assert_eq!(loaded.problems, [], "{name}: {toml}");
        assert_eq!(drafted(&name, &articles(&name)).len(), all.len(), "{name}");
    }
}

#[test]
fn every_citation_gives_back_the_words_it_was_made_of() {
    for name in names() {
        let articles = articles(&name);
        let all = drafted(&name, &articles);
        for Drafted { record, .. } in &all {
            for citation in citations(record) {
                let cited = articles.iter().any(|article| {
                    let bytes = citation
                        .span
                        .unwrap()
                        .map(|byte| usize::try_from(byte).unwrap());
                    let hash = article.snapshot.excerpt_hash(Span::new(bytes[0], bytes[1]));
                    hash.is_some() && hash.as_deref() == citation.excerpt.as_deref()
                });
                assert!(cited, "{name}: {}", writer::toml(record));
            }
        }
    }
}

fn citations(record: &Record<'static>) -> Vec<Citation<'static>> {
    let of = |span, excerpt: &Option<dateline::schema::Text<'static>>| Citation {
        span,
        excerpt: excerpt.clone(),
        ..Citation::default()
    };
    match record {
        Record::Event(event) => event.citations.clone(),
        Record::Actor(actor) => actor.citations.clone(),
        Record::Claim(claim) => vec![of(claim.span, &claim.excerpt)],
        Record::Quote(quote) => vec![of(quote.span, &quote.excerpt)],
        _ => Vec::new(),
    }
}

/// The score's rows: the text, and for each kind of record how many were kept, corrected and thrown away.
fn rows() -> Vec<(&'static str, Vec<[usize; 3]>)> {
    let rows = SCORE.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("| ")?.split_once(" | ")?;
        let is_row = name.starts_with(['`', '*']);
        let cells = rest.split(" | ").take(4).map(|cell| {
            let numbers = cell.trim_matches('*').split(" / ");
            let mut numbers = numbers.map(|number| number.parse().unwrap_or(0));
            [(); 3].map(|()| numbers.next().unwrap_or(0))
        });
        is_row.then(|| (name.trim_matches(['`', '*']), cells.collect()))
    });
    rows.collect()
}

#[test]
fn every_text_is_scored_and_the_sums_are_right() {
    let mut scored = BTreeSet::new();
    let mut sum = vec![[0; 3]; 4];
    for (name, cells) in rows() {
        if name.starts_with("the ") {
            assert_eq!(cells, sum, "{name}");
            sum = vec![[0; 3]; 4];
            continue;
        }
        scored.insert(name.to_owned());
        for (sum, cell) in sum.iter_mut().zip(cells) {
            for (sum, number) in sum.iter_mut().zip(cell) {
                *sum += number;
            }
        }
    }
    assert_eq!(scored, BTreeSet::from_iter(names()));
}
