//! `dateline export`: what answers to a query, as a document or a table to hand over.

mod missing;

use std::io::{self, BufWriter, ErrorKind, Write};

use anyhow::{Context, anyhow, bail};
use chrono::{DateTime, SecondsFormat, Utc};

use super::args::{Export, To, What};
use super::progress::Bar;
use super::target::Target;
use super::{config, list, open, stderr};
use crate::export::{self, Document};
use crate::search::{Index, Query};
use crate::text::clean_line;

use missing::Missing;

/// Writes the document, and reports problems of the data. A query that is not understood, or not
/// finished, writes nothing: exit code 2.
///
/// # Errors
///
/// If the file is there already or cannot be written, if the options do not go together, or if the
/// story cannot be opened.
pub(super) fn write(export: &Export) -> anyhow::Result<u8> {
    let is_table = matches!(export.to, To::Csv | To::Json);
    if export.what.is_some() && !is_table {
        bail!(
            "--what goes with --to csv and json; csl-json has sources, and the others events with all that belongs to them"
        );
    }
    let query = Query::parse(&export.input.query);
    if list::remark_on(&query) {
        return Ok(super::COULD_NOT_RUN);
    }
    let made = made()?;
    let target = export.output.as_deref().map(Target::new).transpose()?;
    let bar = Bar::new(&export.input);
    let loaded = open(&export.input, export.audience(), &bar)?;
    let story = &*loaded.story;
    bar.say("searching");
    let hits = Index::new(story).run(&query, story);
    let document = Document {
        story,
        hits: &hits,
        query: query.text(),
        made: &made,
        audience: export.audience(),
    };
    let missing = Missing::of(&document, export.to);
    if missing.all {
        drop(bar);
        missing.say();
        super::report(&loaded.problems);
        bail!(
            "nothing to write: the format needs an event, and none that answers has a place in it"
        );
    }
    if let (Some(target), Some(path)) = (target, &export.output) {
        bar.say("writing");
        target.fill(|out| put(&document, export, out))?;
        drop(bar);
        config::print(&format!("wrote {}\n", clean_line(&path.to_string_lossy())))?;
    } else {
        // What is written may go to the same terminal.
        drop(bar);
        let mut out = BufWriter::new(io::stdout().lock());
        match put(&document, export, &mut out).and_then(|()| out.flush()) {
            // `head` has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            written => written.context("cannot write to standard output")?,
        }
    }
    missing.say();
    if export::count(story, &hits, what(export)) == 0 && !query.is_empty() {
        let query = clean_line(query.text());
        stderr::say(&format!("dateline: nothing answers to “{query}”"));
    }
    Ok(super::report(&loaded.problems))
}

fn put(document: &Document<'_>, export: &Export, out: &mut impl Write) -> io::Result<()> {
    match export.to {
        To::Markdown => document.markdown(out),
        To::Html => document.html(out),
        To::Csv => document.csv(what(export), out),
        To::Json => document.json(what(export), out),
        To::TimelineJs => document.timelinejs(out),
        To::Ics => document.calendar(out),
        To::CslJson => document.csl_json(out),
    }
}

/// Which records are written.
fn what(export: &Export) -> export::What {
    match (export.to, export.what) {
        (To::CslJson, _) => export::What::Sources,
        (_, what) => what.unwrap_or(What::Events).into(),
    }
}

/// When the document is made: now, or when `SOURCE_DATE_EPOCH` says, which makes it reproducible.
pub(super) fn made() -> anyhow::Result<String> {
    let time = match std::env::var_os("SOURCE_DATE_EPOCH") {
        None => Utc::now(),
        Some(seconds) => seconds
            .to_str()
            .and_then(|seconds| seconds.parse().ok())
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .ok_or_else(|| {
                let found = seconds.to_string_lossy();
                anyhow!("SOURCE_DATE_EPOCH is “{found}”, not a number of seconds since 1970")
            })?,
    };
    Ok(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}
