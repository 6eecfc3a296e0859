//! Has the editor opened where what is selected is written, or says why there is nothing to open.

use std::path::PathBuf;

use super::{App, Overlay};
use crate::story::Place;
use crate::tui::document::Subject;
use crate::tui::editor::{Edit, Spot};
use crate::tui::run::Effect;
use crate::tui::subject;
use crate::tui::update::WrittenIn;

const BUNDLED: &str =
    "the bundled story cannot be edited; dateline new DIR --from bundled copies it";
const PIPED: &str = "the story came through standard input: there is no file to edit";

impl App {
    /// Opens the editor at the record of what is selected.
    pub(super) fn edit(&mut self, about: Option<Subject>) -> Option<Effect> {
        if let Some(effect) = self.edit_draft(about) {
            return Some(effect);
        }
        let written = about.and_then(|about| subject::written_at(about, &self.story));
        let written = written.map(|(place, id)| (place, id.map(str::to_owned)));
        self.edit_record(written)
    }

    /// Opens the editor at a record, which is written at a place and has an id or none.
    pub(super) fn edit_record(
        &mut self,
        written: Option<(Place, Option<String>)>,
    ) -> Option<Effect> {
        let Some((place, id)) = written else {
            return self.refuse("nothing that is written in a file is selected");
        };
        match self.files.get(place.file.index()) {
            Some(WrittenIn::File(file)) => {
                let spot = Spot::Record {
                    offset: place.offset,
                    id,
                };
                Some(self.edit_at(file.clone(), spot))
            }
            Some(WrittenIn::StandardInput) => self.refuse(PIPED),
            Some(WrittenIn::Program) | None => self.refuse(BUNDLED),
        }
    }

    /// Opens the editor where the selected problem is.
    pub(super) fn edit_problem(&mut self) -> Option<Effect> {
        let Some(Overlay::Problems(list)) = &self.overlay else {
            return None;
        };
        let problem = list.selected().and_then(|number| self.problems.get(number));
        let Some(problem) = problem else {
            return self.refuse("there is no problem to mend");
        };
        if let Some(file) = &problem.file {
            return Some(self.edit_at(file.clone(), Spot::Line(problem.line)));
        }
        if self.is_piped() {
            return self.refuse(PIPED);
        }
        self.refuse("this problem is in no file that an editor could open")
    }

    pub(super) fn edit_at(&self, file: PathBuf, spot: Spot) -> Effect {
        Effect::Edit(Edit {
            editor: self.editor.clone(),
            file,
            spot,
            is_followed: !self.is_piped(),
        })
    }

    /// Whether some of the story came through standard input.
    fn is_piped(&self) -> bool {
        self.files.contains(&WrittenIn::StandardInput)
    }

    fn refuse(&mut self, why: &str) -> Option<Effect> {
        self.message = Some(why.to_owned());
        None
    }
}
