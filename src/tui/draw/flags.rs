//! The list of flags: how often each rule noticed something, what it was, and the selected row in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::overlay::{Look, draw_list_in};
use crate::check::{Flag, Rule, Severity};
use crate::tui::app::{App, counted};
use crate::tui::document::{Piece, Writer};
use crate::tui::flag_list::{FlagList, FlagRow};
use crate::tui::noticed::Noticed;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Columns of a rule's name.
const NAME: usize = 18;
/// Columns of a record's name, of a row of as many.
const SUBJECT_OF: (usize, usize) = (2, 5);

/// Draws the list and what is below it.
pub fn draw(app: &App, frame: &mut Frame<'_>, body: Rect, flags: &FlagList) {
    frame.render_widget(Clear, body);
    let (place, full) = FlagList::places(body);
    let noticed = app.noticed();
    let title = noticed.map_or_else(|| "Flags".to_owned(), title);
    let look = Look {
        title: &title,
        none: match noticed {
            Some(_) => "Nothing does not fit.",
            None => "The story is still being checked.",
        },
    };
    draw_list_in(app, frame, place, flags.list(), &look, |row, columns| {
        [noticed.map_or_else(Vec::new, |noticed| show(app, noticed, flags, row, columns))]
    });
    let selected = flags.list().selected().zip(noticed);
    if let Some((row, noticed)) = selected
        && full.height > 0
    {
        in_full(app, frame, full, noticed, row);
    }
}

/// `59 faults, 1 remark, 256 holes`.
fn title(noticed: &Noticed) -> String {
    let faults = counted(noticed.count(Severity::is_fault), "fault", "faults");
    let of = |severity, one, many| match noticed.count(|other| other == severity) {
        0 => None,
        count => Some(counted(count, one, many)),
    };
    let accepted = Some(noticed.accepted()).filter(|count| *count > 0);
    let parts = [
        Some(faults),
        of(Severity::Remark, "remark", "remarks"),
        of(Severity::Hole, "hole", "holes"),
        accepted.map(|count| format!("{count} accepted")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn show(
    app: &App,
    noticed: &Noticed,
    flags: &FlagList,
    row: FlagRow,
    columns: usize,
) -> Vec<Span<'static>> {
    let ink = app.ink();
    match row {
        FlagRow::Holes => {
            let words = if noticed.has_holes() {
                let holes = noticed.count(|severity| severity == Severity::Hole);
                let holes = counted(holes, "hole", "holes");
                format!("   {} {holes}: what is missing", arrow(flags.has_holes()))
            } else {
                "   ▸ holes: not looked for in so large a story".to_owned()
            };
            vec![ink.plain(typeset::cut(&words, columns), Role::Heading)]
        }
        FlagRow::Rule(number) => noticed.rules().get(number).map_or_else(Vec::new, |of| {
            let rule = of.rule;
            let (sign, look) = sign(rule.severity);
            let room = columns.saturating_sub(NAME + 14);
            vec![
                ink.plain(format!(" {sign} "), look),
                ink.plain(format!("{} ", arrow(flags.is_open(rule.id))), Role::Dim),
                ink.plain(typeset::fill(rule.id, NAME), Role::Name),
                ink.plain(format!("{:>6}  ", of.open), Role::Text),
                ink.plain(typeset::cut(rule.meaning, room), Role::Dim),
            ]
        }),
        FlagRow::Flag(number) => noticed.flag(number).map_or_else(Vec::new, |flag| {
            let (part, of) = SUBJECT_OF;
            let wide = columns.saturating_sub(7) * part / of;
            let room = columns.saturating_sub(7 + wide + 2);
            let said = match &flag.accepted {
                Some(_) => format!("accepted: {}", flag.sentence),
                None => flag.sentence.clone(),
            };
            let title = flag.subject().title(&app.story);
            vec![
                Span::raw("      "),
                ink.plain(typeset::fill(&title, wide), Role::Text),
                ink.plain(format!("  {}", typeset::cut(&said, room)), Role::Dim),
            ]
        }),
    }
}

/// What stands before a rule of this severity.
fn sign(severity: Severity) -> (&'static str, Role) {
    match severity {
        Severity::Error | Severity::Fault => ("!", Role::Disputed),
        Severity::Remark => ("·", Role::Dim),
        Severity::Hole => ("?", Role::Uncertain),
    }
}

fn arrow(is_open: bool) -> &'static str {
    if is_open { "▾" } else { "▸" }
}

fn in_full(app: &App, frame: &mut Frame<'_>, place: Rect, noticed: &Noticed, row: FlagRow) {
    let columns = usize::from(place.width).saturating_sub(1);
    let mut page = Writer::new(app.ink(), columns);
    match row {
        FlagRow::Holes => page.indented(
            1,
            &[Piece::plain(
                "Holes are no faults: nothing is wrong, but something is not there that would make the story \
                 easier to defend.",
                Role::Text,
            )],
        ),
        FlagRow::Rule(number) => {
            if let Some(of) = noticed.rules().get(number) {
                meaning(&mut page, of.rule);
            }
        }
        FlagRow::Flag(number) => {
            if let Some(flag) = noticed.flag(number) {
                told(&mut page, flag);
            }
        }
    }
    for (row, line) in place.rows().zip(page.finish().lines) {
        frame.render_widget(Line::from(line.spans), row);
    }
}

fn meaning(page: &mut Writer<'_>, rule: &Rule) {
    page.indented(1, &[Piece::plain(rule.meaning, Role::Text)]);
    page.indented(
        1,
        &[
            Piece::plain("What to do: ", Role::Dim),
            Piece::plain(rule.advice, Role::Text),
        ],
    );
}

fn told(page: &mut Writer<'_>, flag: &Flag) {
    let sentence = format!("{}.", flag.sentence);
    page.indented(1, &[Piece::plain(sentence, Role::Text)]);
    if let Some(accepted) = &flag.accepted {
        let because = format!("Accepted: {}", accepted.because);
        page.indented(1, &[Piece::plain(because, Role::Held)]);
    }
    for remark in &flag.remarks {
        page.indented(1, &[Piece::plain(format!("{remark}."), Role::Dim)]);
    }
    page.indented(1, &[Piece::plain(flag.rule.meaning, Role::Dim)]);
}
