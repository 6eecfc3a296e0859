//! The one table of actions: everything a person can do in the browser, and the words for it.
//!
//! The key file, the help, the hint bar, the palette, the manual page and the README's key table are all made from it.

use std::fmt;

/// A heading of the help overlay; every action stands under one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Group {
    /// Moving within a pane and between panes.
    Move,
    /// Opening things and stepping back out.
    Open,
    /// Drafts, and what becomes of them.
    Review,
    /// The search bar and what it filters.
    Search,
    /// The time axis.
    Axis,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order the help shows them.
    pub const ALL: [Self; 6] = [
        Self::Move,
        Self::Open,
        Self::Review,
        Self::Search,
        Self::Axis,
        Self::Program,
    ];

    /// The heading as a person reads it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Open => "Open",
            Self::Review => "Drafts",
            Self::Search => "Search",
            Self::Axis => "Time axis",
            Self::Program => "Program",
        }
    }
}

/// Writes the enum and its table from the same rows, so that neither can miss one of the other's.
macro_rules! actions {
    ($($action:ident = $name:literal, $group:ident, hint $hint:literal, $help:literal;)+) => {
        /// One thing a person can do. [`Action::ALL`] is the table.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Action {
            $(#[doc = $help] $action,)+
        }

        impl Action {
            /// Every action, in the order of the help and of the hint bar.
            pub const ALL: &'static [Self] = &[$(Self::$action,)+];

            /// The name the key file uses: words joined by hyphens.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$action => $name,)+ }
            }

            /// What it does, in one line for the help.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$action => $help,)+ }
            }

            /// The heading it stands under.
            pub const fn group(self) -> Group {
                match self { $(Self::$action => Group::$group,)+ }
            }

            /// The word beside its key in the hint bar; empty where the bar does not name it.
            ///
            /// Neighbours in the table with the same word share one hint: `j/k move`.
            pub const fn hint(self) -> &'static str {
                match self { $(Self::$action => $hint,)+ }
            }
        }
    };
}

actions! {
    MoveDown = "move-down", Move, hint "move", "Go to the next row";
    MoveUp = "move-up", Move, hint "move", "Go to the row before";
    PageDown = "page-down", Move, hint "", "Go one screen down";
    PageUp = "page-up", Move, hint "", "Go one screen up";
    HalfPageDown = "half-page-down", Move, hint "", "Go half a screen down";
    HalfPageUp = "half-page-up", Move, hint "", "Go half a screen up";
    First = "first", Move, hint "", "Go to the first row";
    Last = "last", Move, hint "", "Go to the last row";
    JumpToDate = "jump-to-date", Move, hint "", "Go to a date: type it, then Enter";
    NextPane = "next-pane", Move, hint "pane", "Go to the next pane";
    PreviousPane = "previous-pane", Move, hint "", "Go to the pane before";
    NextSection = "next-section", Move, hint "", "Go to the next section of the detail";
    PreviousSection = "previous-section", Move, hint "", "Go to the section before";
    AcceptDraft = "accept-draft", Review, hint "accept", "Accept a draft: write it out as a record of the story";
    RejectDraft = "reject-draft", Review, hint "reject", "Reject a draft: it leaves the story";
    AttachDraft = "attach-draft", Review, hint "attach", "Attach a draft to the record that it belongs to";
    UndoReview = "undo-review", Review, hint "undo", "Take the last decision on a draft back";
    FocusSearch = "focus-search", Search, hint "search", "Write in the search bar";
    AcceptCompletion = "accept-completion", Search, hint "complete", "Take the completion that is offered";
    ClearQuery = "clear-query", Search, hint "clear", "Empty the search bar";
    Open = "open", Open, hint "open", "Open what is selected";
    Back = "back", Open, hint "back", "Step back: leave the bar, close what is open, then clear the search";
    FilterBy = "filter-by", Search, hint "filter", "Show only what belongs to what is selected";
    NextMatch = "next-match", Search, hint "", "Go to the next match in the detail";
    PreviousMatch = "previous-match", Search, hint "", "Go to the match before";
    Sources = "sources", Open, hint "sources", "List the sources";
    Problems = "problems", Open, hint "", "List what is wrong in the story's files";
    Flags = "flags", Open, hint "flags", "List what does not fit in the story, and what is missing";
    CopyCitation = "copy-citation", Open, hint "copy", "Copy what is selected as a citation, in Markdown";
    CopyAs = "copy-as", Open, hint "copy", "Copy it as you choose: Markdown, plain text, CSL-JSON, address";
    Edit = "edit", Open, hint "edit", "Open your editor where what is selected is written";
    OpenAddress = "open-address", Open, hint "", "Open the source of what is selected";
    NewestFirst = "newest-first", Program, hint "", "Turn the timeline round: newest or oldest first";
    QuoteOrder = "quote-order", Program, hint "", "Order quotes by event, by day said, or by day published";
    Renderings = "renderings", Program, hint "", "Give each rendering of what was said a row, or one to all";
    ZoomIn = "zoom-in", Axis, hint "", "Show less time on the axis, more closely";
    ZoomOut = "zoom-out", Axis, hint "", "Show more time on the axis";
    AxisLeft = "axis-left", Axis, hint "", "Move the axis to earlier times";
    AxisRight = "axis-right", Axis, hint "", "Move the axis to later times";
    Mouse = "mouse", Program, hint "", "Let the terminal have the mouse, to select text; or take it again";
    Palette = "palette", Program, hint "commands", "Find an action by name, and do it";
    Help = "help", Program, hint "help", "Show every key";
    Quit = "quit", Program, hint "quit", "Leave dateline";
    Cancel = "cancel", Program, hint "", "Cancel what is going on; with nothing to cancel, leave dateline";
    Suspend = "suspend", Program, hint "", "Stop dateline and return to the shell; its fg comes back";
    Redraw = "redraw", Program, hint "", "Draw the whole screen again";
}

impl Action {
    /// The action of that name, if there is one. Names are exact: lower case, hyphens.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Group};
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_lower_case_words_joined_by_hyphens() {
        let names: HashSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        for name in names {
            let words_only = name.split('-').all(|word| {
                !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase())
            });
            assert!(words_only, "{name}");
        }
    }

    #[test]
    fn a_name_leads_back_to_its_action() {
        for &action in Action::ALL {
            assert_eq!(Action::named(action.name()), Some(action));
        }
        assert_eq!(Action::named("make-coffee"), None);
    }

    #[test]
    fn help_is_a_short_sentence_without_a_full_stop() {
        for action in Action::ALL {
            let help = action.help();
            assert!(
                help.starts_with(|letter: char| letter.is_uppercase()),
                "{help}"
            );
            assert!(!help.ends_with('.'), "{help}");
            assert!(help.chars().count() <= 72, "{help}");
        }
    }

    #[test]
    fn every_group_has_an_action() {
        for group in Group::ALL {
            assert!(Action::ALL.iter().any(|action| action.group() == group));
        }
    }
}
