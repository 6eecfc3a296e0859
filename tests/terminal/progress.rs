//! The bar on standard error: there while a story is slow to come, gone afterwards, and never where nobody sees it.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::pty::Pty;
use crate::{DATELINE, SIZE, wait_for_browser};

const STORY: &str = "[story]\ntitle = \"The slow post\"\n\n\
    [[event]]\nid = \"posted\"\ndate = \"2024-03-05\"\ntitle = \"A letter is posted\"\n";
const LISTED: &str = "2024-03-05  Tue 5 Mar 2024  posted  A letter is posted";

/// A pipe with a name, which brings what a test writes, when it does.
pub struct Pipe {
    pub path: PathBuf,
    end: Option<File>,
}

impl Pipe {
    fn new(name: &str) -> Self {
        let mut pipe = Self::unopened(name);
        // Opened for reading too, so that it need not wait for a reader.
        let end = File::options().read(true).write(true).open(&pipe.path);
        pipe.end = Some(end.unwrap());
        pipe
    }

    /// A pipe that nobody has opened for writing yet.
    pub fn unopened(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-{}-{name}", std::process::id()));
        let made = Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        Self { path, end: None }
    }

    /// Waits for a reader, and brings all there is.
    pub fn bring_all(&mut self, text: &str) {
        self.end = Some(File::options().write(true).open(&self.path).unwrap());
        self.bring(text);
        self.end();
    }

    fn bring(&self, text: &str) {
        self.end
            .as_ref()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
    }

    fn end(&mut self) {
        self.end = None;
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

#[test]
fn it_shows_while_a_list_waits_for_its_story_and_leaves_nothing() {
    let mut pipe = Pipe::new("listed");
    let mut pty = Pty::start(SIZE, DATELINE, ["list".as_ref(), pipe.path.as_os_str()]);
    let (first, rest) = STORY.split_at(40);
    pipe.bring(first);
    pty.wait_for_text("reading 40 B");
    pipe.bring(rest);
    pty.wait_for_text(&format!("reading {} B", STORY.len()));
    pipe.end();
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.screen().contents(), LISTED);
    assert!(!pty.screen().hide_cursor());
}

#[test]
fn it_has_gone_before_the_browser_comes() {
    let mut pipe = Pipe::new("browsed");
    let mut pty = Pty::start(SIZE, DATELINE, [&pipe.path]);
    pty.wait_for_text("reading 0 B");
    pipe.bring(STORY);
    pipe.end();
    wait_for_browser(&mut pty, 0);
    pty.wait_for_text("A letter is posted");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.screen().contents(), "", "no trace is left");
    let written = pty.written();
    let (_, browser) = written.split_once("\x1b[?1049h").unwrap();
    assert!(!browser.contains("reading"), "drawn into the browser");
}

#[test]
fn it_is_not_shown_where_standard_error_is_no_terminal() {
    let mut quiet = Command::new(DATELINE)
        .args(["list", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut story = quiet.stdin.take().unwrap();
    // More than a pipe holds: when all of it is written, it is being read.
    story
        .write_all("# nothing yet\n".repeat(20_000).as_bytes())
        .unwrap();
    // One on a terminal began later, and waits no longer than this one.
    let mut pipe = Pipe::new("beside");
    let mut pty = Pty::start(SIZE, DATELINE, ["list".as_ref(), pipe.path.as_os_str()]);
    pty.wait_for_text("reading 0 B");
    story.write_all(STORY.as_bytes()).unwrap();
    drop(story);
    let output = quiet.wait_with_output().unwrap();
    assert_eq!(
        str::from_utf8(&output.stdout).unwrap(),
        format!("{LISTED}\n")
    );
    assert_eq!(str::from_utf8(&output.stderr).unwrap(), "");
    pipe.bring(STORY);
    pipe.end();
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn it_stays_away_from_a_story_that_is_typed() {
    let mut pty = Pty::start(SIZE, DATELINE, ["list", "-"]);
    // As above: the other bar shows that the time for this one has come.
    let mut pipe = Pipe::new("typed");
    let mut other = Pty::start(SIZE, DATELINE, ["list".as_ref(), pipe.path.as_os_str()]);
    other.wait_for_text("reading 0 B");
    pty.send("[story]\n\x04");
    assert_eq!(pty.wait_for_end(), 0);
    assert!(!pty.written().contains("reading"));
    pipe.end();
    other.wait_for_end();
}
