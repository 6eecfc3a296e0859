//! Fields of an event, what each source says of them, and where the sources disagree.

use std::collections::BTreeMap;

use super::lines::{Line, count_lines, lines_of_claims};
use crate::schema::Stance;
use crate::story::{Claim, Event, EventId, Story, Value};

/// A field, and what its claims are about where they speak of different things.
pub type Topic<'s> = (&'s str, Option<&'s str>);

/// Claims of one value of a field, and who stands behind it.
#[derive(Debug, Clone)]
pub struct Side<'s> {
    /// The claims, in the order of the file.
    pub claims: Vec<Claim<'s>>,
    /// Who stands behind them.
    pub lines: Vec<Line<'s>>,
}

impl<'s> Side<'s> {
    /// The claims line by line of evidence, each with its line: what the line goes back to first, then who retells
    /// it. What is no evidence for the value comes last, each claim alone and without a line.
    pub fn grouped(&self) -> Vec<(Option<&Line<'s>>, Vec<Claim<'s>>)> {
        let of = |source| {
            self.claims
                .iter()
                .filter(move |claim| claim.source() == source)
        };
        let mut groups: Vec<(Option<&Line<'s>>, Vec<Claim<'s>>)> = Vec::new();
        for line in &self.lines {
            let claims = line.sources.iter().flat_map(|&source| of(source));
            groups.push((Some(line), claims.copied().collect()));
        }
        let is_counted = |claim: &Claim<'s>| {
            let mut counted = self.lines.iter().flat_map(|line| &line.sources);
            counted.any(|source| *source == claim.source())
        };
        let rest = self.claims.iter().filter(|claim| !is_counted(claim));
        groups.extend(rest.map(|claim| (None, vec![*claim])));
        groups
    }
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

/// The claims of one side, by its number in that contest's sides and the contest's in [`contests`]. Nothing if there is none.
pub fn claims_of_side<'s>(
    story: &'s Story,
    event: Event<'s>,
    contest: usize,
    side: usize,
) -> Option<Vec<Claim<'s>>> {
    let contest = contests(story, event).into_iter().nth(contest)?;
    Some(contest.sides.into_iter().nth(side)?.claims)
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
        match sides.iter_mut().find(|side| say_the_same(side[0], claim)) {
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
        let (independent, _) = count_lines(&side.lines);
        std::cmp::Reverse((independent, side.lines.len()))
    });
    Contest {
        field,
        scope,
        sides,
        disputed: is_disputed(claims),
    }
}

/// Whether two claims say one thing: of the same day, with the same stance, the same value.
pub(super) fn say_the_same(a: Claim<'_>, b: Claim<'_>) -> bool {
    a.stance() == b.stance() && a.as_of() == b.as_of() && have_one_value(a, b)
}

/// Whether two claims are about one value: the same meaning or, where it has none, the same text.
fn have_one_value(a: Claim<'_>, b: Claim<'_>) -> bool {
    match (a.typed(), b.typed()) {
        (Some(Value::Text(None)), Some(Value::Text(None))) => a.value() == b.value(),
        (Some(a_value), Some(b_value)) => a_value == b_value,
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
    if a.as_of() != b.as_of() {
        return false;
    }
    match (a.stance(), b.stance()) {
        (Stance::Supports, Stance::Supports) => {
            let values = a.typed().zip(b.typed());
            values.is_some_and(|(a, b)| a.agrees(b) == Some(false))
        }
        (Stance::Supports, Stance::Disputes) | (Stance::Disputes, Stance::Supports) => {
            have_one_value(a, b)
        }
        // Two that dispute a value agree, and whoever mentions it says neither.
        _ => false,
    }
}

/// How many events of a story sources disagree on.
pub fn disputed_events(story: &Story) -> usize {
    let is_disputed = |key: &&EventId| !disputed_fields(story.event(**key)).is_empty();
    story.events().iter().filter(is_disputed).count()
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
