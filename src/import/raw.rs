//! The raw text of a source, found again by what its record calls its snapshot.

use super::pages::{self, Format};
use super::snapshot::Snapshot;

/// What a record calls the text of an article: its file, and behind a `#` its number where the file has several.
pub fn name_of(file: &str, item: Option<usize>) -> String {
    match item {
        Some(item) => format!("{file}#{}", item + 1),
        None => file.to_owned(),
    }
}

/// The file that a record's snapshot names, and which article of it, from zero.
pub fn parts(snapshot: &str) -> (&str, Option<usize>) {
    let numbered = snapshot.rsplit_once('#').and_then(|(file, number)| {
        let number: usize = number.parse().ok()?;
        Some((file, number.checked_sub(1)?))
    });
    match numbered {
        Some((file, item)) => (file, Some(item)),
        None => (snapshot, None),
    }
}

/// The text that spans count bytes of: what a text file holds, byte for byte; of a page or a feed what was taken out
/// of it. `name` is the file's name, and `bytes` all that it holds.
///
/// # Errors
///
/// In words: the file is no article, is no UTF-8, or has no article of that number.
pub fn snapshot(name: &str, bytes: &[u8], item: Option<usize>) -> Result<Snapshot, String> {
    if Format::of_name(name).is_none() && item.is_none() {
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| "it is no UTF-8".to_owned())?;
        return Ok(Snapshot::new(text));
    }
    let articles = pages::read(name, bytes).map_err(|error| error.to_string())?;
    let number = item.unwrap_or_default();
    let article = articles.into_iter().nth(number);
    article
        .map(|article| article.snapshot)
        .ok_or_else(|| format!("it has no article number {}", number + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_found_by_its_name() {
        for (file, item, name) in [
            ("a.txt", None, "a.txt"),
            ("news/feed.rss", Some(0), "news/feed.rss#1"),
        ] {
            assert_eq!(name_of(file, item), name);
            assert_eq!(parts(name), (file, item));
        }
        assert_eq!(parts("odd#name.txt"), ("odd#name.txt", None));
        assert_eq!(parts("feed.rss#0"), ("feed.rss#0", None));
    }

    #[test]
    fn a_text_is_what_the_file_holds() {
        let text = "  Two\r\nlines. ";
        let read = |name: &str| snapshot(name, text.as_bytes(), None).unwrap();
        assert_eq!(read("a.txt").text(), text);
        assert_eq!(read("a.unknown").text(), text);
        assert!(snapshot("a.unknown", &[0xff], None).is_err());
    }
}
