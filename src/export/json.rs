//! Lists as JSON: an array with an object for each record, or an object a line.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::What;
use super::records::{ActorRecord, EventRecord, LoneClaimRecord, QuoteRecord, SourceRecord};
use crate::search::Hits;
use crate::story::Story;

/// How objects follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One array, indented.
    Array,
    /// One object a line.
    Lines,
}

pub(super) fn list(
    story: &Story,
    hits: &Hits,
    what: What,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    match what {
        What::Events => {
            let events = hits.events.iter();
            layout.write(events.map(|hit| EventRecord::new(story, hit)), out)
        }
        What::Claims => {
            let claims = super::claims(story, hits);
            let claims = claims.into_iter();
            layout.write(claims.map(|hit| LoneClaimRecord::new(story, hit)), out)
        }
        What::Actors => {
            let actors = hits.actors.iter().copied();
            layout.write(actors.map(|hit| ActorRecord::new(story, hit)), out)
        }
        What::Quotes => {
            let quotes = hits.quotes.iter();
            layout.write(quotes.map(|hit| QuoteRecord::new(story, hit)), out)
        }
        What::Sources => {
            let sources = hits.sources.iter().copied();
            layout.write(sources.map(|hit| SourceRecord::new(story, hit)), out)
        }
    }
}

impl Layout {
    /// Writes the records one by one, so that a long list need not be held in memory.
    fn write(
        self,
        records: impl Iterator<Item = impl Serialize>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        if self == Self::Lines {
            for record in records {
                serde_json::to_writer(&mut *out, &record)?;
                writeln!(out)?;
            }
            return Ok(());
        }
        let mut serializer = serde_json::Serializer::pretty(&mut *out);
        serializer.collect_seq(records)?;
        writeln!(out)
    }
}
