//! A person's own files, through the real binary: where they are looked for, and what is said of mistakes.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot run")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A home of its own for each test, with files in its config folder.
struct Home(PathBuf);

impl Home {
    fn new(test: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join("config")
            .join(test);
        if path.exists() {
            fs::remove_dir_all(&path).unwrap();
        }
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The path of a file in the config folder.
    fn path(&self, name: &str) -> String {
        let path = self.0.join("xdg/dateline").join(name);
        path.to_str().unwrap().to_owned()
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = PathBuf::from(self.path(name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn dateline(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command
            .args(arguments)
            .env("HOME", &self.0)
            .env("XDG_CONFIG_HOME", self.0.join("xdg"))
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.dateline(arguments).output().unwrap()
    }

    /// What is said on standard error, of a run that prints nothing and could not start.
    fn refusal(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(output.stdout.is_empty());
        said
    }
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn without_files_of_ones_own_it_runs() {
    let output = Home::new("none").run(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(!output.stdout.is_empty());
}

#[test]
fn the_defaults_are_printed_as_they_ship() {
    let home = Home::new("defaults");
    let output = home.run(&["--print-config"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), include_str!("../assets/config.toml"));
    // What is printed is a settings file.
    let home = home.with("config.toml", stdout(&output));
    assert_eq!(home.run(&[]).status.code(), Some(0));
}

#[test]
fn it_says_where_it_looks_and_what_is_there() {
    let home = Home::new("places")
        .with("keys.toml", "")
        .with("themes/paper.toml", "")
        .with("themes/notes.txt", "");
    let expected = format!(
        "settings  {}  not there\nkeys      {}  found\nthemes    {}  found\ntheme     {}  found\n",
        home.path("config.toml"),
        home.path("keys.toml"),
        home.path("themes"),
        home.path("themes/paper.toml"),
    );
    assert_eq!(stdout(&home.run(&["--config-path"])), expected);

    let output = home.run(&["--config-path", "--config", "/somewhere/else.toml"]);
    assert!(stdout(&output).starts_with("settings  /somewhere/else.toml  not there\nkeys "));
}

#[test]
fn without_xdg_config_home_it_is_below_the_home_folder() {
    let home = Home::new("fallback");
    for wrong in [None, Some("relative/is/ignored")] {
        let mut command = home.dateline(&["--config-path"]);
        match wrong {
            None => command.env_remove("XDG_CONFIG_HOME"),
            Some(path) => command.env("XDG_CONFIG_HOME", path),
        };
        let output = command.output().unwrap();
        let folder = home.0.join(".config/dateline/config.toml");
        let expected = format!("settings  {}  not there\n", folder.display());
        assert!(stdout(&output).starts_with(&expected));
    }
}

#[test]
fn a_settings_file_with_a_mistake_starts_nothing() {
    let home = Home::new("mistake").with("config.toml", "zoom = 'year'\n  them = 'dark'\n");
    let expected = format!(
        "dateline: {}:2:3: no setting is called `them`; did you mean `theme`?\n",
        home.path("config.toml")
    );
    assert_eq!(home.refusal(&[]), expected);
    // Another file may be read in its place; lists and the ways to find the mistake need none.
    let other = home.0.join("other.toml");
    fs::write(&other, "newest_first = true").unwrap();
    for arguments in [
        &["--config", other.to_str().unwrap()][..],
        &["list"],
        &["--config-path"],
        &["--print-config"],
    ] {
        assert_eq!(home.run(arguments).status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_theme_that_is_not_there_is_told_where_it_is_asked_for() {
    let home = Home::new("theme").with("config.toml", "theme = 'lihgt'");
    let expected = format!(
        "dateline: {}:1:9: no theme is called `lihgt`; did you mean `light`?\n",
        home.path("config.toml")
    );
    assert_eq!(home.refusal(&[]), expected);
    // The flag goes before the file.
    assert_eq!(home.run(&["--theme", "dark"]).status.code(), Some(0));
    assert_eq!(
        home.refusal(&["--theme", "drak"]),
        "dateline: --theme: no theme is called `drak`; did you mean `dark`?\n"
    );
}

#[test]
fn themes_of_ones_own_inherit_each_other_and_the_shipped_ones() {
    let home = Home::new("inherit")
        .with(
            "themes/mine.toml",
            "inherits = \"paper\"\ntitle = { fg = 208 }\n",
        )
        .with("themes/paper.toml", "inherits = \"light\"\n")
        .with("themes/dark.toml", "inherits = \"dark\"\ndate = {}\n");
    for name in ["mine", "paper", "dark", "mono"] {
        assert_eq!(
            home.run(&["--theme", name]).status.code(),
            Some(0),
            "{name}"
        );
    }
    assert_eq!(
        home.refusal(&["--theme", "mien"]),
        "dateline: --theme: no theme is called `mien`; did you mean `mine`?\n"
    );
}

#[test]
fn a_mistake_in_a_theme_is_told_with_its_place() {
    for (name, text, expected) in [
        (
            "role",
            "inherits = \"dark\"\ntitel = {}",
            "2:1: no role is called `titel`; did you mean `title`?",
        ),
        (
            "absent",
            "inherits = \"drak\"",
            "1:12: no theme is called `drak`; did you mean `dark`?",
        ),
        (
            "itself",
            "inherits = \"mine\"",
            "1:12: `mine` comes back to itself here",
        ),
    ] {
        let home = Home::new(name).with("themes/mine.toml", text);
        let expected = format!("dateline: {}:{expected}\n", home.path("themes/mine.toml"));
        assert_eq!(home.refusal(&["--theme", "mine"]), expected);
        // A theme that is not in force is not read.
        assert_eq!(home.run(&[]).status.code(), Some(0));
    }
    let home = Home::new("circle")
        .with("themes/a.toml", "inherits = \"b\"")
        .with("themes/b.toml", "\ninherits = \"a\"");
    let expected = format!(
        "dateline: {}:2:12: `a` comes back to itself here\n",
        home.path("themes/b.toml")
    );
    assert_eq!(home.refusal(&["--theme", "a"]), expected);
}

#[test]
fn a_key_file_with_a_mistake_starts_nothing() {
    for (name, text, expected) in [
        (
            "clash",
            "[browse]\nquit = [\"f\"]",
            "2:9: `f` is already taken: `f` does filter-by by default; give filter-by other keys in [browse], or none with []",
        ),
        (
            "unknown",
            "[browse]\nqiut = [\"x\"]",
            "2:1: no action is called `qiut`; did you mean `quit`?",
        ),
        (
            "trap",
            "[overlay]\nhelp = []",
            "2:1: no key is left for `help` in [overlay]",
        ),
    ] {
        let home = Home::new(name).with("keys.toml", text);
        let expected = format!("dateline: {}:{expected}\n", home.path("keys.toml"));
        assert_eq!(home.refusal(&[]), expected);
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let home = Home::new("unreadable");
    let absent = home.path("gone.toml");
    let said = home.refusal(&["--config", &absent]);
    assert!(
        said.starts_with(&format!("dateline: cannot read {absent}: ")),
        "{said}"
    );

    // A folder where the file should be.
    fs::create_dir_all(home.path("config.toml")).unwrap();
    let said = home.refusal(&[]);
    assert!(
        said.starts_with(&format!(
            "dateline: cannot read {}: ",
            home.path("config.toml")
        )),
        "{said}"
    );

    let home = Home::new("latin-1").with("config.toml", b"# caf\xe9\n");
    let expected = format!(
        "dateline: {}:1:6: found bytes that are not UTF-8, expected text\n",
        home.path("config.toml")
    );
    assert_eq!(home.refusal(&[]), expected);
}

#[test]
fn what_a_file_says_reaches_the_terminal_cleaned() {
    let home = Home::new("hostile").with("config.toml", "\"\\u001b[2J\" = 1");
    assert!(!home.refusal(&[]).contains('\u{1b}'));
}

#[test]
fn plain_in_the_settings_is_as_good_as_the_flag() {
    let home = Home::new("plain");
    let flag = home.run(&["--plain", "-q", "flok after:2026"]);
    assert_eq!(flag.status.code(), Some(0));
    assert!(stdout(&flag).contains("\n7 of 40 events found for “flok after:2026”."));
    // A mistake among keys that are not used is in nobody's way.
    let home = home
        .with("config.toml", "plain = true\n")
        .with("keys.toml", "no keys");
    let setting = home.run(&["-q", "flok after:2026"]);
    assert_eq!(setting.status.code(), Some(0));
    assert_eq!(stdout(&setting), stdout(&flag));
}

#[test]
fn plain_text_has_no_theme() {
    let said = Home::new("plain-theme").refusal(&["--plain", "--theme", "dark"]);
    assert!(
        said.contains("'--plain'") && said.contains("'--theme <NAME>'"),
        "{said}"
    );
}
