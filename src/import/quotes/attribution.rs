//! Which words of a paragraph name the speaker of a quotation in it, and by which rule.

use std::ops::Range;

use super::cues;
use super::paragraph::{Kind, Paragraph};
use super::subject;
use crate::import::snapshot::Span;
use crate::import::words::{CONJUNCTIONS, listed};

/// How far behind a quotation its cue may stand, in bytes.
const REACH: usize = 80;

/// How far from a quotation or a cue its sentence is read, in items. No sentence that people write is longer.
const WINDOW: usize = 150;

/// How many words a quotation needs before it is taken for speech without a cue in its sentence.
pub(super) const FEWEST_WORDS: usize = 4;

/// Who says a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) speaker: Span,
    pub(super) cue: Option<Span>,
    pub(super) rule: &'static str,
}

/// Finds who says the quotation at `item` by what its own sentence says.
pub(super) fn in_sentence(paragraph: &Paragraph, item: usize) -> Option<Attribution> {
    let sentence = sentence_around(paragraph, item);
    let behind = || cue_behind(paragraph, item, sentence.end);
    let before = || cue_before(paragraph, item, sentence.start);
    let found = if is_woven_in(paragraph, item) {
        before().or_else(behind)
    } else {
        behind().or_else(before)
    };
    found
        .or_else(|| according_to(paragraph, &sentence))
        .or_else(|| colon_before(paragraph, item, sentence.start))
}

/// The sentence that has an item, as far as it is near.
fn sentence_around(paragraph: &Paragraph, item: usize) -> Range<usize> {
    let sentence = paragraph.sentence_of(item);
    sentence.start.max(item.saturating_sub(WINDOW))..sentence.end.min(item + WINDOW)
}

/// Whether a quotation goes on with the clause before it, while another clause begins behind it: Ode said it was “late”
/// and she left.
fn is_woven_in(paragraph: &Paragraph, item: usize) -> bool {
    let Kind::Quotation(quotation) = paragraph.items[item].kind else {
        return false;
    };
    let goes_on = paragraph.quoted(quotation).starts_with(char::is_lowercase);
    let behind = paragraph.mark(item + 1).map_or(item + 1, |_| item + 2);
    let next_clause = paragraph
        .word(behind)
        .is_some_and(|word| listed(CONJUNCTIONS, word) || word == "as");
    goes_on && next_clause
}

/// Ode was not impressed: “…”
fn colon_before(paragraph: &Paragraph, item: usize, start: usize) -> Option<Attribution> {
    let colon = item
        .checked_sub(1)
        .filter(|before| paragraph.mark(*before) == Some(':'))?;
    let speaker = subject::of_clause(paragraph, start..colon)?;
    Some(Attribution {
        speaker: paragraph.span(speaker)?,
        cue: None,
        rule: "colon-before-quote",
    })
}

/// “…,” Ode said. “…,” said Ode.
fn cue_behind(paragraph: &Paragraph, item: usize, mut end: usize) -> Option<Attribution> {
    let quotation_end = paragraph.items[item].span.end;
    if goes_on_behind(paragraph, item) {
        end = end.max(sentence_around(paragraph, item + 1).end);
    }
    let cue = *paragraph.cues_in(item + 1..end).first()?;
    if paragraph.items[cue].span.start - quotation_end >= REACH {
        return None;
    }
    if (item + 1..cue).any(|between| matches!(paragraph.mark(between), Some('.' | ';' | '!' | '?')))
    {
        return None;
    }
    Attribution::new(
        paragraph,
        speaker(paragraph, item + 1, cue, end)?,
        cue..cue + 1,
        "quote-before-cue",
    )
}

/// Who does the saying at `cue`, in a sentence that begins at `start` and ends before `end`.
///
/// Of “Ode said she hopes …” and “Ode left, adding …” it is whoever the earlier cue is about.
fn speaker(paragraph: &Paragraph, start: usize, cue: usize, end: usize) -> Option<Range<usize>> {
    let mut cue = cue;
    loop {
        let direct = speaker_beside(paragraph, start, cue, end);
        let earlier = paragraph.cues_in(start..cue).last().copied();
        match (direct, earlier) {
            (Some(direct), Some(earlier)) if paragraph.is_pronoun(direct.start) => cue = earlier,
            (Some(direct), _) => return Some(direct),
            (None, Some(earlier)) => cue = earlier,
            (None, None) => return subject::of_clause(paragraph, start..cue),
        }
    }
}

/// Who stands right before a cue, or behind it where nobody can stand before it: behind a quotation.
pub(super) fn speaker_beside(
    paragraph: &Paragraph,
    start: usize,
    cue: usize,
    end: usize,
) -> Option<Range<usize>> {
    let word = paragraph.word(cue)?;
    let start = paragraph.behind_quotation(start, cue);
    let is_first = (start..cue).all(|before| paragraph.mark(before) == Some(','));
    if is_first {
        return (!cues::has_addressee(word)).then(|| subject::after(paragraph, cue, end))?;
    }
    subject::before(paragraph, start, cue)
}

/// Whether a sentence may go on behind a quotation although the quotation ends one: “Why?” Ode asked.
fn goes_on_behind(paragraph: &Paragraph, item: usize) -> bool {
    match paragraph.items[item].kind {
        Kind::Quotation(quotation) => paragraph
            .quoted(quotation)
            .ends_with([',', '?', '!', '—', '-']),
        _ => false,
    }
}

/// Ode said: “…” Said Ode: “…”
fn cue_before(paragraph: &Paragraph, item: usize, start: usize) -> Option<Attribution> {
    let cue = *paragraph.cues_in(start..item).last()?;
    Attribution::new(
        paragraph,
        speaker(paragraph, start, cue, item)?,
        cue..cue + 1,
        "cue-before-quote",
    )
}

/// “…,” according to Ode. According to Ode, “…” “…,” per Ode.
fn according_to(paragraph: &Paragraph, sentence: &Range<usize>) -> Option<Attribution> {
    let cue = sentence.clone().rev().find_map(|item| {
        let word = paragraph.word(item)?;
        if word.eq_ignore_ascii_case("according") && paragraph.word(item + 1) == Some("to") {
            return Some(item..item + 2);
        }
        word.eq_ignore_ascii_case("per").then_some(item..item + 1)
    })?;
    let speaker = subject::after(paragraph, cue.end - 1, sentence.end)?;
    Attribution::new(paragraph, speaker, cue, "according-to")
}

/// Finds who speaks by the first cue behind the quotation's sentence: “…” That was all, Ode said.
pub(super) fn later_in_paragraph(paragraph: &Paragraph, item: usize) -> Option<Attribution> {
    let cue = *paragraph.cues_in(item + 1..paragraph.items.len()).first()?;
    let sentence = sentence_around(paragraph, cue);
    let speaker = speaker(paragraph, sentence.start.max(item + 1), cue, sentence.end)?;
    Attribution::new(paragraph, speaker, cue..cue + 1, "cue-later-in-paragraph")
}

/// Finds who speaks by the last cue before the quotation's sentence: It was late, Ode said. “…”
pub(super) fn earlier_in_paragraph(paragraph: &Paragraph, item: usize) -> Option<Attribution> {
    told_before(paragraph, item, "cue-earlier-in-paragraph")
}

/// Who speaks last in a paragraph, as the paragraph behind it may go on with their words.
pub(super) fn last_told(paragraph: &Paragraph) -> Option<Attribution> {
    told_before(paragraph, paragraph.items.len(), "previous-paragraph")
}

fn told_before(paragraph: &Paragraph, end: usize, rule: &'static str) -> Option<Attribution> {
    let cue = *paragraph.cues_in(0..end).last()?;
    let sentence = sentence_around(paragraph, cue);
    let speaker = speaker(paragraph, sentence.start, cue, sentence.end)?;
    Attribution::new(paragraph, speaker, cue..cue + 1, rule)
}

/// “…” — Ode
pub(super) fn behind_dash(paragraph: &Paragraph, item: usize) -> Option<Attribution> {
    let is_dash = |at: &usize| matches!(paragraph.mark(*at), Some('—' | '–' | '―' | '-'));
    let dashes = (item + 1..paragraph.items.len())
        .take_while(is_dash)
        .count();
    if dashes == 0 {
        return None;
    }
    let first = item + 1 + dashes;
    let speaker = subject::phrase_starting_at(paragraph, first, paragraph.items.len())?;
    Some(Attribution {
        speaker: paragraph.span(speaker)?,
        cue: None,
        rule: "dash",
    })
}

/// Who a line names that stands behind a dash below a quotation: `Ann Ode, who runs the shop`.
pub(super) fn credited(text: &str, line: Span) -> Option<Span> {
    let line = Paragraph::new(text, line);
    line.span(subject::phrase_starting_at(&line, 0, line.items.len())?)
}

/// “ODE: …”, as transcripts have it. Gives the speaker, who is no part of the words, and where these begin.
pub(super) fn in_transcript(paragraph: &Paragraph, words: Span) -> Option<(Attribution, Span)> {
    let (name, _) = paragraph.words(words).split_once(": ")?;
    let is_name = name.len() < 40
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase);
    let end = words.start + name.len();
    let attribution = Attribution {
        speaker: Span::new(words.start, end),
        cue: None,
        rule: "name-and-colon",
    };
    is_name.then_some((attribution, Span::new(end + 2, words.end)))
}

impl Attribution {
    fn new(
        paragraph: &Paragraph,
        speaker: Range<usize>,
        cue: Range<usize>,
        rule: &'static str,
    ) -> Option<Self> {
        Some(Self {
            speaker: paragraph.span(speaker)?,
            cue: paragraph.span(cue),
            rule,
        })
    }
}
