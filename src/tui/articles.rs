//! The texts of articles, which spans count bytes of: read when somebody looks at one, and kept while the story is shown.

use std::collections::HashMap;
use std::fmt::Display;
use std::fs;
use std::path::PathBuf;

use crate::import::pages;
use crate::import::snapshot::Snapshot;
use crate::story::{Source, SourceId, Story};
use crate::text::clean_line;

use super::passages::{self, Fit};
use super::update::WrittenIn;

/// The text of an article, or why there is none, in words for a person.
pub type Text = Result<Snapshot, String>;

/// The texts that were looked at.
#[derive(Debug, Default)]
pub struct Articles(HashMap<SourceId, Text>);

impl Articles {
    /// The text of a source that was read before.
    pub fn get(&self, source: SourceId) -> Option<&Text> {
        self.0.get(&source)
    }

    /// Reads the text of a source, unless that was done before. `files` says where the files of the story are.
    pub fn read(&mut self, story: &Story, files: &[WrittenIn], source: SourceId) {
        self.0
            .entry(source)
            .or_insert_with(|| read(story, story.source(source), files));
    }
}

/// Where the text of a source is.
fn path(source: Source<'_>, files: &[WrittenIn]) -> Result<PathBuf, String> {
    let name = source
        .snapshot()
        .ok_or("the record names no file with the source's text")?;
    match files.get(source.written_at().file.index()) {
        Some(WrittenIn::File(record)) => Ok(record.with_file_name("").join(name)),
        _ => Err(format!(
            "{name} is not at hand: the record stands in no file beside which it could be"
        )),
    }
}

fn read(story: &Story, source: Source<'_>, files: &[WrittenIn]) -> Text {
    let path = path(source, files)?;
    let because = |error: &dyn Display| {
        let name = path.to_string_lossy();
        format!("{} cannot be read: {error}", clean_line(&name))
    };
    let about = fs::metadata(&path).map_err(|error| because(&error))?;
    if !about.is_file() {
        return Err(because(&"it is no plain file"));
    }
    if about.len() > pages::LARGEST_FILE as u64 {
        return Err(because(&"it is larger than any article"));
    }
    let bytes = fs::read(&path).map_err(|error| because(&error))?;
    let articles = pages::read(&path.to_string_lossy(), &bytes);
    let articles = articles.map_err(|error| clean_line(&error.to_string()).into_owned())?;
    let texts = articles.into_iter().map(|article| article.snapshot);
    // A feed has many articles: the one that is cited has the words that are.
    let passages = passages::of(story, source);
    let fits = |text: &Snapshot| {
        let fits = passages.iter().filter(|it| it.fit(text) == Fit::Same);
        fits.count()
    };
    let first_best = texts.reduce(|a, b| if fits(&b) > fits(&a) { b } else { a });
    first_best.ok_or_else(|| because(&"no article is in it"))
}
