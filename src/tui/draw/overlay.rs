//! What lies over the panes: the help, the list of sources, the list of problems.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{attaching, copying, flags, framed, mark_selected};
use crate::search::Area;
use crate::story::SourceId;
use crate::tui::actions::Action;
use crate::tui::app::{App, Overlay, PROBLEM_LINES, counted};
use crate::tui::help;
use crate::tui::keymap::Mode;
use crate::tui::layout::inside;
use crate::tui::list::{List, Row};
use crate::tui::subject::{published_words, reporting_word, seen_word};
use crate::tui::theme::Role;
use crate::tui::typeset;

/// Draws what lies over the panes, if anything does.
pub fn draw(app: &App, frame: &mut Frame<'_>, body: Rect) {
    match &app.overlay {
        None => {}
        Some(Overlay::Help(reading)) => draw_help(app, frame, body, reading.top),
        Some(Overlay::Sources(list)) => draw_sources(app, frame, body, list),
        Some(Overlay::Problems(list)) => draw_problems(app, frame, body, list),
        Some(Overlay::Flags(list)) => flags::draw(app, frame, body, list),
        Some(Overlay::Copying(forms)) => copying::draw(app, frame, body, forms),
        Some(Overlay::Attaching(list)) => attaching::draw(app, frame, body, list),
    }
}

fn draw_help(app: &App, frame: &mut Frame<'_>, body: Rect, top: usize) {
    frame.render_widget(Clear, body);
    let columns = usize::from(inside(body).width);
    let page = help::document(&app.keymap, app.ink(), columns);
    let lines = usize::from(inside(body).height);
    let below = page.lines.len().saturating_sub(top + lines);
    let foot = if below > 0 {
        format!("{below} more ↓")
    } else {
        app.keymap.hint(Mode::Overlay, Action::Back, "back")
    };
    let place = framed(app, frame, body, true, "Help", &foot);
    for (row, line) in page.lines.iter().skip(top).take(lines).enumerate() {
        let row = Rect {
            y: place.y + u16::try_from(row).unwrap_or(0),
            height: 1,
            ..place
        };
        frame.render_widget(Line::from(line.spans.clone()), row);
    }
}

fn draw_sources(app: &App, frame: &mut Frame<'_>, body: Rect, list: &List<SourceId>) {
    let title = match (app.hits.sources.len(), app.bar.query().is_empty()) {
        (n, true) => counted(n, "source", "sources"),
        (n, false) => format!("{} of what is found", counted(n, "source", "sources")),
    };
    let look = Look {
        title: &title,
        none: "No source belongs to what is found.",
    };
    draw_list(app, frame, body, list, &look, |key, columns| {
        source_rows(app, key, columns)
    });
}

fn draw_problems(app: &App, frame: &mut Frame<'_>, body: Rect, list: &List<usize>) {
    let title = counted(list.items(), "problem", "problems");
    let look = Look {
        title: &title,
        none: "Nothing is wrong in the story's files.",
    };
    draw_list(app, frame, body, list, &look, |number, columns| {
        let ink = app.ink();
        let Some(problem) = app.problems.get(number) else {
            return [const { Vec::new() }; PROBLEM_LINES];
        };
        let place = typeset::cut(&problem.place, columns.saturating_sub(2));
        let text = wrapped(&problem.text, columns.saturating_sub(4));
        let [first, second, third] =
            text.map(|line| vec![Span::raw("   "), ink.plain(line, Role::Text)]);
        [
            vec![Span::raw(" "), ink.plain(place, Role::Name)],
            first,
            second,
            third,
        ]
    });
}

/// A text on `N` lines, cut if it takes more.
fn wrapped<const N: usize>(text: &str, columns: usize) -> [String; N] {
    let lines = typeset::wrap(text, columns);
    std::array::from_fn(|number| match lines.get(number) {
        Some(line) if number + 1 == N => typeset::cut(&text[line.start..], columns),
        Some(line) => text[line.clone()].to_owned(),
        None => String::new(),
    })
}

/// How a list over the panes is called, and what it says when nothing is in it.
pub struct Look<'a> {
    pub title: &'a str,
    pub none: &'static str,
}

/// A list over the panes whose items take `N` lines each.
fn draw_list<K: Copy, const N: usize>(
    app: &App,
    frame: &mut Frame<'_>,
    body: Rect,
    list: &List<K>,
    look: &Look<'_>,
    rows: impl Fn(K, usize) -> [Vec<Span<'static>>; N],
) {
    frame.render_widget(Clear, body);
    draw_list_in(app, frame, body, list, look, rows);
}

/// A list in its frame, on a place that is clear.
pub fn draw_list_in<K: Copy, const N: usize>(
    app: &App,
    frame: &mut Frame<'_>,
    body: Rect,
    list: &List<K>,
    look: &Look<'_>,
    rows: impl Fn(K, usize) -> [Vec<Span<'static>>; N],
) {
    let foot = number_of(list);
    let place = framed(app, frame, body, true, look.title, &foot);
    if list.is_empty() {
        let words = format!(" {}", look.none);
        let words = typeset::cut(&words, usize::from(place.width));
        frame.render_widget(app.ink().plain(words, Role::Dim), place);
    }
    draw_rows(app, frame, place, list, rows);
}

/// Which item of a list is selected, and how many there are.
pub fn number_of<K: Copy>(list: &List<K>) -> String {
    let items = list.items();
    let number = list.selected_number();
    number.map_or_else(String::new, |number| format!("{number} of {items}"))
}

/// The rows of a list from the first on the screen, each item on `N` lines.
pub fn draw_rows<K: Copy, const N: usize>(
    app: &App,
    frame: &mut Frame<'_>,
    place: Rect,
    list: &List<K>,
    rows: impl Fn(K, usize) -> [Vec<Span<'static>>; N],
) {
    let ink = app.ink();
    for placed in list.window(usize::from(place.height)) {
        let spans = match placed.row {
            Row::Item(key) => rows(key, usize::from(place.width)).to_vec(),
            Row::Heading(text) => vec![vec![ink.plain(format!(" {text}"), Role::Heading)]],
        };
        for (line, spans) in place.rows().skip(placed.lines.start).zip(spans) {
            let mut shown = Line::from(spans);
            if placed.selected {
                shown = ink.selected(shown);
                let style = ink.style(Role::Selection);
                frame.buffer_mut().set_style(line, style);
            }
            frame.render_widget(shown, line);
            if placed.selected {
                mark_selected(frame, line, &ink.plain("▌", Role::Selection));
            }
        }
    }
}

fn source_rows(app: &App, key: SourceId, columns: usize) -> [Vec<Span<'static>>; 2] {
    let ink = app.ink();
    let source = app.story.source(key);
    let date = published_words(source);
    let sign = app.draft_sign(source.is_draft());
    let room = columns.saturating_sub(typeset::width(&date) + 3 + sign.width());
    let mut first = vec![Span::raw(" "), sign];
    first.extend(ink.marked(source.publisher(), room, Role::Name, Area::Source));
    let wide: usize = first.iter().map(Span::width).sum();
    let gap = columns.saturating_sub(wide + typeset::width(&date) + 1);
    first.push(Span::raw(" ".repeat(gap)));
    first.push(ink.plain(date, Role::Date));
    let cited = source.events().len() + source.claims().len() + source.quotes().len();
    let nature = [
        Some(reporting_word(source.reporting()).to_owned()),
        source.seen().map(|seen| seen_word(seen).to_owned()),
        (cited > 0).then(|| format!("cited {cited}×")),
    ];
    let nature = nature.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let room = columns.saturating_sub(typeset::width(&nature) + 5);
    let mut second = vec![Span::raw("   ")];
    let title = source.title().unwrap_or("(no headline known)");
    second.extend(ink.marked(title, room, Role::Text, Area::Source));
    let wide: usize = second.iter().map(Span::width).sum();
    second.push(Span::raw(
        " ".repeat(columns.saturating_sub(wide + typeset::width(&nature) + 1)),
    ));
    second.push(ink.plain(nature, Role::Dim));
    [first, second]
}
