//! The single lines around the panes: the header above, the last line below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{App, counted};
use crate::tui::document::DRAFT;
use crate::tui::last_line;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// The program's name, the story's title, and how much there is of everything.
pub fn header(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() {
        return;
    }
    let ink = app.ink();
    let columns = usize::from(place.width);
    let counts = counts(app, columns);
    let counts_wide = typeset::width(&counts.0) + typeset::width(&counts.1) + 1;
    let room = columns.saturating_sub(counts_wide + 12);
    let mut spans = vec![
        Span::styled(" dateline  ", ink.style(Role::Dim)),
        Span::styled(
            typeset::fill(app.story.title(), room),
            ink.style(Role::Title),
        ),
    ];
    spans.push(ink.plain(counts.0, Role::Dim));
    spans.push(ink.plain(counts.1, Role::Disputed));
    frame.render_widget(Line::from(spans), place);
}

/// The counts that fit beside a title of thirty columns or so: what is there, what is to be reviewed, what does not fit.
fn counts(app: &App, columns: usize) -> (String, String) {
    let story = &app.story;
    let all = [
        counted(story.events().len(), "event", "events"),
        counted(story.actors().len(), "actor", "actors"),
        counted(story.quotes().len(), "quote", "quotes"),
        counted(story.sources().len(), "source", "sources"),
    ];
    let shown = match columns {
        110.. => 4,
        60.. => 1,
        _ => 0,
    };
    let mut counts = String::new();
    for count in &all[..shown] {
        counts.push_str("  ");
        counts.push_str(count);
    }
    if app.drafts() > 0 && columns >= 60 {
        counts.push_str("  ");
        counts.push_str(DRAFT);
        counts.push_str(&counted(app.drafts(), "draft", "drafts"));
    }
    let flags = match (app.faults(), app.problems.len()) {
        _ if columns < 60 => String::new(),
        (_, 1..) => format!("  ! {}", counted(app.problems.len(), "problem", "problems")),
        (None, 0) => "  ! … faults".to_owned(),
        (Some(0), 0) => String::new(),
        (Some(faults), 0) => format!("  ! {}", counted(faults, "fault", "faults")),
    };
    (counts, flags)
}

/// The last line.
pub fn last(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() {
        return;
    }
    let ink = app.ink();
    let pieces = last_line::pieces(app, usize::from(place.width)).into_iter();
    let spans = pieces.map(|piece| ink.plain(piece.text, piece.role));
    frame.render_widget(spans.collect::<Line<'_>>(), place);
}
