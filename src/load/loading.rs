//! Brings files to the builder one by one, and keeps what it takes to place problems in them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::articles::{self, ReadArticle};
use super::fingerprint::Fingerprinter;
use super::folder::Found;
use super::format::Format;
use super::mistake::one_of;
use super::parsed::Parsed;
use super::part::{MOST, Part};
use super::pieces::{Pieces, Sizes};
use super::placing::{Held, Placed, Placing, Text};
use super::progress::Meter;
use super::record::{self, Kind};
use super::report::Report;
use super::text::{Lines, decode, not_utf8, without_mark};
use super::texts::Texts;
use super::threads::for_each_piece;
use super::{LoadError, Loaded};
use crate::import::draft::{Drafted, Input, draft};
use crate::import::known::Known;
use crate::schema::Record;
use crate::story::{Audience, Builder, FileId, Place};
use crate::text::Clean;

/// The largest file that is read as a whole, in bytes. NDJSON files may be larger.
const LARGEST: u64 = 512 << 20;

/// What standard input is called.
pub(super) const STDIN: &str = "standard input";

/// A story on its way.
#[derive(Default)]
pub(super) struct Loading {
    /// Whom the story is for.
    audience: Audience,
    /// In what pieces NDJSON is read.
    pub sizes: Sizes,
    builder: Builder,
    fingerprinter: Fingerprinter,
    files: Vec<Held>,
    /// Where each file is, for those that are on disk.
    paths: Vec<Option<PathBuf>>,
    /// By file and byte offset, so that they can be told in order.
    reports: Vec<Placed>,
    /// How many problems each file has.
    counts: Vec<usize>,
    /// Records given to the builder.
    records: usize,
    /// Ids of records that are left out, and where.
    left_out: BTreeMap<String, String>,
}

impl Loading {
    /// A story for `audience`, of which nothing is read yet.
    pub fn new(audience: Audience) -> Self {
        Self {
            audience,
            fingerprinter: Fingerprinter::new(audience),
            ..Self::default()
        }
    }

    /// Reads a file. What is wrong with it is a problem, except that the user's own choice cannot
    /// be read.
    pub fn file(&mut self, file: &Found, meter: &Meter<'_>) -> Result<(), LoadError> {
        let result = self.read(file, meter);
        // A file is held once, whatever came of reading it.
        self.paths.resize(self.files.len(), Some(file.path.clone()));
        result
    }

    fn read(&mut self, file: &Found, meter: &Meter<'_>) -> Result<(), LoadError> {
        let name = file.path.to_string_lossy().into_owned();
        let result = match &file.trouble {
            Some(trouble) => Err(io::Error::other(trouble.clone())),
            None => self.read_file(&name, file, meter),
        };
        match result {
            Err(error) if file.is_named => Err(LoadError::new(&file.path, error)),
            Err(error) => {
                let id = self.hold(&name, Format::Toml, Text::Here(String::new()));
                let found = format!("what cannot be read: {error}");
                self.report(id, 0, || {
                    Report::of_file(&name, &found, "a file that can be read")
                });
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    fn read_file(&mut self, name: &str, file: &Found, meter: &Meter<'_>) -> io::Result<()> {
        let open = File::open(&file.path)?;
        let format = Format::of_name(&file.path);
        let about = open.metadata()?;
        if !about.is_file() {
            // A pipe can be read only once, and brings what it brings.
            self.bytes(name, read_whole(meter.count(open))?, format);
            return Ok(());
        }
        if format == Some(Format::Ndjson) {
            let id = self.hold(name, Format::Ndjson, Text::OnDisk(file.path.clone()));
            return self.lines(id, meter.count(open));
        }
        if about.len() > LARGEST {
            return Err(too_large());
        }
        self.bytes(name, read_whole(open)?, format);
        // Most of the time goes into taking the text apart, not into reading it.
        meter.add(about.len());
        Ok(())
    }

    /// Reads as much of a file as there is `room` for: of NDJSON the first lines, of another format all or
    /// nothing. Gives the number of bytes.
    pub fn beginning(&mut self, file: &Found, room: u64) -> io::Result<u64> {
        let format = Format::of_name(&file.path);
        let name = file.path.to_string_lossy();
        let size = match file.size() {
            // Articles are drafted from when all else is known.
            Some(_) if format == Some(Format::Article) => return Ok(0),
            Some(size) if size <= room || format == Some(Format::Ndjson) => size.min(room),
            _ => return Ok(0),
        };
        let open = File::open(&file.path)?.take(size);
        if format == Some(Format::Ndjson) {
            let id = self.hold(&name, Format::Ndjson, Text::OnDisk(file.path.clone()));
            // What comes before an error is as good as any beginning.
            drop(self.lines(id, open));
        } else {
            self.bytes(&name, read_whole(open)?, format);
        }
        self.paths.resize(self.files.len(), Some(file.path.clone()));
        Ok(size)
    }

    /// Reads articles, and drafts records from them. What `known` has is not drafted.
    pub fn articles(&mut self, files: &[&Found], known: &Known) -> Result<(), LoadError> {
        let mut articles = Vec::new();
        let mut reports = Vec::new();
        for file in files {
            articles::read(file, &mut articles, &mut reports)?;
        }
        let held: Vec<FileId> = articles.iter().map(|it| self.hold_article(it)).collect();
        let inputs: Vec<Input<'_>> = articles.iter().map(beside).collect();
        for Drafted {
            record,
            input,
            offset,
            ..
        } in draft(&inputs, known, None)
        {
            let file = held[input];
            self.add(&record, Place { file, offset });
        }
        for report in reports {
            let id = self.hold(&report.file, Format::Article, Text::Here(String::new()));
            self.report(id, 0, || report);
        }
        self.paths.resize(self.files.len(), None);
        Ok(())
    }

    fn hold_article(&mut self, it: &ReadArticle) -> FileId {
        let text = Text::Here(it.article.snapshot.text().to_owned());
        let id = self.hold(&it.name, Format::Article, text);
        self.paths.resize(self.files.len(), it.path.clone());
        id
    }

    /// Reads standard input.
    pub fn stdin(&mut self, stdin: &mut impl Read, meter: &Meter<'_>) -> io::Result<()> {
        self.bytes(STDIN, read_whole(meter.count(stdin))?, None);
        self.paths.resize(self.files.len(), None);
        Ok(())
    }

    /// Reads bytes, in a format that is told by them if it is not given.
    pub fn bytes(&mut self, name: &str, bytes: Vec<u8>, format: Option<Format>) {
        let hash = blake3::hash(&bytes);
        // Lines that are no UTF-8 are looked at one by one, in the bytes as they came.
        let original = if std::str::from_utf8(&bytes).is_ok() {
            None
        } else {
            Some(bytes.clone())
        };
        match decode(bytes) {
            Ok((text, bad)) => {
                let format = format.unwrap_or_else(|| Format::of_text(&text));
                self.decoded(name, text, format, &bad, original.as_deref());
                self.fingerprinter.piece(hash);
            }
            Err(mistake) => {
                let id = self.hold(name, Format::Toml, Text::Here(String::new()));
                self.report(id, 0, || {
                    let mut report = Report::of_file(name, &mistake.found, &mistake.expected);
                    report.hint = mistake.hint.as_deref().map(Clean::line);
                    report
                });
            }
        }
    }

    /// Reads a text.
    pub fn text(&mut self, name: &str, text: String, format: Format) {
        let hash = blake3::hash(text.as_bytes());
        self.decoded(name, text, format, &[], None);
        self.fingerprinter.piece(hash);
    }

    fn decoded(
        &mut self,
        name: &str,
        mut text: String,
        format: Format,
        bad: &[Range<usize>],
        original: Option<&[u8]>,
    ) {
        let id = self.hold(name, format, Text::Here(String::new()));
        if format == Format::Ndjson {
            // Reading from memory does not fail.
            drop(self.lines(id, original.unwrap_or(text.as_bytes())));
        } else {
            let mark = text.len() - without_mark(&text).len();
            text.drain(..mark);
            let bad: Vec<_> = bad
                .iter()
                .map(|it| it.start - mark..it.end - mark)
                .collect();
            let parsed = match format {
                Format::Json => super::json::read(&text),
                _ => super::toml::read(&text),
            };
            self.take(id, name, &text, parsed, &bad);
        }
        self.files[id.index()].text = Text::Here(text);
    }

    fn take(&mut self, id: FileId, name: &str, text: &str, parsed: Parsed, bad: &[Range<usize>]) {
        let Parsed {
            tables,
            mut mistakes,
            ..
        } = parsed;
        let first_bad = mistakes.len();
        mistakes.extend(bad.iter().cloned().map(not_utf8));
        let lines = Lines::new(name, text);
        for (kind, mut table) in tables {
            for (number, place) in bad.iter().enumerate() {
                table.spoil(place, first_bad + number);
            }
            let start = table.span.start;
            match record::read(kind, &mut table, &mut mistakes) {
                Some(record) => {
                    self.add(
                        &record,
                        Place {
                            file: id,
                            offset: start as u64,
                        },
                    );
                }
                None => self.leave_out(record::id(&table), name, lines.number(start)),
            }
        }
        for mistake in &mistakes {
            let place = mistake.span.start as u64;
            self.report(id, place, || lines.report(mistake));
        }
    }

    fn lines(&mut self, id: FileId, from: impl Read + Send) -> io::Result<()> {
        let name = self.files[id.index()].name.clone();
        let mut before = 0;
        for_each_piece(
            Pieces::new(from, self.sizes),
            |piece| Part::read(piece, id, &name),
            |part| {
                let lines = part.lines;
                self.take_part(id, &name, part, before);
                before += lines;
            },
        )
    }

    /// Takes in what a piece of a file came to that has so many lines before it.
    fn take_part(&mut self, id: FileId, name: &str, part: Part, before: usize) {
        self.fingerprinter.piece(part.hash);
        self.records += part.records;
        self.builder.append(part.batch);
        for (left_out, line) in part.left_out {
            self.leave_out(Some(left_out), name, before + line);
        }
        let unlisted = part.problems - part.reports.len();
        for (offset, mut report) in part.reports {
            report.line = report.line.map(|line| before + line);
            self.report(id, offset, || report);
        }
        self.counts[id.index()] += unlisted;
    }

    fn hold(&mut self, name: &str, format: Format, text: Text) -> FileId {
        self.fingerprinter.file(format);
        self.files.push(Held {
            name: name.to_owned(),
            format,
            text,
        });
        self.counts.push(0);
        self.builder.file(name)
    }

    fn leave_out(&mut self, id: Option<String>, name: &str, line: usize) {
        if let Some(id) = id {
            self.left_out
                .entry(id)
                .or_insert_with(|| format!("{name}:{line}"));
        }
    }

    fn add(&mut self, record: &Record<'_>, place: Place) {
        self.records += 1;
        self.builder.add(record, place);
    }

    /// Makes the report of a problem, if the file has room for one more.
    fn report(&mut self, id: FileId, offset: u64, report: impl FnOnce() -> Report) {
        if self.has_room(id) {
            self.reports.push(((id.index(), offset), report()));
        }
    }

    /// Counts a problem of a file, and says whether it is to be listed.
    fn has_room(&mut self, id: FileId) -> bool {
        let count = &mut self.counts[id.index()];
        *count += 1;
        *count <= MOST
    }

    /// Makes the story, and finds the places of what the builder has against the records.
    pub fn finish(mut self) -> Loaded {
        let fingerprint = self.fingerprinter.finish();
        let (story, mut problems) = std::mem::take(&mut self.builder).finish_for(self.audience);
        problems.retain(|problem| self.has_room(problem.place.file));
        let placing = Placing {
            files: &self.files,
            left_out: &self.left_out,
        };
        self.reports.extend(placing.reports(&problems));
        self.say_what_is_missing();
        // What follows from another mistake would hide that one, were it told first.
        self.reports
            .sort_by_key(|(place, report)| (report.follows, *place));
        let problems = self.reports.into_iter().map(|(_, report)| report).collect();
        self.paths.resize(self.files.len(), None);
        Loaded {
            story: Arc::new(story),
            problems,
            files: self.paths,
            texts: Texts::new(self.files),
            fingerprint,
        }
    }

    /// Makes the story, and says nothing of problems.
    pub fn finish_quietly(self) -> Loaded {
        let (story, _) = self.builder.finish_for(self.audience);
        Loaded {
            story: Arc::new(story),
            problems: Vec::new(),
            files: self.paths,
            texts: Texts::default(),
            fingerprint: None,
        }
    }

    /// Says if there are more problems than are listed, or nothing at all.
    fn say_what_is_missing(&mut self) {
        for (index, count) in self.counts.iter().enumerate() {
            if *count > MOST {
                let found = format!("{} more problems, which are not listed", count - MOST);
                let report = Report::of_file(&self.files[index].name, &found, "none");
                self.reports.push(((index, u64::MAX), report));
            }
        }
        if let (Some(file), true, 0) = (self.files.first(), self.reports.is_empty(), self.records) {
            let report = Report::of_file(&file.name, "no record", &one_of(&Kind::NAMES));
            self.reports.push(((0, 0), report));
        }
    }
}

/// What drafts are made from whose records stand in the article's own file.
fn beside(it: &ReadArticle) -> Input<'_> {
    let file = it.path.as_ref().and_then(|path| path.file_name()?.to_str());
    Input {
        snapshot: file,
        ..it.input()
    }
}

/// Reads all of a file or a pipe, unless it is too large to be sane.
pub(super) fn read_whole(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    Ok(bytes)
}

fn too_large() -> io::Error {
    let limit = LARGEST >> 20;
    io::Error::other(format!(
        "it is larger than {limit} MiB, as only NDJSON files may be"
    ))
}
