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

/// How many lines of evidence stand behind an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineCount {
    /// Those that are independent of each other for certain.
    pub independent: usize,
    /// Whether there is one line and no other, be it independent or not.
    pub is_single: bool,
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

    /// The lines behind an event, counted as [`independent_lines`] does those of [`lines_of_event`].
    pub fn count(&self, event: Event<'_>) -> LineCount {
        self.of_plain_sources(event).unwrap_or_else(|| {
            let lines = lines_of_event(self.story, self.story.event(event.key()));
            LineCount {
                independent: independent_lines(&lines),
                is_single: lines.len() == 1,
            }
        })
    }

    /// The same, where every source cited goes back to nothing but itself: then each is a line.
    fn of_plain_sources(&self, event: Event<'_>) -> Option<LineCount> {
        let mut own: [Option<SourceId>; 4] = [None; 4];
        let (mut count, mut is_cited) = (0, false);
        let (mut first, mut has_others) = (None, false);
        for citation in event.citations() {
            is_cited = true;
            if citation.stance != Stance::Supports {
                continue;
            }
            let source = citation.source;
            has_others |= *first.get_or_insert(source) != source;
            let reporting = (*self.plain.get(source.index())?)?;
            if reporting == Reporting::Own && !own[..count].contains(&Some(source)) {
                *own.get_mut(count)? = Some(source);
                count += 1;
            }
        }
        is_cited.then(|| LineCount {
            independent: count.max(usize::from(first.is_some())),
            is_single: first.is_some() && !has_others,
        })
    }
}
