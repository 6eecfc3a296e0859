//! JSON Feed, versions 1 and 1.1 (<https://jsonfeed.org/version/1.1>).

use serde::Deserialize;

use super::{Feed, Item, PUBLISHED, Words};
use crate::import::pages::Fault;

#[derive(Deserialize)]
struct WrittenFeed {
    version: String,
    title: Option<String>,
    language: Option<String>,
    #[serde(default)]
    authors: Vec<Author>,
    author: Option<Author>,
    items: Vec<WrittenItem>,
}

#[derive(Deserialize)]
struct WrittenItem {
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    language: Option<String>,
    #[serde(default)]
    authors: Vec<Author>,
    author: Option<Author>,
}

#[derive(Deserialize)]
struct Author {
    name: Option<String>,
}

/// Reads a feed as it was written.
pub(super) fn feed(text: &str) -> Result<Feed, Fault> {
    let not_a_feed =
        |found: &str| super::not_a_feed(found, "a JSON Feed (a story in JSON has no items)");
    let text = text.trim_start_matches('\u{feff}');
    let written: WrittenFeed = serde_json::from_str(text)
        .map_err(|error| not_a_feed(&format!("JSON in which {error}")))?;
    if !written.version.contains("jsonfeed.org/version") {
        return Err(not_a_feed(&format!("version {:?}", written.version)));
    }
    Ok(Feed {
        title: written.title,
        authors: names(written.authors, written.author),
        lang: written.language,
        items: written.items.into_iter().map(item).collect(),
    })
}

fn item(written: WrittenItem) -> Item {
    let html = written.content_html.map(Words::html);
    Item {
        title: written.title.map(Words::plain),
        url: written.url.or(written.external_url),
        authors: names(written.authors, written.author),
        published: written.date_published.map(|date| (date, PUBLISHED)),
        lang: written.language,
        content: html.or_else(|| written.content_text.map(Words::plain)),
        summary: written.summary.map(Words::plain),
    }
}

/// The names of several authors, or of the one that version 1 knew.
fn names(several: Vec<Author>, one: Option<Author>) -> Vec<String> {
    let authors = several.into_iter().chain(one);
    let mut names: Vec<String> = authors.filter_map(|author| author.name).collect();
    names.dedup();
    names
}
