//! The files that decisions on drafts are kept in: only ever added to, and never another's.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

use crate::schema::REVIEW_FILE;
use crate::text::clean_line;

/// How a file of ours begins.
const MARK: &str = "# dateline review";

/// The file for decisions on drafts that stand in `file`, or were made of it.
pub fn review_file(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    if name.to_string_lossy().ends_with(REVIEW_FILE) {
        return file.to_owned();
    }
    let mut name = name.to_owned();
    name.push(REVIEW_FILE);
    file.with_file_name(name)
}

/// Adds `text` to the end of a file, which is begun if there is none.
pub(super) fn add(path: &Path, text: &str) -> Result<(), String> {
    let Some(before) = read(path)? else {
        let whole = format!("{}\n{text}", heading(path));
        return write(path, &whole, true).map_err(|error| cannot(path, "be written", &error));
    };
    if let Err(error) = before.parse::<toml::Table>() {
        let line = error.span().map_or(1, |span| line(&before, span.start));
        return Err(format!(
            "{}:{line} is no TOML just now: mend it first, nothing was added",
            name(path)
        ));
    }
    let gap = if before.ends_with('\n') { "\n" } else { "\n\n" };
    let whole = format!("{before}{gap}{text}");
    write(path, &whole, false).map_err(|error| cannot(path, "be written", &error))
}

/// Takes the last addition of `text` back. A file that has nothing else in it goes; one that is gone needs nothing.
pub(super) fn take_back(path: &Path, text: &str) -> Result<(), String> {
    // Where the file is gone, so is what was added to it.
    let Some(before) = read(path)? else {
        return Ok(());
    };
    let Some(at) = before.rfind(text).filter(|at| is_whole(&before, *at, text)) else {
        return Err(format!(
            "{} was changed since: take it back there by hand",
            name(path)
        ));
    };
    let (head, tail) = (before[..at].trim_end(), &before[at + text.len()..]);
    if tail.trim().is_empty() && head == heading(path).trim_end() {
        return fs::remove_file(path).map_err(|error| cannot(path, "be removed", &error));
    }
    let whole = format!("{head}\n{tail}");
    write(path, &whole, false).map_err(|error| cannot(path, "be written", &error))
}

/// Whether an addition ends where a record does: to take it from the middle would leave keys to the record before.
fn is_whole(file: &str, at: usize, text: &str) -> bool {
    let begins = file[..at].is_empty() || file[..at].ends_with('\n');
    let rest = file[at + text.len()..].trim_start();
    begins && (rest.is_empty() || rest.starts_with(['[', '#']))
}

/// What a file of ours says; nothing if it is not there.
fn read(path: &Path) -> Result<Option<String>, String> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound && path.is_symlink() => {
            return Err(format!(
                "{} is a link to a file that is not there",
                name(path)
            ));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        text => text.map_err(|error| cannot(path, "be read", &error))?,
    };
    if text.starts_with(MARK) {
        return Ok(Some(text));
    }
    let name = name(path);
    Err(format!("{name} does not begin with `{MARK}`: move it away"))
}

/// The beginning of a file of ours.
fn heading(path: &Path) -> String {
    let name = name(path);
    let of = name.strip_suffix(REVIEW_FILE).unwrap_or(&name);
    format!(
        "{MARK}\n# What was decided on the drafts of {of}. The browser adds to the end of this file, and takes back\n\
         # only what it added: edit it as you like.\n"
    )
}

/// Writes a file as a whole, under another name first. A new one takes no other's place.
fn write(path: &Path, text: &str, is_new: bool) -> io::Result<()> {
    // A link stays one.
    let path = if is_new {
        path.to_owned()
    } else {
        path.canonicalize()?
    };
    let mut part = OsString::from(".");
    part.push(path.file_name().unwrap_or_default());
    part.push(format!(".{}.part", process::id()));
    let part = path.with_file_name(part);
    let written = fill(&part, text).and_then(|()| {
        if is_new {
            return fs::hard_link(&part, &path);
        }
        fs::set_permissions(&part, fs::metadata(&path)?.permissions())?;
        fs::rename(&part, &path)
    });
    // Where it has its name, this is a second one, or is no more there.
    let _ = fs::remove_file(&part);
    written
}

fn fill(part: &Path, text: &str) -> io::Result<()> {
    let mut out = File::create_new(part)?;
    out.write_all(text.as_bytes())?;
    out.sync_all()
}

fn cannot(path: &Path, what: &str, error: &io::Error) -> String {
    format!("{} cannot {what}: {error}", name(path))
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    clean_line(&name.to_string_lossy()).into_owned()
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests;
