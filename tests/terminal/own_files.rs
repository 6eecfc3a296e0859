//! The browser as a person's own files have it: settings, keys, and the hints made from them.

use std::fs;
use std::path::PathBuf;

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, wait_for_browser};

/// The browser with these files in the config folder of a test.
fn browser_with(test: &str, files: &[(&str, &str)], arguments: &[&str]) -> Pty {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    for (name, text) in files {
        let path = home.join("dateline").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = command(DATELINE, arguments);
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
    let mut pty = browser_with("own-keys", &[settings, keys], &[]);
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
