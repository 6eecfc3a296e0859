//! Fields on which sources speak: each value with who stands behind it, then what is held, and why.

use super::{Page, Teller};
use crate::export::words::{contest_title, held_sentence, reading, value_words_in};
use crate::schema::Stance;
use crate::story::date::Spelling;
use crate::story::evidence::{Contest, Line, Side, contests, count_lines};
use crate::story::{Claim, Event};

/// Writes the fields on which sources disagree.
pub(super) fn write_disputed(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    write(teller, page, event, true);
}

/// Writes the other fields on which sources speak, and what is held where no source is heard.
pub(super) fn write_agreed(teller: &Teller<'_>, page: &mut Page, event: Event<'_>) {
    write(teller, page, event, false);
    let heard: Vec<&str> = event.claims().map(Claim::field).collect();
    for ruling in event.rulings() {
        if !heard.contains(&ruling.field()) {
            page.heading(held_sentence(teller.story, event, ruling, Spelling::Full));
        }
    }
}

fn write(teller: &Teller<'_>, page: &mut Page, event: Event<'_>, disputed: bool) {
    let all = contests(teller.story, event);
    let mut told = all
        .iter()
        .filter(|contest| contest.disputed == disputed)
        .peekable();
    while let Some(contest) = told.next() {
        contested(teller, page, contest);
        // A ruling holds for the field, whatever the scope; it stands below the last of its claims.
        if told.peek().is_none_or(|next| next.field != contest.field) {
            let rulings = event.rulings();
            for ruling in rulings.filter(|ruling| ruling.field() == contest.field) {
                page.line(held_sentence(teller.story, event, ruling, Spelling::Full));
            }
        }
    }
}

fn contested(teller: &Teller<'_>, page: &mut Page, contest: &Contest<'_>) {
    let title = contest_title(teller.story, contest);
    let is_alone = contest.sides.len() == 1;
    let number = match contest.sides.len() {
        1 => "1 value".to_owned(),
        many => format!("{many} values"),
    };
    page.heading(format!("{title}: {number}"));
    for (index, side) in contest.sides.iter().enumerate() {
        let Some(&first) = side.claims.first() else {
            continue;
        };
        let number = if is_alone {
            String::new()
        } else {
            format!(" {}", index + 1)
        };
        let value = value_words_in(first, Spelling::Full);
        let reading = reading(first).map_or_else(String::new, |reading| format!(", {reading}"));
        let support = support(side, first.stance());
        page.line(format!("Value{number}: {value}{reading}. {support}:"));
        claims(teller, page, side);
    }
}

/// Who stands behind a value, or against it.
fn support(side: &Side<'_>, stance: Stance) -> String {
    let sources = match side.claims.len() {
        1 => "1 source".to_owned(),
        many => format!("{many} sources"),
    };
    match stance {
        Stance::Supports => format!("Supported by {}", evidence_words(&side.lines)),
        Stance::Disputes => format!("Disputed by {sources}"),
        Stance::Mentions => format!("Only mentioned by {sources}"),
    }
}

/// Lines of evidence, counted: `2 independent lines of evidence and 1 of unknown independence`.
pub(super) fn evidence_words(lines: &[Line<'_>]) -> String {
    let (independent, unknown) = count_lines(lines);
    let plural = |number: usize| if number == 1 { "line" } else { "lines" };
    match (independent, unknown) {
        (0, 0) => "no line of evidence".to_owned(),
        (0, _) => format!(
            "{unknown} {} of evidence of unknown independence",
            plural(unknown)
        ),
        (_, 0) => format!(
            "{independent} independent {} of evidence",
            plural(independent)
        ),
        _ => format!(
            "{independent} independent {} of evidence and {unknown} of unknown independence",
            plural(independent)
        ),
    }
}

/// Whether some lines are independent and of others that is unknown, so that each has to say it.
pub(super) fn is_mixed(lines: &[Line<'_>]) -> bool {
    let first = lines.first().map(|line| line.independent);
    lines.iter().any(|line| Some(line.independent) != first)
}

/// What a line counts for.
pub(super) fn standing(line: &Line<'_>) -> &'static str {
    if line.independent {
        "Independent"
    } else {
        "Independence unknown"
    }
}

/// The claims of a side, line by line of evidence.
fn claims(teller: &Teller<'_>, page: &mut Page, side: &Side<'_>) {
    let is_mixed = is_mixed(&side.lines);
    for (line, claims) in side.grouped() {
        for (copy, claim) in claims.into_iter().enumerate() {
            let said = said_by(teller, claim);
            page.line(match (copy, line) {
                (0, Some(line)) if is_mixed => format!("{}: {said}", standing(line)),
                (0, _) => said,
                _ => format!("Same line of evidence: {said}"),
            });
        }
    }
}

/// A claim's publisher, and what is to be said of the claim.
fn said_by(teller: &Teller<'_>, claim: Claim<'_>) -> String {
    let publisher = teller.story.source(claim.source()).publisher();
    let remarks = teller.citer().claim_remarks(claim);
    if remarks.is_empty() {
        publisher.to_owned()
    } else {
        format!("{publisher}, {}", remarks.join("; "))
    }
}
