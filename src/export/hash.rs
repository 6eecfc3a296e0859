//! A fingerprint of a story's records, by which somebody can tell later whether they have changed.

use sha2::{Digest, Sha256};

use super::json::Layout;
use super::{What, json};
use crate::search::{Index, Query};
use crate::story::Story;

/// How [`of`] is made, for whoever wants to check it.
pub(super) const MADE_OF: &str = "SHA-256 of the lines that “dateline list --format ndjson” \
    prints of the whole story, with --what events, actors, quotes and sources, sorted by their bytes";

/// The hash of a story's records, in hexadecimal. It does not depend on the order of records of
/// different kinds, nor on the files they stand in, but it does on the order of an event's claims.
pub(super) fn of(story: &Story) -> String {
    let all = Index::new(story).run(&Query::parse(""), story);
    let mut lines = Vec::new();
    for what in [What::Events, What::Actors, What::Quotes, What::Sources] {
        let mut list = Vec::new();
        // Memory takes every byte.
        let _ = json::list(story, &all, what, Layout::Lines, &mut list);
        lines.extend(
            list.split_inclusive(|&byte| byte == b'\n')
                .map(<[u8]>::to_vec),
        );
    }
    lines.sort_unstable();
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(line);
    }
    format!("{:x}", hash.finalize())
}
