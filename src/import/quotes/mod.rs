//! What is said in an article, and who says it.

mod attribution;
mod cues;
mod definite;
mod marks;
mod paragraph;
mod plain_speech;
mod reading;
mod speaker;
mod subject;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::actors::ActorFound;
use super::blocks::BlockKind;
use super::document::Document;
use super::snapshot::Span;
use crate::schema::Mode;
use paragraph::Paragraph;
use reading::{Read, Reading};
use speaker::{Cast, Meant};

pub(in crate::import) use cues::is_cue;

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
    /// Who says them together with the speaker: the place in the list of actors.
    pub with: Option<usize>,
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
const UNCERTAIN: [&str; 4] = [
    "colon-before-quote",
    "cue-earlier-in-paragraph",
    "cue-later-in-paragraph",
    "previous-paragraph",
];

/// With fewer quotes it is not worth while to wake up another core.
const FEWEST: usize = 100;

/// Finds what is quoted in an article, in the order of the text, with the speakers among `actors`.
pub fn find(document: &Document, actors: &[ActorFound]) -> Vec<QuoteFound> {
    let mut cast = Cast::new(document, actors);
    let read = read(document);
    let speakers: Vec<Meant> = read.iter().map(|read| cast.speaker(read)).collect();
    let quotes = read.par_iter().zip(speakers).with_min_len(FEWEST);
    quotes
        .map(|(read, meant)| quote(document, read, meant, actors))
        .collect()
}

/// Reads all paragraphs in their order. A line behind a dash names who said the words above it.
fn read(document: &Document) -> Vec<Read> {
    let text = document.text();
    let paragraphs = document.of_each_block(|at, block| {
        let next = document.blocks().get(at + 1);
        let credit = next.filter(|next| next.kind == BlockKind::Attribution);
        let credit = credit.and_then(|credit| attribution::credited(text, credit.span));
        let paragraph = || Paragraph::new(text, block.span);
        let read = match block.kind {
            BlockKind::Paragraph | BlockKind::Item => Some((paragraph(), credit)),
            BlockKind::Heading if is_announcement(document.words(block.span)) => {
                Some((paragraph(), None))
            }
            _ => None,
        };
        read.into_iter().collect()
    });
    let mut reading = Reading::default();
    for (paragraph, credit) in &paragraphs {
        reading.paragraph(paragraph, *credit);
    }
    reading.found
}

/// Whether a short line announces what somebody says in the next one: `She wrote:`
fn is_announcement(line: &str) -> bool {
    let words = line.trim_end().strip_suffix(':');
    words
        .and_then(|words| words.split_whitespace().last())
        .is_some_and(|last| is_cue(last) && !last.ends_with("ing"))
}

fn quote(document: &Document, read: &Read, meant: Meant, actors: &[ActorFound]) -> QuoteFound {
    let rule = read
        .attribution
        .map_or("quote-alone", |attribution| attribution.rule);
    let names = match meant.speaker {
        Speaker::Actor(actor) => actors.get(actor),
        Speaker::Description(_) | Speaker::Unknown => None,
    };
    let names = names
        .into_iter()
        .flat_map(|actor| actor.aliases.iter().chain([&actor.name]));
    let printed = mode(document.words(read.span));
    let flagged = (printed == Mode::Direct)
        .then(|| plain_speech::doubt(document.text(), read.span, names.map(String::as_str)))
        .flatten();
    QuoteFound {
        span: read.span,
        mode: if flagged.is_some() {
            Mode::Altered
        } else {
            printed
        },
        printed_as: flagged.map(|_| printed),
        speaker: meant.speaker,
        with: meant.with,
        speaker_span: read.attribution.map(|attribution| attribution.speaker),
        cue: read.attribution.and_then(|attribution| attribution.cue),
        rule,
        uncertain: meant.is_guess || UNCERTAIN.contains(&rule),
        flagged,
        continues: read.continues,
    }
}

/// A sentence or more is direct speech, less is a fragment.
fn mode(words: &str) -> Mode {
    let words = words.trim();
    let begins = words.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
    let ends = words.ends_with(['.', ',', '!', '?', '…', '—', '–', '\'', '’']);
    if begins && ends {
        Mode::Direct
    } else {
        Mode::Fragment
    }
}
