//! Finds line and column of what the builder has against a record, and makes reports of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use super::format::Format;
use super::lookup::Lookup;
use super::mistake::Mistake;
use super::node::Value;
use super::pieces::for_each_line;
use super::report::Report;
use super::text::Lines;
use crate::story::{FileId, Place, Problem};

/// A file that was read, and how its text can be had again.
pub(super) struct Held {
    pub name: String,
    pub format: Format,
    pub text: Text,
}

pub(super) enum Text {
    Here(String),
    /// NDJSON on disk, which may be too large to be kept.
    OnDisk(PathBuf),
}

impl Held {
    fn lines(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match &self.text {
            Text::Here(text) => Box::new(text.as_bytes()),
            Text::OnDisk(path) => Box::new(File::open(path)?),
        })
    }
}

/// Files as they were read, and what became of the records that are not in the story.
pub(super) struct Placing<'a> {
    pub files: &'a [Held],
    /// Where the records of these ids stand, which were left out.
    pub left_out: &'a BTreeMap<String, String>,
}

/// A report, and the file and byte it is about.
pub(super) type Placed = ((usize, u64), Report);

impl Placing<'_> {
    /// The reports of problems that come sorted by place.
    pub fn reports(&self, problems: &[Problem]) -> Vec<Placed> {
        let others = problems
            .iter()
            .filter_map(|problem| problem.other)
            .collect();
        let others = self.line_numbers(&others);
        let mut placed = Vec::new();
        for group in problems.chunk_by(|a, b| a.place.file == b.place.file) {
            let before = placed.len();
            // What changed or went away since it was read is reported without a line.
            if self.place(group, &others, &mut placed).is_err() {
                placed.truncate(before);
            }
            for problem in &group[placed.len() - before..] {
                let name = self.file(problem.place.file).map_or("", |file| &file.name);
                let report = Report::of_file(name, &problem.found, &problem.expected);
                placed.push(((problem.place.file.index(), problem.place.offset), report));
            }
        }
        placed
    }

    fn file(&self, id: FileId) -> Option<&Held> {
        self.files.get(id.index())
    }

    /// Places the problems of one file.
    fn place(
        &self,
        problems: &[Problem],
        others: &BTreeMap<Place, usize>,
        placed: &mut Vec<Placed>,
    ) -> io::Result<()> {
        let Some(file) = problems
            .first()
            .and_then(|first| self.file(first.place.file))
        else {
            return Ok(());
        };
        let mut place = |problem: &Problem, lines: &Lines<'_>, base: u64, lookup: &mut Lookup| {
            let mistake = self.mistake(problem, base, others, lookup);
            let offset = base + mistake.span.start as u64;
            placed.push(((problem.place.file.index(), offset), lines.report(&mistake)));
        };
        match &file.text {
            Text::Here(text) if file.format != Format::Ndjson => {
                let lines = Lines::new(&file.name, text);
                let mut lookup = Lookup::new(text, file.format);
                for problem in problems {
                    place(problem, &lines, 0, &mut lookup);
                }
            }
            _ => {
                let mut problems = problems.iter().peekable();
                for_each_line(file.lines()?, |number, offset, line| {
                    let end = offset + line.len();
                    if problems
                        .peek()
                        .is_none_or(|problem| problem.place.offset >= end)
                    {
                        return;
                    }
                    let text = line.text();
                    let lines = Lines::from_line(&file.name, &text, number);
                    let mut lookup = Lookup::new(&text, Format::Ndjson);
                    while let Some(problem) = problems.next_if(|it| it.place.offset < end) {
                        place(problem, &lines, offset, &mut lookup);
                    }
                })?;
            }
        }
        Ok(())
    }

    /// What a problem is in a text that begins at `base`.
    fn mistake(
        &self,
        problem: &Problem,
        base: u64,
        others: &BTreeMap<Place, usize>,
        lookup: &mut Lookup,
    ) -> Mistake {
        let offset = usize::try_from(problem.place.offset.saturating_sub(base)).unwrap_or(0);
        let (span, value) = match lookup.find(offset, &problem.path) {
            Some((span, node)) => (span, Some(node.value)),
            None => (offset..offset, None),
        };
        let mut mistake = Mistake::new(span, &*problem.found, &*problem.expected);
        mistake.hint.clone_from(&problem.hint);
        if let Some(other) = problem.other {
            let name = self.file(other.file).map_or("", |file| &file.name);
            let line = others
                .get(&other)
                .map_or(String::new(), |line| format!(":{line}"));
            mistake.loss = Some(format!(
                "the first one stands at {name}{line}, and is the one that counts"
            ));
        }
        if let Some(Value::Text(id)) = value
            && let Some(place) = self.left_out.get(&id)
        {
            mistake.hint = Some(format!("the record of that id at {place} is left out"));
            mistake.follows = true;
        }
        mistake
    }

    /// The numbers of the lines at which records begin.
    fn line_numbers(&self, places: &BTreeSet<Place>) -> BTreeMap<Place, usize> {
        let mut numbers = BTreeMap::new();
        let places: Vec<Place> = places.iter().copied().collect();
        for group in places.chunk_by(|a, b| a.file == b.file) {
            let Some(file) = self.file(group[0].file) else {
                continue;
            };
            match &file.text {
                Text::Here(text) if file.format != Format::Ndjson => {
                    let lines = Lines::new(&file.name, text);
                    numbers.extend(group.iter().map(|place| {
                        let offset = usize::try_from(place.offset).unwrap_or(usize::MAX);
                        (*place, lines.number(offset))
                    }));
                }
                _ => {
                    let mut group = group.iter().peekable();
                    let counted = file.lines().and_then(|lines| {
                        for_each_line(lines, |number, offset, line| {
                            let end = offset + line.len();
                            while let Some(place) = group.next_if(|place| place.offset < end) {
                                numbers.insert(*place, number);
                            }
                        })
                    });
                    // A file that is gone has no lines; the report does without their number.
                    drop(counted);
                }
            }
        }
        numbers
    }
}
