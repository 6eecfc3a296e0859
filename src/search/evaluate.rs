//! Runs a query: all terms hold for events and quotes, which lead to actors and sources.

use super::bits::Bits;
use super::filters;
use super::found::Found;
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
    let events = found(story.events().len(), &plan.events());
    let quotes = found(story.quotes().len(), &plan.quotes());
    let mut linked = Linked::default();
    for hit in events.iter() {
        linked.follow_event(story, hit);
    }
    for hit in quotes.iter() {
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

/// The events that answer best, `count` at most: by how surely, then by how well; the earlier of equals first.
pub(super) fn best(index: &Index, query: &Query, story: &Story, count: usize) -> Vec<Hit<EventId>> {
    let mut ranked = Plan::new(index, query, story).events();
    ranked.sort_by_key(|scored| std::cmp::Reverse((scored.hit.truth, scored.score)));
    ranked.truncate(count);
    ranked.into_iter().map(|scored| scored.hit).collect()
}

/// A hit, and how well it answers; higher is better.
struct Scored<K> {
    hit: Hit<K>,
    score: u32,
}

fn found<K: Handle>(size: usize, hits: &[Scored<K>]) -> Found<K> {
    let (mut surely, mut possible) = (Bits::none(size), Bits::none(size));
    for Scored { hit, .. } in hits {
        let set = match hit.truth {
            Truth::Yes => &mut surely,
            _ => &mut possible,
        };
        set.add(hit.key.index());
    }
    Found::new(surely, possible)
}

fn everything(story: &Story, highlighter: Highlighter) -> Hits {
    fn all<K: Handle>(keys: &[K]) -> Vec<Hit<K>> {
        keys.iter()
            .map(|&key| Hit {
                key,
                truth: Truth::Yes,
                direct: true,
            })
            .collect()
    }
    fn all_found<K: Handle>(size: usize) -> Found<K> {
        Found::new(Bits::all(size), Bits::none(size))
    }
    Hits {
        events: all_found(story.events().len()),
        actors: all(story.actors()),
        quotes: all_found(story.quotes().len()),
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

    fn events(&self) -> Vec<Scored<EventId>> {
        let filter = |term: &Term, key| filters::of_event(term, self.story, self.story.event(key));
        self.hits(|hits| &hits.events, self.story.events(), filter)
    }

    fn quotes(&self) -> Vec<Scored<QuoteId>> {
        let filter = |term: &Term, key| filters::of_quote(term, self.story, self.story.quote(key));
        self.hits(|hits| &hits.quotes, self.story.quotes(), filter)
    }

    /// The records of one kind for which every term holds, in the order of the story.
    fn hits<K: Handle>(
        &self,
        reached: impl Fn(&WordHits) -> &ReachedSet,
        all: &[K],
        filter: impl Fn(&Term, K) -> Option<Truth>,
    ) -> Vec<Scored<K>> {
        let candidates: Vec<K> = match self.words.first().filter(|word| !word.negated) {
            Some(rarest) => reached(&rarest.hits).keys().collect(),
            None => all.to_vec(),
        };
        let hit = |key: K| {
            let score = score(self.words.iter(), &reached, key)?;
            let truth = self.filtered(|term| filter(term, key));
            let hit = Hit {
                key,
                truth,
                direct: true,
            };
            self.wanted.holds(truth).then_some(Scored { hit, score })
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
    ) -> Vec<K> {
        let about_names = || self.words.iter().filter(|word| is_name(word.key()));
        let Some(first) = about_names().find(|word| !word.negated) else {
            return Vec::new();
        };
        reached(&first.hits)
            .keys()
            .filter(|key| score(about_names(), &reached, *key).is_some())
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
