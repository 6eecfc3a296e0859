//! The passages of a source that records cite, in the order in which they stand there.

use crate::import::snapshot::{Snapshot, Span};
use crate::story::{ActorId, Citation, ClaimId, EventId, Handle, QuoteId, Source, Story};

/// A record that cites a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// An event.
    Event(EventId),
    /// A claim.
    Claim(ClaimId),
    /// A quote.
    Quote(QuoteId),
    /// An actor.
    Actor(ActorId),
}

/// A passage, and who cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'s> {
    /// Its bytes in the source's text.
    pub span: [u64; 2],
    /// What tells whether its words are still the same, as often as it is given.
    excerpts: Vec<&'s str>,
    /// The records, each once.
    pub cited_by: Vec<Cited>,
}

/// Whether the words of a passage are those that were cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// They are, or nothing tells.
    Same,
    /// They are others now.
    Changed,
    /// The text ends before the passage does, or has no such place.
    Missing,
}

impl Passage<'_> {
    /// Its span, as the stages of import count it.
    pub fn place(&self) -> Span {
        place(self.span)
    }

    /// Whether `text` has the words that were cited.
    pub fn fit(&self, text: &Snapshot) -> Fit {
        match text.excerpt_hash(self.place()) {
            None => Fit::Missing,
            Some(hash) if self.excerpts.iter().all(|excerpt| *excerpt == hash) => Fit::Same,
            Some(_) => Fit::Changed,
        }
    }
}

/// A span of a record, as the stages of import count it.
pub fn place([start, end]: [u64; 2]) -> Span {
    let narrow = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Span::new(narrow(start), narrow(end))
}

/// The passages of a source. Of actors only those are asked who have to do with what it reports.
pub fn of<'s>(story: &'s Story, source: Source<'s>) -> Vec<Passage<'s>> {
    let mut passages = found(story, source);
    passages.sort_by_key(|passage| passage.span);
    passages.dedup_by(|next, first| {
        let is_same = next.span == first.span;
        if is_same {
            first.excerpts.append(&mut next.excerpts);
            first.cited_by.append(&mut next.cited_by);
        }
        is_same
    });
    passages
}

/// The records that cite one passage of a source, in the order of [`Passage::cited_by`].
pub fn citing(story: &Story, source: Source<'_>, span: [u64; 2]) -> Vec<Cited> {
    let passages = found(story, source).into_iter();
    let here = passages.filter(|passage| passage.span == span);
    here.flat_map(|passage| passage.cited_by).collect()
}

/// A passage for each record that cites one.
fn found<'s>(story: &'s Story, source: Source<'s>) -> Vec<Passage<'s>> {
    let mut found = Found {
        source,
        passages: Vec::new(),
    };
    let mut actors: Vec<ActorId> = Vec::new();
    for &key in source.events() {
        let event = story.event(key);
        found.take(event.citations(), Cited::Event(key));
        actors.extend(event.parts().map(|part| part.actor));
    }
    for &key in source.claims() {
        found.take(story.claim(key).citation(), Cited::Claim(key));
    }
    for &key in source.quotes() {
        let quote = story.quote(key);
        found.take(quote.citation(), Cited::Quote(key));
        actors.extend(quote.speakers());
    }
    actors.sort_unstable_by_key(|actor| actor.index());
    actors.dedup();
    for key in actors {
        found.take(story.actor(key).citations(), Cited::Actor(key));
    }
    found.passages
}

/// What was found so far, a passage for each record that cites one.
struct Found<'s> {
    source: Source<'s>,
    passages: Vec<Passage<'s>>,
}

impl<'s> Found<'s> {
    fn take(&mut self, citations: impl IntoIterator<Item = Citation<'s>>, by: Cited) {
        for citation in citations {
            if let Some(span) = citation
                .span
                .filter(|_| citation.source == self.source.key())
            {
                self.passages.push(Passage {
                    span,
                    excerpts: citation.excerpt.into_iter().collect(),
                    cited_by: vec![by],
                });
            }
        }
    }
}
