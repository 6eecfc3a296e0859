//! Tells of files that are changed, and not of those that are only read.

use std::path::Path;

use notify_debouncer_mini::notify::event::{AccessKind, AccessMode};
use notify_debouncer_mini::notify::{
    Config, Event, EventHandler, EventKind, RecommendedWatcher, RecursiveMode, Result, Watcher,
    WatcherKind,
};

/// The system's watcher without its news of reading. Else our own reading of a story, which it tells too, would have
/// us read it again, and so on for ever.
#[derive(Debug)]
pub(super) struct Changes(RecommendedWatcher);

impl Watcher for Changes {
    fn new<F: EventHandler>(mut handler: F, config: Config) -> Result<Self> {
        let changes_only = move |event: Result<Event>| {
            if event.as_ref().map_or(true, |event| is_change(event.kind)) {
                handler.handle_event(event);
            }
        };
        RecommendedWatcher::new(changes_only, config).map(Self)
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> Result<()> {
        self.0.watch(path, mode)
    }

    fn unwatch(&mut self, path: &Path) -> Result<()> {
        self.0.unwatch(path)
    }

    fn configure(&mut self, config: Config) -> Result<bool> {
        self.0.configure(config)
    }

    fn kind() -> WatcherKind {
        RecommendedWatcher::kind()
    }
}

fn is_change(kind: EventKind) -> bool {
    match kind {
        // Whoever closes what he wrote has changed it.
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;

    use notify_debouncer_mini::notify::{Config, Event, RecursiveMode, Result, Watcher};

    use super::{Changes, is_change};

    #[test]
    fn reading_is_not_told_and_writing_is() {
        let folder = std::env::temp_dir().join(format!("dateline-{}-changes", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (read, written) = (folder.join("read"), folder.join("written"));
        fs::write(&read, "x").unwrap();
        let (sender, events) = channel();
        let mut watcher = Changes::new(
            move |event: Result<Event>| drop(sender.send(event.unwrap())),
            Config::default(),
        )
        .unwrap();
        watcher.watch(&folder, RecursiveMode::Recursive).unwrap();
        fs::read(&read).unwrap();
        fs::read_dir(&folder).unwrap().for_each(drop);
        fs::write(&written, "x").unwrap();
        // What is told is told in order: the reading would have come first.
        let first = events.recv().unwrap();
        assert!(first.paths.contains(&written), "{first:?}");
        assert!(is_change(first.kind));
        drop(watcher);
        fs::remove_dir_all(&folder).unwrap();
    }
}
