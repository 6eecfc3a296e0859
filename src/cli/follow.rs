//! Follows the files of an open story: when they change, they are read again.

mod changes;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{
    Config, DebounceEventResult, DebouncedEvent, Debouncer, new_debouncer_opt,
};

use super::browse::update;
use super::opening::unreadable;
use crate::load::{LoadError, Options, Report};
use crate::search::Index;
use crate::tui::review::review_file;
use crate::tui::{Update, Updates, WrittenIn};
use changes::Changes;

/// An editor writes a file in several steps; they are waited for this long.
const PAUSE: Duration = Duration::from_millis(120);

/// Files that are watched from before they are read, so that no change falls in between.
pub(super) struct Watched {
    /// The files and folders that the person named.
    paths: Vec<PathBuf>,
    changes: Receiver<DebounceEventResult>,
    /// Watches for as long as it lives.
    _watcher: Debouncer<Changes>,
}

/// How the files of an open story are read again.
pub(super) struct Followed {
    /// How they are read.
    pub options: Options,
    /// What was found wrong in them when they were last read.
    pub problems: Problems,
}

/// The problems that a story's files have just now; clones share them.
#[derive(Clone, Default)]
pub(super) struct Problems(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    problems: Vec<Report>,
    failure: Option<LoadError>,
}

impl Problems {
    /// What was found wrong last.
    pub fn latest(&self) -> Vec<Report> {
        let known = self.0.lock();
        known.map_or_else(|_| Vec::new(), |known| known.problems.clone())
    }

    /// Why the story could not be read to its end, if it could not.
    pub fn failure(&self) -> Option<LoadError> {
        self.0.lock().ok()?.failure.take()
    }

    /// Puts these problems in place of those before.
    pub fn replace(&self, problems: Vec<Report>) {
        if let Ok(mut known) = self.0.lock() {
            known.problems = problems;
            known.failure = None;
        }
    }

    /// Keeps why the story could not be read to its end.
    pub fn fail(&self, error: LoadError) {
        if let Ok(mut known) = self.0.lock() {
            known.failure = Some(error);
        }
    }
}

/// Begins to watch the files and folders that the person named. Standard input and the story that comes with
/// dateline do not change; where the system watches nothing, the story is simply not followed.
pub(super) fn watch(paths: &[PathBuf]) -> Option<Watched> {
    if paths.is_empty() || paths.iter().any(|path| path.as_os_str() == "-") {
        return None;
    }
    let (sender, changes) = channel();
    let config = Config::default().with_timeout(PAUSE);
    let mut watcher = new_debouncer_opt::<_, Changes>(config, sender).ok()?;
    for (folder, mode) in folders(paths) {
        // A folder that cannot be watched leaves the others to be.
        let _ = watcher.watcher().watch(&folder, mode);
    }
    Some(Watched {
        paths: paths.to_owned(),
        changes,
        _watcher: watcher,
    })
}

impl Watched {
    /// Reads the story again whenever its files change, for as long as the browser is there.
    pub fn follow(&self, followed: &Followed, updates: &Updates) {
        while let Ok(change) = self.changes.recv() {
            let ours = |event: &DebouncedEvent| concerns(&self.paths, &event.path);
            let is_ours = change.is_ok_and(|events| events.iter().any(ours));
            if is_ours && !updates.send(read(&self.paths, followed)) {
                return;
            }
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

/// Whether a changed file may be one of the story: named by the person, with the decisions on the drafts of such a one,
/// or a visible file below a folder of theirs.
fn concerns(paths: &[PathBuf], changed: &Path) -> bool {
    let is_visible = changed
        .file_name()
        .is_some_and(|name| !name.to_string_lossy().starts_with('.'));
    let same = |path: &PathBuf| {
        let absolute = path.canonicalize().unwrap_or_else(|_| path.clone());
        let of_drafts = review_file(path);
        absolute == changed
            || path == changed
            || path.file_name() == changed.file_name()
            || of_drafts.file_name() == changed.file_name()
    };
    paths
        .iter()
        .any(|path| (path.is_dir() && is_visible) || same(path))
}

fn read(paths: &[PathBuf], followed: &Followed) -> Update {
    let opened = followed.options.open(paths, std::io::empty());
    if let Ok(loaded) = &opened {
        followed.problems.replace(loaded.problems.clone());
    }
    match opened {
        Ok(loaded) => update(&loaded, &WrittenIn::StandardInput, || {
            Index::new(&loaded.story)
        }),
        Err(error) => unreadable(&error),
    }
}
