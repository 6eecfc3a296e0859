//! `dateline import`: articles in, a draft story out.

use anyhow::{Context, anyhow, bail};
use rayon::prelude::*;

use super::args::{DraftFormat, Import};
use super::{config, report, stderr};
use crate::import::draft::{Drafted, Input, draft, head_comment};
use crate::import::known::Known;
use crate::import::writer;
use crate::load::{self, ReadArticle};
use crate::schema::Record;
use crate::story::date::{Date, Day};

/// Columns that a comment of the draft is wrapped to.
const WIDE: usize = 110;

/// Prints the draft, and reports what of the files is no article.
///
/// # Errors
///
/// If a file cannot be read, if none holds an article, if the date is none, or if the story of `--into` cannot be
/// opened.
pub(super) fn print(import: &Import) -> anyhow::Result<u8> {
    let given = import.published.as_deref().map(day).transpose()?;
    let known = match &import.into {
        Some(path) => known(path)?,
        None => Known::default(),
    };
    let (articles, reports) = load::articles(&import.files, std::io::stdin())?;
    if articles.is_empty() {
        report(&reports);
        bail!("nothing to draft from: no article was found");
    }
    let inputs: Vec<Input<'_>> = articles.iter().map(ReadArticle::input).collect();
    let drafted = draft(&inputs, &known, given);
    config::print(&match import.format {
        DraftFormat::Toml => toml(&drafted),
        DraftFormat::Json => json(drafted),
    })?;
    Ok(report(&reports))
}

/// The day that somebody gives.
fn day(text: &str) -> anyhow::Result<Day> {
    let date = Date::parse(text).ok().filter(|date| date.is_single_day());
    let day = date.and_then(Date::first);
    day.ok_or_else(|| anyhow!("--published is “{text}”; expected a day, such as 2026-02-16"))
}

/// What the story has that drafts are to attach to.
fn known(path: &std::path::Path) -> anyhow::Result<Known> {
    let loaded = load::open(&[path.to_owned()], std::io::empty()).context("--into")?;
    if !loaded.problems.is_empty() {
        let number = loaded.problems.len();
        stderr::say(&format!(
            "dateline: --into: the story has problems ({number}); `dateline check` tells them"
        ));
    }
    Ok(Known::of(&loaded.story))
}

fn toml(drafted: &[Drafted]) -> String {
    let records: Vec<String> = drafted.par_iter().map(record).collect();
    head_comment().to_owned() + &records.concat()
}

/// A record, behind an empty line and what a person should know of it.
fn record(drafted: &Drafted) -> String {
    let mut text = "\n".to_owned();
    for line in drafted.comment.iter().flat_map(|comment| wrapped(comment)) {
        text.push_str("# ");
        text.push_str(&line);
        text.push('\n');
    }
    text + &writer::toml(&drafted.record)
}

fn json(drafted: Vec<Drafted>) -> String {
    let records: Vec<Record<'_>> = drafted.into_iter().map(|one| one.record).collect();
    writer::json(&records)
}

/// The lines of a comment, on which no control and no line break of an article can end it.
fn wrapped(comment: &str) -> Vec<String> {
    let clean = crate::text::clean_line(comment);
    let mut lines: Vec<String> = Vec::new();
    for word in clean.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
