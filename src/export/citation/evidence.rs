//! What stands behind an event: the sources cited for it, and the fields on which they disagree.

use crate::export::words::topic_words;
use crate::story::evidence::{Topic, is_disputed};
use crate::story::{Citation, Claim, Event, SourceId, Story};

/// Where `event` is reported, and after that the sources that only give a value for one of its
/// fields. `tells` is asked whether a statement may be told of: whether it is private itself, and
/// its source.
pub(in crate::export) fn cited<'s>(
    event: Event<'s>,
    tells: impl Fn(bool, SourceId) -> bool,
) -> Vec<Citation<'s>> {
    let mut cited: Vec<Citation<'s>> = event
        .citations()
        .filter(|citation| tells(false, citation.source))
        .collect();
    let told = |claim: &Claim<'_>| tells(claim.is_private(), claim.source());
    for citation in event.claims().filter(told).filter_map(Claim::citation) {
        if !cited.iter().any(|known| known.source == citation.source) {
            cited.push(citation);
        }
    }
    cited
}

/// The fields of `event` on which sources disagree, in words, in the order of the file, as far as
/// claims may be told of, for which `tells` is asked as by [`cited`].
pub(in crate::export) fn disputed_topics(
    story: &Story,
    event: Event<'_>,
    tells: impl Fn(bool, SourceId) -> bool,
) -> Vec<String> {
    let mut groups: Vec<(Topic<'_>, Vec<Claim<'_>>)> = Vec::new();
    let told = |claim: &Claim<'_>| tells(claim.is_private(), claim.source());
    for claim in event.claims().filter(told) {
        let topic = (claim.field(), claim.scope());
        match groups.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((topic, vec![claim])),
        }
    }
    groups
        .into_iter()
        .filter(|(_, claims)| is_disputed(claims))
        .map(|((field, scope), _)| topic_words(story, field, scope))
        .collect()
}
