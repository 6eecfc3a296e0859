//! A web page: what it states about itself, and the article without what stands around it.
//!
//! `dom_smoothie` finds the article, as a browser's reading view does. What it found we write down ourselves, so that
//! headings, list entries and captions keep lines of their own.

mod furniture;
mod json_ld;
mod lines;
mod metadata;
mod nesting;

use dom_query::Document;
use dom_smoothie::Readability;

use super::{Article, Fault, Format, on_one_line};

use metadata::Metadata;

/// Where `dom_smoothie` leaves the article.
const CONTENT: &str = "#readability-page-1";

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Article, Fault> {
    nesting::check(page)?;
    let document = Document::from(page);
    let stated = Metadata::of(&document);
    let mut reader =
        Readability::with_document(document, None, None).map_err(|_| Fault::NoArticle)?;
    let guessed_title = reader.get_article_title();
    let title = stated.title.clone().or_else(|| on_one_line(&guessed_title));
    let found = reader.parse().map_err(|_| Fault::NoArticle)?;
    let content = reader.doc.select_single(CONTENT);
    let root = content.nodes().first().ok_or(Fault::NoArticle)?;
    let lines = furniture::without(lines::of(root));
    if lines.is_empty() {
        return Err(Fault::NoArticle);
    }
    let text = lines::written(title.as_deref(), &lines);
    let mut article = Article::of(text, Format::Html);
    article.title = title;
    article.author = stated.author.or_else(|| on_one_line(&found.byline?));
    article.publisher = stated.publisher;
    article.published = stated.published;
    article.url = stated.url;
    article.lang = stated.lang;
    article.kind = stated.kind;
    Ok(article)
}

/// The text of a piece of a page, as feeds have it: all of it is the article.
pub(super) fn text_of(piece: &str) -> Result<String, Fault> {
    nesting::check(piece)?;
    let document = Document::fragment(piece);
    Ok(lines::written(None, &lines::of(&document.root())))
}

#[cfg(test)]
mod tests;
