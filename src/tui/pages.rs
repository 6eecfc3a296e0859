//! The pages opened in the detail, one upon another, each with its window and its selection.

use super::document::{Document, Line, Subject};
use super::layout::Pane;
use super::list::Motion;

/// The window on a page and the item selected in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct View {
    top: usize,
    item: Option<usize>,
    /// The line of the match last gone to, until something else moves.
    matched: Option<usize>,
}

/// The opened pages. Without any, the detail shows the event that is selected in the timeline.
#[derive(Debug, Default)]
pub struct Pages {
    base: View,
    opened: Vec<Opened>,
}

/// An opened page.
#[derive(Debug)]
struct Opened {
    subject: Subject,
    view: View,
    /// The pane to return to.
    from: Pane,
    /// Whether it was opened from the list of flags.
    is_from_flags: bool,
}

impl Pages {
    /// What the uppermost page is about.
    pub fn top(&self) -> Option<Subject> {
        self.opened.last().map(|page| page.subject)
    }

    /// Opens a page upon the others; `from` is the pane to return to.
    pub fn open(&mut self, subject: Subject, from: Pane) {
        self.opened.push(Opened {
            subject,
            view: View::default(),
            from,
            is_from_flags: false,
        });
    }

    /// Remembers that the uppermost page was opened from the list of flags.
    pub fn came_from_flags(&mut self) {
        if let Some(page) = self.opened.last_mut() {
            page.is_from_flags = true;
        }
    }

    /// Whether the uppermost page was opened from the list of flags.
    pub fn is_from_flags(&self) -> bool {
        self.opened.last().is_some_and(|page| page.is_from_flags)
    }

    /// Closes the uppermost page and says which pane has the keys now.
    pub fn back(&mut self) -> Pane {
        self.opened.pop().map_or(Pane::Timeline, |page| page.from)
    }

    /// Lets `renew` say what each page is about now; pages about nothing any more are closed.
    pub fn renew(&mut self, renew: impl Fn(Subject) -> Option<Subject>) {
        let opened = std::mem::take(&mut self.opened);
        let still = opened.into_iter().filter_map(|page| {
            let subject = renew(page.subject)?;
            Some(Opened { subject, ..page })
        });
        self.opened = still.collect();
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

    /// Brings the selected item into the window, as when the lines were broken anew.
    pub fn show_selection(&mut self, page: &Document, lines: usize) {
        let view = self.view_mut();
        if let Some(item) = view.item.filter(|item| *item < page.items.len()) {
            show(view, page, item, lines);
        }
    }

    /// Moves on a screen of `lines` lines.
    pub fn go(&mut self, page: &Document, motion: Motion, lines: usize) {
        self.view_mut().matched = None;
        match motion {
            Motion::Steps(steps) => self.step(page, steps, lines),
            Motion::Lines(by) => self.scroll(page, by, lines),
            Motion::First => self.go_to_end(page, false, lines),
            Motion::Last => self.go_to_end(page, true, lines),
        }
    }

    /// Moves one down, or up where negative: from item to item where the next one is on the screen, else by
    /// a line, so that all text between is seen.
    fn step(&mut self, page: &Document, steps: isize, lines: usize) {
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
        let before = view.top;
        view.top = view.top.saturating_add_signed(by).min(most);
        if view.top == before && by.unsigned_abs() > 1 {
            // At an end there is nothing to scroll: the selection goes there instead.
            let end = if by > 0 {
                page.items.len().checked_sub(1)
            } else {
                None
            };
            view.item = end;
        } else if by.unsigned_abs() > 1 {
            let window = view.top..view.top + lines.max(1);
            view.item = page
                .items
                .iter()
                .position(|item| window.contains(&item.first));
        }
    }

    /// Moves the window by so many lines, down where positive, as a wheel does. What is selected stays so while it
    /// is in sight.
    pub fn roll(&mut self, page: &Document, by: isize, lines: usize) {
        let view = self.view_mut();
        let most = page.lines.len().saturating_sub(lines);
        view.matched = None;
        view.top = view.top.saturating_add_signed(by).min(most);
        let window = view.top..view.top + lines.max(1);
        view.item = view.item.filter(|item| is_visible(page, *item, &window));
    }

    /// Selects what stands on the line `at` of the window. Says whether there is anything.
    pub fn select_line(&mut self, page: &Document, at: usize) -> bool {
        let view = self.view_mut();
        let found = page.lines.get(view.top + at).and_then(|line| line.item);
        if found.is_some() {
            view.matched = None;
            view.item = found;
        }
        found.is_some()
    }

    /// Brings the next section to the top of the window, or the one before; the first begins with
    /// the page.
    pub fn go_to_section(&mut self, page: &Document, forward: bool, lines: usize) {
        let view = self.view_mut();
        let most = page.lines.len().saturating_sub(lines);
        let mut heads = page
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.heading);
        let found = if forward {
            heads.map(|(at, _)| at).find(|at| *at > view.top)
        } else {
            heads
                .rfind(|(at, _)| *at < view.top)
                .map(|(at, _)| at)
                .or(Some(0))
        };
        view.matched = None;
        view.top = found.unwrap_or(most).min(most);
        view.item = page.items.iter().position(|item| item.first >= view.top);
    }

    /// Puts a page about something else in place of the uppermost.
    pub fn turn_to(&mut self, subject: Subject) {
        if let Some(page) = self.opened.last_mut() {
            page.subject = subject;
            page.view = View::default();
        }
    }

    /// Brings what stands out into the window with some lines before it, and what is said below it.
    pub fn show_first_match(&mut self, page: &Document, lines: usize) {
        let stands_out = |line: &Line| line.matched;
        let Some(first) = page.lines.iter().position(stands_out) else {
            return;
        };
        let last = page.lines.iter().rposition(stands_out).unwrap_or(first);
        let item = page.items.iter().position(|item| item.first >= first);
        let end = page.items.last().map_or(0, |item| item.end).max(last + 1);
        let view = self.view_mut();
        if end > lines {
            let most = page.lines.len().saturating_sub(lines);
            view.top = first.saturating_sub(lines / 3).min(most);
        }
        view.item = item;
    }

    /// Goes to the top, or to the end.
    pub fn go_to_end(&mut self, page: &Document, last: bool, lines: usize) {
        let view = self.view_mut();
        view.matched = None;
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
        let item = view
            .item
            .and_then(|item| page.items.get(item))
            .map(|item| item.first);
        let here = view.matched.or(item);
        let is_match = |line: &usize| page.lines[*line].matched;
        let found = if forward {
            (here.map_or(view.top, |line| line + 1)..page.lines.len()).find(is_match)
        } else {
            (0..here.unwrap_or(view.top).min(page.lines.len()))
                .rev()
                .find(is_match)
        };
        let Some(line) = found else {
            return false;
        };
        view.matched = Some(line);
        view.item = page.lines[line].item;
        if !(view.top..view.top + lines).contains(&line) {
            view.top = line.min(page.lines.len().saturating_sub(lines));
        }
        true
    }

    fn view(&self) -> &View {
        self.opened.last().map_or(&self.base, |page| &page.view)
    }

    fn view_mut(&mut self) -> &mut View {
        self.opened
            .last_mut()
            .map_or(&mut self.base, |page| &mut page.view)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{EventId, Handle};
    use crate::tui::document::Item;

    /// A page of `lines` lines, with an item of one line at each of `items`, and a match at each of
    /// `matches`.
    fn page(lines: usize, items: &[usize], matches: &[usize]) -> Document {
        let mut page = Document {
            lines: vec![Line::default(); lines],
            ..Document::default()
        };
        for (number, &first) in items.iter().enumerate() {
            page.lines[first].item = Some(number);
            page.items.push(Item {
                first,
                end: first + 1,
                subject: event(number),
            });
        }
        for &line in matches {
            page.lines[line].matched = true;
        }
        page
    }

    fn event(number: usize) -> Subject {
        Subject::Event(EventId::from_index(number))
    }

    #[test]
    fn moving_down_selects_what_is_in_sight_and_scrolls_through_what_lies_between() {
        let page = page(30, &[2, 4, 20], &[]);
        let mut pages = Pages::default();
        let mut seen = Vec::new();
        for _ in 0..4 {
            pages.step(&page, 1, 10);
            seen.push((pages.selected_item(), pages.first_line()));
        }
        assert_eq!(seen[..2], [(Some(0), 0), (Some(1), 0)]);
        assert_eq!(
            seen[2..],
            [(Some(1), 1), (Some(1), 2)],
            "the next item is far below"
        );
        for _ in 0..30 {
            pages.step(&page, 1, 10);
        }
        assert_eq!(pages.selected_item(), Some(2));
        assert_eq!(pages.first_line(), 20, "the end of the page is reached");
    }

    #[test]
    fn what_is_opened_comes_back_to_where_it_was_opened() {
        let page = page(30, &[2, 4], &[]);
        let mut pages = Pages::default();
        pages.step(&page, 1, 10);
        pages.open(event(7), Pane::Detail);
        assert_eq!((pages.top(), pages.selected_item()), (Some(event(7)), None));
        assert_eq!(pages.back(), Pane::Detail);
        assert_eq!((pages.top(), pages.selected_item()), (None, Some(0)));
        assert_eq!(pages.back(), Pane::Timeline, "nothing is open any more");
    }

    #[test]
    fn matches_are_visited_in_order_and_an_end_is_told() {
        let page = page(40, &[12], &[0, 12, 35]);
        let mut pages = Pages::default();
        assert!(pages.next_match(&page, true, 10));
        assert_eq!(pages.first_line(), 0);
        assert!(pages.next_match(&page, true, 10));
        assert_eq!(pages.selected_item(), Some(0));
        assert!(pages.next_match(&page, true, 10));
        assert_eq!(pages.first_line(), 30);
        assert!(!pages.next_match(&page, true, 10));
        assert!(pages.next_match(&page, false, 10));
        assert_eq!(pages.selected_item(), Some(0));
    }

    #[test]
    fn a_page_that_became_shorter_keeps_the_window_on_it() {
        let long = page(100, &[90], &[]);
        let mut pages = Pages::default();
        pages.go_to_end(&long, true, 10);
        let short = page(5, &[], &[]);
        pages.settle(&short, 10);
        assert_eq!((pages.first_line(), pages.selected_item()), (0, None));
    }

    #[test]
    fn sections_come_to_the_top_one_after_the_other() {
        let mut page = page(60, &[22], &[]);
        for heading in [8, 20, 35] {
            page.lines[heading].heading = true;
        }
        let mut pages = Pages::default();
        let mut tops = Vec::new();
        for forward in [true, true, true, true, false, false, false, false] {
            pages.go_to_section(&page, forward, 10);
            tops.push(pages.first_line());
        }
        // After the last section comes the end of the page; before the first, its beginning.
        assert_eq!(tops, [8, 20, 35, 50, 35, 20, 8, 0]);
    }
}
