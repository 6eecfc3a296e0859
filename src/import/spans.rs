//! Stretches of a text that lie apart, to be looked up by place.

use super::snapshot::Span;

/// Spans in the order of the text, none of which overlaps another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// All that lies in any of some spans.
    pub fn covering(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans
            .into_iter()
            .filter(|span| span.start < span.end)
            .collect();
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let overlaps = next.start < last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
        Self(spans)
    }

    /// Those that overlap a part of the text.
    pub fn within(&self, part: Span) -> &[Span] {
        let first = self.0.partition_point(|span| span.end <= part.start);
        let end = self.0.partition_point(|span| span.start < part.end);
        &self.0[first..end.max(first)]
    }

    /// Whether one of them overlaps a part of the text.
    pub fn overlap(&self, part: Span) -> bool {
        !self.within(part).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_overlaps_is_one_stretch() {
        let spans = [(8, 9), (0, 4), (2, 6), (3, 3), (6, 7)];
        let spans = Spans::covering(spans.map(|(start, end)| Span::new(start, end)));
        let stretches = [(0, 6), (6, 7), (8, 9)].map(|(start, end)| Span::new(start, end));
        assert_eq!(spans.within(Span::new(0, 10)), stretches);
        assert_eq!(spans.within(Span::new(5, 7)), &stretches[..2]);
        assert!(spans.within(Span::new(7, 8)).is_empty());
        assert!(spans.within(Span::new(9, 3)).is_empty());
    }

    proptest! {
        #[test]
        fn a_place_is_covered_if_a_span_has_it(
            spans in proptest::collection::vec((0_usize..30, 0_usize..8), 0..8), at in 0_usize..40
        ) {
            let spans: Vec<Span> = spans.iter().map(|&(start, length)| Span::new(start, start + length)).collect();
            let byte = Span::new(at, at + 1);
            let is_covered = spans.iter().any(|span| span.overlaps(byte));
            prop_assert_eq!(Spans::covering(spans).overlap(byte), is_covered);
        }
    }
}
