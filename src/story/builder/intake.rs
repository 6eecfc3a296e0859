//! Lays a record down as a row of its segment: texts in the arena, ids as handles.

use crate::schema::{self, Stance};
use crate::story::arena::{Arena, Text};
use crate::story::directory::{Directories, Directory, Location};
use crate::story::id::Handle;
use crate::story::problem::{Place, Problem};
use crate::story::segment::{
    ActorRow, CitationRow, ClaimRow, EventRow, NoteRow, PartRow, PartyRow, QuoteRow, RelationRow,
    RulingRow, Run, Segment, SourceRow, Speaker,
};

/// Takes one record.
pub(super) struct Intake<'b> {
    /// Where the record begins.
    pub place: Place,
    pub directories: &'b mut Directories,
    pub problems: &'b mut Vec<Problem>,
    /// What it is laid down in, and the number of that.
    pub segment: &'b mut Segment,
    pub number: usize,
}

impl Intake<'_> {
    pub fn source(&mut self, source: &schema::Source<'_>) {
        let row = self.segment.sources.len();
        let Some(key) = self.define(|all| &mut all.sources, &source.id, row) else {
            return;
        };
        let sources = &mut self.directories.sources;
        let version_of = source.version_of.as_deref();
        let version_of = version_of.map(|id| PartyRow::Source(sources.mention(id)));
        self.require_text(&source.publisher, "publisher");
        let arena = &mut self.segment.arena;
        let origins: Vec<PartyRow> = source
            .derives_from
            .iter()
            .map(|name| PartyRow::Named(arena.line(name)))
            .collect();
        self.segment.sources.push(SourceRow {
            key,
            written_at: self.place,
            publisher: named(arena, &source.publisher, &source.id),
            title: arena.optional(source.title.as_deref()),
            author: arena.optional(source.author.as_deref()),
            published_text: arena.optional(source.published.as_deref()),
            published: None,
            date_basis: arena.optional(source.date_basis.as_deref()),
            url: arena.optional(source.url.as_deref()),
            accessed: arena.optional(source.accessed.as_deref()),
            archived: arena.optional(source.archived.as_deref()),
            kind: source.kind,
            reporting: source.reporting.unwrap_or(schema::Reporting::Unknown),
            origins: Run::append(&mut self.segment.origins, origins),
            seen: source.seen,
            lang: arena.optional(source.lang.as_deref()),
            version_of,
            corrected: arena.optional(source.corrected.as_deref()),
            retracted: arena.optional(source.retracted.as_deref()),
            private: source.private,
            draft: source.draft,
        });
    }

    pub fn event(&mut self, event: &schema::Event<'_>) {
        let row = self.segment.events.len();
        let Some(key) = self.define(|all| &mut all.events, &event.id, row) else {
            return;
        };
        let events = &mut self.directories.events;
        let before = events.mention_all(&event.before);
        let after = events.mention_all(&event.after);
        let parts = self.parts(&event.actors);
        let citations = self.citations(&event.citations);
        self.require_text(&event.title, "title");
        let arena = &mut self.segment.arena;
        let tags: Vec<Text> = event.tags.iter().map(|tag| arena.line(tag)).collect();
        self.segment.events.push(EventRow {
            key,
            written_at: self.place,
            edtf: arena.optional(event.date.as_deref()),
            date: None,
            zone_name: arena.optional(event.timezone.as_deref()),
            zone: None,
            title: named(arena, &event.title, &event.id),
            kind: arena.optional(event.kind.as_deref()),
            status: event.status,
            place: arena.optional(event.place.as_deref()),
            summary: arena.paragraphs(event.summary.as_deref().unwrap_or_default()),
            thread: arena.optional(event.thread.as_deref()),
            tags: Run::append(&mut self.segment.texts, tags),
            parts: Run::append(&mut self.segment.parts, parts),
            citations: Run::append(&mut self.segment.citations, citations),
            before: Run::append(&mut self.segment.event_refs, before),
            after: Run::append(&mut self.segment.event_refs, after),
            private: event.private,
            draft: event.draft,
        });
    }

    fn parts(&mut self, parts: &[schema::Part<'_>]) -> Vec<PartRow> {
        let row = |part: &schema::Part<'_>| PartRow {
            actor: Some(self.directories.actors.mention(&part.id)),
            role: self.segment.arena.optional(part.role.as_deref()),
        };
        parts.iter().map(row).collect()
    }

    fn citations(&mut self, citations: &[schema::Citation<'_>]) -> Vec<CitationRow> {
        let row = |citation: &schema::Citation<'_>| CitationRow {
            source: Some(self.directories.sources.mention(&citation.source)),
            at: self.segment.arena.optional(citation.at.as_deref()),
            span: citation.span,
            stance: citation.stance,
        };
        citations.iter().map(row).collect()
    }

    pub fn actor(&mut self, actor: &schema::Actor<'_>) {
        let row = self.segment.actors.len();
        let Some(key) = self.define(|all| &mut all.actors, &actor.id, row) else {
            return;
        };
        self.require_text(&actor.name, "name");
        let arena = &mut self.segment.arena;
        let aliases: Vec<Text> = actor.aliases.iter().map(|name| arena.line(name)).collect();
        let relations: Vec<RelationRow> = actor
            .relations
            .iter()
            .map(|relation| RelationRow {
                kind: arena.line(&relation.kind),
                to: PartyRow::Named(arena.line(&relation.to)),
                since: arena.optional(relation.since.as_deref()),
                until: arena.optional(relation.until.as_deref()),
            })
            .collect();
        self.segment.actors.push(ActorRow {
            key,
            written_at: self.place,
            name: named(arena, &actor.name, &actor.id),
            aliases: Run::append(&mut self.segment.texts, aliases),
            kind: actor.kind,
            description: arena.optional(actor.description.as_deref()),
            relations: Run::append(&mut self.segment.relations, relations),
            private: actor.private,
            draft: actor.draft,
        });
    }

    pub fn quote(&mut self, quote: &schema::Quote<'_>) {
        let row = self.segment.quotes.len();
        let Some(key) = self.define(|all| &mut all.quotes, &quote.id, row) else {
            return;
        };
        let directories = &mut *self.directories;
        let speakers: Vec<Speaker> = quote
            .speakers
            .iter()
            .map(|id| Speaker::Known(directories.actors.mention(id)))
            .collect();
        let event = quote.event.as_deref();
        let event = event.map(|id| directories.events.mention(id));
        let source = directories.sources.mention(&quote.source);
        self.require_text(&quote.text, "text");
        let arena = &mut self.segment.arena;
        self.segment.quotes.push(QuoteRow {
            key,
            written_at: self.place,
            speakers: Run::append(&mut self.segment.speakers, speakers),
            speaker_description: arena.optional(quote.speaker_description.as_deref()),
            text: arena.paragraphs(&quote.text),
            mode: quote.mode,
            printed_as: quote.printed_as,
            channel: arena.optional(quote.channel.as_deref()),
            event,
            citation: CitationRow {
                source: Some(source),
                at: arena.optional(quote.at.as_deref()),
                span: quote.span,
                stance: Stance::Supports,
            },
            said_edtf: arena.optional(quote.said.as_deref()),
            said: None,
            utterance: arena.optional(quote.utterance.as_deref()),
            private: quote.private,
            draft: quote.draft,
        });
    }

    pub fn claim(&mut self, claim: &schema::Claim<'_>) {
        let event = self.directories.events.mention(&claim.event);
        let source = self.directories.sources.mention(&claim.source);
        let arena = &mut self.segment.arena;
        let according_to = claim.according_to.as_deref();
        self.segment.claims.push(ClaimRow {
            written_at: self.place,
            event,
            field: arena.line(&claim.field),
            value: arena.optional(claim.value.as_deref()),
            typed: None,
            printed: arena.optional(claim.printed.as_deref()),
            citation: CitationRow {
                source: Some(source),
                at: arena.optional(claim.at.as_deref()),
                span: claim.span,
                stance: claim.stance,
            },
            according_to: according_to.map(|name| PartyRow::Named(arena.line(name))),
            as_of: arena.optional(claim.as_of.as_deref()),
            computed: claim.computed,
            scope: arena.optional(claim.scope.as_deref()),
            private: claim.private,
            draft: claim.draft,
        });
    }

    pub fn ruling(&mut self, ruling: &schema::Ruling<'_>) {
        let arena = &mut self.segment.arena;
        self.segment.rulings.push(RulingRow {
            written_at: self.place,
            event: self.directories.events.mention(&ruling.event),
            field: arena.line(&ruling.field),
            value: arena.line(&ruling.value),
            because: arena.paragraphs(&ruling.because),
            by: arena.optional(ruling.by.as_deref()),
            on: arena.optional(ruling.on.as_deref()),
            private: ruling.private,
        });
    }

    pub fn note(&mut self, note: &schema::Note<'_>) {
        let Directories {
            events,
            actors,
            quotes,
            sources,
        } = &mut *self.directories;
        let arena = &mut self.segment.arena;
        self.segment.notes.push(NoteRow {
            written_at: self.place,
            is_question: false,
            event: note.event.as_deref().map(|id| events.mention(id)),
            source: note.source.as_deref().map(|id| sources.mention(id)),
            actor: note.actor.as_deref().map(|id| actors.mention(id)),
            quote: note.quote.as_deref().map(|id| quotes.mention(id)),
            text: arena.paragraphs(&note.text),
            by: arena.optional(note.by.as_deref()),
            on: arena.optional(note.on.as_deref()),
            private: note.private,
        });
    }

    pub fn question(&mut self, question: &schema::Question<'_>) {
        let events = &mut self.directories.events;
        let arena = &mut self.segment.arena;
        self.segment.notes.push(NoteRow {
            written_at: self.place,
            is_question: true,
            event: question.event.as_deref().map(|id| events.mention(id)),
            source: None,
            actor: None,
            quote: None,
            text: arena.paragraphs(&question.text),
            by: arena.optional(question.by.as_deref()),
            on: arena.optional(question.due.as_deref()),
            private: question.private,
        });
    }

    /// Gives the record called `id`, which is to be the row with this number, its handle. If its id
    /// is unfit or taken, that is reported.
    fn define<K: Handle>(
        &mut self,
        directory: impl Fn(&mut Directories) -> &mut Directory<K>,
        id: &str,
        row: usize,
    ) -> Option<K> {
        let location = Location::new(self.number, row);
        directory(self.directories)
            .define(id, location, self.place)
            .map_err(|problem| self.problems.push(*problem))
            .ok()
    }

    fn require_text(&mut self, text: &str, key: &str) {
        if text.trim().is_empty() {
            let expected = format!("some words for `{key}`");
            let problem = Problem::new(self.place, [key.into()], "nothing", expected);
            self.problems.push(problem);
        }
    }
}

/// The text, or the record's id where there is none, so that it can be seen on the screen.
fn named(arena: &mut Arena, text: &str, id: &str) -> Text {
    arena.line(if text.trim().is_empty() { id } else { text })
}
