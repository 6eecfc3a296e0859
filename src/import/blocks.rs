//! The parts that an article's text is made of: headings, paragraphs, list items, captions and the lines around them.
//!
//! Plain text, Markdown, and text that was taken out of a page are read alike: a blank line ends a part, a line that
//! could have held the next word ends one too, and lines that were only wrapped belong together.

mod kinds;
mod lines;

use super::snapshot::{Snapshot, Span};

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title, or the heading of a section.
    Heading,
    /// Running text.
    Paragraph,
    /// An entry of a list.
    Item,
    /// What stands below a picture.
    Caption,
    /// A line after a dash that names who said the words before it.
    Attribution,
    /// A line that says who wrote the article or when it was published.
    Byline,
    /// What is not the article: calls to subscribe, notices of copyright, links to other articles.
    Boilerplate,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the signs that mark it as what it is (`#`, `•`, a dash). Never empty.
    pub span: Span,
    /// The heading that it stands under, as an index of the list it came in. A heading stands under another where the
    /// section consists of such headings, as names do under "The players".
    pub heading: Option<usize>,
}

/// The parts of a text, in its order. What lies between them is blank, or a sign that marks a part.
pub fn blocks(snapshot: &Snapshot) -> Vec<Block> {
    let text = snapshot.text();
    let pieces = lines::pieces(text);
    let mut found: Vec<Block> = Vec::with_capacity(pieces.len());
    let mut body_has_begun = false;
    for (at, &piece) in pieces.iter().enumerate() {
        let before = found
            .last()
            .map(|block| (block.kind, &text[block.span.range()]));
        let place = kinds::Place {
            before,
            next: pieces.get(at + 1).map(|next| &text[next.range()]),
            body_has_begun,
        };
        if let Some((kind, span)) = kinds::classify(text, piece, place) {
            body_has_begun |= kind == BlockKind::Paragraph;
            found.push(Block {
                kind,
                span,
                heading: None,
            });
        }
    }
    put_under_headings(text, &mut found);
    found
}

/// Says of each part which heading it stands under.
fn put_under_headings(text: &str, blocks: &mut [Block]) {
    let mut current = None;
    let mut section = None;
    for at in 0..blocks.len() {
        let block = blocks[at];
        if block.kind != BlockKind::Heading {
            blocks[at].heading = current;
            continue;
        }
        let is_section = kinds::is_section_label(&text[block.span.range()]);
        if is_section {
            let holds_headings = blocks
                .get(at + 1)
                .is_some_and(|next| next.kind == BlockKind::Heading);
            section = holds_headings.then_some(at);
        } else {
            blocks[at].heading = section;
        }
        current = Some(at);
    }
}

#[cfg(test)]
mod tests;
