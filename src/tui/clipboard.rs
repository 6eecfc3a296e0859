//! How a text gets from here to the clipboard of whoever sits at the terminal, and what came of it.
//!
//! Terminals take texts by OSC 52 and never say whether they did; so nothing here claims more than is known.

mod osc52;
mod tmux;

use std::env;
use std::io;

/// The longest text, in bytes, that is sent by OSC 52. In base64 and with what goes around it, it comes to the
/// 100,000 bytes that hterm takes and other programs keep to. Some terminals take less, some print what they do not
/// take.
const LONGEST: usize = 74_991;

/// The first version of Konsole that takes OSC 52, 24.12.0, as `KONSOLE_VERSION` has it.
const KONSOLE_TAKES_IT: u32 = 241_200;

/// What tells of a terminal in the environment. Programs inherit it: where there are two, a terminal was started
/// from within another, and neither says which is the inner one.
const MARKS: [&str; 8] = [
    "ALACRITTY_WINDOW_ID",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "WEZTERM_PANE",
    "WT_SESSION",
    "XTERM_VERSION",
];

/// The way to the clipboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Into tmux's buffer, and from there to the terminal's clipboard: tmux ignores OSC 52 from programs unless it
    /// is set not to.
    Tmux,
    /// By OSC 52, in the pieces that GNU screen hands on to the terminal.
    Screen,
    /// By OSC 52.
    Terminal,
    /// By OSC 52 too, as it does no harm, but to a terminal that is known to do nothing with it: its name.
    Ignored(&'static str),
    /// None. This terminal has no clipboard, and prints what it does not understand.
    Nowhere(&'static str),
}

/// What came of handing a text over, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handed {
    /// It is where it can be pasted from.
    Kept(String),
    /// It was sent. Whether it was taken, nobody says.
    Sent(String),
    /// It will not be on the clipboard.
    Refused(String),
}

impl Way {
    /// The way in an environment with these variables.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        if is_set("TMUX") {
            Self::Tmux
        } else if is_set("STY") {
            Self::Screen
        } else if term.starts_with("linux") {
            Self::Nowhere("the Linux console")
        } else if term.starts_with("eterm") {
            Self::Nowhere("the terminal of Emacs")
        } else if MARKS.iter().filter(|mark| is_set(mark)).count() == 1 {
            ignoring(&term, variable).map_or(Self::Terminal, Self::Ignored)
        } else {
            Self::Terminal
        }
    }

    /// The way in the environment of this program.
    pub fn here() -> Self {
        Self::of(|name| env::var(name).ok())
    }

    /// The way in words, for somebody who asks how copying works here.
    pub fn told(self) -> String {
        match self {
            Self::Tmux => "tmux's buffer, and from there the terminal's clipboard".to_owned(),
            Self::Screen => {
                "OSC 52 through screen to the terminal; whether it takes it cannot be known"
                    .to_owned()
            }
            Self::Terminal => {
                "OSC 52 to the terminal; whether it takes it cannot be known".to_owned()
            }
            Self::Ignored(terminal) => {
                format!("OSC 52 to the terminal; but {terminal} ignores copies, as far as is known")
            }
            Self::Nowhere(terminal) => format!("none: {terminal} has no clipboard"),
        }
    }

    /// Takes `text` there. What goes by the terminal is given to `send`, as one control sequence.
    ///
    /// # Errors
    /// If `send` fails.
    pub fn hand_over(
        self,
        text: &str,
        send: impl FnOnce(&str) -> io::Result<()>,
    ) -> io::Result<Handed> {
        let fits = text.len() <= LONGEST;
        if self == Self::Tmux && tmux::load(text, fits).is_ok() {
            return Ok(Handed::Kept(in_tmux(fits).to_owned()));
        }
        if let Self::Nowhere(terminal) = self {
            return Ok(Handed::Refused(format!("{terminal} has no clipboard")));
        }
        if !fits {
            let size = text.len().div_ceil(1000);
            let words = format!("not copied: {size} kB is more than terminals take");
            return Ok(Handed::Refused(words));
        }
        send(&match self {
            Self::Screen => osc52::through_screen(text),
            _ => osc52::sequence(text),
        })?;
        Ok(match self {
            Self::Ignored(terminal) => Handed::Refused(format!("{terminal} ignores copies")),
            Self::Tmux => Handed::Sent("tmux failed; sent to the clipboard".to_owned()),
            _ => Handed::Sent("sent to the clipboard".to_owned()),
        })
    }
}

fn in_tmux(fits: bool) -> &'static str {
    if fits {
        "copied to tmux's buffer, and to the clipboard if the terminal allows it"
    } else {
        "copied to tmux's buffer; it is longer than terminals' clipboards take"
    }
}

/// The terminal, if it is one that is known to ignore OSC 52.
fn ignoring(term: &str, variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    // Who has a name of his own in TERM has only inherited the mark.
    let own_names = ["xterm", "xterm-256color", "xterm-direct"];
    let families = ["vte", "gnome", "konsole", "nsterm"];
    if !own_names.contains(&term) && !families.iter().any(|name| term.starts_with(name)) {
        return None;
    }
    let konsole = variable("KONSOLE_VERSION").and_then(|version| version.parse::<u32>().ok());
    if variable("VTE_VERSION").is_some() {
        Some("a VTE terminal, such as GNOME's,")
    } else if variable("TERM_PROGRAM").as_deref() == Some("Apple_Terminal") {
        Some("Terminal.app")
    } else if konsole.is_some_and(|version| version < KONSOLE_TAKES_IT) {
        Some("Konsole before 24.12")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(environment: &[(&str, &str)]) -> Way {
        Way::of(|name| {
            let found = environment.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_decides_the_way() {
        let vte = Way::Ignored("a VTE terminal, such as GNOME's,");
        for (environment, expected) in [
            (&[][..], Way::Terminal),
            (&[("TERM", "xterm-256color")], Way::Terminal),
            (
                &[("TERM", "xterm-ghostty"), ("TERM_PROGRAM", "ghostty")],
                Way::Terminal,
            ),
            (&[("TERM", "linux")], Way::Nowhere("the Linux console")),
            (
                &[("TERM", "eterm-color")],
                Way::Nowhere("the terminal of Emacs"),
            ),
            (
                &[
                    ("TERM", "tmux-256color"),
                    ("TMUX", "/tmp/tmux-0/default,1,0"),
                ],
                Way::Tmux,
            ),
            (&[("TERM", "screen"), ("STY", "12.pts-1.host")], Way::Screen),
            // One of them is within the other; tmux can be asked either way.
            (
                &[("TERM", "screen"), ("STY", "12.a"), ("TMUX", "/tmp/x,1,0")],
                Way::Tmux,
            ),
            // tmux, on the other side of ssh.
            (&[("TERM", "tmux-256color")], Way::Terminal),
            (
                &[("TERM", "screen"), ("TMUX", ""), ("STY", "")],
                Way::Terminal,
            ),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], vte),
            (&[("TERM", "vte-256color"), ("VTE_VERSION", "8500")], vte),
            // Started from a shell in a terminal that sets the mark.
            (
                &[("TERM", "xterm-kitty"), ("VTE_VERSION", "7600")],
                Way::Terminal,
            ),
            (
                &[("TERM", "alacritty"), ("VTE_VERSION", "7600")],
                Way::Terminal,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("VTE_VERSION", "7600"),
                    ("WEZTERM_PANE", "0"),
                ],
                Way::Terminal,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("VTE_VERSION", "7600"),
                    ("XTERM_VERSION", "XTerm(390)"),
                ],
                Way::Terminal,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("TERM_PROGRAM", "Apple_Terminal"),
                ],
                Way::Ignored("Terminal.app"),
            ),
            (
                &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")],
                Way::Terminal,
            ),
            (
                &[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "240805")],
                Way::Ignored("Konsole before 24.12"),
            ),
            (
                &[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "241200")],
                Way::Terminal,
            ),
        ] {
            assert_eq!(way(environment), expected, "{environment:?}");
        }
    }

    /// What came of it, and what was sent.
    fn hand_over(way: Way, text: &str) -> (Handed, String) {
        let mut sent = String::new();
        let handed = way.hand_over(text, |sequence| {
            sent.push_str(sequence);
            Ok(())
        });
        (handed.unwrap(), sent)
    }

    #[test]
    fn what_is_sent_is_the_text_in_base64() {
        // From RFC 4648.
        let (handed, sent) = hand_over(Way::Terminal, "foobar");
        assert_eq!(sent, "\x1b]52;c;Zm9vYmFy\x1b\\");
        assert_eq!(handed, Handed::Sent("sent to the clipboard".to_owned()));
    }

    #[test]
    fn a_terminal_that_ignores_it_is_sent_it_and_named() {
        let (handed, sent) = hand_over(Way::Ignored("Terminal.app"), "foobar");
        assert_eq!(sent, "\x1b]52;c;Zm9vYmFy\x1b\\");
        let words = "Terminal.app ignores copies".to_owned();
        assert_eq!(handed, Handed::Refused(words));
    }

    #[test]
    fn a_terminal_that_would_print_it_is_sent_nothing() {
        let (handed, sent) = hand_over(Way::Nowhere("the Linux console"), "foobar");
        assert_eq!(sent, "");
        let words = "the Linux console has no clipboard".to_owned();
        assert_eq!(handed, Handed::Refused(words));
    }

    #[test]
    fn a_text_that_is_too_long_is_not_sent() {
        for way in [Way::Terminal, Way::Screen, Way::Ignored("Terminal.app")] {
            let (_, sent) = hand_over(way, &"x".repeat(LONGEST));
            assert!(sent.len() >= 99_997);
            if way == Way::Terminal {
                assert!(sent.len() <= 100_000);
            }
            let (handed, sent) = hand_over(way, &"x".repeat(LONGEST + 1));
            assert_eq!(sent, "");
            let words = "not copied: 75 kB is more than terminals take".to_owned();
            assert_eq!(handed, Handed::Refused(words), "{way:?}");
        }
    }
}
