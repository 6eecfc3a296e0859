//! The command palette, over the panes.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::framed;
use super::overlay::{draw_rows, number_of};
use crate::tui::app::App;
use crate::tui::keymap::Mode;
use crate::tui::layout::inside;
use crate::tui::palette::{Command, Palette};
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Columns of the names.
const NAME_WIDE: usize = 18;

/// Where what is typed stands in `body`, and where the list does.
pub fn places(body: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(inside(body))
}

/// Draws the palette, if it is open.
pub fn draw(app: &App, frame: &mut Frame<'_>, body: Rect) {
    let Some(palette) = &app.palette else { return };
    frame.render_widget(Clear, body);
    let list = palette.list();
    framed(app, frame, body, true, "Commands", &number_of(list));
    let [line, rows] = places(body);
    field(app, frame, line, palette);
    if list.is_empty() {
        frame.render_widget(app.ink().plain(" no command of that name", Role::Dim), rows);
    }
    draw_rows(app, frame, rows, list, |action, columns| {
        let command = palette.command(action);
        [command.map_or_else(Vec::new, |command| row(app, command, columns))]
    });
}

fn field(app: &App, frame: &mut Frame<'_>, place: Rect, palette: &Palette) {
    if place.is_empty() {
        return;
    }
    let ink = app.ink();
    let field = palette.field();
    let mut line = Line::from(vec![
        ink.plain(" : ", Role::HintKey),
        ink.plain(field.text(), Role::Bar),
    ]);
    if field.text().is_empty() {
        line.push_span(ink.plain(" a few letters of what to do", Role::Dim));
    }
    frame.render_widget(line, place);
    let column = u16::try_from(field.cursor_column()).unwrap_or(u16::MAX);
    let x = place.x.saturating_add(3).saturating_add(column);
    let x = x.min(place.right().saturating_sub(1));
    frame.set_cursor_position(Position::new(x, place.y));
}

/// The name, what it does, and at the right the key that does it.
fn row(app: &App, command: &Command, columns: usize) -> Vec<Span<'static>> {
    let ink = app.ink();
    let key = app.keymap.keys_of(Mode::Browse, command.action).next();
    let key = key.unwrap_or_default();
    let room = columns.saturating_sub(typeset::width(&key) + 3);
    let text = command.text();
    let name = command.name.len();
    let part = |range, role| {
        let matched = ink.style(Role::Match);
        typeset::spans(&text, range, &command.ranges, ink.style(role), matched)
    };
    let mut spans = vec![Span::raw("   ")];
    spans.extend(part(0..name, Role::Name));
    let gap = (NAME_WIDE + 3).saturating_sub(wide(&spans)).max(1);
    spans.push(Span::raw(" ".repeat(gap)));
    let left = room.saturating_sub(wide(&spans));
    let help = name + 1;
    let end = help + typeset::fitting(&text[help..], left);
    spans.extend(part(help..end, Role::Text));
    if end < text.len() {
        spans.push(ink.plain("…", Role::Text));
    }
    let gap = columns.saturating_sub(wide(&spans) + typeset::width(&key) + 1);
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(ink.plain(key, Role::HintKey));
    spans
}

fn wide(spans: &[Span<'_>]) -> usize {
    spans.iter().map(Span::width).sum()
}
