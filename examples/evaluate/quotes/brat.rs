//! `PolNeAR` as it is published: texts, and beside them attributions in brat's standoff format.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dateline::import::snapshot::Span;

/// An article, and what people marked in it.
pub struct Article {
    pub name: String,
    pub text: String,
    pub attributions: Vec<Attribution>,
}

/// Somebody says something. Each part may lie in several pieces.
#[derive(Default)]
pub struct Attribution {
    pub content: Vec<Span>,
    pub source: Vec<Span>,
}

/// Reads the articles of a part of the corpus, in the order of their names.
pub fn read(part: &Path) -> Result<Vec<Article>> {
    let folder = part.join("attributions");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "ann"))
        .collect();
    names.sort();
    names.iter().map(|name| article(part, name)).collect()
}

/// The annotation `X_1a2b.ann` belongs to the text `X.txt`: what is behind the last underscore names the annotator.
fn article(part: &Path, annotation: &str) -> Result<Article> {
    let (name, _) = annotation.rsplit_once('_').unwrap_or((annotation, ""));
    let text = read_text(&part.join("text").join(format!("{name}.txt")))?;
    let marked = read_text(&part.join("attributions").join(annotation))?;
    let attributions = attributions(&marked, &byte_places(&text));
    Ok(Article {
        name: name.to_owned(),
        text,
        attributions,
    })
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// brat counts characters, we count bytes: the byte at which each character begins, and the end.
fn byte_places(text: &str) -> Vec<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

/// `T1  Source 110 112  we` are words, `E1  Attribution:T4 Content:T3 Source:T1` joins them.
fn attributions(marked: &str, places: &[usize]) -> Vec<Attribution> {
    let mut words: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut joined = Vec::new();
    for line in marked.lines() {
        let mut columns = line.split('\t');
        let (Some(id), Some(what)) = (columns.next(), columns.next()) else {
            continue;
        };
        if id.starts_with('T') {
            let (_, ranges) = what.split_once(' ').unwrap_or_default();
            let spans = ranges.split(';').filter_map(|range| span(range, places));
            words.insert(id, spans.collect());
        } else if id.starts_with('E') {
            joined.push(what);
        }
    }
    joined
        .iter()
        .map(|parts| attribution(parts, &words))
        .collect()
}

fn span(range: &str, places: &[usize]) -> Option<Span> {
    let (start, end) = range.split_once(' ')?;
    let byte = |number: &str| places.get(number.parse::<usize>().ok()?).copied();
    Some(Span::new(byte(start)?, byte(end)?))
}

fn attribution(parts: &str, words: &HashMap<&str, Vec<Span>>) -> Attribution {
    let mut found = Attribution::default();
    for (role, id) in parts.split(' ').filter_map(|part| part.split_once(':')) {
        let spans = words.get(id).into_iter().flatten();
        match role.trim_end_matches(|digit: char| digit.is_ascii_digit()) {
            "Content" => found.content.extend(spans),
            "Source" => found.source.extend(spans),
            _ => {}
        }
    }
    found
}
