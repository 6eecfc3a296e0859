//! Where things stand in an article, looked up once for all its records.

use std::collections::HashMap;

use crate::import::blocks::BlockKind;
use crate::import::reading::Reading;
use crate::import::snapshot::Span;

/// The paragraphs of an article as people count them, and which of its events each paragraph and section tells first.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By block: its number among the paragraphs. Nothing for headings and the like.
    paragraphs: Vec<Option<usize>>,
    /// By block: the first event that begins in it.
    of_block: HashMap<usize, usize>,
    /// By heading: the first event that stands under it.
    of_section: HashMap<usize, usize>,
}

/// Headings under which an article goes on about what it began with.
const GENERAL: [&str; 9] = [
    "details",
    "reaction",
    "the details",
    "the other side",
    "what they're saying",
    "what they are saying",
    "what's next",
    "what we know",
    "why it matters",
];

/// Whether a heading names no subject of its own.
fn is_general(heading: &str) -> bool {
    let heading = heading.trim().trim_end_matches(':').to_lowercase();
    GENERAL.contains(&&*heading.replace('’', "'"))
}

impl Places {
    /// Looks an article through.
    pub fn of(reading: &Reading<'_>) -> Self {
        let blocks = reading.document.blocks();
        let mut counted = 0;
        let paragraphs = blocks.iter().map(|block| {
            let is_counted = !matches!(
                block.kind,
                BlockKind::Heading | BlockKind::Boilerplate | BlockKind::Byline
            );
            counted += usize::from(is_counted);
            is_counted.then_some(counted)
        });
        let mut places = Self {
            paragraphs: paragraphs.collect(),
            ..Self::default()
        };
        for (number, event) in reading.events.iter().enumerate() {
            if let Some(block) = reading.document.block_at(event.span) {
                places.of_block.entry(block).or_insert(number);
                let heading = blocks[block].heading;
                let is_topic =
                    |heading: &usize| !is_general(reading.document.words(blocks[*heading].span));
                if let Some(heading) = heading.filter(is_topic) {
                    places.of_section.entry(heading).or_insert(number);
                }
            }
        }
        places
    }

    /// Where a passage stands, as people count: the paragraph, headings and the like left aside.
    pub fn locator(&self, reading: &Reading<'_>, span: Span) -> Option<String> {
        let block = reading.document.block_at(span)?;
        let paragraph = (*self.paragraphs.get(block)?)?;
        Some(format!("¶{paragraph}"))
    }

    /// The event of a passage's paragraph, else the first of its section, else the one that the article begins with.
    pub fn event_of(&self, reading: &Reading<'_>, span: Span) -> Option<usize> {
        let block = reading.document.block_at(span);
        let of_block = block.and_then(|block| self.of_block.get(&block));
        let of_section = || {
            let heading = reading.document.blocks().get(block?)?.heading?;
            self.of_section.get(&heading)
        };
        let first = (!reading.events.is_empty()).then_some(0);
        of_block.or_else(of_section).copied().or(first)
    }
}
