//! Lays a record down as a row of its piece: texts in the arena, ids as numbers.

use super::piece::{Defined, Ids};
use crate::schema::{self, Stance};
use crate::story::arena::Text;
use crate::story::problem::{Place, Problem, Step};
use crate::story::segment::{
    AcceptanceRow, ActorRow, CitationRow, ClaimRow, EventRow, ExtraRow, Identified, NoteRow,
    Number, PartRow, PartyRow, PassageRow, QuoteRow, RelationRow, ReviewRow, RulingRow, Run,
    Segment, SourceRow, Speaker,
};

/// Takes one record.
pub(super) struct Intake<'b> {
    /// Where the record begins.
    pub place: Place,
    pub ids: &'b mut Ids,
    pub problems: &'b mut Vec<Problem>,
    pub segment: &'b mut Segment,
}

impl Intake<'_> {
    pub fn source(&mut self, source: &schema::Source<'_>) {
        let defined = self
            .ids
            .sources
            .define(&source.id, self.place, source.draft);
        let Some(key) = self.sound::<SourceRow>(defined) else {
            return;
        };
        let sources = &mut self.ids.sources;
        let version_of = source.version_of.as_deref();
        let version_of = version_of.map(|id| PartyRow::Source(sources.mention(id)));
        self.require_text::<SourceRow>(&source.publisher);
        let arena = &mut self.segment.arena;
        let origins: Vec<PartyRow> = source
            .derives_from
            .iter()
            .map(|name| PartyRow::Named(arena.label(name)))
            .collect();
        self.segment.sources.push(SourceRow {
            key,
            written_at: self.place.into(),
            publisher: arena.label(spoken(&source.publisher, &source.id)),
            title: arena.optional(source.title.as_deref()),
            author: arena.optional_label(source.author.as_deref()),
            published_text: arena.optional_label(source.published.as_deref()),
            published: None,
            date_basis: arena.optional_label(source.date_basis.as_deref()),
            url: arena.optional(source.url.as_deref()),
            accessed: arena.optional_label(source.accessed.as_deref()),
            archived: arena.optional(source.archived.as_deref()),
            kind: source.kind,
            reporting: source.reporting.unwrap_or(schema::Reporting::Unknown),
            origins: Run::append(&mut self.segment.origins, origins),
            seen: source.seen,
            lang: arena.optional_label(source.lang.as_deref()),
            version_of,
            corrected: arena.optional_label(source.corrected.as_deref()),
            retracted: arena.optional_label(source.retracted.as_deref()),
            snapshot: arena.optional(source.snapshot.as_deref()),
            rule: arena.optional_label(source.rule.as_deref()),
            private: source.private,
            draft: source.draft,
        });
    }

    pub fn event(&mut self, event: &schema::Event<'_>) {
        let defined = self.ids.events.define(&event.id, self.place, event.draft);
        let Some(key) = self.sound::<EventRow>(defined) else {
            return;
        };
        self.segment.begin_events();
        let parts = self.parts(&event.actors);
        let citations = self.citations(&event.citations);
        self.require_text::<EventRow>(&event.title);
        let extra = self.extra(event);
        let arena = &mut self.segment.arena;
        self.segment.events.push(EventRow {
            key,
            written_at: self.place.into(),
            edtf: arena.optional_label(event.date.as_deref()),
            date: None,
            title: arena.line(spoken(&event.title, &event.id)),
            kind: arena.optional_label(event.kind.as_deref()),
            place: arena.optional_label(event.place.as_deref()),
            summary: arena.paragraphs(event.summary.as_deref().unwrap_or_default()),
            parts,
            citations,
            extra,
            status: event.status,
            private: event.private,
            draft: event.draft,
        });
    }

    /// What few events have, if this one has any of it.
    fn extra(&mut self, event: &schema::Event<'_>) -> Option<Number> {
        let lists = [&event.tags, &event.before, &event.after];
        let texts = [&event.timezone, &event.thread, &event.rule];
        if lists.iter().all(|list| list.is_empty()) && texts.iter().all(|text| text.is_none()) {
            return None;
        }
        let before = self.ids.events.mention_all(&event.before);
        let after = self.ids.events.mention_all(&event.after);
        let arena = &mut self.segment.arena;
        let tags: Vec<Text> = event.tags.iter().map(|tag| arena.label(tag)).collect();
        Some(self.segment.extras.push(ExtraRow {
            zone_name: arena.optional_label(event.timezone.as_deref()),
            zone: None,
            thread: arena.optional_label(event.thread.as_deref()),
            tags: Run::append(&mut self.segment.texts, tags),
            before: Run::append(&mut self.segment.event_refs, before),
            after: Run::append(&mut self.segment.event_refs, after),
            rule: arena.optional_label(event.rule.as_deref()),
        }))
    }

    fn parts(&mut self, parts: &[schema::Part<'_>]) -> Run {
        let Segment {
            arena, parts: rows, ..
        } = &mut *self.segment;
        let row = |part: &schema::Part<'_>| PartRow {
            actor: Some(self.ids.actors.mention(&part.id)),
            role: arena.optional_label(part.role.as_deref()),
        };
        Run::append(rows, parts.iter().map(row))
    }

    fn citations(&mut self, citations: &[schema::Citation<'_>]) -> Run {
        let mut rows = std::mem::take(&mut self.segment.citations);
        let row = |(index, it): (usize, &schema::Citation<'_>)| {
            let passage = Passage {
                span: it.span,
                excerpt: it.excerpt.as_deref(),
                rule: None,
            };
            let steps = |key: &str| vec!["citations".into(), index.into(), key.into()];
            let passage = self.passage(passage, steps);
            self.citation(&it.source, it.at.as_deref(), passage, it.stance)
        };
        let run = Run::append(&mut rows, citations.iter().enumerate().map(row));
        self.segment.citations = rows;
        run
    }

    pub fn actor(&mut self, actor: &schema::Actor<'_>) {
        let defined = self.ids.actors.define(&actor.id, self.place, actor.draft);
        let Some(key) = self.sound::<ActorRow>(defined) else {
            return;
        };
        self.require_text::<ActorRow>(&actor.name);
        let citations = self.citations(&actor.citations);
        let arena = &mut self.segment.arena;
        let aliases: Vec<Text> = actor.aliases.iter().map(|name| arena.line(name)).collect();
        let relations: Vec<RelationRow> = actor
            .relations
            .iter()
            .map(|relation| RelationRow {
                kind: arena.label(&relation.kind),
                to: PartyRow::Named(arena.label(&relation.to)),
                since: arena.optional_label(relation.since.as_deref()),
                until: arena.optional_label(relation.until.as_deref()),
            })
            .collect();
        self.segment.actors.push(ActorRow {
            key,
            written_at: self.place.into(),
            name: arena.line(spoken(&actor.name, &actor.id)),
            aliases: Run::append(&mut self.segment.texts, aliases),
            kind: actor.kind,
            description: arena.optional(actor.description.as_deref()),
            relations: Run::append(&mut self.segment.relations, relations),
            citations,
            rule: arena.optional_label(actor.rule.as_deref()),
            private: actor.private,
            draft: actor.draft,
        });
    }

    pub fn quote(&mut self, quote: &schema::Quote<'_>) {
        let defined = self.ids.quotes.define(&quote.id, self.place, quote.draft);
        let Some(key) = self.sound::<QuoteRow>(defined) else {
            return;
        };
        let actors = &mut self.ids.actors;
        let speakers = quote.speakers.iter();
        let speakers: Vec<Speaker> = speakers
            .map(|id| Speaker::Known(actors.mention(id)))
            .collect();
        let event = quote.event.as_deref();
        let event = event.map(|id| self.ids.events.mention(id));
        let at = quote.at.as_deref();
        let passage = Passage {
            span: quote.span,
            excerpt: quote.excerpt.as_deref(),
            rule: quote.rule.as_deref(),
        };
        let passage = self.passage(passage, |key| vec![key.into()]);
        let citation = self.citation(&quote.source, at, passage, Stance::Supports);
        self.require_text::<QuoteRow>(&quote.text);
        let arena = &mut self.segment.arena;
        self.segment.quotes.push(QuoteRow {
            key,
            written_at: self.place.into(),
            speakers: Run::append(&mut self.segment.speakers, speakers),
            speaker_description: arena.optional_label(quote.speaker_description.as_deref()),
            text: arena.paragraphs(&quote.text),
            mode: quote.mode,
            printed_as: quote.printed_as,
            channel: arena.optional_label(quote.channel.as_deref()),
            event,
            citation,
            said_edtf: arena.optional_label(quote.said.as_deref()),
            said: None,
            utterance: arena.optional_label(quote.utterance.as_deref()),
            private: quote.private,
            draft: quote.draft,
        });
    }

    pub fn claim(&mut self, claim: &schema::Claim<'_>) {
        let event = self.ids.events.mention(&claim.event);
        let at = claim.at.as_deref();
        let passage = Passage {
            span: claim.span,
            excerpt: claim.excerpt.as_deref(),
            rule: claim.rule.as_deref(),
        };
        let passage = self.passage(passage, |key| vec![key.into()]);
        let citation = self.citation(&claim.source, at, passage, claim.stance);
        let arena = &mut self.segment.arena;
        let according_to = claim.according_to.as_deref();
        self.segment.claims.push(ClaimRow {
            written_at: self.place.into(),
            event,
            field: arena.label(&claim.field),
            value: arena.optional_label(claim.value.as_deref()),
            typed: None,
            printed: arena.optional(claim.printed.as_deref()),
            citation,
            according_to: according_to.map(|name| PartyRow::Named(arena.label(name))),
            as_of: arena.optional_label(claim.as_of.as_deref()),
            computed: claim.computed,
            scope: arena.optional_label(claim.scope.as_deref()),
            private: claim.private,
            draft: claim.draft,
        });
    }

    pub fn ruling(&mut self, ruling: &schema::Ruling<'_>) {
        let arena = &mut self.segment.arena;
        self.segment.rulings.push(RulingRow {
            written_at: self.place.into(),
            event: self.ids.events.mention(&ruling.event),
            field: arena.label(&ruling.field),
            value: arena.label(&ruling.value),
            because: arena.paragraphs(&ruling.because),
            by: arena.optional_label(ruling.by.as_deref()),
            on: arena.optional_label(ruling.on.as_deref()),
            private: ruling.private,
        });
    }

    pub fn note(&mut self, note: &schema::Note<'_>) {
        let Ids {
            events,
            actors,
            quotes,
            sources,
        } = &mut *self.ids;
        let arena = &mut self.segment.arena;
        self.segment.notes.push(NoteRow {
            written_at: self.place.into(),
            is_question: false,
            event: note.event.as_deref().map(|id| events.mention(id)),
            source: note.source.as_deref().map(|id| sources.mention(id)),
            actor: note.actor.as_deref().map(|id| actors.mention(id)),
            quote: note.quote.as_deref().map(|id| quotes.mention(id)),
            text: arena.paragraphs(&note.text),
            by: arena.optional_label(note.by.as_deref()),
            on: arena.optional_label(note.on.as_deref()),
            private: note.private,
        });
    }

    pub fn question(&mut self, question: &schema::Question<'_>) {
        let events = &mut self.ids.events;
        let arena = &mut self.segment.arena;
        self.segment.notes.push(NoteRow {
            written_at: self.place.into(),
            is_question: true,
            event: question.event.as_deref().map(|id| events.mention(id)),
            source: None,
            actor: None,
            quote: None,
            text: arena.paragraphs(&question.text),
            by: arena.optional_label(question.by.as_deref()),
            on: arena.optional_label(question.due.as_deref()),
            private: question.private,
        });
    }

    pub fn accept(&mut self, accept: &schema::Accept<'_>) {
        let arena = &mut self.segment.arena;
        let values: Vec<Text> = accept
            .values
            .iter()
            .map(|value| arena.line(value))
            .collect();
        self.segment.acceptances.push(AcceptanceRow {
            written_at: self.place.into(),
            rule: arena.label(&accept.rule),
            subject_text: arena.label(&accept.subject),
            subject: None,
            field: Text::default(),
            values: Run::append(&mut self.segment.texts, values),
            because: arena.paragraphs(&accept.because),
            by: arena.optional_label(accept.by.as_deref()),
            on: arena.optional_label(accept.on.as_deref()),
            private: accept.private,
        });
    }

    pub fn review(&mut self, review: &schema::Review<'_>) {
        let citations = self.citations(&review.citations);
        let arena = &mut self.segment.arena;
        let aliases: Vec<Text> = review.aliases.iter().map(|name| arena.line(name)).collect();
        self.segment.reviews.push(ReviewRow {
            written_at: self.place.into(),
            draft: arena.label(&review.draft),
            decision: review.decision,
            to: arena.optional_label(review.to.as_deref()),
            aliases: Run::append(&mut self.segment.texts, aliases),
            citations,
        });
    }

    /// The record's number, if it is to be laid down. If its id is unfit or taken, that is reported.
    fn sound<R: Identified>(
        &mut self,
        defined: Result<Defined<R::Key>, Box<Problem>>,
    ) -> Option<R::Key> {
        match defined {
            Ok(Defined::New(key)) => Some(key),
            Ok(Defined::InPlaceOfDraft(key)) => {
                R::rows_mut(self.segment).retain_mut(|row| *row.key() != key);
                Some(key)
            }
            Ok(Defined::GivesWay) => None,
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
        }
    }

    fn require_text<R: Identified>(&mut self, text: &str) {
        if text.trim().is_empty() {
            let key = R::NAMED_BY;
            let expected = format!("some words for `{key}`");
            let problem = Problem::new(self.place, [key.into()], "nothing", expected);
            self.problems.push(problem);
        }
    }

    /// Keeps a place in a source.
    fn citation(
        &mut self,
        source: &str,
        at: Option<&str>,
        passage: Option<Number>,
        stance: Stance,
    ) -> CitationRow {
        CitationRow {
            source: Some(self.ids.sources.mention(source)),
            at: self.segment.arena.optional_label(at),
            passage,
            stance,
        }
    }

    /// Keeps what a citation says of a raw text, if it says any of it. `steps` leads to a key of it.
    fn passage(
        &mut self,
        passage: Passage<'_>,
        steps: impl Fn(&'static str) -> Vec<Step>,
    ) -> Option<Number> {
        let Passage {
            span,
            excerpt,
            rule,
        } = passage;
        if span.is_none() && excerpt.is_none() && rule.is_none() {
            return None;
        }
        self.require_passage(passage, steps);
        let arena = &mut self.segment.arena;
        let row = PassageRow {
            span,
            excerpt: arena.optional_label(excerpt),
            rule: arena.optional_label(rule),
        };
        Some(self.segment.passages.push(row))
    }

    /// Reports a span that ends before it begins, and an excerpt that is not the hash of one.
    fn require_passage(&mut self, passage: Passage<'_>, steps: impl Fn(&'static str) -> Vec<Step>) {
        let mut report = |key, found: String, expected: &str| {
            let problem = Problem::new(self.place, steps(key), found, expected);
            self.problems.push(problem);
        };
        if let Some([first, end]) = passage.span
            && end < first
        {
            let found = format!("a span from byte {first} to byte {end}");
            let expected = "the first byte of the passage, and the one after its last";
            report("span", found, expected);
        }
        let Some(excerpt) = passage.excerpt else {
            return;
        };
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if excerpt.len() != 16 || !excerpt.bytes().all(is_digit) {
            let expected = "the first 16 hexadecimal digits of the SHA-256 of the passage";
            report("excerpt", format!("`{excerpt}`"), expected);
        } else if passage.span.is_none() {
            let expected = "the `span` that the excerpt stands at";
            report("excerpt", "an excerpt without a span".to_owned(), expected);
        }
    }
}

/// What a citation says of a raw text.
#[derive(Debug, Clone, Copy)]
struct Passage<'a> {
    span: Option<[u64; 2]>,
    excerpt: Option<&'a str>,
    rule: Option<&'a str>,
}

/// The text, or the record's id where there is none, so that it can be seen on the screen.
fn spoken<'a>(text: &'a str, id: &'a str) -> &'a str {
    if text.trim().is_empty() { id } else { text }
}
