//! `dateline check`: what the rules notice in a story, with file and line, and an exit code for it.

mod explain;
mod json;
mod places;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, ErrorKind, Write};

use anyhow::{Context, anyhow};

use super::args::{Check, Flags, Gravity, Input};
use super::progress::Bar;
use super::{config, export, open};
use crate::check::{self, Flag, Scope, Severity};
use crate::load::{Loaded, Spot};
use crate::story::date::Date;
use crate::story::{Audience, Place, Story};

/// What was noticed in a story, and where it stands.
struct Checked<'c> {
    loaded: &'c Loaded,
    /// All of it.
    flags: &'c [Flag],
    /// What is told of it, and where that stands.
    told: Vec<Told<'c>>,
    scope: Scope,
}

/// A flag, and where it stands.
struct Told<'c> {
    flag: &'c Flag,
    spot: Spot,
    /// By side, where each of its claims and quotes stands. Nothing for a text.
    sides: Vec<Vec<(Place, Spot)>>,
}

/// Flags of one rule that a text tells: nobody reads more at once.
const MOST: usize = 100;

/// Prints the flags of a story, or what a rule means. Problems of the data are reported too.
///
/// # Errors
///
/// If the story cannot be opened, no rule has the name asked for, or standard output takes no more, other than because
/// its reader has gone.
pub(super) fn print(options: &Check) -> anyhow::Result<u8> {
    if let Some(rule) = &options.explain {
        return config::print(&explain::text(rule)?);
    }
    let input = Input {
        paths: options.paths.clone(),
        query: String::new(),
    };
    let bar = Bar::new(&input);
    let loaded = open(&input, Audience::Makers, &bar)?;
    let scope = scope(options, &loaded.story)?;
    bar.say("checking");
    let flags = check::run(&loaded.story, scope);
    let told = places::of(&loaded, chosen(&flags, options.format), options.format);
    drop(bar);
    let checked = Checked {
        loaded: &loaded,
        flags: &flags,
        told,
        scope,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match options.format {
        Flags::Text => text::write(&checked, &mut out),
        Flags::Json => json::write(&checked, &mut out),
        Flags::Sarif => sarif::write(&checked, &mut out),
    };
    match written.and_then(|()| out.flush()) {
        // `head` has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.context("cannot write to standard output")?,
    }
    let code = super::report(&loaded.problems);
    let is_grave = flags.iter().any(|flag| matters(flag, options.fail_on));
    Ok(if is_grave { super::PROBLEMS } else { code })
}

/// What is told in a format: in text no more of a rule than can be read, and nothing that was accepted.
fn chosen(flags: &[Flag], format: Flags) -> Vec<&Flag> {
    if !matches!(format, Flags::Text) {
        return flags.iter().collect();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let open = flags.iter().filter(|flag| flag.accepted.is_none());
    let chosen = open.filter(|flag| {
        let count = counts.entry(flag.rule.id).or_default();
        *count += 1;
        *count <= MOST
    });
    chosen.collect()
}

fn scope(options: &Check, story: &Story) -> anyhow::Result<Scope> {
    if !options.holes && options.fail_on != Gravity::Hole {
        return Ok(Scope::Faults);
    }
    let now = export::made()?;
    let today = Date::read(&now, story.timezone())
        .ok()
        .and_then(Date::first);
    let today = today.ok_or_else(|| anyhow!("{now} is no day that can be counted"))?;
    Ok(Scope::All { today })
}

/// Whether a flag makes the check fail.
fn matters(flag: &Flag, from: Gravity) -> bool {
    if flag.accepted.is_some() {
        return false;
    }
    let gravity = match flag.rule.severity {
        Severity::Error => Gravity::Error,
        Severity::Fault => Gravity::Fault,
        Severity::Hole => Gravity::Hole,
        Severity::Remark => return false,
    };
    gravity <= from
}

impl Checked<'_> {
    /// How many flags were accepted.
    fn accepted(&self) -> usize {
        let flags = self.flags.iter();
        flags.filter(|flag| flag.accepted.is_some()).count()
    }

    /// How many flags there are of a severity that nobody has accepted; nothing where they were not looked for.
    fn count(&self, severity: Severity) -> Option<usize> {
        let is_looked_for = severity != Severity::Hole || self.scope != Scope::Faults;
        let flags = self.flags.iter();
        let is_open = |flag: &&Flag| flag.rule.severity == severity && flag.accepted.is_none();
        is_looked_for.then(|| flags.filter(is_open).count())
    }
}
