//! How an editor is told of a file and a line: a table by the program's name.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::first_program;

/// How a line is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// `+LINE FILE`, as vi has it since 1976.
    Plus,
    /// `--goto FILE:LINE`.
    Goto,
    /// `FILE:LINE`.
    Colon,
    /// `--line LINE FILE`.
    Line,
}

/// What each editor understands. One that is not here is given the file alone, for it might take a line for a file.
const EDITORS: [(Way, &[&str]); 4] = [
    (
        Way::Plus,
        &[
            "vi",
            "vim",
            "nvim",
            "gvim",
            "mvim",
            "view",
            "vimx",
            "ex",
            "nvi",
            "elvis",
            "vile",
            "vis",
            "neovide",
            "nano",
            "rnano",
            "pico",
            "ne",
            "emacs",
            "emacsclient",
            "xemacs",
            "jmacs",
            "jove",
            "mg",
            "zile",
            "joe",
            "jstar",
            "jpico",
            "micro",
            "kak",
            "mcedit",
            "gedit",
            "pluma",
            "xed",
            "bbedit",
        ],
    ),
    (
        Way::Goto,
        &[
            "code",
            "code-insiders",
            "code-oss",
            "codium",
            "vscodium",
            "cursor",
            "windsurf",
        ],
    ),
    (
        Way::Colon,
        &["hx", "helix", "subl", "sublime_text", "zed", "zeditor"],
    ),
    (Way::Line, &["kate", "kwrite", "mate"]),
];

/// The arguments that open `file`, at `line` (from 1) if there is one and `program` is known to understand it.
pub fn of(program: &str, file: &Path, line: Option<usize>) -> Vec<OsString> {
    arguments(way(program), file, line)
}

fn arguments(way: Option<Way>, file: &Path, line: Option<usize>) -> Vec<OsString> {
    let file = no_option(file).into_os_string();
    let (Some(way), Some(line)) = (way, line) else {
        return vec![file];
    };
    let with_line = |mut file: OsString| {
        file.push(format!(":{line}"));
        file
    };
    match way {
        Way::Plus => vec![format!("+{line}").into(), file],
        Way::Goto => vec!["--goto".into(), with_line(file)],
        Way::Colon => vec![with_line(file)],
        Way::Line => vec!["--line".into(), line.to_string().into(), file],
    }
}

/// The path as no editor takes it for an option (`-x`) or a command (`+x`).
fn no_option(file: &Path) -> PathBuf {
    let first = file.as_os_str().as_encoded_bytes().first();
    if matches!(first, Some(b'-' | b'+')) {
        Path::new(".").join(file)
    } else {
        file.to_owned()
    }
}

/// What the program understands: by its own name, or by that of the program it is a link to, as `editor` is on Debian.
fn way(program: &str) -> Option<Way> {
    way_of(Path::new(program)).or_else(|| {
        let installed = first_program([program])?;
        way_of(&installed.canonicalize().ok()?)
    })
}

fn way_of(program: &Path) -> Option<Way> {
    let name = program.file_name()?.to_str()?;
    // `vim.basic`, `nvim.appimage`, `emacs-nox`, `emacs-29.1`.
    let bare = name.split('.').next().unwrap_or(name);
    let bare = if bare.starts_with("emacs-") {
        "emacs"
    } else {
        bare
    };
    EDITORS
        .iter()
        .find(|(_, names)| names.contains(&bare))
        .map(|(way, _)| *way)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Way, arguments, way_of};

    fn words(program: &str, file: &str, line: Option<usize>) -> Vec<String> {
        let words = arguments(way_of(Path::new(program)), Path::new(file), line);
        words
            .into_iter()
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn each_editor_is_told_the_line_its_own_way() {
        let table: [(&str, &[&str]); 12] = [
            ("vi", &["+7", "a/b.toml"]),
            ("/usr/bin/vim.basic", &["+7", "a/b.toml"]),
            ("nvim", &["+7", "a/b.toml"]),
            ("nano", &["+7", "a/b.toml"]),
            ("emacs-nox", &["+7", "a/b.toml"]),
            ("emacsclient", &["+7", "a/b.toml"]),
            ("micro", &["+7", "a/b.toml"]),
            ("kak", &["+7", "a/b.toml"]),
            ("code", &["--goto", "a/b.toml:7"]),
            ("/opt/hx", &["a/b.toml:7"]),
            ("zed", &["a/b.toml:7"]),
            ("kate", &["--line", "7", "a/b.toml"]),
        ];
        for (program, expected) in table {
            assert_eq!(words(program, "a/b.toml", Some(7)), expected, "{program}");
        }
    }

    #[test]
    fn who_is_not_known_or_has_no_line_gets_the_file_alone() {
        // GNU ed knows +LINE since 1.19 only, busybox's never.
        for program in ["ed", "my-editor", "sh", "viper", "+7", ""] {
            assert_eq!(words(program, "b.toml", Some(7)), ["b.toml"], "{program}");
        }
        for program in ["vi", "code", "hx", "kate"] {
            assert_eq!(words(program, "b.toml", None), ["b.toml"], "{program}");
        }
    }

    #[test]
    fn no_file_becomes_an_option() {
        assert_eq!(words("vi", "-c:q!", Some(7)), ["+7", "./-c:q!"]);
        assert_eq!(words("vi", "+!ls.toml", Some(7)), ["+7", "./+!ls.toml"]);
        assert_eq!(words("code", "--wait", Some(7)), ["--goto", "./--wait:7"]);
        assert_eq!(words("ted", "-x/b.toml", None), ["./-x/b.toml"]);
    }

    #[test]
    fn a_name_is_an_editors_whole_name() {
        assert_eq!(way_of(Path::new("nvim.appimage")), Some(Way::Plus));
        assert_eq!(way_of(Path::new("code-insiders")), Some(Way::Goto));
        assert_eq!(way_of(Path::new("code-server")), None);
        assert_eq!(way_of(Path::new("visudo")), None);
    }
}
