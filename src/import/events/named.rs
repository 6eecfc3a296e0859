//! Who is named where in a text, to be looked up by place.

use crate::import::actors::ActorFound;
use crate::import::snapshot::Span;

/// Where each mention of an actor begins, and which of the actors it is, in the order of the text.
pub(super) struct Named(Vec<(usize, usize)>);

impl Named {
    /// All mentions of all actors.
    pub fn by_place(actors: &[ActorFound]) -> Self {
        let mentions = actors.iter().enumerate().flat_map(|(number, actor)| {
            let starts = actor.mentions.iter().map(|mention| mention.start);
            starts.map(move |start| (start, number))
        });
        let mut places: Vec<(usize, usize)> = mentions.collect();
        places.sort_unstable();
        Self(places)
    }

    /// The mentions that begin in a part of the text.
    pub fn places(&self, part: Span) -> &[(usize, usize)] {
        let first = self.0.partition_point(|&(start, _)| start < part.start);
        let end = self.0.partition_point(|&(start, _)| start < part.end);
        &self.0[first..end.max(first)]
    }

    /// The actors that a part of the text names, in the order in which it does.
    pub fn within(&self, part: Span) -> Vec<usize> {
        let mut found = Vec::new();
        for &(_, actor) in self.places(part) {
            if !found.contains(&actor) {
                found.push(actor);
            }
        }
        found
    }
}
