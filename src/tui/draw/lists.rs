//! The three lists: events, actors, quotes. Only the rows on the screen are looked at.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{pane, quotes};
use crate::search::Area;
use crate::story::date;
use crate::story::{ActorId, EventId, evidence};
use crate::tui::app::App;
use crate::tui::ink::Ink;
use crate::tui::layout::Pane;
use crate::tui::list::{List, Row};
use crate::tui::subject::{actor_kind_words, date_role};
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Columns of a date in the timeline.
const DATE: usize = 12;

/// The events in order of time.
pub fn timeline(app: &App, frame: &mut Frame<'_>, place: Rect) {
    let order = if app.newest_first {
        "Timeline, newest first"
    } else {
        "Timeline"
    };
    // The year of the first row, where its heading has been scrolled out of sight.
    let title = match app.timeline.heading_above() {
        Some(year) => format!("{order} · {year}"),
        None => order.to_owned(),
    };
    let look = Look {
        kind: Pane::Timeline,
        title: &title,
        foot: &position(&app.timeline),
        none: "No event answers to this search.",
    };
    list(app, frame, place, &look, &app.timeline, |key, width| {
        vec![event_row(app, key, width)]
    });
}

/// Who takes part.
pub fn actors(app: &App, frame: &mut Frame<'_>, place: Rect) {
    let look = Look {
        kind: Pane::Actors,
        title: "Actors",
        foot: &position(&app.actors),
        none: "No actor.",
    };
    list(app, frame, place, &look, &app.actors, |key, width| {
        vec![actor_row(app, key, width)]
    });
}

/// Who said what.
pub fn quotes(app: &App, frame: &mut Frame<'_>, place: Rect) {
    let position = position(&app.quotes);
    // Where rows hold several, there are fewer of them than the search bar counts.
    let foot = match app.listed.folded() {
        0 => position,
        _ => format!("{position} rows, {} quotes", app.hits.quotes.len()),
    };
    let look = Look {
        kind: Pane::Quotes,
        title: app.quotes_title(),
        foot: &foot,
        none: "No quote.",
    };
    list(app, frame, place, &look, &app.quotes, |key, width| {
        quotes::rows(app, key, width)
    });
}

/// How a list's pane is called, and what it says when nothing is in it.
struct Look<'a> {
    kind: Pane,
    title: &'a str,
    foot: &'a str,
    none: &'static str,
}

/// A row before it is known to be selected: its signs at the left, and what it shows.
pub struct Shown {
    /// Whether it belongs to what is selected in another pane.
    pub linked: bool,
    /// Whether it answers only possibly.
    pub possibly: bool,
    /// What it shows.
    pub spans: Vec<Span<'static>>,
}

fn list<K: Copy>(
    app: &App,
    frame: &mut Frame<'_>,
    place: Rect,
    look: &Look<'_>,
    list: &List<K>,
    show: impl Fn(K, usize) -> Vec<Shown>,
) {
    if place.is_empty() {
        return;
    }
    let place = pane(app, frame, place, look.kind, look.title, look.foot);
    let ink = app.ink();
    if list.is_empty() {
        let words = Paragraph::new(ink.plain(look.none, Role::Dim));
        frame.render_widget(words.wrap(ratatui::widgets::Wrap { trim: true }), place);
        return;
    }
    let width = usize::from(place.width).saturating_sub(2);
    for placed in list.window(usize::from(place.height)) {
        let lines = place.rows().skip(placed.lines.start);
        match placed.row {
            Row::Heading(text) => {
                for place in lines.take(1) {
                    let text = typeset::cut(&format!(" {text}"), usize::from(place.width));
                    frame.render_widget(ink.plain(text, Role::Heading), place);
                }
            }
            Row::Item(key) => {
                for (place, shown) in lines.zip(show(key, width)) {
                    let focus = app.focus == look.kind;
                    item(frame, place, ink, shown, placed.selected, focus);
                }
            }
        }
    }
}

fn item(frame: &mut Frame<'_>, place: Rect, ink: Ink<'_>, row: Shown, selected: bool, focus: bool) {
    let role = match (selected, focus) {
        (true, true) => Some(Role::Selection),
        (true, false) => Some(Role::SelectionIdle),
        _ => None,
    };
    let sign = match (selected, row.linked) {
        (true, _) => ink.plain("▌", Role::FocusBorder),
        (false, true) => ink.plain("•", Role::Linked),
        (false, false) => Span::raw(" "),
    };
    let doubt = if row.possibly {
        ink.plain("?", Role::Uncertain)
    } else {
        Span::raw(" ")
    };
    let mut spans = vec![sign, doubt];
    spans.extend(row.spans);
    let mut line = Line::from(spans);
    if row.possibly {
        line = line.patch_style(ink.style(Role::Possibly));
    }
    if let Some(role) = role {
        line = if focus {
            ink.selected(line)
        } else {
            line.patch_style(ink.style(role))
        };
        frame.buffer_mut().set_style(place, ink.style(role));
    }
    frame.render_widget(line, place);
}

/// Which item of how many is selected.
fn position<K: Copy>(list: &List<K>) -> String {
    let items = list.items();
    match list.selected_number() {
        Some(number) => format!("{number} of {items}"),
        None if items > 0 => items.to_string(),
        None => String::new(),
    }
}

fn event_row(app: &App, key: EventId, width: usize) -> Shown {
    let ink = app.ink();
    let event = app.story.event(key);
    let date = match (event.date(), event.edtf()) {
        (Some(_), Some(edtf)) => date::short(edtf),
        (None, Some(_)) => "unreadable".to_owned(),
        _ => "—".to_owned(),
    };
    let quotes = event.quote_keys().len();
    let quotes = if quotes > 0 {
        format!("“{quotes}")
    } else {
        String::new()
    };
    let is_faulty = app.noticed().is_some_and(|noticed| noticed.is_faulty(key));
    let marked = is_faulty || !evidence::disputed_fields(event).is_empty();
    let signs = format!(" {quotes:>3} {}", if marked { "!" } else { " " });
    // In a narrow pane the title matters more than the signs.
    let signs_wide = if width >= 40 {
        typeset::width(&signs)
    } else {
        2
    };
    let sign = app.draft_sign(event.is_draft());
    let room = width.saturating_sub(DATE + 1 + sign.width() + signs_wide);
    let mut spans = vec![
        ink.plain(typeset::fill(&date, DATE), date_role(event)),
        Span::raw(" "),
        sign,
    ];
    let title = ink.marked(event.title(), room, Role::Text, Area::Text);
    let title_wide: usize = title.iter().map(Span::width).sum();
    spans.extend(title);
    spans.push(Span::raw(" ".repeat(room.saturating_sub(title_wide))));
    if width >= 40 {
        spans.push(ink.plain(format!(" {quotes:>3} "), Role::Dim));
    } else {
        spans.push(Span::raw(" "));
    }
    spans.push(ink.plain(if marked { "!" } else { " " }, Role::Disputed));
    let linked = app.focus != Pane::Timeline && app.linked.events.contains(&key);
    Shown {
        linked,
        possibly: app.is_possible(key),
        spans,
    }
}

fn actor_row(app: &App, key: ActorId, width: usize) -> Shown {
    let ink = app.ink();
    let actor = app.story.actor(key);
    let part = app.selected_event().and_then(|event| {
        app.story
            .event(event)
            .parts()
            .find(|part| part.actor == key)
            .map(|part| part.role)
    });
    // What somebody is at the selected event says more than what they are in general.
    let word = match part {
        Some(Some(role)) => role,
        _ => actor.kind().map_or("", actor_kind_words),
    };
    let count = format!("{:>4}", actor.events().len());
    let room = width.saturating_sub(count.len());
    let sign = app.draft_sign(actor.is_draft());
    let name = ink.marked(
        actor.name(),
        room - sign.width().min(room),
        Role::Name,
        Area::Name,
    );
    let mut spans = vec![sign];
    spans.extend(name);
    let used: usize = spans.iter().map(Span::width).sum();
    let left = room.saturating_sub(used);
    // The name goes before what follows it.
    let word = if left > 4 {
        format!("  {word}")
    } else {
        String::new()
    };
    spans.push(ink.plain(typeset::fill(&word, left), Role::Dim));
    spans.push(ink.plain(count, Role::Dim));
    Shown {
        linked: app.linked.actors.contains(&key),
        possibly: false,
        spans,
    }
}
