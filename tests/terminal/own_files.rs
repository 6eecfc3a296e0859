//! The browser as a person's own files have it: settings, keys, and the hints made from them.

use std::fs;
use std::path::PathBuf;

use vt100::Color;

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, wait_for_browser};

/// The browser with these files in the config folder of a test.
fn browser_with(test: &str, files: &[(&str, &str)], no_color: bool) -> Pty {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    for (name, text) in files {
        let path = home.join("dateline").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = command(DATELINE, [""; 0]);
    if no_color {
        command.env("NO_COLOR", "1");
    }
    command.env("XDG_CONFIG_HOME", home);
    let mut pty = Pty::start_command(SIZE, command);
    wait_for_browser(&mut pty, 0);
    pty
}

#[test]
fn settings_and_keys_hold_and_the_hints_follow() {
    let settings = ("config.toml", "newest_first = true\nzoom = 'all'\n");
    let keys = (
        "keys.toml",
        "[browse]\nquit = ['Q']\nnewest-first = ['q']\nfocus-search = ['S']\n",
    );
    let mut pty = browser_with("own-keys", &[settings, keys], false);
    let screen = pty.screen().contents();
    for shown in ["Timeline, newest first", "Q quit", "press S to search"] {
        assert!(screen.contains(shown), "{shown}:\n{screen}");
    }
    assert!(!screen.contains("j/k move  q quit"));
    pty.send("q");
    pty.wait_for("oldest first", |screen| {
        !screen.contents().contains("newest first")
    });
    pty.send("?");
    pty.wait_for_text("Help");
    pty.send("\u{1b}");
    pty.wait_for("the help is closed", |screen| {
        !screen.contents().contains("Help")
    });
    pty.send("Q");
    assert_eq!(pty.wait_for_end(), 0);
}

/// The colour of the story's title on the screen.
fn colour_of_title(pty: &Pty) -> Color {
    let (_, columns) = pty.screen().size();
    let top = pty.screen().rows(0, columns).next().unwrap();
    let column = top.find("Ring").unwrap();
    let cell = pty.screen().cell(0, u16::try_from(column).unwrap());
    cell.unwrap().fgcolor()
}

#[test]
fn a_theme_of_ones_own_colours_the_screen_unless_no_color_is_set() {
    let files = [
        ("config.toml", "theme = 'mono'\n"),
        (
            "themes/mono.toml",
            "inherits = 'paper'\ntitle = { fg = 208 }\n",
        ),
        (
            "themes/paper.toml",
            "inherits = 'dark'\ntitle = { fg = '#010203' }\n",
        ),
    ];
    let pty = browser_with("own-theme", &files, false);
    assert_eq!(colour_of_title(&pty), Color::Idx(208));
    let pty = browser_with("own-theme-no-color", &files, true);
    assert_eq!(colour_of_title(&pty), Color::Default);
}
