//! Keeps the index of a large story in the cache folder, so that the next start need not make it again.
//!
//! What is kept is only ever used for files that are, to the last byte, those it was made from
//! ([`Fingerprint`]), by the version of dateline that made it. Anything else is as good as
//! nothing: the index is made, and kept instead. So whatever is wrong with the cache folder, the story is the same.

mod shelf;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use crate::load::{Fingerprint, Loaded};
use crate::search::{Index, KeptIndex};

use shelf::Shelf;

/// The name of the folder of kept indexes within that of a program's cache.
pub const FOLDER: &str = "indexes";

/// From so many records on an index is worth keeping: others are made before anybody has noticed.
const WORTH_KEEPING: usize = 100_000;

/// Keeps the index of the story that some files make: reads what was kept of it, or has it made and kept.
#[derive(Debug, Default)]
pub struct Keeper {
    /// Nowhere, if nothing is to be kept.
    place: Option<(Shelf, PathBuf)>,
    /// What was kept, on its way while the story is read.
    kept: Option<JoinHandle<io::Result<KeptIndex>>>,
    /// The fingerprint of the story whose index was made, and should be kept.
    made: Option<[u8; 32]>,
    was_kept: bool,
    /// How many records make an index worth keeping.
    least: usize,
}

impl Keeper {
    /// Keeps nothing: every index is made.
    pub fn nobody() -> Self {
        Self::default()
    }

    /// Keeps the index of the story of `paths` in `folder`, which need not exist, and begins to read what was kept of it.
    /// Standard input is read only once: of a story with it nothing is kept.
    pub fn new(folder: &Path, paths: &[PathBuf]) -> Self {
        let shelf = Shelf::new(folder);
        let Some(file) = shelf.file_of(paths) else {
            return Self::nobody();
        };
        // Most stories are small, and nothing is kept of them.
        let kept = File::open(&file).ok().and_then(|open| {
            let thread = thread::Builder::new().name("kept index".to_owned());
            thread.spawn(move || read(open)).ok()
        });
        Self {
            place: Some((shelf, file)),
            kept,
            made: None,
            was_kept: false,
            least: WORTH_KEEPING,
        }
    }

    /// The index of the story that was read: the kept one, if it is of just these files, or one that is made now.
    pub fn index(&mut self, loaded: &Loaded) -> Index {
        let kept = self.kept.take();
        let kept = kept.and_then(|reading| reading.join().ok()?.ok());
        let of = loaded.fingerprint.map(Fingerprint::bytes);
        let known = kept
            .zip(of)
            .and_then(|(kept, of)| kept.into_index(of, &loaded.story));
        self.was_kept = known.is_some();
        known.unwrap_or_else(|| {
            self.made = of;
            Index::new(&loaded.story)
        })
    }

    /// Whether the index that [`Keeper::index`] gave was kept, and did not have to be made.
    pub fn was_kept(&self) -> bool {
        self.was_kept
    }

    /// Keeps the index that [`Keeper::index`] gave, in the place of the one that was kept before. It does nothing if it
    /// was kept already, or if to keep it would not be worth the while.
    ///
    /// # Errors
    /// If the index cannot be written. Only the next start is slower for it.
    pub fn keep(&mut self, index: &Index) -> io::Result<()> {
        match (&self.place, self.made.take()) {
            (Some((folder, file)), Some(story)) if index.records() >= self.least => {
                folder.put(file, |out| index.keep(story, out))
            }
            _ => Ok(()),
        }
    }
}

/// How many indexes a folder has, and their bytes.
pub fn holdings(folder: &Path) -> (usize, u64) {
    Shelf::new(folder).holdings()
}

fn read(mut file: File) -> io::Result<KeptIndex> {
    let length = file.metadata()?.len();
    let kept = KeptIndex::read(&mut file, length)?;
    shelf::note_use(&file);
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process;

    use super::*;
    use crate::load::Options;
    use crate::search::Query;
    use crate::story::Audience;

    const FLOCK: &str = "{\"type\": \"event\", \"id\": \"a\", \"title\": \"Ring drops Flock\"}\n";
    /// As long as the other.
    const FLOSS: &str = "{\"type\": \"event\", \"id\": \"a\", \"title\": \"Ring drops Floss\"}\n";

    /// A story and a cache of one test.
    struct Place {
        folder: PathBuf,
        story: [PathBuf; 1],
    }

    impl Place {
        fn new(name: &str) -> Self {
            let name = format!("dateline-keep-{name}-{}", process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            let story = [folder.join("story.ndjson")];
            fs::write(&story[0], FLOCK).unwrap();
            Self { folder, story }
        }

        fn cache(&self) -> PathBuf {
            self.folder.join("cache")
        }

        fn kept(&self) -> Vec<PathBuf> {
            let entries = fs::read_dir(self.cache()).into_iter().flatten();
            entries.map(|entry| entry.unwrap().path()).collect()
        }

        /// Opens the story as at any start. Says whether its index was kept, and in how many events `flock` was found.
        fn start(&self, audience: Audience) -> (bool, usize) {
            let mut keeper = Keeper::new(&self.cache(), &self.story);
            keeper.least = 1;
            let loaded = Options { audience }.open(&self.story, io::empty()).unwrap();
            let index = keeper.index(&loaded);
            keeper.keep(&index).unwrap();
            let hits = index.run(&Query::parse("flock"), &loaded.story);
            (keeper.was_kept(), hits.events.len())
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    #[test]
    fn the_second_start_finds_the_index_kept() {
        let place = Place::new("second");
        assert_eq!(place.start(Audience::Makers), (false, 1));
        assert_eq!(place.start(Audience::Makers), (true, 1));
        assert_eq!(place.kept().len(), 1);
    }

    #[test]
    fn an_index_of_other_words_is_not_used_though_size_and_time_are_the_same() {
        let place = Place::new("changed");
        assert_eq!(place.start(Audience::Makers), (false, 1));
        let before = fs::metadata(&place.story[0]).unwrap().modified().unwrap();
        fs::write(&place.story[0], FLOSS).unwrap();
        let file = File::options().write(true).open(&place.story[0]).unwrap();
        file.set_modified(before).unwrap();
        assert_eq!(place.start(Audience::Makers), (false, 0));
        assert_eq!(place.start(Audience::Makers), (true, 0));
        assert_eq!(place.kept().len(), 1);
    }

    #[test]
    fn what_makers_see_is_not_used_for_others() {
        let place = Place::new("audience");
        assert_eq!(place.start(Audience::Makers), (false, 1));
        assert_eq!(place.start(Audience::Public), (false, 1));
    }

    #[test]
    fn a_damaged_index_is_made_again() {
        let place = Place::new("damaged");
        place.start(Audience::Makers);
        let [kept] = &place.kept()[..] else {
            panic!("there should be one")
        };
        let whole = fs::read(kept).unwrap();
        let mut bytes = whole.clone();
        bytes[whole.len() / 2] ^= 1;
        for damaged in [&bytes[..], &whole[..whole.len() / 2], b""] {
            fs::write(kept, damaged).unwrap();
            assert_eq!(place.start(Audience::Makers), (false, 1));
            assert_eq!(place.start(Audience::Makers), (true, 1));
        }
    }

    #[test]
    fn where_nothing_can_be_kept_the_index_is_made_all_the_same() {
        let place = Place::new("unwritable");
        fs::write(place.cache(), "a file where the folder should be").unwrap();
        let mut keeper = Keeper::new(&place.cache(), &place.story);
        keeper.least = 1;
        let loaded = Options::default().open(&place.story, io::empty()).unwrap();
        let index = keeper.index(&loaded);
        assert!(keeper.keep(&index).is_err());
        assert_eq!(index.records(), 1);
    }

    #[test]
    fn indexes_of_small_stories_are_not_kept() {
        let place = Place::new("small");
        let mut keeper = Keeper::new(&place.cache(), &place.story);
        let loaded = Options::default().open(&place.story, io::empty()).unwrap();
        let index = keeper.index(&loaded);
        keeper.keep(&index).unwrap();
        assert_eq!(place.kept(), Vec::<PathBuf>::new());
    }
}
