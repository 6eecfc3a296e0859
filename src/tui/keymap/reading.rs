//! Key files: read, laid over each other, and refused where they contradict themselves.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use toml::Spanned;

use super::{Binding, Mode, written};
use crate::config::place::unknown_name;
use crate::config::{FileError, SourceFile};
use crate::tui::actions::Action;
use crate::tui::keys::Stroke;

/// The file's shape: mode → action → keys, each with its place.
type File = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Vec<Spanned<String>>>>;

/// A key file, each thing in it known by name.
pub(super) struct Reading<'a> {
    source: SourceFile<'a>,
    /// The actions that the file names, and where, in its order.
    actions: Vec<(Mode, Action, Range<usize>)>,
    /// What it binds, and where, in its order.
    bindings: Vec<(Binding, Range<usize>)>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(source: SourceFile<'a>) -> Result<Self, FileError> {
        let file: File = toml::from_str(source.text).map_err(|error| source.toml_error(&error))?;
        let mut reading = Self {
            source,
            actions: Vec::new(),
            bindings: Vec::new(),
        };
        for (mode_name, actions) in &file {
            let mode = read_mode(source, mode_name)?;
            for (action_name, keys) in actions {
                let action = read_action(source, action_name)?;
                reading.actions.push((mode, action, action_name.span()));
                for key in keys {
                    let strokes = read_strokes(source, key)?;
                    let binding = Binding {
                        mode,
                        strokes,
                        action,
                    };
                    reading.bindings.push((binding, key.span()));
                }
            }
        }
        reading.actions.sort_by_key(|(_, _, place)| place.start);
        reading.bindings.sort_by_key(|(_, place)| place.start);
        reading.refuse_clashes_within()?;
        Ok(reading)
    }

    /// The bindings of `shipped`, but for the actions that this file names, and those of this file.
    pub(super) fn over(self, shipped: Reading<'_>) -> Result<Vec<Binding>, FileError> {
        let named: HashSet<(Mode, Action)> = self
            .actions
            .iter()
            .map(|(mode, action, _)| (*mode, *action))
            .collect();
        let mut bindings = shipped.into_bindings();
        bindings.retain(|binding| !named.contains(&(binding.mode, binding.action)));
        self.refuse_clashes_with(&bindings)?;
        self.refuse_what_is_typed()?;
        let bindings: Vec<Binding> = bindings
            .into_iter()
            .chain(self.bindings.iter().map(|(binding, _)| binding.clone()))
            .collect();
        self.refuse_a_trap(&bindings)?;
        Ok(bindings)
    }

    /// The bindings of this file alone.
    pub(super) fn into_bindings(self) -> Vec<Binding> {
        self.bindings
            .into_iter()
            .map(|(binding, _)| binding)
            .collect()
    }

    fn refuse_clashes_within(&self) -> Result<(), FileError> {
        for (index, (binding, place)) in self.bindings.iter().enumerate() {
            let earlier = &self.bindings[..index];
            if let Some((other, _)) = earlier.iter().find(|(other, _)| clash(other, binding)) {
                return Err(self.source.error(place, taken(binding, other)));
            }
        }
        Ok(())
    }

    fn refuse_clashes_with(&self, defaults: &[Binding]) -> Result<(), FileError> {
        for (binding, place) in &self.bindings {
            if let Some(other) = defaults.iter().find(|other| clash(other, binding)) {
                let message = format!(
                    "{} by default; give {} other keys in [{}], or none with []",
                    taken(binding, other),
                    other.action,
                    other.mode.name(),
                );
                return Err(self.source.error(place, message));
            }
        }
        Ok(())
    }

    /// A letter that does something can no longer be written.
    fn refuse_what_is_typed(&self) -> Result<(), FileError> {
        let lost = self.bindings.iter().find(|(binding, _)| {
            binding.mode == Mode::Search
                && binding
                    .strokes
                    .first()
                    .is_some_and(|stroke| stroke.is_typed())
        });
        lost.map_or(Ok(()), |(binding, place)| {
            let message = format!(
                "`{}` could no longer be typed into a text field: expected a key such as `f2` or `ctrl-o`",
                written(&binding.strokes),
            );
            Err(self.source.error(place, message))
        })
    }

    /// In every mode there must be a key that says what the keys are, and one that leads out.
    fn refuse_a_trap(&self, bindings: &[Binding]) -> Result<(), FileError> {
        for (mode, action, place) in &self.actions {
            let has = |action| {
                bindings
                    .iter()
                    .any(|other| other.mode == *mode && other.action == action)
            };
            let needed: &[Action] = match action {
                Action::Help => &[Action::Help],
                Action::Quit | Action::Cancel => &[Action::Quit, Action::Cancel],
                _ => continue,
            };
            if !needed.iter().copied().any(has) {
                let names: Vec<String> =
                    needed.iter().map(|action| format!("`{action}`")).collect();
                let message = format!(
                    "no key is left for {} in [{}]",
                    names.join(" or "),
                    mode.name()
                );
                return Err(self.source.error(place, message));
            }
        }
        Ok(())
    }
}

/// Two bindings clash when someone who types one cannot but do the other.
fn clash(one: &Binding, other: &Binding) -> bool {
    one.mode == other.mode
        && one
            .strokes
            .iter()
            .zip(&other.strokes)
            .all(|(a, b)| a.overlaps(*b))
}

fn taken(binding: &Binding, other: &Binding) -> String {
    format!(
        "`{}` is already taken: `{}` does {}",
        written(&binding.strokes),
        written(&other.strokes),
        other.action,
    )
}

fn read_mode(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Mode, FileError> {
    let known = Mode::ALL
        .into_iter()
        .find(|mode| mode.name() == name.get_ref());
    known.ok_or_else(|| {
        let message = unknown_name("mode", name.get_ref(), &Mode::ALL.map(Mode::name));
        source.error(&name.span(), message)
    })
}

fn read_action(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Action, FileError> {
    Action::named(name.get_ref()).ok_or_else(|| {
        let names: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        source.error(&name.span(), unknown_name("action", name.get_ref(), &names))
    })
}

fn read_strokes(source: SourceFile<'_>, keys: &Spanned<String>) -> Result<Vec<Stroke>, FileError> {
    let strokes: Option<Vec<Stroke>> = keys.get_ref().split(' ').map(Stroke::parse).collect();
    strokes.ok_or_else(|| source.error(&keys.span(), format!("`{}` is no key", keys.get_ref())))
}
