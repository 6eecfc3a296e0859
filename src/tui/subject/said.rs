//! What a source says of events, claim by claim, and below each who says otherwise.

use super::contest::{marks, speakers};
use super::list;
use super::words::value_words;
use crate::schema::Stance;
use crate::search::Area;
use crate::story::evidence::{self, Contest, Side};
use crate::story::{Claim, EventId, Source, SourceId, Story};
use crate::tui::app::counted;
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;

/// Writes the claims of a source. `query` finds those for which there is no room.
pub fn write(page: &mut Writer<'_>, story: &Story, source: Source<'_>, query: &str) {
    let heading = format!(
        "What it says: {}",
        counted(source.claims().len(), "value", "values")
    );
    // Claims on one event follow each other.
    let mut told: Option<(EventId, Vec<Contest<'_>>)> = None;
    list(page, &heading, source.claims(), query, |page, key| {
        let claim = story.claim(key);
        let event = claim.event();
        if told.as_ref().is_none_or(|(of, _)| *of != event) {
            told = Some((event, evidence::contests(story, story.event(event))));
        }
        write_claim(page, story, claim);
        let contests = told.as_ref().map_or(&[][..], |(_, contests)| contests);
        write_others(page, story, claim, contests);
    });
}

fn write_claim(page: &mut Writer<'_>, story: &Story, claim: Claim<'_>) {
    let value = value_words(claim);
    let stance = match claim.stance() {
        Stance::Supports => "",
        Stance::Disputes => "disputes ",
        Stance::Mentions => "mentions ",
    };
    let mut pieces = vec![
        Piece::plain(
            format!("{}: {stance}", story.fields().label(claim.field())),
            Role::Dim,
        ),
        Piece::of(value.clone(), Role::Text, Area::Text),
    ];
    if let Some(printed) = claim.printed().filter(|printed| !value.contains(printed)) {
        pieces.push(Piece::of(format!(" “{printed}”"), Role::Quote, Area::Text));
    }
    if let Some(at) = claim.at() {
        pieces.push(Piece::plain(format!("  {at}"), Role::Dim));
    }
    let title = story.event(claim.event()).title();
    pieces.push(Piece::plain(format!("  · {title}"), Role::Dim));
    page.item(Subject::Event(claim.event()), 4, &pieces);
}

/// Writes the values that cannot be true together with a claim's, each with who stands behind it.
fn write_others(page: &mut Writer<'_>, story: &Story, claim: Claim<'_>, contests: &[Contest<'_>]) {
    for (number, contest) in contests.iter().enumerate() {
        let is_of = contest.field == claim.field() && contest.scope == claim.scope();
        if !(is_of && contest.disputed) {
            continue;
        }
        for (index, side) in contest.sides.iter().enumerate() {
            if is_against(side, claim) {
                let subject = Subject::Side {
                    event: claim.event(),
                    contest: number,
                    side: index,
                };
                write_other(page, story, subject, side, claim.source());
            }
        }
    }
}

fn is_against(side: &Side<'_>, claim: Claim<'_>) -> bool {
    let is_own = side.claims.iter().any(|other| other.key() == claim.key());
    let first = side.claims.first();
    !is_own && first.is_some_and(|other| evidence::is_disputed(&[claim, *other]))
}

fn write_other(
    page: &mut Writer<'_>,
    story: &Story,
    subject: Subject,
    side: &Side<'_>,
    source: SourceId,
) {
    let Some(&first) = side.claims.first() else {
        return;
    };
    let is_own = side.claims.iter().all(|claim| claim.source() == source);
    let words = if is_own {
        "  ! it also says "
    } else {
        "  ! others say "
    };
    let mut pieces = vec![
        Piece::plain(words, Role::Disputed),
        Piece::of(value_words(first), Role::Text, Area::Text),
        Piece::plain(" ", Role::Text),
    ];
    pieces.extend(marks(&side.lines));
    if !is_own {
        pieces.push(Piece::plain(" ", Role::Text));
        pieces.extend(speakers(story, side));
    }
    page.item(subject, 8, &pieces);
}
