//! What a reader is to be told before he takes an event for a plain fact: for formats that show little but a title and
//! a day, and have no tables.

use super::citation::stance_words;
use super::document::{lines_words, side_value};
use super::words::{capital, contest_title, status_words};
use crate::schema::Status;
use crate::story::evidence::{Side, contests, disputed_fields};
use crate::story::{Event, Story};

/// The title, after all that keeps the event from being a plain fact of its day: a month of a calendar and the markers of
/// a timeline show little more than the first words of an entry. `date` is what is to be said of the date.
pub(super) fn cautious_title(event: Event<'_>, date: Option<&str>) -> String {
    let cautions = [
        date,
        is_date_disputed(event).then_some("sources disagree on the date"),
        doubt(event).map(status_words),
        event.is_draft().then_some("draft, not reviewed"),
    ];
    let cautions: Vec<&str> = cautions.into_iter().flatten().collect();
    if cautions.is_empty() {
        return event.title().to_owned();
    }
    format!("{}: {}", capital(&cautions.join("; ")), event.title())
}

/// Whether sources disagree on when it happened.
pub(super) fn is_date_disputed(event: Event<'_>) -> bool {
    let disputed = disputed_fields(event);
    disputed.iter().any(|(field, _)| *field == "date")
}

/// A status by which the event cannot simply be said to have happened.
pub(super) fn doubt(event: Event<'_>) -> Option<Status> {
    event.status().filter(|status| match status {
        Status::Confirmed | Status::Reported => false,
        Status::Alleged | Status::Denied | Status::Planned | Status::DidNotHappen => true,
    })
}

/// A sentence for each field on which sources disagree: the values, who gives them, and on how many lines of evidence
/// each rests.
pub(super) fn disputes(story: &Story, event: Event<'_>) -> Vec<String> {
    let contests = contests(story, event).into_iter();
    let disputed = contests.filter(|contest| contest.disputed);
    let sentences = disputed.map(|contest| {
        let sides: Vec<String> = contest.sides.iter().map(|one| side(story, one)).collect();
        format!("{}: {}.", contest_title(story, &contest), sides.join("; "))
    });
    sentences.collect()
}

fn side(story: &Story, side: &Side<'_>) -> String {
    let mut sources: Vec<String> = Vec::new();
    for claim in &side.claims {
        let publisher = story.source(claim.source()).publisher();
        let source = match stance_words(claim.stance()) {
            Some(stance) => format!("{publisher}, which {stance}"),
            None => publisher.to_owned(),
        };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let (_, lines) = lines_words(&side.lines);
    format!("{} ({}; {lines})", side_value(side), sources.join(", "))
}
