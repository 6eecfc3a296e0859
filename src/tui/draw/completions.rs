//! What would complete the query, below the search bar.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Clear;

use super::framed;
use crate::search::Completion;
use crate::tui::actions::Action;
use crate::tui::app::App;
use crate::tui::keymap::Mode;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Rows of completions at most.
const MOST: usize = 8;

/// Which completions are shown, and where.
pub struct Shown {
    /// The place with its frame.
    pub place: Rect,
    /// The first of them and the one after the last, a row for each.
    pub range: Range<usize>,
    /// Columns of the labels.
    label_wide: usize,
}

/// The completions over `body`, if there are any to show there.
pub fn shown(app: &App, body: Rect) -> Option<Shown> {
    let offers = &app.bar.completions;
    // Over plain words they would hide what the words find; the last line names those.
    if !app.typing() || !app.bar.in_field() || offers.is_empty() || body.height < 4 {
        return None;
    }
    let rows = offers.len().min(MOST).min(usize::from(body.height) - 2);
    let first = app.bar.chosen.saturating_sub(rows - 1);
    let range = first..first + rows;
    let widest = |of: fn(&Completion) -> &str| {
        let offers = offers[range.clone()].iter();
        offers.map(|offer| typeset::width(of(offer))).max()
    };
    let label_wide = widest(|offer| &offer.label).unwrap_or(0);
    let wide = label_wide + widest(|offer| &offer.about).unwrap_or(0) + 6;
    let place = Rect {
        x: body.x + 1.min(body.width),
        y: body.y,
        width: narrow(wide).min(body.width.saturating_sub(1)),
        height: narrow(rows + 2),
    };
    Some(Shown {
        place,
        range,
        label_wide,
    })
}

/// Draws them over the panes.
pub fn draw(app: &App, frame: &mut Frame<'_>, body: Rect) {
    let Some(shown) = shown(app, body) else {
        return;
    };
    let offers = &app.bar.completions;
    frame.render_widget(Clear, shown.place);
    let foot = match offers.len() - shown.range.len() {
        0 => String::new(),
        more => format!("{more} more"),
    };
    let title = app
        .keymap
        .hint(Mode::Search, Action::AcceptCompletion, "takes");
    let place = framed(app, frame, shown.place, true, &title, &foot);
    let ink = app.ink();
    let room = usize::from(place.width);
    for (row, index) in place.rows().zip(shown.range) {
        let offer = &offers[index];
        let label_wide = (shown.label_wide + 1).min(room);
        let label = typeset::fill(&format!(" {}", offer.label), label_wide);
        let rest = room.saturating_sub(typeset::width(&label));
        let about = typeset::fill(&format!("  {}", offer.about), rest);
        let mut line = Line::from(vec![
            ink.plain(label, Role::BarField),
            ink.plain(about, Role::Dim),
        ]);
        if index == app.bar.chosen {
            line = ink.selected(line);
        }
        frame.render_widget(line, row);
    }
}

fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
