//! Opens stories: files become records, records become a story, and what is wrong becomes reports.
//!
//! A story is a folder of TOML, JSON and NDJSON files, one such file, or standard input. All
//! mistakes are reported at once, each with its place, and what is sound opens. Files are only
//! read, never written.

mod articles;
mod beginning;
mod bundled;
mod decode;
mod fingerprint;
mod folder;
mod format;
mod json;
mod loading;
mod lookup;
mod mistake;
mod ndjson;
mod node;
mod parsed;
mod part;
mod pieces;
mod placing;
mod progress;
mod record;
mod report;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod threads;
mod toml;
mod toml_recovery;
mod toml_words;

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::story::{Audience, Story};
use crate::text::clean_line;

use crate::import::known::Known;

use beginning::Measure;
use folder::Found;
use loading::Loading;
use progress::Meter;

pub use articles::{ReadArticle, articles};
pub use bundled::FILES as BUNDLED_FILES;
pub use fingerprint::Fingerprint;
pub use progress::{Listener, Progress};
pub use report::{Excerpt, Report};
pub use texts::{Spot, Texts};

/// A story, and what was wrong with its files.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// All that is sound.
    pub story: Arc<Story>,
    /// The problems, in the order of files and places. Empty if all is well.
    pub problems: Vec<Report>,
    /// Where each file is, by its number. Nothing for what is no file on disk.
    pub files: Vec<Option<PathBuf>>,
    /// What the files say, for whoever wants to point at a line. Empty for a beginning.
    pub texts: Texts,
    /// What tells the files from all others. Nothing for a beginning, and for a story with drafts that were made of articles.
    pub fingerprint: Option<Fingerprint>,
}

/// Why a story could not be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A path that the user named cannot be read.
    #[error("cannot read {}", clean_line(&path.to_string_lossy()))]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder without story files and articles.
    #[error(
        "no story in {}: it holds no .toml, .json, .ndjson or .jsonl file, and no article (.txt, .md, .html, .rss …)",
        clean_line(&folder.to_string_lossy())
    )]
    NoFiles {
        /// The folder.
        folder: PathBuf,
    },
}

impl LoadError {
    fn new(path: &Path, source: io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            source,
        }
    }
}

/// How a story is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whom the story is for. The problems are the same for all.
    pub audience: Audience,
}

impl Options {
    /// Opens the story that the files and folders of `paths` make together. The path `-` stands for
    /// `stdin`, which is not read otherwise.
    ///
    /// Folders are searched for `.toml`, `.json`, `.ndjson` and `.jsonl` files, hidden ones left
    /// aside. The format of other files, and of standard input, is told by their first characters.
    ///
    /// # Errors
    ///
    /// If a path cannot be read, or a folder holds no story file. Whatever is wrong *in* files is
    /// among the problems of what is returned.
    pub fn open(self, paths: &[PathBuf], stdin: impl Read) -> Result<Loaded, LoadError> {
        self.open_and_tell(paths, stdin, &|_| {})
    }

    /// Opens a story as [`Options::open`] does, and tells how far it has come.
    ///
    /// # Errors
    ///
    /// Those of [`Options::open`].
    pub fn open_and_tell(
        self,
        paths: &[PathBuf],
        stdin: impl Read,
        tell: &Listener<'_>,
    ) -> Result<Loaded, LoadError> {
        self.read(&chosen(paths)?, stdin, tell)
    }

    /// Opens a story as [`Options::open_and_tell`] does. If it is large, its beginning is handed to `first`
    /// before all of it is read: a story of its own, made of the first 8 MiB, to be looked at meanwhile.
    ///
    /// `first` is called at most once, before anything is told, on the thread of the caller, which goes on
    /// with the whole story when `first` returns. It is called if more than 16 MiB of NDJSON are to be read
    /// from files, and the story is for its makers: what is private may not be known as such at the
    /// beginning. Standard input is not part of a beginning.
    ///
    /// A beginning comes without problems: they are told of the whole. What it mentions and what comes later
    /// is missing from it. Its handles are not those of the whole story; records are the same by their ids.
    ///
    /// # Errors
    ///
    /// Those of [`Options::open`].
    pub fn open_in_steps(
        self,
        paths: &[PathBuf],
        stdin: impl Read,
        tell: &Listener<'_>,
        first: impl FnOnce(Loaded),
    ) -> Result<Loaded, LoadError> {
        let chosen = chosen(paths)?;
        if self.audience == Audience::Makers
            && let Some(beginning) = beginning::of(&chosen, Measure::default())
        {
            first(beginning);
        }
        self.read(&chosen, stdin, tell)
    }

    fn read(
        self,
        chosen: &[Option<Vec<Found>>],
        mut stdin: impl Read,
        tell: &Listener<'_>,
    ) -> Result<Loaded, LoadError> {
        let meter = Meter::new(size(chosen), tell);
        let files = chosen.iter().flatten().flatten();
        let articles: Vec<&Found> = files.filter(|file| articles::is_article(file)).collect();
        if articles.is_empty() {
            let loading = self.records(chosen, &mut stdin, &meter)?;
            tell(Progress::Joining);
            return Ok(loading.finish());
        }
        // What is to be drafted depends on all that the story has: it is read for that, and then again to be opened.
        let stdin = Self::held(chosen, stdin)?;
        let whole = Self {
            audience: Audience::Makers,
        };
        let silent = Meter::new(None, &|_| {});
        let known = whole.records(chosen, &mut &stdin[..], &silent)?;
        let known = Known::of(&known.finish_quietly().story).without_proposals();
        let mut loading = self.records(chosen, &mut &stdin[..], &meter)?;
        loading.articles(&articles, &known)?;
        tell(Progress::Joining);
        Ok(loading.finish())
    }

    /// Reads the files that have records.
    fn records(
        self,
        chosen: &[Option<Vec<Found>>],
        stdin: &mut impl Read,
        meter: &Meter<'_>,
    ) -> Result<Loading, LoadError> {
        let mut loading = Loading::new(self.audience);
        for files in chosen {
            let Some(files) = files else {
                let unreadable = |error| LoadError::new(Path::new(loading::STDIN), error);
                loading.stdin(stdin, meter).map_err(unreadable)?;
                continue;
            };
            for file in files.iter().filter(|file| !articles::is_article(file)) {
                loading.file(file, meter)?;
            }
        }
        Ok(loading)
    }

    /// What standard input has, where it is part of the story, to be read more than once.
    fn held(chosen: &[Option<Vec<Found>>], stdin: impl Read) -> Result<Vec<u8>, LoadError> {
        if chosen.iter().all(Option::is_some) {
            return Ok(Vec::new());
        }
        let unreadable = |error| LoadError::new(Path::new(loading::STDIN), error);
        loading::read_whole(stdin).map_err(unreadable)
    }

    /// Opens the story that comes with dateline.
    pub fn bundled(self) -> Loaded {
        let mut loading = Loading::new(self.audience);
        for (name, text) in bundled::FILES {
            loading.text(name, (*text).to_owned(), format::Format::Toml);
        }
        loading.finish()
    }
}

/// The files of each path. Nothing stands for standard input. What comes along with a file that was named is left out
/// where it was named itself.
fn chosen(paths: &[PathBuf]) -> Result<Vec<Option<Vec<Found>>>, LoadError> {
    let files = |path: &PathBuf| {
        let mut files = folder::files(path)?;
        files.retain(|file| file.is_named || path.is_dir() || !paths.contains(&file.path));
        Ok(files)
    };
    paths
        .iter()
        .map(|path| (path.as_os_str() != "-").then(|| files(path)))
        .map(Option::transpose)
        .collect()
}

/// The bytes in files, if standard input and pipes are not among them.
fn size(chosen: &[Option<Vec<Found>>]) -> Option<u64> {
    let sizes = chosen.iter().map(|files| {
        let sizes = files.as_ref()?.iter().map(Found::size);
        sizes.sum::<Option<u64>>()
    });
    sizes.sum()
}

/// Opens a story with every record of it, as [`Options::open`] does.
///
/// # Errors
///
/// Those of [`Options::open`].
pub fn open(paths: &[PathBuf], stdin: impl Read) -> Result<Loaded, LoadError> {
    Options::default().open(paths, stdin)
}

/// The story that comes with dateline, with every record of it.
pub fn bundled() -> Loaded {
    Options::default().bundled()
}
