//! The state of the browser, and what each action does to it.

mod arrange;
mod overlay;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::actions::Action;
use super::axis::Axis;
use super::bar::Bar;
use super::document::{Document, Subject};
use super::draw;
use super::ink::Ink;
use super::jump::Jump;
use super::keymap::{Hint, Keymap, Mode};
use super::layout::{Layout, Pane, Shape, inside};
use super::links::{Anchor, Linked};
use super::list::List;
use super::pages::Pages;
use super::run::{Effect, Screen};
use super::subject;
use super::theme::Theme;
use crate::search::{Hits, Index, complete};
use crate::story::date::{Date, Truth};
use crate::story::{ActorId, EventId, QuoteId, Story};

pub use arrange::counted;
pub use overlay::Overlay;

/// Everything the screen shows. It changes by actions and keys only; drawing reads it.
pub struct App {
    pub(super) story: Arc<Story>,
    index: Index,
    pub(super) hits: Hits,
    pub(super) bar: Bar,
    pub(super) jump: Option<Jump>,
    typing: bool,
    pub(super) overlay: Option<Overlay>,
    pub(super) focus: Pane,
    pub(super) timeline: List<EventId>,
    pub(super) actors: List<ActorId>,
    pub(super) quotes: List<QuoteId>,
    pub(super) pages: Pages,
    pub(super) axis: Axis,
    pub(super) newest_first: bool,
    pub(super) linked: Linked,
    /// How many events the sources disagree on.
    pub(super) disputed: usize,
    /// How many problems the loader found.
    pub(super) problems: usize,
    pub(super) keymap: Keymap,
    pub(super) theme: Theme,
    /// Said once, until the next key.
    pub(super) message: Option<String>,
    pub(super) pending: String,
    size: (u16, u16),
}

/// What to browse, and how it looks.
pub struct Setup {
    /// The story.
    pub story: Arc<Story>,
    /// How many problems the loader found in it.
    pub problems: usize,
    /// The text of the search bar at the start.
    pub query: String,
    /// The keys, for the hints and the help.
    pub keymap: Keymap,
    /// The look.
    pub theme: Theme,
}

impl App {
    /// The browser on its first screen: the story's start event is selected.
    pub fn new(setup: Setup) -> Self {
        let Setup {
            story,
            problems,
            query,
            keymap,
            theme,
        } = setup;
        let index = Index::new(&story);
        let mut bar = Bar::default();
        bar.set(query);
        let hits = index.run(bar.query(), &story);
        let disputed = arrange::count_disputed(&story);
        let mut app = Self {
            hits,
            index,
            bar,
            jump: None,
            typing: false,
            overlay: None,
            focus: Pane::Timeline,
            timeline: List::new(1),
            actors: List::new(1),
            quotes: List::new(2),
            pages: Pages::default(),
            axis: Axis::default(),
            newest_first: false,
            linked: Linked::default(),
            disputed,
            problems,
            keymap,
            theme,
            message: None,
            pending: String::new(),
            size: (80, 24),
            story,
        };
        if problems > 0 {
            app.message = Some(format!(
                "{} in the data, listed when you leave",
                arrange::counted(problems, "problem", "problems")
            ));
        }
        app.arrange();
        if let Some(start) = app.story.start() {
            app.timeline.select(start);
        }
        app.timeline.select_any();
        app.moved();
        let lines = usize::from(inside(app.layout().timeline).height);
        app.timeline.centre(lines);
        app
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        Layout::new(self.size.0, self.size.1, self.focus, self.detail_open())
    }

    /// Whether the detail covers the other panes, where it has no place of its own.
    pub fn detail_open(&self) -> bool {
        self.focus == Pane::Detail
    }

    /// The styles and the marks of a frame.
    pub fn ink(&self) -> Ink<'_> {
        Ink {
            theme: &self.theme,
            found: &self.hits.highlighter,
        }
    }

    /// Whether the search bar has the keys.
    pub fn typing(&self) -> bool {
        self.typing
    }

    /// The event selected in the timeline.
    pub fn selected_event(&self) -> Option<EventId> {
        self.timeline.selected()
    }

    /// What the detail shows.
    pub fn subject(&self) -> Option<Subject> {
        self.pages
            .top()
            .or(self.timeline.selected().map(Subject::Event))
    }

    /// The page in the detail, as wide as its pane.
    pub fn page(&self) -> Document {
        let columns = usize::from(inside(self.layout().detail).width);
        match self.subject() {
            Some(about) => subject::page(about, &self.story, self.ink(), columns),
            None => Document::default(),
        }
    }

    /// How surely an event answers to the query.
    pub fn truth(&self, key: EventId) -> Truth {
        let hit = self.hits.events.iter().find(|hit| hit.key == key);
        hit.map_or(Truth::No, |hit| hit.truth)
    }

    /// What is selected in the pane that has the keys.
    fn anchor(&self) -> Option<Anchor> {
        let event = self.timeline.selected().map(Anchor::Event);
        match self.focus {
            Pane::Timeline => event,
            Pane::Actors => self.actors.selected().map(Anchor::Actor).or(event),
            Pane::Quotes => self.quotes.selected().map(Anchor::Quote).or(event),
            Pane::Detail => match self.pages.top() {
                Some(Subject::Actor(key)) => Some(Anchor::Actor(key)),
                Some(Subject::Quote(key)) => Some(Anchor::Quote(key)),
                Some(Subject::Event(key)) => Some(Anchor::Event(key)),
                _ => event,
            },
        }
    }

    /// What was not understood in the search bar, in words.
    pub fn remark(&self) -> Option<String> {
        self.bar
            .query()
            .problems()
            .next()
            .map(|(_, words)| words.to_owned())
    }

    /// The hints for what has the keys.
    pub fn hints(&self) -> Vec<Hint> {
        self.keymap.hints(self.mode())
    }

    /// Searches again and shows what answers.
    fn search(&mut self) {
        self.hits = self.index.run(self.bar.query(), &self.story);
        self.arrange();
        self.timeline.select_any();
        self.moved();
    }

    /// After the query changed: search, and offer what completes it.
    fn query_changed(&mut self) {
        self.search();
        self.offer();
    }

    fn offer(&mut self) {
        let cursor = self.bar.cursor_byte();
        self.bar.completions = complete(self.bar.text(), cursor, &self.index);
        self.bar.chosen = 0;
    }

    /// After the selection moved: what belongs to it is marked and brought into view.
    fn moved(&mut self) {
        if let Some(anchor) = self.anchor() {
            self.linked = Linked::to(anchor, &self.story);
        } else {
            self.linked = Linked::default();
        }
        if self.focus == Pane::Timeline {
            self.pages.clear();
            self.arrange_actors();
            self.arrange_quotes();
            self.actors.deselect();
            self.quotes.deselect();
        } else if self.focus == Pane::Actors {
            self.arrange_quotes();
            self.quotes.deselect();
        }
        if let Some(day) = self.selected_day() {
            self.axis.follow(day);
        }
        self.settle();
    }

    /// The day the selected event stands for on the axis.
    pub(super) fn selected_day(&self) -> Option<crate::story::date::Day> {
        self.timeline
            .selected()
            .and_then(|key| self.story.event(key).date())
            .and_then(Date::anchor)
    }

    /// Brings every selection into view.
    fn settle(&mut self) {
        let layout = self.layout();
        let lines = |pane: Pane| usize::from(inside(layout.of(pane)).height);
        self.timeline.settle(lines(Pane::Timeline));
        self.actors.settle(lines(Pane::Actors));
        self.quotes.settle(lines(Pane::Quotes));
        let page = self.page();
        self.pages.settle(&page, lines(Pane::Detail));
    }

    fn browse(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::MoveDown => self.step(1),
            Action::MoveUp => self.step(-1),
            Action::PageDown => self.step(self.page_step()),
            Action::PageUp => self.step(-self.page_step()),
            Action::HalfPageDown => self.step(self.page_step() / 2),
            Action::HalfPageUp => self.step(-(self.page_step() / 2)),
            Action::First => self.to_end(false),
            Action::Last => self.to_end(true),
            Action::NextPane => self.turn(true),
            Action::PreviousPane => self.turn(false),
            Action::FocusSearch => self.focus_search(),
            Action::JumpToDate => self.jump = Some(Jump::default()),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::FilterBy => self.filter_by(),
            Action::ClearQuery => self.clear_query(),
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::Sources => self.overlay = Some(Overlay::sources(&self.story, &self.hits)),
            Action::Help => self.overlay = Some(Overlay::help()),
            Action::OpenAddress => return self.open_address(),
            Action::NewestFirst => self.turn_round(),
            Action::ZoomIn | Action::ZoomOut => {
                self.axis
                    .zoom(action == Action::ZoomIn, self.selected_day());
            }
            Action::AxisLeft | Action::AxisRight => self.axis.shift(action == Action::AxisRight),
            Action::Quit | Action::Cancel => return Some(Effect::Quit),
            Action::AcceptCompletion | Action::Suspend | Action::Redraw => {}
        }
        None
    }

    fn page_step(&self) -> isize {
        let lines = usize::from(inside(self.layout().of(self.focus)).height);
        let per_item = if self.focus == Pane::Quotes { 2 } else { 1 };
        isize::try_from(lines / per_item).unwrap_or(1).max(2)
    }

    fn step(&mut self, steps: isize) {
        match self.focus {
            Pane::Timeline => self.timeline.step(steps),
            Pane::Actors => self.actors.step(steps),
            Pane::Quotes => self.quotes.step(steps),
            Pane::Detail => {
                let lines = usize::from(inside(self.layout().detail).height);
                let page = self.page();
                self.pages.step(&page, steps, lines);
                return;
            }
        }
        self.moved();
    }

    fn to_end(&mut self, last: bool) {
        match self.focus {
            Pane::Timeline => self.timeline.to_end(last),
            Pane::Actors => self.actors.to_end(last),
            Pane::Quotes => self.quotes.to_end(last),
            Pane::Detail => {
                let lines = usize::from(inside(self.layout().detail).height);
                let page = self.page();
                self.pages.to_end(&page, last, lines);
                return;
            }
        }
        self.moved();
    }

    /// Gives the keys to the next pane, or the one before.
    fn turn(&mut self, forward: bool) {
        let wide = self.layout().shape == Shape::Wide;
        let panes: &[Pane] = if wide {
            &[Pane::Timeline, Pane::Detail, Pane::Actors, Pane::Quotes]
        } else {
            &[Pane::Timeline, Pane::Actors, Pane::Quotes]
        };
        let at = panes
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let step = if forward { 1 } else { panes.len() - 1 };
        self.focus_on(panes[(at + step) % panes.len()]);
    }

    fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        match pane {
            Pane::Actors => self.actors.select_any(),
            Pane::Quotes => self.quotes.select_any(),
            Pane::Timeline | Pane::Detail => {}
        }
        // The lists keep their order while the keys go from pane to pane.
        self.linked = self
            .anchor()
            .map(|to| Linked::to(to, &self.story))
            .unwrap_or_default();
        self.settle();
    }

    fn open(&mut self) {
        let subject = match self.focus {
            Pane::Timeline => {
                if self.timeline.selected().is_some() {
                    self.focus_on(Pane::Detail);
                }
                return;
            }
            Pane::Actors => self.actors.selected().map(Subject::Actor),
            Pane::Quotes => self.quotes.selected().map(Subject::Quote),
            Pane::Detail => self.pages.selected(&self.page()),
        };
        if let Some(subject) = subject {
            self.open_subject(subject);
        }
    }

    fn open_subject(&mut self, subject: Subject) {
        let from = self.focus;
        self.pages.open(subject, from);
        self.focus_on(Pane::Detail);
    }

    fn back(&mut self) {
        if self.focus == Pane::Detail {
            let returns_to = self.pages.back();
            self.focus_on(returns_to);
        } else if !self.bar.text().is_empty() {
            self.clear_query();
        } else if self.focus != Pane::Timeline {
            self.focus_on(Pane::Timeline);
        }
    }

    fn clear_query(&mut self) {
        if self.bar.set(String::new()) {
            self.query_changed();
            let lines = usize::from(inside(self.layout().timeline).height);
            self.timeline.centre(lines);
        }
    }

    fn focus_search(&mut self) {
        self.overlay = None;
        self.typing = true;
        self.offer();
    }

    fn filter_by(&mut self) {
        if let Some(part) = self.filter_part()
            && self.bar.add(&part)
        {
            self.query_changed();
        }
    }

    fn next_match(&mut self, forward: bool) {
        let lines = usize::from(inside(self.layout().detail).height);
        if lines == 0 {
            self.focus_on(Pane::Detail);
        }
        let lines = usize::from(inside(self.layout().detail).height);
        let page = self.page();
        if !self.pages.next_match(&page, forward, lines) {
            let nothing = if self.bar.query().is_empty() {
                "nothing is searched for"
            } else {
                "no further match here"
            };
            self.message = Some(nothing.to_owned());
        }
    }

    fn open_address(&mut self) -> Option<Effect> {
        let about = match self.focus {
            Pane::Detail => self.pages.selected(&self.page()).or(self.subject()),
            Pane::Quotes => self.quotes.selected().map(Subject::Quote),
            Pane::Actors => self.actors.selected().map(Subject::Actor),
            Pane::Timeline => self.timeline.selected().map(Subject::Event),
        };
        let address = about.and_then(|about| subject::address(about, &self.story));
        match address {
            Some(address) => Some(Effect::OpenAddress(address.to_owned())),
            None => {
                self.message = Some("no source with an address is selected".to_owned());
                None
            }
        }
    }

    fn turn_round(&mut self) {
        self.newest_first = !self.newest_first;
        self.arrange();
        self.moved();
        let lines = usize::from(inside(self.layout().timeline).height);
        self.timeline.centre(lines);
    }

    /// Goes to the first event that does not lie before the date.
    fn jump_to(&mut self, date: Date) {
        let Some(day) = date.first() else { return };
        let story = &self.story;
        let near = |key: &EventId| story.event(*key).date().and_then(Date::anchor);
        let events = self.hits.events.iter().map(|hit| hit.key);
        let found = events
            .clone()
            .find(|key| near(key).is_some_and(|at| at >= day));
        let last = || events.clone().filter(|key| near(key).is_some()).last();
        if let Some(key) = found.or_else(last) {
            self.focus = Pane::Timeline;
            self.timeline.select(key);
            self.moved();
        }
    }

    fn type_in_bar(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Open => {
                self.typing = false;
                self.bar.completions.clear();
            }
            Action::Back | Action::Cancel => {
                self.typing = false;
                self.bar.completions.clear();
            }
            Action::AcceptCompletion => {
                if self.bar.complete() {
                    self.query_changed();
                } else {
                    self.typing = false;
                    self.turn(true);
                }
            }
            Action::ClearQuery => self.clear_query(),
            Action::MoveDown | Action::MoveUp => self.bar.choose(action == Action::MoveDown),
            Action::PreviousPane => self.typing = false,
            other => return self.browse(other),
        }
        None
    }

    fn type_in_jump(&mut self, action: Action) {
        match action {
            Action::Open => {
                if let Some(jump) = self.jump.take() {
                    match jump.date() {
                        Ok(date) => self.jump_to(date),
                        Err(message) => self.message = Some(message),
                    }
                }
            }
            Action::Back | Action::Cancel => self.jump = None,
            Action::ClearQuery => self.jump = Some(Jump::default()),
            _ => {}
        }
    }
}

impl Screen for App {
    fn mode(&self) -> Mode {
        if self.typing || self.jump.is_some() {
            Mode::Search
        } else if self.overlay.is_some() {
            Mode::Overlay
        } else {
            Mode::Browse
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        self.message = None;
        if self.jump.is_some() {
            self.type_in_jump(action);
            return None;
        }
        if self.typing {
            return self.type_in_bar(action);
        }
        if self.overlay.is_some() {
            return self.act_on_overlay(action);
        }
        self.browse(action)
    }

    fn type_key(&mut self, key: KeyEvent) {
        self.message = None;
        if let Some(jump) = &mut self.jump {
            jump.key(key);
        } else if self.bar.key(key) {
            self.query_changed();
        } else {
            self.offer();
        }
    }

    fn paste(&mut self, text: &str) {
        if let Some(jump) = &mut self.jump {
            jump.paste(text);
            return;
        }
        self.focus_search();
        if self.bar.paste(text) {
            self.query_changed();
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        let lines = usize::from(inside(self.layout().timeline).height);
        self.timeline.centre(lines);
        self.settle_overlay();
        self.settle();
    }

    fn pending(&mut self, keys: &str) {
        keys.clone_into(&mut self.pending);
    }

    fn say(&mut self, message: String) {
        self.message = Some(message);
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        draw::screen(self, frame);
    }
}
