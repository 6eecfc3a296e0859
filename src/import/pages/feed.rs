//! A feed: each item is an article, with its whole text where the feed has it, else with its summary.

mod json;
mod xml;

use crate::schema::{Seen, SourceKind};

use super::{Article, Fault, Format, Published, html, is_address, on_one_line, stamp};

/// What a date of a feed is.
const PUBLISHED: &str = "feed";
const CHANGED: &str = "feed, last change";

/// How many characters are told of what is no feed.
const LONGEST_FOUND: usize = 200;

/// A feed as it was written.
#[derive(Default)]
struct Feed {
    title: Option<String>,
    authors: Vec<String>,
    lang: Option<String>,
    items: Vec<Item>,
}

/// An item as it was written.
#[derive(Default)]
struct Item {
    title: Option<Words>,
    url: Option<String>,
    authors: Vec<String>,
    /// A date, and what it is.
    published: Option<(String, &'static str)>,
    lang: Option<String>,
    content: Option<Words>,
    summary: Option<Words>,
}

/// A text, and whether it has tags.
struct Words {
    text: String,
    is_html: bool,
}

impl Words {
    fn html(text: String) -> Self {
        Self {
            text,
            is_html: true,
        }
    }

    fn plain(text: String) -> Self {
        Self {
            text,
            is_html: false,
        }
    }

    /// The words without tags, or nothing if there are none.
    fn read(&self) -> Result<Option<String>, Fault> {
        let text = if self.is_html {
            html::text_of(&self.text)?
        } else {
            self.text.clone()
        };
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }
}

/// Reads RSS or Atom.
pub(super) fn read_xml(text: &str) -> Result<Vec<Article>, Fault> {
    articles(&xml::feed(text)?, Format::Feed)
}

/// Reads a JSON Feed.
pub(super) fn read_json(text: &str) -> Result<Vec<Article>, Fault> {
    articles(&json::feed(text)?, Format::JsonFeed)
}

/// What is wrong with a file that is no feed, without repeating too much of it.
fn not_a_feed(found: &str, expected: &'static str) -> Fault {
    let beginning: String = found.chars().take(LONGEST_FOUND).collect();
    let found = if beginning.len() < found.len() {
        beginning + "…"
    } else {
        beginning
    };
    Fault::NotAFeed { found, expected }
}

fn articles(feed: &Feed, format: Format) -> Result<Vec<Article>, Fault> {
    let mut found = Vec::with_capacity(feed.items.len());
    for item in &feed.items {
        found.extend(article(feed, item, format)?);
    }
    if found.is_empty() {
        return Err(Fault::NoItems);
    }
    Ok(found)
}

/// An item's article, or nothing if the item has no words at all.
fn article(feed: &Feed, item: &Item, format: Format) -> Result<Option<Article>, Fault> {
    let read = |words: &Option<Words>| words.as_ref().map_or(Ok(None), Words::read);
    let title = read(&item.title)?.and_then(|title| on_one_line(&title));
    let (body, seen) = match (read(&item.content)?, read(&item.summary)?) {
        (Some(content), _) => (Some(content), Seen::Full),
        (None, Some(summary)) => (Some(summary), Seen::Summary),
        (None, None) => (None, Seen::None),
    };
    let headline = title.as_ref().map(|title| format!("# {title}"));
    let parts: Vec<String> = [headline, body].into_iter().flatten().collect();
    if parts.is_empty() {
        return Ok(None);
    }
    let authors = if item.authors.is_empty() {
        &feed.authors
    } else {
        &item.authors
    };
    let mut article = Article::of(parts.join("\n\n") + "\n", format);
    article.title = title;
    article.publisher = feed.title.as_deref().and_then(on_one_line);
    article.author = on_one_line(&authors.join(", "));
    article.published = item.published.as_ref().and_then(|(stated, basis)| {
        let value = stamp::stated(stated)?;
        Some(Published { value, basis })
    });
    article.url = item.url.clone().filter(|url| is_address(url));
    article.lang = item.lang.clone().or_else(|| feed.lang.clone());
    article.kind = Some(SourceKind::Article);
    article.seen = seen;
    Ok(Some(article))
}

#[cfg(test)]
mod tests;
