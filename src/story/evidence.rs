//! Who stands behind a statement: lines of evidence, and fields on which sources disagree.
//!
//! Sources that go back to one origin are one line, however many they are. A line counts as
//! independent only where its origin is known to be somebody's own reporting.

use std::collections::BTreeMap;

use super::id::{Handle, SourceId};
use super::snapshot::Story;
use super::value::Value;
use super::views::{Citation, Claim, Event, Origin, Party};
use crate::schema::{Reporting, Stance};

/// A field, and what its claims are about where they speak of different things.
pub type Topic<'s> = (&'s str, Option<&'s str>);

/// Sources that go back to one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'s> {
    /// What they go back to: a source of the story, or whomever they all rest on. Nothing if that
    /// is private, and the story does not hold it.
    pub origin: Option<Party<'s>>,
    /// Whether somebody's own reporting stands at the origin (●), or its independence is not known
    /// (○).
    pub independent: bool,
    /// The sources, in the order given, each once.
    pub sources: Vec<SourceId>,
}

/// The lines of evidence behind `claims`, which give one value. Only those that support it count.
/// `others` are the claims on the same thing, of whatever value: where a retelling departs from what
/// its origin says there, the value is the retelling's own.
pub fn lines_of_claims<'s>(
    story: &'s Story,
    claims: impl IntoIterator<Item = Claim<'s>>,
    others: &[Claim<'s>],
) -> Vec<Line<'s>> {
    group(
        story,
        claims
            .into_iter()
            .filter(|claim| claim.stance() == Stance::Supports)
            .map(|claim| (claim.source(), rests_on(story, claim, others))),
    )
}

/// The lines of evidence behind an event: every source that reports it or says something of it.
pub fn lines_of_event<'s>(story: &'s Story, event: Event<'s>) -> Vec<Line<'s>> {
    let supports = |citation: &Citation<'_>| citation.stance == Stance::Supports;
    let cited = event
        .citations()
        .filter(supports)
        .map(|citation| citation.source);
    let claimed = event
        .claims()
        .filter(|claim| claim.stance() == Stance::Supports)
        .map(Claim::source);
    group(story, cited.chain(claimed).map(|source| (source, None)))
}

/// How many lines are independent of each other for certain: those with own reporting at their
/// origin, or one where there are only lines whose independence is not known.
pub fn independent_lines(lines: &[Line<'_>]) -> usize {
    let counted = lines.iter().filter(|line| line.independent).count();
    counted.max(usize::from(!lines.is_empty()))
}

fn group<'s>(
    story: &'s Story,
    statements: impl Iterator<Item = (SourceId, Option<Origin<'s>>)>,
) -> Vec<Line<'s>> {
    let mut lines: Vec<(Origin<'s>, Line<'s>)> = Vec::new();
    for (source, according_to) in statements {
        let origins = origins(story, source, according_to);
        let independent = is_own(story, source, &origins);
        // A text made from several documents adds no line where one of them is there already.
        let known = lines
            .iter_mut()
            .find(|(origin, _)| origins.contains(origin));
        if let Some((_, line)) = known {
            line.independent |= independent;
            if !line.sources.contains(&source) {
                line.sources.push(source);
            }
        } else if let Some(&origin) = origins.first() {
            let line = Line {
                origin: origin.party(),
                independent,
                sources: vec![source],
            };
            lines.push((origin, line));
        }
    }
    // Independent lines first; otherwise in the order given.
    let mut lines: Vec<Line<'s>> = lines.into_iter().map(|(_, line)| line).collect();
    lines.sort_by_key(|line| !line.independent);
    lines
}

/// Whom a claim rests on beyond its source's origin. The source itself, where the claim says so or
/// where it departs from its origin.
fn rests_on<'s>(story: &'s Story, claim: Claim<'s>, others: &[Claim<'s>]) -> Option<Origin<'s>> {
    if claim.rests_on().is_some() {
        return claim.rests_on();
    }
    let origins = roots(story, claim.source());
    let mut of_origin = others
        .iter()
        .filter(|other| origins.contains(&other.source().into()))
        .peekable();
    let departs =
        of_origin.peek().is_some() && !of_origin.any(|other| says_the_same(*other, claim));
    departs.then(|| claim.source().into())
}

/// What a statement goes back to: whom it rests on, else the documents its source retells, to the
/// last of them, else the source itself.
fn origins<'s>(
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
fn is_own(story: &Story, source: SourceId, origins: &[Origin<'_>]) -> bool {
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

/// Claims of one value of a field, and who stands behind it.
#[derive(Debug, Clone)]
pub struct Side<'s> {
    /// The claims, in the order of the file.
    pub claims: Vec<Claim<'s>>,
    /// Who stands behind them.
    pub lines: Vec<Line<'s>>,
}

/// A field of an event, and what the sources say of it.
#[derive(Debug, Clone)]
pub struct Contest<'s> {
    /// The field's name.
    pub field: &'s str,
    /// What the values are about, where claims of the field speak of different things.
    pub scope: Option<&'s str>,
    /// Claims that agree stand on one side. Sides come by their lines of evidence, most first.
    pub sides: Vec<Side<'s>>,
    /// Whether some of the values cannot both be true.
    pub disputed: bool,
}

/// Every field of `event` that sources speak of, `date` first, the rest in the order of the file.
pub fn contests<'s>(story: &'s Story, event: Event<'s>) -> Vec<Contest<'s>> {
    let mut groups: Vec<(Topic<'s>, Vec<Claim<'s>>)> = Vec::new();
    for claim in event.claims() {
        let topic = (claim.field(), claim.scope());
        match groups.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((topic, vec![claim])),
        }
    }
    groups.sort_by_key(|((field, _), _)| *field != "date");
    groups
        .into_iter()
        .map(|((field, scope), claims)| contest(story, field, scope, &claims))
        .collect()
}

fn contest<'s>(
    story: &'s Story,
    field: &'s str,
    scope: Option<&'s str>,
    claims: &[Claim<'s>],
) -> Contest<'s> {
    let mut sides: Vec<Vec<Claim<'s>>> = Vec::new();
    for &claim in claims {
        match sides.iter_mut().find(|side| says_the_same(side[0], claim)) {
            Some(side) => side.push(claim),
            None => sides.push(vec![claim]),
        }
    }
    let mut sides: Vec<Side<'s>> = sides
        .into_iter()
        .map(|side| Side {
            lines: lines_of_claims(story, side.iter().copied(), claims),
            claims: side,
        })
        .collect();
    sides.sort_by_key(|side| {
        let independent = side.lines.iter().filter(|line| line.independent).count();
        std::cmp::Reverse((independent, side.lines.len()))
    });
    Contest {
        field,
        scope,
        sides,
        disputed: is_disputed(claims),
    }
}

/// Whether two claims give one value: the same text, or the same meaning.
fn says_the_same(a: Claim<'_>, b: Claim<'_>) -> bool {
    if a.stance() != b.stance() || a.as_of() != b.as_of() {
        return false;
    }
    match (a.typed(), b.typed()) {
        (Some(a_value), Some(b_value)) => {
            a_value == b_value && (*a_value != Value::Text(None) || a.value() == b.value())
        }
        (None, None) => a.value() == b.value() && a.printed() == b.printed(),
        _ => false,
    }
}

/// Whether two of the claims cannot both be true. Counts taken on different days are a series.
pub fn is_disputed(claims: &[Claim<'_>]) -> bool {
    claims
        .iter()
        .enumerate()
        .any(|(index, a)| claims[index + 1..].iter().any(|b| clash(*a, *b)))
}

fn clash(a: Claim<'_>, b: Claim<'_>) -> bool {
    if a.as_of() != b.as_of() || a.stance() == Stance::Mentions || b.stance() == Stance::Mentions {
        return false;
    }
    let (Some(a_value), Some(b_value)) = (a.typed(), b.typed()) else {
        return false;
    };
    match a_value.agrees(b_value) {
        None => false,
        Some(true) => a.stance() != b.stance() && a_value == b_value,
        Some(false) => a.stance() == Stance::Supports && b.stance() == Stance::Supports,
    }
}

/// The fields of `event` on which sources disagree, each with what it is about, in alphabetical
/// order.
pub fn disputed_fields<'s>(event: Event<'s>) -> Vec<Topic<'s>> {
    let mut groups: BTreeMap<Topic<'s>, Vec<Claim<'s>>> = BTreeMap::new();
    for claim in event.claims() {
        groups
            .entry((claim.field(), claim.scope()))
            .or_default()
            .push(claim);
    }
    groups
        .into_iter()
        .filter(|(_, claims)| is_disputed(claims))
        .map(|(topic, _)| topic)
        .collect()
}
