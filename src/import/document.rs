//! A text with its parts and sentences, which the stages after these read.

use std::ops::Range;

use rayon::prelude::*;

use super::blocks::{Block, BlockKind, blocks};
use super::sentences::sentences;
use super::snapshot::{Snapshot, Span};

/// With fewer blocks it is not worth while to wake up another core.
const FEWEST_BLOCKS: usize = 100;

/// A [`Snapshot`] with the blocks that it consists of and the sentences of each.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    snapshot: &'a Snapshot,
    blocks: Vec<Block>,
    sentences: Vec<Span>,
    /// Of each block, where its sentences are.
    of_block: Vec<Range<usize>>,
}

impl<'a> Document<'a> {
    /// Takes a text apart.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let blocks = blocks(snapshot);
        let text = snapshot.text();
        // Of all that is done to a long text this takes longest, and no block needs another.
        let by_block = on_every_core(&blocks, |_, block| sentences(text, block.span));
        let mut all = Vec::new();
        let mut of_block = Vec::with_capacity(blocks.len());
        for sentences in by_block {
            let first = all.len();
            all.extend(sentences);
            of_block.push(first..all.len());
        }
        Self {
            snapshot,
            blocks,
            sentences: all,
            of_block,
        }
    }

    /// The text that every span counts bytes of.
    pub fn snapshot(&self) -> &'a Snapshot {
        self.snapshot
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.snapshot.text()
    }

    /// The words at a span, or none if it is not a span of this text.
    pub fn words(&self, span: Span) -> &'a str {
        self.snapshot.words(span).unwrap_or_default()
    }

    /// The parts, in the text's order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences of the block with this index. A heading's, too, are sentences here.
    pub fn sentences(&self, block: usize) -> &[Span] {
        let range = self.of_block.get(block).cloned();
        range.map_or(&[], |range| &self.sentences[range])
    }

    /// All sentences in the text's order, each with the index of its block.
    pub fn all_sentences(&self) -> impl Iterator<Item = (usize, Span)> {
        let blocks = self.of_block.iter().cloned().enumerate();
        blocks
            .flat_map(|(block, range)| self.sentences[range].iter().map(move |&span| (block, span)))
    }

    /// What `tell` makes of each block and its index, in the text's order, worked out on every core.
    pub fn of_each_block<T: Send>(&self, tell: impl Fn(usize, &Block) -> Vec<T> + Sync) -> Vec<T> {
        let by_block = on_every_core(&self.blocks, tell);
        by_block.into_iter().flatten().collect()
    }

    /// The index of the block that a span begins in.
    pub fn block_at(&self, span: Span) -> Option<usize> {
        let after = self
            .blocks
            .partition_point(|block| block.span.start <= span.start);
        let at = after.checked_sub(1)?;
        (span.start < self.blocks[at].span.end).then_some(at)
    }

    /// The sentence that a span begins in.
    pub fn sentence_at(&self, span: Span) -> Option<Span> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.start <= span.start);
        let sentence = self.sentences[after.checked_sub(1)?];
        (span.start < sentence.end).then_some(sentence)
    }

    /// The words of the heading that a block stands under.
    pub fn heading_of(&self, block: usize) -> Option<&'a str> {
        let heading = self.blocks.get(block)?.heading?;
        Some(self.words(self.blocks.get(heading)?.span))
    }

    /// The first heading above all paragraphs: the article's title, if its text has one.
    pub fn title(&self) -> Option<Span> {
        let head = self
            .blocks
            .iter()
            .take_while(|block| block.kind != BlockKind::Paragraph);
        let mut headings = head.filter(|block| block.kind == BlockKind::Heading);
        headings.next().map(|block| block.span)
    }
}

/// What `tell` makes of each block and its index.
fn on_every_core<T: Send>(blocks: &[Block], tell: impl Fn(usize, &Block) -> T + Sync) -> Vec<T> {
    let blocks = blocks.par_iter().with_min_len(FEWEST_BLOCKS).enumerate();
    blocks.map(|(number, block)| tell(number, block)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dates::published;
    use proptest::prelude::*;

    #[test]
    fn a_place_leads_to_its_block_and_its_sentence() {
        let text =
            "Council votes on the bridge\n\nIt was late. Nobody came.\n\nThe vote was close.\n";
        let snapshot = Snapshot::new(text.to_owned());
        let document = Document::new(&snapshot);
        assert_eq!(document.blocks().len(), 3);
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        assert_eq!(document.block_at(at("Nobody")), Some(1));
        let sentence = document.sentence_at(at("Nobody")).unwrap();
        assert_eq!(document.words(sentence), "Nobody came.");
        assert_eq!(document.heading_of(2), Some("Council votes on the bridge"));
        assert_eq!(document.title(), Some(at("Council votes on the bridge")));
        assert_eq!(document.block_at(at("\n\nIt")), None);
        assert_eq!(document.block_at(Span::new(999, 1000)), None);
        let words: Vec<&str> = document
            .all_sentences()
            .map(|(_, span)| document.words(span))
            .collect();
        assert_eq!(
            words[1..],
            ["It was late.", "Nobody came.", "The vote was close."]
        );
    }

    proptest! {
        #[test]
        fn any_text_can_be_taken_apart(
            text in proptest::collection::vec(prop_oneof![
                "\\PC{0,12}", Just("\n".to_owned()), Just("\n\n".to_owned()), Just("# ".to_owned()), Just("— ".to_owned()),
                Just("> ".to_owned()), Just("![".to_owned()), Just("(Photo)".to_owned()), Just("Published ".to_owned()),
                Just("March 4, 2025".to_owned()), Just("“".to_owned()), Just(" (".to_owned()), Just("/".to_owned()),
            ], 0..12)
        ) {
            let snapshot = Snapshot::new(text.concat());
            let document = Document::new(&snapshot);
            let _ = published(&document);
            for (block, sentence) in document.all_sentences() {
                prop_assert!(document.blocks()[block].span.contains(sentence));
                prop_assert!(!document.words(sentence).is_empty());
                prop_assert_eq!(document.sentence_at(sentence), Some(sentence));
                prop_assert_eq!(document.block_at(sentence), Some(block));
            }
        }
    }
}
