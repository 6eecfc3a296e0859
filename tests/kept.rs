//! An index that was kept answers as the one that was made.

#![allow(clippy::unwrap_used, reason = "a test may stop at what is missing")]

use dateline::load;
use dateline::search::{Index, KEYS, KeptIndex, Query, complete};

const OF: [u8; 32] = [7; 32];

#[test]
fn a_kept_index_answers_as_the_one_that_was_made() {
    let story = load::bundled().story;
    let made = Index::new(&story);
    let mut bytes = Vec::new();
    made.keep(OF, &mut bytes).unwrap();
    let kept = KeptIndex::read(&mut &bytes[..], bytes.len() as u64).unwrap();
    let kept = kept.into_index(OF, &story).unwrap();
    let queries = [
        "",
        "flok after:2026",
        "\"good first step\"",
        "r",
        "ri",
        "rign",
        "-ring date:2026-02",
        "actor:ring lines:>=2",
        "by:markey has:quotes",
        "is:disputed",
        "is:single is:certain",
        "place:seattle kind:rally",
        "source:cbs",
        "tag:ice",
        "thread:core",
        "lines.date:2",
        "before:2026-02-13",
        "zzqqy",
        "ring or flock",
    ];
    for query in queries {
        let query = Query::parse(query);
        let found = |index: &Index| {
            let best = index.best(&query, &story, 20);
            format!("{:?} {best:?}", index.run(&query, &story))
        };
        assert_eq!(found(&kept), found(&made), "{query:?}");
    }
    for key in KEYS {
        let input = format!("{}:", key.name);
        let offers = |index| complete(&input, input.len(), index);
        assert_eq!(offers(&kept), offers(&made), "{input}");
    }
}
