//! The way that a copied text takes from here, and what may keep it from arriving.

use crate::tui::clipboard::Way;
use crate::tui::editor::first_program;

/// For tmux, which takes copies from programs only if it is told to, and on whose other side we may be.
const TMUX: &str = "if copying does nothing in tmux: `tmux set -s set-clipboard on`";

/// The way in an environment with these variables, in words, and what to do if copies do not arrive.
pub(super) fn way(variable: impl Fn(&str) -> Option<String>) -> (String, Option<&'static str>) {
    let way = Way::of(&variable);
    let lacks_tmux = way == Way::Tmux && first_program(["tmux"]).is_none();
    let mut told = if lacks_tmux {
        "OSC 52 to tmux, as there is no tmux command to hand it to".to_owned()
    } else {
        way.told()
    };
    let is_remote = ["SSH_CONNECTION", "SSH_TTY"]
        .iter()
        .any(|name| variable(name).is_some());
    if is_remote && !matches!(way, Way::Nowhere(_)) {
        told.push_str("; over ssh it is the clipboard of the machine you sit at");
    }
    let advice = match way {
        Way::Tmux => lacks_tmux.then_some(TMUX),
        Way::Screen => None,
        Way::Terminal => terminal(&variable),
        Way::Ignored(_) | Way::Nowhere(_) => Some(
            "to copy, use another terminal, or mark with the mouse the text that copy-as shows (Y)",
        ),
    };
    (told, advice)
}

/// What some terminals ask for before they take copies.
fn terminal(variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let term = variable("TERM").unwrap_or_default();
    if term.starts_with("tmux") || term.starts_with("screen") {
        Some(TMUX)
    } else if variable("XTERM_VERSION").is_some() {
        Some("if copying does nothing in xterm: set its resource allowWindowOps to true")
    } else if variable("TERM_PROGRAM").as_deref() == Some("iTerm.app") {
        Some(
            "if copying does nothing in iTerm2: let applications in the terminal access the clipboard \
             (Settings, General, Selection)",
        )
    } else {
        None
    }
}
