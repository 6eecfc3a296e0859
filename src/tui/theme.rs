//! Looks by role: what a part of the screen is decides its colour, and a theme file says which one.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use toml::Spanned;

use crate::config::{FileError, SourceFile};

/// Writes the enum and its names from the same rows.
macro_rules! roles {
    ($($role:ident = $name:literal, $doc:literal;)+) => {
        /// What a part of the screen is. Panes name roles, never colours.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Role {
            $(#[doc = $doc] $role,)+
        }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$role,)+];

            /// The name theme files use.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)+ }
            }
        }
    };
}

roles! {
    Text = "text", "Plain text.";
    Dim = "dim", "What may be overlooked: units, separators, hints of more.";
    Title = "title", "The story's title, an event's title in the detail.";
    Heading = "heading", "A heading within a pane: a year, a section of the detail or the help.";
    Border = "border", "The frame of a pane, and its title there.";
    FocusBorder = "focus-border", "The frame of the pane that has the keys.";
    Selection = "selection", "The selected row of the pane that has the keys.";
    SelectionIdle = "selection-idle", "The selected row of any other pane.";
    Linked = "linked", "A row that belongs to what is selected in another pane.";
    Match = "match", "Characters that the search found.";
    Date = "date", "A date.";
    Uncertain = "uncertain", "A date or value that is uncertain or approximate.";
    Possibly = "possibly", "A row that only possibly matches the search.";
    Disputed = "disputed", "What the sources disagree on.";
    Independent = "independent", "The mark of an independent line of evidence.";
    Dependent = "dependent", "The mark of a line whose independence is unknown.";
    Held = "held", "A ruling: what is held best supported, and why.";
    Quote = "quote", "Words as somebody said or printed them.";
    Name = "name", "A name: an actor's, a publisher's.";
    AxisBar = "axis-bar", "A bar of the time axis.";
    AxisUncertain = "axis-uncertain", "The part of a bar whose events are uncertain in time.";
    AxisMark = "axis-mark", "Where the selection stands on the axis.";
    Bar = "bar", "The text of the search bar.";
    BarField = "bar-field", "A field's name in the search bar.";
    Error = "error", "What was not understood, and faults.";
    HintKey = "hint-key", "A key in the hint bar or the help.";
    HintLabel = "hint-label", "The word beside a key.";
}

const DARK: SourceFile<'static> = SourceFile {
    name: "assets/themes/dark.toml",
    text: include_str!("../../assets/themes/dark.toml"),
};
const LIGHT: SourceFile<'static> = SourceFile {
    name: "assets/themes/light.toml",
    text: include_str!("../../assets/themes/light.toml"),
};
const MONO: SourceFile<'static> = SourceFile {
    name: "assets/themes/mono.toml",
    text: include_str!("../../assets/themes/mono.toml"),
};

/// A look for every role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// In the order of [`Role::ALL`].
    styles: [Style; Role::ALL.len()],
}

/// A role's look as a theme file writes it. What is absent is left as the terminal has it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a file's `bold = true` is one"
)]
struct Look {
    fg: Option<Spanned<String>>,
    bg: Option<Spanned<String>>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
}

impl Theme {
    /// Names of the themes dateline is built with.
    pub const SHIPPED: [&'static str; 3] = ["dark", "light", "mono"];

    /// The theme of that name, one of [`Theme::SHIPPED`]; any other name is `dark`.
    ///
    /// # Errors
    /// None in a sound build: a test reads the same files.
    pub fn shipped(name: &str) -> Result<Self, FileError> {
        match name {
            "mono" => Self::read(MONO),
            "light" => Self::read(LIGHT),
            _ => Self::read(DARK),
        }
    }

    /// Reads a theme file; `name` is what errors call it. A role that the file leaves out looks as in `mono`,
    /// which carries every distinction without colour.
    ///
    /// # Errors
    /// The first thing that is not TOML of the right shape, names no role or names no colour.
    pub fn parse(name: &str, text: &str) -> Result<Self, FileError> {
        Self::read(SourceFile { name, text })
    }

    /// How that role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    fn read(source: SourceFile<'_>) -> Result<Self, FileError> {
        let mut styles = [Style::new(); Role::ALL.len()];
        for (role, style) in read_looks(MONO)?.into_iter().chain(read_looks(source)?) {
            styles[role as usize] = style;
        }
        Ok(Self { styles })
    }
}

fn read_looks(source: SourceFile<'_>) -> Result<Vec<(Role, Style)>, FileError> {
    let looks: BTreeMap<Spanned<String>, Look> =
        toml::from_str(source.text).map_err(|error| source.toml_error(&error))?;
    looks
        .iter()
        .map(|(name, look)| Ok((read_role(source, name)?, read_style(source, look)?)))
        .collect()
}

fn read_role(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Role, FileError> {
    let known = Role::ALL.iter().find(|role| role.name() == name.get_ref());
    known.copied().ok_or_else(|| {
        source.error(
            &name.span(),
            format!("no role is called `{}`", name.get_ref()),
        )
    })
}

fn read_style(source: SourceFile<'_>, look: &Look) -> Result<Style, FileError> {
    let mut style = Style::new();
    if let Some(name) = &look.fg {
        style = style.fg(read_colour(source, name)?);
    }
    if let Some(name) = &look.bg {
        style = style.bg(read_colour(source, name)?);
    }
    let modifiers = [
        (look.bold, Modifier::BOLD),
        (look.dim, Modifier::DIM),
        (look.italic, Modifier::ITALIC),
        (look.underline, Modifier::UNDERLINED),
        (look.reverse, Modifier::REVERSED),
    ];
    for (wanted, modifier) in modifiers {
        if wanted {
            style = style.add_modifier(modifier);
        }
    }
    Ok(style)
}

/// The sixteen colours that a terminal's own palette defines, so that its owner's choice holds.
const COLOURS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

fn read_colour(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Color, FileError> {
    let known = COLOURS.iter().find(|(known, _)| known == name.get_ref());
    known.map(|(_, colour)| *colour).ok_or_else(|| {
        let names: Vec<&str> = COLOURS.iter().map(|(name, _)| *name).collect();
        let message = format!(
            "`{}` is no colour: one of {}",
            name.get_ref(),
            names.join(", ")
        );
        source.error(&name.span(), message)
    })
}

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, MONO, Role, Theme, read_looks};
    use ratatui::style::{Color, Modifier, Style};

    #[test]
    fn the_shipped_files_are_sound_and_name_every_role() {
        for file in [DARK, LIGHT, MONO] {
            let looks = read_looks(file).unwrap();
            for role in Role::ALL {
                let named = looks.iter().any(|(known, _)| known == role);
                assert!(named, "{} in {}", role.name(), file.name);
            }
        }
    }

    #[test]
    fn mono_has_no_colour_and_still_tells_roles_apart() {
        let mono = Theme::shipped("mono").unwrap();
        for &role in Role::ALL {
            let style = mono.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{}", role.name());
        }
        let apart = [
            (Role::FocusBorder, Role::Border),
            (Role::Selection, Role::SelectionIdle),
            (Role::SelectionIdle, Role::Text),
            (Role::Linked, Role::Text),
            (Role::Match, Role::Text),
            (Role::Match, Role::Selection),
            (Role::HintKey, Role::HintLabel),
            (Role::Error, Role::Text),
        ];
        for (one, other) in apart {
            assert_ne!(
                mono.style(one),
                mono.style(other),
                "{} {}",
                one.name(),
                other.name()
            );
        }
    }

    #[test]
    fn a_match_shows_in_every_row() {
        for name in Theme::SHIPPED {
            let theme = Theme::shipped(name).unwrap();
            let found = theme.style(Role::Match);
            for role in [
                Role::Text,
                Role::Selection,
                Role::SelectionIdle,
                Role::Linked,
            ] {
                let row = theme.style(role);
                assert_ne!(row.patch(found), row, "{} in {name}", role.name());
            }
        }
    }

    #[test]
    fn a_theme_stays_readable_on_the_other_background() {
        // Light letters vanish on white and dark ones on black, unless their own background comes with them.
        let vanishing = [
            Color::Black,
            Color::Gray,
            Color::White,
            Color::DarkGray,
            Color::Yellow,
            Color::LightYellow,
        ];
        for name in Theme::SHIPPED {
            let theme = Theme::shipped(name).unwrap();
            for &role in Role::ALL {
                let style = theme.style(role);
                let vanishes = style.fg.is_some_and(|colour| vanishing.contains(&colour));
                assert!(!vanishes || style.bg.is_some(), "{} in {name}", role.name());
                assert!(
                    style.bg.is_none() || style.fg.is_some(),
                    "{} in {name}",
                    role.name()
                );
            }
        }
    }

    #[test]
    fn a_role_left_out_looks_as_in_mono() {
        let theme = Theme::parse("t", "title = { fg = \"red\", bold = true }").unwrap();
        let red = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        assert_eq!(theme.style(Role::Title), red);
        let mono = Theme::shipped("mono").unwrap();
        assert_eq!(theme.style(Role::Selection), mono.style(Role::Selection));
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let table = [
            ("titel = {}", "t:1:1: no role is called `titel`"),
            (
                "text = {}\ntitle = { fg = \"mauve\" }",
                "t:2:16: `mauve` is no colour: one of black,",
            ),
            ("title = { fgg = \"red\" }", "t:1:11: unknown field `fgg`"),
            ("title = {", "t:1:10: "),
        ];
        for (text, expected) in table {
            let error = Theme::parse("t", text).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
