//! The time axis: bars for the density of events, and their scale below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::story::date::{Date, Day};
use crate::tui::app::App;
use crate::tui::axis::{Column, Stretch};
use crate::tui::theme::Role;
use crate::tui::typeset;

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// Stretch for what lies beyond each end.
const BEYOND: u16 = 6;

/// Draws the axis over the events that are found.
pub fn draw(app: &App, frame: &mut Frame<'_>, place: Rect) {
    if place.is_empty() || place.width < 2 * BEYOND + 10 {
        return;
    }
    let middle = Rect {
        x: place.x + BEYOND,
        width: place.width - 2 * BEYOND,
        ..place
    };
    let dates: Vec<Date> = app
        .hits
        .events
        .iter()
        .filter_map(|hit| app.story.event(hit.key).date())
        .collect();
    let Some(axis) = app.axis.stretch(&dates, usize::from(middle.width)) else {
        return;
    };
    let bars = Rect {
        height: 1,
        ..middle
    };
    frame.render_widget(bar_line(app, &axis), bars);
    beyond(app, frame, place, &axis);
    if place.height > 1 {
        let scale = Rect {
            y: place.y + 1,
            height: 1,
            ..middle
        };
        frame.render_widget(app.ink().plain(scale_text(&axis), Role::Dim), scale);
    }
}

fn bar_line(app: &App, axis: &Stretch) -> Line<'static> {
    let ink = app.ink();
    let most = axis
        .columns
        .iter()
        .map(|column| column.certain)
        .max()
        .unwrap_or(0)
        .max(Stretch::WHOLE);
    let selected = app.selected_day().and_then(|day| axis.column(day));
    let spans = axis.columns.iter().enumerate().map(|(index, column)| {
        let (text, role) = bar(*column, most);
        let style = ink.style(role);
        let marked = selected == Some(index);
        Span::styled(
            text,
            if marked {
                style.patch(ink.style(Role::AxisMark))
            } else {
                style
            },
        )
    });
    spans.collect()
}

fn bar(column: Column, most: u32) -> (&'static str, Role) {
    match column {
        Column {
            certain: 0,
            uncertain: 0,
        } => (" ", Role::Dim),
        Column { certain: 0, .. } => ("░", Role::AxisUncertain),
        Column { certain, .. } => {
            let height = u64::from(certain) * 8 / u64::from(most);
            let height = usize::try_from(height).unwrap_or(8).clamp(1, 8);
            (BARS[height - 1], Role::AxisBar)
        }
    }
}

/// How many events lie before the first column and after the last.
fn beyond(app: &App, frame: &mut Frame<'_>, place: Rect, axis: &Stretch) {
    let ink = app.ink();
    let end = |x| Rect {
        x,
        width: BEYOND,
        height: 1,
        ..place
    };
    if axis.earlier > 0 {
        let text = format!("‹{:<4}", axis.earlier);
        frame.render_widget(ink.plain(text, Role::Dim), end(place.x + 1));
    }
    if axis.later > 0 {
        let text = format!("{:>4}›", axis.later);
        frame.render_widget(ink.plain(text, Role::Dim), end(place.right() - BEYOND));
    }
}

/// The names of months or years where they begin, as many as fit without touching.
fn scale_text(axis: &Stretch) -> String {
    let mut text = String::new();
    let mut wide = 0;
    for (column, label) in labels(axis) {
        // A label stands only where the one before has left a gap.
        if column < wide + usize::from(wide > 0)
            || column + typeset::width(&label) > axis.columns.len()
        {
            continue;
        }
        text.extend(std::iter::repeat_n(' ', column - wide));
        text.push_str(&label);
        wide = column + typeset::width(&label);
    }
    text
}

fn labels(axis: &Stretch) -> Vec<(usize, String)> {
    let days = axis
        .last
        .number()
        .saturating_sub(axis.first.number())
        .saturating_add(1);
    let in_months = days <= 800;
    let mut labels = Vec::new();
    let (mut year, mut month, _) = axis.first.ymd();
    // The scale begins with where it is, even in the middle of a month.
    let first = if in_months {
        month_label(year, month)
    } else {
        year_label(year)
    };
    let years_apart = (days / 365 / 8).max(1);
    labels.push((0, first));
    loop {
        if in_months {
            (year, month) = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
        } else {
            (year, month) = (year + years_apart, 1);
        }
        let Some(day) = Day::from_ymd(year, month, 1).filter(|day| *day <= axis.last) else {
            break;
        };
        let Some(column) = axis.column(day) else {
            break;
        };
        let label = if in_months {
            if month == 1 {
                year_label(year)
            } else {
                MONTHS[usize::from(month - 1)].to_owned()
            }
        } else {
            year_label(year)
        };
        labels.push((column, label));
        if labels.len() > axis.columns.len() {
            break;
        }
    }
    labels
}

fn month_label(year: i64, month: u8) -> String {
    format!("{} {}", MONTHS[usize::from(month - 1)], year_label(year))
}

fn year_label(year: i64) -> String {
    // Year 0 is 1 BCE.
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BCE", 1 - year)
    }
}
