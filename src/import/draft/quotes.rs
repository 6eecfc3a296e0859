//! The quotes of a draft, with their speakers.

use super::ids::slug;
use super::{Cited, Drafter, text};
use crate::import::dates::Mention;
use crate::import::quotes::{QuoteFound, Speaker};
use crate::import::snapshot::Span;
use crate::schema::{Quote, Record, Text};

/// Words of a quote that its id has.
const WORDS: usize = 3;

impl Drafter<'_> {
    /// The records of what an article quotes.
    pub(super) fn quotes(&mut self, input: usize) {
        let reading = &self.readings[input];
        let words = |found: &&QuoteFound| reading.document.words(found.span);
        for found in reading
            .quotes
            .iter()
            .filter(|it| !words(it).trim().is_empty())
        {
            let quote = self.quote(input, found);
            if !self.known.has_quote(&quote.id) {
                self.push(Record::Quote(quote), input, found.span.start, None);
            }
        }
    }

    fn quote(&mut self, input: usize, found: &QuoteFound) -> Quote<'static> {
        let document = &self.readings[input].document;
        let words = paragraphs(document.words(found.span));
        let speaker = match found.speaker {
            Speaker::Actor(actor) => self.cast.id(input, actor).map(str::to_owned),
            Speaker::Description(_) | Speaker::Unknown => None,
        };
        let described = match found.speaker {
            Speaker::Description(span) => Some(super::on_one_line(document.words(span))),
            Speaker::Actor(_) | Speaker::Unknown => None,
        };
        let with = found.with.and_then(|actor| self.cast.id(input, actor));
        let with = with.map(str::to_owned);
        let who = speaker.as_deref().unwrap_or("quote").to_owned();
        let about = format!("{who} {}", slug(&words, WORDS));
        let id = self.ids.within(&self.sources[input].clone(), &about);
        let Cited { at, span, excerpt } = self.cited(input, found.span);
        Quote {
            id: id.into(),
            speakers: speaker.into_iter().chain(with).map(Text::from).collect(),
            speaker_description: described.and_then(text),
            text: words.into(),
            mode: found.mode,
            printed_as: found.printed_as,
            channel: None,
            event: self.event_of(input, found).map(Text::from),
            source: self.sources[input].clone().into(),
            at,
            span,
            excerpt,
            said: self.said(input, found).and_then(text),
            utterance: None,
            private: false,
            draft: true,
            rule: text(rule(found)),
        }
    }

    /// The event that a quote is about: mostly that of its paragraph.
    fn event_of(&self, input: usize, found: &QuoteFound) -> Option<String> {
        let number = self.places[input].event_of(&self.readings[input], found.span)?;
        self.events[input][number].clone()
    }

    /// When something was said, where the sentence says that: `she said Thursday`.
    fn said(&self, input: usize, found: &QuoteFound) -> Option<String> {
        let reading = &self.readings[input];
        let cue = found.cue?;
        let sentence = reading.document.sentence_at(cue)?;
        let first = reading
            .mentions
            .partition_point(|it| it.span.start < sentence.start);
        let near = reading.mentions[first..]
            .iter()
            .take_while(|mention| mention.span.start < sentence.end);
        let is_said = |at: Span| reading.spoken.overlap(at) || found.span.overlaps(at);
        let near = near.filter(|mention| mention.day().is_some() && !is_said(mention.span));
        let after_cue = |start: usize| start >= cue.end && start - cue.end <= 40;
        let mut after = near.filter(|mention| after_cue(mention.span.start));
        after.next().and_then(Mention::edtf)
    }
}

/// How the speaker was found, and what to look at.
fn rule(found: &QuoteFound) -> String {
    let mut rule = found.rule.to_owned();
    if found.uncertain {
        rule.push_str("; the speaker is a guess");
    }
    if let Some(why) = found.flagged {
        rule.push_str("; ");
        rule.push_str(why);
    }
    rule
}

/// Words with their paragraphs; within one, lines are wrapped where they like.
fn paragraphs(words: &str) -> String {
    let paragraphs = words.split("\n\n").map(super::on_one_line);
    let kept: Vec<String> = paragraphs.filter(|words| !words.is_empty()).collect();
    kept.join("\n\n")
}
