//! Flags as a compiler tells its messages: the sentence, the line with its place marked, who says what, what to do.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::Checked;
use crate::check::{Flag, Scope, Severity, Side};
use crate::load::Spot;
use crate::story::Story;

/// Writes every flag that nobody has accepted, and how many there are.
pub(super) fn write(checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let story = &*checked.loaded.story;
    let mut explained = BTreeSet::new();
    for told in &checked.told {
        let is_first = explained.insert(told.flag.rule.id);
        flag_text(story, told.flag, &told.spot, is_first, out)?;
    }
    let untold = untold(checked);
    for (rule, number) in &untold {
        writeln!(
            out,
            "{number} more of {rule} are not listed; --format json has all of them"
        )?;
    }
    if !untold.is_empty() {
        writeln!(out)?;
    }
    if checked.told.iter().any(|told| !told.flag.sides.is_empty()) {
        writeln!(
            out,
            "● a line of evidence with own reporting at its origin, ○ one whose independence is not known"
        )?;
    }
    writeln!(out, "{}", summary(checked))
}

/// How many flags of a rule are left out, by rule.
fn untold(checked: &Checked<'_>) -> BTreeMap<&'static str, usize> {
    let mut untold: BTreeMap<&str, usize> = BTreeMap::new();
    for flag in checked.flags.iter().filter(|flag| flag.accepted.is_none()) {
        *untold.entry(flag.rule.id).or_default() += 1;
    }
    for told in &checked.told {
        untold
            .entry(told.flag.rule.id)
            .and_modify(|number| *number -= 1);
    }
    untold.retain(|_, number| *number > 0);
    untold
}

fn flag_text(
    story: &Story,
    flag: &Flag,
    spot: &Spot,
    is_first: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let rule = flag.rule;
    let number = spot.line.map(|line| line.to_string()).unwrap_or_default();
    let gutter = " ".repeat(number.len());
    writeln!(
        out,
        "{}[{}]: {}",
        rule.severity.name(),
        rule.id,
        flag.sentence
    )?;
    writeln!(out, "{gutter}--> {}", spot.place())?;
    if let Some(excerpt) = &spot.excerpt {
        out.write_all(excerpt.below(&number).as_bytes())?;
    }
    let title = flag.subject().title(story);
    writeln!(out, "{gutter} = about “{title}” ({})", flag.name(story))?;
    for side in &flag.sides {
        writeln!(out, "{gutter} = {}", side_text(story, side))?;
    }
    for remark in &flag.remarks {
        writeln!(out, "{gutter} = {remark}")?;
    }
    if is_first {
        writeln!(out, "{gutter} = help: {}", rule.advice)?;
    }
    writeln!(out)
}

/// `Fri 13 Feb 2026: ● FOX 13 Seattle, ○ Truthout with National Today`.
fn side_text(story: &Story, side: &Side) -> String {
    let voices: Vec<String> = side
        .voices
        .iter()
        .map(|voice| {
            let sign = if voice.independent { '●' } else { '○' };
            let mut names = voice
                .sources
                .iter()
                .map(|&key| story.source(key).publisher());
            let first = names.next().unwrap_or_default();
            let others: Vec<&str> = names.collect();
            if others.is_empty() {
                format!("{sign} {first}")
            } else {
                format!("{sign} {first} with {}", others.join(" and "))
            }
        })
        .collect();
    if voices.is_empty() {
        format!("{}: nobody supports it", side.words)
    } else {
        format!("{}: {}", side.words, voices.join(", "))
    }
}

/// `2 errors, 47 faults, 1 remark; holes are not looked for without --holes`.
fn summary(checked: &Checked<'_>) -> String {
    let count = |severity, one: &str, many: &str| {
        let number = checked.count(severity).filter(|number| *number > 0)?;
        Some(format!("{number} {}", if number == 1 { one } else { many }))
    };
    let counts = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Fault, "fault", "faults"),
        count(Severity::Remark, "remark", "remarks"),
        count(Severity::Hole, "hole", "holes"),
    ];
    let accepted = Some(checked.accepted()).filter(|number| *number > 0);
    let accepted = accepted.map(|number| format!("{number} accepted"));
    let counts: Vec<String> = counts.into_iter().chain([accepted]).flatten().collect();
    let mut text = if counts.is_empty() {
        "Nothing was noticed".to_owned()
    } else {
        counts.join(", ")
    };
    if checked.scope == Scope::Faults {
        text.push_str("; --holes looks for what is missing too");
    }
    text
}
