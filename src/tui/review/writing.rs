//! What each decision writes: the reviewed record in full with what it cannot do without, or what became of the draft.

use std::path::PathBuf;

use super::draft::{Draft, is_open};
use super::{Change, review_file};
use crate::import::writer;
use crate::schema::{self, Decision, Record, Review};
use crate::story::{ActorId, ClaimId, EventId, Place, QuoteId, SourceId, Story, Subject};
use crate::tui::app::counted;
use crate::tui::update::WrittenIn;

const BUNDLED: &str = "the bundled story has no drafts of yours";
const PIPED: &str =
    "the story came through standard input: there is no file to keep a decision beside";

/// Writes a draft out as a record of the story. What it names goes along where that is a draft too: its sources, who
/// takes part or speaks, the claims on it.
///
/// # Errors
/// In words for a person, if the draft is in no file.
pub fn accept(draft: &Draft, story: &Story, files: &[WrittenIn]) -> Result<Change, String> {
    let mut writing = Writing::new(story, files);
    match draft {
        Draft::Event(key) => writing.event(*key)?,
        Draft::Actor(key) => writing.actor(*key)?,
        Draft::Quote(key) => writing.quote(*key, None)?,
        Draft::Source(key) => writing.source(*key)?,
        Draft::Claims(keys) => {
            for key in keys {
                writing.claim(*key, None)?;
            }
        }
    }
    Ok(writing.change("accepted", &draft.title(story)))
}

/// Writes down that a draft is not to be in the story.
///
/// # Errors
/// In words for a person, if the draft is in no file.
pub fn reject(draft: &Draft, story: &Story, files: &[WrittenIn]) -> Result<Change, String> {
    let mut writing = Writing::new(story, files);
    if let Draft::Claims(keys) = draft {
        for key in keys {
            writing.rejected_claim(*key)?;
        }
    } else if let (Some(place), Some(name)) = (draft.place(story), name(draft, story)) {
        let review = Review {
            draft: name.into(),
            decision: Decision::Rejected,
            to: None,
            aliases: Vec::new(),
            citations: Vec::new(),
        };
        writing.push(place, &Record::Review(review))?;
    }
    Ok(writing.change("rejected", &draft.title(story)))
}

/// Writes down that a draft is about what another record is about; a quote is accepted as said at that event.
///
/// # Errors
/// In words for a person, if the draft is in no file.
pub fn attach(
    draft: &Draft,
    to: Subject,
    story: &Story,
    files: &[WrittenIn],
) -> Result<Change, String> {
    let mut writing = Writing::new(story, files);
    match (draft, to) {
        (Draft::Quote(key), Subject::Event(event)) => writing.quote(*key, Some(event))?,
        (Draft::Event(key), Subject::Event(event)) => {
            writing.attached(draft, to)?;
            for claim in story
                .event(*key)
                .claims()
                .filter(|it| is_open(it.key(), story))
            {
                writing.claim(claim.key(), Some(event))?;
            }
        }
        _ => writing.attached(draft, to)?,
    }
    let verb = format!("attached to {}", to.title(story));
    Ok(writing.change(&verb, &draft.title(story)))
}

/// What a review calls a draft.
fn name(draft: &Draft, story: &Story) -> Option<String> {
    let subject = match draft {
        Draft::Event(key) => Subject::Event(*key),
        Draft::Actor(key) => Subject::Actor(*key),
        Draft::Quote(key) => Subject::Quote(*key),
        Draft::Source(key) => Subject::Source(*key),
        Draft::Claims(_) => return None,
    };
    Some(subject.name(story))
}

/// What the draft of an actor is called and the one that it belongs to is not.
fn names<'s>(draft: &Draft, to: Subject, story: &'s Story) -> Vec<schema::Text<'s>> {
    let (Draft::Actor(draft), Subject::Actor(to)) = (draft, to) else {
        return Vec::new();
    };
    let of = |key: ActorId| {
        let actor = story.actor(key);
        std::iter::once(actor.name()).chain(actor.aliases())
    };
    let more = of(*draft).filter(|name| of(to).all(|known| known != *name));
    more.map(Into::into).collect()
}

/// Records on their way into the files of reviews.
struct Writing<'s> {
    story: &'s Story,
    files: &'s [WrittenIn],
    texts: Vec<(PathBuf, Vec<String>)>,
    events: Vec<EventId>,
    actors: Vec<ActorId>,
    sources: Vec<SourceId>,
}

impl<'s> Writing<'s> {
    fn new(story: &'s Story, files: &'s [WrittenIn]) -> Self {
        Self {
            story,
            files,
            texts: Vec::new(),
            events: Vec::new(),
            actors: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// Adds a record to the review of the file in which its draft is.
    fn push(&mut self, place: Place, record: &Record<'_>) -> Result<(), String> {
        let path = match self.files.get(place.file.index()) {
            Some(WrittenIn::File(path)) => review_file(path),
            Some(WrittenIn::StandardInput) => return Err(PIPED.to_owned()),
            Some(WrittenIn::Program) | None => return Err(BUNDLED.to_owned()),
        };
        let text = writer::toml(record);
        match self.texts.iter_mut().find(|(known, _)| *known == path) {
            Some((_, texts)) => texts.push(text),
            None => self.texts.push((path, vec![text])),
        }
        Ok(())
    }

    /// Writes an event out, unless that is done or it is no draft.
    fn event(&mut self, key: EventId) -> Result<(), String> {
        let event = self.story.event(key);
        if !event.is_draft() || self.events.contains(&key) {
            return Ok(());
        }
        self.events.push(key);
        self.push(event.written_at(), &Record::Event(event.record()))?;
        for citation in event.citations() {
            self.source(citation.source)?;
        }
        for part in event.parts() {
            self.actor(part.actor)?;
        }
        for claim in event.claims().filter(|it| is_open(it.key(), self.story)) {
            self.claim(claim.key(), None)?;
        }
        Ok(())
    }

    fn actor(&mut self, key: ActorId) -> Result<(), String> {
        let actor = self.story.actor(key);
        if !actor.is_draft() || self.actors.contains(&key) {
            return Ok(());
        }
        self.actors.push(key);
        self.push(actor.written_at(), &Record::Actor(actor.record()))?;
        for citation in actor.citations() {
            self.source(citation.source)?;
        }
        Ok(())
    }

    fn source(&mut self, key: SourceId) -> Result<(), String> {
        let source = self.story.source(key);
        if !source.is_draft() || self.sources.contains(&key) {
            return Ok(());
        }
        self.sources.push(key);
        self.push(source.written_at(), &Record::Source(source.record()))
    }

    fn quote(&mut self, key: QuoteId, at: Option<EventId>) -> Result<(), String> {
        let quote = self.story.quote(key);
        let mut record = quote.record();
        if let Some(event) = at {
            record.event = Some(self.story.event(event).id().into());
        }
        self.push(quote.written_at(), &Record::Quote(record))?;
        self.source(quote.source())?;
        for speaker in quote.speakers() {
            self.actor(speaker)?;
        }
        Ok(())
    }

    /// Writes a claim out, on another event where it is attached to one.
    fn claim(&mut self, key: ClaimId, on: Option<EventId>) -> Result<(), String> {
        let claim = self.story.claim(key);
        let mut record = claim.record();
        if let Some(event) = on {
            record.event = self.story.event(event).id().into();
        }
        self.push(claim.written_at(), &Record::Claim(record))?;
        self.source(claim.source())?;
        // Of an event that is no draft this writes nothing.
        on.map_or_else(|| self.event(claim.event()), |_| Ok(()))
    }

    fn rejected_claim(&mut self, key: ClaimId) -> Result<(), String> {
        let claim = self.story.claim(key);
        let id = self.story.event(claim.event()).id();
        let citation = claim.citation().map(|it| it.record(self.story));
        let review = Review {
            draft: format!("event:{id}/{}", claim.field()).into(),
            decision: Decision::Rejected,
            to: None,
            aliases: Vec::new(),
            citations: citation.map(passage_only).into_iter().collect(),
        };
        self.push(claim.written_at(), &Record::Review(review))
    }

    fn attached(&mut self, draft: &Draft, to: Subject) -> Result<(), String> {
        let (Some(place), Some(name)) = (draft.place(self.story), name(draft, self.story)) else {
            return Ok(());
        };
        let cited = draft.citations(self.story);
        let target = to.name(self.story);
        let id = target.split_once(':').map_or(&*target, |(_, id)| id);
        let review = Review {
            draft: name.into(),
            decision: Decision::Attached,
            to: Some(id.into()),
            aliases: names(draft, to, self.story),
            citations: cited.iter().map(|it| it.record(self.story)).collect(),
        };
        self.push(place, &Record::Review(review))?;
        for citation in cited {
            self.source(citation.source)?;
        }
        Ok(())
    }

    fn change(self, verb: &str, title: &str) -> Change {
        let along = [
            (self.sources.len(), "source", "sources"),
            (self.actors.len(), "actor", "actors"),
        ];
        let along = along.iter().filter(|(count, ..)| *count > 0);
        let along: Vec<String> = along
            .map(|(count, one, many)| counted(*count, one, many))
            .collect();
        let along = match along.as_slice() {
            [] => String::new(),
            along => format!(" (with {})", along.join(" and ")),
        };
        let additions = self.texts.into_iter();
        Change {
            additions: additions
                .map(|(path, texts)| (path, texts.join("\n")))
                .collect(),
            is_undo: false,
            done: format!("{verb}{along}: {title}"),
            then: None,
        }
    }
}

/// A citation that only tells which passage is meant.
fn passage_only(citation: schema::Citation<'_>) -> schema::Citation<'_> {
    schema::Citation {
        at: None,
        stance: schema::Stance::Supports,
        ..citation
    }
}
