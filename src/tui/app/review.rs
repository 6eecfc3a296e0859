//! Decisions on drafts: which draft is meant, what comes of the decision, and the way back.

use std::path::Path;

use super::{App, Overlay};
use crate::schema::REVIEW_FILE;
use crate::story::Claim;
use crate::text::clean_line;
use crate::tui::actions::Action;
use crate::tui::attaching::Attaching;
use crate::tui::document::Subject;
use crate::tui::editor::Spot;
use crate::tui::review::{self, Change, Draft, review_file};
use crate::tui::run::Effect;
use crate::tui::update::WrittenIn;

/// What was decided while the browser is open.
#[derive(Debug, Default)]
pub(super) struct Reviewing {
    /// From first to last.
    done: Vec<Change>,
    /// Drafts that the story still shows, for its files have not been read again.
    decided: Vec<Draft>,
    /// What is being written down just now.
    deciding: Option<Draft>,
}

impl Reviewing {
    /// After the files were read again: the story shows what was decided.
    pub fn read_again(&mut self) {
        self.decided.clear();
        self.deciding = None;
    }
}

impl App {
    /// Decides on the draft where `about` is selected.
    pub(super) fn decide(&mut self, action: Action, about: Option<Subject>) -> Option<Effect> {
        let draft = about.and_then(|about| Draft::of(about, &self.story));
        let Some(draft) = draft else {
            return self.say_only(self.why_no_draft(about));
        };
        if self.reviewing.decided.contains(&draft) {
            return self.say_only("that is decided; the files are being read again");
        }
        let change = match action {
            Action::AcceptDraft => review::accept(&draft, &self.story, &self.files),
            Action::RejectDraft => review::reject(&draft, &self.story, &self.files),
            _ => return self.offer_candidates(draft),
        };
        self.write_down(draft, change)
    }

    fn why_no_draft(&self, about: Option<Subject>) -> &'static str {
        let has_draft_claims = |key| self.story.event(key).claims().any(Claim::is_draft);
        match about {
            Some(Subject::Event(key)) if has_draft_claims(key) => {
                "its draft claims cite no `span` that a decision could name: `e` edits them"
            }
            _ => "what is selected is no draft: there is nothing to decide on",
        }
    }

    fn write_down(&mut self, draft: Draft, change: Result<Change, String>) -> Option<Effect> {
        match change {
            Ok(change) => {
                self.reviewing.deciding = Some(draft);
                Some(Effect::Review(change))
            }
            Err(why) => self.say_only(&why),
        }
    }

    /// Lists what a draft may belong to.
    fn offer_candidates(&mut self, draft: Draft) -> Option<Effect> {
        if matches!(draft, Draft::Claims(_)) {
            return self.say_only("a claim belongs to its event: accept it or reject it");
        }
        let events = &self.hits.events;
        // Of a large story those that are found nearby are enough to look through.
        let found: Vec<_> = (0..events.len().min(MOST_FOUND))
            .filter_map(|number| events.get(number))
            .collect();
        let candidates = review::candidates(&draft, &self.story, &found);
        if candidates.is_empty() {
            return self.say_only("there is no other record that it could belong to");
        }
        self.lay_over(Overlay::Attaching(Attaching::new(draft, candidates)));
        None
    }

    /// Attaches the draft to what was chosen.
    pub(super) fn attach_chosen(&mut self) -> Option<Effect> {
        let Some(Overlay::Attaching(attaching)) = &self.overlay else {
            return None;
        };
        let to = attaching.chosen()?.subject;
        let draft = attaching.draft.clone();
        let change = review::attach(&draft, to, &self.story, &self.files);
        self.overlay = None;
        self.write_down(draft, change)
    }

    /// Takes back what was decided last.
    pub(super) fn undo_review(&mut self) -> Option<Effect> {
        match self.reviewing.done.last() {
            Some(change) => Some(Effect::Review(change.undo())),
            None => self.say_only(&self.nothing_to_undo()),
        }
    }

    /// What was decided before stands in files, where it can be seen what else would go.
    fn nothing_to_undo(&self) -> String {
        let nothing = "nothing was decided since the browser was opened";
        let files = self.files.iter().filter_map(|file| match file {
            WrittenIn::File(path) => Some(name_of(path)),
            _ => None,
        });
        let mut earlier = files.filter(|name| name.ends_with(REVIEW_FILE));
        match (earlier.next(), earlier.next()) {
            (None, _) => nothing.to_owned(),
            (Some(name), None) => format!("{nothing}; earlier decisions: edit {name}"),
            (Some(_), Some(_)) => format!("{nothing}; earlier decisions: edit *{REVIEW_FILE}"),
        }
    }

    /// Takes in what came of a decision.
    pub(super) fn take_reviewed(&mut self, change: Change, result: Result<(), String>) {
        let draft = self.reviewing.deciding.take();
        if let Err(why) = result {
            self.message = Some(why);
            return;
        }
        let file = change.additions.first().map(|(path, _)| name_of(path));
        self.message = Some(match file.filter(|_| self.reviewing.done.is_empty()) {
            // Where it is kept is told once.
            Some(file) => format!("kept in {file}: {}", change.done),
            None => change.done.clone(),
        });
        if change.is_undo {
            self.reviewing.done.pop();
            self.reviewing.decided.clear();
        } else {
            self.reviewing.done.push(change);
            self.reviewing.decided.extend(draft);
        }
    }

    /// Has a draft that was made of an article written out, and opened in the editor there. Nothing where the draft is
    /// written in a file already.
    pub(super) fn edit_draft(&mut self, about: Option<Subject>) -> Option<Effect> {
        let draft = Draft::of(about?, &self.story)?;
        let file = draft.place(&self.story)?.file;
        let WrittenIn::File(path) = self.files.get(file.index())? else {
            return None;
        };
        if is_story_file(path) || self.reviewing.decided.contains(&draft) {
            return None;
        }
        let file = review_file(path);
        let id = draft.id(&self.story).map(str::to_owned);
        let spot = Spot::Record { offset: 0, id };
        let change = review::accept(&draft, &self.story, &self.files);
        let change = change.map(|change| Change {
            then: match self.edit_at(file, spot) {
                Effect::Edit(edit) => Some(edit),
                _ => None,
            },
            ..change
        });
        self.write_down(draft, change)
    }

    /// Whether there is a decision to take back.
    pub(super) fn has_decided(&self) -> bool {
        !self.reviewing.done.is_empty()
    }

    /// The draft where the keys are.
    pub(super) fn draft_at_hand(&self) -> Option<Draft> {
        if self.drafts() == 0 {
            // Hints ask on every frame, and most stories have none.
            return None;
        }
        let about = match &self.overlay {
            Some(Overlay::Sources(_)) => self.subject_over(),
            Some(_) => None,
            None => self.at_hand(),
        };
        Draft::of(about?, &self.story)
    }

    /// How many drafts the story has, as `is:draft` finds them, and claims.
    pub fn drafts(&self) -> usize {
        self.ready.drafts
    }

    fn say_only(&mut self, words: &str) -> Option<Effect> {
        self.message = Some(words.to_owned());
        None
    }
}

/// The name of a file, as it can be shown.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    clean_line(&name).into_owned()
}

/// Events that are looked through for those that a draft may belong to.
const MOST_FOUND: usize = 20_000;

/// Whether records stand in a file as they are, to be edited there.
fn is_story_file(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["toml", "json", "ndjson", "jsonl"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}
