//! Follows the files of an open story: when they change, they are read again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebouncedEvent, new_debouncer};

use super::browse::update;
use crate::load::{Options, Report};
use crate::tui::{Notice, Update, Updates, WrittenIn};

/// An editor writes a file in several steps; they are waited for this long.
const PAUSE: Duration = Duration::from_millis(120);

/// What is followed, and since when.
pub(super) struct Followed {
    /// The files and folders that the person named.
    pub paths: Vec<PathBuf>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
    /// When reading them began.
    pub since: SystemTime,
    /// How they are read.
    pub options: Options,
    /// What was found wrong in them when they were last read.
    pub problems: Problems,
}

/// The problems that a story's files have just now; clones share them.
#[derive(Clone)]
pub(super) struct Problems(Arc<Mutex<Vec<Report>>>);

impl Problems {
    pub fn new(problems: Vec<Report>) -> Self {
        Self(Arc::new(Mutex::new(problems)))
    }

    pub fn latest(&self) -> Vec<Report> {
        self.0
            .lock()
            .map(|problems| problems.clone())
            .unwrap_or_default()
    }

    fn replace(&self, problems: Vec<Report>) {
        if let Ok(mut shared) = self.0.lock() {
            *shared = problems;
        }
    }
}

/// Reads the story again whenever its files change, on a thread of its own, for as long as the
/// browser is there. Standard input and the story that comes with dateline do not change.
pub(super) fn files(followed: Followed, updates: Updates) {
    let paths = &followed.paths;
    if paths.is_empty() || paths.iter().any(|path| path.as_os_str() == "-") {
        return;
    }
    let thread = thread::Builder::new().name("files".to_owned());
    // Without the thread the story is simply not followed.
    let _ = thread.spawn(move || follow(&followed, &updates));
}

fn follow(followed: &Followed, updates: &Updates) {
    let (sender, changes) = channel();
    let Ok(mut watcher) = new_debouncer(PAUSE, sender) else {
        return;
    };
    let folders = folders(&followed.paths);
    for (folder, mode) in &folders {
        // A folder that cannot be watched leaves the others to be.
        let _ = watcher.watcher().watch(folder, *mode);
    }
    // What changed between the reading and the watching told nobody.
    let changed_since = |path: &PathBuf| {
        let modified = path.metadata().and_then(|data| data.modified());
        modified.is_ok_and(|modified| modified >= followed.since)
    };
    if followed
        .files
        .iter()
        .chain(folders.keys())
        .any(changed_since)
        && !updates.send(read(followed))
    {
        return;
    }
    while let Ok(change) = changes.recv() {
        let ours = |events: Vec<DebouncedEvent>| {
            events
                .iter()
                .any(|event| concerns(&followed.paths, &event.path))
        };
        if change.is_ok_and(ours) && !updates.send(read(followed)) {
            return;
        }
    }
}

/// The folders to watch. Of a file it is the folder around it, and nothing below: editors replace
/// files, so that a file's own watch would be lost.
fn folders(paths: &[PathBuf]) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut folders = BTreeMap::new();
    for path in paths {
        if path.is_dir() {
            folders.insert(path.clone(), RecursiveMode::Recursive);
            continue;
        }
        let around = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let around = around.unwrap_or(Path::new("."));
        folders
            .entry(around.to_owned())
            .or_insert(RecursiveMode::NonRecursive);
    }
    folders
}

/// Whether a changed file may be one of the story: named by the person, or a visible file below a
/// folder of theirs.
fn concerns(paths: &[PathBuf], changed: &Path) -> bool {
    let is_visible = changed
        .file_name()
        .is_some_and(|name| !name.to_string_lossy().starts_with('.'));
    let same = |path: &PathBuf| {
        let absolute = path.canonicalize().unwrap_or_else(|_| path.clone());
        absolute == changed || path == changed || path.file_name() == changed.file_name()
    };
    paths
        .iter()
        .any(|path| (path.is_dir() && is_visible) || same(path))
}

fn read(followed: &Followed) -> Update {
    let opened = followed.options.open(&followed.paths, std::io::empty());
    if let Ok(loaded) = &opened {
        followed.problems.replace(loaded.problems.clone());
    }
    match opened {
        Ok(loaded) => update(&loaded, &WrittenIn::StandardInput),
        Err(error) => Update {
            story: None,
            files: Vec::new(),
            problems: vec![Notice {
                place: String::new(),
                text: error.to_string(),
                file: None,
                line: None,
            }],
        },
    }
}
