//! Records as a file would write them: what a view shows, with ids in place of handles, and no trace of a draft.

use super::{Actor, Citation, Claim, Event, Part, Party, Quote, Relation, Source};
use crate::schema::{self, Text};
use crate::story::snapshot::Story;

fn some(text: Option<&str>) -> Option<Text<'_>> {
    text.map(Text::from)
}

fn list<'s>(texts: impl Iterator<Item = &'s str>) -> Vec<Text<'s>> {
    texts.map(Text::from).collect()
}

/// The id of what a party is, or its name.
fn party<'s>(party: Party<'s>, story: &'s Story) -> Text<'s> {
    Text::from(match party {
        Party::Actor(key) => story.actor(key).id(),
        Party::Source(key) => story.source(key).id(),
        Party::Named(name) => name,
    })
}

fn citations<'s>(
    citations: impl Iterator<Item = Citation<'s>>,
    story: &'s Story,
) -> Vec<schema::Citation<'s>> {
    citations.map(|citation| citation.record(story)).collect()
}

impl<'s> Citation<'s> {
    /// The citation as a record has it.
    pub fn record(self, story: &'s Story) -> schema::Citation<'s> {
        schema::Citation {
            source: story.source(self.source).id().into(),
            at: some(self.at),
            span: self.span,
            excerpt: some(self.excerpt),
            stance: self.stance,
        }
    }
}

impl<'s> Event<'s> {
    /// The event as a reviewed record.
    pub fn record(self) -> schema::Event<'s> {
        let story = self.story;
        let id = |key| Text::from(story.event(key).id());
        let part = |part: Part<'s>| schema::Part {
            id: story.actor(part.actor).id().into(),
            role: some(part.role),
        };
        schema::Event {
            id: self.id().into(),
            date: some(self.edtf()),
            timezone: some(self.zone_name()),
            title: self.title().into(),
            kind: some(self.kind()),
            status: self.status(),
            place: some(self.place()),
            summary: some(self.summary()),
            thread: some(self.thread()),
            tags: list(self.tags()),
            actors: self.parts().map(part).collect(),
            citations: citations(self.citations(), story),
            before: self.before().map(id).collect(),
            after: self.after().map(id).collect(),
            private: self.is_private(),
            draft: false,
            rule: None,
        }
    }
}

impl<'s> Actor<'s> {
    /// The actor as a reviewed record.
    pub fn record(self) -> schema::Actor<'s> {
        let story = self.story;
        let relation = |relation: Relation<'s>| schema::Relation {
            kind: relation.kind.into(),
            to: party(relation.to, story),
            since: some(relation.since),
            until: some(relation.until),
        };
        schema::Actor {
            id: self.id().into(),
            name: self.name().into(),
            aliases: list(self.aliases()),
            kind: self.kind(),
            description: some(self.description()),
            relations: self.relations().map(relation).collect(),
            citations: citations(self.citations(), story),
            private: self.is_private(),
            draft: false,
            rule: None,
        }
    }
}

impl<'s> Claim<'s> {
    /// The claim as a reviewed record.
    pub fn record(self) -> schema::Claim<'s> {
        let story = self.story;
        let citation = self.citation();
        schema::Claim {
            event: story.event(self.event()).id().into(),
            field: self.field().into(),
            value: some(self.value()),
            printed: some(self.printed()),
            source: story.source(self.source()).id().into(),
            at: some(self.at()),
            span: citation.and_then(|citation| citation.span),
            excerpt: some(citation.and_then(|citation| citation.excerpt)),
            according_to: self.according_to().map(|it| party(it, story)),
            as_of: some(self.as_of()),
            computed: self.is_computed(),
            stance: self.stance(),
            scope: some(self.scope()),
            private: self.is_private(),
            draft: false,
            rule: None,
        }
    }
}

impl<'s> Quote<'s> {
    /// The quote as a reviewed record.
    pub fn record(self) -> schema::Quote<'s> {
        let story = self.story;
        let citation = self.citation();
        let known = self.speakers().map(|key| story.actor(key).id());
        schema::Quote {
            id: self.id().into(),
            speakers: list(known.chain(self.unknown_speakers())),
            speaker_description: some(self.speaker_description()),
            text: self.text().into(),
            mode: self.mode(),
            printed_as: self.printed_as(),
            channel: some(self.channel()),
            event: self.event().map(|key| story.event(key).id().into()),
            source: story.source(self.source()).id().into(),
            at: some(citation.and_then(|citation| citation.at)),
            span: citation.and_then(|citation| citation.span),
            excerpt: some(citation.and_then(|citation| citation.excerpt)),
            said: some(self.said_edtf()),
            utterance: some(self.utterance()),
            private: self.is_private(),
            draft: false,
            rule: None,
        }
    }
}

impl<'s> Source<'s> {
    /// The source as a reviewed record.
    pub fn record(self) -> schema::Source<'s> {
        let story = self.story;
        let id = |key| Text::from(story.source(key).id());
        let reporting = self.reporting();
        schema::Source {
            id: self.id().into(),
            publisher: self.publisher().into(),
            title: some(self.title()),
            author: some(self.author()),
            published: some(self.published_text()),
            date_basis: some(self.date_basis()),
            url: some(self.url()),
            accessed: some(self.accessed()),
            archived: some(self.archived()),
            kind: self.kind(),
            // Where nothing is written it is unknown, too.
            reporting: (reporting != schema::Reporting::Unknown).then_some(reporting),
            derives_from: self.derives_from().map(|it| party(it, story)).collect(),
            seen: self.seen(),
            lang: some(self.lang()),
            version_of: self.version_of().map(id),
            corrected: some(self.corrected()),
            retracted: some(self.retracted()),
            snapshot: some(self.snapshot()),
            private: self.is_private(),
            draft: false,
            rule: None,
        }
    }
}
