//! The state of the browser: what it is made of, how it begins, and how its parts keep in step.

mod arrange;
mod browse;
mod copying;
mod edit;
mod flags;
mod hints;
mod overlay;
mod passage;
mod pointing;
mod quotes;
mod reload;
mod rest;
mod review;
mod rows;
mod screen;
mod searching;
mod typing;

use std::sync::Arc;

use super::articles::Articles;
use super::axis::{Axis, Dated};
use super::bar::Bar;
use super::document::{DRAFT, Document, Subject};
use super::flag_list::Opened;
use super::ink::Ink;
use super::jump::Jump;
use super::keymap::Keymap;
use super::layout::{Layout, Pane, inside};
use super::links::{Anchor, Linked};
use super::list::List;
use super::pages::Pages;
use super::palette::Palette;
use super::preferences::Preferences;
use super::quotes::{How, Listed};
use super::ready::Ready;
use super::set_page::SetPage;
use super::subject;
use super::theme::{Role, Theme};
use super::update::{Notice, Update, WrittenIn};
use crate::search::Hits;
use crate::story::date::{Date, Day, Truth};
use crate::story::{ActorId, Builder, EventId, QuoteId, Story};

pub use arrange::counted;
pub use flags::page_about;
pub use overlay::{Overlay, PROBLEM_LINES};
use pointing::Pointer;
use rest::Rest;
use review::Reviewing;
use rows::Cast;
use searching::Seeking;

/// Everything the screen shows. It changes by actions and keys only; drawing reads it.
pub struct App {
    pub(super) story: Arc<Story>,
    /// What is known of the story beforehand.
    ready: Arc<Ready>,
    pub(super) hits: Hits,
    /// When the events are that were found.
    days: Vec<Dated>,
    /// The actors that were found, in the order of their list.
    cast: Arc<Cast>,
    seeking: Seeking,
    /// The rest of the story, while there is only its beginning.
    rest: Option<Rest>,
    pub(super) bar: Bar,
    pub(super) jump: Option<Jump>,
    /// The command palette, while it is open: what it does goes to what lies below it.
    pub(super) palette: Option<Palette>,
    typing: bool,
    pub(super) overlay: Option<Overlay>,
    /// What was opened in the list of flags when it was last closed.
    flags_opened: Opened,
    pub(super) focus: Pane,
    pub(super) timeline: List<EventId>,
    /// The event last chosen by hand: a search that leaves it out gives it back when it ends.
    chosen: Option<EventId>,
    pub(super) actors: List<ActorId>,
    pub(super) quotes: List<QuoteId>,
    /// The quotes that were found, as their list has them.
    pub(super) listed: Arc<Listed>,
    /// How they are to be listed.
    how: How,
    pub(super) pages: Pages,
    set: SetPage,
    articles: Articles,
    reviewing: Reviewing,
    pub(super) axis: Axis,
    pub(super) newest_first: bool,
    pub(super) linked: Linked,
    /// What is wrong in the story's files.
    pub(super) problems: Vec<Notice>,
    /// Where each file of the story is, by its number.
    files: Vec<WrittenIn>,
    /// The editor's command line, if the settings have one.
    editor: Option<String>,
    /// Whether the files were ever without a problem.
    seen_sound: bool,
    pub(super) keymap: Keymap,
    pub(super) theme: Theme,
    /// Said once, until the next key.
    pub(super) message: Option<String>,
    pub(super) pending: String,
    pointer: Pointer,
    size: (u16, u16),
}

/// What to browse, and how it looks.
pub struct Setup {
    /// The story, its files, and what is wrong in them. Without a story, an empty one is browsed.
    pub story: Update,
    /// The text of the search bar at the start.
    pub query: String,
    /// The keys, for the hints and the help; the look; how to begin.
    pub preferences: Preferences,
}

impl App {
    /// The browser on its first screen: the story's start event is selected.
    pub fn new(setup: Setup) -> Self {
        let Setup {
            story:
                Update {
                    story,
                    files,
                    problems,
                },
            query,
            preferences,
        } = setup;
        let ready = story.unwrap_or_else(nothing);
        let mut bar = Bar::default();
        bar.set(query);
        let hits = ready.index.run(bar.query(), &ready.story);
        let listed = ready.list(&hits.quotes, How::default());
        let mut app = Self {
            cast: Arc::new(Cast::new(&hits.actors)),
            days: ready.calendar.days(&hits.events),
            hits,
            seeking: Seeking::default(),
            rest: None,
            bar,
            jump: None,
            palette: None,
            typing: false,
            overlay: None,
            flags_opened: Opened::default(),
            focus: Pane::Timeline,
            timeline: List::new(1),
            chosen: None,
            actors: List::new(1),
            quotes: List::new(2),
            listed,
            how: How::default(),
            pages: Pages::default(),
            set: SetPage::default(),
            articles: Articles::default(),
            reviewing: Reviewing::default(),
            axis: Axis::new(preferences.zoom),
            newest_first: preferences.newest_first,
            linked: Linked::default(),
            seen_sound: problems.is_empty(),
            problems,
            files,
            editor: preferences.editor,
            keymap: preferences.keymap,
            theme: preferences.theme,
            message: None,
            pending: String::new(),
            pointer: Pointer::new(preferences.mouse),
            size: (80, 24),
            story: Arc::clone(&ready.story),
            ready,
        };
        app.tell_of_problems();
        app.arrange();
        if let Some(start) = app.story.start() {
            app.timeline.select(start);
        }
        app.timeline.select_any();
        app.chosen = app.timeline.selected();
        app.moved();
        app.centre_timeline();
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

    /// The sign of a draft, or nothing.
    pub fn draft_sign(&self, is_draft: bool) -> ratatui::text::Span<'static> {
        let sign = if is_draft { DRAFT } else { "" };
        self.ink().plain(sign, Role::Uncertain)
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
    pub fn page(&self) -> Arc<Document> {
        let columns = usize::from(inside(self.layout().detail).width);
        match self.subject() {
            // Where it has no place, setting it would break every word into letters.
            Some(about) if columns > 0 => self.set.page(about, columns, || {
                let known = subject::Known {
                    story: &self.story,
                    noticed: self.noticed(),
                    articles: &self.articles,
                };
                subject::page(about, known, self.ink(), columns)
            }),
            _ => Arc::default(),
        }
    }

    /// Whether an event answers to the query only possibly.
    pub fn is_possible(&self, key: EventId) -> bool {
        self.hits.events.truth(key) == Truth::Possibly
    }

    /// How many events answer only possibly.
    pub fn possible_count(&self) -> usize {
        self.hits.events.possible()
    }

    /// When the events are that were found.
    pub fn days_found(&self) -> &[Dated] {
        &self.days
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

    /// Brings the selected event into the middle of the timeline, or so.
    fn centre_timeline(&mut self) {
        let lines = usize::from(inside(self.layout().timeline).height);
        self.timeline.centre(lines);
    }

    /// Brings every selection into view.
    fn settle(&mut self) {
        let layout = self.layout();
        let lines = |pane: Pane| usize::from(inside(layout.of(pane)).height);
        self.timeline.settle(lines(Pane::Timeline));
        self.actors.settle(lines(Pane::Actors));
        self.quotes.settle(lines(Pane::Quotes));
        // Without a place the page is not set, and its selection waits.
        if !inside(layout.detail).is_empty() {
            let page = self.page();
            self.pages.settle(&page, lines(Pane::Detail));
        }
    }
}

/// What is browsed where there is no story.
fn nothing() -> Arc<Ready> {
    let empty = Arc::new(Builder::new().finish().0);
    Arc::new(Ready::of(empty, Day::new(0)))
}
