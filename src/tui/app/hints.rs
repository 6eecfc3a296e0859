//! Which keys are hinted: those of the actions that do something where the keys are just now.

use std::cell::LazyCell;

use super::{App, Overlay};
use crate::tui::actions::Action;
use crate::tui::keymap::{Hint, Mode};
use crate::tui::layout::Pane;
use crate::tui::review::Draft;
use crate::tui::run::Screen;

impl App {
    /// The hints for what has the keys: of the actions that do something there.
    pub fn hints(&self) -> Vec<Hint> {
        // Looked up once and only where it is asked for: for a passage all is gone through that its source is cited for.
        let draft = LazyCell::new(|| self.draft_at_hand());
        let hints = self.keymap.hints(self.mode()).into_iter();
        let answering = hints.filter(|hint| match hint.action {
            Action::AcceptDraft | Action::RejectDraft | Action::AttachDraft
                if self.palette.is_none() && !self.typing =>
            {
                let is_claims = |draft: &Draft| matches!(draft, Draft::Claims(_));
                let is_it = |draft| hint.action != Action::AttachDraft || !is_claims(draft);
                draft.as_ref().is_some_and(is_it)
            }
            action => self.answers(action),
        });
        answering.map(|hint| self.in_other_words(hint)).collect()
    }

    /// A hint in the words for what has the keys, where they are not the general ones.
    fn in_other_words(&self, hint: Hint) -> Hint {
        let label = match hint.action {
            Action::Open if self.palette.is_some() => "do it",
            Action::Open if matches!(self.overlay, Some(Overlay::Copying(_))) => "copy",
            Action::Open if matches!(self.overlay, Some(Overlay::Attaching(_))) => {
                Action::AttachDraft.hint()
            }
            // As `e` does.
            Action::Open if matches!(self.overlay, Some(Overlay::Problems(_))) => {
                Action::Edit.hint()
            }
            _ => hint.label,
        };
        Hint { label, ..hint }
    }

    fn answers(&self, action: Action) -> bool {
        match (&self.overlay, action) {
            _ if self.palette.is_some() => matches!(
                action,
                Action::Open | Action::Back | Action::MoveDown | Action::MoveUp
            ),
            _ if self.typing => true,
            (_, Action::UndoReview) => self.has_decided(),
            (Some(overlay), _) => overlay.answers(action),
            (None, Action::Back) => self.can_step_back(),
            (None, _) => true,
        }
    }

    /// Whether there is anything to step back from.
    pub(super) fn can_step_back(&self) -> bool {
        let at_rest = self.mode() == Mode::Browse
            && self.focus == Pane::Timeline
            && self.bar.text().is_empty();
        !at_rest
    }
}
