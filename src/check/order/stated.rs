//! The order that `before` and `after` state, as a graph: an order that suits it, and the circles that allow of none.

use rayon::prelude::*;

use crate::story::{EventId, Story};

/// All that a story states about the order of its events.
pub struct Stated {
    /// The events of which anything is stated, in the story's order. A number stands for the event in its place here.
    pub events: Vec<EventId>,
    /// By the later event, and of each pair one.
    statements: Vec<Statement>,
}

/// That one event comes before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    pub later: usize,
    pub earlier: usize,
    /// Whether the earlier event states it, with `before`; else the later one does, with `after`.
    pub is_before: bool,
    /// Its place in that list.
    pub index: usize,
}

impl Stated {
    pub fn of(story: &Story) -> Self {
        let of_event = |&key: &EventId| {
            let event = story.event(key);
            let after = event.after().enumerate();
            let after = after.map(move |(index, other)| (key, other, false, index));
            let before = event.before().enumerate();
            let before = before.map(move |(index, other)| (other, key, true, index));
            after.chain(before)
        };
        let stated = story.events().par_iter().flat_map_iter(of_event);
        let stated: Vec<(EventId, EventId, bool, usize)> = stated.collect();
        let ends = stated
            .iter()
            .flat_map(|(later, earlier, ..)| [*later, *earlier]);
        let mut events: Vec<EventId> = ends.collect();
        events.sort_unstable();
        events.dedup();
        let number = |key: EventId| events.partition_point(|other| *other < key);
        let numbered = stated
            .iter()
            .map(|&(later, earlier, is_before, index)| Statement {
                later: number(later),
                earlier: number(earlier),
                is_before,
                index,
            });
        let mut statements: Vec<Statement> = numbered.collect();
        statements.sort_unstable();
        // Told at both ends, it is one.
        statements.dedup_by_key(|statement| (statement.later, statement.earlier));
        Self { events, statements }
    }

    /// What is stated to come right before an event.
    pub fn before(&self, later: usize) -> &[Statement] {
        let start = self.statements.partition_point(|it| it.later < later);
        let end = self.statements.partition_point(|it| it.later <= later);
        &self.statements[start..end]
    }

    /// The events in an order that suits all that is stated, without those that a circle leaves no place; and the
    /// circles, each of which shares no event with another.
    pub fn sorted(&self) -> (Vec<usize>, Vec<Vec<usize>>) {
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); self.events.len()];
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.events.len()];
        for it in &self.statements {
            after[it.earlier].push(it.later);
            before[it.later].push(it.earlier);
        }
        let sorted = peeled(&before, &after);
        let mut is_left = vec![true; self.events.len()];
        // What only leads into a circle, or out of one, is no part of it.
        for &number in sorted.iter().chain(&peeled(&after, &before)) {
            is_left[number] = false;
        }
        (sorted, circles(&after, &is_left))
    }
}

/// Those that wait for nobody, then those that wait for none but them, and so on.
fn peeled(awaited: &[Vec<usize>], waiting: &[Vec<usize>]) -> Vec<usize> {
    let mut left: Vec<usize> = awaited.iter().map(Vec::len).collect();
    let mut peeled: Vec<usize> = (0..left.len())
        .filter(|&number| left[number] == 0)
        .collect();
    let mut next = 0;
    while let Some(&number) = peeled.get(next) {
        next += 1;
        for &other in &waiting[number] {
            left[other] -= 1;
            if left[other] == 0 {
                peeled.push(other);
            }
        }
    }
    peeled
}

/// Circles among those that are left.
fn circles(after: &[Vec<usize>], is_left: &[bool]) -> Vec<Vec<usize>> {
    let mut circles = Vec::new();
    let mut is_seen = vec![false; is_left.len()];
    for start in (0..is_left.len()).filter(|&number| is_left[number]) {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(number) = next.filter(|&number| !is_seen[number]) {
            is_seen[number] = true;
            path.push(number);
            next = after[number].iter().copied().find(|&later| is_left[later]);
        }
        // It may have run into what was seen from another start.
        if let Some(first) = path.iter().position(|&number| Some(number) == next) {
            let mut circle = path.split_off(first);
            let earliest = (0..circle.len()).min_by_key(|&at| circle[at]);
            circle.rotate_left(earliest.unwrap_or_default());
            circles.push(circle);
        }
    }
    circles
}
