//! The plain words for what the model calls by a name: the screen and every export say the same.

mod claim;

use crate::schema::{ActorKind, Mode, Reporting, Seen, SourceKind, Status};
use crate::story::date::{self, Spelling};
use crate::story::evidence::disputed_fields;
use crate::story::{Event, Quote, Source, Story};
use crate::text::clean_line;

pub use crate::story::{topic_words, value_words, value_words_in};
pub use claim::{
    capital, contest_title, held_sentence, held_words, misfit, misfit_in, reading, rests_on,
    ruling_words, topic,
};

/// What a quote's words are.
pub fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct",
        Mode::Fragment => "fragment",
        Mode::Indirect => "indirect",
        Mode::Altered => "altered",
    }
}

/// What a quote's words are, for somebody who asks.
pub fn mode_explained(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct speech: the speaker's own words",
        Mode::Fragment => "a fragment: the speaker's own words, part of a sentence",
        Mode::Indirect => "indirect: a reporter's account of what was said",
        Mode::Altered => "altered: the words differ from what was said",
    }
}

/// How far an event is established.
pub fn status_words(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Reported => "reported",
        Status::Alleged => "alleged",
        Status::Denied => "denied",
        Status::Planned => "planned",
        Status::DidNotHappen => "did not happen",
    }
}

/// What sort of actor.
pub fn actor_kind_words(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Group => "group",
        ActorKind::Company => "company",
        ActorKind::Agency => "agency",
        ActorKind::Product => "product",
        ActorKind::Media => "media",
    }
}

/// What sort of document.
pub fn source_kind_words(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Article => "article",
        SourceKind::Filing => "filing",
        SourceKind::PressRelease => "press release",
        SourceKind::Letter => "letter",
        SourceKind::Post => "post",
        SourceKind::Broadcast => "broadcast",
        SourceKind::Recording => "recording",
        SourceKind::Dataset => "dataset",
    }
}

/// Whose work a text is.
pub fn reporting_words(reporting: Reporting) -> &'static str {
    match reporting {
        Reporting::Own => "own reporting",
        Reporting::Wire => "a wire agency's text",
        Reporting::Rewrite => "made from another document",
        Reporting::Unknown => "whose reporting is unknown",
    }
}

/// Whose work a text is, in a word.
pub fn reporting_word(reporting: Reporting) -> &'static str {
    match reporting {
        Reporting::Own => "own reporting",
        Reporting::Wire => "wire",
        Reporting::Rewrite => "rewrite",
        Reporting::Unknown => "reporting unknown",
    }
}

/// How much of a text was read, in a word or two.
pub fn seen_word(seen: Seen) -> &'static str {
    match seen {
        Seen::Full => "read in full",
        Seen::Excerpt => "excerpt read",
        Seen::Summary => "summary read",
        Seen::None => "not read",
    }
}

/// How much of a text was read.
pub fn seen_words(seen: Seen) -> &'static str {
    match seen {
        Seen::Full => "read in full",
        Seen::Excerpt => "an excerpt read",
        Seen::Summary => "only a summary read",
        Seen::None => "not read by us: known because others name it",
    }
}

/// When a source was published, or that it does not say.
pub fn published_words(source: Source<'_>) -> String {
    published_words_in(source, Spelling::Short)
}

/// The same in a spelling.
pub fn published_words_in(source: Source<'_>, spelling: Spelling) -> String {
    source.published_text().map_or_else(
        || "undated".to_owned(),
        |day| date::wording_as(day, spelling),
    )
}

/// What the words are, and what they were printed as, in two words or so.
pub fn mode_tags(quote: Quote<'_>) -> String {
    match quote
        .printed_as()
        .filter(|printed| *printed != quote.mode())
    {
        Some(printed) => format!(
            "{}, printed as {}",
            mode_words(quote.mode()),
            mode_words(printed)
        ),
        None => mode_words(quote.mode()).to_owned(),
    }
}

/// The date of `event` in words, as its timeline row and its page give it.
pub fn date_words(event: Event<'_>) -> String {
    date_words_in(event, Spelling::Short)
}

/// The same in a spelling.
pub fn date_words_in(event: Event<'_>, spelling: Spelling) -> String {
    match (event.date(), event.edtf()) {
        (_, None) => "undated".to_owned(),
        (Some(_), Some(edtf)) => date::wording_as(edtf, spelling),
        (None, Some(written)) => format!("date unreadable: {written}"),
    }
}

/// A query as a message quotes it.
pub fn quoted_query(query: &str) -> String {
    format!("“{}”", clean_line(query.trim()))
}

/// What sources disagree on: the date before anything else, the rest only counted. Nothing where they agree.
pub fn disputed_words(story: &Story, event: Event<'_>) -> Option<String> {
    let disputed = disputed_fields(event).into_iter();
    let mut fields: Vec<&str> = disputed.map(|(field, _)| field).collect();
    fields.sort_by_key(|field| *field != "date");
    fields.dedup();
    let label = story.fields().label(fields.first()?);
    Some(match fields.len() - 1 {
        0 => format!("sources disagree on the {label}"),
        more => format!("sources disagree on the {label} and {more} more"),
    })
}
