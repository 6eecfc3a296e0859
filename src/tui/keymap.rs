//! The key table: which keys do which action, where the keys go, and what a pressed key comes to.

mod reading;

use super::actions::Action;
use super::keys::{Key, Stroke};
use crate::config::{FileError, SourceFile};
use reading::Reading;

/// The key file dateline is built with.
const SHIPPED: SourceFile<'static> = SourceFile {
    name: "assets/keys.toml",
    text: include_str!("../../assets/keys.toml"),
};

/// What has the keys just now; each has its own part of the key file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mode {
    /// The panes.
    Browse,
    /// A text field: the search bar, the date of a jump, the palette. Keys without a binding are typed into it.
    Search,
    /// What lies over the panes: the help, the sources, the problems, the flags, what can be copied.
    Overlay,
}

impl Mode {
    /// Every mode, in the order of the key file.
    pub const ALL: [Self; 3] = [Self::Browse, Self::Search, Self::Overlay];

    /// The heading of this mode's part of the key file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Search => "search",
            Self::Overlay => "overlay",
        }
    }
}

/// What a key comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolution {
    /// Do this.
    Action(Action),
    /// Do this, then type the key into the field it has opened: the key was one of several.
    ActionThenType(Action),
    /// The key begins or goes on with a sequence: wait for the next one.
    Pending,
    /// No binding: a text field types it, anything else ignores it.
    None,
}

/// Keys and the action they do, in one mode.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Binding {
    mode: Mode,
    strokes: Vec<Stroke>,
    action: Action,
}

/// Keys and a word for them, for the hint bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// The first key of each action that shares the word, joined by `/`: `j/k`.
    pub keys: String,
    /// The word: `move`.
    pub label: &'static str,
    /// The first of the actions, for a click and for choosing what to leave out when room is short.
    pub action: Action,
}

/// A whole key table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The key table dateline is built with.
    ///
    /// # Errors
    /// None in a sound build: a test reads the same file.
    pub fn shipped() -> Result<Self, FileError> {
        Self::read(SHIPPED)
    }

    /// Reads a key file that stands for itself; `name` is what errors call it.
    ///
    /// # Errors
    /// The first thing that is not TOML of the right shape, names no mode, action or key, or binds keys that
    /// another binding of the same mode has or begins with.
    pub fn parse(name: &str, text: &str) -> Result<Self, FileError> {
        Self::read(SourceFile { name, text })
    }

    /// The table dateline is built with, with a person's key file laid over it: the keys of an action that the file
    /// names replace all that the action has by default in that mode. No keys unbind it.
    ///
    /// # Errors
    /// As [`Keymap::parse`]. So do keys that a default has which was not moved away, keys that would no longer be
    /// typed into a text field, and a file that leaves a mode without help or without a way out.
    pub fn with(user: SourceFile<'_>) -> Result<Self, FileError> {
        let shipped = Reading::of(SHIPPED)?;
        let bindings = Reading::of(user)?.over(shipped)?;
        Ok(Self { bindings })
    }

    fn read(source: SourceFile<'_>) -> Result<Self, FileError> {
        let bindings = Reading::of(source)?.into_bindings();
        Ok(Self { bindings })
    }

    /// What `key` comes to in `mode`, after the keys `pending` of a sequence that is half typed.
    ///
    /// A key that does not go on with the sequence drops it and counts for itself, but for Esc, which only
    /// drops it.
    pub fn resolve(&self, mode: Mode, pending: &[Key], key: Key) -> Resolution {
        let sequence: Vec<Key> = pending.iter().copied().chain([key]).collect();
        let mut goes_on = false;
        for binding in self.bindings_in(mode) {
            if !begins_with(&binding.strokes, &sequence) {
                continue;
            }
            if binding.strokes.len() > sequence.len() {
                goes_on = true;
            } else if binding.strokes.last() == Some(&Stroke::Digit) {
                return Resolution::ActionThenType(binding.action);
            } else {
                return Resolution::Action(binding.action);
            }
        }
        if goes_on {
            Resolution::Pending
        } else if pending.is_empty() || Key::parse("esc") == Some(key) {
            Resolution::None
        } else {
            self.resolve(mode, &[], key)
        }
    }

    /// The keys of an action in a mode, as written in the key file, the one to show first.
    pub fn keys_of(&self, mode: Mode, action: Action) -> impl Iterator<Item = String> {
        self.bindings_in(mode)
            .filter(move |binding| binding.action == action)
            .map(|binding| written(&binding.strokes))
    }

    /// A word with the key of an action before it, as the hint bar has it: `esc back`. Empty if nothing does it.
    pub fn hint(&self, mode: Mode, action: Action, word: &str) -> String {
        let key = self.keys_of(mode, action).next();
        key.map_or_else(String::new, |key| format!("{key} {word}"))
    }

    /// The hints of a mode, in the order of the action table.
    pub fn hints(&self, mode: Mode) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        for &action in Action::ALL {
            let label = action.hint();
            let Some(key) = self
                .keys_of(mode, action)
                .next()
                .filter(|_| !label.is_empty())
            else {
                continue;
            };
            match hints.last_mut() {
                Some(last) if last.label == label => {
                    last.keys.push('/');
                    last.keys.push_str(&key);
                }
                _ => hints.push(Hint {
                    keys: key,
                    label,
                    action,
                }),
            }
        }
        hints
    }

    /// How a sequence that is half typed, as a person writes it, can go on: the rest of the keys, and the action.
    pub fn going_on(&self, mode: Mode, pending: &str) -> impl Iterator<Item = (String, Action)> {
        self.bindings_in(mode).filter_map(move |binding| {
            let written = written(&binding.strokes);
            let rest = written.strip_prefix(pending)?.strip_prefix(' ')?;
            Some((rest.to_owned(), binding.action))
        })
    }

    fn bindings_in(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        self.bindings
            .iter()
            .filter(move |binding| binding.mode == mode)
    }
}

fn begins_with(strokes: &[Stroke], keys: &[Key]) -> bool {
    strokes.len() >= keys.len()
        && strokes
            .iter()
            .zip(keys)
            .all(|(stroke, key)| stroke.is(*key))
}

/// Keys as a key file writes them.
fn written(strokes: &[Stroke]) -> String {
    let keys: Vec<String> = strokes.iter().map(ToString::to_string).collect();
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Keymap, Mode, Resolution};
    use crate::config::SourceFile;
    use crate::tui::actions::Action;
    use crate::tui::keys::Key;

    fn keys(text: &str) -> Vec<Key> {
        text.split(' ')
            .map(|key| Key::parse(key).unwrap())
            .collect()
    }

    /// What the last of `text`'s keys comes to after the others.
    fn resolve(map: &Keymap, mode: Mode, text: &str) -> Resolution {
        let keys = keys(text);
        let (last, pending) = keys.split_last().unwrap();
        map.resolve(mode, pending, *last)
    }

    #[test]
    fn the_shipped_file_is_sound() {
        Keymap::shipped().unwrap();
    }

    #[test]
    fn every_action_has_a_key_somewhere() {
        let map = Keymap::shipped().unwrap();
        for &action in Action::ALL {
            let bound = Mode::ALL
                .iter()
                .any(|&mode| map.keys_of(mode, action).next().is_some());
            assert!(bound, "{action}");
        }
    }

    #[test]
    fn the_way_out_and_the_way_on_are_there_in_every_mode() {
        let map = Keymap::shipped().unwrap();
        for mode in Mode::ALL {
            for action in [
                Action::Back,
                Action::Cancel,
                Action::Suspend,
                Action::Redraw,
                Action::Help,
            ] {
                assert!(
                    map.keys_of(mode, action).next().is_some(),
                    "{action} in {}",
                    mode.name()
                );
            }
        }
    }

    #[test]
    fn no_letter_is_taken_from_a_text_field() {
        let map = Keymap::shipped().unwrap();
        for letter in (' '..='~').map(|letter| letter.to_string()) {
            let name = if letter == " " {
                "space"
            } else {
                letter.as_str()
            };
            assert_eq!(
                resolve(&map, Mode::Search, name),
                Resolution::None,
                "{name}"
            );
        }
    }

    #[test]
    fn keys_and_sequences_come_to_their_actions() {
        let map = Keymap::shipped().unwrap();
        let table = [
            (Mode::Browse, "j", Resolution::Action(Action::MoveDown)),
            (Mode::Browse, "G", Resolution::Action(Action::Last)),
            (Mode::Browse, "g", Resolution::Pending),
            (Mode::Browse, "g g", Resolution::Action(Action::First)),
            (
                Mode::Browse,
                "g 2",
                Resolution::ActionThenType(Action::JumpToDate),
            ),
            (
                Mode::Browse,
                "g -",
                Resolution::ActionThenType(Action::JumpToDate),
            ),
            (Mode::Browse, "2", Resolution::None),
            (Mode::Browse, "-", Resolution::Action(Action::ZoomOut)),
            // A sequence that is not gone on with is dropped; the key counts for itself.
            (Mode::Browse, "g j", Resolution::Action(Action::MoveDown)),
            (Mode::Browse, "g ctrl-c", Resolution::Action(Action::Cancel)),
            (Mode::Browse, "g esc", Resolution::None),
            (Mode::Search, "g", Resolution::None),
            (
                Mode::Search,
                "tab",
                Resolution::Action(Action::AcceptCompletion),
            ),
            (Mode::Overlay, "esc", Resolution::Action(Action::Back)),
        ];
        for (mode, text, expected) in table {
            assert_eq!(
                resolve(&map, mode, text),
                expected,
                "{text} in {}",
                mode.name()
            );
        }
    }

    #[test]
    fn neighbours_with_one_word_share_a_hint() {
        let map = Keymap::shipped().unwrap();
        let hints = map.hints(Mode::Browse);
        assert_eq!((hints[0].keys.as_str(), hints[0].label), ("j/k", "move"));
        assert_eq!(
            hints
                .iter()
                .filter(|hint| hint.action == Action::Help)
                .count(),
            1
        );
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let table = [
            (
                "[browse]\nmove-dwn = [\"j\"]",
                "k:2:1: no action is called `move-dwn`; did you mean `move-down`?",
            ),
            (
                "[brwse]\n",
                "k:1:2: no mode is called `brwse`; did you mean `browse`?",
            ),
            (
                "[browse]\nquit = [\"q\", \"escape\"]",
                "k:2:14: `escape` is no key",
            ),
            ("[browse]\nquit = [\"ctrl-\"]", "k:2:9: `ctrl-` is no key"),
            (
                "[browse]\nback = [\"q\"]\nquit = [\"q\"]",
                "k:3:9: `q` is already taken: `q` does back",
            ),
            (
                "[browse]\nfirst = [\"g g\"]\nquit = [\"g\"]",
                "k:3:9: `g` is already taken: `g g` does first",
            ),
            (
                "[browse]\nfirst = [\"g 1\"]\njump-to-date = [\"g digit\"]",
                "k:3:17: `g digit` is already taken: `g 1` does first",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(Keymap::parse("k", text).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn the_same_key_may_serve_in_two_modes() {
        Keymap::parse("k", "[browse]\nquit = [\"q\"]\n[overlay]\nback = [\"q\"]").unwrap();
    }

    /// The default keys with `text` laid over them.
    fn with(text: &str) -> Result<Keymap, String> {
        Keymap::with(SourceFile { name: "k", text }).map_err(|error| error.to_string())
    }

    fn keys_of(map: &Keymap, mode: Mode, action: Action) -> Vec<String> {
        map.keys_of(mode, action).collect()
    }

    #[test]
    fn an_action_that_is_named_has_the_keys_of_the_persons_file_alone() {
        let map = with("[browse]\nmove-down = ['v', 'down']\nquit = ['Q', 'Z Z']").unwrap();
        assert_eq!(keys_of(&map, Mode::Browse, Action::MoveDown), ["v", "down"]);
        assert_eq!(resolve(&map, Mode::Browse, "j"), Resolution::None);
        assert_eq!(resolve(&map, Mode::Browse, "q"), Resolution::None);
        let quit = Resolution::Action(Action::Quit);
        assert_eq!(resolve(&map, Mode::Browse, "Z Z"), quit);
        // Other actions and other modes stay as they are.
        assert_eq!(keys_of(&map, Mode::Browse, Action::MoveUp), ["k", "up"]);
        assert_eq!(resolve(&map, Mode::Overlay, "q"), quit);
        assert_eq!(map.hints(Mode::Browse)[0].keys, "v/k");
        assert_eq!(map.hint(Mode::Browse, Action::Quit, "leave"), "Q leave");
    }

    #[test]
    fn a_key_may_change_hands_when_its_owner_gives_it_up() {
        let map = with("[browse]\nquit = ['f']\nfilter-by = ['q']").unwrap();
        let filter = Resolution::Action(Action::FilterBy);
        assert_eq!(resolve(&map, Mode::Browse, "q"), filter);
        let map = with("[browse]\nsources = []\nnewest-first = ['s']").unwrap();
        assert_eq!(keys_of(&map, Mode::Browse, Action::Sources), [""; 0]);
        let newest = Resolution::Action(Action::NewestFirst);
        assert_eq!(resolve(&map, Mode::Browse, "s"), newest);
        assert_eq!(map.hint(Mode::Browse, Action::Sources, "sources"), "");
    }

    #[test]
    fn a_file_that_names_nothing_changes_nothing() {
        let shipped = Keymap::shipped().unwrap();
        for text in ["", "[browse]", "# [browse]\n"] {
            assert_eq!(with(text).unwrap(), shipped);
        }
        // The shipped file laid over itself is itself.
        assert_eq!(with(super::SHIPPED.text).unwrap(), shipped);
    }

    #[test]
    fn mistakes_of_a_persons_file_are_told_with_their_place() {
        let table = [
            (
                "[browse]\nquit = ['f']",
                "k:2:9: `f` is already taken: `f` does filter-by by default; give filter-by other keys in [browse], or none with []",
            ),
            (
                "[overlay]\nback = ['g']",
                "k:2:9: `g` is already taken: `g g` does first by default; give first other keys in [overlay], or none with []",
            ),
            (
                "[browse]\nquit = ['x']\nback = ['x']",
                "k:3:9: `x` is already taken: `x` does quit",
            ),
            (
                "[browse]\n\nqiut = ['x']",
                "k:3:1: no action is called `qiut`; did you mean `quit`?",
            ),
            (
                "[serach]\nhelp = ['f2']",
                "k:1:2: no mode is called `serach`; did you mean `search`?",
            ),
            (
                "[panes]\nhelp = ['f2']",
                "k:1:2: no mode is called `panes`: expected `browse`, `search` or `overlay`",
            ),
            (
                "[browse]\nquit = []\ncancel = []",
                "k:2:1: no key is left for `quit` or `cancel` in [browse]",
            ),
            (
                "[search]\ncancel = []",
                "k:2:1: no key is left for `quit` or `cancel` in [search]",
            ),
            (
                "[overlay]\nhelp = []",
                "k:2:1: no key is left for `help` in [overlay]",
            ),
            (
                "[search]\nfilter-by = ['f']",
                "k:2:14: `f` could no longer be typed into a text field: expected a key such as `f2` or `ctrl-o`",
            ),
            (
                "[search]\nfilter-by = ['x f2']",
                "k:2:14: `x f2` could no longer be typed into a text field: expected a key such as `f2` or `ctrl-o`",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(with(text).unwrap_err(), expected, "{text}");
        }
        with("[browse]\nquit = []").unwrap();
        with("[browse]\ncancel = []").unwrap();
        assert!(
            with("[browse]\nquit = 'x'")
                .unwrap_err()
                .starts_with("k:2:8: ")
        );
    }
}
