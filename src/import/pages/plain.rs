//! A text file: its first lines may say what it is called and who wrote it.

use crate::schema::SourceKind;

use super::{Article, Fault, Format, contents, on_one_line};

/// Longest headline and longest byline, in characters. What is longer is running text.
const LONGEST_HEADLINE: usize = 160;
const LONGEST_BYLINE: usize = 80;

/// How many lines with words may come before the article begins.
const LINES_BEFORE: usize = 8;

/// Lines that a release begins with.
const RELEASE_MARKS: [&str; 3] = ["for immediate release", "press release", "news release"];

/// Lines above a headline that say what sort of text it is.
const LABELS: [&str; 6] = [
    "analysis",
    "breaking news",
    "column",
    "commentary",
    "editorial",
    "opinion",
];

/// Reads a text file. Its text is kept byte for byte.
pub(super) fn read(text: &str) -> Result<Article, Fault> {
    contents::check_lines(text)?;
    let mut article = Article::of(text.to_owned(), Format::Text);
    article.title = headline(text);
    article.author = byline(text);
    article.kind = is_release(text).then_some(SourceKind::PressRelease);
    Ok(article)
}

/// The first line, if it stands alone and is no sentence.
fn headline(text: &str) -> Option<String> {
    let mut lines = first_lines(text).filter(|line| !is_release_mark(line) && !is_label(line));
    let first = lines.next()?;
    let is_short = first.chars().count() <= LONGEST_HEADLINE;
    let is_sentence = first.ends_with(['.', ':', ',', ';']);
    (is_short && !is_sentence && lines.next().is_some()).then(|| first.to_owned())
}

/// Who a line like `By Jane Roe` among the first names.
pub(super) fn byline(text: &str) -> Option<String> {
    first_lines(text).take(LINES_BEFORE).find_map(|line| {
        let name = line
            .strip_prefix("By ")
            .or_else(|| line.strip_prefix("BY "))?;
        let is_name = name.starts_with(char::is_uppercase) && !name.ends_with(['.', '?', '!']);
        (is_name && name.chars().count() <= LONGEST_BYLINE).then(|| on_one_line(name))?
    })
}

/// Whether one of the first lines says that this is a release.
pub(super) fn is_release(text: &str) -> bool {
    first_lines(text).take(LINES_BEFORE).any(is_release_mark)
}

fn is_release_mark(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    RELEASE_MARKS
        .iter()
        .any(|mark| line.len() < mark.len() + 20 && line.to_lowercase().starts_with(mark))
}

/// Whether a line says what sort of text follows, or whom to call: `OPINION`.
fn is_label(line: &str) -> bool {
    let line = line.trim_end_matches(':').to_lowercase();
    LABELS.contains(&&*line) || line.starts_with("contact:") || line.starts_with("media contact")
}

/// The lines that have words, without blanks around them.
fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_name_the_article() {
        let text = "Harbor council votes on ferry\n\nBy Ada Winter\n\nThe council met.\n";
        let article = read(text).unwrap();
        assert_eq!(
            article.title.as_deref(),
            Some("Harbor council votes on ferry")
        );
        assert_eq!(article.author.as_deref(), Some("Ada Winter"));
        assert_eq!(article.snapshot.text(), text);
        assert_eq!(article.kind, None);
    }

    #[test]
    fn running_text_is_no_headline_and_no_byline() {
        let text = "The council met on Monday.\n\nBy the time it voted, it was dark.\n";
        let article = read(text).unwrap();
        assert_eq!((article.title, article.author), (None, None));
    }

    #[test]
    fn a_release_says_so() {
        let text =
            "FOR IMMEDIATE RELEASE: March 3, 2026\n\nHarbor opens new pier\n\nThe port said so.\n";
        let article = read(text).unwrap();
        assert_eq!(article.kind, Some(SourceKind::PressRelease));
        assert_eq!(article.title.as_deref(), Some("Harbor opens new pier"));
        let labelled = "OPINION\n\nContact: Ann Ode\n\nOur pier is worth it\n\nIt was late.\n";
        let title = headline(labelled);
        assert_eq!(title.as_deref(), Some("Our pier is worth it"));
    }
}
