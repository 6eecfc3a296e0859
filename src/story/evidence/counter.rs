//! Counts the lines of evidence of many events: what takes long is done only for those that need it.

use super::lines::{independent_lines, lines_of_event};
use crate::schema::{Reporting, Stance};
use crate::story::{Event, Handle, SourceId, Story};

/// Counts lines of evidence of events of one story.
#[derive(Debug)]
pub struct LineCounter<'s> {
    story: &'s Story,
    /// By source: what it is where it goes back to nothing but itself.
    plain: Vec<Option<Reporting>>,
}

impl<'s> LineCounter<'s> {
    /// Looks at each source of the story once.
    pub fn new(story: &'s Story) -> Self {
        let sources = story.sources();
        let most = sources.iter().map(|key| key.index() + 1).max();
        let mut plain = vec![None; most.unwrap_or(0)];
        for &key in sources {
            let source = story.source(key);
            plain[key.index()] = source
                .origins()
                .next()
                .is_none()
                .then(|| source.reporting());
        }
        Self { story, plain }
    }

    /// How many lines behind an event are independent of each other for certain: as many as [`independent_lines`]
    /// counts of [`lines_of_event`].
    pub fn independent_lines(&self, event: Event<'_>) -> usize {
        self.of_plain_sources(event).unwrap_or_else(|| {
            independent_lines(&lines_of_event(self.story, self.story.event(event.key())))
        })
    }

    /// The same, where every source cited goes back to nothing but itself: then each is a line.
    fn of_plain_sources(&self, event: Event<'_>) -> Option<usize> {
        let mut own: [Option<SourceId>; 4] = [None; 4];
        let (mut count, mut is_cited, mut is_supported) = (0, false, false);
        for citation in event.citations() {
            is_cited = true;
            if citation.stance != Stance::Supports {
                continue;
            }
            is_supported = true;
            let reporting = (*self.plain.get(citation.source.index())?)?;
            if reporting == Reporting::Own && !own[..count].contains(&Some(citation.source)) {
                *own.get_mut(count)? = Some(citation.source);
                count += 1;
            }
        }
        is_cited.then(|| count.max(usize::from(is_supported)))
    }
}
