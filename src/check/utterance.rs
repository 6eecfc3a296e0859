//! Renderings of one utterance: which they are, and whether they agree in their words.

use rayon::prelude::*;

use super::flag::{Flag, Side, Voice};
use super::wordings::are_told;
use super::{Change, Found, Here, changes, words};
use crate::schema::{Mode, Reporting};
use crate::story::evidence::lines_of_sources;
use crate::story::{Event, Quote, QuoteId, SourceId, Story};

/// Renderings that differ and are told apart; of more, the rest is left out.
const MOST_SIDES: usize = 8;
/// Differences that a sentence names.
const NAMED: usize = 3;

/// The quotes of each utterance that has several, in the order of the story.
pub fn utterances(story: &Story) -> Vec<Vec<QuoteId>> {
    let mut tied: Vec<(&str, QuoteId)> = story
        .quotes()
        .par_iter()
        .filter_map(|&key| Some((story.quote(key).utterance()?, key)))
        .collect();
    tied.par_sort_unstable();
    let groups = tied
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1);
    groups
        .map(|group| group.iter().map(|(_, key)| *key).collect())
        .collect()
}

/// Whether a source prints the words as the speaker's own.
pub(super) fn is_printed_as_speech(quote: Quote<'_>) -> bool {
    is_speech(quote.printed_as().unwrap_or(quote.mode()))
}

/// Whether words are the speaker's own.
pub(super) fn is_speech(mode: Mode) -> bool {
    matches!(mode, Mode::Direct | Mode::Fragment)
}

/// The quotes at an event, by their utterances.
pub(super) fn utterances_of(event: Event<'_>) -> Vec<Vec<QuoteId>> {
    let mut tied: Vec<(&str, QuoteId)> = event
        .quotes()
        .filter_map(|quote| Some((quote.utterance()?, quote.key())))
        .collect();
    tied.sort_unstable();
    let groups = tied.chunk_by(|a, b| a.0 == b.0);
    groups
        .map(|group| group.iter().map(|(_, key)| *key).collect())
        .collect()
}

/// Renderings of one utterance whose words differ.
pub(super) fn renderings(here: &Here<'_>, found: &mut Found<'_>) {
    for keys in utterances(here.story) {
        let sides = differing(here.story, &keys);
        if sides.len() > 1 && !are_told(here.story, &sides) {
            differ(here.story, &sides, found);
        }
    }
}

/// Renderings of one utterance that are printed as speech, those that agree together: several where some differ.
pub(super) fn differing<'s>(story: &'s Story, keys: &[QuoteId]) -> Vec<Vec<Quote<'s>>> {
    let quotes = keys.iter().map(|&key| story.quote(key));
    let printed: Vec<Quote<'s>> = quotes
        .filter(|quote| is_printed_as_speech(*quote))
        .collect();
    let lang = printed.first().map(|first| language(story, *first));
    // A translation has other words.
    let one_language = printed
        .iter()
        .copied()
        .filter(|quote| Some(language(story, *quote)) == lang);
    sides(one_language)
}

/// The language a quote is in, without its region.
fn language<'s>(story: &'s Story, quote: Quote<'s>) -> Option<&'s str> {
    let lang = story.source(quote.source()).lang().or(story.lang())?;
    lang.split('-').next()
}

/// Renderings that agree, together.
fn sides<'s>(quotes: impl Iterator<Item = Quote<'s>>) -> Vec<Vec<Quote<'s>>> {
    let mut sides: Vec<Vec<Quote<'s>>> = Vec::new();
    for quote in quotes {
        let agrees = |side: &Vec<Quote<'s>>| changes(side[0].text(), quote.text()).is_empty();
        match sides.iter().position(agrees) {
            Some(index) => sides[index].push(quote),
            None if sides.len() < MOST_SIDES => sides.push(vec![quote]),
            None => {}
        }
    }
    sides
}

fn differ(story: &Story, sides: &[Vec<Quote<'_>>], found: &mut Found<'_>) {
    let (first, second) = (sides[0][0], sides[1][0]);
    let publisher = |quote: Quote<'_>| story.source(quote.source()).publisher();
    let (a, b) = differing_words(first, second);
    let speakers = first.speaker_names();
    let sentence = format!(
        "Two renderings of words of {speakers} differ: {} has {}, {} has {}",
        publisher(first),
        named(&a),
        publisher(second),
        named(&b),
    );
    let remarks = sides[2..].iter().map(|side| {
        let (a, b) = differing_words(first, side[0]);
        format!("{} has {} for {}", publisher(side[0]), named(&b), named(&a))
    });
    let values = sides.iter().enumerate().map(|(index, side)| {
        let other = if index == 0 { second } else { first };
        differing_words(side[0], other).0.join(" … ")
    });
    let (values, remarks): (Vec<String>, Vec<String>) = (values.collect(), remarks.collect());
    found.flag(|rule| {
        let mut flag = Flag::new(
            rule,
            first.key().into(),
            second.written_at(),
            ["text".into()],
            sentence,
        )
        .sides(sides.iter().map(|side| told(story, side)).collect())
        .values(values);
        flag.remarks = remarks;
        let rest = sides.iter().flatten().skip(1);
        rest.fold(flag, |flag, quote| flag.with(quote.key().into()))
    });
}

/// The words in which two renderings differ, those of the first and those of the second.
fn differing_words<'s>(a: Quote<'s>, b: Quote<'s>) -> (Vec<&'s str>, Vec<&'s str>) {
    let changes = changes(a.text(), b.text());
    let words = |Change { first, second }| (&a.text()[first], &b.text()[second]);
    changes.into_iter().map(words).unzip()
}

/// `“find”`, `“my view” and “buying”`; `nothing there` for words that only the other has.
fn named(words: &[&str]) -> String {
    let words: Vec<String> = words
        .iter()
        .take(NAMED)
        .map(|words| {
            if words.is_empty() {
                "nothing there".to_owned()
            } else {
                format!("“{words}”")
            }
        })
        .collect();
    words::all_of(&words)
}

fn told(story: &Story, side: &[Quote<'_>]) -> Side {
    let lines = lines_of_sources(story, side.iter().map(|quote| quote.source()));
    let mut voices: Vec<Voice> = lines.iter().map(Voice::from).collect();
    for voice in &mut voices {
        // Whether the words were changed on the way nobody knows who has only read retellings.
        let is_retold = |source: &SourceId| story.source(*source).reporting() == Reporting::Rewrite;
        voice.independent &= !voice.sources.iter().all(is_retold);
    }
    Side {
        value: side[0].text().to_owned(),
        words: format!("“{}”", side[0].text()),
        voices,
        claims: Vec::new(),
        quotes: side.iter().map(|quote| quote.key()).collect(),
    }
}
