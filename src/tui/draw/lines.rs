//! The single lines around the panes: the header above, the hints below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::actions::Action;
use crate::tui::app::{App, counted};
use crate::tui::keymap::{Hint, Mode};
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

/// The counts that fit beside a title of thirty columns or so: what is there, what is disputed.
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
    let flags = match (app.disputed, app.problems.len()) {
        _ if columns < 60 => String::new(),
        (_, 1..) => format!("  ! {}", counted(app.problems.len(), "problem", "problems")),
        (0, 0) => String::new(),
        (disputed, 0) => format!("  ! {disputed} disputed"),
    };
    (counts, flags)
}

/// The keys that matter now; a message, or what is half typed, goes first.
pub fn hints(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() {
        return;
    }
    let ink = app.ink();
    if let Some(jump) = &app.jump {
        let spans = vec![
            ink.plain(" go to date ", Role::HintKey),
            ink.plain(jump.field.text().to_owned(), Role::Bar),
            ink.plain("█", Role::Dim),
            ink.plain(
                format!(
                    "   such as 2026-02 or 2019   {}  {}",
                    app.keymap.hint(Mode::Search, Action::Open, "go"),
                    app.keymap.hint(Mode::Search, Action::Back, "leave"),
                ),
                Role::HintLabel,
            ),
        ];
        frame.render_widget(Line::from(spans), place);
        return;
    }
    let said = app.message.clone().map(|text| (text, Role::Title));
    if let Some((text, role)) = said.or(app.remark().map(|text| (text, Role::Error))) {
        let text = typeset::cut(&format!(" {text}"), usize::from(place.width));
        frame.render_widget(ink.plain(text, role), place);
        return;
    }
    let columns = usize::from(place.width);
    if app.typing() && !app.bar.in_field() && !app.bar.completions.is_empty() {
        frame.render_widget(offers(app, columns), place);
        return;
    }
    let mut line = Line::default();
    if !app.pending.is_empty() {
        line.push_span(ink.plain(format!(" {} …", app.pending), Role::HintKey));
    }
    for hint in fitting(app.hints(), columns.saturating_sub(line.width())) {
        line.push_span(ink.plain(format!(" {} ", hint.keys), Role::HintKey));
        line.push_span(ink.plain(format!("{} ", hint.label), Role::HintLabel));
    }
    frame.render_widget(line, place);
}

/// What would complete the word in the search bar, the chosen one first.
fn offers(app: &App, columns: usize) -> Line<'static> {
    let ink = app.ink();
    let key = app.keymap.hint(Mode::Search, Action::AcceptCompletion, "");
    let mut line = Line::from(ink.plain(format!(" {key}"), Role::HintKey));
    let bar = &app.bar;
    for (index, offer) in bar.completions.iter().enumerate().skip(bar.chosen) {
        let text = format!("{}  ", offer.label);
        if line.width() + typeset::width(&text) > columns {
            break;
        }
        let role = if index == bar.chosen {
            Role::BarField
        } else {
            Role::HintLabel
        };
        line.push_span(ink.plain(text, role));
    }
    line
}

/// The hints that fit, in their order. The way to the help is the last to go, then the way out.
fn fitting(hints: Vec<Hint>, columns: usize) -> Vec<Hint> {
    let wide = |hint: &Hint| typeset::width(&hint.keys) + typeset::width(hint.label) + 3;
    let rank = |hint: &Hint| match hint.action {
        Action::Help => 0,
        Action::Quit | Action::Back => 1,
        Action::FocusSearch => 2,
        _ => 3,
    };
    let mut order: Vec<usize> = (0..hints.len()).collect();
    order.sort_by_key(|&index| rank(&hints[index]));
    let mut used = 0;
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        used += wide(&hints[index]);
        if used > columns && !kept.is_empty() {
            break;
        }
        kept.push(index);
    }
    let mut hints: Vec<Option<Hint>> = hints.into_iter().map(Some).collect();
    kept.sort_unstable();
    kept.into_iter()
        .filter_map(|index| hints[index].take())
        .collect()
}
