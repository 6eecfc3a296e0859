//! A source as a JSON object.

use serde::Serialize;

use super::{Match, Named, NoteRecord, event_ids, notes, party, quote_ids};
use crate::schema::{Reporting, Seen, SourceKind};
use crate::search::Hit;
use crate::story::date::wording_in;
use crate::story::{SourceId, Story};

/// A source.
#[derive(Serialize)]
pub(in crate::export) struct SourceRecord<'s> {
    id: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    /// Whether the source itself answers, and not only what it reports.
    direct: bool,
    publisher: &'s str,
    title: Option<&'s str>,
    author: Option<&'s str>,
    published: Option<&'s str>,
    published_wording: Option<String>,
    date_basis: Option<&'s str>,
    url: Option<&'s str>,
    accessed: Option<&'s str>,
    archived: Option<&'s str>,
    kind: Option<SourceKind>,
    reporting: Reporting,
    derives_from: Vec<Named<'s>>,
    seen: Option<Seen>,
    lang: Option<&'s str>,
    version_of: Option<&'s str>,
    corrected: Option<&'s str>,
    retracted: Option<&'s str>,
    snapshot: Option<&'s str>,
    events: Vec<&'s str>,
    quotes: Vec<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    private: bool,
    draft: bool,
    /// The rule that made it of an article's text.
    rule: Option<&'s str>,
}

impl<'s> SourceRecord<'s> {
    pub(in crate::export) fn new(story: &'s Story, hit: Hit<SourceId>) -> Self {
        let source = story.source(hit.key);
        let published = source.published_text();
        Self {
            id: source.id(),
            matches: hit.truth.into(),
            direct: hit.direct,
            publisher: source.publisher(),
            title: source.title(),
            author: source.author(),
            published,
            published_wording: published.map(|text| wording_in(text, story.timezone())),
            date_basis: source.date_basis(),
            url: source.url(),
            accessed: source.accessed(),
            archived: source.archived(),
            kind: source.kind(),
            reporting: source.reporting(),
            derives_from: source
                .derives_from()
                .map(|origin| party(story, origin))
                .collect(),
            seen: source.seen(),
            lang: source.lang(),
            version_of: source.version_of().map(|key| story.source(key).id()),
            corrected: source.corrected(),
            retracted: source.retracted(),
            snapshot: source.snapshot(),
            events: event_ids(story, source.events()),
            quotes: quote_ids(story, source.quotes()),
            notes: notes(source.notes()),
            private: source.is_private(),
            draft: source.is_draft(),
            rule: source.rule(),
        }
    }
}
