//! Actors and sources that belong to the events and quotes found.

use super::hits::Hit;
use crate::story::date::Truth;
use crate::story::{ActorId, Claim, EventId, Handle, Quote, QuoteId, SourceId, Story};

/// What hits lead to.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub actors: Tally<ActorId>,
    pub sources: Tally<SourceId>,
}

impl Linked {
    /// Adds who took part in an event and which sources report it.
    pub fn follow_event(&mut self, story: &Story, hit: Hit<EventId>) {
        let event = story.event(hit.key);
        event
            .parts()
            .for_each(|part| self.actors.link(part.actor, hit.truth));
        let cited = event.citations().map(|citation| citation.source);
        let claimed = event.claims().map(Claim::source);
        let quoted = event.quotes().map(Quote::source);
        cited
            .chain(claimed)
            .chain(quoted)
            .for_each(|source| self.sources.link(source, hit.truth));
    }

    /// Adds who speaks a quote and which source carries it.
    pub fn follow_quote(&mut self, story: &Story, hit: Hit<QuoteId>) {
        let quote = story.quote(hit.key);
        quote
            .speakers()
            .for_each(|speaker| self.actors.link(speaker, hit.truth));
        self.sources.link(quote.source(), hit.truth);
    }
}

/// Records of one kind, by number, with what is known of them as hits.
#[derive(Debug)]
pub(super) struct Tally<K>(Vec<Option<Hit<K>>>);

impl<K> Default for Tally<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Handle> Tally<K> {
    /// Counts one more hit that leads to the record.
    fn link(&mut self, key: K, truth: Truth) {
        let hit = self.slot(key).get_or_insert(Hit {
            key,
            truth,
            direct: false,
        });
        hit.truth = hit.truth.or(truth);
    }

    /// Marks records as answering by their own names, and adds those not linked if `may_add`.
    pub fn mark_direct(&mut self, named: &[K], may_add: bool) {
        for &key in named {
            let slot = self.slot(key);
            if slot.is_some() || may_add {
                let truth = slot.map_or(Truth::Yes, |hit| hit.truth);
                *slot = Some(Hit {
                    key,
                    truth,
                    direct: true,
                });
            }
        }
    }

    /// The records found, in this order.
    pub fn into_hits(self, order: &[K]) -> Vec<Hit<K>> {
        order
            .iter()
            .filter_map(|key| self.0.get(key.index()).copied().flatten())
            .collect()
    }

    fn slot(&mut self, key: K) -> &mut Option<Hit<K>> {
        let at = key.index();
        if at >= self.0.len() {
            self.0.resize(at + 1, None);
        }
        &mut self.0[at]
    }
}
