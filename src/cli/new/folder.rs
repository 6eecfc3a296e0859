//! A folder of new files: there as a whole or not at all, and nothing of a person's own is touched.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use crate::cli::target::{Target, cannot_write, draft_name};

/// Writes files, by name and text, into a folder that is made for them or is empty.
///
/// # Errors
///
/// If there is something at `folder` already, or it cannot be written. Nothing is left behind then.
pub(super) fn write(folder: &Path, files: &[(&str, &str)]) -> anyhow::Result<()> {
    if is_there_and_empty(folder)? {
        return fill(folder, files);
    }
    let draft = Draft::beside(folder)?;
    for (name, text) in files {
        put(&draft.path.join(name), text)
            .map_err(|error| cannot_write(&folder.join(name), &error))?;
    }
    draft.name(folder)
}

/// Whether there is an empty folder, or nothing at all.
///
/// # Errors
///
/// If something is there that is to be left alone, or that cannot be looked at.
fn is_there_and_empty(folder: &Path) -> anyhow::Result<bool> {
    match folder.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(cannot_write(folder, &error)),
        Ok(_) => {}
    }
    let name = folder.display();
    match folder.metadata() {
        Err(_) => bail!("{name} is a link that leads nowhere; give the name of a new folder"),
        Ok(about) if !about.is_dir() => {
            bail!("{name} is a file, and is left as it is; give the name of a new folder")
        }
        Ok(_) => {}
    }
    let mut entries = fs::read_dir(folder).map_err(|error| cannot_write(folder, &error))?;
    match entries.next() {
        None => Ok(true),
        Some(_) => bail!(
            "{name} is not empty, and is left as it is; give the name of a new folder, or open the \
             story in this one with `dateline {}`",
            super::shell_word(folder)
        ),
    }
}

/// Writes into an empty folder. Other programs may be looking at it, so each file comes whole.
fn fill(folder: &Path, files: &[(&str, &str)]) -> anyhow::Result<()> {
    for (number, (name, text)) in files.iter().enumerate() {
        let written = Target::new(&folder.join(name))
            .and_then(|target| target.fill(|out| out.write_all(text.as_bytes())));
        if written.is_err() {
            for (name, _) in &files[..number] {
                let _ = fs::remove_file(folder.join(name));
            }
            return written;
        }
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// A folder under another name, beside the place it is made for. Gone unless it gets its own name.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn beside(folder: &Path) -> anyhow::Result<Self> {
        let name = folder
            .file_name()
            .ok_or_else(|| anyhow!("“{}” names no folder that can be made", folder.display()))?;
        let path = folder.with_file_name(draft_name(name));
        fs::create_dir(&path).map_err(|error| cannot_write(folder, &error))?;
        Ok(Self { path })
    }

    /// Gives the folder its name. The system does so only where there is nothing, or nothing in it.
    fn name(self, folder: &Path) -> anyhow::Result<()> {
        fs::rename(&self.path, folder).map_err(|error| cannot_write(folder, &error))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Where it went well it is no more there.
        let _ = fs::remove_dir_all(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use std::process;

    use super::*;

    #[test]
    fn what_was_written_into_an_empty_folder_goes_with_what_could_not_be() {
        let name = format!("dateline-new-{}", process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let files = [("a.toml", "a"), ("b.toml", "b"), ("no/such.toml", "c")];
        let error = write(&folder, &files).unwrap_err();
        assert!(error.to_string().contains("no/such.toml"), "{error}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::remove_dir(folder).unwrap();
    }
}
