//! What a draft may belong to, each with what speaks for it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::Clear;

use super::overlay::{Look, draw_list_in};
use crate::story::{Story, Subject, date};
use crate::tui::app::App;
use crate::tui::attaching::Attaching;
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Columns of a date.
const DATE: usize = 12;

/// Draws the records to choose from.
pub fn draw(app: &App, frame: &mut Frame<'_>, body: Rect, attaching: &Attaching) {
    frame.render_widget(Clear, body);
    let title = attaching.draft.title(&app.story);
    let room = usize::from(body.width).saturating_sub(30);
    let title = format!("Attach to: {}", typeset::cut(&title, room));
    let look = Look {
        title: &title,
        none: "No other record.",
    };
    let row = |number, columns| [candidate(app, attaching, number, columns)];
    draw_list_in(app, frame, body, attaching.list(), &look, row);
}

fn candidate(
    app: &App,
    attaching: &Attaching,
    number: usize,
    columns: usize,
) -> Vec<Span<'static>> {
    let ink = app.ink();
    let Some(candidate) = attaching.candidate(number) else {
        return Vec::new();
    };
    let (first, name, is_draft) = told(&app.story, candidate.subject);
    let mut spans = vec![Span::raw(" ")];
    if let Some(date) = first {
        spans.push(ink.plain(typeset::fill(&date, DATE), Role::Date));
        spans.push(Span::raw(" "));
    }
    spans.push(app.draft_sign(is_draft));
    let used: usize = spans.iter().map(Span::width).sum();
    let why = format!(" {}", candidate.why);
    let room = columns.saturating_sub(used + typeset::width(&why) + 1);
    spans.push(ink.plain(typeset::fill(&name, room), Role::Text));
    spans.push(ink.plain(why, Role::Dim));
    spans
}

/// The date of a record that has one, what it is called, and whether it is a draft.
fn told(story: &Story, subject: Subject) -> (Option<String>, String, bool) {
    match subject {
        Subject::Event(key) => {
            let event = story.event(key);
            let date = event.edtf().map_or_else(|| "—".to_owned(), date::short);
            (Some(date), event.title().to_owned(), event.is_draft())
        }
        Subject::Actor(key) => {
            let actor = story.actor(key);
            (None, actor.name().to_owned(), actor.is_draft())
        }
        Subject::Source(key) => {
            let source = story.source(key);
            let title = source.title().unwrap_or_default();
            let name = format!("{}  {title}", source.publisher());
            (None, name, source.is_draft())
        }
        Subject::Quote(_) | Subject::Story => (None, subject.title(story), false),
    }
}
