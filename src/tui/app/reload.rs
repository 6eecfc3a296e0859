//! Takes in the story again after its files have changed, and keeps what was selected by its id.

use std::sync::Arc;

use super::{App, Overlay, counted};
use crate::story::Story;
use crate::tui::document::Subject;
use crate::tui::ready::Ready;
use crate::tui::update::Update;

/// What is selected, by ids: handles belong to one story and end with it.
struct Kept {
    event: Option<String>,
    chosen: Option<String>,
    actor: Option<String>,
    quote: Option<String>,
    /// The events after it in the list and then those before, should it be gone.
    near: Vec<String>,
    near_actors: Vec<String>,
    near_quotes: Vec<String>,
    /// The source selected in the list over the panes.
    source: Option<String>,
}

impl App {
    /// Shows the story as its files have it now. While they are broken, the last sound state stays,
    /// and the problems are told.
    pub(super) fn take_update(&mut self, update: Update) {
        if let Some(rest) = self.rest.take() {
            self.take_whole(&rest, update);
            self.renew_problems();
            return;
        }
        let Update {
            story,
            files,
            problems,
        } = update;
        let was_sound = self.problems.is_empty();
        let broken = counted(problems.len(), "problem", "problems");
        let is_sound = problems.is_empty();
        match story {
            // A story that had problems from the start shows what is sound of it.
            Some(story) if is_sound || !self.seen_sound => {
                self.files = files;
                self.replace(story);
                self.problems = problems;
                if is_sound {
                    self.seen_sound = true;
                    // A sound edit shows by itself.
                    if !was_sound {
                        self.message = Some("no problem is left".to_owned());
                    }
                }
            }
            // What was told already would only hide what is said since.
            _ if self.problems == problems => {}
            _ => {
                self.problems = problems;
                let listed = self.where_problems_are_listed();
                self.message = Some(format!(
                    "{broken} in the files{listed}; the story stands as it was before"
                ));
            }
        }
        self.renew_problems();
    }

    fn renew_problems(&mut self) {
        if let Some(Overlay::Problems(_)) = self.overlay {
            self.lay_over(Overlay::problems(&self.problems, self.selected_problem()));
        }
    }

    pub(super) fn replace(&mut self, ready: Arc<Ready>) {
        let kept = self.kept();
        self.keep_flags();
        let old = std::mem::replace(&mut self.story, Arc::clone(&ready.story));
        let (findings, belonging) = ready.find(self.bar.query(), self.how);
        self.seeking.forget();
        self.found(findings);
        self.belongs(belonging);
        self.ready = ready;
        let new = Arc::clone(&self.story);
        self.pages.renew(|subject| renewed(subject, &old, &new));
        self.read_again();
        // Handles of the old story must not be looked up in the new one.
        self.timeline.deselect();
        self.actors.deselect();
        self.quotes.deselect();
        self.reviewing.read_again();
        let near = kept.near.iter().find_map(|id| new.find_event(id));
        self.chosen = kept.chosen.and_then(|id| new.find_event(&id)).or(near);
        self.arrange();
        let event = kept.event.and_then(|id| new.find_event(&id));
        let is_there = event.is_some_and(|key| self.timeline.select(key));
        if !is_there && let Some(near) = self.nearest_to_chosen() {
            self.timeline.select(near);
        }
        self.timeline.select_any();
        self.arrange();
        let mut actors = kept.actor.iter().chain(&kept.near_actors);
        if let Some(key) = actors.find_map(|id| new.find_actor(id)) {
            self.actors.select(key);
        }
        let mut quotes = kept.quote.iter().chain(&kept.near_quotes);
        if let Some(key) = quotes.find_map(|id| new.find_quote(id)) {
            self.quotes.select(key);
        }
        if let Some(Overlay::Attaching(_)) = self.overlay {
            // It knows records of the old story.
            self.overlay = None;
        }
        if let Some(Overlay::Sources(_)) = self.overlay {
            let source = kept.source.and_then(|id| new.find_source(&id));
            self.lay_over(Overlay::sources(&self.hits, source));
        }
        if let Some(Overlay::Flags(_)) = self.overlay.take_if(|it| matches!(it, Overlay::Flags(_)))
        {
            self.lay_flags_over();
        }
        if let Some(Overlay::Copying(copying)) = &self.overlay {
            let about = renewed(copying.about(), &old, &new);
            let copying = about.and_then(|about| copying.renewed(about, &new));
            self.overlay = copying.map(Overlay::Copying);
            self.settle_overlay();
        }
        self.centre_timeline();
        self.focus_on(self.focus);
        if self.typing {
            self.offer();
        }
    }

    fn kept(&self) -> Kept {
        let event = |key| self.story.event(key).id().to_owned();
        let actor = |key| self.story.actor(key).id().to_owned();
        let quote = |key| self.story.quote(key).id().to_owned();
        Kept {
            event: self.timeline.selected().map(event),
            chosen: self.chosen.map(event),
            near: self.timeline.beside_selected().map(event).collect(),
            near_actors: self.actors.beside_selected().map(actor).collect(),
            near_quotes: self.quotes.beside_selected().map(quote).collect(),
            actor: self.actors.selected().map(actor),
            quote: self.quotes.selected().map(quote),
            source: self
                .selected_source()
                .map(|key| self.story.source(key).id().to_owned()),
        }
    }
}

/// The same subject in the new story, if it has it.
fn renewed(subject: Subject, old: &Story, new: &Story) -> Option<Subject> {
    match subject {
        Subject::Event(key) => new.find_event(old.event(key).id()).map(Subject::Event),
        Subject::Actor(key) => new.find_actor(old.actor(key).id()).map(Subject::Actor),
        Subject::Quote(key) => new.find_quote(old.quote(key).id()).map(Subject::Quote),
        Subject::Source(key) => new.find_source(old.source(key).id()).map(Subject::Source),
        Subject::Passage { source, span } => {
            let source = new.find_source(old.source(source).id())?;
            Some(Subject::Passage { source, span })
        }
        Subject::Side {
            event,
            contest,
            side,
        } => {
            let event = new.find_event(old.event(event).id())?;
            Some(Subject::Side {
                event,
                contest,
                side,
            })
        }
    }
}
