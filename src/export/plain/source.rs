//! The page about a source: what it is, where to read it, what it goes back to, what it is cited for.

use super::page::{Position, head};
use super::{Kind, Page, Subject, Teller, event, rows};
use crate::export::citation::{dated, marks};
use crate::export::words::{
    capital, reporting_words, seen_words, source_kind_words, topic_words, value_words_in,
};
use crate::story::date::{Spelling, wording_as};
use crate::story::{Party, Source};

pub(super) fn write(
    teller: &Teller<'_>,
    page: &mut Page,
    source: Source<'_>,
    position: Option<Position>,
) {
    page.line(head("Source", position, source.publisher()));
    facts(page, source);
    origins(teller, page, source);
    claims(teller, page, source);
    if !source.events().is_empty() {
        let number = Kind::Events.counted(source.events().len());
        page.heading(format!("Cited for {number}"));
    }
    for &key in source.events() {
        page.item(
            Subject::Event(key),
            rows::event(teller, teller.story.event(key)),
        );
    }
    if !source.quotes().is_empty() {
        let number = Kind::Quotes.counted(source.quotes().len());
        page.heading(format!("Carries {number}"));
    }
    for &key in source.quotes() {
        page.item(
            Subject::Quote(key),
            rows::quote(teller, teller.story.quote(key)),
        );
    }
    event::notes(page, source.notes());
}

fn facts(page: &mut Page, source: Source<'_>) {
    let date =
        |day: Option<&str>| day.map_or_else(String::new, |day| wording_as(day, Spelling::Full));
    page.line_of("Title", source.title().unwrap_or("not known"));
    page.line_of("Author", source.author().unwrap_or_default());
    page.line(format!("Published: {}", dated(source, Spelling::Full)));
    page.line_of("Corrected", &date(source.corrected()));
    page.line_of("Retracted", &date(source.retracted()));
    let kind = source.kind().map(source_kind_words);
    let nature = [
        kind,
        Some(reporting_words(source.reporting())),
        source.seen().map(seen_words),
    ];
    let nature: Vec<&str> = nature.into_iter().flatten().collect();
    page.line(format!("{}.", capital(&nature.join(", "))));
    let remarks: Vec<String> = marks(source.is_draft(), source.is_private()).collect();
    page.line_of("Note well", &remarks.join("; "));
    page.line_of("Address", source.url().unwrap_or("not known"));
    page.line_of("Archived at", source.archived().unwrap_or_default());
    page.line_of("Last read", &date(source.accessed()));
}

fn origins(teller: &Teller<'_>, page: &mut Page, source: Source<'_>) {
    let versions = source.version_of().map(Party::Source);
    let origins = source.derives_from().map(|party| ("Retells", party));
    for (word, party) in origins.chain(versions.map(|party| ("Another version of", party))) {
        let words = format!("{word} {}", party.name(teller.story));
        match party {
            Party::Source(key) => page.item(Subject::Source(key), words),
            Party::Actor(key) => page.item(Subject::Actor(key), words),
            Party::Named(_) => page.line(words),
        }
    }
}

fn claims(teller: &Teller<'_>, page: &mut Page, source: Source<'_>) {
    let story = teller.story;
    if !source.claims().is_empty() {
        let number = source.claims().len();
        let values = if number == 1 { "value" } else { "values" };
        page.heading(format!("What it says: {number} {values}"));
    }
    for &key in source.claims() {
        let claim = story.claim(key);
        let topic = capital(&topic_words(story, claim.field(), claim.scope()));
        let mut words = vec![value_words_in(claim, Spelling::Full)];
        words.extend(teller.citer().claim_remarks(claim));
        let event = story.event(claim.event());
        page.item(
            Subject::Event(claim.event()),
            format!("{topic}: {}. Event: {}", words.join("; "), event.title()),
        );
    }
}
