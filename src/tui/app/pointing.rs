//! What the mouse does: what stands at a cell of the screen, and what a press, a drag or the wheel does to it.

use ratatui::layout::Position;

use super::App;
use crate::tui::actions::Action;
use crate::tui::brush::Brush;
use crate::tui::draw::{axis, bar, completions, palette};
use crate::tui::gesture::{Gesture, Way};
use crate::tui::keymap::Mode;
use crate::tui::last_line::{self, Click};
use crate::tui::layout::{Pane, inside};
use crate::tui::list::Scroll;
use crate::tui::run::{Effect, Screen};

/// Lines that a notch of the wheel moves.
const NOTCH: isize = 3;

/// What is going on with the mouse.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    /// Whether the mouse is left to the terminal.
    released: bool,
    /// The stretch of the axis that is being marked.
    brush: Option<Brush>,
    /// What the last press selected: a second one opens it.
    pressed: Option<Target>,
}

/// What stands at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// The list of completions, and the one of that number.
    Completions(Option<usize>),
    /// The palette, and a line of its list.
    Palette(Option<usize>),
    /// What lies over the panes, and a line of it.
    Overlay(Option<usize>),
    /// The search bar, at a column of the screen.
    Bar(u16),
    /// The time axis, at one of its columns.
    Axis(usize),
    /// A pane, and a line within its frame.
    Pane(Pane, Option<usize>),
    /// Something on the last line.
    Last(Click),
}

impl Pointer {
    pub(super) fn new(mouse: bool) -> Self {
        Self {
            released: !mouse,
            ..Self::default()
        }
    }
}

impl App {
    /// The stretch of the axis that is being marked.
    pub fn brush(&self) -> Option<&Brush> {
        self.pointer.brush.as_ref().filter(|brush| brush.is_drag())
    }

    /// Drops what is being marked on the axis. Says whether there was anything.
    pub(super) fn drop_brush(&mut self) -> bool {
        let was_dragging = self.brush().is_some();
        self.pointer.brush = None;
        was_dragging
    }

    pub(super) fn has_mouse(&self) -> bool {
        !self.pointer.released
    }

    /// Lets go of the mouse, or takes it again.
    pub(super) fn turn_mouse(&mut self) {
        self.pointer = Pointer::new(self.pointer.released);
        self.message = Some(if self.pointer.released {
            let back = self
                .keymap
                .hint(Mode::Browse, Action::Mouse, "takes it back");
            let words = ["mouse: the terminal's", &back].into_iter();
            let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
            words.join(", ")
        } else {
            "mouse: dateline's again".to_owned()
        });
    }

    pub(super) fn point_at(&mut self, at: Position, gesture: Gesture) -> Option<Effect> {
        match gesture {
            Gesture::Press => self.press(at, false),
            Gesture::DoublePress => self.press(at, true),
            Gesture::Drag => {
                self.drag(at);
                None
            }
            Gesture::Release => {
                self.release();
                None
            }
            Gesture::Wheel(way) => {
                self.turn_wheel(at, way);
                None
            }
        }
    }

    /// What stands at a cell, if a press or the wheel does anything there.
    fn target(&self, at: Position) -> Option<Target> {
        let layout = self.layout();
        if layout.hints.contains(at) {
            let columns = usize::from(layout.hints.width);
            let click = last_line::click_at(self, columns, usize::from(at.x))?;
            return Some(Target::Last(click));
        }
        if self.palette.is_some() {
            let [_, list] = palette::places(layout.body);
            let is_there = layout.body.contains(at);
            return is_there.then(|| Target::Palette(line_in(list, at)));
        }
        if let Some(shown) = completions::shown(self, layout.body)
            && shown.place.contains(at)
        {
            let line = line_in(inside(shown.place), at);
            return Some(Target::Completions(
                line.map(|line| shown.range.start + line),
            ));
        }
        if layout.bar.contains(at) {
            return Some(Target::Bar(at.x));
        }
        if let Some(overlay) = &self.overlay {
            let is_there = layout.body.contains(at);
            return is_there.then(|| Target::Overlay(line_in(overlay.list_place(layout.body), at)));
        }
        if layout.axis.contains(at) {
            return self.column_at(at.x).map(Target::Axis);
        }
        let panes = [Pane::Timeline, Pane::Detail, Pane::Actors, Pane::Quotes];
        let pane = panes
            .into_iter()
            .find(|pane| layout.of(*pane).contains(at))?;
        Some(Target::Pane(pane, line_in(inside(layout.of(pane)), at)))
    }

    fn press(&mut self, at: Position, double: bool) -> Option<Effect> {
        let target = self.target(at);
        let opens = double && target.is_some() && target == self.pointer.pressed;
        self.pointer.brush = None;
        self.pointer.pressed = None;
        self.message = None;
        match target? {
            Target::Last(Click::Do(action)) => return self.act(action),
            Target::Last(Click::Complete(number)) => self.take_completion(number),
            // A date is being typed: nothing else has the keys before that is done.
            _ if self.jump.is_some() => {}
            Target::Completions(number) => {
                if let Some(number) = number {
                    self.take_completion(number);
                }
            }
            // The first press has selected it.
            Target::Palette(_) | Target::Overlay(_) | Target::Pane(..) if opens => {
                return self.act(Action::Open);
            }
            Target::Bar(column) => self.press_in_bar(column),
            Target::Axis(column) => {
                let shown = axis::shown(self, self.layout().axis);
                self.pointer.brush = shown.map(|(_, axis)| Brush::new(&axis, column));
            }
            target => {
                if self.select(target) {
                    self.pointer.pressed = Some(target);
                }
            }
        }
        None
    }

    /// Selects what a press is on. Says whether there is anything to select.
    fn select(&mut self, target: Target) -> bool {
        match target {
            Target::Palette(Some(line)) => {
                let lines = self.palette_lines();
                let palette = self.palette.as_mut();
                palette.is_some_and(|palette| palette.select_at(line, lines))
            }
            Target::Overlay(Some(line)) => {
                let body = self.layout().body;
                let overlay = self.overlay.as_mut();
                overlay.is_some_and(|overlay| overlay.select_at(line, body))
            }
            Target::Pane(pane, line) => {
                self.leave_bar();
                let selected = match pane {
                    Pane::Detail => self.select_on_page(line),
                    _ => line.is_some_and(|line| self.select_row(pane, line)),
                };
                if !selected {
                    self.focus_on(pane);
                }
                selected
            }
            _ => false,
        }
    }

    fn select_on_page(&mut self, line: Option<usize>) -> bool {
        self.focus_on(Pane::Detail);
        let page = self.page();
        line.is_some_and(|line| self.pages.select_line(&page, line))
    }

    /// Selects a row of a list and gives its pane the keys. The window stays where it is, so that a second press
    /// finds the same row under it.
    fn select_row(&mut self, pane: Pane, line: usize) -> bool {
        let lines = self.lines_of(pane);
        let Some(list) = self.list_of(pane) else {
            return false;
        };
        let top = list.top();
        if !list.select_at(line, lines) {
            return false;
        }
        self.focus = pane;
        if pane == Pane::Timeline {
            self.chosen = self.timeline.selected();
        }
        self.moved();
        if let Some(list) = self.list_of(pane) {
            list.hold(top, lines);
        }
        true
    }

    fn press_in_bar(&mut self, column: u16) {
        let place = self.layout().bar;
        let (first, room) = bar::text_place(self, place);
        let column = usize::from(column.saturating_sub(first));
        self.bar.point(column, room);
        self.focus_search();
    }

    fn take_completion(&mut self, number: usize) {
        self.bar.chosen = number;
        self.type_in_bar(Action::AcceptCompletion);
    }

    /// Draws the brush to the column nearest to the mouse, wherever that is.
    fn drag(&mut self, at: Position) {
        let Some((place, axis)) = axis::shown(self, self.layout().axis) else {
            return;
        };
        if let Some(brush) = &mut self.pointer.brush {
            let last = place.right().saturating_sub(1);
            let column = at.x.clamp(place.x, last) - place.x;
            brush.reach(&axis, usize::from(column));
        }
    }

    fn release(&mut self) {
        let Some(brush) = self.pointer.brush.take() else {
            return;
        };
        if !brush.is_drag() {
            let (first, last) = brush.begun();
            let calendar = &self.ready.calendar;
            if let Some(near) = calendar.nearest(first, last, &self.hits.events) {
                self.leave_bar();
                self.go_to_event(near);
            }
            return;
        }
        let Some(part) = brush.part() else {
            self.message = Some("no date can be written for days so far away".to_owned());
            return;
        };
        // Esc takes it back from there.
        self.leave_bar();
        self.focus_on(Pane::Timeline);
        if self.bar.brush(&part) {
            self.query_changed();
        }
    }

    fn turn_wheel(&mut self, at: Position, way: Way) {
        let down = matches!(way, Way::Down | Way::Right);
        let Some(target) = self.target(at) else {
            return;
        };
        if let Target::Axis(_) = target {
            if self.pointer.brush.is_none() {
                self.axis.shift(down, &self.days);
            }
            return;
        }
        if matches!(way, Way::Left | Way::Right) {
            return;
        }
        let by = if down { NOTCH } else { -NOTCH };
        match target {
            Target::Completions(_) => self.bar.choose(down),
            Target::Palette(_) => {
                let lines = self.palette_lines();
                if let Some(palette) = &mut self.palette {
                    palette.roll(by, lines);
                }
            }
            Target::Overlay(_) => {
                let body = self.layout().body;
                if let Some(overlay) = &mut self.overlay {
                    overlay.roll(by, body);
                }
            }
            Target::Pane(pane, _) => self.roll_pane(pane, by),
            Target::Axis(_) | Target::Bar(_) | Target::Last(_) => {}
        }
    }

    fn roll_pane(&mut self, pane: Pane, by: isize) {
        let lines = self.lines_of(pane);
        if let Some(list) = self.list_of(pane) {
            list.roll(by, lines);
        } else {
            let document = self.page();
            self.pages.roll(&document, by, lines);
        }
    }

    fn lines_of(&self, pane: Pane) -> usize {
        usize::from(inside(self.layout().of(pane)).height)
    }

    fn list_of(&mut self, pane: Pane) -> Option<&mut dyn Scroll> {
        match pane {
            Pane::Timeline => Some(&mut self.timeline),
            Pane::Actors => Some(&mut self.actors),
            Pane::Quotes => Some(&mut self.quotes),
            Pane::Detail => None,
        }
    }

    /// The column of the axis at a column of the screen.
    fn column_at(&self, x: u16) -> Option<usize> {
        let (place, _) = axis::shown(self, self.layout().axis)?;
        let is_there = (place.x..place.right()).contains(&x);
        is_there.then(|| usize::from(x - place.x))
    }
}

/// Which line of `place` a cell is on.
fn line_in(place: ratatui::layout::Rect, at: Position) -> Option<usize> {
    place.contains(at).then(|| usize::from(at.y - place.y))
}
