//! A quote as a JSON object.

use serde::Serialize;

use super::{CitationRecord, Match, Named, NoteRecord, citation_record, notes, party};
use crate::schema::Mode;
use crate::search::Hit;
use crate::story::date::wording_in;
use crate::story::{Event, Party, Quote, QuoteId, Story};

/// A quote.
#[derive(Serialize)]
pub(in crate::export) struct QuoteRecord<'s> {
    id: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    speakers: Vec<Named<'s>>,
    text: &'s str,
    mode: Mode,
    printed_as: Option<Mode>,
    channel: Option<&'s str>,
    event: Option<&'s str>,
    said: Option<&'s str>,
    said_wording: Option<String>,
    citation: Option<CitationRecord<'s>>,
    utterance: Option<&'s str>,
    notes: Vec<NoteRecord<'s>>,
    private: bool,
    draft: bool,
    /// The rule that made it of an article's text.
    rule: Option<&'s str>,
}

impl<'s> QuoteRecord<'s> {
    pub(in crate::export) fn new(story: &'s Story, hit: Hit<QuoteId>) -> Self {
        let quote = story.quote(hit.key);
        let event = quote.event().map(|key| story.event(key));
        let zone = event.map_or(story.timezone(), Event::timezone);
        Self {
            id: quote.id(),
            matches: hit.truth.into(),
            speakers: speakers(story, quote),
            text: quote.text(),
            mode: quote.mode(),
            printed_as: quote.printed_as(),
            channel: quote.channel(),
            event: event.map(Event::id),
            said: quote.said_edtf(),
            said_wording: quote.said_edtf().map(|said| wording_in(said, zone)),
            citation: quote
                .citation()
                .map(|citation| citation_record(story, &citation)),
            utterance: quote.utterance(),
            notes: notes(quote.notes()),
            private: quote.is_private(),
            draft: quote.is_draft(),
            rule: quote.rule(),
        }
    }
}

fn speakers<'s>(story: &'s Story, quote: Quote<'s>) -> Vec<Named<'s>> {
    let known = quote.speakers().map(|key| party(story, Party::Actor(key)));
    let others = quote.unknown_speakers().chain(quote.speaker_description());
    known
        .chain(others.map(|name| Named { id: None, name }))
        .collect()
}

/// The names of a quote's speakers.
pub(in crate::export) fn speaker_names<'s>(story: &'s Story, quote: Quote<'s>) -> Vec<&'s str> {
    speakers(story, quote)
        .into_iter()
        .map(|speaker| speaker.name)
        .collect()
}
