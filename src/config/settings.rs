//! The settings: their names, their values, their defaults.

use std::collections::BTreeMap;

use toml::{Spanned, Value};

use super::place::{FileError, Place, SourceFile, one_of, unknown_name};

/// What a settings file can say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a setting of its own"
)]
pub struct Settings {
    /// The name of the theme.
    pub theme: Named,
    /// Whether the timeline begins with the newest event.
    pub newest_first: bool,
    /// How much time the axis shows at the start.
    pub zoom: Zoom,
    /// Whether clicks and the wheel are the browser's, not the terminal's.
    pub mouse: bool,
    /// Whether the story is told as linear text, as with `--plain`.
    pub plain: bool,
    /// Whether the index of a large story is kept in the cache folder for the next start.
    pub keep_index: bool,
    /// The editor's command line, if one was set.
    pub editor: Option<String>,
}

/// A name whose meaning is known elsewhere, and where it was written, for an error if it means nothing there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name as written.
    pub name: String,
    /// Where it was written; none if it is a default.
    pub place: Option<Place>,
}

/// How much time the axis shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// All of the story.
    All,
    /// Ten years.
    TenYears,
    /// Four years.
    FourYears,
    /// A year.
    Year,
    /// Four months.
    FourMonths,
    /// A month.
    Month,
}

impl Zoom {
    /// Every zoom, from the widest to the closest.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::TenYears,
        Self::FourYears,
        Self::Year,
        Self::FourMonths,
        Self::Month,
    ];

    /// The word of the settings file for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::TenYears => "ten-years",
            Self::FourYears => "four-years",
            Self::Year => "year",
            Self::FourMonths => "four-months",
            Self::Month => "month",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Named {
                name: "dark".to_owned(),
                place: None,
            },
            newest_first: false,
            zoom: Zoom::Year,
            mouse: true,
            plain: false,
            keep_index: true,
            editor: None,
        }
    }
}

impl Settings {
    /// The names of all settings.
    pub const NAMES: [&'static str; 7] = [
        "theme",
        "newest_first",
        "zoom",
        "mouse",
        "plain",
        "keep_index",
        "editor",
    ];

    /// Reads a settings file; what it leaves out has its default.
    ///
    /// # Errors
    /// The first thing that is not TOML, is no setting, or has a value that the setting cannot have.
    pub fn parse(source: SourceFile<'_>) -> Result<Self, FileError> {
        let table: BTreeMap<Spanned<String>, Spanned<Value>> =
            toml::from_str(source.text).map_err(|error| source.toml_error(&error))?;
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut settings = Self::default();
        for (name, value) in entries {
            settings.set(source, name, value)?;
        }
        Ok(settings)
    }

    fn set(
        &mut self,
        source: SourceFile<'_>,
        name: &Spanned<String>,
        value: &Spanned<Value>,
    ) -> Result<(), FileError> {
        match name.get_ref().as_str() {
            "theme" => {
                self.theme = Named {
                    name: text(source, value, "the name of a theme in quotes")?.to_owned(),
                    place: Some(source.place(&value.span())),
                }
            }
            "newest_first" => self.newest_first = flag(source, value)?,
            "zoom" => self.zoom = zoom(source, value)?,
            "mouse" => self.mouse = flag(source, value)?,
            "plain" => self.plain = flag(source, value)?,
            "keep_index" => self.keep_index = flag(source, value)?,
            "editor" => {
                let editor = text(source, value, "a command line in quotes")?.trim();
                self.editor = (!editor.is_empty()).then(|| editor.to_owned());
            }
            unknown => {
                let message = unknown_name("setting", unknown, &Self::NAMES);
                return Err(source.error(&name.span(), message));
            }
        }
        Ok(())
    }
}

fn text<'a>(
    source: SourceFile<'_>,
    value: &'a Spanned<Value>,
    expected: &str,
) -> Result<&'a str, FileError> {
    value
        .get_ref()
        .as_str()
        .ok_or_else(|| unexpected(source, value, expected))
}

fn flag(source: SourceFile<'_>, value: &Spanned<Value>) -> Result<bool, FileError> {
    value
        .get_ref()
        .as_bool()
        .ok_or_else(|| unexpected(source, value, "`true` or `false`"))
}

fn zoom(source: SourceFile<'_>, value: &Spanned<Value>) -> Result<Zoom, FileError> {
    let names = Zoom::ALL.map(Zoom::name);
    let name = text(source, value, &format!("{} in quotes", one_of(&names)))?;
    let known = Zoom::ALL.into_iter().find(|zoom| zoom.name() == name);
    known.ok_or_else(|| source.error(&value.span(), unknown_name("zoom", name, &names)))
}

fn unexpected(source: SourceFile<'_>, value: &Spanned<Value>, expected: &str) -> FileError {
    let found = match value.get_ref() {
        Value::Array(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
        value => format!("`{value}`"),
    };
    source.error(&value.span(), format!("found {found}, expected {expected}"))
}

#[cfg(test)]
mod tests {
    use super::{Settings, Zoom};
    use crate::config::DEFAULTS;
    use crate::config::place::SourceFile;

    fn parse(text: &str) -> Result<Settings, String> {
        Settings::parse(SourceFile { name: "c", text }).map_err(|error| error.to_string())
    }

    #[test]
    fn the_shipped_file_says_every_default_under_a_comment() {
        let mut shipped = parse(DEFAULTS).unwrap();
        assert!(shipped.theme.place.take().is_some());
        assert_eq!(shipped, Settings::default());
        let lines: Vec<&str> = DEFAULTS.lines().collect();
        for name in Settings::NAMES {
            let at = lines
                .iter()
                .position(|line| line.starts_with(&format!("{name} = ")))
                .unwrap();
            assert!(lines[at - 1].starts_with("# "), "{name}");
        }
    }

    #[test]
    fn what_stands_in_the_file_goes_before_the_defaults() {
        assert_eq!(parse("").unwrap(), Settings::default());
        let text = "theme = 'paper'\nnewest_first = true\nzoom = 'ten-years'\nmouse = false\n\
                    plain = true\nkeep_index = false\neditor = ' code --wait '";
        let settings = parse(text).unwrap();
        assert_eq!(settings.theme.name, "paper");
        assert!(settings.newest_first);
        assert_eq!(settings.zoom, Zoom::TenYears);
        assert!(!settings.mouse);
        assert!(settings.plain);
        assert!(!settings.keep_index);
        assert_eq!(settings.editor.as_deref(), Some("code --wait"));
        assert_eq!(parse("editor = ''").unwrap().editor, None);
    }

    #[test]
    fn every_zoom_can_be_set() {
        for zoom in Zoom::ALL {
            let text = format!("zoom = \"{}\"", zoom.name());
            assert_eq!(parse(&text).unwrap().zoom, zoom);
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let table = [
            (
                "newest_first = true\nthem = 'dark'",
                "c:2:1: no setting is called `them`; did you mean `theme`?",
            ),
            (
                "colours = 16",
                "c:1:1: no setting is called `colours`: expected `theme`, `newest_first`, `zoom`, `mouse`, `plain`, `keep_index` or `editor`",
            ),
            (
                "[theme]\nname = 'dark'",
                "c:1:1: found a table, expected the name of a theme in quotes",
            ),
            (
                "newest_first = 'yes'",
                "c:1:16: found `\"yes\"`, expected `true` or `false`",
            ),
            (
                "zoom = 'yaer'",
                "c:1:8: no zoom is called `yaer`; did you mean `year`?",
            ),
            (
                "zoom = 1",
                "c:1:8: found `1`, expected `all`, `ten-years`, `four-years`, `year`, `four-months` or `month` in quotes",
            ),
            (
                "# keys\neditor = ['vi']",
                "c:2:10: found a list, expected a command line in quotes",
            ),
            // Of several mistakes the one that stands first is told.
            (
                "zoom = 2\nb = 1\na = 1",
                "c:1:8: found `2`, expected `all`, `ten-years`, `four-years`, `year`, `four-months` or `month` in quotes",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text).unwrap_err(), expected, "{text}");
        }
        assert!(parse("theme = ").unwrap_err().starts_with("c:1:"));
        assert!(
            parse("theme = 'a'\ntheme = 'b'")
                .unwrap_err()
                .starts_with("c:2:1: ")
        );
    }
}
