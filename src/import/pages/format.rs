//! What kind of file an article comes in.

use memchr::memmem;

/// What an article's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// RSS or Atom.
    Feed,
    /// JSON Feed, <https://jsonfeed.org>.
    JsonFeed,
}

/// Endings of names that say what a file is. `.xml` and `.json` do not: much is written in them that is no article.
const ENDINGS: [(&str, Format); 11] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("rdf", Format::Feed),
    ("jsonfeed", Format::JsonFeed),
];

/// How far into a file we look for what it is.
const BEGINNING: usize = 2048;

impl Format {
    /// What a file's name says it is. Nothing if its ending is none of an article's; `.xml` and `.json` files may still
    /// be feeds, which [`of_contents`](Self::of_contents) tells.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        ENDINGS
            .iter()
            .find(|(known, _)| ending.eq_ignore_ascii_case(known))
            .map(|(_, format)| *format)
    }

    /// What marks at its beginning say a file is: those of a page, of a feed, of front matter. Nothing if there are none.
    pub fn of_contents(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let end = text.len().min(BEGINNING);
        let beginning = text.as_bytes()[..end].to_ascii_lowercase();
        let says = |words: &str| memmem::find(&beginning, words.as_bytes()).is_some();
        match beginning.first()? {
            b'<' if says("<rss") || says("<feed") || says("<rdf:rdf") => Some(Self::Feed),
            b'<' if says("<!doctype html") || says("<html") => Some(Self::Html),
            b'<' if says("<?xml") => Some(Self::Feed),
            b'<' if says("<head") || says("<body") || says("<p") || says("<div") => {
                Some(Self::Html)
            }
            b'{' if says("jsonfeed.org/version") => Some(Self::JsonFeed),
            b'-' if text.lines().next() == Some("---") => Some(Self::Markdown),
            _ => None,
        }
    }

    /// Whether the beginning of a file of XML or JSON says that it is a feed: both may be much else.
    pub fn is_feed(beginning: &str) -> bool {
        let names = ["<rss", "<feed", "<rdf:rdf", "jsonfeed.org/version"];
        let beginning = beginning.to_ascii_lowercase();
        let is_marked = Self::of_contents(&beginning);
        matches!(is_marked, Some(Self::Feed | Self::JsonFeed))
            && names.iter().any(|name| beginning.contains(name))
    }

    /// What a file is, by its name, else by its contents, else plain text.
    pub(super) fn of(name: &str, text: &str) -> Self {
        if let Some(format) = Self::of_name(name) {
            return format;
        }
        let by_contents = Self::of_contents(text);
        // JSON that does not say at once what it is may say so further down, as its keys have no order.
        let is_json = name.to_ascii_lowercase().ends_with(".json");
        let otherwise = if is_json { Self::JsonFeed } else { Self::Text };
        by_contents.unwrap_or(otherwise)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_comes_first() {
        assert_eq!(Format::of("notes.txt", "<html><p>x"), Format::Text);
        assert_eq!(Format::of("PAGE.HTM", "words"), Format::Html);
        assert_eq!(Format::of("a.b.md", "words"), Format::Markdown);
    }

    #[test]
    fn without_a_known_ending_the_contents_tell() {
        let told = [
            ("<!DOCTYPE html><title>x</title>", Format::Html),
            ("\u{feff} <p>words</p>", Format::Html),
            ("<?xml version='1.0'?>\n<rss version='2.0'>", Format::Feed),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", Format::Feed),
            ("<?xml version='1.0'?><html xmlns='x'>", Format::Html),
            (
                r#"{"version": "https://jsonfeed.org/version/1.1"}"#,
                Format::JsonFeed,
            ),
            ("---\ntitle: x\n---\n", Format::Markdown),
            ("Words, and nothing else.", Format::Text),
            ("<3 is no tag", Format::Text),
        ];
        for (text, format) in told {
            assert_eq!(Format::of("-", text), format, "{text}");
        }
    }

    #[test]
    fn feeds_are_told_from_other_xml_and_json() {
        let feeds = [
            "<?xml version='1.0'?>\n<!-- ours -->\n<RSS version='2.0'>",
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            r#"{"version": "https://jsonfeed.org/version/1"}"#,
        ];
        assert!(feeds.iter().all(|text| Format::is_feed(text)));
        let others = ["<?xml version='1.0'?><svg>", r#"{"event": []}"#, ""];
        assert!(!others.iter().any(|text| Format::is_feed(text)));
    }

    #[test]
    fn json_may_be_a_feed_or_nothing_of_ours() {
        assert_eq!(Format::of_name("story.json"), None);
        assert_eq!(Format::of("feed.json", "{}"), Format::JsonFeed);
    }
}
