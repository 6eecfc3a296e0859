//! Fields on which sources speak: who says what, who stands behind it, what is held and why.

use super::source::cited;
use super::words::{
    capital, contest_title, misfit, published_words, reading, rests_on, ruling_words, topic,
    value_words,
};
use crate::schema::Stance;
use crate::search::Area;
use crate::story::date;
use crate::story::evidence::{self, Contest, Line, Side};
use crate::story::{Claim, Event, Party, SourceId, Story};
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::theme::Role;
use crate::tui::typeset;

/// The mark of an independent line of evidence.
pub const INDEPENDENT: &str = "●";
/// The mark of a line whose independence is unknown.
pub const DEPENDENT: &str = "○";
/// Columns of a value; longer ones push the marks on.
const VALUE: usize = 18;
/// More lines of evidence than this are counted instead of drawn.
const MOST_MARKS: usize = 6;

/// What the marks mean.
pub fn legend() -> [Piece; 4] {
    [
        Piece::plain(INDEPENDENT, Role::Independent),
        Piece::plain(" own reporting at its origin   ", Role::Dim),
        Piece::plain(DEPENDENT, Role::Dependent),
        Piece::plain(" independence unknown; copies count once", Role::Dim),
    ]
}

/// Writes the fields on which sources disagree.
pub fn write_disputed(page: &mut Writer<'_>, story: &Story, event: Event<'_>) {
    let contests = evidence::contests(story, event);
    for (number, contest) in contests.iter().enumerate() {
        if contest.disputed {
            let heading = format!("! {}", contest_title(story, contest));
            page.heading(&heading, Role::Disputed);
            write_contest(page, story, event, number, &contests);
        }
    }
    if contests.iter().any(|contest| contest.disputed) {
        page.indented(2, &legend());
    }
}

/// Writes the fields on which sources agree, or cannot be compared, and what is held of fields on
/// which no source is heard.
pub fn write_agreed(page: &mut Writer<'_>, story: &Story, event: Event<'_>) {
    let contests = evidence::contests(story, event);
    for (number, contest) in contests.iter().enumerate() {
        if !contest.disputed {
            page.heading(&contest_title(story, contest), Role::Heading);
            write_contest(page, story, event, number, &contests);
        }
    }
    let mut told: Vec<&str> = contests.iter().map(|contest| contest.field).collect();
    for ruling in event.rulings() {
        if !told.contains(&ruling.field()) {
            told.push(ruling.field());
            let label = story.fields().label(ruling.field());
            page.heading(&format!("What is held of the {label}"), Role::Heading);
            write_rulings(page, event, ruling.field());
        }
    }
}

fn write_contest(
    page: &mut Writer<'_>,
    story: &Story,
    event: Event<'_>,
    number: usize,
    contests: &[Contest<'_>],
) {
    let contest = &contests[number];
    for (index, side) in contest.sides.iter().enumerate() {
        let subject = Subject::Side {
            event: event.key(),
            contest: number,
            side: index,
        };
        write_row(page, story, subject, side);
    }
    // A ruling holds for the field, whatever the scope; it stands below the last of its claims.
    let last_of_field = contests
        .iter()
        .rposition(|other| other.field == contest.field && other.disputed == contest.disputed);
    if last_of_field == Some(number) {
        write_rulings(page, event, contest.field);
    }
}

fn write_row(page: &mut Writer<'_>, story: &Story, subject: Subject, side: &Side<'_>) {
    let Some(&first) = side.claims.first() else {
        return;
    };
    let value = value_words(first);
    let wide = typeset::width(&value);
    let padding = VALUE.saturating_sub(wide) + 2;
    // Names stand in a column of their own below short values; long ones leave no room for one.
    let hanging = if wide > VALUE { 6 } else { VALUE + 4 };
    let mut pieces = vec![
        Piece::of(value, value_role(side), Area::Text),
        Piece::plain(" ".repeat(padding), Role::Text),
    ];
    pieces.extend(marks(&side.lines));
    pieces.push(Piece::plain("  ", Role::Text));
    if let Some(reading) = reading(first) {
        pieces.push(Piece::plain(format!("{reading}  "), Role::Dim));
    }
    pieces.extend(speakers(story, side));
    page.item(subject, hanging, &pieces);
    for claim in &side.claims {
        if let Some(remark) = misfit(*claim) {
            page.item_more(4, &[Piece::plain(format!("! {remark}"), Role::Disputed)]);
        }
    }
}

/// Who says so, line by line of evidence, and in brackets who goes back to the same origin: a copy, or somebody who
/// has it from the same person.
pub fn speakers(story: &Story, side: &Side<'_>) -> Vec<Piece> {
    let comma = || Piece::plain(", ", Role::Dim);
    let mut pieces = Vec::new();
    for (index, (_, group)) in side.grouped().iter().enumerate() {
        if index > 0 {
            pieces.push(comma());
        }
        for (copy, claim) in group.iter().enumerate() {
            match copy {
                0 => {}
                1 => pieces.push(Piece::plain(" (same line: ", Role::Dim)),
                _ => pieces.push(comma()),
            }
            pieces.extend(said_by(story, *claim));
        }
        if group.len() > 1 {
            pieces.push(Piece::plain(")", Role::Dim));
        }
    }
    pieces
}

/// A claim's publisher, with the words as printed where they say something of their own.
fn said_by(story: &Story, claim: Claim<'_>) -> Vec<Piece> {
    let mut pieces = vec![
        Piece::draft(claim.is_draft()),
        Piece::plain(story.source(claim.source()).publisher(), Role::Name),
    ];
    match claim.stance() {
        Stance::Supports => {}
        Stance::Disputes => pieces.push(Piece::plain(" disputes it", Role::Disputed)),
        Stance::Mentions => pieces.push(Piece::plain(" mentions it", Role::Dim)),
    }
    if let Some(party) = claim
        .according_to()
        .filter(|party| *party != Party::Source(claim.source()))
    {
        let name = party.name(story);
        pieces.push(Piece::plain(format!(" according to {name}"), Role::Dim));
    }
    if let Some(printed) = claim
        .printed()
        .filter(|words| !value_words(claim).contains(words))
    {
        pieces.push(Piece::of(format!(" “{printed}”"), Role::Quote, Area::Text));
    }
    if let Some(day) = claim.as_of() {
        pieces.push(Piece::plain(
            format!(" as of {}", date::wording(day)),
            Role::Dim,
        ));
    }
    pieces
}

fn write_rulings(page: &mut Writer<'_>, event: Event<'_>, field: &str) {
    for ruling in event.rulings().filter(|ruling| ruling.field() == field) {
        let held = match ruling.value() {
            Some(value) => format!("held: {}", ruling_words(event, field, value)),
            None => "unresolved".to_owned(),
        };
        page.indented(
            2,
            &[
                Piece::plain(held, Role::Held),
                Piece::plain(" · because: ", Role::Dim),
                Piece::of(ruling.because(), Role::Text, Area::Text),
            ],
        );
    }
}

/// A value looks certain as soon as one source gives it as it is, and we need not work it out.
fn value_role(side: &Side<'_>) -> Role {
    let given = side.claims.iter().filter(|claim| claim.value().is_some());
    let mut computed = given.map(|claim| claim.is_computed()).peekable();
    if computed.peek().is_none() {
        return Role::Quote;
    }
    if computed.all(|computed| computed) {
        Role::Uncertain
    } else {
        Role::Date
    }
}

/// The marks of the lines behind a value, or of many their numbers.
pub fn marks(lines: &[Line<'_>]) -> Vec<Piece> {
    let (independent, unknown) = evidence::count_lines(lines);
    if lines.len() > MOST_MARKS {
        return vec![
            Piece::plain(format!("{INDEPENDENT}{independent}"), Role::Independent),
            Piece::plain(format!(" {DEPENDENT}{unknown}"), Role::Dependent),
        ];
    }
    vec![
        Piece::plain(INDEPENDENT.repeat(independent), Role::Independent),
        Piece::plain(DEPENDENT.repeat(unknown), Role::Dependent),
    ]
}

/// The mark of a line.
pub fn mark(line: &Line<'_>) -> Piece {
    if line.independent {
        Piece::plain(INDEPENDENT, Role::Independent)
    } else {
        Piece::plain(DEPENDENT, Role::Dependent)
    }
}

/// The mark of the line that `source` begins; a copy has none of its own.
fn mark_of(lines: &[Line<'_>], source: SourceId) -> Piece {
    match lines.iter().find(|line| line.sources.contains(&source)) {
        Some(line) if line.sources.first() == Some(&source) => mark(line),
        Some(_) => Piece::plain("↳", Role::Dim),
        None => Piece::plain(" ", Role::Text),
    }
}

/// Writes the page about one side of a contest: each claim with its words, its source and what that
/// rests on.
pub fn write_side(
    page: &mut Writer<'_>,
    story: &Story,
    event: Event<'_>,
    contest: usize,
    side: usize,
) {
    let contests = evidence::contests(story, event);
    let Some((contest, side)) = contests
        .get(contest)
        .and_then(|contest| Some((contest, contest.sides.get(side)?)))
    else {
        page.text(&[Piece::plain(
            "These claims are no longer in the story.",
            Role::Dim,
        )]);
        return;
    };
    page.text(&[Piece::plain(
        format!("{}: {}", capital(&topic(story, contest)), side_title(side)),
        Role::Title,
    )]);
    page.item(
        Subject::Event(event.key()),
        4,
        &[
            Piece::plain("of ", Role::Dim),
            Piece::plain(event.title(), Role::Text),
        ],
    );
    for &claim in &side.claims {
        page.blank();
        write_claim(page, story, claim, side);
    }
    page.blank();
    page.indented(2, &legend());
    write_rulings(page, event, contest.field);
}

/// The value a side stands for.
pub fn side_title(side: &Side<'_>) -> String {
    side.claims
        .first()
        .map_or_else(String::new, |claim| value_words(*claim))
}

fn write_claim(page: &mut Writer<'_>, story: &Story, claim: Claim<'_>, side: &Side<'_>) {
    let source = story.source(claim.source());
    let mut head = vec![
        mark_of(&side.lines, source.key()),
        Piece::plain(" ", Role::Text),
        Piece::draft(claim.is_draft()),
        Piece::plain(source.publisher(), Role::Name),
        Piece::plain(format!("  {}", published_words(source)), Role::Date),
    ];
    if let Some(at) = claim.at() {
        head.push(Piece::plain(format!("  {at}"), Role::Dim));
    }
    let cited = claim.citation().map(|citation| cited(story, citation));
    page.item(cited.unwrap_or(Subject::Source(source.key())), 4, &head);
    if let Some(printed) = claim.printed() {
        page.item_more(
            4,
            &[
                Piece::plain("printed: ", Role::Dim),
                Piece::of(format!("“{printed}”"), Role::Quote, Area::Text),
            ],
        );
    }
    if claim.is_computed() {
        let value = value_words(claim);
        page.item_more(
            4,
            &[Piece::plain(
                format!("{value}: worked out by us from the words"),
                Role::Uncertain,
            )],
        );
    }
    if let Some(remark) = misfit(claim) {
        page.item_more(4, &[Piece::plain(format!("! {remark}"), Role::Disputed)]);
    }
    let rests_on = rests_on(story, claim);
    if !rests_on.is_empty() {
        page.item_more(4, &[Piece::plain(rests_on, Role::Dim)]);
    }
}
