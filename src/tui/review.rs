//! Decisions on drafts: what each of them writes, into which file, and how it is taken back.

mod candidates;
mod draft;
mod file;
mod writing;

use std::path::PathBuf;

use super::editor::Edit;

pub use candidates::{Candidate, candidates};
pub use draft::Draft;
pub use file::review_file;
pub use writing::{accept, attach, reject};

/// What a decision adds to files, or takes back from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The files, and what is added to the end of each.
    pub additions: Vec<(PathBuf, String)>,
    /// Whether the additions are taken back instead.
    pub is_undo: bool,
    /// What to say when it is done.
    pub done: String,
    /// What to open in an editor then.
    pub then: Option<Edit>,
}

impl Change {
    /// Changes the files: all of them, or none.
    ///
    /// # Errors
    /// In words for a person, if a file cannot be written, is not one that decisions are kept in, or has no such
    /// words to take back any more.
    pub fn carry_out(&self) -> Result<(), String> {
        for (number, (path, text)) in self.additions.iter().enumerate() {
            if let Err(why) = change(path, text, self.is_undo) {
                for (path, text) in &self.additions[..number] {
                    // As it was; if that does not go either, there is nothing better to say.
                    let _ = change(path, text, !self.is_undo);
                }
                return Err(why);
            }
        }
        Ok(())
    }

    /// What takes it back.
    #[must_use]
    pub fn undo(&self) -> Self {
        Self {
            additions: self.additions.clone(),
            is_undo: !self.is_undo,
            done: format!("taken back: {}", self.done),
            then: None,
        }
    }
}

fn change(path: &std::path::Path, text: &str, is_undo: bool) -> Result<(), String> {
    if is_undo {
        file::take_back(path, text)
    } else {
        file::add(path, text)
    }
}
