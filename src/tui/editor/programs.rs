//! Which programs are installed.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Where the first of these programs is that is installed: on `$PATH`, or at its own path if it has one.
pub fn first_program<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.into_iter().find_map(|name| {
        if name.contains('/') {
            return Some(PathBuf::from(name)).filter(|path| is_program(path));
        }
        let mut places = folders.iter().map(|folder| folder.join(name));
        places.find(|path| is_program(path))
    })
}

/// Whether a program is installed.
pub fn is_installed(name: &str) -> bool {
    first_program([name]).is_some()
}

fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}
