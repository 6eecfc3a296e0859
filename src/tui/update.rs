//! What the loader tells the browser: the story as its files have it now, and what is wrong in them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::events::Message;
use super::finder::Answer;
use super::loading::Loading;
use super::ready::Ready;
use crate::story::Story;
use crate::story::date::Day;

/// A story as it was loaded.
#[derive(Debug, Clone)]
pub struct Update {
    /// The story; nothing where its files could not be opened at all.
    pub story: Option<Arc<Ready>>,
    /// Where each file of the story is, by its number.
    pub files: Vec<WrittenIn>,
    /// What is wrong in the files, in their order.
    pub problems: Vec<Notice>,
}

/// Where records are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenIn {
    /// In a file, which can be edited.
    File(PathBuf),
    /// In what came through standard input.
    StandardInput,
    /// In the program itself.
    Program,
}

impl From<Arc<Story>> for Update {
    /// A story without files, in which nothing is wrong, on a day so early that no answer is overdue.
    fn from(story: Arc<Story>) -> Self {
        Self {
            story: Some(Arc::new(Ready::of(story, Day::new(i64::MIN)))),
            files: Vec::new(),
            problems: Vec::new(),
        }
    }
}

/// Something that is wrong in a story's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Where: `file:line:column`, or as much of it as there is.
    pub place: String,
    /// What was found, what was expected, what may have been meant.
    pub text: String,
    /// The file, to be opened in an editor.
    pub file: Option<PathBuf>,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// Takes updates to a browser that is open.
#[derive(Debug, Clone)]
pub struct Updates(Sender<Message>);

impl Updates {
    pub(super) fn new(sender: Sender<Message>) -> Self {
        Self(sender)
    }

    /// Brings what another thread has found. Says whether the browser is still there.
    pub(super) fn answer(&self, answer: Answer) -> bool {
        self.0.send(Message::Answer(Box::new(answer))).is_ok()
    }

    /// Shows how far the rest of the story has come, while its beginning is on the screen.
    pub fn loading(&self, loading: Loading) -> bool {
        self.0.send(Message::Loading(loading)).is_ok()
    }

    /// Shows `update`. Says whether the browser is still there.
    pub fn show(&self, update: Update) -> bool {
        self.0.send(Message::Update(Box::new(update))).is_ok()
    }

    /// Shows `update` and then, where that takes longer, what the check notices in it. Says whether the browser is
    /// still there.
    pub fn send(&self, update: Update) -> bool {
        let ready = update.story.clone();
        self.show(update) && ready.is_none_or(|ready| self.check(&ready))
    }

    /// Has a story checked that the browser shows already. Says whether the browser is still there.
    pub fn check(&self, ready: &Ready) -> bool {
        !ready.notice() || self.0.send(Message::Noticed).is_ok()
    }
}
