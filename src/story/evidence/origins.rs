//! What a statement goes back to: whom it rests on, or the last of the documents that its source
//! retells.

use super::contests::say_the_same;
use crate::schema::Reporting;
use crate::story::views::Origin;
use crate::story::{Claim, Handle, Party, SourceId, Story};

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

fn roots(story: &Story, source: SourceId) -> Vec<Origin<'_>> {
    let mut roots = Vec::new();
    let mut seen = vec![source];
    let mut next = 0;
    while let Some(&document) = seen.get(next) {
        next += 1;
        let view = story.source(document);
        let mut is_root = true;
        for parent in view.origins() {
            is_root = false;
            match parent {
                Origin::Party(Party::Source(parent)) if seen.contains(&parent) => {}
                Origin::Party(Party::Source(parent)) => seen.push(parent),
                _ => push_new(&mut roots, parent),
            }
        }
        if is_root {
            push_new(&mut roots, document.into());
        }
    }
    if roots.is_empty() {
        // Documents that retell each other in a circle: one of them stands for all.
        roots.extend(
            seen.iter()
                .min_by_key(|source| source.index())
                .map(|&one| Origin::from(one)),
        );
    }
    roots
}

fn push_new<'s>(origins: &mut Vec<Origin<'s>>, origin: Origin<'s>) {
    if !origins.contains(&origin) {
        origins.push(origin);
    }
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
