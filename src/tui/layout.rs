//! Where everything stands on a screen of a given size. Pure: the same size gives the same places.

use ratatui::layout::Rect;

/// Columns from which all panes stand side by side.
pub const WIDE: u16 = 100;
/// Columns from which the timeline stands above actors and quotes; below, one pane is shown.
pub const MEDIUM: u16 = 60;

/// Rows below which one pane is shown, however wide the screen: two would have no room for a row.
pub const FEW_ROWS: u16 = 14;

/// One of the places that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The events in order of time.
    Timeline,
    /// All that is known of one thing.
    Detail,
    /// Who takes part.
    Actors,
    /// Who said what.
    Quotes,
}

/// How the panes share the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// All four panes at once.
    Wide,
    /// Timeline above, actors and quotes below; the detail covers them when it is open.
    Medium,
    /// One pane at a time.
    Narrow,
}

/// The places on the screen. A place without room has no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How the panes share the screen.
    pub shape: Shape,
    /// The story's title and its counts.
    pub header: Rect,
    /// The search bar.
    pub bar: Rect,
    /// The time axis: bars, and below them their scale.
    pub axis: Rect,
    /// The pane of events.
    pub timeline: Rect,
    /// The pane of one thing in detail.
    pub detail: Rect,
    /// The pane of actors.
    pub actors: Rect,
    /// The pane of quotes.
    pub quotes: Rect,
    /// The keys that matter now, or a message.
    pub hints: Rect,
    /// All between axis and hints, for what lies over the panes.
    pub body: Rect,
}

impl Layout {
    /// The places on a screen of `columns` by `rows`, where `focus` has the keys and the detail is
    /// open or not.
    pub fn new(columns: u16, rows: u16, focus: Pane, detail_open: bool) -> Self {
        let shape = match (columns, rows) {
            (_, ..FEW_ROWS) => Shape::Narrow,
            (WIDE.., _) => Shape::Wide,
            (MEDIUM.., _) => Shape::Medium,
            _ => Shape::Narrow,
        };
        // The less room, the fewer lines around the panes; the list goes last.
        let header = u16::from(rows >= 8);
        let bar = u16::from(rows >= 3);
        let hints = u16::from(rows >= 5);
        let axis = match rows {
            20.. => 2,
            14.. => 1,
            _ => 0,
        };
        let line = |y: u16, height: u16| Rect {
            x: 0,
            y,
            width: columns,
            height,
        };
        let top = header + bar + axis;
        let body = line(top, rows.saturating_sub(top + hints));
        let mut layout = Self {
            shape,
            header: line(0, header),
            bar: line(header, bar),
            axis: line(header + bar, axis),
            timeline: Rect::ZERO,
            detail: Rect::ZERO,
            actors: Rect::ZERO,
            quotes: Rect::ZERO,
            hints: line(rows.saturating_sub(hints), hints),
            body,
        };
        layout.place_panes(focus, detail_open);
        layout
    }

    fn place_panes(&mut self, focus: Pane, detail_open: bool) {
        let body = self.body;
        match self.shape {
            Shape::Wide => {
                let (left, right) = split_columns(body, body.width * 46 / 100);
                let (above, below) = split_rows(right, body.height - body.height * 38 / 100);
                self.timeline = left;
                self.detail = above;
                (self.actors, self.quotes) = split_columns(below, below.width * 2 / 5);
            }
            Shape::Medium | Shape::Narrow if detail_open => self.detail = body,
            Shape::Medium => {
                let (above, below) = split_rows(body, body.height - body.height * 2 / 5);
                self.timeline = above;
                (self.actors, self.quotes) = split_columns(below, below.width * 2 / 5);
            }
            Shape::Narrow => match focus {
                Pane::Timeline | Pane::Detail => self.timeline = body,
                Pane::Actors => self.actors = body,
                Pane::Quotes => self.quotes = body,
            },
        }
    }

    /// The place of a pane.
    pub fn of(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Timeline => self.timeline,
            Pane::Detail => self.detail,
            Pane::Actors => self.actors,
            Pane::Quotes => self.quotes,
        }
    }
}

/// What is left of a pane within its frame.
pub fn inside(pane: Rect) -> Rect {
    Rect {
        x: pane.x.saturating_add(1),
        y: pane.y.saturating_add(1),
        width: pane.width.saturating_sub(2),
        height: pane.height.saturating_sub(2),
    }
}

fn split_columns(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    (
        Rect {
            width: left,
            ..area
        },
        Rect {
            x: area.x + left,
            width: area.width - left,
            ..area
        },
    )
}

fn split_rows(area: Rect, above: u16) -> (Rect, Rect) {
    let above = above.min(area.height);
    (
        Rect {
            height: above,
            ..area
        },
        Rect {
            y: area.y + above,
            height: area.height - above,
            ..area
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_the_screen_at_any_size() {
        for columns in [1, 2, 3, 20, 59, 60, 99, 100, 500] {
            for rows in [1, 2, 3, 4, 5, 8, 14, 20, 24, 1000] {
                for (focus, open) in [(Pane::Timeline, false), (Pane::Quotes, true)] {
                    let layout = Layout::new(columns, rows, focus, open);
                    let screen = Rect::new(0, 0, columns, rows);
                    for place in [
                        layout.header,
                        layout.bar,
                        layout.axis,
                        layout.timeline,
                        layout.detail,
                        layout.actors,
                        layout.quotes,
                        layout.hints,
                        layout.body,
                    ] {
                        assert_eq!(place.intersection(screen), place, "{columns}×{rows}");
                    }
                }
            }
        }
    }

    #[test]
    fn panes_do_not_overlap_and_fill_the_body() {
        for columns in [56, 80, 120, 200] {
            let layout = Layout::new(columns, 40, Pane::Timeline, false);
            let panes = [layout.timeline, layout.detail, layout.actors, layout.quotes];
            let area: u32 = panes.iter().map(|pane| pane.area()).sum();
            assert_eq!(area, layout.body.area(), "at {columns} columns");
            for (index, a) in panes.iter().enumerate() {
                for b in &panes[index + 1..] {
                    assert!(!a.intersects(*b) || a.is_empty() || b.is_empty());
                }
            }
        }
    }

    #[test]
    fn the_shapes_begin_where_the_design_says() {
        let shape = |columns| Layout::new(columns, 24, Pane::Timeline, false).shape;
        assert_eq!(shape(59), Shape::Narrow);
        assert_eq!(shape(60), Shape::Medium);
        assert_eq!(shape(99), Shape::Medium);
        assert_eq!(shape(100), Shape::Wide);
    }
}
