//! One key as a key file writes it and as a terminal sends it.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with the modifiers that matter for it. A character carries its own shift (`G`, not shift-g).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// What a binding waits for at one point of its sequence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stroke {
    /// This key.
    Key(Key),
    /// Any of `0` to `9`, or the minus sign of a year before year 0.
    Digit,
}

/// Names of keys that are not characters.
const NAMES: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
];

const MODIFIERS: &[(&str, KeyModifiers)] = &[
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("shift-", KeyModifiers::SHIFT),
];

impl Key {
    /// Reads `j`, `G`, `?`, `ctrl-d`, `shift-tab`, `pgdn`, `f1`. `None` if it names no key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut name = text;
        while let Some((prefix, modifier)) = MODIFIERS.iter().find(|(prefix, _)| {
            name.strip_prefix(prefix)
                .is_some_and(|rest| !rest.is_empty())
        }) {
            if modifiers.contains(*modifier) {
                return None;
            }
            modifiers |= *modifier;
            name = &name[prefix.len()..];
        }
        let code = code_named(name)?;
        let shifted_character = matches!(code, KeyCode::Char(letter) if letter != ' ')
            && modifiers.contains(KeyModifiers::SHIFT);
        // "shift-g" would never be pressed: what arrives is "G".
        (!shifted_character).then_some(Self { code, modifiers })
    }

    /// The character this key types into a text field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if self.modifiers.is_empty() => Some(letter),
            _ => None,
        }
    }
}

fn code_named(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return (!letter.is_control() && letter != ' ').then_some(KeyCode::Char(letter));
    }
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let number = name.strip_prefix('f')?;
    (1..=12)
        .find(|n: &u8| n.to_string() == number)
        .map(KeyCode::F)
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = event.modifiers & kept;
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // Terminals agree on the letter of Ctrl-D, not on its case.
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(letter.to_ascii_lowercase())
            }
            code => code,
        };
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }
}

impl fmt::Display for Key {
    /// Writes what [`Key::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (prefix, modifier) in MODIFIERS {
            if self.modifiers.contains(*modifier) {
                f.write_str(prefix)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(letter) => write!(f, "{letter}"),
            KeyCode::F(number) => write!(f, "f{number}"),
            other => write!(f, "{other}"),
        }
    }
}

impl Stroke {
    /// Reads a key, or the word `digit`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "digit" {
            return Some(Self::Digit);
        }
        Key::parse(text).map(Self::Key)
    }

    /// Whether pressing `key` is this stroke.
    pub fn is(self, key: Key) -> bool {
        match self {
            Self::Key(wanted) => wanted == key,
            Self::Digit => key
                .typed()
                .is_some_and(|letter| letter.is_ascii_digit() || letter == '-'),
        }
    }

    /// Whether a text field would type what is pressed.
    pub fn is_typed(self) -> bool {
        match self {
            Self::Key(key) => key.typed().is_some(),
            Self::Digit => true,
        }
    }

    /// Whether some key is both this stroke and the other.
    pub fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (Self::Key(key), stroke) | (stroke, Self::Key(key)) => stroke.is(key),
            (Self::Digit, Self::Digit) => true,
        }
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => key.fmt(f),
            Self::Digit => f.write_str("digit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Stroke};
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Key {
        Key::from(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn what_is_written_is_what_is_pressed() {
        use KeyCode::{BackTab, Char, Down, Esc, F, Home, PageDown, Tab};
        const NONE: KeyModifiers = KeyModifiers::NONE;
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
        let table = [
            ("j", Char('j'), NONE),
            ("G", Char('G'), SHIFT),
            ("G", Char('G'), NONE),
            ("?", Char('?'), SHIFT),
            ("-", Char('-'), NONE),
            ("ctrl-d", Char('d'), CTRL),
            ("ctrl-d", Char('D'), CTRL | SHIFT),
            ("ctrl--", Char('-'), CTRL),
            ("tab", Tab, NONE),
            ("shift-tab", BackTab, SHIFT),
            ("shift-tab", BackTab, NONE),
            ("space", Char(' '), NONE),
            ("esc", Esc, NONE),
            ("pgdn", PageDown, NONE),
            ("alt-down", Down, KeyModifiers::ALT),
            ("ctrl-shift-home", Home, CTRL | SHIFT),
            ("f12", F(12), NONE),
            ("é", Char('é'), NONE),
        ];
        for (text, code, modifiers) in table {
            assert_eq!(Key::parse(text), Some(pressed(code, modifiers)), "{text}");
        }
    }

    #[test]
    fn a_key_is_written_as_it_is_read() {
        for text in [
            "j",
            "G",
            "ctrl-d",
            "shift-tab",
            "space",
            "pgup",
            "f1",
            "-",
            "ctrl-alt-x",
        ] {
            assert_eq!(Key::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_no_terminal_sends_is_no_key() {
        for text in [
            "",
            " ",
            "ctrl-",
            "shift-g",
            "ctrl-ctrl-d",
            "f0",
            "f13",
            "f01",
            "escape",
            "jj",
            "\u{1b}",
        ] {
            assert_eq!(Key::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_digit_is_a_digit_or_a_minus_sign() {
        let digit = Stroke::parse("digit").unwrap();
        for (key, yes) in [
            ("0", true),
            ("9", true),
            ("-", true),
            ("x", false),
            ("ctrl-1", false),
        ] {
            assert_eq!(digit.is(Key::parse(key).unwrap()), yes, "{key}");
        }
    }
}
