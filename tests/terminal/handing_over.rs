//! What leaves the browser: texts for the clipboard, and addresses for whatever opens them. tmux and the openers are
//! scripts in a folder that is all of PATH.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, wait_for_browser};

/// A story of one event and one source.
const STORY: &str = "[[source]]\nid = \"s\"\npublisher = \"P\"\nurl = \"https://p.example/a?b=c&d=$(e);f\"\n\
                     [[event]]\nid = \"e\"\ntitle = \"E\"\ncitations = [{ source = \"s\" }]\n";

/// The citation of its event, in Markdown.
const CITATION: &str = "E (undated). Sources:\n- P, undated, <https://p.example/a?b=c&d=$(e);f>";

/// The same in base64, by coreutils' `base64 -w0`.
const IN_BASE64: &str = "RSAodW5kYXRlZCkuIFNvdXJjZXM6Ci0gUCwgdW5kYXRlZCwgPGh0dHBzOi8vcC5leGFtcGxlL2E/Yj1jJmQ9JChlKTtmPg==";

/// A folder with programs, gone with the test.
struct Folder(PathBuf);

impl Folder {
    /// Each program by its name and what `sh` does in its place.
    fn with(test: &str, programs: &[(&str, &str)]) -> Self {
        let name = format!("dateline-{}-{test}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).unwrap();
        fs::write(folder.0.join("story.toml"), STORY).unwrap();
        for (program, script) in programs {
            let path = folder.0.join(program);
            let out = folder.0.display();
            fs::write(&path, format!("#!/bin/sh\nout='{out}'\n{script}\n")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        folder
    }

    /// The browser on the story, with these variables in its environment.
    fn browse(&self, environment: &[(&str, &str)]) -> Pty {
        let mut command = command(DATELINE, [self.0.join("story.toml")]);
        command.env("PATH", &self.0);
        for (name, value) in environment {
            command.env(name, value);
        }
        let mut pty = Pty::start_command(SIZE, command);
        wait_for_browser(&mut pty, 0);
        pty
    }

    /// What a program has written.
    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Waits until `text` has a line of the screen to itself.
#[track_caller]
fn wait_for_line(pty: &mut Pty, text: &str) {
    pty.wait_for(text, |screen| {
        screen.rows(0, SIZE.0).any(|row| row.trim_end() == text)
    });
}

/// Ends the browser, and gives everything it has written.
fn written(mut pty: Pty) -> String {
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    pty.written()
}

const TMUX: (&str, &str) = ("TMUX", "/nonexistent/tmux,1,0");

#[test]
fn a_terminal_is_sent_exactly_the_citation() {
    let folder = Folder::with("osc52", &[]);
    let mut pty = folder.browse(&[]);
    pty.press("y");
    pty.wait_for_text("sent to the clipboard; should it not be there, Y shows the text to select");
    let written = written(pty);
    assert_eq!(written.matches("\x1b]52;").count(), 1);
    let sequence = format!("\x1b]52;c;{IN_BASE64}\x1b\\");
    assert!(written.contains(&sequence), "{written:?}");
}

#[test]
fn screen_is_given_it_to_hand_on() {
    let folder = Folder::with("screen", &[]);
    let mut pty = folder.browse(&[("STY", "12.pts-1.host"), ("TERM", "screen")]);
    pty.press("y");
    pty.wait_for_text("sent to the clipboard");
    let sequence = format!("\x1bP\x1b]52;c;{IN_BASE64}\x07\x1b\\");
    assert!(written(pty).contains(&sequence));
}

#[test]
fn a_console_is_sent_nothing_and_shows_the_text() {
    let folder = Folder::with("console", &[]);
    let mut pty = folder.browse(&[("TERM", "linux")]);
    pty.press("y");
    pty.wait_for_text("the Linux console has no clipboard: Y shows the text to select");
    pty.press("Y");
    pty.press("\r");
    pty.wait_for_text("the Linux console has no clipboard: select the text by hand");
    wait_for_line(&mut pty, "- P, undated, <https://p.example/a?b=c&d=$(e);f>");
    pty.press("\x1b");
    assert!(!written(pty).contains("\x1b]52;"));
}

#[test]
fn tmux_is_handed_the_text_by_its_own_command() {
    let tmux = r#"echo "$@" > "$out/arguments"; while IFS= read -r line || [ -n "$line" ]; do printf '%s\n' "$line"; done > "$out/text"; echo noise; echo noise >&2"#;
    let folder = Folder::with("tmux", &[("tmux", tmux)]);
    let mut pty = folder.browse(&[TMUX]);
    pty.press("y");
    pty.wait_for_text("copied to tmux's buffer, and to the clipboard if the terminal allows it");
    assert_eq!(folder.read("arguments"), "load-buffer -w -\n");
    // The script ends the last line, which the text does not.
    assert_eq!(folder.read("text"), format!("{CITATION}\n"));
    let written = written(pty);
    assert!(!written.contains("\x1b]52;"));
    assert!(!written.contains("noise"));
}

#[test]
fn where_tmux_fails_hangs_or_is_not_there_the_terminal_is_sent_it() {
    for (name, programs) in [
        ("fails", &[("tmux", "echo noise >&2; exit 1")][..]),
        // It neither reads nor ends, until it is made to.
        (
            "hangs",
            &[("tmux", "echo $$ > \"$out/id\"; while :; do :; done")],
        ),
        ("missing", &[]),
    ] {
        let folder = Folder::with(name, programs);
        let mut pty = folder.browse(&[TMUX]);
        pty.press("y");
        pty.wait_for_text("tmux failed; sent to the clipboard; should it not be there");
        if name == "hangs" {
            let process = PathBuf::from("/proc").join(folder.read("id").trim());
            assert!(!process.exists(), "{name}: it goes on");
        }
        let written = written(pty);
        assert!(
            written.contains(&format!("\x1b]52;c;{IN_BASE64}\x1b\\")),
            "{name}"
        );
        assert!(!written.contains("noise"), "{name}");
    }
}

#[test]
fn an_opener_gets_the_address_as_one_argument() {
    let opener = "echo noise; echo noise >&2; echo \"$#: $1\" > \"$out/opened\"";
    let folder = Folder::with("opener", &[("xdg-open", opener)]);
    let mut pty = folder.browse(&[]);
    pty.press("o");
    pty.wait_for_text("opening https://p.example/a?b=c&d=$(e);f");
    assert_eq!(
        folder.read("opened"),
        "1: https://p.example/a?b=c&d=$(e);f\n"
    );
    assert!(!written(pty).contains("noise"));
}

#[test]
fn an_address_that_nothing_opens_is_shown_and_copied() {
    for (name, programs, why) in [
        (
            "none",
            &[][..],
            "no program that opens addresses was found; enter copies it",
        ),
        (
            "failing",
            &[("xdg-open", "echo noise >&2; exit 3")],
            "the program that opens addresses here failed; enter copies it",
        ),
    ] {
        let folder = Folder::with(name, programs);
        let mut pty = folder.browse(&[]);
        pty.press("o");
        pty.wait_for_text(why);
        wait_for_line(&mut pty, "https://p.example/a?b=c&d=$(e);f");
        pty.press("\r");
        pty.wait_for_text("sent to the clipboard");
        let written = written(pty);
        // The address in base64.
        assert!(written.contains("\x1b]52;c;aHR0cHM6Ly9wLmV4YW1wbGUvYT9iPWMmZD0kKGUpO2Y=\x1b\\"));
        assert!(!written.contains("noise"), "{name}");
    }
}
