//! How text looks: the theme's styles by role, and the marks of the search laid over them.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::{Role, Theme};
use super::typeset;
use crate::search::{Area, Highlighter};

/// The styles and the marks of one frame.
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    /// The look of every role.
    pub theme: &'a Theme,
    /// What the search found.
    pub found: &'a Highlighter,
}

impl Ink<'_> {
    /// How a role looks.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// `text` as it stands, in the style of `role`.
    pub fn plain(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.style(role))
    }

    /// `line` as a selected row: in one look throughout, but for what the search found.
    pub fn selected(&self, line: Line<'static>) -> Line<'static> {
        let selection = self.style(Role::Selection);
        let spans = line.spans.into_iter().map(|mut span| {
            if span.style.bg.is_none() {
                span.style = Style {
                    fg: None,
                    ..span.style
                }
                .patch(selection);
            }
            span
        });
        spans.collect()
    }

    /// What the search found in `text`, which is an `area` of a record.
    pub fn marks(&self, text: &str, area: Area) -> Vec<Range<usize>> {
        self.found.ranges(area, text)
    }

    /// `text` cut to `columns`, with what the search found marked.
    pub fn marked(&self, text: &str, columns: usize, role: Role, area: Area) -> Vec<Span<'static>> {
        let end = typeset::fitting(text, columns);
        let marks = self.marks(text, area);
        let style = self.style(role);
        let mut spans = typeset::spans(text, 0..end, &marks, style, self.style(Role::Match));
        if end < text.len() && columns > 0 {
            spans.push(Span::styled("…", style));
        }
        spans
    }
}
