//! Sources as CSL-JSON items, for Zotero, pandoc and other reference managers.

use serde::Serialize;

use crate::schema::SourceKind;
use crate::story::date::{Date, Day, Precision, Shape, Spelling, wording};
use crate::story::{Citation, Source, Story};

/// An item: a source.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Item<'s> {
    id: &'s str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'s str>,
    container_title: &'s str,
    publisher: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'s>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<When>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'s str>,
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    archive_location: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
struct Name<'s> {
    /// Bylines name several people, or a desk: they are not taken apart.
    literal: &'s str,
}

/// A date variable: parts where CSL can say the date, words where it cannot.
#[derive(Serialize, Debug, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
struct When {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    date_parts: Vec<Vec<i64>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

/// The item of a source.
pub(super) fn item(source: Source<'_>, note: Option<String>) -> Item<'_> {
    Item {
        id: source.id(),
        kind: kind(source.kind()),
        genre: genre(source.kind()),
        title: source.title(),
        container_title: source.publisher(),
        publisher: source.publisher(),
        author: source.author().map(|literal| [Name { literal }]),
        issued: source
            .published_text()
            .map(|text| when(text, source.published())),
        accessed: source
            .accessed()
            .map(|text| when(text, Date::parse(text).ok())),
        url: source.url(),
        archive_location: source.archived(),
        language: source.lang(),
        note,
    }
}

/// An item for each source that is cited, with the places in it.
pub(super) fn items<'s>(story: &'s Story, cited: &[Citation<'s>]) -> Vec<Item<'s>> {
    merged(
        cited
            .iter()
            .map(|citation| item(story.source(citation.source), note(None, Some(*citation)))),
    )
}

/// One item for each source: reference managers take a second item of one id for another work.
pub(super) fn merged<'s>(items: impl Iterator<Item = Item<'s>>) -> Vec<Item<'s>> {
    let mut merged: Vec<Item<'s>> = Vec::new();
    for item in items {
        match merged.iter_mut().find(|known| known.id == item.id) {
            Some(known) => {
                let notes = known.note.take().into_iter().chain(item.note);
                let notes: Vec<String> = notes.collect();
                known.note = (!notes.is_empty()).then(|| notes.join("\n"));
            }
            None => merged.push(item),
        }
    }
    merged
}

/// What is cited of a source, and where in it that stands.
///
/// CSL puts the locator where an item is cited and not into the item, and an array of items is nothing but items:
/// so it stands in the note, on a line of its own.
pub(super) fn note(words: Option<&str>, citation: Option<Citation<'_>>) -> Option<String> {
    let place = citation.and_then(|citation| super::locator(citation, Spelling::Short));
    let place = located(place.as_deref());
    let lines: Vec<String> = words.map(str::to_owned).into_iter().chain(place).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The line of a note that says where in the source something stands.
pub(super) fn located(at: Option<&str>) -> Option<String> {
    at.map(|at| format!("locator: {at}"))
}

/// The items as one JSON text.
pub(super) fn array(items: &[Item<'_>]) -> String {
    // Strings and numbers only: there is nothing that JSON could refuse.
    serde_json::to_string_pretty(items).unwrap_or_default()
}

fn kind(kind: Option<SourceKind>) -> &'static str {
    match kind {
        Some(SourceKind::Article) => "article-newspaper",
        Some(SourceKind::Letter) => "personal_communication",
        Some(SourceKind::Post) => "post",
        Some(SourceKind::Broadcast) => "broadcast",
        Some(SourceKind::Dataset) => "dataset",
        Some(SourceKind::Filing | SourceKind::PressRelease | SourceKind::Recording) | None => {
            "document"
        }
    }
}

/// What CSL has no type for.
fn genre(kind: Option<SourceKind>) -> Option<&'static str> {
    match kind? {
        SourceKind::Filing => Some("filing"),
        SourceKind::PressRelease => Some("press release"),
        SourceKind::Recording => Some("recording"),
        _ => None,
    }
}

fn when(text: &str, date: Option<Date>) -> When {
    let parts = date.and_then(date_parts).unwrap_or_default();
    When {
        circa: !parts.is_empty()
            && date.is_some_and(|date| date.is_approximate() || date.is_uncertain()),
        literal: parts.is_empty().then(|| wording(text)),
        date_parts: parts,
    }
}

/// Year, month and day as far as they are known, of one date or of both ends of an interval.
fn date_parts(date: Date) -> Option<Vec<Vec<i64>>> {
    let (first, last) = (date.first()?, date.last()?);
    // CSL counts years before our era otherwise than ISO 8601.
    if first.year() < 1 {
        return None;
    }
    let day = |day: Day| vec![day.year(), day.month().into(), day.day().into()];
    match (date.shape(), date.precision()) {
        (Shape::Single, Precision::Day) if first == last => Some(vec![day(first)]),
        (Shape::Single, Precision::Month)
            if (first.year(), first.month()) == (last.year(), last.month()) =>
        {
            Some(vec![vec![first.year(), first.month().into()]])
        }
        (Shape::Single, Precision::Year) if first.year() == last.year() => {
            Some(vec![vec![first.year()]])
        }
        (Shape::Interval, Precision::Day) => Some(vec![day(first), day(last)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_are_written() {
        let parts = |date_parts, circa| When {
            date_parts,
            circa,
            literal: None,
        };
        let words = |literal: &str| When {
            literal: Some(literal.to_owned()),
            ..When::default()
        };
        for (edtf, expected) in [
            ("2026-02-13", parts(vec![vec![2026, 2, 13]], false)),
            ("2026-02-13?", parts(vec![vec![2026, 2, 13]], true)),
            ("2026-02", parts(vec![vec![2026, 2]], false)),
            ("2026~", parts(vec![vec![2026]], true)),
            (
                "2019-07-15/2019-07-16",
                parts(vec![vec![2019, 7, 15], vec![2019, 7, 16]], false),
            ),
            ("[2021-04,2021-05]", words("Apr or May 2021")),
            ("2019/..", words("since 2019")),
            ("-0043", words("44 BCE")),
            ("next week", words("next week")),
        ] {
            assert_eq!(when(edtf, Date::parse(edtf).ok()), expected, "{edtf}");
        }
    }
}
