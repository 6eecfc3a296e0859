//! `dateline new` on a terminal: the story it wrote is open, and what it said stands there afterwards.

use std::fs;
use std::path::PathBuf;

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, wait_for_browser};

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("terminal-new")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn start(folder: &PathBuf, arguments: &[&str]) -> Pty {
    let mut command = command(DATELINE, arguments);
    command.cwd(folder);
    Pty::start_command(SIZE, command)
}

#[test]
fn what_it_wrote_is_open_and_follows_edits() {
    let folder = folder("opens");
    let mut pty = start(&folder, &["new", "mine"]);
    wait_for_browser(&mut pty, 0);
    pty.wait_for_text("The weathercock of Little Quill");
    pty.wait_for_text("2 of 3");
    let file = folder.join("mine/story.toml");
    let text = fs::read_to_string(&file).unwrap();
    let edited = text.replace("The village meets to look", "Everybody meets to look");
    assert_ne!(edited, text);
    fs::write(file, edited).unwrap();
    pty.wait_for_text("Everybody meets to look");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    let left = pty.screen().contents();
    assert!(left.starts_with("wrote mine/story.toml\n"), "{left}");
    assert!(
        left.ends_with("open it again with: dateline mine"),
        "{left}"
    );
}

#[test]
fn the_bundled_story_can_be_opened_as_ones_own() {
    let folder = folder("bundled");
    let mut pty = start(&folder, &["new", "ring", "--from", "bundled"]);
    wait_for_browser(&mut pty, 0);
    pty.wait_for_text("40 events");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn a_mistake_in_the_settings_is_told_before_anything_is_written() {
    let folder = folder("settings");
    fs::create_dir(folder.join("dateline")).unwrap();
    fs::write(folder.join("dateline/config.toml"), "theme = 'drak'\n").unwrap();
    let mut command = command(DATELINE, ["new", "mine"]);
    command.cwd(&folder);
    command.env("XDG_CONFIG_HOME", &folder);
    let mut pty = Pty::start_command(SIZE, command);
    assert_eq!(pty.wait_for_end(), 2);
    assert!(pty.screen().contents().contains("did you mean `dark`?"));
    assert!(!folder.join("mine").exists());
}
