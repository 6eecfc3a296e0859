//! The key table: which keys do which action, where the keys go, and what a pressed key comes to.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::actions::Action;
use super::keys::{Key, Stroke};
use super::place::{FileError, SourceFile};

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
    /// A text field: the search bar, or the date of a jump. Keys without a binding are typed into it.
    Search,
    /// What lies over the panes: the help, the sources.
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

/// The file's shape: mode → action → keys, each with its place.
type File = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Vec<Spanned<String>>>>;

impl Keymap {
    /// The key table dateline is built with.
    ///
    /// # Errors
    /// None in a sound build: a test reads the same file.
    pub fn shipped() -> Result<Self, FileError> {
        Self::read(SHIPPED)
    }

    /// Reads a key file; `name` is what errors call it.
    ///
    /// # Errors
    /// The first thing that is not TOML of the right shape, names no mode, action or key, or binds keys that
    /// another binding of the same mode has or begins with.
    pub fn parse(name: &str, text: &str) -> Result<Self, FileError> {
        Self::read(SourceFile { name, text })
    }

    fn read(source: SourceFile<'_>) -> Result<Self, FileError> {
        let file: File = toml::from_str(source.text).map_err(|error| source.toml_error(&error))?;
        let mut bindings: Vec<(Binding, Range<usize>)> = Vec::new();
        for (mode_name, actions) in &file {
            let mode = read_mode(source, mode_name)?;
            for (action_name, keys) in actions {
                let action = read_action(source, action_name)?;
                for key in keys {
                    let strokes = read_strokes(source, key)?;
                    bindings.push((
                        Binding {
                            mode,
                            strokes,
                            action,
                        },
                        key.span(),
                    ));
                }
            }
        }
        bindings.sort_by_key(|(_, place)| place.start);
        refuse_clashes(source, &bindings)?;
        let bindings = bindings.into_iter().map(|(binding, _)| binding).collect();
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

fn written(strokes: &[Stroke]) -> String {
    let keys: Vec<String> = strokes.iter().map(ToString::to_string).collect();
    keys.join(" ")
}

fn read_mode(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Mode, FileError> {
    let known = Mode::ALL
        .into_iter()
        .find(|mode| mode.name() == name.get_ref());
    known.ok_or_else(|| {
        let message = format!(
            "no mode is called `{}`: browse, search or overlay",
            name.get_ref()
        );
        source.error(&name.span(), message)
    })
}

fn read_action(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Action, FileError> {
    Action::named(name.get_ref()).ok_or_else(|| {
        source.error(
            &name.span(),
            format!("no action is called `{}`", name.get_ref()),
        )
    })
}

fn read_strokes(source: SourceFile<'_>, keys: &Spanned<String>) -> Result<Vec<Stroke>, FileError> {
    let strokes: Option<Vec<Stroke>> = keys.get_ref().split(' ').map(Stroke::parse).collect();
    strokes.ok_or_else(|| source.error(&keys.span(), format!("`{}` is no key", keys.get_ref())))
}

/// Two bindings clash when someone who types one cannot but do the other.
fn refuse_clashes(
    source: SourceFile<'_>,
    bindings: &[(Binding, Range<usize>)],
) -> Result<(), FileError> {
    for (index, (binding, place)) in bindings.iter().enumerate() {
        let clash = bindings[..index].iter().find(|(other, _)| {
            other.mode == binding.mode
                && other
                    .strokes
                    .iter()
                    .zip(&binding.strokes)
                    .all(|(a, b)| a.overlaps(*b))
        });
        if let Some((other, _)) = clash {
            let message = format!(
                "`{}` is already taken: `{}` does {}",
                written(&binding.strokes),
                written(&other.strokes),
                other.action,
            );
            return Err(source.error(place, message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Keymap, Mode, Resolution};
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
                "k:2:1: no action is called `move-dwn`",
            ),
            (
                "[brwse]\n",
                "k:1:2: no mode is called `brwse`: browse, search or overlay",
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
}
