//! The person's editor, opened from the browser: it has the terminal to itself, and the browser comes back.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::pty::{Modes, Pty, command};
use crate::{DATELINE, SIZE, wait_for_browser};

const STORY: &str = r#"[story]
title = "The mill"
start = "fire"

[[event]]
id = "opening"
date = "2024-03-05"
title = "The mill opens"

[[event]]
id = "fire"
date = "2024-04-01"
title = "The mill burns"
"#;

/// Says that it has the terminal, and waits for a line.
const WAIT: &str = "echo editing; read line";

/// A folder with a story and an editor, gone with the test.
struct Desk {
    folder: PathBuf,
    command: CommandBuilder,
}

impl Desk {
    /// The editor is this shell script, whose last argument is the file.
    fn new(test: &str, script: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dateline-{}-{test}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("story.toml"), STORY).unwrap();
        fs::write(folder.join("editor.sh"), script).unwrap();
        // A shell in between, so that the terminal can be looked at before.
        let mut command = command(
            "/bin/sh",
            ["-c", "echo before; read line; exec \"$@\"", "sh"],
        );
        command.cwd(&folder);
        command.env_remove("VISUAL");
        command.env("EDITOR", "sh ./editor.sh");
        Self { folder, command }
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The browser on the story.
    fn browse(&self) -> Pty {
        self.run([DATELINE, "story.toml"])
    }

    fn run<const N: usize>(&self, words: [&str; N]) -> Pty {
        self.look_then_run(words).0
    }

    /// The browser on the story, and how the terminal was set before.
    fn look_then_browse(&self) -> (Pty, Modes) {
        self.look_then_run([DATELINE, "story.toml"])
    }

    fn look_then_run<const N: usize>(&self, words: [&str; N]) -> (Pty, Modes) {
        let mut command = self.command.clone();
        command.args(words);
        let mut pty = Pty::start_command(SIZE, command);
        pty.wait_for_text("before");
        let before = pty.modes();
        pty.send("\n");
        wait_for_browser(&mut pty, 0);
        (pty, before)
    }

    /// The browser with the editor in its place.
    fn edit(&self) -> Pty {
        let mut pty = self.browse();
        pty.send("e");
        pty.wait_for_text("editing");
        pty
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Waits for the browser after the editor, on its next whole frame.
#[track_caller]
fn wait_for_return(pty: &mut Pty) {
    let drawn = pty.frames();
    pty.wait_for("alternate screen", vt100::Screen::alternate_screen);
    wait_for_browser(pty, drawn);
}

#[track_caller]
fn assert_leaves(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn the_editor_has_every_key_and_its_edit_shows() {
    let script = "echo editing; read line; printf %s \"$line\" > typed; \
                  printf '\\n[[event]]\\nid=\"c\"\\ntitle=\"A crow lands\"\\n' >> \"$1\"";
    let desk = Desk::new("keys", script);
    let mut pty = desk.browse();
    let browsing = pty.modes();
    pty.send("e");
    pty.wait_for_text("editing");
    // One by one, as they are typed, and all of them keys of the browser.
    let typed = "qjk/sp?erG".repeat(20);
    for key in typed.chars() {
        pty.send(&key.to_string());
    }
    pty.send("\n");
    pty.wait_for_text("A crow lands");
    assert_eq!(desk.read("typed"), typed);
    assert_eq!(pty.modes(), browsing);
    let screen = pty.screen().contents();
    assert!(
        screen.contains("2 of 3"),
        "the fire is still selected: {screen}"
    );
    assert_leaves(pty);
}

#[test]
fn the_terminal_is_the_editors_as_it_was_found() {
    let desk = Desk::new("modes", WAIT);
    let (mut pty, before) = desk.look_then_browse();
    pty.send("e");
    pty.wait_for_text("editing");
    assert_eq!(pty.modes(), before);
    pty.send("\n");
    wait_for_return(&mut pty);
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn a_terminal_left_in_disorder_is_put_in_order() {
    let desk = Desk::new(
        "disorder",
        "echo editing; read line; stty raw -echo; kill -KILL $$",
    );
    let (mut pty, before) = desk.look_then_browse();
    pty.send("e");
    pty.wait_for_text("editing");
    pty.send("\n");
    pty.wait_for_text("the editor sh was ended by signal 9 (SIGKILL)");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn what_a_killed_editor_left_on_in_the_terminal_is_off_again() {
    // The alternate screen, reports of every motion, a part that scrolls and from whose corner places count, no
    // cursor.
    let left = r"\033[?1049h\033[?1003h\033[?1006h\033[5;8r\033[?6h\033[?25l";
    let script = format!("echo editing; read line; printf '{left}'; kill -KILL $$");
    let desk = Desk::new("left-on", &script);
    let (mut pty, before) = desk.look_then_browse();
    // So that the browser does not ask for reports itself.
    pty.press("m");
    let browsing = pty.screen().contents();
    let browsing_modes = pty.modes();
    let (_, panes) = browsing.split_once('\n').unwrap();
    let (panes, _) = panes.rsplit_once('\n').unwrap();
    pty.send("e");
    pty.wait_for_text("editing");
    pty.send("\n");
    pty.wait_for_text("the editor sh was ended by signal 9 (SIGKILL)");
    let screen = pty.screen().contents();
    assert!(screen.contains(panes), "{screen}");
    assert_eq!(pty.modes(), browsing_modes);
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

/// An executable script, where the editor's name matters.
fn executable(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Says how often it was opened, and with what.
const TELL: &str =
    "echo x >> times; echo edit $(wc -l < times): $(printf '[%s]' \"$@\"); read line";

#[test]
fn the_editor_is_told_file_and_line() {
    let desk = Desk::new("line", "").env("VISUAL", "./vim -N 'a b'");
    executable(&desk.path("vim"), TELL);
    let mut pty = desk.browse();
    for (number, line) in [(1, 10), (2, 5)] {
        pty.send("e");
        pty.wait_for_text(&format!("edit {number}: [-N][a b][+{line}][story.toml]"));
        pty.send("\n");
        wait_for_return(&mut pty);
        // The event before it.
        pty.press("k");
    }
    assert_leaves(pty);
}

#[test]
fn a_problem_opens_where_it_is() {
    let desk = Desk::new("problem", "").env("EDITOR", "./vi");
    executable(&desk.path("vi"), TELL);
    let broken = STORY.replace("2024-04-01", "2024-13-01");
    fs::write(desk.path("story.toml"), broken).unwrap();
    let mut pty = desk.browse();
    pty.press("p");
    assert!(pty.screen().contents().contains("enter edit"));
    for (number, key) in [(1, "\r"), (2, "e")] {
        pty.send(key);
        pty.wait_for_text(&format!("edit {number}: [+12][story.toml]"));
        pty.send("\n");
        wait_for_return(&mut pty);
    }
    pty.send("q");
    // As it was opened with a problem.
    assert_eq!(pty.wait_for_end(), 1);
}

#[test]
fn ctrl_c_is_the_editors() {
    for (name, key, told) in [
        ("int", "\x03", "was ended by signal 2 (SIGINT)"),
        ("quit", "\x1c", "was ended by signal 3 (SIGQUIT)"),
    ] {
        let desk = Desk::new(name, WAIT);
        let mut pty = desk.edit();
        pty.send(key);
        pty.wait_for_text(told);
        // The browser takes keys and goes on.
        pty.press("?");
        pty.wait_for_text("Help");
        assert_leaves(pty);
    }
}

#[test]
fn ctrl_z_stops_both_and_fg_goes_on_with_both() {
    let desk = Desk::new(
        "stop",
        "echo editing; read line; printf %s \"$line\" > typed",
    );
    let script = "set -m; ./browse; echo stopped; read line; fg; echo left $?";
    executable(&desk.path("browse"), &format!("exec {DATELINE} story.toml"));
    let mut pty = desk.run(["sh", "-c", script]);
    pty.send("e");
    pty.wait_for_text("editing");
    let editing = pty.modes();
    pty.send("\x1a");
    pty.wait_for_text("stopped");
    assert_eq!(pty.modes(), editing);
    pty.send("\n");
    // The shell says what it goes on with.
    pty.wait_for("command of fg", |screen| {
        let text = screen.contents();
        text.split_once("stopped")
            .is_some_and(|(_, after)| after.contains("browse"))
    });
    pty.send("some words\n");
    wait_for_return(&mut pty);
    assert_eq!(desk.read("typed"), "some words");
    pty.send("q");
    pty.wait_for_text("left 0");
}

#[test]
fn an_editor_that_stops_where_there_is_no_shell_goes_on() {
    let desk = Desk::new("alone", "kill -STOP $$; echo editing; read line");
    let mut pty = desk.edit();
    pty.send("\n");
    wait_for_return(&mut pty);
    assert_leaves(pty);
}

#[test]
fn a_signal_to_end_lets_the_editor_end_first() {
    // It sleeps before it heeds signals, so that the sleeping can be ended from the first moment.
    let script = "sleep 1000 & trap 'kill $!; echo > saved; exit' TERM HUP; echo editing; wait";
    for (name, signal, code) in [("term", Signal::TERM, 143), ("hup", Signal::HUP, 129)] {
        let desk = Desk::new(name, script);
        let mut pty = desk.edit();
        let editing = pty.modes();
        pty.signal(signal);
        assert_eq!(pty.wait_for_end(), code);
        assert!(desk.path("saved").exists(), "{name}");
        assert_eq!(pty.modes(), editing);
    }
}

#[test]
fn a_vanished_terminal_ends_the_program_under_an_editor_too() {
    let desk = Desk::new("vanished", "trap '' HUP; echo editing; read line");
    assert_eq!(desk.edit().vanish(), 129);
}

#[test]
fn the_window_may_change_meanwhile() {
    let desk = Desk::new("window", WAIT);
    let mut pty = desk.edit();
    pty.resize((120, 40));
    pty.send("\n");
    wait_for_return(&mut pty);
    let last: Vec<String> = pty.screen().rows(0, 120).collect();
    assert!(last[39].contains("? help"), "{}", last.join("\n"));
    assert_leaves(pty);
}

#[test]
fn keys_typed_ahead_of_an_editor_that_returns_at_once_are_done_after_it() {
    let desk = Desk::new("ahead", "").env("EDITOR", "true");
    let mut pty = desk.browse();
    pty.send("ek");
    pty.wait_for_text("1 of 2");
    assert_leaves(pty);
}

#[test]
fn an_editor_opens_as_often_as_one_likes() {
    let desk = Desk::new("often", TELL);
    let mut pty = desk.browse();
    for number in 1..=30 {
        pty.send("e");
        pty.wait_for_text(&format!("edit {number}: [story.toml]"));
        pty.send("\n");
        wait_for_return(&mut pty);
    }
    assert_leaves(pty);
}

#[test]
fn the_editor_has_the_terminal_where_part_of_the_story_came_through_a_pipe() {
    let desk = Desk::new(
        "pipe",
        "test -t 0 && echo editing; read line; printf %s \"$line\" > typed",
    );
    let script =
        "printf '[[event]]\\nid=\"crow\"\\ntitle=\"A crow lands\"\\n' | \"$0\" - story.toml";
    let mut pty = desk.run(["sh", "-c", script, DATELINE]);
    pty.send("e");
    pty.wait_for_text("editing");
    pty.send("some words\n");
    pty.wait_for_text("with a story from standard input, an edit shows when it is opened again");
    assert_eq!(desk.read("typed"), "some words");
    pty.press("G");
    pty.press("e");
    pty.wait_for_text("the story came through standard input: there is no file to edit");
    assert_leaves(pty);
}

#[test]
fn the_bundled_story_says_how_to_get_a_copy() {
    let desk = Desk::new("bundled", "");
    let mut pty = desk.run([DATELINE]);
    pty.press("e");
    let told = "the bundled story cannot be edited; dateline new DIR --from bundled copies it";
    pty.wait_for_text(told);
    assert_leaves(pty);
}

#[test]
fn whatever_keeps_an_editor_from_opening_is_told() {
    let table = [
        (
            "none",
            "",
            "no editor was found: set $EDITOR, or `editor` in your settings",
        ),
        (
            "missing",
            "no-such-editor -x",
            "the editor no-such-editor is not there: install it, or change $EDITOR",
        ),
        (
            "dull",
            "./story.toml",
            "the editor ./story.toml may not be run: change $EDITOR",
        ),
        (
            "code",
            "/bin/sh -c 'exit 3'",
            "the editor /bin/sh ended with code 3",
        ),
        (
            "open",
            "vi 'x",
            "a quotation mark is not closed in $EDITOR: vi 'x",
        ),
    ];
    for (name, editor, told) in table {
        let desk = Desk::new(name, "")
            .env("EDITOR", editor)
            .env("PATH", "/nonexistent");
        // The shell of the test is started by its path.
        let mut pty = desk.browse();
        pty.press("e");
        pty.wait_for_text(told);
        assert_leaves(pty);
    }
}

#[test]
fn a_file_that_is_gone_is_not_made_anew() {
    let desk = Desk::new("gone", "rm \"$1\"");
    let mut pty = desk.browse();
    pty.send("e");
    // The browser has seen that it is gone, and will not talk of it again.
    pty.wait_for_text("1 problem");
    pty.press("e");
    pty.wait_for_text("story.toml is gone: it was moved or deleted after it was read");
    assert!(!desk.path("story.toml").exists());
    assert_leaves(pty);
}

#[test]
fn a_file_that_cannot_be_written_is_opened_all_the_same() {
    let desk = Desk::new("read-only", WAIT);
    let read_only = fs::Permissions::from_mode(0o444);
    fs::set_permissions(desk.path("story.toml"), read_only).unwrap();
    let mut pty = desk.edit();
    pty.send("\n");
    wait_for_return(&mut pty);
    assert_leaves(pty);
}

#[test]
fn a_story_that_came_through_a_pipe_with_a_name_is_not_waited_for_again() {
    let desk = Desk::new("named-pipe", "");
    let mut pty = desk.run([
        "sh",
        "-c",
        "mkfifo pipe; cat story.toml > pipe & exec \"$0\" pipe",
        DATELINE,
    ]);
    pty.press("e");
    pty.wait_for_text("pipe is no plain file: what came through it cannot be edited");
    assert_leaves(pty);
}
