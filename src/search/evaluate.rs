//! Runs a query: all terms hold for events and quotes, which lead to actors and sources.

use super::filters;
use super::highlight::{Highlighter, Mark};
use super::hits::{Hit, Hits};
use super::index::Index;
use super::linked::Linked;
use super::query::{Is, Key, Query, Term};
use super::reached::ReachedSet;
use super::terms::{WordHits, look_up};
use crate::story::date::Truth;
use crate::story::{EventId, Handle, QuoteId, Story};

/// What of a story answers to a query.
pub(super) fn run(index: &Index, query: &Query, story: &Story) -> Hits {
    let plan = Plan::new(index, query, story);
    if query.is_empty() {
        return everything(story, plan.highlighter());
    }
    let events = plan.events(index);
    let quotes = plan.quotes(index);
    let mut linked = Linked::default();
    for hit in &events {
        linked.follow_event(story, hit);
    }
    for hit in &quotes {
        linked.follow_quote(story, hit);
    }
    plan.own_names(&mut linked);
    Hits {
        events,
        quotes,
        actors: linked.actors.into_hits(story.actors()),
        sources: linked.sources.into_hits(story.sources()),
        highlighter: plan.highlighter(),
    }
}

fn everything(story: &Story, highlighter: Highlighter) -> Hits {
    fn all<K: Handle>(keys: &[K]) -> Vec<Hit<K>> {
        keys.iter()
            .map(|&key| Hit {
                key,
                truth: Truth::Yes,
                direct: true,
                score: 0,
            })
            .collect()
    }
    Hits {
        events: all(story.events()),
        actors: all(story.actors()),
        quotes: all(story.quotes()),
        sources: all(story.sources()),
        highlighter,
    }
}

/// The terms of a query, the words among them looked up.
struct Plan<'a> {
    story: &'a Story,
    words: Vec<WordTerm<'a>>,
    filters: Vec<(&'a Term, bool)>,
    wanted: Wanted,
}

/// A term of words.
struct WordTerm<'a> {
    term: &'a Term,
    negated: bool,
    hits: WordHits,
}

/// How sure a match has to be.
#[derive(Clone, Copy)]
struct Wanted {
    yes: bool,
    possibly: bool,
}

impl Wanted {
    fn holds(self, truth: Truth) -> bool {
        match truth {
            Truth::No => false,
            Truth::Possibly => self.possibly,
            Truth::Yes => self.yes,
        }
    }
}

impl<'a> Plan<'a> {
    fn new(index: &Index, query: &'a Query, story: &'a Story) -> Self {
        let mut plan = Self {
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
                Term::Words(pattern) | Term::In(_, pattern) => {
                    let hits = look_up(index, story, part.key, pattern);
                    plan.words.push(WordTerm {
                        term,
                        negated,
                        hits,
                    });
                }
                Term::Is(Is::Certain) if negated => plan.wanted.yes = false,
                Term::Is(Is::Certain) => plan.wanted.possibly = false,
                _ => plan.filters.push((term, negated)),
            }
        }
        // Those that reach least first: they spare the others most work.
        plan.words
            .sort_by_key(|word| (word.negated, word.hits.events.len()));
        plan
    }

    fn highlighter(&self) -> Highlighter {
        let marks = self
            .words
            .iter()
            .filter(|word| !word.negated)
            .filter_map(|word| {
                let (Term::Words(pattern) | Term::In(_, pattern)) = word.term else {
                    return None;
                };
                Some(Mark {
                    key: word.key(),
                    pattern: pattern.clone(),
                    grades: word.hits.grades,
                })
            });
        Highlighter::new(marks.collect())
    }

    fn events(&self, index: &Index) -> Vec<Hit<EventId>> {
        let filter = |term: &Term, key| filters::of_event(term, self.story, self.story.event(key));
        self.hits(
            |hits| &hits.events,
            self.story.events(),
            &index.ranks.events,
            filter,
        )
    }

    fn quotes(&self, index: &Index) -> Vec<Hit<QuoteId>> {
        let filter = |term: &Term, key| filters::of_quote(term, self.story, self.story.quote(key));
        self.hits(
            |hits| &hits.quotes,
            self.story.quotes(),
            &index.ranks.quotes,
            filter,
        )
    }

    /// The records of one kind for which every term holds, in the order of the story.
    fn hits<K: Handle>(
        &self,
        reached: impl Fn(&WordHits) -> &ReachedSet,
        all: &[K],
        ranks: &[u32],
        filter: impl Fn(&Term, K) -> Option<Truth>,
    ) -> Vec<Hit<K>> {
        let candidates: Vec<K> = match self.words.first().filter(|word| !word.negated) {
            Some(rarest) => {
                let mut keys: Vec<K> = reached(&rarest.hits).keys().collect();
                keys.sort_unstable_by_key(|key| ranks.get(key.index()));
                keys
            }
            None => all.to_vec(),
        };
        let hit = |key: K| {
            let score = score(self.words.iter(), &reached, key)?;
            let truth = self.filtered(|term| filter(term, key));
            self.wanted.holds(truth).then_some(Hit {
                key,
                truth,
                direct: true,
                score,
            })
        };
        candidates.into_iter().filter_map(hit).collect()
    }

    fn filtered(&self, filter: impl Fn(&Term) -> Option<Truth>) -> Truth {
        self.filters
            .iter()
            .fold(Truth::Yes, |truth, &(term, negated)| {
                truth.and(match (filter(term), negated) {
                    (Some(holds), false) => holds,
                    (Some(holds), true) => !holds,
                    // What has no date was not in 2026 as far as anybody knows; whether it was outside
                    // of 2026, nobody knows either.
                    (None, false) => Truth::No,
                    (None, true) => Truth::Possibly,
                })
            })
    }

    /// Adds the actors and sources whose own names answer to every term of words.
    ///
    /// Where something else is asked too, a date or a place, only their events can answer to it, so
    /// that then names only say which of the linked ones were meant.
    fn own_names(&self, linked: &mut Linked) {
        let names_of_actors = |key| matches!(key, None | Some(Key::Actor | Key::By));
        let names_of_sources = |key| matches!(key, None | Some(Key::Source));
        let actors = self.named(names_of_actors, |hits| &hits.actors);
        linked
            .actors
            .mark_direct(&actors, self.asks_only(names_of_actors));
        let sources = self.named(names_of_sources, |hits| &hits.sources);
        linked
            .sources
            .mark_direct(&sources, self.asks_only(names_of_sources));
    }

    /// Whether every term is about names, so that a name alone is an answer.
    fn asks_only(&self, is_name: impl Fn(Option<Key>) -> bool) -> bool {
        self.wanted.yes
            && self.filters.is_empty()
            && self.words.iter().all(|word| is_name(word.key()))
    }

    /// The records whose names answer to all terms about names; none if there is no such term.
    fn named<K: Handle>(
        &self,
        is_name: impl Fn(Option<Key>) -> bool,
        reached: impl Fn(&WordHits) -> &ReachedSet,
    ) -> Vec<(K, u32)> {
        let about_names = || self.words.iter().filter(|word| is_name(word.key()));
        let Some(first) = about_names().find(|word| !word.negated) else {
            return Vec::new();
        };
        reached(&first.hits)
            .keys()
            .filter_map(|key| Some((key, score(about_names(), &reached, key)?)))
            .collect()
    }
}

impl WordTerm<'_> {
    fn key(&self) -> Option<Key> {
        match self.term {
            Term::In(key, _) => Some(*key),
            _ => None,
        }
    }
}

/// The sum of what terms of words give to a record, if they all hold.
fn score<'t, K: Handle>(
    mut terms: impl Iterator<Item = &'t WordTerm<'t>>,
    reached: &impl Fn(&WordHits) -> &ReachedSet,
    key: K,
) -> Option<u32> {
    terms.try_fold(0_u32, |sum, word| {
        match (reached(&word.hits).score(key), word.negated) {
            (Some(score), false) => Some(sum.saturating_add(score)),
            (None, true) => Some(sum),
            _ => None,
        }
    })
}
