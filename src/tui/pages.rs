//! The pages opened in the detail, one upon another, each with its window and its selection.

use super::document::{Document, Subject};
use super::layout::Pane;

/// The window on a page and the item selected in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct View {
    top: usize,
    item: Option<usize>,
}

/// The opened pages. Without any, the detail shows the event that is selected in the timeline.
#[derive(Debug, Default)]
pub struct Pages {
    base: View,
    opened: Vec<(Subject, View, Pane)>,
}

impl Pages {
    /// What the uppermost page is about.
    pub fn top(&self) -> Option<Subject> {
        self.opened.last().map(|(subject, ..)| *subject)
    }

    /// Opens a page upon the others; `from` is the pane to return to.
    pub fn open(&mut self, subject: Subject, from: Pane) {
        self.opened.push((subject, View::default(), from));
    }

    /// Closes the uppermost page and says which pane has the keys now.
    pub fn back(&mut self) -> Pane {
        self.opened
            .pop()
            .map_or(Pane::Timeline, |(_, _, from)| from)
    }

    /// Closes every page.
    pub fn clear(&mut self) {
        self.opened.clear();
        self.base = View::default();
    }

    /// The first line shown.
    pub fn first_line(&self) -> usize {
        self.view().top
    }

    /// The number of the selected item.
    pub fn selected_item(&self) -> Option<usize> {
        self.view().item
    }

    /// What the selected item opens.
    pub fn selected(&self, page: &Document) -> Option<Subject> {
        page.items.get(self.view().item?).map(|item| item.subject)
    }

    /// Keeps the window within the page.
    pub fn settle(&mut self, page: &Document, lines: usize) {
        let view = self.view_mut();
        view.top = view.top.min(page.lines.len().saturating_sub(lines));
        view.item = view.item.filter(|item| *item < page.items.len());
    }

    /// Moves down, or up where negative: from item to item where the next one is on the screen, else
    /// by lines, so that all text between is seen.
    pub fn step(&mut self, page: &Document, steps: isize, lines: usize) {
        if steps.unsigned_abs() > 1 {
            self.scroll(page, steps, lines);
            return;
        }
        let view = self.view_mut();
        let down = steps > 0;
        let window = view.top..view.top + lines.max(1);
        let next = match (view.item, down) {
            (Some(item), true) if is_visible(page, item, &window) => Some(item + 1),
            (Some(item), false) if is_visible(page, item, &window) => item.checked_sub(1),
            (_, true) => page
                .items
                .iter()
                .position(|item| item.first >= window.start),
            (_, false) => page.items.iter().rposition(|item| item.first < window.end),
        };
        let next = next.filter(|item| *item < page.items.len());
        // One line beyond the edge still counts as being there, and is brought in.
        let near = window.start.saturating_sub(1)..window.end + 1;
        match next.filter(|item| near.contains(&page.items[*item].first)) {
            Some(item) => {
                view.item = Some(item);
                show(view, page, item, lines);
            }
            None => self.scroll(page, steps, lines),
        }
    }

    fn scroll(&mut self, page: &Document, by: isize, lines: usize) {
        let view = self.view_mut();
        let most = page.lines.len().saturating_sub(lines);
        view.top = view.top.saturating_add_signed(by).min(most);
        if by.unsigned_abs() > 1 {
            let window = view.top..view.top + lines.max(1);
            view.item = page
                .items
                .iter()
                .position(|item| window.contains(&item.first));
        }
    }

    /// Goes to the top, or to the end.
    pub fn go_to_end(&mut self, page: &Document, last: bool, lines: usize) {
        let view = self.view_mut();
        view.top = if last {
            page.lines.len().saturating_sub(lines)
        } else {
            0
        };
        view.item = if last {
            page.items.len().checked_sub(1)
        } else {
            None
        };
    }

    /// Goes to the next line in which the search found something, or the one before. Says whether
    /// there is one.
    pub fn next_match(&mut self, page: &Document, forward: bool, lines: usize) -> bool {
        let view = self.view_mut();
        let here = view
            .item
            .and_then(|item| page.items.get(item))
            .map_or(view.top, |item| item.first.max(view.top));
        let at_start = view.item.is_none() && view.top == 0;
        let matched = |line: &usize| page.lines[*line].matched;
        let found = if forward {
            (here + usize::from(!at_start)..page.lines.len()).find(matched)
        } else {
            (0..here.min(page.lines.len())).rev().find(matched)
        };
        let Some(line) = found else { return false };
        view.item = page.lines[line].item;
        let window = view.top..view.top + lines;
        if !window.contains(&line) || view.item.is_none() {
            view.top = line.min(page.lines.len().saturating_sub(lines));
        }
        true
    }

    fn view(&self) -> &View {
        self.opened.last().map_or(&self.base, |(_, view, _)| view)
    }

    fn view_mut(&mut self) -> &mut View {
        self.opened
            .last_mut()
            .map_or(&mut self.base, |(_, view, _)| view)
    }
}

fn is_visible(page: &Document, item: usize, window: &std::ops::Range<usize>) -> bool {
    page.items
        .get(item)
        .is_some_and(|item| item.first < window.end && item.end > window.start)
}

fn show(view: &mut View, page: &Document, item: usize, lines: usize) {
    let item = page.items[item];
    if item.end > view.top + lines {
        view.top = item.end.saturating_sub(lines);
    }
    if item.first < view.top {
        view.top = item.first;
    }
}
