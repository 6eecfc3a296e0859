//! The time axis: bars for the density of events, and their scale below.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::story::date::Day;
use crate::tui::app::App;
use crate::tui::axis::{Column, Stretch};
use crate::tui::brush::Brush;
use crate::tui::theme::Role;
use crate::tui::typeset;

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// Up to this many days the scale names weeks.
const WEEKS: i64 = 75;
/// Up to this many days it names months; beyond, years.
const MONTHS_SHOWN: i64 = 800;
/// Stretch for what lies beyond each end.
const BEYOND: u16 = 6;

/// What the axis shows within its place, and where its columns stand there. Nothing where it is not drawn.
pub fn shown(app: &App, place: Rect) -> Option<(Rect, Stretch)> {
    if place.is_empty() || place.width < 2 * BEYOND + 10 {
        return None;
    }
    let columns = Rect {
        x: place.x + BEYOND,
        width: place.width - 2 * BEYOND,
        ..place
    };
    let width = usize::from(columns.width);
    let axis = app.axis.stretch(app.days_found(), width)?;
    Some((columns, axis))
}

/// Draws the axis over the events that are found.
pub fn draw(app: &App, frame: &mut Frame<'_>, place: Rect) {
    let Some((middle, axis)) = shown(app, place) else {
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
    let brushed = app.brush().map_or(0..0, |brush| brushed(axis, brush));
    let spans = axis.columns.iter().enumerate().map(|(index, column)| {
        let (text, role) = bar(*column, most);
        let mut style = ink.style(role);
        if selected == Some(index) {
            style = ink.style(Role::AxisMark);
        }
        if brushed.contains(&index) {
            style = style.patch(ink.style(Role::Selection));
        }
        Span::styled(text, style)
    });
    spans.collect()
}

/// The columns in which days of the brush stand.
fn brushed(axis: &Stretch, brush: &Brush) -> Range<usize> {
    let is_in = |column: &usize| {
        let (first, last) = axis.days(*column);
        first <= brush.last() && last >= brush.first()
    };
    let mut columns = (0..axis.columns.len()).filter(is_in);
    let first = columns.next();
    first.map_or(0..0, |first| {
        first..columns.next_back().unwrap_or(first) + 1
    })
}

fn bar(column: Column, most: u64) -> (&'static str, Role) {
    match column {
        Column {
            certain: 0,
            uncertain: 0,
        } => (" ", Role::Dim),
        Column { certain: 0, .. } => ("░", Role::AxisUncertain),
        Column { certain, .. } => {
            let height = certain * 8 / most;
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
        let text = format!("‹{:<4}", brief(axis.earlier));
        frame.render_widget(ink.plain(text, Role::Dim), end(place.x + 1));
    }
    if axis.later > 0 {
        let text = format!("{:>4}›", brief(axis.later));
        frame.render_widget(ink.plain(text, Role::Dim), end(place.right() - BEYOND));
    }
}

/// The names of months or years where they begin, as many as fit without touching.
fn scale_text(axis: &Stretch) -> String {
    let mut text = String::new();
    let mut wide = 0;
    for (column, label) in labels(axis) {
        // A label at the right edge is moved in, and stands only where the one before has left a gap.
        let column = column.min(axis.columns.len().saturating_sub(typeset::width(&label)));
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

/// What the scale names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Weeks,
    Months,
    /// Every so many years.
    Years(i64),
}

impl Unit {
    fn of(axis: &Stretch) -> Self {
        let days = axis.last.number().saturating_sub(axis.first.number());
        if days < WEEKS {
            Self::Weeks
        } else if days < MONTHS_SHOWN {
            Self::Months
        } else {
            // Eight labels or so, however long the time is.
            Self::Years((days / 365 / 8).max(1))
        }
    }

    /// The next day after `day` that has a label.
    fn next(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.ymd();
        match self {
            Self::Weeks => Some(day.plus_days(7)),
            Self::Months if month == 12 => Day::from_ymd(year.saturating_add(1), 1, 1),
            Self::Months => Day::from_ymd(year, month + 1, 1),
            Self::Years(step) => Day::from_ymd(year.saturating_add(step), 1, 1),
        }
    }

    fn label(self, day: Day) -> String {
        let (year, month, number) = day.ymd();
        let month_name = MONTHS[usize::from(month - 1)];
        match self {
            Self::Weeks => format!("{month_name} {number}"),
            Self::Months if month > 1 => month_name.to_owned(),
            Self::Months | Self::Years(_) => year_label(year),
        }
    }

    /// The label at the left edge, which says the year too.
    fn first_label(self, day: Day) -> String {
        let (year, month, _) = day.ymd();
        match self {
            Self::Weeks => format!("{} {}", self.label(day), year_label(year)),
            Self::Months => format!("{} {}", MONTHS[usize::from(month - 1)], year_label(year)),
            Self::Years(_) => year_label(year),
        }
    }
}

/// Where a label of the scale may stand: at the first day shown, then where weeks, months or years
/// begin, by how much time is shown.
fn labels(axis: &Stretch) -> Vec<(usize, String)> {
    let unit = Unit::of(axis);
    let mut labels = vec![(0, unit.first_label(axis.first))];
    let mut at = axis.first;
    while let Some(next) = unit.next(at).filter(|next| *next > at) {
        let Some(column) = axis.column(next) else {
            break;
        };
        labels.push((column, unit.label(next)));
        at = next;
    }
    labels
}

fn year_label(year: i64) -> String {
    // Year 0 is 1 BCE.
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BCE", 1 - year)
    }
}

/// A number in four columns, the larger ones in thousands or millions: cut off, they would be another number.
fn brief(number: usize) -> String {
    match number {
        0..10_000 => number.to_string(),
        10_000..1_000_000 => format!("{}k", number / 1000),
        _ => format!("{}M", number / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn a_large_number_is_told_in_thousands_or_millions() {
        let told = [9_999, 10_000, 999_999, 1_000_000, 10_000_000].map(brief);
        assert_eq!(told, ["9999", "10k", "999k", "1M", "10M"]);
    }
}
