//! `dateline new`: a story to edit, in a folder of the person's own, and the browser on it.

mod folder;

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::args::{Arguments, Beginning, Input, New};
use super::config;
use crate::load::BUNDLED_FILES;
use crate::text::clean_line;

/// A small story with comments, to be written over.
const STARTER: &[(&str, &str)] = &[("story.toml", include_str!("../../data/starter/story.toml"))];

/// Writes the story, says how to go on, and opens it if there is a terminal.
///
/// # Errors
///
/// If the folder is not a new or an empty one, or cannot be written. Nothing is changed then.
pub(super) fn write(new: &New, arguments: &Arguments) -> anyhow::Result<u8> {
    // Mistakes in the person's settings are told before anything is written.
    let manner = io::stdout()
        .is_terminal()
        .then(|| config::manner(arguments))
        .transpose()?;
    let folder = as_path(&new.folder);
    let files = files(new.from);
    folder::write(&folder, &files)?;
    config::print(&what_next(&folder, &files))?;
    match manner {
        Some(manner) => super::tell(&Input::of_folder(folder.into_owned()), manner),
        None => Ok(super::FINE),
    }
}

/// The names and texts of the files to write.
fn files(from: Beginning) -> Vec<(&'static str, &'static str)> {
    let bundled = BUNDLED_FILES.iter().map(|&(name, text)| {
        let (_folder, name) = name.rsplit_once('/').unwrap_or(("", name));
        (name, text)
    });
    match from {
        Beginning::Starter => STARTER.to_vec(),
        Beginning::Bundled => bundled.collect(),
    }
}

/// A path that no command takes for an option or for standard input.
fn as_path(folder: &Path) -> Cow<'_, Path> {
    if folder.as_os_str().as_encoded_bytes().starts_with(b"-") {
        Cow::Owned(PathBuf::from(".").join(folder))
    } else {
        Cow::Borrowed(folder)
    }
}

fn what_next(folder: &Path, files: &[(&str, &str)]) -> String {
    let wrote = match files {
        [(name, _)] => folder.join(name).display().to_string(),
        several => format!("{} files into {}", several.len(), folder.display()),
    };
    format!(
        "wrote {}\n\
         press e in dateline to edit it, or use any text editor: what you save shows at once\n\
         open it again with: dateline {}\n",
        clean_line(&wrote),
        clean_line(&shell_word(folder)),
    )
}

/// A path as a shell takes it for one word.
fn shell_word(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,@".contains(c);
    if path.chars().all(is_plain) {
        path.into_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_of_the_shell() {
        for (path, word) in [
            ("my-story", "my-story"),
            ("/tmp/zürich.2024", "/tmp/zürich.2024"),
            ("my story", "'my story'"),
            ("Ann's", r"'Ann'\''s'"),
            ("$HOME", "'$HOME'"),
        ] {
            assert_eq!(shell_word(Path::new(path)), word);
        }
    }
}
