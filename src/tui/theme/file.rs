//! A theme file as it is written: what it inherits, and a look for each role it names.

use std::fmt;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use toml::{Spanned, Value};

use super::Role;
use crate::config::place::unknown_name;
use crate::config::{FileError, Named, SourceFile};

/// A theme file, understood.
pub(super) struct ThemeFile {
    /// The theme that has what this one leaves out.
    pub inherits: Option<Named>,
    /// The looks it names, in its order.
    pub looks: Vec<(Role, Style)>,
}

impl ThemeFile {
    /// Reads a theme file.
    ///
    /// # Errors
    /// The first thing that is not TOML of the right shape, or names no role or no colour.
    pub fn read(source: SourceFile<'_>) -> Result<Self, FileError> {
        let written: Written =
            toml::from_str(source.text).map_err(|error| source.toml_error(&error))?;
        let looks = written.looks.iter();
        let looks = looks.map(|(name, look)| Ok((role(source, name)?, style(source, look)?)));
        Ok(Self {
            looks: looks.collect::<Result<_, _>>()?,
            inherits: written.inherits.map(|name| Named {
                place: Some(source.place(&name.span())),
                name: name.into_inner(),
            }),
        })
    }
}

/// The file's shape.
struct Written {
    inherits: Option<Spanned<String>>,
    looks: Vec<(Spanned<String>, Look)>,
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

/// One key is not like the others, so a struct cannot be derived that keeps the places of the others.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("roles with their looks")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut written = Written {
            inherits: None,
            looks: Vec::new(),
        };
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            if key.get_ref() == "inherits" {
                written.inherits = Some(map.next_value()?);
            } else {
                written.looks.push((key, map.next_value()?));
            }
        }
        // Tables come in the order of their keys, not of the file.
        written.looks.sort_by_key(|(name, _)| name.span().start);
        Ok(written)
    }
}

/// A role's look. What is absent is left as the terminal has it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a file's `bold = true` is one"
)]
struct Look {
    fg: Option<Spanned<Value>>,
    bg: Option<Spanned<Value>>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
}

fn role(source: SourceFile<'_>, name: &Spanned<String>) -> Result<Role, FileError> {
    let known = Role::ALL.iter().find(|role| role.name() == name.get_ref());
    known.copied().ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
        source.error(&name.span(), unknown_name("role", name.get_ref(), &names))
    })
}

fn style(source: SourceFile<'_>, look: &Look) -> Result<Style, FileError> {
    let mut style = Style::new();
    if let Some(written) = &look.fg {
        style = style.fg(colour(source, written)?);
    }
    if let Some(written) = &look.bg {
        style = style.bg(colour(source, written)?);
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

fn colour(source: SourceFile<'_>, written: &Spanned<Value>) -> Result<Color, FileError> {
    let colour = match written.get_ref() {
        Value::String(name) => match name.strip_prefix('#') {
            Some(digits) => rgb(digits),
            None => return named(source, &written.span(), name),
        },
        Value::Integer(number) => u8::try_from(*number).ok().map(Color::Indexed),
        _ => None,
    };
    colour.ok_or_else(|| {
        let message = format!(
            "{} is no colour: expected a name, a number from 0 to 255, or \"#\" and six digits of 0 to 9 and a to f",
            written.get_ref()
        );
        source.error(&written.span(), message)
    })
}

fn named(
    source: SourceFile<'_>,
    span: &std::ops::Range<usize>,
    name: &str,
) -> Result<Color, FileError> {
    let known = COLOURS.iter().find(|(known, _)| *known == name);
    known.map(|(_, colour)| *colour).ok_or_else(|| {
        source.error(
            span,
            unknown_name("colour", name, &COLOURS.map(|(name, _)| name)),
        )
    })
}

fn rgb(digits: &str) -> Option<Color> {
    let is_six = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_six)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some(Color::Rgb(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::{Role, ThemeFile};
    use crate::config::SourceFile;
    use ratatui::style::{Color, Style};

    fn read(text: &str) -> Result<ThemeFile, String> {
        ThemeFile::read(SourceFile { name: "t", text }).map_err(|error| error.to_string())
    }

    #[test]
    fn colours_are_names_numbers_and_amounts_of_light() {
        let file =
            read("text = { fg = 208, bg = \"#0aF010\" }\ndate = { fg = \"white\" }").unwrap();
        let light = Color::Rgb(10, 240, 16);
        assert_eq!(
            file.looks,
            [
                (Role::Text, Style::new().fg(Color::Indexed(208)).bg(light)),
                (Role::Date, Style::new().fg(Color::Gray)),
            ]
        );
        assert_eq!(file.inherits, None);
    }

    #[test]
    fn what_it_inherits_has_a_place() {
        let inherits = read("# mine\ninherits = \"dark\"\n")
            .unwrap()
            .inherits
            .unwrap();
        assert_eq!(inherits.name, "dark");
        assert_eq!(inherits.place.unwrap().to_string(), "t:2:12");
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let table = [
            (
                "titel = {}",
                "t:1:1: no role is called `titel`; did you mean `title`?",
            ),
            (
                "colours = {}",
                "t:1:1: no role is called `colours`: expected `text`, ",
            ),
            (
                "text = {}\ntitle = { fg = \"mauve\" }",
                "t:2:16: no colour is called `mauve`: expected `black`, ",
            ),
            (
                "title = { bg = \"bright_red\" }",
                "t:1:16: no colour is called `bright_red`; did you mean `bright-red`?",
            ),
            (
                "title = { fg = 256 }",
                "t:1:16: 256 is no colour: expected ",
            ),
            ("title = { fg = -1 }", "t:1:16: -1 is no colour: expected "),
            (
                "title = { fg = true }",
                "t:1:16: true is no colour: expected ",
            ),
            (
                "title = { fg = \"#fff\" }",
                "t:1:16: \"#fff\" is no colour: expected ",
            ),
            (
                "title = { fg = \"#+12345\" }",
                "t:1:16: \"#+12345\" is no colour: expected ",
            ),
            ("title = { fgg = \"red\" }", "t:1:11: unknown field `fgg`"),
            ("inherits = {}", "t:1:12: "),
            ("title = {", "t:1:10: "),
        ];
        for (text, expected) in table {
            let error = read(text).err().unwrap();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
