//! Flags as one JSON object: how many there are, and each with its place, its sentence and who says what.

use std::io::{self, Write};

use serde::Serialize;

use super::{Checked, Told};
use crate::check::{Severity, Side};
use crate::load::Spot;
use crate::story::{Place, Story};

#[derive(Serialize)]
struct Report<'c> {
    story: &'c str,
    counts: Counts,
    flags: Vec<FlagRecord<'c>>,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    faults: usize,
    remarks: usize,
    /// Nothing where they were not looked for.
    holes: Option<usize>,
    /// Not among the others.
    accepted: usize,
}

#[derive(Serialize)]
struct FlagRecord<'c> {
    rule: &'static str,
    severity: &'static str,
    group: &'static str,
    /// What an acceptance calls it.
    subject: String,
    title: String,
    message: &'c str,
    file: &'c str,
    line: Option<usize>,
    column: Option<usize>,
    /// All records that it is about.
    records: Vec<String>,
    values: &'c [String],
    sides: Vec<SideRecord<'c>>,
    remarks: &'c [String],
    help: &'static str,
    accepted: Option<AcceptedRecord<'c>>,
}

#[derive(Serialize)]
struct AcceptedRecord<'c> {
    because: &'c str,
    by: Option<&'c str>,
}

#[derive(Serialize)]
struct SideRecord<'c> {
    value: &'c str,
    words: &'c str,
    /// Independent lines of evidence.
    independent: usize,
    /// Lines whose independence is not known.
    unknown: usize,
    lines: Vec<LineRecord<'c>>,
    /// The claims or quotes that give it.
    places: Vec<PlaceRecord<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<&'c str>,
}

#[derive(Serialize)]
struct PlaceRecord<'c> {
    file: &'c str,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct LineRecord<'c> {
    independent: bool,
    sources: Vec<&'c str>,
}

/// Writes the object, indented.
pub(super) fn write(checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let story = &*checked.loaded.story;
    let count = |severity| checked.count(severity).unwrap_or(0);
    let flags = checked.told.iter();
    let report = Report {
        story: story.title(),
        counts: Counts {
            errors: count(Severity::Error),
            faults: count(Severity::Fault),
            remarks: count(Severity::Remark),
            holes: checked.count(Severity::Hole),
            accepted: checked.accepted(),
        },
        flags: flags.map(|told| record(story, told)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn record<'c>(story: &'c Story, told: &'c Told<'_>) -> FlagRecord<'c> {
    let (flag, spot) = (told.flag, &told.spot);
    let rule = flag.rule;
    FlagRecord {
        rule: rule.id,
        severity: rule.severity.name(),
        group: rule.group.name(),
        subject: flag.name(story),
        title: flag.subject().title(story),
        message: &flag.sentence,
        file: &spot.file,
        line: spot.line,
        column: spot.column,
        records: flag
            .subjects
            .iter()
            .map(|subject| subject.name(story))
            .collect(),
        values: &flag.values,
        sides: flag
            .sides
            .iter()
            .zip(&told.sides)
            .map(|(side, places)| side_record(story, side, places))
            .collect(),
        remarks: &flag.remarks,
        help: rule.advice,
        accepted: flag.accepted.as_ref().map(|accepted| AcceptedRecord {
            because: &accepted.because,
            by: accepted.by.as_deref(),
        }),
    }
}

fn side_record<'c>(
    story: &'c Story,
    side: &'c Side,
    places: &'c [(Place, Spot)],
) -> SideRecord<'c> {
    let (independent, unknown) = side.count();
    let ids = |sources: &[_]| sources.iter().map(|&key| story.source(key).id()).collect();
    let lines = side.voices.iter().map(|voice| LineRecord {
        independent: voice.independent,
        sources: ids(&voice.sources),
    });
    SideRecord {
        value: &side.value,
        words: &side.words,
        independent,
        unknown,
        lines: lines.collect(),
        places: places
            .iter()
            .map(|(_, spot)| PlaceRecord {
                file: &spot.file,
                line: spot.line,
                column: spot.column,
            })
            .collect(),
        quotes: side
            .quotes
            .iter()
            .map(|&key| story.quote(key).id())
            .collect(),
    }
}
