//! The help: every key from the table of actions, the fields of the search, what the signs mean.

use super::actions::{Action, Group};
use super::document::{Document, Piece, Writer};
use super::ink::Ink;
use super::keymap::{Keymap, Mode};
use super::theme::Role;
use super::typeset;
use crate::search::KEYS;

/// Columns of the keys.
const KEYS_WIDE: usize = 22;

/// What the signs on the screen mean.
const SIGNS: &[(&str, &str)] = &[
    ("▌", "the selection"),
    ("•", "belongs to what is selected in another pane"),
    (
        "!",
        "a fault: sources disagree, or something else does not fit",
    ),
    (
        "◇",
        "a draft: made from an article's text, and not reviewed",
    ),
    ("▐", "in a source's text: the passage that is cited"),
    ("“3", "three quotes belong to the event"),
    (
        "×2",
        "two renderings of one utterance share the row; its page has both",
    ),
    (
        "=",
        "another rendering of the words above; what differs is marked",
    ),
    (
        "?",
        "before a row: only possibly matches the search, as its date is uncertain",
    ),
    (
        "●",
        "a line of evidence with own reporting, or a document marked as that, at its origin",
    ),
    (
        "○",
        "a line of evidence whose independence is unknown; it never counts as independent",
    ),
    (
        "same line",
        "sources that go back to the same origin: together they are one line of evidence",
    ),
    (
        "~Oct",
        "about that time: a day may be 3 days off, a month or a year by one",
    ),
    (
        "Feb 9–13?",
        "one day of these; after a single date: in doubt",
    ),
    (
        "held",
        "what the makers of the story hold best supported, and why",
    ),
    (
        "read as",
        "words without a number, as a range that can be compared",
    ),
    ("▂▅█", "on the time axis: events, the more the higher"),
    ("░", "on the time axis: events that may lie there"),
    (
        "‹4  2›",
        "on the time axis: events before its first day and after its last",
    ),
];

/// What the mouse does.
const MOUSE: &[(&str, &str)] = &[
    (
        "click",
        "selects, and gives the keys; on a hint or a completion, does what it says",
    ),
    ("double-click", "opens"),
    ("wheel", "rolls what is under it; the selection stays"),
    ("click on the axis", "goes to the event nearest to that day"),
    (
        "drag on the axis",
        "searches in those days; another drag replaces them",
    ),
    ("shift and drag", "selects text, in most terminals"),
];

/// The page of the help.
pub fn document(keymap: &Keymap, ink: Ink<'_>, columns: usize) -> Document {
    let mut page = Writer::new(ink, columns);
    for group in Group::ALL {
        page.heading(group.title(), Role::Heading);
        for action in Action::ALL.iter().filter(|action| action.group() == group) {
            let keys = |mode| keymap.keys_of(mode, *action).collect::<Vec<_>>();
            let panes = keys(Mode::Browse);
            let mut typing = keys(Mode::Search);
            typing.retain(|key| !panes.contains(key));
            for (keys, note) in [(panes, ""), (typing, " (while typing)")] {
                if !keys.is_empty() {
                    let help = format!("{}{note}", action.help());
                    row(&mut page, &keys.join(", "), &help);
                }
            }
        }
    }
    page.heading("Mouse", Role::Heading);
    for (done, meaning) in MOUSE {
        row(&mut page, done, meaning);
    }
    page.heading("What the search bar understands", Role::Heading);
    for (example, meaning) in [
        (
            "flok",
            "a word, also with a letter missing or wrong; several must all be there",
        ),
        ("\"good first step\"", "these words one after the other"),
        ("-rally", "not this"),
    ] {
        row(&mut page, example, meaning);
    }
    for key in KEYS {
        row(&mut page, key.example, key.about);
    }
    page.heading("Signs", Role::Heading);
    for (sign, meaning) in SIGNS {
        row(&mut page, sign, meaning);
    }
    page.finish()
}

fn row(page: &mut Writer<'_>, left: &str, right: &str) {
    let gap = KEYS_WIDE.saturating_sub(typeset::width(left)).max(1) + 1;
    page.hanging(
        KEYS_WIDE + 3,
        &[
            Piece::plain(format!("  {left}{}", " ".repeat(gap)), Role::HintKey),
            Piece::plain(right, Role::Text),
        ],
    );
}
