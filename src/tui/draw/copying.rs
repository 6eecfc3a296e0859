//! What can be copied: the forms in a frame, and the text of the chosen one as it is, with nothing beside it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::Clear;

use super::framed;
use super::overlay::draw_rows;
use crate::tui::actions::Action;
use crate::tui::app::App;
use crate::tui::copying::Copying;
use crate::tui::keymap::Mode;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Columns of the names.
const NAME_WIDE: usize = 12;

/// Draws the forms and the text.
pub fn draw(app: &App, frame: &mut Frame<'_>, body: Rect, copying: &Copying) {
    frame.render_widget(Clear, body);
    let ink = app.ink();
    let (forms, text) = copying.places(body);
    let lines = copying.lines(text.width);
    let first = copying.first_line();
    let below = lines.len().saturating_sub(first + usize::from(text.height));
    let foot = match (first, below) {
        (0, 0) => String::new(),
        (_, 0) => "end".to_owned(),
        (_, below) => {
            let more = format!("{below} more ↓");
            let key = app.keymap.keys_of(Mode::Overlay, Action::PageDown).next();
            key.map_or(more.clone(), |key| format!("{more} {key}"))
        }
    };
    let place = framed(app, frame, forms, true, "Copy as", &foot);
    draw_rows(app, frame, place, copying.list(), |form, columns| {
        let name = typeset::fill(form.name(), NAME_WIDE);
        let about = typeset::cut(form.about(), columns.saturating_sub(NAME_WIDE + 2));
        [vec![
            Span::raw(" "),
            ink.plain(name, Role::Name),
            ink.plain(about, Role::Dim),
        ]]
    });
    for (row, line) in text.rows().zip(lines.into_iter().skip(first)) {
        frame.render_widget(ink.plain(line.to_owned(), Role::Text), row);
    }
}
