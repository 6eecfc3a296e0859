//! How far the opening of a story has come, told to whoever wants to show it.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// How far the opening of a story has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Files are being read.
    Reading {
        /// Bytes that have been read.
        bytes: u64,
        /// Bytes that there are, as far as they are known beforehand: those of a pipe are not.
        of: Option<u64>,
    },
    /// All is read; what was read is put together.
    Joining,
}

/// Whoever is told. It is called often, and by every thread that reads, so it has to be quick; where
/// several threads read, a smaller number may come after a larger one.
pub type Listener<'a> = dyn Fn(Progress) + Sync + 'a;

/// Counts what is read, and tells it.
pub(super) struct Meter<'a> {
    tell: &'a Listener<'a>,
    bytes: AtomicU64,
    of: Option<u64>,
}

impl<'a> Meter<'a> {
    /// Nothing is read yet `of` so many bytes.
    pub fn new(of: Option<u64>, tell: &'a Listener<'a>) -> Self {
        Self {
            tell,
            bytes: AtomicU64::new(0),
            of,
        }
    }

    /// So many more bytes are read.
    pub fn add(&self, bytes: u64) {
        let before = self.bytes.fetch_add(bytes, Ordering::Relaxed);
        (self.tell)(Progress::Reading {
            bytes: before + bytes,
            of: self.of,
        });
    }

    /// A reader whose bytes count as they are read.
    pub fn count<R: Read>(&self, from: R) -> Counted<'_, R> {
        Counted { from, meter: self }
    }
}

/// What is read through a [`Meter`].
pub(super) struct Counted<'a, R> {
    from: R,
    meter: &'a Meter<'a>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.meter.add(count as u64);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Mutex;
    use std::thread;

    use super::*;
    use crate::load::Options;

    /// What is told while these paths are opened.
    fn told(paths: &[PathBuf], stdin: &str) -> Vec<Progress> {
        let told = Mutex::new(Vec::new());
        let tell = |progress| told.lock().unwrap().push(progress);
        Options::default()
            .open_and_tell(paths, stdin.as_bytes(), &tell)
            .unwrap();
        told.into_inner().unwrap()
    }

    #[test]
    fn all_bytes_of_files_are_told_and_then_that_they_are_joined() {
        let fixture = |name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let paths = ["tests/valid/everything.ndjson", "data/starter"].map(fixture);
        let size = |path: PathBuf| path.metadata().unwrap().len();
        let all = size(paths[0].clone()) + size(paths[1].join("story.toml"));
        let told = told(&paths, "");
        let [.., last, end] = told[..] else {
            panic!("{told:?}")
        };
        let of = Some(all);
        assert_eq!(last, Progress::Reading { bytes: all, of });
        assert_eq!(end, Progress::Joining);
    }

    #[test]
    fn nobody_knows_beforehand_how_much_a_pipe_brings() {
        let story = "[story]\ntitle = \"T\"\n";
        let told = told(&[PathBuf::from("-")], story);
        let bytes = story.len() as u64;
        assert!(told.contains(&Progress::Reading { bytes, of: None }));
    }

    #[test]
    fn several_threads_are_counted_together() {
        let largest = AtomicU64::new(0);
        let tell = |progress| {
            if let Progress::Reading { bytes, .. } = progress {
                largest.fetch_max(bytes, Ordering::Relaxed);
            }
        };
        let meter = Meter::new(None, &tell);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..1000).for_each(|_| meter.add(3)));
            }
        });
        assert_eq!(largest.into_inner(), 12_000);
    }
}
