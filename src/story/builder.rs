//! Takes records one by one, in any order, and makes them a story.

use super::arena::{Arena, Text};
use super::field::Fields;
use super::id::{EventId, Handle, SourceId};
use super::problem::{FileId, Place, Problem, Step};
use super::resolve;
use super::segment::{
    ActorRow, CitationRow, ClaimRow, EventRow, NoteRow, PartRow, PartyRow, QuoteRow, RelationRow,
    RulingRow, Run, Segment, SourceRow, Speaker,
};
use super::snapshot::{Directory, Location, Story};
use super::withhold::Audience;
use crate::schema::{self, Record, Stance};
use crate::text;

/// A segment is closed at this much text, so that the ranges into its arena always fit.
const SEGMENT_TEXT: usize = 256 << 20;

/// Builds a [`Story`] from the records of its files. Records may come in any order; ids join them.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) files: Vec<String>,
    pub(super) head: Option<(schema::Story, Place)>,
    pub(super) segments: Vec<Segment>,
    pub(super) events: Directory<EventId>,
    pub(super) actors: Directory<super::ActorId>,
    pub(super) quotes: Directory<super::QuoteId>,
    pub(super) sources: Directory<SourceId>,
    pub(super) problems: Vec<Problem>,
}

impl Builder {
    /// A builder of an empty story.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names a file that records come from.
    pub fn file(&mut self, name: &str) -> FileId {
        let file = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(name.to_owned());
        file
    }

    /// Takes a record that begins at `place`. What cannot be right about it is reported by
    /// [`Builder::finish`].
    pub fn add(&mut self, record: Record, place: Place) {
        self.open_segment();
        match record {
            Record::Story(head) => self.add_head(head, place),
            Record::Source(source) => self.add_source(&source, place),
            Record::Event(event) => self.add_event(&event, place),
            Record::Actor(actor) => self.add_actor(&actor, place),
            Record::Claim(claim) => self.add_claim(&claim, place),
            Record::Ruling(ruling) => self.add_ruling(&ruling, place),
            Record::Quote(quote) => self.add_quote(&quote, place),
            Record::Note(note) => self.add_note(&note, place),
            Record::Question(question) => self.add_question(&question, place),
        }
    }

    /// Resolves every reference and puts the records in order. The problems come in the order of
    /// files and places.
    pub fn finish(self) -> (Story, Vec<Problem>) {
        self.finish_for(Audience::Makers)
    }

    /// The same as [`Builder::finish`], for whoever is to see the story. The problems are those of
    /// all records, private or not: they are for whoever writes the files.
    pub fn finish_for(self, audience: Audience) -> (Story, Vec<Problem>) {
        resolve::story(self, audience)
    }

    fn open_segment(&mut self) {
        let full = |segment: &Segment| !segment.arena.has_room(u32::MAX as usize - SEGMENT_TEXT);
        if self.segments.last().is_none_or(full) {
            self.segments.push(Segment::default());
        }
    }

    /// The segment that takes new records. `add` has opened one.
    fn segment(&mut self) -> &mut Segment {
        if self.segments.is_empty() {
            self.segments.push(Segment::default());
        }
        let last = self.segments.len() - 1;
        &mut self.segments[last]
    }

    fn add_head(&mut self, head: schema::Story, place: Place) {
        match &self.head {
            None => self.head = Some((head, place)),
            Some((_, first)) => {
                let mut problem = Problem::new(
                    place,
                    [],
                    "a second `[story]`",
                    "one `[story]` in all files",
                );
                problem.other = Some(*first);
                self.problems.push(problem);
            }
        }
    }

    fn add_source(&mut self, source: &schema::Source, place: Place) {
        let row = self.segment().sources.len();
        let here = self.here(row);
        let Some(key) = define(
            &mut self.sources,
            &mut self.problems,
            &source.id,
            place,
            here,
        ) else {
            return;
        };
        self.require_text(&source.publisher, "publisher", place);
        let version_of = source
            .version_of
            .as_deref()
            .map(|id| PartyRow::Source(mention(&mut self.sources, id)));
        let segment = self.segment();
        let arena = &mut segment.arena;
        let origins: Vec<PartyRow> = source
            .derives_from
            .iter()
            .map(|name| PartyRow::Named(arena.line(name)))
            .collect();
        let row = SourceRow {
            key,
            written_at: place,
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
            origins: Run::append(&mut segment.origins, origins),
            seen: source.seen,
            lang: arena.optional(source.lang.as_deref()),
            version_of,
            corrected: arena.optional(source.corrected.as_deref()),
            retracted: arena.optional(source.retracted.as_deref()),
            private: source.private,
            draft: source.draft,
        };
        segment.sources.push(row);
    }

    fn add_event(&mut self, event: &schema::Event, place: Place) {
        let row = self.segment().events.len();
        let here = self.here(row);
        let Some(key) = define(&mut self.events, &mut self.problems, &event.id, place, here) else {
            return;
        };
        self.require_text(&event.title, "title", place);
        let before = self.mention_events(&event.before);
        let after = self.mention_events(&event.after);
        let parts: Vec<_> = event
            .actors
            .iter()
            .map(|part| (mention(&mut self.actors, &part.id), part.role.as_deref()))
            .collect();
        let cited: Vec<_> = event
            .citations
            .iter()
            .map(|citation| mention(&mut self.sources, &citation.source))
            .collect();
        let segment = self.segment();
        let arena = &mut segment.arena;
        let tags: Vec<Text> = event.tags.iter().map(|tag| arena.line(tag)).collect();
        let parts: Vec<PartRow> = parts
            .into_iter()
            .map(|(actor, role)| PartRow {
                actor: Some(actor),
                role: arena.optional(role),
            })
            .collect();
        let citations: Vec<CitationRow> = event
            .citations
            .iter()
            .zip(cited)
            .map(|(citation, source)| CitationRow {
                source: Some(source),
                at: arena.optional(citation.at.as_deref()),
                span: citation.span,
                stance: citation.stance,
            })
            .collect();
        let row = EventRow {
            key,
            written_at: place,
            edtf: arena.optional(event.date.as_deref()),
            date: None,
            zone_name: arena.optional(event.timezone.as_deref()),
            zone: None,
            title: named(arena, &event.title, &event.id),
            kind: arena.optional(event.kind.as_deref()),
            status: event.status,
            place: arena.optional(event.place.as_deref()),
            summary: event
                .summary
                .as_deref()
                .map_or_else(Text::default, |text| arena.paragraphs(text)),
            thread: arena.optional(event.thread.as_deref()),
            tags: Run::append(&mut segment.texts, tags),
            parts: Run::append(&mut segment.parts, parts),
            citations: Run::append(&mut segment.citations, citations),
            before: Run::append(&mut segment.event_refs, before),
            after: Run::append(&mut segment.event_refs, after),
            private: event.private,
            draft: event.draft,
        };
        segment.events.push(row);
    }

    fn add_actor(&mut self, actor: &schema::Actor, place: Place) {
        let row = self.segment().actors.len();
        let here = self.here(row);
        let Some(key) = define(&mut self.actors, &mut self.problems, &actor.id, place, here) else {
            return;
        };
        self.require_text(&actor.name, "name", place);
        let segment = self.segment();
        let arena = &mut segment.arena;
        let aliases: Vec<Text> = actor
            .aliases
            .iter()
            .map(|alias| arena.line(alias))
            .collect();
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
        let row = ActorRow {
            key,
            written_at: place,
            name: named(arena, &actor.name, &actor.id),
            aliases: Run::append(&mut segment.texts, aliases),
            kind: actor.kind,
            description: arena.optional(actor.description.as_deref()),
            relations: Run::append(&mut segment.relations, relations),
            private: actor.private,
            draft: actor.draft,
        };
        segment.actors.push(row);
    }

    fn add_claim(&mut self, claim: &schema::Claim, place: Place) {
        let event = mention(&mut self.events, &claim.event);
        let source = mention(&mut self.sources, &claim.source);
        let segment = self.segment();
        let arena = &mut segment.arena;
        let row = ClaimRow {
            written_at: place,
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
            according_to: claim
                .according_to
                .as_deref()
                .map(|name| PartyRow::Named(arena.line(name))),
            as_of: arena.optional(claim.as_of.as_deref()),
            computed: claim.computed,
            scope: arena.optional(claim.scope.as_deref()),
            private: claim.private,
            draft: claim.draft,
        };
        segment.claims.push(row);
    }

    fn add_ruling(&mut self, ruling: &schema::Ruling, place: Place) {
        let event = mention(&mut self.events, &ruling.event);
        let segment = self.segment();
        let arena = &mut segment.arena;
        let row = RulingRow {
            written_at: place,
            event,
            field: arena.line(&ruling.field),
            value: arena.line(&ruling.value),
            because: arena.paragraphs(&ruling.because),
            by: arena.optional(ruling.by.as_deref()),
            on: arena.optional(ruling.on.as_deref()),
            private: ruling.private,
        };
        segment.rulings.push(row);
    }

    fn add_quote(&mut self, quote: &schema::Quote, place: Place) {
        let row = self.segment().quotes.len();
        let here = self.here(row);
        let Some(key) = define(&mut self.quotes, &mut self.problems, &quote.id, place, here) else {
            return;
        };
        self.require_text(&quote.text, "text", place);
        let speakers: Vec<Speaker> = quote
            .speakers
            .iter()
            .map(|id| Speaker::Known(mention(&mut self.actors, id)))
            .collect();
        let event = quote
            .event
            .as_deref()
            .map(|id| mention(&mut self.events, id));
        let source = mention(&mut self.sources, &quote.source);
        let segment = self.segment();
        let arena = &mut segment.arena;
        let row = QuoteRow {
            key,
            written_at: place,
            speakers: Run::append(&mut segment.speakers, speakers),
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
        };
        segment.quotes.push(row);
    }

    fn add_note(&mut self, note: &schema::Note, place: Place) {
        let event = note
            .event
            .as_deref()
            .map(|id| mention(&mut self.events, id));
        let source = note
            .source
            .as_deref()
            .map(|id| mention(&mut self.sources, id));
        let actor = note
            .actor
            .as_deref()
            .map(|id| mention(&mut self.actors, id));
        let quote = note
            .quote
            .as_deref()
            .map(|id| mention(&mut self.quotes, id));
        let segment = self.segment();
        let arena = &mut segment.arena;
        let row = NoteRow {
            written_at: place,
            is_question: false,
            event,
            source,
            actor,
            quote,
            text: arena.paragraphs(&note.text),
            by: arena.optional(note.by.as_deref()),
            on: arena.optional(note.on.as_deref()),
            private: note.private,
        };
        segment.notes.push(row);
    }

    fn add_question(&mut self, question: &schema::Question, place: Place) {
        let event = question
            .event
            .as_deref()
            .map(|id| mention(&mut self.events, id));
        let segment = self.segment();
        let arena = &mut segment.arena;
        let row = NoteRow {
            written_at: place,
            is_question: true,
            event,
            source: None,
            actor: None,
            quote: None,
            text: arena.paragraphs(&question.text),
            by: arena.optional(question.by.as_deref()),
            on: arena.optional(question.due.as_deref()),
            private: question.private,
        };
        segment.notes.push(row);
    }

    fn mention_events(&mut self, ids: &[String]) -> Vec<Option<EventId>> {
        ids.iter()
            .map(|id| Some(mention(&mut self.events, id)))
            .collect()
    }

    fn here(&self, row: usize) -> Location {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Location {
            segment: narrow(self.segments.len().saturating_sub(1)),
            row: narrow(row),
        }
    }

    fn require_text(&mut self, text: &str, key: &str, place: Place) {
        if text.trim().is_empty() {
            self.problems.push(Problem::new(
                place,
                [Step::from(key)],
                "nothing",
                format!("some words for `{key}`"),
            ));
        }
    }
}

/// The text, or the record's id where there is none, so that it can be seen on the screen.
fn named(arena: &mut Arena, text: &str, id: &str) -> Text {
    arena.line(if text.trim().is_empty() { id } else { text })
}

fn mention<K: Handle>(directory: &mut Directory<K>, id: &str) -> K {
    K::from_index(directory.names.intern(id))
}

/// Gives the record its handle, unless its id is unfit or taken.
fn define<K: Handle>(
    directory: &mut Directory<K>,
    problems: &mut Vec<Problem>,
    id: &str,
    place: Place,
    location: Location,
) -> Option<K> {
    if id.is_empty() || id.contains(char::is_whitespace) || text::clean_line(id) != id {
        let expected = "a name without spaces, such as `amazon-spheres-rally`";
        problems.push(Problem::new(
            place,
            [Step::from("id")],
            format!("`{id}`"),
            expected,
        ));
        return None;
    }
    let key: K = mention(directory, id);
    if directory.locations.len() < directory.names.len() {
        directory.locations.resize(directory.names.len(), None);
        directory.places.resize(directory.names.len(), None);
    }
    if let Some(first) = directory.places[key.index()] {
        let mut problem = Problem::new(
            place,
            [Step::from("id")],
            format!("a second record called `{id}`"),
            "an id of its own for each record of a kind",
        );
        problem.other = Some(first);
        problems.push(problem);
        return None;
    }
    directory.locations[key.index()] = Some(location);
    directory.places[key.index()] = Some(place);
    directory.order.push(key);
    Some(key)
}

impl Builder {
    /// The story's field types, as declared so far.
    pub(super) fn fields(&self) -> Fields {
        Fields::new(
            self.head
                .as_ref()
                .map(|(head, _)| head.fields.clone())
                .unwrap_or_default(),
        )
    }
}
