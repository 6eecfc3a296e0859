//! What is said in an article, and who says it.

mod attribution;
mod cues;
mod definite;
mod indirect;
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
use indirect::Told;
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

/// Finds what is quoted in an article, in the order of the text, with the speakers among `actors`. What somebody says
/// without quotation marks is one of them where the speaker is named.
pub fn find(document: &Document, actors: &[ActorFound]) -> Vec<QuoteFound> {
    let mut cast = Cast::new(document, actors);
    let (read, told) = read(document);
    let speakers: Vec<Meant> = read.iter().map(|read| cast.speaker(read)).collect();
    let quotes = read.par_iter().zip(speakers).with_min_len(FEWEST);
    let quotes: Vec<QuoteFound> = quotes
        .map(|(read, meant)| quote(document, read, meant, actors))
        .collect();
    let told = told.iter().filter_map(|told| indirect(told, &cast));
    in_order(&quotes, &told.collect::<Vec<_>>())
}

/// Reads all paragraphs in their order: what they quote, and what they tell that somebody says. A line behind a dash
/// names who said the words above it.
fn read(document: &Document) -> (Vec<Read>, Vec<Told>) {
    let text = document.text();
    let paragraphs = document.of_each_block(|at, block| {
        let next = document.blocks().get(at + 1);
        let credit = next.filter(|next| next.kind == BlockKind::Attribution);
        let credit = credit.and_then(|credit| attribution::credited(text, credit.span));
        let paragraph = || Paragraph::new(text, block.span);
        let read = match block.kind {
            BlockKind::Paragraph | BlockKind::Item => {
                let paragraph = paragraph();
                let told = indirect::told(&paragraph);
                Some((paragraph, credit, told))
            }
            BlockKind::Heading if is_announcement(document.words(block.span)) => {
                Some((paragraph(), None, Vec::new()))
            }
            _ => None,
        };
        read.into_iter().collect()
    });
    let mut reading = Reading::default();
    let mut all_told = Vec::new();
    for (paragraph, credit, told) in paragraphs {
        reading.paragraph(&paragraph, credit);
        all_told.extend(told);
    }
    (reading.found, all_told)
}

/// What somebody says without quotation marks, if it is somebody whom the article names there.
fn indirect(told: &Told, cast: &Cast) -> Option<QuoteFound> {
    let meant = cast.named_in(told.attribution.speaker, told.span);
    if meant.is_guess || !matches!(meant.speaker, Speaker::Actor(_)) {
        return None;
    }
    Some(QuoteFound {
        span: told.span,
        mode: Mode::Indirect,
        printed_as: None,
        speaker: meant.speaker,
        with: meant.with,
        speaker_span: Some(told.attribution.speaker),
        cue: told.attribution.cue,
        rule: told.attribution.rule,
        uncertain: false,
        flagged: None,
        continues: None,
    })
}

/// Two lists in the order of the text. What goes on with a quote of the first one still says so.
fn in_order(quotes: &[QuoteFound], told: &[QuoteFound]) -> Vec<QuoteFound> {
    let earlier = |place: usize| {
        let start = quotes[place].span.start;
        place + told.partition_point(|told| told.span.start < start)
    };
    let continued: Vec<Option<usize>> = quotes
        .iter()
        .map(|quote| quote.continues.map(earlier))
        .collect();
    let quotes = quotes
        .iter()
        .zip(continued)
        .map(|(quote, continues)| QuoteFound {
            continues,
            ..quote.clone()
        });
    let mut all: Vec<QuoteFound> = quotes.chain(told.iter().cloned()).collect();
    all.sort_by_key(|quote| quote.span.start);
    all
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
