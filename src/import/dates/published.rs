//! The day on which a text says that it was published.

use super::{Mention, find};
use crate::import::blocks::{Block, BlockKind};
use crate::import::document::Document;
use crate::import::snapshot::Span;
use crate::story::date::Weekday;

/// So many parts at the beginning of a text are read, and at its end.
const HEAD: usize = 10;
const FOOT: usize = 3;
/// A longer part is read up to the end of its first sentence, in bytes.
const LONGEST: usize = 300;
/// So many full dates of a part are looked at: more are a list of dates.
const MOST: usize = 20;
/// How far from the beginning of a report its dateline ends, in bytes.
const DATELINE: usize = 80;

/// What stands before the date of publication.
const PUBLISHED: [&str; 16] = [
    "date",
    "date published",
    "dated",
    "first published",
    "first published on",
    "for immediate release",
    "issued",
    "originally published",
    "originally published on",
    "posted",
    "posted on",
    "publication date",
    "published",
    "published on",
    "release date",
    "released",
];
/// What stands before the date of the last change, which is near the date of publication.
const UPDATED: [&str; 6] = [
    "last modified",
    "last updated",
    "last updated on",
    "modified",
    "updated",
    "updated on",
];
/// What may stand on a line with nothing but a date and a time.
const BESIDE_DATE: [&str; 22] = [
    "am", "pm", "a", "p", "m", "at", "on", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst",
    "mdt", "pt", "pst", "pdt", "gmt", "utc", "bst",
];

/// How a date was found to be that of publication, the surest way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Label,
    Dateline,
    Line,
    Byline,
    Updated,
}

/// The day of publication as a text states it: after a label ("Published on Feb. 16, 2026"), on a line of its own, in a
/// byline, or in the dateline of a report. The mention has the words, with the weekday beside them, and the rule:
/// `published-label`, `dateline`, `date-line`, `byline` or `updated-label`.
///
/// Only a full date counts: nobody fills in a year.
pub fn published(document: &Document<'_>) -> Option<Mention> {
    let blocks = document.blocks();
    let foot = blocks.len().saturating_sub(FOOT).max(HEAD);
    let read = (0..blocks.len()).filter(|&at| at < HEAD || at >= foot);
    let stated = read.flat_map(|at| stated_in(document, at));
    let (way, mention) = stated.min_by_key(|(way, _)| *way)?;
    let rule = match way {
        Way::Label => "published-label",
        Way::Dateline => "dateline",
        Way::Line => "date-line",
        Way::Byline => "byline",
        Way::Updated => "updated-label",
    };
    Some(Mention { rule, ..mention })
}

/// The dates of publication that a part states.
fn stated_in(document: &Document<'_>, at: usize) -> Vec<(Way, Mention)> {
    let block = document.blocks()[at];
    let span = match document.sentences(at) {
        [first, ..] if block.span.end - block.span.start > LONGEST => *first,
        _ => block.span,
    };
    let found = find(document.text(), span, None);
    let days = found.into_iter().filter(is_full);
    days.take(MOST)
        .filter_map(|mention| Some((way(document, block, span, &mention)?, mention)))
        .collect()
}

/// Whether a date has its year, and no doubt about its order.
fn is_full(mention: &Mention) -> bool {
    let has_day = mention
        .value
        .calendar()
        .is_some_and(|calendar| calendar.day().is_some());
    has_day && !mention.computed
}

/// Why a date in a part is that of publication, if it is.
fn way(document: &Document<'_>, block: Block, span: Span, mention: &Mention) -> Option<Way> {
    let before = document.words(Span::new(span.start, mention.span.start));
    let after = document.words(Span::new(mention.span.end, span.end));
    let label = before
        .rsplit(['|', '•', '·', '—', '–', '/', '\n', '('])
        .next();
    let label = without_weekday(&plain(label.unwrap_or_default()));
    if PUBLISHED.contains(&label.as_str()) {
        return Some(Way::Label);
    }
    if UPDATED.contains(&label.as_str()) {
        return Some(Way::Updated);
    }
    if block.kind == BlockKind::Paragraph && is_dateline(before, after) {
        return Some(Way::Dateline);
    }
    let words = format!("{} {}", plain(before), plain(after));
    let is_alone = words
        .split(' ')
        .all(|word| BESIDE_DATE.contains(&word) || !word.contains(char::is_alphabetic));
    if is_alone {
        return Some(Way::Line);
    }
    (block.kind == BlockKind::Byline).then_some(Way::Byline)
}

/// A label without the weekday that stands between it and the date.
fn without_weekday(label: &str) -> String {
    let words = label
        .split(' ')
        .filter(|word| word.parse::<Weekday>().is_err());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a report begins so: `SEATTLE, Feb. 13, 2026 (NWS) —`, `Seattle, Wash. – February 13, 2026 –`.
fn is_dateline(before: &str, after: &str) -> bool {
    let place = before.trim_end_matches([' ', ',', '-', '–', '—', '(']);
    let is_place = !place.is_empty()
        && before.len() <= DATELINE
        && place
            .split_whitespace()
            .all(|word| !word.starts_with(char::is_lowercase));
    let after = after.trim_start_matches([' ', ')', ',', ':']);
    let after = match after.strip_prefix(['(', '/']) {
        Some(agency) => agency
            .split_once([')', '/'])
            .map_or("", |(_, rest)| rest)
            .trim_start(),
        None => after,
    };
    is_place && after.starts_with(['-', '–', '—', '_'])
}

/// Words in lower case, without marks.
fn plain(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::snapshot::Snapshot;

    /// The rule and the date of what a text says of its publication.
    fn stated(text: &str) -> Option<(&'static str, String)> {
        let snapshot = Snapshot::new(text.to_owned());
        let found = published(&Document::new(&snapshot))?;
        let day = found.value.calendar()?.day()?;
        Some((found.rule, day.to_string()))
    }

    #[test]
    fn the_day_of_publication_is_read_where_newsrooms_print_it() {
        for (text, rule, day) in [
            (
                "Ferries stand still\n\nPublished on March 4, 2025\n\nDeckhands left.",
                "published-label",
                "2025-03-04",
            ),
            (
                "Published: Tue, March 4, 2025, 5:14 p.m. PT\n\nDeckhands left.",
                "published-label",
                "2025-03-04",
            ),
            (
                "Updated March 5, 2025 | Published March 4, 2025\n\nDeckhands left.",
                "published-label",
                "2025-03-04",
            ),
            (
                "By Jo Lind | Posted: Tue 3:15 PM, Mar 04, 2025 | Updated: Tue 6:02 PM, Mar 05, 2025\n\nA.",
                "published-label",
                "2025-03-04",
            ),
            (
                "date 2025-03-04 In short: deckhands left. Talks go on.",
                "published-label",
                "2025-03-04",
            ),
            (
                "# Ferries\n\n*4 March 2025*\n\nDeckhands left.",
                "date-line",
                "2025-03-04",
            ),
            (
                "FOR IMMEDIATE RELEASE\nMarch 4, 2025\n\nDeckhands left.",
                "date-line",
                "2025-03-04",
            ),
            (
                "HARBOR CITY, March 4, 2025 (NWS) — Deckhands left.",
                "dateline",
                "2025-03-04",
            ),
            (
                "Harbor City, Wash. – March 4, 2025 – Deckhands left.",
                "dateline",
                "2025-03-04",
            ),
            (
                "By Jo Lind, March 4, 2025\n\nDeckhands left.",
                "byline",
                "2025-03-04",
            ),
            (
                "Last updated on March 5, 2025\n\nDeckhands left.",
                "updated-label",
                "2025-03-05",
            ),
            (
                "Deckhands left.\n\nPosted March 4, 2025",
                "published-label",
                "2025-03-04",
            ),
        ] {
            assert_eq!(stated(text), Some((rule, day.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_dates_are_not_that_of_publication() {
        for text in [
            "",
            "Deckhands left on March 4, 2025.",
            "A report, published on March 4, 2025, said so.",
            "HARBOR CITY, March 4 (NWS) — Deckhands left.",
            "The strike of March 4, 2025 — the third — was short.",
            "Published 3/4/25",
            "Published Tuesday",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }
}
