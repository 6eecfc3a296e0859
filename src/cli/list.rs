//! `dateline list`: the same query as on the screen, printed.

use std::io::{self, BufWriter, ErrorKind, Write};

use anyhow::Context;

use super::args::List;
use super::progress::Bar;
use super::{open, stderr};
use crate::export;
use crate::search::{Index, Query};
use crate::text::clean_line;

/// Prints what answers to the query, and reports problems of the data. A query that is not
/// understood, or not finished, prints nothing: exit code 2.
///
/// # Errors
///
/// If the story cannot be opened, or standard output takes no more, other than because its reader has gone.
pub(super) fn print(list: &List) -> anyhow::Result<u8> {
    let query = Query::parse(&list.input.query);
    if remark_on(&query) {
        // A list that leaves a part of the query aside is taken for its answer.
        return Ok(super::COULD_NOT_RUN);
    }
    let bar = Bar::new(&list.input);
    let loaded = open(&list.input, list.audience(), &bar)?;
    let story = &*loaded.story;
    bar.say("searching");
    let hits = Index::new(story).run(&query, story);
    drop(bar);
    let what = list.what.into();

    let mut out = BufWriter::new(io::stdout().lock());
    let written =
        export::list(story, &hits, what, list.format.into(), &mut out).and_then(|()| out.flush());
    match written {
        // `head` has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.context("cannot write to standard output")?,
    }
    if export::count(story, &hits, what) == 0 && !query.is_empty() {
        let query = clean_line(query.text());
        stderr::say(&format!("dateline: nothing answers to “{query}”"));
    }
    Ok(super::report(&loaded.problems))
}

/// Says what of the query was not understood, or is not finished. Says whether there was any.
pub(super) fn remark_on(query: &Query) -> bool {
    let remarks = remarks(query);
    for remark in &remarks {
        stderr::say(&format!("dateline: {remark}"));
    }
    !remarks.is_empty()
}

/// What of the query was not understood, or is not finished.
pub(super) fn remarks(query: &Query) -> Vec<String> {
    let part = |range| clean_line(query.text().get(range).unwrap_or_default());
    let problems = query
        .problems()
        .map(|(range, message)| format!("in the query, “{}”: {message}", part(range)));
    let pending = query.pending().map(|(range, message)| {
        let part = part(range);
        format!("in the query, “{part}” is not finished: {message}")
    });
    problems.chain(pending).collect()
}
