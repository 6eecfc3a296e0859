//! The search bar, and the completions below it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::framed;
use crate::search::Completion;
use crate::tui::actions::Action;
use crate::tui::app::{App, counted};
use crate::tui::keymap::Mode;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Rows of completions at most.
const MOST: usize = 8;

/// The bar: what is searched for, and how much answers.
pub fn draw(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() {
        return;
    }
    let ink = app.ink();
    let counts = counts(app, usize::from(place.width));
    let counts_wide = typeset::width(&counts);
    let room = usize::from(place.width).saturating_sub(counts_wide + 4);
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
        let x = place.x + 3 + u16::try_from(cursor).unwrap_or(u16::MAX);
        frame.set_cursor_position(Position::new(
            x.min(place.right().saturating_sub(1)),
            place.y,
        ));
    }
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
    // Before the cursor there must be room for the cursor itself.
    let before = &text[..app.bar.cursor_byte()];
    let mut start = 0;
    while typeset::width(&before[start..]) >= room.max(1) {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let end = start + typeset::fitting(&text[start..], room);
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
    (spans, typeset::width(&before[start..]))
}

/// How much answers, as far as it leaves room for the text.
fn counts(app: &App, columns: usize) -> String {
    if app.bar.query().is_empty() {
        return String::new();
    }
    let hits = &app.hits;
    let all = app.story.events().len();
    let mut counts = format!(
        "{} of {}",
        hits.events.len(),
        counted(all, "event", "events")
    );
    let possible = match app.possible_count() {
        0 => String::new(),
        n => format!(", {n} possibly"),
    };
    let actors = format!(" · {}", counted(hits.actors.len(), "actor", "actors"));
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

/// What would complete the query, over the panes.
pub fn completions(app: &App, frame: &mut Frame<'_>, body: Rect) {
    let offers = &app.bar.completions;
    // Over plain words they would hide what the words find; the last line names those.
    if !app.typing() || !app.bar.in_field() || offers.is_empty() || body.height < 4 {
        return;
    }
    let rows = offers.len().min(MOST).min(usize::from(body.height) - 2);
    let first = app.bar.chosen.saturating_sub(rows - 1);
    let shown = &offers[first..first + rows];
    let widest = |of: fn(&Completion) -> &str| {
        shown
            .iter()
            .map(|offer| typeset::width(of(offer)))
            .max()
            .unwrap_or(0)
    };
    let label_wide = widest(|offer| &offer.label);
    let wide = label_wide + widest(|offer| &offer.about) + 6;
    let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let place = Rect {
        x: body.x + 1.min(body.width),
        y: body.y,
        width: narrow(wide).min(body.width.saturating_sub(1)),
        height: narrow(rows + 2),
    };
    frame.render_widget(Clear, place);
    let foot = match offers.len() - rows {
        0 => String::new(),
        more => format!("{more} more"),
    };
    let place = framed(app, frame, place, true, "Tab takes", &foot);
    let ink = app.ink();
    let room = usize::from(place.width);
    for (row, offer) in shown.iter().enumerate() {
        let line_place = Rect {
            y: place.y + narrow(row),
            height: 1,
            ..place
        };
        let label = typeset::fill(&format!(" {}", offer.label), (label_wide + 1).min(room));
        let rest = room.saturating_sub(typeset::width(&label));
        let about = typeset::fill(&format!("  {}", offer.about), rest);
        let mut line = Line::from(vec![
            ink.plain(label, Role::BarField),
            ink.plain(about, Role::Dim),
        ]);
        if first + row == app.bar.chosen {
            line = ink.selected(line);
        }
        frame.render_widget(line, line_place);
    }
}
