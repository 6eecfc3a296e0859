//! Which quotes of a story render one utterance.

use crate::check;
use crate::search::Found;
use crate::story::{QuoteId, Story};

/// The utterances of which a story has several renderings.
#[derive(Debug, Default)]
pub struct Utterances(Vec<Vec<QuoteId>>);

impl Utterances {
    /// Those of a story.
    pub fn of(story: &Story) -> Self {
        Self(check::utterances(story))
    }

    /// The renderings that were found, of each utterance of which several were.
    pub fn among(&self, found: &Found<QuoteId>) -> Vec<Vec<QuoteId>> {
        let is_found = |key: &&QuoteId| found.contains(**key);
        let groups = self.0.iter();
        let several = groups.filter(|group| group.iter().filter(is_found).nth(1).is_some());
        several
            .map(|group| group.iter().filter(is_found).copied().collect())
            .collect()
    }
}
