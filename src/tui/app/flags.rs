//! What does not fit in the story: how much, the list of it, and the way from there to a record and back.

use super::{App, Overlay};
use crate::check::{Flag, Severity};
use crate::story;
use crate::tui::document::Subject;
use crate::tui::flag_list::{FlagList, FlagRow};
use crate::tui::noticed::Noticed;
use crate::tui::run::Effect;
use crate::tui::set_page::SetPage;

impl App {
    /// What the check noticed, if that is known yet.
    pub fn noticed(&self) -> Option<&Noticed> {
        self.ready.noticed()
    }

    /// How many faults the story has, if that is known yet.
    pub fn faults(&self) -> Option<usize> {
        let noticed = self.noticed()?;
        Some(noticed.count(Severity::is_fault))
    }

    /// Lays the list of flags over the panes as it was when it was closed, or closes it.
    pub(super) fn turn_flags(&mut self) {
        if matches!(self.overlay, Some(Overlay::Flags(_))) {
            self.close_overlay();
        } else {
            self.lay_flags_over();
        }
    }

    pub(super) fn lay_flags_over(&mut self) {
        let list = FlagList::new(self.noticed(), self.flags_opened.clone());
        self.lay_over(Overlay::Flags(list));
    }

    /// Remembers what is opened in the list of flags, if that lies there, before it goes.
    pub(super) fn keep_flags(&mut self) {
        if let Some(Overlay::Flags(flags)) = &self.overlay {
            self.flags_opened = flags.opened(self.ready.noticed());
        }
    }

    /// After the flags came to be known, or others: they are shown wherever they belong.
    pub(super) fn renew_flags(&mut self) {
        self.set = SetPage::default();
        if let Some(Overlay::Flags(_)) = self.overlay {
            self.keep_flags();
            self.lay_flags_over();
        }
        self.settle();
    }

    /// Opens what is selected in the list of flags: a rule, or the record that a flag is on.
    pub(super) fn open_flag(&mut self) {
        let lines = FlagList::lines(self.layout().body);
        let Some(Overlay::Flags(flags)) = &mut self.overlay else {
            return;
        };
        let Some(noticed) = self.ready.noticed() else {
            return;
        };
        let Some(row) = flags.list().selected() else {
            return;
        };
        match row {
            FlagRow::Holes if !noticed.has_holes() => {
                let words = "what is missing in so large a story, dateline check --holes lists";
                self.message = Some(words.to_owned());
            }
            FlagRow::Rule(_) | FlagRow::Holes => flags.turn(row, noticed, lines),
            FlagRow::Flag(number) => {
                let subject = noticed.flag(number).map(Flag::subject);
                match subject.and_then(page_about) {
                    Some(subject) => {
                        self.keep_flags();
                        self.overlay = None;
                        self.open_subject(subject);
                        self.pages.came_from_flags();
                    }
                    None => self.message = Some("this is about the story as a whole".to_owned()),
                }
            }
        }
    }

    /// Opens the editor where the selected flag is.
    pub(super) fn edit_flag(&mut self) -> Option<Effect> {
        let place = match &self.overlay {
            Some(Overlay::Flags(flags)) => match flags.list().selected() {
                Some(FlagRow::Flag(number)) => self
                    .noticed()
                    .and_then(|noticed| noticed.flag(number))
                    .map(|flag| flag.place),
                _ => None,
            },
            _ => None,
        };
        self.edit_record(place.map(|place| (place, None)))
    }
}

/// The page about what a flag is on.
pub fn page_about(subject: story::Subject) -> Option<Subject> {
    match subject {
        story::Subject::Story => None,
        story::Subject::Event(key) => Some(Subject::Event(key)),
        story::Subject::Actor(key) => Some(Subject::Actor(key)),
        story::Subject::Quote(key) => Some(Subject::Quote(key)),
        story::Subject::Source(key) => Some(Subject::Source(key)),
    }
}
