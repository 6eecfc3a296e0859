//! What the check noticed about the record of a page: each in a sentence, with what it means.

use crate::check::Flag;
use crate::story::evidence::disputed_fields;
use crate::story::{self, Event, QuoteId, Source};
use crate::tui::app::page_about;
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::noticed::Noticed;
use crate::tui::theme::Role;

/// Rules whose flags say what a heading with the claims below says better.
const TOLD_BY_CONTESTS: [&str; 3] = ["dates-differ", "numbers-differ", "accounts-differ"];

/// What was noticed about a record, holes left out.
pub fn about(noticed: Option<&Noticed>, subject: Subject) -> Vec<&Flag> {
    match (noticed, named(subject)) {
        (Some(noticed), Some(named)) => noticed.about(named).collect(),
        _ => Vec::new(),
    }
}

/// What was noticed about an event and about what was said at it, holes left out.
pub fn about_event<'n>(noticed: Option<&'n Noticed>, event: Event<'_>) -> Vec<&'n Flag> {
    with_quotes(noticed, Subject::Event(event.key()), event.quote_keys())
}

/// What was noticed about a source and about the words it carries, holes left out.
pub fn about_source<'n>(noticed: Option<&'n Noticed>, source: Source<'_>) -> Vec<&'n Flag> {
    with_quotes(noticed, Subject::Source(source.key()), source.quotes())
}

fn with_quotes<'n>(
    noticed: Option<&'n Noticed>,
    subject: Subject,
    quotes: &[QuoteId],
) -> Vec<&'n Flag> {
    let mut flags = about(noticed, subject);
    for &quote in quotes {
        for flag in about(noticed, Subject::Quote(quote)) {
            if !flags.iter().any(|known| std::ptr::eq(*known, flag)) {
                flags.push(flag);
            }
        }
    }
    flags
}

/// Leaves out what the fields say on which sources disagree, as they stand on the event's page.
pub fn beside_contests<'n>(flags: Vec<&'n Flag>, event: Event<'_>) -> Vec<&'n Flag> {
    let disputed = disputed_fields(event);
    let is_told = |flag: &Flag| {
        let field = flag.field.as_deref();
        TOLD_BY_CONTESTS.contains(&flag.rule.id)
            && disputed
                .iter()
                .any(|(disputed, _)| Some(*disputed) == field)
    };
    flags.into_iter().filter(|flag| !is_told(flag)).collect()
}

/// Writes what was noticed on the page about `subject`. What is about another record leads there.
pub fn write(page: &mut Writer<'_>, subject: Subject, flags: &[&Flag]) {
    type Belongs = fn(&Flag) -> bool;
    let groups: [(&str, Role, Belongs); 3] = [
        ("! What does not fit", Role::Disputed, Flag::is_open_fault),
        (
            "What only looks as if it did not fit",
            Role::Heading,
            |flag| !flag.rule.severity.is_fault() && flag.accepted.is_none(),
        ),
        (
            "What does not fit and was accepted",
            Role::Heading,
            |flag| flag.accepted.is_some(),
        ),
    ];
    for (heading, role, belongs) in groups {
        let mut heading = Some(heading);
        for flag in flags.iter().filter(|flag| belongs(flag)) {
            if let Some(text) = heading.take() {
                page.heading(text, role);
            }
            write_flag(page, subject, flag);
        }
    }
}

fn write_flag(page: &mut Writer<'_>, subject: Subject, flag: &Flag) {
    let others = flag.subjects.iter().filter_map(|other| page_about(*other));
    let other = others.into_iter().find(|other| *other != subject);
    let sentence = [Piece::plain(format!("{}.", flag.sentence), Role::Text)];
    let means = match &flag.accepted {
        Some(accepted) => [Piece::plain(
            format!("accepted: {}", accepted.because),
            Role::Held,
        )],
        None => [Piece::plain(flag.rule.meaning, Role::Dim)],
    };
    if let Some(other) = other {
        page.item(other, 4, &sentence);
        page.item_more(4, &means);
    } else {
        page.indented(2, &sentence);
        page.indented(4, &means);
    }
}

/// What the check calls the record of a page.
fn named(subject: Subject) -> Option<story::Subject> {
    match subject {
        Subject::Event(key) => Some(story::Subject::Event(key)),
        Subject::Actor(key) => Some(story::Subject::Actor(key)),
        Subject::Quote(key) => Some(story::Subject::Quote(key)),
        Subject::Source(key) => Some(story::Subject::Source(key)),
        Subject::Side { .. } | Subject::Passage { .. } => None,
    }
}
