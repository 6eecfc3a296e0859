//! Which files a path stands for.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::LoadError;
use super::format::Format;

/// A file to be read, and whether the user named it himself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub path: PathBuf,
    pub is_named: bool,
    /// Why a folder below the named one could not be looked into.
    pub trouble: Option<String>,
}

/// The story files of a path: the path itself, or all below it, sorted by name.
///
/// Hidden files, and those whose names stand for no format, are passed over. A folder is entered
/// once, however many links lead to it.
pub(super) fn files(path: &Path) -> Result<Vec<Found>, LoadError> {
    let unreadable = |source| LoadError::new(path, source);
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![Found {
            path: path.to_owned(),
            is_named: true,
            trouble: None,
        }]);
    }
    let mut walk = Walk {
        entered: HashSet::new(),
        found: Vec::new(),
    };
    walk.enter(path, 0).map_err(unreadable)?;
    if walk.found.is_empty() {
        return Err(LoadError::NoFiles {
            folder: path.to_owned(),
        });
    }
    Ok(walk.found)
}

/// Folders below folders that are looked into.
const DEEPEST: usize = 32;

struct Walk {
    entered: HashSet<PathBuf>,
    found: Vec<Found>,
}

impl Walk {
    fn enter(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        if depth > DEEPEST || !self.entered.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        paths.sort();
        for path in paths {
            let is_hidden = path
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if is_hidden {
                continue;
            }
            let metadata = fs::metadata(&path);
            if metadata.as_ref().is_ok_and(fs::Metadata::is_dir) {
                if let Err(error) = self.enter(&path, depth + 1) {
                    let trouble = Some(error.to_string());
                    self.found.push(Found {
                        path,
                        is_named: false,
                        trouble,
                    });
                }
            // A link to nowhere is a file that cannot be read; a pipe is none of ours.
            } else if Format::of_name(&path).is_some() && metadata.map_or(true, |it| it.is_file()) {
                self.found.push(Found {
                    path,
                    is_named: false,
                    trouble: None,
                });
            }
        }
        Ok(())
    }
}
