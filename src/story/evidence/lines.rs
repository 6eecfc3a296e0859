//! Lines of evidence: sources grouped by what they go back to.

use super::origins::{is_own, origins, rests_on};
use crate::schema::Stance;
use crate::story::views::Origin;
use crate::story::{Citation, Claim, Event, Party, SourceId, Story};

/// Sources that go back to one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'s> {
    /// What they go back to: a source of the story, or whomever they all rest on. Nothing if that
    /// is private, and the story does not hold it.
    pub origin: Option<Party<'s>>,
    /// Whether somebody's own reporting stands at the origin (●), or its independence is not known
    /// (○).
    pub independent: bool,
    /// The sources, each once, in the order given but for those that retell several documents, which
    /// come last.
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

/// The lines of evidence behind an event: the sources that report it. What a source says of one of its
/// fields is evidence for that, and not for the event; it counts only where nothing is cited.
pub fn lines_of_event<'s>(story: &'s Story, event: Event<'s>) -> Vec<Line<'s>> {
    let supports = |citation: &Citation<'_>| citation.stance == Stance::Supports;
    let cited = event
        .citations()
        .filter(supports)
        .map(|citation| citation.source);
    let mut sources: Vec<SourceId> = cited.collect();
    if event.citations().next().is_none() {
        let supporting = event
            .claims()
            .filter(|claim| claim.stance() == Stance::Supports);
        sources.extend(supporting.map(Claim::source));
    }
    group(story, sources.into_iter().map(|source| (source, None)))
}

/// The lines of evidence that `sources` make, which say the same.
pub fn lines_of_sources(
    story: &Story,
    sources: impl IntoIterator<Item = SourceId>,
) -> Vec<Line<'_>> {
    group(story, sources.into_iter().map(|source| (source, None)))
}

/// How many lines are independent of each other for certain: those with own reporting at their
/// origin, or one where there are only lines whose independence is not known.
pub fn independent_lines(lines: &[Line<'_>]) -> usize {
    let (independent, _) = count_lines(lines);
    independent.max(usize::from(!lines.is_empty()))
}

/// How many lines are independent (●), and of how many that is not known (○).
pub fn count_lines(lines: &[Line<'_>]) -> (usize, usize) {
    let independent = lines.iter().filter(|line| line.independent).count();
    (independent, lines.len() - independent)
}

fn group<'s>(
    story: &'s Story,
    statements: impl Iterator<Item = (SourceId, Option<Origin<'s>>)>,
) -> Vec<Line<'s>> {
    let mut statements: Vec<(SourceId, Vec<Origin<'s>>)> = statements
        .map(|(source, according_to)| (source, origins(story, source, according_to)))
        .collect();
    // A text made from several documents adds no line where one of them is there, so it comes last.
    statements.sort_by_key(|(_, origins)| origins.len() > 1);
    let mut lines: Vec<(Origin<'s>, Line<'s>)> = Vec::new();
    for (source, origins) in statements {
        let independent = is_own(story, source, &origins);
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
