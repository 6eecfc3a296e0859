//! What is said in an article, and who says it.

mod attribution;
mod cues;
mod marks;
mod paragraph;
mod reading;
mod subject;

use super::actors::ActorFound;
use super::blocks::BlockKind;
use super::document::Document;
use super::snapshot::Span;
use crate::schema::Mode;
use reading::{Read, Reading};

/// Words that an article prints as somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteFound {
    /// The words, without their outer quotation marks.
    pub span: Span,
    /// What they are.
    pub mode: Mode,
    /// What the article prints them as, where that differs: `Direct` of third-person text between quotation marks.
    pub printed_as: Option<Mode>,
    /// Who says them.
    pub speaker: Speaker,
    /// Where the speaker is named, by these words: `she`, `Reyes`, `a spokesman for the city`.
    pub speaker_span: Option<Span>,
    /// Where it is told that somebody says something: `said`, `according to`.
    pub cue: Option<Span>,
    /// How the speaker was found: `quote-before-cue`.
    pub rule: &'static str,
    /// Whether the speaker is a guess that somebody should look at.
    pub uncertain: bool,
    /// Why the words between the quotation marks may not be what was said.
    pub flagged: Option<&'static str>,
    /// The quote before it that these words go on with: the place of it in the list of quotes.
    pub continues: Option<usize>,
}

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// An actor of the article: the place in the list of actors.
    Actor(usize),
    /// Somebody whom the article does not name, in its words: `a police spokesman`.
    Description(Span),
    /// The article does not tell, or no rule understood it.
    Unknown,
}

/// Rules whose speaker is often another.
const UNCERTAIN: [&str; 2] = ["cue-later-in-paragraph", "previous-paragraph"];

/// Finds what is quoted in an article, in the order of the text, with the speakers among `actors`.
pub fn find(document: &Document, actors: &[ActorFound]) -> Vec<QuoteFound> {
    let mut reading = Reading::default();
    let mut blocks = document.blocks().iter().peekable();
    while let Some(block) = blocks.next() {
        let credit = blocks
            .peek()
            .filter(|next| next.kind == BlockKind::Attribution);
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            reading.paragraph(
                document.text(),
                block.span,
                credit.map(|credit| credit.span),
            );
        }
    }
    let _ = actors;
    reading
        .found
        .iter()
        .map(|read| quote(document, *read))
        .collect()
}

fn quote(document: &Document, read: Read) -> QuoteFound {
    let rule = read
        .attribution
        .map_or("quote-alone", |attribution| attribution.rule);
    QuoteFound {
        span: read.span,
        mode: mode(document.words(read.span)),
        printed_as: None,
        speaker: Speaker::Unknown,
        speaker_span: read.attribution.map(|attribution| attribution.speaker),
        cue: read.attribution.and_then(|attribution| attribution.cue),
        rule,
        uncertain: UNCERTAIN.contains(&rule),
        flagged: None,
        continues: read.continues,
    }
}

/// A sentence or more is direct speech, less is a fragment.
fn mode(words: &str) -> Mode {
    let words = words.trim();
    let begins = words.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
    let ends = words.ends_with(['.', ',', '!', '?', '…', '—', '–']);
    if begins && ends {
        Mode::Direct
    } else {
        Mode::Fragment
    }
}
