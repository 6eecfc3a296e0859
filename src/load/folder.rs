//! Which files a path stands for.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::LoadError;
use super::format::Format;
use crate::import::pages;
use crate::schema::REVIEW_FILE;

/// A file to be read, and whether the user named it himself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub path: PathBuf,
    pub is_named: bool,
    /// Why a folder below the named one could not be looked into.
    pub trouble: Option<String>,
}

impl Found {
    /// How many bytes there are to read. `None` for what has no size of its own, such as a pipe.
    pub fn size(&self) -> Option<u64> {
        match fs::metadata(&self.path) {
            Ok(about) => about.is_file().then_some(about.len()),
            Err(_) => Some(0),
        }
    }
}

/// The story files of a path: the path itself, or all below it, sorted by name.
///
/// Hidden files, and those whose names stand for no format, are passed over. A folder is entered
/// once, however many links lead to it.
pub(super) fn files(path: &Path) -> Result<Vec<Found>, LoadError> {
    let unreadable = |source| LoadError::new(path, source);
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        let named = Found {
            path: path.to_owned(),
            is_named: true,
            trouble: None,
        };
        return Ok([named].into_iter().chain(review(path)).collect());
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

/// The decisions on the drafts of a file, which belong to it like the file beside which they stand.
fn review(file: &Path) -> Option<Found> {
    let mut name = file.file_name()?.to_owned();
    name.push(REVIEW_FILE);
    let path = file.with_file_name(name);
    path.is_file().then_some(Found {
        path,
        is_named: false,
        trouble: None,
    })
}

/// Folders below folders that are looked into.
const DEEPEST: usize = 32;

/// Names, without their endings and in lower case, of texts about a folder, which are no articles.
const ABOUT_FOLDERS: [&str; 7] = [
    "authors",
    "changelog",
    "contributing",
    "copying",
    "license",
    "notes",
    "readme",
];

/// How much of a file is looked at to tell what it is, in bytes.
const BEGINNING: u64 = 2048;

/// Whether a file that may hold anything begins as a feed does.
pub(super) fn is_feed(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = fs::File::open(path)
        .and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning))
        .is_ok();
    read && pages::Format::is_feed(&String::from_utf8_lossy(&beginning))
}

/// Whether the name of a file ends so, in capitals or not.
pub(super) fn ends_in(path: &Path, ending: &str) -> bool {
    let found = path.extension();
    found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// Whether a file in a folder is one of a story's.
fn is_story_file(path: &Path) -> bool {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match Format::of_name(path) {
        Some(Format::Article) => !ABOUT_FOLDERS.contains(&stem.as_str()),
        None if ends_in(path, "xml") => is_feed(path),
        format => format.is_some(),
    }
}

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
            } else if metadata.map_or(true, |it| it.is_file()) && is_story_file(&path) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is there for one test.
    struct Temporary(PathBuf);

    impl Temporary {
        fn new(name: &str) -> Self {
            let name = format!("dateline-{name}-{}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn write(&self, name: &str) {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }

        /// The names of the files that are found, below the folder.
        fn names(&self) -> Vec<String> {
            let found = files(&self.0).unwrap();
            let below = |found: &Found| found.path.strip_prefix(&self.0).unwrap().to_owned();
            found
                .iter()
                .map(|it| below(it).to_string_lossy().into_owned())
                .collect()
        }
    }

    impl Drop for Temporary {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn story_files_are_found_by_name_in_order() {
        let folder = Temporary::new("order");
        for name in [
            "b.toml",
            "a.json",
            "c/d.ndjson",
            "c/e.JSONL",
            "README.md",
            ".hidden.toml",
            ".git/x.toml",
            "toml",
        ] {
            folder.write(name);
        }
        assert_eq!(
            folder.names(),
            ["a.json", "b.toml", "c/d.ndjson", "c/e.JSONL"]
        );
    }

    #[test]
    fn a_named_file_is_taken_whatever_it_is_called() {
        let folder = Temporary::new("named");
        folder.write(".story");
        let path = folder.0.join(".story");
        let found = Found {
            path: path.clone(),
            is_named: true,
            trouble: None,
        };
        assert_eq!(files(&path).unwrap(), [found]);
    }

    #[test]
    fn with_a_file_come_the_decisions_on_its_drafts() {
        let folder = Temporary::new("reviewed");
        for name in ["fire.toml", "fire.toml.review.toml", "flood.toml"] {
            folder.write(name);
        }
        let named = |name: &str| {
            let found = files(&folder.0.join(name)).unwrap().into_iter();
            let found = found.map(|it| it.path.strip_prefix(&folder.0).unwrap().to_owned());
            found.collect::<Vec<_>>()
        };
        let both = ["fire.toml", "fire.toml.review.toml"].map(PathBuf::from);
        assert_eq!(named("fire.toml"), both);
        assert_eq!(named("flood.toml"), [PathBuf::from("flood.toml")]);
        assert_eq!(folder.names().len(), 3);
    }

    #[test]
    fn a_folder_without_stories_is_an_error() {
        let folder = Temporary::new("empty");
        folder.write("README.md");
        assert!(matches!(files(&folder.0), Err(LoadError::NoFiles { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_loops_are_not() {
        use std::os::unix::fs::symlink;
        let folder = Temporary::new("links");
        let elsewhere = Temporary::new("elsewhere");
        folder.write("a.toml");
        elsewhere.write("b.toml");
        symlink(&elsewhere.0, folder.0.join("linked")).unwrap();
        symlink(&folder.0, folder.0.join("linked-to-itself")).unwrap();
        symlink(&folder.0, elsewhere.0.join("back")).unwrap();
        symlink(folder.0.join("gone.toml"), folder.0.join("nowhere.toml")).unwrap();
        assert_eq!(folder.names(), ["a.toml", "linked/b.toml", "nowhere.toml"]);
        let loaded = crate::load::open(std::slice::from_ref(&folder.0), io::empty()).unwrap();
        let [problem] = &loaded.problems[..] else {
            panic!("{:?}", loaded.problems)
        };
        assert!(problem.file.ends_with("nowhere.toml"));
        assert!(problem.found.starts_with("what cannot be read: "));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = Temporary::new("large");
        folder.write("a.toml");
        let file = fs::File::options()
            .write(true)
            .open(folder.0.join("a.toml"))
            .unwrap();
        // Takes no room on the disk: nothing is written.
        file.set_len(600 << 20).unwrap();
        let error = crate::load::open(&[folder.0.join("a.toml")], io::empty()).unwrap_err();
        let LoadError::Unreadable { source, .. } = error else {
            panic!("{error:?}")
        };
        assert_eq!(
            source.to_string(),
            "it is larger than 512 MiB, as only NDJSON files may be"
        );
    }
}
