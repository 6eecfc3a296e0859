//! What a statement goes back to: whom it rests on, or the last of the documents that its source
//! retells.

use std::collections::{HashMap, HashSet};

use super::contests::say_the_same;
use crate::schema::Reporting;
use crate::story::views::Origin;
use crate::story::{Claim, Party, SourceId, Story};

/// Whom a claim rests on beyond its source's origin. The source itself, where the claim says so or
/// where it departs from its origin.
pub(super) fn rests_on<'s>(
    story: &'s Story,
    claim: Claim<'s>,
    others: &[Claim<'s>],
) -> Option<Origin<'s>> {
    if claim.rests_on().is_some() {
        return claim.rests_on();
    }
    let origins = roots(story, claim.source());
    let mut of_origin = others
        .iter()
        .filter(|other| other.scope() == claim.scope())
        .filter(|other| origins.contains(&other.source().into()))
        .peekable();
    let departs = of_origin.peek().is_some() && !of_origin.any(|other| say_the_same(*other, claim));
    departs.then(|| claim.source().into())
}

/// What a statement goes back to: whom it rests on, else the documents its source retells, to the
/// last of them, else the source itself.
pub(super) fn origins<'s>(
    story: &'s Story,
    source: SourceId,
    according_to: Option<Origin<'s>>,
) -> Vec<Origin<'s>> {
    match according_to {
        Some(own) if own == source.into() => vec![own],
        Some(Origin::Party(Party::Source(document))) => roots(story, document),
        Some(other) => vec![other],
        None => roots(story, source),
    }
}

/// The last documents that `source` goes back to, itself if it retells none, in the order in which
/// they are met.
fn roots(story: &Story, source: SourceId) -> Vec<Origin<'_>> {
    if story.source(source).origins().next().is_none() {
        return vec![source.into()];
    }
    let mut roots = Vec::new();
    let mut documents = vec![source];
    let mut seen = HashSet::from([Origin::from(source)]);
    let mut next = 0;
    while let Some(&document) = documents.get(next) {
        next += 1;
        let mut is_root = true;
        for origin in story.source(document).origins() {
            is_root = false;
            if !seen.insert(origin) {
                continue;
            }
            match origin {
                Origin::Party(Party::Source(parent)) => documents.push(parent),
                _ => roots.push(origin),
            }
        }
        if is_root {
            roots.push(document.into());
        }
    }
    if roots.is_empty() {
        roots.extend(first_of_circle(story, &documents).map(Origin::from));
    }
    roots
}

/// The document that stands for all of a circle, in which each retells another. `documents` are
/// those of the circle and those that lead to it.
fn first_of_circle(story: &Story, documents: &[SourceId]) -> Option<SourceId> {
    let retold = |document| {
        let origins = story.source(document).origins();
        origins.filter_map(|origin| match origin {
            Origin::Party(Party::Source(parent)) => Some(parent),
            _ => None,
        })
    };
    let mut retellers: HashMap<SourceId, usize> = documents.iter().map(|&key| (key, 0)).collect();
    for parent in documents.iter().flat_map(|&document| retold(document)) {
        *retellers.entry(parent).or_default() += 1;
    }
    // What nobody retells is outside; without it, the same holds for what only it retells.
    let mut outside: Vec<SourceId> = documents.to_vec();
    outside.retain(|document| retellers[document] == 0);
    while let Some(document) = outside.pop() {
        retellers.remove(&document);
        for parent in retold(document) {
            if let Some(count) = retellers.get_mut(&parent) {
                *count -= 1;
                if *count == 0 {
                    outside.push(parent);
                }
            }
        }
    }
    retellers
        .into_keys()
        .min_by_key(|&document| story.source(document).written_at())
}

/// Whether own reporting stands at the origin: the origin's, or, where a statement rests on a
/// person or a body, that of whoever asked them, be it through a retelling.
pub(super) fn is_own(story: &Story, source: SourceId, origins: &[Origin<'_>]) -> bool {
    let own = |origin: &Origin<'_>| match origin {
        Origin::Party(Party::Source(source)) => story.source(*source).reporting() == Reporting::Own,
        _ => false,
    };
    match origins {
        [Origin::Party(Party::Actor(_)) | Origin::WithheldActor(_)] => {
            matches!(roots(story, source).as_slice(), [root] if own(root))
        }
        [origin] => own(origin),
        _ => false,
    }
}
