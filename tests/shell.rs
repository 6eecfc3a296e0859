//! What makes dateline at home in a shell: completions, the manual page, the doctor, through the real binary.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot run")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dateline::search::KEYS;
use dateline::tui::actions::{Action, Group};
use dateline::tui::keymap::{Keymap, Mode};

const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

/// dateline in an environment that says nothing, but for a home.
fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::new(DATELINE);
    command
        .args(arguments)
        .env_clear()
        .env("HOME", "/nonexistent")
        .env("TERM", "xterm")
        .stdin(Stdio::null());
    command
}

fn text(output: Output) -> String {
    String::from_utf8(output.stdout).unwrap()
}

fn print(arguments: &[&str]) -> String {
    let output = dateline(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    text(output)
}

#[test]
fn every_shell_is_told_every_command_and_option() {
    for shell in ["bash", "zsh", "fish"] {
        let script = print(&["completions", shell]);
        for word in [
            "list",
            "doctor",
            "man",
            "new",
            "bundled",
            "completions",
            "include-private",
            "plain",
            "theme",
        ] {
            assert!(script.contains(word), "{word} for {shell}");
        }
    }
    let output = dateline(&["completions", "tcsh"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn bash_completes_a_command_and_an_option() {
    let ask = |words: &str, last: usize| {
        let script = format!(
            "eval \"$({DATELINE} completions bash)\"; COMP_WORDS=(dateline {words}); COMP_CWORD={last}; \
             _dateline dateline \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last}-1]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        text(Command::new("bash").args(["-c", &script]).output().unwrap())
    };
    assert_eq!(ask("doc", 1), "doctor\n");
    assert_eq!(ask("--the", 1), "--theme\n");
    assert_eq!(ask("list --what qu", 3), "quotes\n");
    assert_eq!(ask("export --to ti", 3), "timelinejs\n");
}

/// The manual page as it is read, without the marks of its format.
fn manual() -> String {
    let page = print(&["man"]);
    let page = page.replace("\\-", "-").replace("\\*(Aq", "'");
    page.replace("\\fB", "")
        .replace("\\fI", "")
        .replace("\\fR", "")
}

#[test]
fn the_manual_page_has_every_action_with_its_keys() {
    let (manual, keymap) = (manual(), Keymap::shipped().unwrap());
    for group in Group::ALL {
        assert!(manual.contains(group.title()), "{}", group.title());
    }
    for &action in Action::ALL {
        for (mode, note) in [(Mode::Browse, ""), (Mode::Search, " (while typing)")] {
            let keys: Vec<String> = keymap.keys_of(mode, action).collect();
            if !keys.is_empty() {
                let entry = format!(".TP\n{}\n{}{note}\n", keys.join(", "), action.help());
                assert!(manual.contains(&entry), "{entry}");
            }
        }
    }
}

#[test]
fn the_manual_page_has_fields_exit_codes_and_files() {
    let manual = manual();
    for key in KEYS {
        let entry = format!(".TP\n{}\n{}\n", key.example, key.about);
        assert!(manual.contains(&entry), "{entry}");
    }
    let readme = include_str!("../README.md");
    let (_, codes) = readme
        .split_once("| Exit code | Meaning |\n| --- | --- |\n")
        .unwrap();
    let rows: Vec<&str> = codes.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(rows.len(), 3);
    for row in rows {
        let (code, meaning) = row.trim_matches(['|', ' ']).split_once(" | ").unwrap();
        let entry = format!(".TP\n{code}\n{meaning}\n");
        assert!(manual.contains(&entry), "{entry}");
    }
    for word in [
        "config.toml",
        "keys.toml",
        "themes/*.toml",
        "PLAIN TEXT",
        "search WORDS, or /WORDS",
        "NO_COLOR",
        "dateline list",
        "dateline export",
        "timelinejs",
        "csl-json",
    ] {
        assert!(manual.contains(word), "{word}");
    }
}

/// A folder for a test, with a program in it that can be run.
fn folder_with(test: &str, program: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("shell")
        .join(test);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(program);
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[test]
fn the_doctor_tells_what_is_there() {
    let folder = folder_with("there", "ted");
    let path = folder.to_str().unwrap();
    fs::write(folder.join("xdg-open"), "").unwrap();
    fs::set_permissions(folder.join("xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    let output = dateline(&["doctor"])
        .env("PATH", &folder)
        .env("EDITOR", "ted --wait")
        .env("COLORTERM", "truecolor")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = text(output);
    for line in [
        &format!("version          dateline {}", env!("CARGO_PKG_VERSION")),
        "TERM             xterm",
        "COLORTERM        truecolor",
        "standard input   no terminal",
        "standard output  no terminal",
        "settings         /nonexistent/.config/dateline/config.toml  not there",
        "NO_COLOR         1",
        "kept indexes     0 (0 MiB), in /nonexistent/.cache/dateline/indexes",
        "plain text       no, by default",
        "theme            mono, because NO_COLOR is set",
        &format!("editor           ted --wait, from $EDITOR: {path}/ted"),
        &format!("addresses        opened by {path}/xdg-open"),
    ] {
        assert!(told.lines().any(|told| told == line), "{line}\n{told}");
    }
    assert!(told.ends_with("\n\nNothing is amiss.\n"), "{told}");
    assert!(!told.contains('\u{1b}'), "the terminal is asked nothing");
}

#[test]
fn the_doctor_says_what_to_do() {
    let output = dateline(&["doctor"])
        .env("PATH", "/nonexistent")
        .env("VISUAL", "nano")
        .env("TMUX", "/tmp/tmux")
        .env("SSH_TTY", "/dev/pts/1")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = text(output);
    for part in [
        "editor           nano, from $VISUAL: not found\n",
        "To do: install nano, or have $VISUAL name another editor\n",
        "over ssh it is the clipboard of the machine you sit at\n",
        "To do: if copying does nothing in tmux: `tmux set -s set-clipboard on`\n",
        "addresses        nothing found that opens them\n",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let told = text(dateline(&["doctor"]).output().unwrap());
    assert!(told.contains("editor           none\n"));
    assert!(told.contains("To do: so that e can open an editor: no editor was found: set $EDITOR, or `editor` in your settings\n"));
}

#[test]
fn the_doctor_tells_the_way_of_a_copied_text() {
    let folder = folder_with("clipboard", "tmux");
    for (environment, way, advice) in [
        (
            &[("TMUX", "/tmp/tmux-0/default,1,0")][..],
            "tmux's buffer, and from there the terminal's clipboard",
            None,
        ),
        (
            &[("STY", "12.pts-1.host")],
            "OSC 52 through screen to the terminal; whether it takes it cannot be known",
            None,
        ),
        (
            &[("TERM", "linux")],
            "none: the Linux console has no clipboard",
            Some("use another terminal, or mark with the mouse the text that copy-as shows (Y)"),
        ),
        (
            &[("VTE_VERSION", "7600")],
            "OSC 52 to the terminal; but a VTE terminal, such as GNOME's, ignores copies, as far as is known",
            Some("use another terminal"),
        ),
        (
            &[("XTERM_VERSION", "XTerm(390)")],
            "OSC 52 to the terminal; whether it takes it cannot be known",
            Some("in xterm: set its resource allowWindowOps to true"),
        ),
        (
            &[("TERM", "tmux-256color")],
            "OSC 52 to the terminal; whether it takes it cannot be known",
            Some("`tmux set -s set-clipboard on`"),
        ),
    ] {
        let mut command = dateline(&["doctor"]);
        command.env("PATH", &folder).env("EDITOR", "/bin/sh");
        let output = command.envs(environment.iter().copied()).output().unwrap();
        let told = text(output);
        let line = format!("clipboard        {way}\n");
        assert!(told.contains(&line), "{environment:?}\n{told}");
        // Nothing here opens addresses, which is another thing to do.
        let others = told.matches("To do: ").count() - 1;
        assert_eq!(others, usize::from(advice.is_some()), "{told}");
        assert!(advice.is_none_or(|advice| told.contains(advice)), "{told}");
    }
}

#[test]
fn the_doctor_finds_what_keeps_the_browser_from_starting() {
    let folder = folder_with("grave", "ted");
    let settings = folder.join("settings.toml");
    fs::write(&settings, "theme = 'drak'\neditor = 'ted'\n").unwrap();
    let settings = settings.to_str().unwrap();
    let arguments = ["doctor", "--config", settings];
    let output = dateline(&arguments).env("PATH", &folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = text(output);
    for part in [
        &format!("settings         {settings}  found\n"),
        "editor           ted, from your settings: ",
        "theme            drak, as your settings say\n",
        &format!(
            "To do: mend this, for the browser does not start with it: {settings}:1:9: no theme is called `drak`; did you mean `dark`?\n"
        ),
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let output = dateline(&["doctor"]).env("TERM", "dumb").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(output).contains("To do: TERM=dumb shows no screen; `dateline --plain` needs none")
    );
}

#[test]
fn a_dumb_terminal_is_fine_for_who_listens() {
    let folder = folder_with("plain", "ted");
    let settings = folder.join("settings.toml");
    fs::write(&settings, "plain = true\n").unwrap();
    let arguments = ["doctor", "--config", settings.to_str().unwrap()];
    let output = dateline(&arguments).env("TERM", "dumb").output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = text(output);
    assert!(
        told.contains("plain text       yes, as your settings say\n"),
        "{told}"
    );
    assert!(!told.contains("TERM=dumb shows no screen"), "{told}");
}
