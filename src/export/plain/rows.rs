//! Records in one line, as lists have them: what tells them apart first.

use super::{Kind, Subject, Teller};
use crate::export::citation::{place_words, quoted, stance_words};
use crate::export::words::{
    actor_kind_words, capital, date_words_in, disputed_words, mode_tags, published_words_in,
    reporting_word, seen_word, status_words,
};
use crate::schema::{Mode, Seen, Status};
use crate::story::date::{Spelling, wording_as};
use crate::story::{Actor, Citation, Event, Quote, Source};

/// What is to be known before anything else.
fn before(teller: &Teller<'_>, subject: Subject, is_private: bool) -> String {
    let possibly = teller.is_only_possible(subject).then_some("Possibly");
    let private = is_private.then_some("Private");
    let words: Vec<&str> = possibly.into_iter().chain(private).collect();
    if words.is_empty() {
        String::new()
    } else {
        format!("{}: ", words.join(", "))
    }
}

pub(super) fn event(teller: &Teller<'_>, event: Event<'_>) -> String {
    let doubt = match event.status() {
        None | Some(Status::Confirmed | Status::Reported) => None,
        Some(status) => Some(status_words(status)),
    };
    let mut words = vec![format!(
        "{}{}. {}",
        before(teller, Subject::Event(event.key()), event.is_private()),
        capital(&date_words_in(event, Spelling::Full)),
        event.title()
    )];
    words.extend(doubt.map(str::to_owned));
    let disputed = disputed_words(teller.story, event);
    let disputed = disputed.map(|words| format!(". {}", capital(&words)));
    words.join(", ") + &disputed.unwrap_or_default()
}

pub(super) fn actor(teller: &Teller<'_>, actor: Actor<'_>) -> String {
    let before = before(teller, Subject::Actor(actor.key()), actor.is_private());
    let kind = actor.kind().map_or("kind unknown", actor_kind_words);
    format!(
        "{before}{}, {kind}, {}, {}",
        actor.name(),
        Kind::Events.counted(actor.events().len()),
        Kind::Quotes.counted(actor.quotes().len())
    )
}

pub(super) fn quote(teller: &Teller<'_>, quote: Quote<'_>) -> String {
    let before = before(teller, Subject::Quote(quote.key()), quote.is_private());
    let publisher = teller.story.source(quote.source()).publisher();
    let how = match (quote.mode(), quote.printed_as()) {
        (Mode::Direct, None | Some(Mode::Direct)) => String::new(),
        _ => format!(", {}", mode_tags(quote)),
    };
    format!(
        "{before}{}{how}: {}, in {publisher}",
        quote.speaker_names(),
        quoted(quote)
    )
}

pub(super) fn source(teller: &Teller<'_>, source: Source<'_>) -> String {
    let before = before(teller, Subject::Source(source.key()), source.is_private());
    let title = source.title().map(|title| format!(", “{title}”"));
    format!(
        "{before}{}{}, {}, {}",
        source.publisher(),
        title.unwrap_or_default(),
        published_words_in(source, Spelling::Full),
        reporting_word(source.reporting())
    ) + &remarks(source)
}

/// A source at the place where an event cites it.
pub(super) fn citation(teller: &Teller<'_>, citation: &Citation<'_>) -> String {
    let source = teller.story.source(citation.source);
    let title = source.title().map(|title| format!(", “{title}”"));
    let mut words = format!(
        "{}{}, {}",
        source.publisher(),
        title.unwrap_or_default(),
        published_words_in(source, Spelling::Full)
    );
    let at = citation.at.map(|at| place_words(at, Spelling::Full));
    words.extend(at.map(|at| format!(", {at}")));
    let stance = stance_words(citation.stance);
    words.extend(stance.map(|stance| format!("; the source {stance}")));
    words += &remarks(source);
    words.extend(source.is_private().then_some("; private"));
    words
}

/// What must not be missed of a source.
fn remarks(source: Source<'_>) -> String {
    let mut words = String::new();
    for (word, day) in [
        ("corrected", source.corrected()),
        ("retracted", source.retracted()),
    ] {
        words.extend(day.map(|day| format!("; {word} {}", wording_as(day, Spelling::Full))));
    }
    if let Some(seen @ (Seen::None | Seen::Summary)) = source.seen() {
        words.extend(["; ", seen_word(seen)]);
    }
    words
}
