//! What a rule is: its name, how grave it is, what it means and what to do, and how it looks at a story.

use super::{Found, Here};
use crate::story::Event;
use crate::story::evidence::Contest;

/// Something to look for in a story.
#[derive(Debug)]
pub struct Rule {
    /// What it is called, in lists and in `[[accept]]`: `weekday`.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// How grave it is.
    pub severity: Severity,
    /// What it finds, in a sentence.
    pub meaning: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// A case of it.
    pub example: &'static str,
    pub(super) look: Look,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Days, and their order.
    Dates,
    /// What sources say of a field.
    Values,
    /// What was said, and by whom.
    Speech,
    /// What people are called.
    Names,
    /// What the makers of the story write themselves.
    Wording,
    /// What is missing.
    Holes,
    /// What was accepted.
    Acceptances,
}

impl Group {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Values => "values",
            Self::Speech => "speech",
            Self::Names => "names",
            Self::Wording => "wording",
            Self::Holes => "holes",
            Self::Acceptances => "acceptances",
        }
    }
}

/// How grave it is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The story contradicts itself: one of its own records has to change.
    Error,
    /// Something does not fit: sources disagree, or one cannot be right.
    Fault,
    /// Nothing is wrong, though it looks so at first.
    Remark,
    /// Something is missing.
    Hole,
}

impl Severity {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Fault => "fault",
            Self::Remark => "remark",
            Self::Hole => "hole",
        }
    }

    /// Whether it counts as a fault (`!`).
    pub fn is_fault(self) -> bool {
        matches!(self, Self::Error | Self::Fault)
    }
}

/// How a rule looks at a story.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// At each event on its own.
    Event(fn(&Here<'_>, Event<'_>, &mut Found<'_>)),
    /// At each field that sources speak of, and what each of them says.
    Contest(fn(&Here<'_>, Event<'_>, &Contest<'_>, &mut Found<'_>)),
    /// At the story as a whole.
    Story(fn(&Here<'_>, &mut Found<'_>)),
    /// At what was accepted, once all else is found.
    Acceptances,
}

impl std::fmt::Debug for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Event(_) => "Event",
            Self::Contest(_) => "Contest",
            Self::Story(_) => "Story",
            Self::Acceptances => "Acceptances",
        })
    }
}
