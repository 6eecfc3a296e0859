//! Who stands behind the value that is held of a field.

use super::lines::{Line, lines_of_claims};
use crate::story::{Claim, Event, Story, Value};
use crate::text::fold;

/// The lines of evidence behind the value that is held of a field of `event`: what a ruling says, else, of `date`,
/// the event's own. A claim gives it, whatever its scope, if its own value lies inside it or has the same words. None
/// where nothing is held.
pub fn held_lines<'s>(story: &'s Story, event: Event<'s>, field: &str) -> Vec<Line<'s>> {
    let Some(held) = held(event, field) else {
        return Vec::new();
    };
    let typed = Value::read(held, &story.fields().get(field), event.timezone()).ok();
    let words = fold(held);
    let gives_it = |claim: &Claim<'_>| {
        let values = typed.as_ref().zip(claim.typed());
        values.is_some_and(|(held, value)| held.covers(value))
            || claim.value().or(claim.printed()).map(fold).as_ref() == Some(&words)
    };
    let claims: Vec<Claim<'s>> = event
        .claims()
        .filter(|claim| claim.field() == field)
        .collect();
    let giving = claims.iter().copied().filter(gives_it);
    lines_of_claims(story, giving, &claims)
}

fn held<'s>(event: Event<'s>, field: &str) -> Option<&'s str> {
    match event.rulings().find(|ruling| ruling.field() == field) {
        Some(ruling) => ruling.value(),
        None => event.edtf().filter(|_| field == "date"),
    }
}
