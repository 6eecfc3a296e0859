//! The keys of each kind of record that have something to say, in the order in which people write them.

use serde::Serialize;

use crate::schema::{self, Record, Stance, Text};

/// The value of a key.
pub(super) enum Value {
    Text(String),
    Texts(Vec<String>),
    Flag(bool),
    Span([u64; 2]),
    Tables(Vec<Fields>),
}

/// Keys and their values.
pub(super) type Fields = Vec<(&'static str, Value)>;

/// What kind of record it is, and its keys.
pub(super) fn fields(record: &Record<'_>) -> (&'static str, Fields) {
    let mut keys = Keys::default();
    let kind = match record {
        Record::Story(story) => keys.story(story),
        Record::Source(source) => keys.source(source),
        Record::Event(event) => keys.event(event),
        Record::Actor(actor) => keys.actor(actor),
        Record::Claim(claim) => keys.claim(claim),
        Record::Ruling(ruling) => keys.ruling(ruling),
        Record::Quote(quote) => keys.quote(quote),
        Record::Note(note) => keys.note(note),
        Record::Question(question) => keys.question(question),
        Record::Accept(accept) => keys.accept(accept),
        Record::Review(review) => keys.review(review),
    };
    (kind, keys.0)
}

/// The keys of a record so far. What says nothing is left out.
#[derive(Default)]
struct Keys(Fields);

impl Keys {
    fn text(&mut self, key: &'static str, text: &str) -> &mut Self {
        self.0.push((key, Value::Text(text.to_owned())));
        self
    }

    fn some(&mut self, key: &'static str, text: Option<&Text<'_>>) -> &mut Self {
        if let Some(text) = text {
            self.text(key, text);
        }
        self
    }

    fn texts(&mut self, key: &'static str, texts: &[Text<'_>]) -> &mut Self {
        if !texts.is_empty() {
            let texts = texts.iter().map(|text| text.to_string()).collect();
            self.0.push((key, Value::Texts(texts)));
        }
        self
    }

    /// One of the words that the format knows.
    fn word(&mut self, key: &'static str, word: Option<impl Serialize>) -> &mut Self {
        let word = word.and_then(|word| serde_json::to_value(word).ok());
        if let Some(serde_json::Value::String(word)) = word {
            self.0.push((key, Value::Text(word)));
        }
        self
    }

    fn flag(&mut self, key: &'static str, flag: bool) -> &mut Self {
        if flag {
            self.0.push((key, Value::Flag(flag)));
        }
        self
    }

    fn span(&mut self, span: Option<[u64; 2]>) -> &mut Self {
        if let Some(span) = span {
            self.0.push(("span", Value::Span(span)));
        }
        self
    }

    fn tables<T>(&mut self, key: &'static str, tables: &[T], of: fn(&mut Keys, &T)) -> &mut Self {
        if !tables.is_empty() {
            let table = |table| {
                let mut keys = Keys::default();
                of(&mut keys, table);
                keys.0
            };
            let tables = tables.iter().map(table).collect();
            self.0.push((key, Value::Tables(tables)));
        }
        self
    }

    fn story(&mut self, story: &schema::Story) -> &'static str {
        let texts = [
            ("title", &story.title),
            ("lang", &story.lang),
            ("timezone", &story.timezone),
            ("start", &story.start),
            ("summary", &story.summary),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                self.text(key, text);
            }
        }
        "story"
    }

    fn source(&mut self, source: &schema::Source<'_>) -> &'static str {
        self.text("id", &source.id)
            .text("publisher", &source.publisher)
            .some("title", source.title.as_ref())
            .some("author", source.author.as_ref())
            .some("published", source.published.as_ref())
            .some("date_basis", source.date_basis.as_ref())
            .some("url", source.url.as_ref())
            .some("accessed", source.accessed.as_ref())
            .some("archived", source.archived.as_ref())
            .word("kind", source.kind)
            .word("reporting", source.reporting)
            .texts("derives_from", &source.derives_from)
            .word("seen", source.seen)
            .some("lang", source.lang.as_ref())
            .some("version_of", source.version_of.as_ref())
            .some("corrected", source.corrected.as_ref())
            .some("retracted", source.retracted.as_ref())
            .some("snapshot", source.snapshot.as_ref())
            .flag("private", source.private)
            .flag("draft", source.draft)
            .some("rule", source.rule.as_ref());
        "source"
    }

    fn event(&mut self, event: &schema::Event<'_>) -> &'static str {
        self.text("id", &event.id)
            .some("date", event.date.as_ref())
            .some("timezone", event.timezone.as_ref())
            .text("title", &event.title)
            .some("kind", event.kind.as_ref())
            .word("status", event.status)
            .some("place", event.place.as_ref())
            .some("summary", event.summary.as_ref())
            .some("thread", event.thread.as_ref())
            .texts("tags", &event.tags)
            .tables("actors", &event.actors, |keys, part| {
                keys.text("id", &part.id).some("role", part.role.as_ref());
            })
            .tables("citations", &event.citations, Self::citation)
            .texts("before", &event.before)
            .texts("after", &event.after)
            .flag("private", event.private)
            .flag("draft", event.draft)
            .some("rule", event.rule.as_ref());
        "event"
    }

    fn citation(&mut self, citation: &schema::Citation<'_>) {
        self.text("source", &citation.source)
            .some("at", citation.at.as_ref())
            .span(citation.span)
            .some("excerpt", citation.excerpt.as_ref())
            .stance(citation.stance);
    }

    /// A source supports what cites it where nothing else is written.
    fn stance(&mut self, stance: Stance) -> &mut Self {
        self.word("stance", (stance != Stance::Supports).then_some(stance))
    }

    fn actor(&mut self, actor: &schema::Actor<'_>) -> &'static str {
        self.text("id", &actor.id)
            .text("name", &actor.name)
            .texts("aliases", &actor.aliases)
            .word("kind", actor.kind)
            .some("description", actor.description.as_ref())
            .tables("relations", &actor.relations, |keys, relation| {
                keys.text("type", &relation.kind)
                    .text("to", &relation.to)
                    .some("since", relation.since.as_ref())
                    .some("until", relation.until.as_ref());
            })
            .tables("citations", &actor.citations, Self::citation)
            .flag("private", actor.private)
            .flag("draft", actor.draft)
            .some("rule", actor.rule.as_ref());
        "actor"
    }

    fn claim(&mut self, claim: &schema::Claim<'_>) -> &'static str {
        self.text("event", &claim.event)
            .text("field", &claim.field)
            .some("value", claim.value.as_ref())
            .some("printed", claim.printed.as_ref())
            .text("source", &claim.source)
            .some("at", claim.at.as_ref())
            .span(claim.span)
            .some("excerpt", claim.excerpt.as_ref())
            .some("according_to", claim.according_to.as_ref())
            .some("as_of", claim.as_of.as_ref())
            .flag("computed", claim.computed)
            .stance(claim.stance)
            .some("scope", claim.scope.as_ref())
            .flag("private", claim.private)
            .flag("draft", claim.draft)
            .some("rule", claim.rule.as_ref());
        "claim"
    }

    fn ruling(&mut self, ruling: &schema::Ruling<'_>) -> &'static str {
        self.text("event", &ruling.event)
            .text("field", &ruling.field)
            .text("value", &ruling.value)
            .text("because", &ruling.because)
            .some("by", ruling.by.as_ref())
            .some("on", ruling.on.as_ref())
            .flag("private", ruling.private);
        "ruling"
    }

    fn quote(&mut self, quote: &schema::Quote<'_>) -> &'static str {
        self.text("id", &quote.id)
            .texts("speakers", &quote.speakers)
            .some("speaker_description", quote.speaker_description.as_ref())
            .text("text", &quote.text)
            .word("mode", Some(quote.mode))
            .word("printed_as", quote.printed_as)
            .some("channel", quote.channel.as_ref())
            .some("event", quote.event.as_ref())
            .text("source", &quote.source)
            .some("at", quote.at.as_ref())
            .span(quote.span)
            .some("excerpt", quote.excerpt.as_ref())
            .some("said", quote.said.as_ref())
            .some("utterance", quote.utterance.as_ref())
            .flag("private", quote.private)
            .flag("draft", quote.draft)
            .some("rule", quote.rule.as_ref());
        "quote"
    }

    fn note(&mut self, note: &schema::Note<'_>) -> &'static str {
        self.some("event", note.event.as_ref())
            .some("source", note.source.as_ref())
            .some("actor", note.actor.as_ref())
            .some("quote", note.quote.as_ref())
            .text("text", &note.text)
            .some("by", note.by.as_ref())
            .some("on", note.on.as_ref())
            .flag("private", note.private);
        "note"
    }

    fn question(&mut self, question: &schema::Question<'_>) -> &'static str {
        self.some("event", question.event.as_ref())
            .text("text", &question.text)
            .some("due", question.due.as_ref())
            .some("by", question.by.as_ref())
            .flag("private", question.private);
        "question"
    }

    fn accept(&mut self, accept: &schema::Accept<'_>) -> &'static str {
        self.text("rule", &accept.rule)
            .text("subject", &accept.subject)
            .texts("values", &accept.values)
            .text("because", &accept.because)
            .some("by", accept.by.as_ref())
            .some("on", accept.on.as_ref())
            .flag("private", accept.private);
        "accept"
    }

    fn review(&mut self, review: &schema::Review<'_>) -> &'static str {
        self.text("draft", &review.draft)
            .word("decision", Some(review.decision))
            .some("to", review.to.as_ref())
            .texts("aliases", &review.aliases)
            .tables("citations", &review.citations, Keys::citation);
        "review"
    }
}
