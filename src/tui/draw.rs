//! Draws the whole screen from the state. Nothing here changes anything.

mod attaching;
pub mod axis;
pub mod bar;
pub mod completions;
mod copying;
mod flags;
mod lines;
mod lists;
mod overlay;
pub mod palette;
mod quotes;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Paragraph};

use super::app::{App, counted};
use super::layout::{Pane, inside};
use super::subject;
use super::theme::Role;

/// Columns of the detail's name in its frame.
const NAME: u16 = 12;

/// Draws everything.
pub fn screen(app: &App, frame: &mut Frame<'_>) {
    let layout = app.layout();
    lines::header(app, frame, layout.header);
    bar::draw(app, frame, layout.bar);
    axis::draw(app, frame, layout.axis);
    lists::timeline(app, frame, layout.timeline);
    detail(app, frame, layout.detail);
    lists::actors(app, frame, layout.actors);
    lists::quotes(app, frame, layout.quotes);
    overlay::draw(app, frame, layout.body);
    palette::draw(app, frame, layout.body);
    completions::draw(app, frame, layout.body);
    lines::last(app, frame, layout.hints);
}

/// Draws a pane's frame with its name, and returns the place within.
fn pane(
    app: &App,
    frame: &mut Frame<'_>,
    place: Rect,
    kind: Pane,
    title: &str,
    foot: &str,
) -> Rect {
    let focused =
        app.focus == kind && app.overlay.is_none() && app.palette.is_none() && !app.typing();
    framed(app, frame, place, focused, title, foot)
}

fn framed(
    app: &App,
    frame: &mut Frame<'_>,
    place: Rect,
    focused: bool,
    title: &str,
    foot: &str,
) -> Rect {
    let ink = app.ink();
    let role = if focused {
        Role::FocusBorder
    } else {
        Role::Border
    };
    // A thick frame tells the pane with the keys also where there is no colour.
    let kind = if focused {
        BorderType::Thick
    } else {
        BorderType::Plain
    };
    let mut block = Block::new()
        .borders(Borders::ALL)
        .border_type(kind)
        .border_style(ink.style(role))
        .title(Span::styled(format!(" {title} "), ink.style(role)));
    if !foot.is_empty() {
        let foot = Span::styled(format!(" {foot} "), ink.style(Role::Dim));
        block = block.title_bottom(Line::from(foot).right_aligned());
    }
    frame.render_widget(block, place);
    inside(place)
}

fn detail(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() {
        return;
    }
    let page = app.page();
    let lines = usize::from(inside(place).height);
    let top = app.pages.first_line();
    let below = page.lines.len().saturating_sub(top + lines);
    let foot = match (top, below) {
        (0, 0) => String::new(),
        (_, 0) => "end".to_owned(),
        (_, below) => format!("{below} more ↓"),
    };
    let title = app.subject().map_or("Event", subject::title);
    let title = match &page.part {
        Some(part) => format!("{title}, {part}"),
        None => title.to_owned(),
    };
    let outer = place;
    let place = pane(app, frame, place, Pane::Detail, &title, &foot);
    faults(app, frame, outer, page.faults);
    let ink = app.ink();
    let has_keys = app.focus == Pane::Detail;
    let selected = app.pages.selected_item().filter(|_| has_keys);
    if app.subject().is_none() {
        let nothing = ink.plain("Nothing is selected.", Role::Dim);
        frame.render_widget(Paragraph::new(nothing), place);
        return;
    }
    for (row, line) in page.lines.iter().skip(top).take(lines).enumerate() {
        let row = Rect {
            y: place.y + u16::try_from(row).unwrap_or(u16::MAX),
            height: 1,
            ..place
        };
        let mut shown = Line::from(line.spans.clone());
        let is_selected = line.item.is_some() && line.item == selected;
        if is_selected {
            shown = ink.selected(shown);
            frame
                .buffer_mut()
                .set_style(row, ink.style(Role::Selection));
        }
        frame.render_widget(shown, row);
        if is_selected {
            mark_selected(frame, row, &ink.plain("▌", Role::Selection));
        }
    }
}

/// How much does not fit in what the detail is about, at the right of its frame.
fn faults(app: &App, frame: &mut Frame<'_>, place: Rect, count: usize) {
    let words = format!(" ! {} ", counted(count, "fault", "faults"));
    let wide = u16::try_from(words.len()).unwrap_or(u16::MAX);
    if count > 0 && place.width >= wide + NAME {
        let span = app.ink().plain(words, Role::Disputed);
        let x = place.right() - 1 - wide;
        frame.buffer_mut().set_span(x, place.y, &span, wide);
    }
}

/// Puts the sign of the selection at the beginning of a row.
fn mark_selected(frame: &mut Frame<'_>, row: Rect, sign: &Span<'static>) {
    if !row.is_empty() {
        frame.buffer_mut().set_span(row.x, row.y, sign, 1);
    }
}
