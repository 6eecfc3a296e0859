//! An actor as a JSON object.

use serde::Serialize;

use super::{
    CitationRecord, Match, Named, NoteRecord, citation_record, event_ids, notes, party, quote_ids,
};
use crate::schema::ActorKind;
use crate::search::Hit;
use crate::story::{ActorId, Story};

/// An actor.
#[derive(Serialize)]
pub(in crate::export) struct ActorRecord<'s> {
    id: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    /// Whether the actor's own names answer, and not only an event or a quote.
    direct: bool,
    name: &'s str,
    aliases: Vec<&'s str>,
    kind: Option<ActorKind>,
    description: Option<&'s str>,
    relations: Vec<RelationRecord<'s>>,
    citations: Vec<CitationRecord<'s>>,
    events: Vec<&'s str>,
    quotes: Vec<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    private: bool,
    draft: bool,
    /// The rule that made it of an article's text.
    rule: Option<&'s str>,
}

#[derive(Serialize)]
struct RelationRecord<'s> {
    #[serde(rename = "type")]
    kind: &'s str,
    to: Named<'s>,
    since: Option<&'s str>,
    until: Option<&'s str>,
}

impl<'s> ActorRecord<'s> {
    pub(in crate::export) fn new(story: &'s Story, hit: Hit<ActorId>) -> Self {
        let actor = story.actor(hit.key);
        let relations = actor.relations().map(|relation| RelationRecord {
            kind: relation.kind,
            to: party(story, relation.to),
            since: relation.since,
            until: relation.until,
        });
        Self {
            id: actor.id(),
            matches: hit.truth.into(),
            direct: hit.direct,
            name: actor.name(),
            aliases: actor.aliases().collect(),
            kind: actor.kind(),
            description: actor.description(),
            relations: relations.collect(),
            citations: actor
                .citations()
                .map(|citation| citation_record(story, &citation))
                .collect(),
            events: event_ids(story, actor.events()),
            quotes: quote_ids(story, actor.quotes()),
            notes: notes(actor.notes()),
            private: actor.is_private(),
            draft: actor.is_draft(),
            rule: actor.rule(),
        }
    }
}
