//! Draft claims that go: they have no ids, and are known by what they are on and by the passage they cite.

use std::collections::HashSet;

use crate::story::id::{EventId, SourceId};
use crate::story::segment::{ClaimRow, Segment};

/// What draft claims were rejected.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// The review by its segment and row, the event and the field.
    rejected: Vec<((usize, usize), EventId, String)>,
}

/// What a claim is on, and where it stands.
type Passage<'s> = (EventId, &'s str, SourceId, [u64; 2]);

impl Claims {
    /// Rejects the draft claims on a field of an event at the passages that a review cites.
    pub fn reject(&mut self, review: (usize, usize), event: EventId, field: &str) {
        self.rejected.push((review, event, field.to_owned()));
    }

    /// Takes draft claims out that were rejected, and those that another claim says already of the same passage.
    pub fn apply(&self, segments: &mut [Segment]) {
        let is_draft = |segment: &Segment| segment.claims.iter().any(|row| row.draft);
        if !segments.iter().any(is_draft) {
            return;
        }
        let keep = self.keep(segments);
        for (segment, keep) in segments.iter_mut().zip(keep) {
            let mut keep = keep.into_iter();
            segment.claims.retain(|_| keep.next().unwrap_or(true));
        }
    }

    /// For each claim of each segment, whether it stays.
    fn keep(&self, segments: &[Segment]) -> Vec<Vec<bool>> {
        let mut taken: HashSet<Passage<'_>> = self.rejected_passages(segments).collect();
        for segment in segments {
            let reviewed = segment.claims.iter().filter(|row| !row.draft);
            taken.extend(reviewed.filter_map(|row| passage(row, segment)));
        }
        let mut stays = |row: &ClaimRow, segment| {
            !row.draft || passage(row, segment).is_none_or(|passage| taken.insert(passage))
        };
        // `taken` borrows from the segments, which are walked in their order: the first of two drafts stays.
        let mut keep = Vec::new();
        for segment in segments {
            keep.push(
                segment
                    .claims
                    .iter()
                    .map(|row| stays(row, segment))
                    .collect(),
            );
        }
        keep
    }

    fn rejected_passages<'s>(
        &'s self,
        segments: &'s [Segment],
    ) -> impl Iterator<Item = Passage<'s>> {
        self.rejected
            .iter()
            .flat_map(|((segment, row), event, field)| {
                let segment = &segments[*segment];
                let cited = segment.reviews[*row].citations.of(&segment.citations);
                cited.iter().filter_map(|citation| {
                    let span = segment.passages.get(citation.passage)?.span?;
                    Some((*event, field.as_str(), citation.source?, span))
                })
            })
    }
}

fn passage<'s>(row: &ClaimRow, segment: &'s Segment) -> Option<Passage<'s>> {
    let span = segment.passages.get(row.citation.passage)?.span?;
    let field = segment.arena.get(row.field);
    Some((row.event, field, row.citation.source?, span))
}
