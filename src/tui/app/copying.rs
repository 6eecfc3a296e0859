//! Handing things over: what goes to the clipboard, what came of it, and an address that nothing opens.

use super::{App, Overlay};
use crate::export::citation::Style;
use crate::tui::actions::Action;
use crate::tui::clipboard::Handed;
use crate::tui::copying::{Copying, Form};
use crate::tui::document::Subject;
use crate::tui::keymap::Mode;
use crate::tui::run::Effect;
use crate::tui::subject;

/// Why something is not copied.
const NOTHING: &str = "nothing that can be cited is selected, or it is private";

impl App {
    /// Copies what is cited most often: Markdown.
    pub(super) fn copy_citation(&mut self, about: Option<Subject>) -> Option<Effect> {
        let style = Style::Markdown;
        let citation = about.and_then(|about| subject::citation(about, &self.story, style));
        if citation.is_none() {
            self.message = Some(NOTHING.to_owned());
        }
        citation.map(Effect::Copy)
    }

    /// Offers the forms in which `about` can be copied.
    pub(super) fn copy_as(&mut self, about: Option<Subject>) {
        let from_sources = matches!(self.overlay, Some(Overlay::Sources(_)));
        match about.and_then(|about| Copying::of(about, &self.story, from_sources)) {
            Some(copying) => self.lay_over(Overlay::Copying(copying)),
            None => self.message = Some(NOTHING.to_owned()),
        }
    }

    /// Copies the form that is chosen.
    pub(super) fn copy_chosen(&self) -> Option<Effect> {
        match &self.overlay {
            Some(Overlay::Copying(copying)) => Some(Effect::Copy(copying.text().to_owned())),
            _ => None,
        }
    }

    /// What lies over the panes is about this.
    pub(super) fn subject_over(&self) -> Option<Subject> {
        match &self.overlay {
            Some(Overlay::Sources(list)) => list.selected().map(Subject::Source),
            Some(Overlay::Copying(copying)) => Some(copying.about()),
            _ => None,
        }
    }

    /// Closes what lies over the panes. Under the forms of a source its list may lie.
    pub(super) fn close_overlay(&mut self) {
        self.keep_flags();
        if let Some(Overlay::Copying(copying)) = self.overlay.take()
            && copying.from_sources
            && let Subject::Source(key) = copying.about()
        {
            self.lay_over(Overlay::sources(&self.hits, Some(key)));
        }
    }

    /// Tells what came of copying. A text that was refused stays on the screen, to be marked there.
    pub(super) fn take_handed(&mut self, handed: Handed) {
        let choosing = matches!(self.overlay, Some(Overlay::Copying(_)));
        let shows = "shows the text to select";
        let shows = self.keymap.hint(Mode::Browse, Action::CopyAs, shows);
        let with_the_way = |words: String, and: &str| match shows.as_str() {
            "" => words,
            shows => format!("{words}{and}{shows}"),
        };
        let refused = matches!(handed, Handed::Refused(_));
        if choosing && !refused {
            self.close_overlay();
        }
        self.message = Some(match handed {
            Handed::Refused(words) if choosing => format!("{words}: select the text by hand"),
            Handed::Refused(words) => with_the_way(words, ": "),
            Handed::Sent(words) => with_the_way(words, "; should it not be there, "),
            Handed::Kept(words) => words,
        });
    }

    /// Has the address of `about` opened.
    pub(super) fn open_address(&mut self, about: Option<Subject>) -> Option<Effect> {
        let address = about.and_then(|about| subject::address(about, &self.story));
        if let Some(address) = address {
            return Some(Effect::OpenAddress(address.to_owned()));
        }
        self.message = Some("no source with an address is selected".to_owned());
        None
    }

    /// Shows an address that nothing opened, to be copied.
    pub(super) fn take_unopened(&mut self, address: &str, why: &str) {
        let about = self.subject_over().or_else(|| self.at_hand());
        if !matches!(self.overlay, Some(Overlay::Copying(_))) {
            self.copy_as(about);
        }
        if let Some(Overlay::Copying(copying)) = &mut self.overlay {
            copying.choose(Form::Address);
        }
        self.settle_overlay();
        self.message = Some(match &self.overlay {
            Some(Overlay::Copying(copying)) if copying.chosen() == Some(Form::Address) => {
                let copies = self.keymap.hint(Mode::Overlay, Action::Open, "copies it");
                format!("{why}; {copies}")
            }
            _ => format!("{why}: {address}"),
        });
    }
}
