//! The search bar.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::tui::actions::Action;
use crate::tui::app::{App, counted};
use crate::tui::keymap::Mode;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// In place of a number that is not known yet.
const PENDING: &str = "…";
/// Columns before the text.
const BEFORE: u16 = 3;

/// The bar: what is searched for, and how much answers.
pub fn draw(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() {
        return;
    }
    let ink = app.ink();
    let (counts, room) = counts_and_room(app, usize::from(place.width));
    let (spans, cursor) = text(app, room);
    let role = if app.typing() {
        Role::HintKey
    } else {
        Role::Dim
    };
    let mut line = Line::from(vec![ink.plain(" / ", role)]);
    let used: usize = spans.iter().map(Span::width).sum();
    line.extend(spans);
    if app.bar.text().is_empty() && !app.typing() {
        let what = "to search events, names and quotes (source:name for sources)";
        let hint = match app.keymap.hint(Mode::Browse, Action::FocusSearch, what) {
            hint if hint.is_empty() => hint,
            hint => typeset::cut(&format!("press {hint}"), room),
        };
        let wide = typeset::width(&hint);
        line.push_span(ink.plain(hint, Role::Dim));
        line.push_span(Span::raw(" ".repeat(room.saturating_sub(wide))));
    } else {
        line.push_span(Span::raw(" ".repeat(room.saturating_sub(used))));
    }
    line.push_span(ink.plain(counts, Role::Dim));
    frame.render_widget(line, place);
    if app.typing() {
        let cursor = u16::try_from(cursor).unwrap_or(u16::MAX);
        let x = place.x.saturating_add(BEFORE).saturating_add(cursor);
        frame.set_cursor_position(Position::new(
            x.min(place.right().saturating_sub(1)),
            place.y,
        ));
    }
}

/// How much answers, and the columns that leaves for the text.
fn counts_and_room(app: &App, columns: usize) -> (String, usize) {
    let counts = told(app, columns);
    let room = columns.saturating_sub(typeset::width(&counts) + usize::from(BEFORE) + 1);
    (counts, room)
}

/// Where the text stands in the bar at `place`: its first column, and how many it has.
pub fn text_place(app: &App, place: Rect) -> (u16, usize) {
    let (_, room) = counts_and_room(app, usize::from(place.width));
    (place.x.saturating_add(BEFORE), room)
}

/// The query with its fields told apart and what was not understood marked, scrolled so that the
/// cursor is in view; and the cursor's column.
fn text(app: &App, room: usize) -> (Vec<Span<'static>>, usize) {
    let ink = app.ink();
    let text = app.bar.text();
    let query = app.bar.query();
    let problems: Vec<_> = query.problems().map(|(range, _)| range).collect();
    let fields: Vec<_> = query
        .parts()
        .iter()
        .filter(|part| part.key.is_some())
        .map(|part| part.range.start..part.value.start)
        .collect();
    let wrong = ink.style(Role::Error).add_modifier(Modifier::UNDERLINED);
    let Range { start, end } = app.bar.in_view(room);
    let mut spans = Vec::new();
    let mut at = start;
    let mut cuts: Vec<usize> = problems
        .iter()
        .chain(&fields)
        .flat_map(|range| [range.start, range.end])
        .chain([end])
        .filter(|cut| (start..=end).contains(cut))
        .collect();
    cuts.sort_unstable();
    for cut in cuts {
        let Some(piece) = text.get(at..cut).filter(|piece| !piece.is_empty()) else {
            continue;
        };
        let style = if problems.iter().any(|range| range.contains(&at)) {
            wrong
        } else if fields.iter().any(|range| range.contains(&at)) {
            ink.style(Role::BarField)
        } else {
            ink.style(Role::Bar)
        };
        spans.push(Span::styled(piece.to_owned(), style));
        at = cut;
    }
    (spans, typeset::width(&text[start..app.bar.cursor_byte()]))
}

/// How much answers, and how far the rest of the story has come.
fn told(app: &App, columns: usize) -> String {
    let Some(rest) = app.rest() else {
        return counts(app, columns);
    };
    // What is typed goes before.
    let share = if app.bar.text().is_empty() { 2 } else { 4 };
    let words = rest.words(columns / share);
    match counts(app, columns.saturating_sub(typeset::width(&words) + 3)) {
        counts if counts.is_empty() => format!("{words} "),
        counts => format!("{counts}· {words} "),
    }
}

/// How much answers, as far as it leaves room for the text.
fn counts(app: &App, columns: usize) -> String {
    if app.bar.query().is_empty() {
        return String::new();
    }
    let hits = &app.hits;
    let all = app.story.events().len();
    let all = counted(all, "event", "events");
    if app.is_seeking() {
        return format!("{PENDING} of {all} ");
    }
    let mut counts = format!("{} of {all}", hits.events.len());
    let possible = match app.possible_count() {
        0 => String::new(),
        n => format!(", {n} possibly"),
    };
    let actors = if app.is_linking() {
        format!(" · {PENDING} actors")
    } else {
        format!(" · {}", counted(hits.actors.len(), "actor", "actors"))
    };
    let quotes = format!(" · {}", counted(hits.quotes.len(), "quote", "quotes"));
    let room = columns.saturating_sub(typeset::width(app.bar.text()) + 8);
    for part in [possible, actors, quotes] {
        if typeset::width(&counts) + typeset::width(&part) > room {
            break;
        }
        counts.push_str(&part);
    }
    counts.push(' ');
    counts
}
