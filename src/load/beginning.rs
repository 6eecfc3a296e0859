//! The beginning of a large story as a story of its own, to be seen while all of it is read.

use super::Loaded;
use super::folder::Found;
use super::format::Format;
use super::loading::Loading;
use crate::story::Audience;

/// How large a story is before its beginning is worth a reading of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// Bytes of NDJSON below which all of it is read as soon as its beginning.
    pub large: u64,
    /// Bytes that make a beginning.
    pub beginning: u64,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            large: 16 << 20,
            beginning: 8 << 20,
        }
    }
}

/// The story that the first records of these files make, if there is enough of them. What can be read only
/// once is passed over, and so is what cannot be read at all: that is told when the whole is read.
///
/// Problems are not looked for. Most would be mentions of records that come later.
pub(super) fn of(chosen: &[Option<Vec<Found>>], measure: Measure) -> Option<Loaded> {
    let files = || chosen.iter().flatten().flatten();
    let lines = files().filter(|file| Format::of_name(&file.path) == Some(Format::Ndjson));
    if lines.filter_map(Found::size).sum::<u64>() < measure.large {
        return None;
    }
    // What is private may be said in the last line, so only those who may see all of it see a part of it.
    let mut loading = Loading::new(Audience::Makers);
    let mut room = measure.beginning;
    for file in files() {
        room -= loading.beginning(file, room).unwrap_or(0);
    }
    Some(loading.finish_quietly())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::load::{Options, folder};
    use crate::story::Story;

    const FIRST: &str =
        "{\"type\": \"event\", \"id\": \"a\", \"title\": \"A\", \"after\": [\"b\"]}\n";
    const LAST: &str = "{\"type\": \"event\", \"id\": \"b\", \"title\": \"B\"}\n";
    const HEAD: &str = "[story]\ntitle = \"T\"\n";

    /// Files that are there for one test.
    struct Temporary(PathBuf);

    impl Temporary {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let name = format!("dateline-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            for (name, text) in files {
                fs::write(folder.join(name), text).unwrap();
            }
            Self(folder)
        }

        fn chosen(&self) -> [Option<Vec<Found>>; 2] {
            [None, Some(folder::files(&self.0).unwrap())]
        }
    }

    impl Drop for Temporary {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn ids(story: &Story) -> Vec<&str> {
        let events = story.events().iter();
        events.map(|&key| story.event(key).id()).collect()
    }

    /// The title and the events of the beginning, in so many bytes.
    fn beginning(files: &Temporary, bytes: u64) -> (String, String) {
        let measure = Measure {
            large: 1,
            beginning: bytes,
        };
        let Loaded {
            story,
            problems,
            files,
            ..
        } = of(&files.chosen(), measure).unwrap();
        assert_eq!(problems, []);
        assert!(files.iter().all(Option::is_some));
        (story.title().to_owned(), ids(&story).join(" "))
    }

    #[test]
    fn a_beginning_has_what_there_is_room_for() {
        let text = [FIRST, LAST].concat();
        let files = Temporary::new("beginning", &[("a.toml", HEAD), ("b.ndjson", &text)]);
        let told = |bytes: usize| beginning(&files, bytes as u64);
        let all = HEAD.len() + text.len();
        let pair = |title: &str, ids: &str| (title.to_owned(), ids.to_owned());
        assert_eq!(told(all + 10), pair("T", "a b"));
        // Half a line is no mistake here, and neither is what comes after it.
        assert_eq!(told(all - 10), pair("T", "a"));
        // A file of another format is of no use without its end.
        assert_eq!(told(HEAD.len() - 1), pair("Untitled", ""));
    }

    #[test]
    fn a_small_story_has_no_beginning_of_its_own() {
        let files = Temporary::new("small", &[("a.toml", HEAD), ("b.ndjson", FIRST)]);
        let of_lines = |large| Measure {
            large,
            beginning: 1000,
        };
        let size = FIRST.len() as u64;
        assert!(of(&files.chosen(), of_lines(size)).is_some());
        assert!(of(&files.chosen(), of_lines(size + 1)).is_none());
        assert!(of(&[None], of_lines(0)).is_some_and(|it| it.story.events().is_empty()));
    }

    #[test]
    fn the_whole_comes_after_its_beginning() {
        // Blank lines take no time.
        let blank = format!("{}\n", " ".repeat(1 << 20)).repeat(17);
        let text = [FIRST, &blank, LAST].concat();
        let files = Temporary::new("whole", &[("a.ndjson", &text)]);
        let open = |audience, paths: &[&Path]| {
            let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
            let mut first = None;
            let whole = Options { audience }
                .open_in_steps(&paths, HEAD.as_bytes(), &|_| {}, |it| first = Some(it))
                .unwrap();
            assert_eq!(ids(&whole.story), ["a", "b"]);
            assert_eq!(whole.problems, []);
            first
        };
        let path = files.0.join("a.ndjson");
        let first = open(Audience::Makers, &[&path]).unwrap();
        assert_eq!(ids(&first.story), ["a"]);
        assert_eq!(first.files, [Some(path.clone())]);
        // Standard input is read once, and by whoever reads the whole.
        let first = open(Audience::Makers, &[Path::new("-"), &path]).unwrap();
        assert_eq!(first.story.title(), "Untitled");
        assert!(open(Audience::Public, &[&path]).is_none());
    }
}
