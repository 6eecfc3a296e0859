//! The index of a large story is kept where the person lets it be, and is used by the next start.

use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, wait_for_browser};

/// A person's folders and a story of as many records as make its index worth keeping.
struct Home(PathBuf);

impl Home {
    fn new(name: &str, settings: &str) -> Self {
        let name = format!("dateline-kept-{}-{name}", std::process::id());
        let home = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(home.0.join("config/dateline")).unwrap();
        fs::write(home.0.join("config/dateline/config.toml"), settings).unwrap();
        home.write("A letter is posted");
        home
    }

    fn story(&self) -> PathBuf {
        self.0.join("story.ndjson")
    }

    /// Writes the story, whose last event has this title.
    fn write(&self, last: &str) {
        let mut text = String::new();
        for number in 1..100_000 {
            writeln!(
                text,
                "{{\"type\":\"event\",\"id\":\"e{number}\",\"title\":\"Rain\"}}"
            )
            .unwrap();
        }
        writeln!(
            text,
            "{{\"type\":\"event\",\"id\":\"last\",\"title\":\"{last}\"}}"
        )
        .unwrap();
        fs::write(self.story(), text).unwrap();
    }

    fn command(&self, flags: &[&str]) -> CommandBuilder {
        let story = self.story().into_os_string();
        let flags = flags.iter().map(OsString::from);
        let mut command = command(DATELINE, flags.chain([story]));
        command.env("XDG_CONFIG_HOME", self.0.join("config"));
        command.env("XDG_CACHE_HOME", self.0.join("cache"));
        command
    }

    /// The browser when it has kept what it keeps: the check, whose end is waited for, comes after that.
    fn start(&self) -> Pty {
        let mut pty = Pty::start_command(SIZE, self.command(&[]));
        wait_for_browser(&mut pty, 0);
        pty.wait_for("a checked story", |screen| {
            let text = screen.contents();
            text.contains("100000 events") && !text.contains("… faults")
        });
        pty
    }

    fn kept(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.0.join("cache/dateline/indexes"));
        let entries = folder.into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn finds(pty: &mut Pty, words: &str, count: &str) {
    pty.send(&format!("/{words}"));
    pty.wait_for_text(count);
    pty.press("\r");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

fn content(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}

#[test]
fn an_index_is_kept_used_and_made_again_when_the_story_has_changed() {
    let home = Home::new("used", "");
    finds(&mut home.start(), "posted", "1 of 100000 events");
    let [first] = &home.kept()[..] else {
        panic!("one index should be kept: {:?}", home.kept())
    };
    let before = content(first);
    finds(&mut home.start(), "posted", "1 of 100000 events");
    assert_eq!(content(first), before);
    home.write("A letter is burned");
    finds(&mut home.start(), "burned", "1 of 100000 events");
    let [second] = &home.kept()[..] else {
        panic!("one index should be kept: {:?}", home.kept())
    };
    assert_ne!(content(second), before);
}

#[test]
fn the_conversation_keeps_it_too() {
    let home = Home::new("plain", "");
    let mut pty = Pty::start_command(SIZE, home.command(&["--plain"]));
    pty.wait_for_text("Command: ");
    pty.send("quit\r");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(home.kept().len(), 1);
}

#[test]
fn who_wants_nothing_kept_has_nothing_kept() {
    let home = Home::new("unwanted", "keep_index = false\n");
    finds(&mut home.start(), "posted", "1 of 100000 events");
    assert!(home.kept().is_empty(), "{:?}", home.kept());
}
