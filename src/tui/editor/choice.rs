//! Which editor it is: what names it, and the words of its command line.

use std::ffi::OsString;
use std::fmt;
use std::iter;

/// Editors that are tried where none is named, the one that explains itself first.
const FALLBACKS: [&str; 2] = ["nano", "vi"];

/// What named an editor, what goes first standing first.
///
/// It is git's order (`core.editor`, `$VISUAL`, `$EDITOR`): what is said to one program goes before what is said to
/// all, and `$VISUAL`, which is for full screens, before `$EDITOR`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NamedBy {
    /// The setting `editor`.
    Settings,
    /// The environment's `VISUAL`.
    Visual,
    /// The environment's `EDITOR`.
    Editor,
    /// Nobody: it is one of those that are tried.
    Nobody,
}

impl fmt::Display for NamedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Settings => "your settings",
            Self::Visual => "$VISUAL",
            Self::Editor => "$EDITOR",
            Self::Nobody => "nobody",
        })
    }
}

/// An editor and its own arguments, before those for a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editor {
    /// The program, by name or path.
    pub program: String,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// What named it.
    pub named_by: NamedBy,
}

/// Its command line.
impl fmt::Display for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = iter::once(&self.program).chain(&self.arguments);
        f.write_str(&shell_words::join(words))
    }
}

/// There is no editor to open.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EditorError {
    /// None is named, and none of the usual ones is installed.
    #[error("no editor was found: set $EDITOR, or `editor` in your settings")]
    None,
    /// What is named cannot be split into words.
    #[error("a quotation mark is not closed in {0}: {1}")]
    Quotes(NamedBy, String),
    /// What is named is no text.
    #[error("{0} names no editor: it is not UTF-8")]
    NoText(NamedBy),
}

impl Editor {
    /// The editor that is named first, or else the first of the usual ones that is installed. `setting` is the
    /// command line of the settings, `variable` reads the environment, `installed` knows programs by name.
    ///
    /// A command line is split into words as a shell does it, quotes and backslashes included; nothing in it is
    /// expanded or run.
    ///
    /// # Errors
    /// If there is none.
    pub fn choose(
        setting: Option<&str>,
        variable: impl Fn(&str) -> Option<OsString>,
        installed: impl Fn(&str) -> bool,
    ) -> Result<Self, EditorError> {
        let named = [
            (NamedBy::Settings, setting.map(OsString::from)),
            (NamedBy::Visual, variable("VISUAL")),
            (NamedBy::Editor, variable("EDITOR")),
        ];
        for (named_by, line) in named {
            let Some(line) = line else { continue };
            let line = line
                .into_string()
                .map_err(|_| EditorError::NoText(named_by))?;
            let words = shell_words::split(&line);
            let mut words = words
                .map_err(|_| EditorError::Quotes(named_by, line))?
                .into_iter();
            // An empty one is as good as none.
            if let Some(program) = words.next().filter(|program| !program.is_empty()) {
                return Ok(Self {
                    program,
                    arguments: words.collect(),
                    named_by,
                });
            }
        }
        let found = FALLBACKS.into_iter().find(|name| installed(name));
        found.map_or(Err(EditorError::None), |name| {
            Ok(Self {
                program: name.to_owned(),
                arguments: Vec::new(),
                named_by: NamedBy::Nobody,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    use super::{Editor, EditorError, NamedBy};

    fn choose(
        setting: Option<&str>,
        visual: Option<&str>,
        editor: Option<&str>,
        installed: &[&str],
    ) -> Result<Editor, EditorError> {
        let variable = |name: &str| match name {
            "VISUAL" => visual.map(OsString::from),
            "EDITOR" => editor.map(OsString::from),
            _ => None,
        };
        Editor::choose(setting, variable, |name| installed.contains(&name))
    }

    #[test]
    fn the_settings_go_first_then_visual_then_editor_then_what_is_installed() {
        let all = ["nano", "vi"];
        let table = [
            (Some("a"), Some("b"), Some("c"), "a", NamedBy::Settings),
            (None, Some("b"), Some("c"), "b", NamedBy::Visual),
            (Some(" "), Some(""), Some("c"), "c", NamedBy::Editor),
            (None, None, None, "nano", NamedBy::Nobody),
            (None, Some("''"), Some("\t"), "nano", NamedBy::Nobody),
        ];
        for (setting, visual, editor, program, named_by) in table {
            let chosen = choose(setting, visual, editor, &all).unwrap();
            assert_eq!(
                (chosen.program.as_str(), chosen.named_by),
                (program, named_by)
            );
        }
        assert_eq!(choose(None, None, None, &["vi"]).unwrap().program, "vi");
        // An editor that is named is not looked for here: whoever starts it says that it is missing.
        assert_eq!(choose(None, None, Some("ted"), &[]).unwrap().program, "ted");
        assert_eq!(choose(None, None, None, &["ed"]), Err(EditorError::None));
    }

    #[test]
    fn a_command_line_is_split_as_a_shell_splits_it_and_nothing_in_it_runs() {
        let table: [(&str, &[&str]); 6] = [
            ("code --wait", &["code", "--wait"]),
            ("  vim   -p ", &["vim", "-p"]),
            ("'/opt/my editor/ed' -x", &["/opt/my editor/ed", "-x"]),
            (r"/opt/my\ editor/ed", &["/opt/my editor/ed"]),
            (r#"emacsclient -t -a """#, &["emacsclient", "-t", "-a", ""]),
            (
                "vi; rm $HOME `x` $(y) *",
                &["vi;", "rm", "$HOME", "`x`", "$(y)", "*"],
            ),
        ];
        for (line, words) in table {
            let chosen = choose(None, None, Some(line), &[]).unwrap();
            let mut all = vec![chosen.program];
            all.extend(chosen.arguments);
            assert_eq!(all, words, "{line}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_name() {
        let error = choose(None, Some("vim 'x"), None, &[]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a quotation mark is not closed in $VISUAL: vim 'x"
        );
        let latin = |_: &str| Some(OsString::from_vec(vec![b'v', 0xE9]));
        let error = Editor::choose(None, latin, |_| true).unwrap_err();
        assert_eq!(error, EditorError::NoText(NamedBy::Visual));
    }
}
