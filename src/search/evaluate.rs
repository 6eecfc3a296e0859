//! Runs a query, in two steps: all terms hold for events and quotes; those lead to actors and sources.

use std::sync::Arc;

use super::bits::Bits;
use super::filters;
use super::found::Found;
use super::fuzzy::Grades;
use super::highlight::{Highlighter, Mark};
use super::hits::{Hit, Hits};
use super::index::Index;
use super::linked;
use super::query::{Is, Key, Open, Pattern, Query, Term};
use super::terms::{OwnHits, WordHits};
use super::truths::Truths;
use crate::story::date::Truth;
use crate::story::{ActorId, EventId, Handle, QuoteId, SourceId, Story};

/// The events and quotes that answer to a query, while it is not known yet which actors and sources belong to them.
#[derive(Debug)]
pub struct Finding<'a> {
    plan: Plan<'a>,
    events: Found<EventId>,
    quotes: Found<QuoteId>,
    /// Nothing is asked, so all answers.
    is_all: bool,
}

impl<'a> Finding<'a> {
    pub(super) fn new(index: &'a Index, query: &'a Query, story: &'a Story) -> Self {
        let plan = Plan::new(index, query, story);
        let is_all = query.is_empty();
        let (events, quotes) = if is_all {
            (all(story.events()), all(story.quotes()))
        } else {
            plan.events_and_quotes()
        };
        Self {
            plan,
            events,
            quotes,
            is_all,
        }
    }

    /// Events for which every term holds.
    pub fn events(&self) -> &Found<EventId> {
        &self.events
    }

    /// Quotes for which every term holds.
    pub fn quotes(&self) -> &Found<QuoteId> {
        &self.quotes
    }

    /// Finds the words that answered in any text shown.
    pub fn highlighter(&self) -> Highlighter {
        self.plan.highlighter()
    }

    /// Finds the actors and sources that belong to it.
    pub fn finish(self) -> Hits {
        let Self {
            plan,
            events,
            quotes,
            is_all,
        } = self;
        let (actors, sources) = if is_all {
            (every(plan.story.actors()), every(plan.story.sources()))
        } else {
            let (actors, sources) = linked::to(plan.index, plan.story, &events, &quotes);
            (plan.actors(&actors), plan.sources(&sources))
        };
        Hits {
            actors,
            sources,
            events,
            quotes,
            highlighter: plan.highlighter(),
        }
    }
}

fn every<K: Handle>(keys: &[K]) -> Vec<Hit<K>> {
    let hit = |&key: &K| Hit {
        key,
        truth: Truth::Yes,
        direct: true,
    };
    keys.iter().map(hit).collect()
}

fn all<K: Handle>(keys: &[K]) -> Found<K> {
    Found::new(Bits::all(keys.len()), Bits::none(keys.len()))
}

/// The terms of a query, the words among them looked up.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    index: &'a Index,
    story: &'a Story,
    words: Vec<WordTerm<'a>>,
    filters: Vec<(&'a Term, bool)>,
    wanted: Wanted,
}

/// A term of words.
#[derive(Debug)]
pub(super) struct WordTerm<'a> {
    term: &'a Term,
    pub negated: bool,
    pub hits: Arc<WordHits>,
}

/// How sure a match has to be.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    yes: bool,
    possibly: bool,
}

impl<'a> Plan<'a> {
    pub fn new(index: &'a Index, query: &'a Query, story: &'a Story) -> Self {
        let mut plan = Self {
            index,
            story,
            words: Vec::new(),
            filters: Vec::new(),
            wanted: Wanted {
                yes: true,
                possibly: true,
            },
        };
        for part in query.parts() {
            let Ok(term) = &part.term else { continue };
            let negated = part.negated;
            match term {
                Term::Words(pattern) | Term::In(_, pattern) => plan.words.push(WordTerm {
                    term,
                    negated,
                    hits: index.look_up(story, part.key, pattern),
                }),
                Term::Is(Is::Certain) if negated => plan.wanted.yes = false,
                Term::Is(Is::Certain) => plan.wanted.possibly = false,
                _ => plan.filters.push((term, negated)),
            }
        }
        plan
    }

    /// The terms of words.
    pub fn words(&self) -> &[WordTerm<'a>] {
        &self.words
    }

    fn highlighter(&self) -> Highlighter {
        let marks = self
            .words
            .iter()
            .filter(|word| !word.negated)
            .filter_map(|word| {
                let pattern = word.pattern()?;
                Some(Mark {
                    key: word.key(),
                    grades: match pattern.open() {
                        Open::Fuzzy => word.hits.answers.last()?.grades,
                        Open::Closed | Open::Prefix => Grades::default(),
                    },
                    pattern: pattern.clone(),
                })
            });
        Highlighter::new(marks.collect())
    }

    /// The events and quotes for which every term holds.
    pub fn events_and_quotes(&self) -> (Found<EventId>, Found<QuoteId>) {
        let links = &self.index.parts.links;
        let mut events = Truths::of(self.with_words(links.events.len(), |hits| &hits.events));
        let mut quotes = Truths::of(self.with_words(links.quotes.len(), |hits| &hits.quotes));
        for &(term, negated) in &self.filters {
            let found = filters::of(self.index, self.story, term);
            let (of_events, of_quotes) = &*found;
            if negated {
                events = events.and(&of_events.clone().negated());
                quotes = quotes.and(&of_quotes.clone().negated());
            } else {
                events = events.and(of_events);
                quotes = quotes.and(of_quotes);
            }
        }
        (self.found(events), self.found(quotes))
    }

    /// The records of one kind for which every term of words holds.
    fn with_words(&self, size: usize, reached: impl Fn(&WordHits) -> &Bits) -> Bits {
        let mut set: Option<Bits> = None;
        for word in self.words.iter().filter(|word| !word.negated) {
            match &mut set {
                None => set = Some(reached(&word.hits).clone()),
                Some(set) => set.and(reached(&word.hits)),
            }
        }
        let mut set = set.unwrap_or_else(|| Bits::all(size));
        for word in self.words.iter().filter(|word| word.negated) {
            set.and_not(reached(&word.hits));
        }
        set
    }

    fn found<K: Handle>(&self, truths: Truths) -> Found<K> {
        let Truths { yes, possibly, .. } = truths;
        let only_if = |wanted: bool, set: Bits| if wanted { set } else { Bits::none(set.size()) };
        Found::new(
            only_if(self.wanted.yes, yes),
            only_if(self.wanted.possibly, possibly),
        )
    }

    /// The actors that are linked, and those whose own names answer to every term of words.
    ///
    /// Where something else is asked too, a date or a place, only events can answer to it, so
    /// that then names only say which of the linked ones were meant.
    fn actors(&self, linked: &Truths) -> Vec<Hit<ActorId>> {
        let is_name = |key| matches!(key, None | Some(Key::Actor | Key::By));
        let named = self.named(is_name, |own| &own.actors);
        hits(
            self.story.actors(),
            linked,
            named.as_ref(),
            self.asks_only(is_name),
        )
    }

    /// The same for sources.
    fn sources(&self, linked: &Truths) -> Vec<Hit<SourceId>> {
        let is_name = |key| matches!(key, None | Some(Key::Source));
        let named = self.named(is_name, |own| &own.sources);
        hits(
            self.story.sources(),
            linked,
            named.as_ref(),
            self.asks_only(is_name),
        )
    }

    /// Whether every term is about names, so that a name alone is an answer.
    fn asks_only(&self, is_name: impl Fn(Option<Key>) -> bool) -> bool {
        self.wanted.yes
            && self.filters.is_empty()
            && self.words.iter().all(|word| is_name(word.key()))
    }

    /// The records whose names answer to all terms about names; nothing if there is no such term.
    fn named(
        &self,
        is_name: impl Fn(Option<Key>) -> bool,
        reached: impl Fn(&OwnHits) -> &Bits,
    ) -> Option<Bits> {
        let about_names = || self.words.iter().filter(|word| is_name(word.key()));
        let mut wanted = about_names().filter(|word| !word.negated);
        let mut named = reached(&wanted.next()?.hits.own).clone();
        wanted.for_each(|word| named.and(reached(&word.hits.own)));
        for word in about_names().filter(|word| word.negated) {
            named.and_not(reached(&word.hits.own));
        }
        Some(named)
    }
}

impl<'a> WordTerm<'a> {
    /// The words it asks for.
    pub fn pattern(&self) -> Option<&'a Pattern> {
        match self.term {
            Term::Words(pattern) | Term::In(_, pattern) => Some(pattern),
            _ => None,
        }
    }

    /// The field it asks, if it has one.
    pub fn key(&self) -> Option<Key> {
        match self.term {
            Term::In(key, _) => Some(*key),
            _ => None,
        }
    }
}

/// The hits among the records of a kind, in the story's order: those linked, those named among them marked as direct;
/// where names alone answer, those named too.
fn hits<K: Handle>(
    order: &[K],
    linked: &Truths,
    named: Option<&Bits>,
    may_add: bool,
) -> Vec<Hit<K>> {
    let is_named = |key: K| named.is_some_and(|named| named.has(key.index()));
    let hit = |&key: &K| {
        let direct = is_named(key);
        let truth = if linked.yes.has(key.index()) {
            Truth::Yes
        } else if linked.possibly.has(key.index()) {
            Truth::Possibly
        } else if direct && may_add {
            Truth::Yes
        } else {
            return None;
        };
        Some(Hit { key, truth, direct })
    };
    order.iter().filter_map(hit).collect()
}
