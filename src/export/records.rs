//! The objects of JSON lists: what each record carries, by the names of the story file.

use serde::Serialize;

use crate::schema::{ActorKind, Mode, Reporting, Seen, SourceKind, Stance, Status};
use crate::search::Hit;
use crate::story::date::{Date, Day, Truth, wording_in};
use crate::story::evidence::{
    contests, independent_lines, is_disputed, lines_of_claims, lines_of_event,
};
use crate::story::{
    ActorId, Claim, Event, EventId, Party, Quote, QuoteId, Source, SourceId, Story,
};

/// How surely a record answers to the query.
#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Match {
    Yes,
    Possibly,
}

impl From<Truth> for Match {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Yes,
            Truth::Possibly | Truth::No => Self::Possibly,
        }
    }
}

/// A record that is named by another.
#[derive(Serialize)]
struct Named<'s> {
    /// Nothing for somebody or something that the story has no record of.
    id: Option<&'s str>,
    name: &'s str,
}

/// An event.
#[derive(Serialize)]
pub(super) struct EventRecord<'s> {
    id: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    date: Option<&'s str>,
    wording: Option<String>,
    /// First and last day of the date, ISO 8601, in the event's zone.
    first_day: Option<String>,
    last_day: Option<String>,
    title: &'s str,
    kind: Option<&'s str>,
    status: Option<Status>,
    place: Option<&'s str>,
    summary: Option<&'s str>,
    thread: Option<&'s str>,
    tags: Vec<&'s str>,
    actors: Vec<PartRecord<'s>>,
    citations: Vec<CitationRecord<'s>>,
    independent_lines: usize,
    fields: Vec<FieldRecord<'s>>,
    rulings: Vec<RulingRecord<'s>>,
    quotes: Vec<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    draft: bool,
}

#[derive(Serialize)]
struct PartRecord<'s> {
    id: &'s str,
    name: &'s str,
    role: Option<&'s str>,
}

#[derive(Serialize)]
struct CitationRecord<'s> {
    source: &'s str,
    publisher: &'s str,
    title: Option<&'s str>,
    url: Option<&'s str>,
    at: Option<&'s str>,
    span: Option<[u64; 2]>,
    stance: Stance,
}

/// What sources say of one field of an event.
#[derive(Serialize)]
struct FieldRecord<'s> {
    field: &'s str,
    scope: Option<&'s str>,
    disputed: bool,
    values: Vec<ValueRecord<'s>>,
}

/// Claims that give one value, and the lines of evidence behind it.
#[derive(Serialize)]
struct ValueRecord<'s> {
    value: Option<&'s str>,
    independent_lines: usize,
    lines: Vec<LineRecord<'s>>,
    claims: Vec<ClaimRecord<'s>>,
}

#[derive(Serialize)]
struct LineRecord<'s> {
    origin: Option<Named<'s>>,
    independent: bool,
    sources: Vec<&'s str>,
}

#[derive(Serialize)]
struct ClaimRecord<'s> {
    value: Option<&'s str>,
    printed: Option<&'s str>,
    source: &'s str,
    publisher: &'s str,
    at: Option<&'s str>,
    according_to: Option<Named<'s>>,
    as_of: Option<&'s str>,
    computed: bool,
    stance: Stance,
}

#[derive(Serialize)]
struct RulingRecord<'s> {
    field: &'s str,
    /// Nothing where the matter is unresolved.
    value: Option<&'s str>,
    because: &'s str,
    by: Option<&'s str>,
    on: Option<&'s str>,
}

#[derive(Serialize)]
struct NoteRecord<'s> {
    question: bool,
    text: &'s str,
    by: Option<&'s str>,
    on: Option<&'s str>,
}

impl<'s> EventRecord<'s> {
    pub(super) fn new(story: &'s Story, hit: &Hit<EventId>) -> Self {
        let event = story.event(hit.key);
        let edtf = event.edtf();
        let lines = lines_of_event(story, event);
        Self {
            id: event.id(),
            matches: hit.truth.into(),
            date: edtf,
            wording: edtf.map(|edtf| wording_in(edtf, event.timezone())),
            first_day: iso(event.date().and_then(Date::first)),
            last_day: iso(event.date().and_then(Date::last)),
            title: event.title(),
            kind: event.kind(),
            status: event.status(),
            place: event.place(),
            summary: event.summary(),
            thread: event.thread(),
            tags: event.tags().collect(),
            actors: parts(story, event),
            citations: event
                .citations()
                .filter_map(|citation| citation_record(story, &citation))
                .collect(),
            independent_lines: independent_lines(&lines),
            fields: fields(story, event),
            rulings: rulings(event),
            quotes: event
                .quotes()
                .filter(|quote| !quote.is_private())
                .map(Quote::id)
                .collect(),
            notes: notes(event.notes()),
            draft: event.is_draft(),
        }
    }
}

fn parts<'s>(story: &'s Story, event: Event<'s>) -> Vec<PartRecord<'s>> {
    event
        .parts()
        .map(|part| (story.actor(part.actor), part.role))
        .filter(|(actor, _)| !actor.is_private())
        .map(|(actor, role)| PartRecord {
            id: actor.id(),
            name: actor.name(),
            role,
        })
        .collect()
}

fn citation_record<'s>(
    story: &'s Story,
    citation: &crate::story::Citation<'s>,
) -> Option<CitationRecord<'s>> {
    let source = public(story, citation.source)?;
    Some(CitationRecord {
        source: source.id(),
        publisher: source.publisher(),
        title: source.title(),
        url: source.url(),
        at: citation.at,
        span: citation.span,
        stance: citation.stance,
    })
}

fn fields<'s>(story: &'s Story, event: Event<'s>) -> Vec<FieldRecord<'s>> {
    let is_public =
        |claim: &Claim<'s>| !claim.is_private() && public(story, claim.source()).is_some();
    let mut fields = Vec::new();
    for contest in contests(story, event) {
        let sides = contest
            .sides
            .into_iter()
            .map(|side| side.claims.into_iter().filter(is_public).collect());
        let sides: Vec<Vec<Claim<'s>>> = sides.filter(|side: &Vec<_>| !side.is_empty()).collect();
        if sides.is_empty() {
            continue;
        }
        fields.push(FieldRecord {
            field: contest.field,
            scope: contest.scope,
            disputed: is_disputed(&sides.concat()),
            values: sides.iter().map(|side| value(story, side)).collect(),
        });
    }
    fields
}

fn value<'s>(story: &'s Story, claims: &[Claim<'s>]) -> ValueRecord<'s> {
    let lines = lines_of_claims(story, claims.iter().copied());
    ValueRecord {
        value: claims.iter().find_map(|claim| claim.value()),
        independent_lines: independent_lines(&lines),
        lines: lines
            .into_iter()
            .map(|line| LineRecord {
                origin: party(story, line.origin),
                independent: line.independent,
                sources: line
                    .sources
                    .into_iter()
                    .filter_map(|key| Some(public(story, key)?.id()))
                    .collect(),
            })
            .collect(),
        claims: claims
            .iter()
            .map(|&claim| claim_record(story, claim))
            .collect(),
    }
}

fn claim_record<'s>(story: &'s Story, claim: Claim<'s>) -> ClaimRecord<'s> {
    let source = story.source(claim.source());
    ClaimRecord {
        value: claim.value(),
        printed: claim.printed(),
        source: source.id(),
        publisher: source.publisher(),
        at: claim.at(),
        according_to: claim.according_to().and_then(|who| party(story, who)),
        as_of: claim.as_of(),
        computed: claim.is_computed(),
        stance: claim.stance(),
    }
}

fn rulings(event: Event<'_>) -> Vec<RulingRecord<'_>> {
    event
        .rulings()
        .filter(|ruling| !ruling.is_private())
        .map(|ruling| RulingRecord {
            field: ruling.field(),
            value: ruling.value(),
            because: ruling.because(),
            by: ruling.by(),
            on: ruling.on(),
        })
        .collect()
}

fn notes<'s>(notes: impl Iterator<Item = crate::story::Note<'s>>) -> Vec<NoteRecord<'s>> {
    notes
        .filter(|note| !note.is_private())
        .map(|note| NoteRecord {
            question: note.is_question(),
            text: note.text(),
            by: note.by(),
            on: note.on(),
        })
        .collect()
}

/// An actor.
#[derive(Serialize)]
pub(super) struct ActorRecord<'s> {
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
    events: Vec<&'s str>,
    quotes: Vec<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    draft: bool,
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
    pub(super) fn new(story: &'s Story, hit: &Hit<ActorId>) -> Self {
        let actor = story.actor(hit.key);
        let relations = actor.relations().filter_map(|relation| {
            Some(RelationRecord {
                kind: relation.kind,
                to: party(story, relation.to)?,
                since: relation.since,
                until: relation.until,
            })
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
            events: event_ids(story, actor.events()),
            quotes: quote_ids(story, actor.quotes()),
            notes: notes(actor.notes()),
            draft: actor.is_draft(),
        }
    }
}

/// A quote.
#[derive(Serialize)]
pub(super) struct QuoteRecord<'s> {
    id: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    speakers: Vec<Named<'s>>,
    text: &'s str,
    mode: Mode,
    printed_as: Option<Mode>,
    channel: Option<&'s str>,
    event: Option<&'s str>,
    said: Option<&'s str>,
    said_wording: Option<String>,
    citation: Option<CitationRecord<'s>>,
    utterance: Option<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    draft: bool,
}

impl<'s> QuoteRecord<'s> {
    pub(super) fn new(story: &'s Story, hit: &Hit<QuoteId>) -> Self {
        let quote = story.quote(hit.key);
        let event = quote.event().map(|key| story.event(key));
        let zone = event.map_or(story.timezone(), Event::timezone);
        Self {
            id: quote.id(),
            matches: hit.truth.into(),
            speakers: speakers(story, quote),
            text: quote.text(),
            mode: quote.mode(),
            printed_as: quote.printed_as(),
            channel: quote.channel(),
            event: event.filter(|event| !event.is_private()).map(Event::id),
            said: quote.said_edtf(),
            said_wording: quote.said_edtf().map(|said| wording_in(said, zone)),
            citation: quote
                .citation()
                .and_then(|citation| citation_record(story, &citation)),
            utterance: quote.utterance(),
            notes: notes(quote.notes()),
            draft: quote.is_draft(),
        }
    }
}

fn speakers<'s>(story: &'s Story, quote: Quote<'s>) -> Vec<Named<'s>> {
    let known = quote
        .speakers()
        .filter_map(|key| party(story, Party::Actor(key)));
    let others = quote.unknown_speakers().chain(quote.speaker_description());
    known
        .chain(others.map(|name| Named { id: None, name }))
        .collect()
}

/// The names of a quote's speakers, but for those whose records are private.
pub(super) fn speaker_names<'s>(story: &'s Story, quote: Quote<'s>) -> Vec<&'s str> {
    speakers(story, quote)
        .into_iter()
        .map(|speaker| speaker.name)
        .collect()
}

/// A source.
#[derive(Serialize)]
pub(super) struct SourceRecord<'s> {
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
    events: Vec<&'s str>,
    quotes: Vec<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    draft: bool,
}

impl<'s> SourceRecord<'s> {
    pub(super) fn new(story: &'s Story, hit: &Hit<SourceId>) -> Self {
        let source = story.source(hit.key);
        let published = source.published_text();
        let version_of = source.version_of().and_then(|key| public(story, key));
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
                .filter_map(|origin| party(story, origin))
                .collect(),
            seen: source.seen(),
            lang: source.lang(),
            version_of: version_of.map(Source::id),
            corrected: source.corrected(),
            retracted: source.retracted(),
            events: event_ids(story, source.events()),
            quotes: quote_ids(story, source.quotes()),
            notes: notes(source.notes()),
            draft: source.is_draft(),
        }
    }
}

/// The source, unless it is private.
fn public(story: &Story, key: SourceId) -> Option<Source<'_>> {
    Some(story.source(key)).filter(|source| !source.is_private())
}

/// Whoever is named, unless its record is private.
fn party<'s>(story: &'s Story, party: Party<'s>) -> Option<Named<'s>> {
    let id = match party {
        Party::Actor(key) => {
            let actor = story.actor(key);
            Some(actor.id()).filter(|_| !actor.is_private())
        }
        Party::Source(key) => public(story, key).map(Source::id),
        Party::Named(name) => return Some(Named { id: None, name }),
    };
    id.map(|id| Named {
        id: Some(id),
        name: party.name(story),
    })
}

fn event_ids<'s>(story: &'s Story, keys: &[EventId]) -> Vec<&'s str> {
    let events = keys.iter().map(|&key| story.event(key));
    events
        .filter(|event| !event.is_private())
        .map(Event::id)
        .collect()
}

fn quote_ids<'s>(story: &'s Story, keys: &[QuoteId]) -> Vec<&'s str> {
    let quotes = keys.iter().map(|&key| story.quote(key));
    quotes
        .filter(|quote| !quote.is_private())
        .map(Quote::id)
        .collect()
}

fn iso(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}
