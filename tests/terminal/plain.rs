//! `--plain` on a terminal: a conversation in lines, in which nothing but words is written.

use std::fs;
use std::process::{Command, Stdio};

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE};

const PROMPT: &str = "Command: ";

/// Starts the conversation and waits for the first prompt.
fn plain(arguments: &[&str]) -> Pty {
    let mut command = command(DATELINE, ["--plain"].iter().chain(arguments));
    command.env("TERM", "dumb");
    let mut pty = Pty::start_command(SIZE, command);
    wait_for_prompts(&mut pty, 1);
    pty
}

#[track_caller]
fn wait_for_prompts(pty: &mut Pty, number: usize) {
    pty.wait_for_written("prompt", |written| {
        written.matches(PROMPT).count() >= number && written.ends_with(PROMPT)
    });
}

/// Types a line and gives what answers to it.
#[track_caller]
fn ask(pty: &mut Pty, line: &str) -> String {
    let before = pty.written();
    pty.send(&format!("{line}\n"));
    wait_for_prompts(pty, before.matches(PROMPT).count() + 1);
    let said = pty.written()[before.len()..].replace("\r\n", "\n");
    let said = said.strip_prefix(line).unwrap().trim_end_matches(PROMPT);
    said.trim().to_owned()
}

/// Fails if there is anything in a text that acts on a terminal, or that only eyes can tell.
#[track_caller]
fn assert_only_words(text: &str) {
    let is_drawn = |c: char| matches!(c, '\u{2500}'..='\u{257f}' | '\u{2580}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
    let is_odd = |c: &char| (c.is_control() && !"\r\n".contains(*c)) || is_drawn(*c);
    assert_eq!(text.chars().find(is_odd), None);
    // Sources may have such signs in their own words, but no line begins with one.
    let signs = ['●', '○', '↳', '·', '!', '~', ' '];
    assert_eq!(text.lines().find(|line| line.starts_with(signs)), None);
}

#[test]
fn nothing_but_words_is_written_and_the_terminal_stays_as_it_is() {
    let (mut pty, before) = Pty::look_then_start(SIZE, DATELINE, &["--plain"]);
    pty.wait_for_written("prompt", |written| written.ends_with(PROMPT));
    assert_eq!(pty.modes(), before);
    for line in [
        "help",
        "help search",
        "",
        "",
        "28",
        "whole",
        "1",
        "back",
        "11",
        "back",
        "32",
        "quotes",
        "3",
        "whole",
        "actors",
        "1",
        "whole",
        "sources",
        "5",
        "whole",
        "cite",
        "/costa",
        "date 2026",
        "problems",
        "story",
        "reload",
        "nonsense",
    ] {
        ask(&mut pty, line);
    }
    pty.send("quit\n");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
    assert_only_words(&pty.written());
}

#[test]
fn every_state_is_said_in_words() {
    let mut pty = plain(&["-q", "flok date:2026-02"]);
    let start = pty.written();
    // The report of the shipped story's rally is the check of the whole: 13 February is one of four values.
    let rally = "Amazon workers and allies rally at the Spheres";
    let row = start.lines().find(|line| line.contains(rally)).unwrap();
    assert!(
        row.contains("Sources disagree on the date and 5 more"),
        "{row}"
    );
    let number = row.split(':').next().unwrap().to_owned();
    let focus = format!("Event {number} of ");
    ask(&mut pty, &number);
    let page = ask(&mut pty, "whole");
    assert!(page.starts_with(&focus), "{page}");
    for words in [
        "Date: Friday 13 February 2026\n",
        "Matches: “Flock” in the summary\n",
        "Sources disagree on the date: 4 values\nValue 1: Friday 13 February 2026. \
         Supported by 1 independent line of evidence and 3 of unknown independence:\n\
         Independent: FOX 13 Seattle, printed “Feb. 13, 2026”\n",
        "\nSame line of evidence: National Today, worked out from the words\n",
        "National Today, printed “Friday, February 16, 2026”; printed as a Friday, but 16 February 2026 is a Monday\n",
        "\nDate: held to be Friday 13 February 2026, because: ",
        "\nAttendance: unresolved, because: ",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let possible = ask(&mut pty, "/date:2026-02-17");
    assert!(
        possible.contains("Possibly: Some day from 16 to 18 February 2026. 404 Media publishes"),
        "{possible}"
    );
}

#[test]
fn quit_and_ctrl_d_leave_with_0() {
    for keys in ["quit\n", "q\n", "\x04"] {
        let mut pty = plain(&[]);
        pty.send(keys);
        assert_eq!(pty.wait_for_end(), 0, "{keys:?}");
        assert!(pty.written().ends_with('\n'), "{keys:?}");
    }
}

#[test]
fn ctrl_c_leaves_as_the_signal_it_is() {
    let script = "trap : INT; \"$0\" --plain; echo left $?";
    let mut pty = Pty::start(SIZE, "sh", ["-c", script, DATELINE]);
    wait_for_prompts(&mut pty, 1);
    pty.send("\x03");
    pty.wait_for_text("left 130");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn a_vanished_terminal_ends_it_without_a_signal_too() {
    let mut command = command(DATELINE, ["--plain"]);
    command.set_controlling_tty(false);
    let mut pty = Pty::start_command(SIZE, command);
    wait_for_prompts(&mut pty, 1);
    assert_eq!(pty.vanish(), 0);
}

#[test]
fn a_terminal_that_vanishes_in_the_middle_of_an_answer_ends_it_as_well() {
    let mut command = command(DATELINE, ["--plain"]);
    command.set_controlling_tty(false);
    let mut pty = Pty::start_command(SIZE, command);
    wait_for_prompts(&mut pty, 1);
    // More answers than a terminal keeps that nobody reads.
    pty.send(&"help\n".repeat(5000));
    assert_eq!(pty.vanish(), 0);
}

#[test]
fn a_story_from_standard_input_leaves_the_terminal_for_commands() {
    let story = "[[event]]\nid = \"a\"\ntitle = \"The mill opens\"\n";
    let path = std::env::temp_dir().join(format!("dateline-{}-plain.toml", std::process::id()));
    fs::write(&path, story).unwrap();
    let script = "exec \"$0\" --plain - < \"$1\"";
    let path_text = path.to_str().unwrap();
    let mut pty = Pty::start(SIZE, "sh", ["-c", script, DATELINE, path_text]);
    wait_for_prompts(&mut pty, 1);
    assert!(ask(&mut pty, "1").starts_with("Event 1 of 1: The mill opens\nDate: undated\n"));
    assert_eq!(
        ask(&mut pty, "reload"),
        "Not read again: the story came from standard input, which can be read only once. The story is as it was."
    );
    pty.send("quit\n");
    assert_eq!(pty.wait_for_end(), 0);
    fs::remove_file(path).unwrap();
}

#[test]
fn a_change_of_the_files_is_said_once_and_reload_takes_it_in() {
    let folder = std::env::temp_dir().join(format!("dateline-{}-plain-edit", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let write = |title: &str| {
        let story = format!("[[event]]\nid = \"a\"\ntitle = \"{title}\"\n");
        // As editors do: the whole file at once, in place of the old one.
        fs::write(folder.join(".draft"), story).unwrap();
        fs::rename(folder.join(".draft"), folder.join("story.toml")).unwrap();
    };
    write("The mill opens");
    let mut pty = plain(&[folder.to_str().unwrap()]);
    write("The mill closes");
    let said = ask(&mut pty, "1");
    assert!(said.starts_with("Event 1 of 1: The mill opens\n"), "{said}");
    let changed = "\n\nThe story's files have changed: type reload to have them read again.";
    assert!(said.ends_with(changed), "{said}");
    assert!(!ask(&mut pty, "again").contains("have changed"));
    let said = ask(&mut pty, "reload");
    assert!(
        said.starts_with("Read again. Untitled\n1 event, "),
        "{said}"
    );
    assert!(said.contains("\n1: Undated. The mill closes\n"), "{said}");
    pty.send("quit\n");
    assert_eq!(pty.wait_for_end(), 0);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_whole_story_is_only_words_where_there_is_no_terminal() {
    let output = Command::new(DATELINE)
        .arg("--plain")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_only_words(std::str::from_utf8(&output.stdout).unwrap());
}

#[test]
fn a_session_on_the_bundled_story() {
    let mut pty = plain(&[]);
    for line in [
        "",
        "/flok after:2026",
        "2",
        "",
        "",
        "n",
        "b",
        "quotes",
        "5",
        "cite",
        "6",
        "b",
        "b",
        "sources",
        "2",
        "flock",
        "nxt",
        "99",
        "p",
        "search",
        "date 2026-02-12",
        "29",
        "",
    ] {
        ask(&mut pty, line);
    }
    pty.send("q\n");
    assert_eq!(pty.wait_for_end(), 0);
    insta::assert_snapshot!(pty.written().replace("\r\n", "\n"));
}
