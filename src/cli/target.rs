//! A new file: there as a whole or not at all, and never in the place of another.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{anyhow, bail};

/// A file that is not there yet.
pub(super) struct Target {
    path: PathBuf,
    /// Where it is written first, in the same folder.
    draft: PathBuf,
}

impl Target {
    /// # Errors
    ///
    /// If there is something at `path`, or it names no file.
    pub(super) fn new(path: &Path) -> anyhow::Result<Self> {
        let name = path
            .file_name()
            .ok_or_else(|| anyhow!("{} names no file to write to", path.display()))?;
        if path.symlink_metadata().is_ok() {
            bail!(exists(path));
        }
        Ok(Self {
            path: path.to_owned(),
            draft: path.with_file_name(draft_name(name)),
        })
    }

    /// Writes the file with `put`, and gives it its name when all of it is on the disk.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or something has taken its name. Nothing is left behind then.
    pub(super) fn fill(
        self,
        put: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let named = self.write(put).and_then(|()| self.name());
        // Where it went well the draft is a second name, or no more there.
        let _ = fs::remove_file(&self.draft);
        match named {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(exists(&self.path)),
            named => named.map_err(|error| cannot_write(&self.path, &error)),
        }
    }

    fn write(&self, put: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
        let mut out = BufWriter::new(File::create_new(&self.draft)?);
        put(&mut out)?;
        out.flush()?;
        out.get_ref().sync_all()
    }

    /// A link is made only where there is nothing yet; a rename would take another file's place.
    fn name(&self) -> io::Result<()> {
        match fs::hard_link(&self.draft, &self.path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                // A file system without links: the name is taken first, and then filled.
                File::create_new(&self.path)?;
                fs::rename(&self.draft, &self.path).inspect_err(|_| {
                    let _ = fs::remove_file(&self.path);
                })
            }
            linked => linked,
        }
    }
}

/// The name of what is to be called `name`, until it is whole: hidden, and of this process alone.
pub(super) fn draft_name(name: &OsStr) -> OsString {
    let mut draft = OsString::from(".");
    draft.push(name);
    draft.push(format!(".{}.part", process::id()));
    draft
}

/// Says why nothing was written at `path`, and what to do.
pub(super) fn cannot_write(path: &Path, error: &io::Error) -> anyhow::Error {
    let what_to_do = match error.kind() {
        ErrorKind::NotFound => "the folder around it is not there; make it first",
        ErrorKind::NotADirectory => {
            "what should be a folder around it is a file; give another name"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "give a place where you may write"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "nothing of it was kept; make room, or give another place"
        }
        _ => "nothing of it was kept",
    };
    anyhow!("cannot write {}: {error}; {what_to_do}", path.display())
}

fn exists(path: &Path) -> String {
    format!(
        "{} is there already, and is left as it is; remove it or give another name",
        path.display()
    )
}
