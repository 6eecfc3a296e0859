//! A Markdown file: front matter, if it has some, and the first heading as its title.

use super::{Article, Fault, Format, Published, Span, contents, on_one_line, plain, stamp};

/// The keys of front matter that say what we ask, those that are asked first in front.
const TITLE: &[&str] = &["title", "headline"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const PUBLISHER: &[&str] = &["publisher", "site", "publication"];
const DATE: &[&str] = &["date", "published", "publishdate", "pubdate"];
const ADDRESS: &[&str] = &["url", "canonical_url", "canonical", "source"];
const LANGUAGE: &[&str] = &["lang", "language"];

/// Reads a Markdown file. Its text is kept byte for byte.
pub(super) fn read(text: &str) -> Result<Article, Fault> {
    contents::check_lines(text)?;
    let front = front_matter(text);
    let begin = front.as_ref().map_or(0, |front| front.end);
    let body = &text[begin..];
    if body.trim().is_empty() {
        return Err(Fault::Empty);
    }
    let stated = |keys: &[&str]| front.as_ref().and_then(|front| front.value(keys));
    let mut article = Article::of(text.to_owned(), Format::Markdown);
    article.body = Span::new(begin, text.len());
    article.title = stated(TITLE).or_else(|| first_heading(body));
    article.author = stated(AUTHOR).or_else(|| plain::byline(body));
    article.publisher = stated(PUBLISHER);
    article.published = stated(DATE)
        .and_then(|date| stamp::stated(&date))
        .map(|value| Published {
            value,
            basis: "front matter",
        });
    article.url = stated(ADDRESS).filter(|url| super::is_address(url));
    article.lang = stated(LANGUAGE);
    article.kind = plain::is_release(body).then_some(crate::schema::SourceKind::PressRelease);
    Ok(article)
}

/// Lines of keys and values at the beginning of a file, between lines of dashes (YAML) or plus signs (TOML).
struct FrontMatter<'a> {
    lines: &'a str,
    /// The byte after it.
    end: usize,
}

impl FrontMatter<'_> {
    /// The value of the first of these keys that has one. Lists are joined with commas; nothing deeper is read.
    fn value(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            let mut lines = self.lines.lines();
            let value = lines.find_map(|line| value_of(line, key))?;
            if !value.is_empty() {
                return listed(value);
            }
            let entries: Vec<&str> = lines
                .map_while(|line| line.trim_start().strip_prefix("- "))
                .map(unquoted)
                .collect();
            on_one_line(&entries.join(", "))
        })
    }
}

fn front_matter(text: &str) -> Option<FrontMatter<'_>> {
    let mark = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fence = ["---", "+++"]
        .into_iter()
        .find(|fence| mark.lines().next().map(str::trim_end) == Some(fence))?;
    let mut at = text.len() - mark.len();
    let begin = at + mark.find('\n')? + 1;
    for line in mark.split_inclusive('\n') {
        let is_fence = at >= begin && line.trim_end() == fence;
        if is_fence {
            let lines = &text[begin..at];
            let end = at + line.len();
            // Between two rules there may be prose.
            let first = lines.lines().find(|line| !line.trim().is_empty());
            let has_keys = first.is_none_or(|first| first.contains([':', '=']));
            return has_keys.then_some(FrontMatter { lines, end });
        }
        at += line.len();
    }
    None
}

/// The value of a key on a line like `key: value` or `key = value`.
fn value_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (found, value) = line.split_once([':', '='])?;
    found
        .trim_end()
        .eq_ignore_ascii_case(key)
        .then_some(value.trim())
}

/// A value, or what a list like `[a, b]` holds, without quotation marks.
fn listed(value: &str) -> Option<String> {
    let inner = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match inner {
        Some(inner) => {
            let entries: Vec<&str> = inner.split(',').map(unquoted).collect();
            on_one_line(&entries.join(", "))
        }
        None => on_one_line(unquoted(value)),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\'']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(value)
}

/// The words of the first line that is a heading, if only blank lines stand before it.
fn first_heading(body: &str) -> Option<String> {
    let first = body.lines().find(|line| !line.trim().is_empty())?;
    let words = first.trim().strip_prefix('#')?.trim_start_matches('#');
    on_one_line(words.trim_end_matches('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_states_and_is_not_the_article() {
        let text = "---\ntitle: \"Ferry: the vote\"\nauthors:\n  - Ada Winter\n  - Bo Lind\ndate: 2026-02-13\nlang: en\n---\n\nThe council met.\n";
        let article = read(text).unwrap();
        assert_eq!(article.title.as_deref(), Some("Ferry: the vote"));
        assert_eq!(article.author.as_deref(), Some("Ada Winter, Bo Lind"));
        assert_eq!(article.lang.as_deref(), Some("en"));
        let published = article.published.unwrap();
        assert_eq!(
            (published.value.as_str(), published.basis),
            ("2026-02-13", "front matter")
        );
        assert_eq!(article.snapshot.text(), text);
        let body = article.snapshot.words(article.body);
        assert_eq!(body, Some("\nThe council met.\n"));
    }

    #[test]
    fn front_matter_may_be_toml() {
        let article = read("+++\ntitle = 'Vote'\nauthor = [\"A\", \"B\"]\n+++\nWords.").unwrap();
        assert_eq!(article.title.as_deref(), Some("Vote"));
        assert_eq!(article.author.as_deref(), Some("A, B"));
    }

    #[test]
    fn without_front_matter_the_first_heading_is_the_title() {
        let article = read("\n# The vote #\n\nThe council met.").unwrap();
        assert_eq!(article.title.as_deref(), Some("The vote"));
        assert_eq!(article.body, article.snapshot.whole());
    }

    #[test]
    fn rules_are_no_front_matter() {
        for text in [
            "---\n\nThe council met.",
            "---\n\nThe council met.\n\n---\n\nIt voted.\n",
        ] {
            let article = read(text).unwrap();
            assert_eq!(article.body, article.snapshot.whole(), "{text}");
        }
    }

    #[test]
    fn front_matter_alone_is_no_article() {
        assert_eq!(read("---\ntitle: x\n---\n  \n"), Err(Fault::Empty));
    }
}
