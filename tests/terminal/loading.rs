//! A large story in the real binary: its beginning can be browsed and left while the rest is still read.

use std::fs;
use std::path::PathBuf;

use crate::progress::Pipe;
use crate::pty::Pty;
use crate::{DATELINE, SIZE, wait_for_browser};

/// A file of lines that is large enough to have a beginning, gone with the test. Nearly all of it is blank.
struct Large(PathBuf);

impl Large {
    fn new(name: &str) -> Self {
        let name = format!("dateline-{}-{name}.ndjson", std::process::id());
        let path = std::env::temp_dir().join(name);
        let mut text = String::from(
            "{\"type\":\"event\",\"id\":\"posted\",\"date\":\"2024-03-05\",\"title\":\"A letter is posted\"}\n",
        );
        let blank = " ".repeat(1 << 16) + "\n";
        text.extend(std::iter::repeat_n(blank.as_str(), 300));
        fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for Large {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

const REST: &str =
    "[[event]]\nid = \"found\"\ndate = \"2024-03-01\"\ntitle = \"A letter is found\"\n";

/// The browser on the beginning of a story whose rest comes through the pipe.
fn browse(large: &Large, rest: &Pipe) -> Pty {
    let mut pty = Pty::start(SIZE, DATELINE, [&large.0, &rest.path]);
    wait_for_browser(&mut pty, 0);
    pty.wait_for_text("A letter is posted");
    pty.wait_for_text("loading");
    pty
}

#[test]
fn the_beginning_is_browsed_until_the_whole_is_there() {
    let large = Large::new("whole");
    let mut rest = Pipe::unopened("rest");
    let mut pty = browse(&large, &rest);
    pty.send("/letter");
    pty.wait_for_text("1 of 1 event");
    rest.bring_all(REST);
    pty.wait_for_text("2 of 2 events");
    pty.wait_for("no progress", |screen| {
        !screen.contents().contains("loading")
    });
    // It is selected still, as the second of the two.
    pty.wait_for_text("▌ Mar  5 Tue   A letter is posted");
    pty.press("\r");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn whoever_leaves_while_it_loads_waits_for_nothing() {
    for key in ["q", "\x03"] {
        let large = Large::new("left");
        let rest = Pipe::unopened("never");
        let mut pty = browse(&large, &rest);
        pty.send(key);
        assert_eq!(pty.wait_for_end(), 0);
        assert_eq!(pty.screen().contents(), "", "no trace is left");
    }
}

#[test]
fn problems_of_the_whole_are_told_in_the_browser_and_on_leaving() {
    let large = Large::new("problems");
    let mut rest = Pipe::unopened("broken");
    let mut pty = browse(&large, &rest);
    rest.bring_all(&REST.replace("2024-03-01", "2024-13-01"));
    pty.wait_for_text("1 problem in the data");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 1);
    let said = pty.screen().contents();
    assert!(said.contains("found `2024-13-01`"), "{said}");
}
