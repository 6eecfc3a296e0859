//! A claim as a JSON object: within its event's, and on its own.

use serde::Serialize;

use super::{Match, Named, party};
use crate::schema::Stance;
use crate::search::Hit;
use crate::story::{Claim, ClaimId, Story};

/// A claim, as its event holds it.
#[derive(Serialize)]
pub(in crate::export) struct ClaimRecord<'s> {
    value: Option<&'s str>,
    printed: Option<&'s str>,
    source: &'s str,
    publisher: &'s str,
    at: Option<&'s str>,
    span: Option<[u64; 2]>,
    excerpt: Option<&'s str>,
    according_to: Option<Named<'s>>,
    as_of: Option<&'s str>,
    computed: bool,
    stance: Stance,
    private: bool,
    draft: bool,
    /// The rule that made it of an article's text.
    rule: Option<&'s str>,
}

/// A claim that stands on its own.
#[derive(Serialize)]
pub(in crate::export) struct LoneClaimRecord<'s> {
    event: &'s str,
    #[serde(rename = "match")]
    matches: Match,
    field: &'s str,
    scope: Option<&'s str>,
    #[serde(flatten)]
    claim: ClaimRecord<'s>,
}

impl<'s> ClaimRecord<'s> {
    pub(super) fn new(story: &'s Story, claim: Claim<'s>) -> Self {
        let source = story.source(claim.source());
        let citation = claim.citation();
        Self {
            value: claim.value(),
            printed: claim.printed(),
            source: source.id(),
            publisher: source.publisher(),
            at: claim.at(),
            span: citation.and_then(|citation| citation.span),
            excerpt: citation.and_then(|citation| citation.excerpt),
            according_to: claim.according_to().map(|who| party(story, who)),
            as_of: claim.as_of(),
            computed: claim.is_computed(),
            stance: claim.stance(),
            private: claim.is_private(),
            draft: claim.is_draft(),
            rule: claim.rule(),
        }
    }
}

impl<'s> LoneClaimRecord<'s> {
    pub(in crate::export) fn new(story: &'s Story, hit: Hit<ClaimId>) -> Self {
        let claim = story.claim(hit.key);
        Self {
            event: story.event(claim.event()).id(),
            matches: hit.truth.into(),
            field: claim.field(),
            scope: claim.scope(),
            claim: ClaimRecord::new(story, claim),
        }
    }
}
