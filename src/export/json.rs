//! Lists as JSON: an array with an object for each record.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::What;
use super::records::{ActorRecord, EventRecord, QuoteRecord, SourceRecord};
use crate::search::Hits;
use crate::story::Story;

pub(super) fn list(story: &Story, hits: &Hits, what: What, out: &mut impl Write) -> io::Result<()> {
    match what {
        What::Events => array(
            hits.events.iter().map(|hit| EventRecord::new(story, hit)),
            out,
        ),
        What::Actors => array(
            hits.actors.iter().map(|hit| ActorRecord::new(story, hit)),
            out,
        ),
        What::Quotes => array(
            hits.quotes.iter().map(|hit| QuoteRecord::new(story, hit)),
            out,
        ),
        What::Sources => array(
            hits.sources.iter().map(|hit| SourceRecord::new(story, hit)),
            out,
        ),
    }
}

/// Writes the records one by one, so that a long list need not be held in memory.
fn array(records: impl Iterator<Item = impl Serialize>, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::pretty(&mut *out);
    serializer.collect_seq(records)?;
    writeln!(out)
}
