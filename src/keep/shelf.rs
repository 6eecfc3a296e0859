//! The folder of kept indexes: which file is whose, and how many stay.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::time::SystemTime;

use blake3::Hasher;
use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

/// How many indexes stay besides the one that was kept last, the latest used first.
const MOST: usize = 3;
/// How many bytes these may have.
const MOST_BYTES: u64 = 4 << 30;

/// How the names of kept indexes end, and how those do that are still written.
const KEPT: &str = "index";
const PART: &str = "part";

/// A folder in which only a person's own programs can read: what is kept has the words of all their records.
#[derive(Debug, Clone)]
pub(super) struct Shelf(PathBuf);

impl Shelf {
    pub fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// The file for the story of `paths`; none if there is a path among them that can be read only once. The name begins
    /// as that of any other file for them, and goes on with what tells at a glance that they have changed: so that nobody
    /// reads an index in vain, and has two of them in memory.
    pub fn file_of(&self, paths: &[PathBuf]) -> Option<PathBuf> {
        if paths.is_empty() {
            return None;
        }
        let mut names = Hasher::new();
        let mut states = Hasher::new();
        for path in paths {
            let path = path.canonicalize().ok()?;
            let about = path.metadata().ok()?;
            if !about.is_file() && !about.is_dir() {
                return None;
            }
            let name = path.as_os_str().as_encoded_bytes();
            names
                .update(&(name.len() as u64).to_le_bytes())
                .update(name);
            // A folder's own say nothing of the files in it.
            if about.is_file() {
                let changed = about
                    .modified()
                    .ok()?
                    .duration_since(SystemTime::UNIX_EPOCH);
                let changed = changed.map_or(0, |since| since.as_nanos());
                states.update(&about.len().to_le_bytes());
                states.update(&changed.to_le_bytes());
            }
        }
        let short = |hasher: &Hasher| hasher.finalize().to_hex()[..16].to_owned();
        let name = format!("{}-{}.{KEPT}", short(&names), short(&states));
        Some(self.0.join(name))
    }

    /// Writes a file with `write`, and gives it its name when it is whole. Then makes room: those before it for the same
    /// paths go, and those that nobody has used for long, if there are many.
    pub fn put(
        &self,
        file: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        create_private_folder(&self.0)?;
        // What somebody had no time to finish may be as large as what follows.
        self.remove_orphans()?;
        let part = file.with_extension(format!("{}.{PART}", process::id()));
        let written = write_private_file(&part, write).and_then(|()| fs::rename(&part, file));
        if written.is_err() {
            // What could not be written may be missing altogether.
            let _ = fs::remove_file(&part);
        }
        self.make_room(file)?;
        written
    }

    /// How many files are kept, and their bytes.
    pub fn holdings(&self) -> (usize, u64) {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let kept = entries.filter(|entry| entry.path().extension().is_some_and(|end| end == KEPT));
        let sizes = kept.filter_map(|entry| Some(entry.metadata().ok()?.len()));
        sizes.fold((0, 0), |(count, bytes), size| (count + 1, bytes + size))
    }

    /// Removes what nobody writes any more.
    fn remove_orphans(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            if path.extension() == Some(OsStr::new(PART)) && !is_being_written(&path) {
                remove(&path);
            }
        }
        Ok(())
    }

    fn make_room(&self, newest: &Path) -> io::Result<()> {
        let mut others = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            // Another dateline may have taken it away just now.
            let Ok(about) = path.metadata() else { continue };
            let used = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            match path.extension().and_then(OsStr::to_str) {
                Some(KEPT) if path == newest => {}
                Some(KEPT) if stem(&path) == stem(newest) => remove(&path),
                Some(KEPT) => others.push((used, about.len(), path)),
                _ => {}
            }
        }
        others.sort();
        let mut bytes = 0;
        for (number, (_, size, path)) in others.into_iter().rev().enumerate() {
            bytes += size;
            if number >= MOST || bytes > MOST_BYTES {
                remove(&path);
            }
        }
        Ok(())
    }
}

/// What the names of all files for the same paths begin with.
fn stem(file: &Path) -> Option<&str> {
    let name = file.file_name()?.to_str()?;
    name.split_once('-').map(|(stem, _)| stem)
}

/// Notes that a kept file was of use just now.
pub(super) fn note_use(file: &File) {
    // Where that is not possible, it goes sooner than it would.
    let _ = file.set_modified(SystemTime::now());
}

/// Whether the process that began to write a file is still there to finish it.
fn is_being_written(part: &Path) -> bool {
    let writer = part.file_stem().map(Path::new).and_then(Path::extension);
    let writer = writer.and_then(|number| number.to_str()?.parse().ok());
    let writer = writer.and_then(Pid::from_raw);
    // Who may not be asked is there.
    writer.is_some_and(|writer| test_kill_process(writer) != Err(Errno::SRCH))
}

fn remove(path: &Path) {
    // It may be gone already, and if it stays the next one removes it.
    let _ = fs::remove_file(path);
}

fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn write_private_file(
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(&mut options.open(file)?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// A folder of one test, which goes with it.
    struct Temporary(PathBuf);

    impl Temporary {
        fn new(name: &str) -> Self {
            let name = format!("dateline-shelf-{name}-{}", process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn file(&self, name: &str, text: &str) -> PathBuf {
            let file = self.0.join(name);
            fs::write(&file, text).unwrap();
            file
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<String> = names.collect();
            names.sort();
            names
        }
    }

    impl Drop for Temporary {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn each_story_has_a_file_of_its_own_which_changes_with_its_size_and_time() {
        let folder = Temporary::new("names");
        let shelf = Shelf::new(Path::new("shelf"));
        let (a, b) = (folder.file("a", "1"), folder.file("b", "1"));
        let of = |paths: &[&PathBuf]| {
            let paths: Vec<PathBuf> = paths.iter().copied().cloned().collect();
            shelf.file_of(&paths).unwrap()
        };
        let before = of(&[&a]);
        assert_eq!(
            before,
            of(&[&folder
                .0
                .join("../")
                .join(folder.0.file_name().unwrap())
                .join("a")])
        );
        assert_ne!(before, of(&[&b]));
        assert_ne!(of(&[&a, &b]), of(&[&b, &a]));
        folder.file("a", "12");
        let after = of(&[&a]);
        assert_ne!(before, after);
        assert_eq!(stem(&before), stem(&after));
        let file = File::options().write(true).open(&a).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1))
            .unwrap();
        let later = of(&[&a]);
        assert_ne!(after, later);
        assert_eq!(stem(&after), stem(&later));
        for once in [
            vec![],
            vec![PathBuf::from("-")],
            vec![folder.0.join("not there")],
        ] {
            assert_eq!(shelf.file_of(&once), None, "{once:?}");
        }
    }

    #[test]
    fn what_was_kept_before_for_the_same_paths_goes_and_so_does_what_nobody_used() {
        let folder = Temporary::new("room");
        let shelf = Shelf::new(&folder.0);
        let ages = [("a-1", 9), ("b-1", 5), ("c-1", 1), ("d-1", 7), ("e-1", 3)];
        for (name, hours) in ages {
            let file = folder.file(&format!("{name}.index"), "kept");
            let used = SystemTime::now() - Duration::from_secs(hours * 3600);
            File::options()
                .write(true)
                .open(file)
                .unwrap()
                .set_modified(used)
                .unwrap();
        }
        let written_now = format!("f-1.{}.part", process::id());
        folder.file(&written_now, "half");
        // No system counts its processes so far.
        folder.file("g-1.2147483646.part", "half");
        folder.file("h.part", "half");
        folder.file("notes.txt", "a person's own");
        shelf
            .put(&folder.0.join("a-2.index"), |out| out.write_all(b"new"))
            .unwrap();
        let expected = [
            "a-2.index",
            "b-1.index",
            "c-1.index",
            "e-1.index",
            &written_now,
            "notes.txt",
        ];
        assert_eq!(folder.names(), expected);
        assert_eq!(fs::read(folder.0.join("a-2.index")).unwrap(), b"new");
        // Three of four bytes, and one of three.
        assert_eq!(shelf.holdings(), (4, 15));
    }

    #[test]
    fn nothing_is_left_of_what_could_not_be_written() {
        let folder = Temporary::new("failing");
        let shelf = Shelf::new(&folder.0);
        let file = folder.file("a-1.index", "kept");
        let failing = shelf.put(&file, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("the disk is full"))
        });
        assert_eq!(failing.unwrap_err().to_string(), "the disk is full");
        assert_eq!(folder.names(), ["a-1.index"]);
        assert_eq!(fs::read(file).unwrap(), b"kept");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_what_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Temporary::new("private");
        let shelf = Shelf::new(&folder.0.join("cache/indexes"));
        let file = folder.0.join("cache/indexes/a-1.index");
        shelf.put(&file, |out| out.write_all(b"kept")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(file.parent().unwrap()), 0o700);
    }
}
