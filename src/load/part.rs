//! What a piece of NDJSON comes to, read without knowing what stands before it in the file.

use blake3::Hash;

use super::ndjson::Line;
use super::pieces::Piece;
use super::report::Report;
use super::text::Lines;
use crate::story::{Batch, FileId, Place};

/// Problems of one file that are reported.
pub(super) const MOST: usize = 10_000;

/// The records of some lines, and what is wrong with them. Lines are counted from the first of them.
pub(super) struct Part {
    /// Of the piece.
    pub hash: Hash,
    pub batch: Batch,
    pub records: usize,
    /// Ids of records that are left out, and their lines.
    pub left_out: Vec<(String, usize)>,
    /// With byte offsets in the file; not more than are told of a file.
    pub reports: Vec<(u64, Report)>,
    /// All problems, with those of which there is no report.
    pub problems: usize,
    pub lines: usize,
}

impl Part {
    /// Reads a piece of the file of that name.
    pub fn read(piece: &Piece, file: FileId, name: &str) -> Self {
        let mut part = Self {
            hash: blake3::hash(piece.bytes()),
            batch: Batch::new(),
            records: 0,
            left_out: Vec::new(),
            reports: Vec::new(),
            problems: 0,
            lines: 0,
        };
        let mut line = Line::default();
        part.lines = piece.for_each_line(|number, offset, raw| {
            let text = raw.read(&mut line);
            if let Some(record) = &line.record {
                part.records += 1;
                let offset = offset + line.start as u64;
                part.batch.add(record, Place { file, offset });
            }
            let left_out = line.left_out.take();
            part.left_out.extend(left_out.map(|id| (id, number)));
            part.problems += line.mistakes.len();
            let room = MOST - part.reports.len();
            let lines = Lines::from_line(name, &text, number);
            for mistake in line.mistakes.iter().take(room) {
                let place = offset + mistake.span.start as u64;
                part.reports.push((place, lines.report(mistake)));
            }
        });
        part
    }
}
