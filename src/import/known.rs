//! What a story has already, so that drafts attach to it and say nothing twice.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::events::sort_of;
use super::merge::{Features, Index, content_words, folded, may_be_one};
use crate::schema::Status;
use crate::story::{Event, Story};

/// The records of a story that drafts may be about.
#[derive(Debug, Default)]
pub struct Known {
    /// Whether the story says what it is called.
    pub has_head: bool,
    sources: HashSet<String>,
    events: HashSet<String>,
    quotes: HashSet<String>,
    /// By id, the folded names of an actor.
    actors: HashMap<String, BTreeSet<String>>,
    /// By folded name, the ids of actors.
    names: HashMap<String, String>,
    told: Vec<(String, Features)>,
    /// By which of them an account may be of the same event: their places.
    like: Index<usize>,
    /// Claims by source, field and span.
    claims: HashSet<(String, String, Option<[u64; 2]>)>,
}

impl Known {
    /// What `story` has.
    pub fn of(story: &Story) -> Self {
        let mut known = Self {
            has_head: story.title() != "Untitled",
            ..Self::default()
        };
        for &key in story.sources() {
            known.sources.insert(story.source(key).id().to_owned());
        }
        for &key in story.quotes() {
            known.quotes.insert(story.quote(key).id().to_owned());
        }
        for &key in story.actors() {
            let actor = story.actor(key);
            let names = std::iter::once(actor.name()).chain(actor.aliases());
            let names: BTreeSet<String> =
                names.map(folded).filter(|name| !name.is_empty()).collect();
            for name in &names {
                let ids = known.names.entry(name.clone());
                ids.or_insert_with(|| actor.id().to_owned());
            }
            known.actors.insert(actor.id().to_owned(), names);
        }
        for &key in story.events() {
            known.take_event(story, story.event(key));
        }
        known
    }

    fn take_event(&mut self, story: &Story, event: Event<'_>) {
        let id = event.id().to_owned();
        for claim in event.claims() {
            let source = story.source(claim.source()).id().to_owned();
            let span = claim.citation().and_then(|citation| citation.span);
            self.claims.insert((source, claim.field().to_owned(), span));
        }
        let actors = event
            .parts()
            .map(|part| folded(story.actor(part.actor).name()));
        let features = Features {
            sort: sort_of(event.kind().unwrap_or_default())
                .or_else(|| event.title().split_whitespace().find_map(sort_of))
                .map(str::to_owned),
            date: event.date(),
            actors: actors.collect(),
            words: content_words(event.title()),
            is_retelling: false,
            is_planned: event.status() == Some(Status::Planned),
        };
        self.events.insert(id.clone());
        self.like.add(self.told.len(), &features);
        self.told.push((id, features));
    }

    /// The same, to which no event is proposed to belong. So drafts stay what they are while a story grows, and what was
    /// decided on them holds.
    #[must_use]
    pub fn without_proposals(mut self) -> Self {
        self.told.clear();
        self.like = Index::default();
        self
    }

    /// Whether the story has a source of that id.
    pub fn has_source(&self, id: &str) -> bool {
        self.sources.contains(id)
    }

    /// Whether the story has an event of that id.
    pub fn has_event(&self, id: &str) -> bool {
        self.events.contains(id)
    }

    /// Whether the story has a quote of that id.
    pub fn has_quote(&self, id: &str) -> bool {
        self.quotes.contains(id)
    }

    /// Whether the story has an actor of that id.
    pub fn has_actor(&self, id: &str) -> bool {
        self.actors.contains_key(id)
    }

    /// Whether the story has a claim of that source, made of these bytes.
    pub fn has_claim(&self, source: &str, field: &str, span: Option<[u64; 2]>) -> bool {
        let claim = (source.to_owned(), field.to_owned(), span);
        self.claims.contains(&claim)
    }

    /// The id of the actor of that name.
    pub fn actor_called(&self, name: &str) -> Option<&str> {
        self.names.get(&folded(name)).map(String::as_str)
    }

    /// The first event of the story that an account may be of, and why.
    pub fn event_like(&self, told: &Features) -> Option<(&str, String)> {
        let (id, known) = self.told.get(self.like.first_like(told)?)?;
        Some((id, may_be_one(told, known)?))
    }
}
