//! Sources as CSL-JSON items, for Zotero, pandoc and other reference managers.

use serde::Serialize;

use super::{dated, is_plain_basis, marks};
use crate::export::parts::Parts;
use crate::export::words::{capital, seen_words};
use crate::schema::{Seen, SourceKind};
use crate::story::date::{Date, Shape, Spelling, wording};
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
    status: Option<&'static str>,
    /// What is to be known of the source itself, for its note.
    #[serde(skip)]
    caveats: Vec<String>,
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

impl When {
    /// Whether whoever reads only the first of the parts reads it all.
    fn is_plain(&self) -> bool {
        self.date_parts.len() == 1 && !self.circa
    }
}

/// The item of a source.
pub(super) fn item(source: Source<'_>, note: Option<String>) -> Item<'_> {
    let issued = source
        .published_text()
        .map(|text| when(text, source.published()));
    Item {
        caveats: caveats(source, issued.as_ref()),
        id: source.id(),
        kind: kind(source.kind()),
        genre: genre(source.kind()),
        title: source.title(),
        container_title: source.publisher(),
        publisher: source.publisher(),
        author: source.author().map(|literal| [Name { literal }]),
        issued,
        accessed: source
            .accessed()
            .map(|text| when(text, Date::parse(text).ok())),
        url: source.url(),
        archive_location: source.archived(),
        language: source.lang(),
        status: source.retracted().map(|_| "retracted"),
        note,
    }
}

/// What nobody should miss who cites the source, and no field of an item tells. Zotero drops what CSL says of a date
/// beyond its first day, so that any other date is told here again.
fn caveats(source: Source<'_>, issued: Option<&When>) -> Vec<String> {
    let mut caveats = Vec::new();
    if let (Some(issued), Some(text)) = (issued, source.published_text()) {
        let words = dated(source, Spelling::Short);
        if !issued.is_plain() {
            caveats.push(format!("Published {words}; in EDTF: {text}"));
        } else if source
            .date_basis()
            .is_some_and(|basis| !is_plain_basis(basis))
        {
            caveats.push(format!("Published {words}"));
        }
    }
    for (word, day) in [
        ("Corrected", source.corrected()),
        ("Retracted", source.retracted()),
    ] {
        caveats.extend(day.map(|day| format!("{word} {}", wording(day))));
    }
    if let Some(seen @ (Seen::None | Seen::Summary)) = source.seen() {
        caveats.push(capital(seen_words(seen)));
    }
    caveats.extend(marks(source.is_draft(), source.is_private()).map(|mark| capital(&mark)));
    caveats
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
pub(super) fn array(mut items: Vec<Item<'_>>) -> String {
    for item in &mut items {
        let caveats = item.caveats.iter().map(|caveat| format!("{caveat}."));
        let lines: Vec<String> = caveats.chain(item.note.take()).collect();
        item.note = (!lines.is_empty()).then(|| lines.join("\n"));
    }
    // Strings and numbers only: there is nothing that JSON could refuse.
    serde_json::to_string_pretty(&items).unwrap_or_default()
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
    let (beginning, end) = (Parts::beginning(date)?, Parts::end(date)?);
    // CSL counts years before our era otherwise than ISO 8601.
    if beginning.year < 1 {
        return None;
    }
    match date.shape() {
        Shape::Single if Some(beginning.last()) == date.last() => Some(vec![beginning.numbers()]),
        Shape::Interval => Some(vec![beginning.numbers(), end.numbers()]),
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
            (
                "2019-07~/2019-08-05",
                parts(vec![vec![2019, 7], vec![2019, 8, 5]], true),
            ),
            ("2004-06-XX", parts(vec![vec![2004, 6]], false)),
            ("2004-06-1X", words("between 10 and 19 Jun 2004")),
            // A number for a season becomes a month in Zotero.
            ("2001-22", words("summer 2001")),
            ("[2021-04,2021-05]", words("Apr or May 2021")),
            ("{2021-04,2021-05}", words("Apr and May 2021")),
            ("../2019", words("until 2019")),
            ("2019/..", words("since 2019")),
            ("-0043", words("44 BCE")),
            ("0000", words("1 BCE")),
            ("-0043/0014", words("44 BCE – 14 CE")),
            ("next week", words("next week")),
        ] {
            assert_eq!(when(edtf, Date::parse(edtf).ok()), expected, "{edtf}");
        }
    }
}
