//! Files as people have them, to articles: a text and what is stated about it.
//!
//! Text and Markdown files are kept character for character. Of a web page the article is taken out of what stands around it, and
//! of a feed each item is an article. What a page or a feed states about itself is kept with the words "who says so".

mod charset;
mod contents;
mod error;
mod feed;
mod format;
mod html;
mod markdown;
mod plain;
mod stamp;

use crate::schema::{Seen, SourceKind};

use super::snapshot::{Snapshot, Span};

pub use error::{Fault, ReadError};
pub use format::Format;

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 32 << 20;

/// Longest line of a text or Markdown file, in bytes. No paragraph comes near it; data does.
pub const LONGEST_LINE: usize = 1 << 20;

/// How deep the tags of a page may be nested: what browsers build too.
pub const DEEPEST_NESTING: usize = 512;

/// How many tags a page may have, end tags left out: twenty times as many as the longest of articles.
pub const MOST_TAGS: usize = 500_000;

/// How many attributes a tag of a page may have, indentation included.
pub const MOST_ATTRIBUTES: usize = 10_000;

/// An article: its text, and what its file states about it. What is not stated is left out, never guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The text. Of a page or a feed, headings begin with `#`, list entries with `•`, captions stand in `![…]`, and the
    /// headline is the first line.
    pub snapshot: Snapshot,
    /// What of the snapshot is the article. In a Markdown file the front matter lies before it.
    pub body: Span,
    /// What the file was.
    pub format: Format,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it: the name a page or feed gives itself, else the host of its address.
    pub publisher: Option<String>,
    /// Who wrote it; several are joined with commas.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where it can be read: an `http` or `https` address.
    pub url: Option<String>,
    /// The language that is stated for it, a BCP 47 tag as it was written.
    pub lang: Option<String>,
    /// What sort of document it is, where that is plain.
    pub kind: Option<SourceKind>,
    /// How much of its text there is: of an item in a feed often the summary only.
    pub seen: Seen,
}

/// A date of publication, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// EDTF, or a timestamp as RFC 3339 writes it, with the offset that was printed, if one was.
    pub value: String,
    /// What states it: `JSON-LD`, `meta tag`, `time element`, `page stamp`, `address`, `address, as the time stamp is in
    /// UTC`, `front matter`, `feed`, `feed, last change`.
    pub basis: &'static str,
}

impl Article {
    /// An article of this text of which nothing is stated.
    fn of(text: String, format: Format) -> Self {
        let snapshot = Snapshot::new(text);
        Self {
            body: snapshot.whole(),
            snapshot,
            format,
            title: None,
            publisher: None,
            author: None,
            published: None,
            url: None,
            lang: None,
            kind: None,
            seen: Seen::Full,
        }
    }
}

/// Reads a file's articles: one of a text, a Markdown file or a page, and one for each item of a feed, in its order.
///
/// `name` is the file's name as the person knows it. Its ending tells the format; without a known ending the contents
/// do. Nothing is fetched.
///
/// # Errors
///
/// [`ReadError`] if the file is no text in UTF-8 or in the encoding that it declares, is larger than [`LARGEST_FILE`], has a line longer than
/// [`LONGEST_LINE`] (text and Markdown), more tags than [`MOST_TAGS`], tags nested deeper than [`DEEPEST_NESTING`] or
/// with more than [`MOST_ATTRIBUTES`] or with too many signs in one piece of text (pages), or holds no article.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Article>, ReadError> {
    articles(name, bytes).map_err(|fault| ReadError {
        name: name.to_owned(),
        fault,
    })
}

fn articles(name: &str, bytes: &[u8]) -> Result<Vec<Article>, Fault> {
    let text = contents::text(name, bytes)?;
    let text = &*text;
    match Format::of(name, text) {
        Format::Text => plain::read(text).map(|article| vec![article]),
        Format::Markdown => markdown::read(text).map(|article| vec![article]),
        Format::Html => html::read(text).map(|article| vec![article]),
        Format::Feed => feed::read_xml(text),
        Format::JsonFeed => feed::read_json(text),
    }
}

/// A text on one line, without blanks around it; nothing if nothing is left.
fn on_one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether a text is an address that people may be sent to.
fn is_address(text: &str) -> bool {
    let has_scheme = text.starts_with("https://") || text.starts_with("http://");
    has_scheme && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests;
