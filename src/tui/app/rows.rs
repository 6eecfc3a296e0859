//! What stands in the lists of events, actors and quotes: worked out from the hits when it is asked for.

use std::sync::Arc;

use crate::search::{Found, Hit};
use crate::story::{ActorId, EventId, Handle, QuoteId};
use crate::tui::calendar::Calendar;
use crate::tui::list::{HereFirst, Items, Rows};
use crate::tui::quotes::Listed;

/// Events by time.
#[derive(Debug)]
struct InTime {
    found: Found<EventId>,
    /// How many of them are turned round: the undated stay last.
    turned: usize,
}

impl InTime {
    /// The number that stands where this one does in the other order.
    fn turn(&self, number: usize) -> usize {
        match self.turned.checked_sub(number + 1) {
            Some(mirrored) => mirrored,
            None => number,
        }
    }
}

impl Items<EventId> for InTime {
    fn count(&self) -> usize {
        self.found.len()
    }

    fn at(&self, number: usize) -> Option<EventId> {
        self.found.get(self.turn(number))
    }

    fn number_of(&self, key: EventId) -> Option<usize> {
        self.found.number_of(key).map(|number| self.turn(number))
    }
}

/// The events found, by years.
pub(super) fn timeline(
    found: &Found<EventId>,
    calendar: &Calendar,
    newest_first: bool,
) -> Rows<EventId> {
    let mut headed = calendar.headed(found);
    if newest_first {
        let dated = headed.partition_point(|headed| headed.is_dated);
        headed[..dated].reverse();
    }
    let rows = Rows::of(InTime {
        found: found.clone(),
        turned: if newest_first {
            calendar.dated(found)
        } else {
            0
        },
    });
    headed.into_iter().fold(rows, |rows, headed| {
        rows.run(Some(headed.text.to_owned()), headed.hits)
    })
}

/// The actors found: those who answer themselves, then those who are only linked to what does.
#[derive(Debug, Default)]
pub(super) struct Cast {
    order: Vec<ActorId>,
    /// By the actor's own number, where he stands in that order.
    numbers: Vec<Option<u32>>,
}

impl Cast {
    pub fn new(hits: &[Hit<ActorId>]) -> Self {
        let of = |direct: bool| hits.iter().filter(move |hit| hit.direct == direct);
        let order: Vec<ActorId> = of(true).chain(of(false)).map(|hit| hit.key).collect();
        let most = order.iter().map(|key| key.index() + 1).max();
        let mut numbers = vec![None; most.unwrap_or(0)];
        for (number, key) in (0..).zip(&order) {
            numbers[key.index()] = Some(number);
        }
        Self { order, numbers }
    }
}

impl Items<ActorId> for Cast {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn at(&self, number: usize) -> Option<ActorId> {
        self.order.get(number).copied()
    }

    fn number_of(&self, key: ActorId) -> Option<usize> {
        let number = self.numbers.get(key.index()).copied()??;
        usize::try_from(number).ok()
    }
}

/// The actors who belong to the selection first, then the rest under a heading.
pub(super) fn actors(all: Arc<Cast>, here: impl Iterator<Item = ActorId>) -> Rows<ActorId> {
    let numbers = here.filter_map(|key| all.number_of(key)).collect();
    let count = all.count();
    let items = HereFirst::new(all, numbers);
    let here = items.here();
    let heading = elsewhere(here, "nobody here");
    let rows = Rows::of(items).run(None, here);
    under(rows, heading, count - here)
}

/// The quotes that belong to the selection first, then the rest under a heading. On either side those that have no
/// place in the order come last.
pub(super) fn quotes(all: &Arc<Listed>, here: &[QuoteId]) -> Rows<QuoteId> {
    let all = Arc::clone(all);
    let mut numbers = Vec::new();
    for &key in here {
        // Renderings of one utterance stand together, wherever they belong.
        let together = all.renderings(key).iter().chain([&key]);
        numbers.extend(together.filter_map(|&key| all.number_of(key)));
    }
    let (count, placed) = (all.count(), all.placed());
    let items = HereFirst::new(all, numbers);
    let here = items.here();
    let here_placed = items.here_below(placed);
    let rows = Rows::of(items).run(None, here_placed);
    let rows = under(rows, "cannot be told when".to_owned(), here - here_placed);
    let heading = elsewhere(here, "no quote here");
    let others_placed = placed - here_placed;
    let unplaced = if here > 0 || others_placed > 0 {
        "elsewhere, cannot be told when"
    } else {
        "no quote here; elsewhere, cannot be told when"
    };
    let rows = under(rows, heading, others_placed);
    under(rows, unplaced.to_owned(), count - here - others_placed)
}

fn elsewhere(here: usize, none: &str) -> String {
    if here == 0 {
        format!("{none}; elsewhere:")
    } else {
        "elsewhere".to_owned()
    }
}

/// Shows the next `count` items below a heading; no heading where there are none.
fn under<K: Copy>(rows: Rows<K>, heading: String, count: usize) -> Rows<K> {
    if count == 0 {
        rows
    } else {
        rows.run(Some(heading), count)
    }
}
