//! Looks by role: what a part of the screen is decides its colour, and a theme file says which one.

mod file;
mod inheritance;

use ratatui::style::Style;

use crate::config::{FileError, Named, SourceFile, UserTheme};
use file::ThemeFile;

pub use inheritance::ThemeError;

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

fn shipped_file(name: &str) -> Option<SourceFile<'static>> {
    match name {
        "dark" => Some(DARK),
        "light" => Some(LIGHT),
        "mono" => Some(MONO),
        _ => None,
    }
}

/// A look for every role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// In the order of [`Role::ALL`].
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// Names of the themes dateline is built with.
    pub const SHIPPED: [&'static str; 3] = ["dark", "light", "mono"];

    /// The theme of that name, one of [`Theme::SHIPPED`]; any other name is `dark`.
    ///
    /// # Errors
    /// None in a sound build: a test reads the same files.
    pub fn shipped(name: &str) -> Result<Self, FileError> {
        Self::read(shipped_file(name).unwrap_or(DARK))
    }

    /// The theme of a name: one of a person's own, `themes`, or else a shipped one. A role that neither it nor a
    /// theme it inherits names looks as in `mono`, which carries every distinction without colour.
    ///
    /// # Errors
    /// If a file cannot be read; the first thing in it that is not TOML of the right shape, names no role or no
    /// colour, or inherits a theme that is not there or comes back to itself.
    pub fn find(name: &Named, themes: &[UserTheme]) -> Result<Self, ThemeError> {
        inheritance::find(name, themes)
    }

    /// How that role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    fn read(source: SourceFile<'_>) -> Result<Self, FileError> {
        Self::of_layers([ThemeFile::read(source)?.looks])
    }

    /// What is named later goes before what is named earlier.
    fn of_layers(layers: impl IntoIterator<Item = Vec<(Role, Style)>>) -> Result<Self, FileError> {
        let mut styles = [Style::new(); Role::ALL.len()];
        let base = ThemeFile::read(MONO)?.looks;
        for (role, style) in base.into_iter().chain(layers.into_iter().flatten()) {
            styles[role as usize] = style;
        }
        Ok(Self { styles })
    }
}

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, MONO, Role, SourceFile, Theme, ThemeFile};
    use ratatui::style::{Color, Modifier, Style};

    fn read(text: &str) -> Theme {
        Theme::read(SourceFile { name: "t", text }).unwrap()
    }

    #[test]
    fn the_shipped_files_are_sound_and_name_every_role() {
        for file in [DARK, LIGHT, MONO] {
            let looks = ThemeFile::read(file).unwrap().looks;
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
    fn shipped_themes_keep_to_the_terminals_own_sixteen_colours() {
        for name in Theme::SHIPPED {
            let theme = Theme::shipped(name).unwrap();
            for &role in Role::ALL {
                let Style { fg, bg, .. } = theme.style(role);
                for colour in [fg, bg].into_iter().flatten() {
                    let own = !matches!(colour, Color::Indexed(_) | Color::Rgb(..));
                    assert!(own, "{} in {name}", role.name());
                }
            }
        }
    }

    #[test]
    fn a_role_left_out_looks_as_in_mono() {
        let theme = read("title = { fg = \"red\", bold = true }");
        let red = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        assert_eq!(theme.style(Role::Title), red);
        let mono = Theme::shipped("mono").unwrap();
        assert_eq!(theme.style(Role::Selection), mono.style(Role::Selection));
    }
}
