//! The quotes that were found, as their list has them: in an order, renderings of one utterance in one row or in several.

mod order;
mod utterances;

pub use order::{Order, Orders};
pub use utterances::Utterances;

use order::InOrder;

use super::list::{HereFirst, Items};
use crate::search::Found;
use crate::story::{QuoteId, Story};

/// How quotes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// What goes first.
    pub order: Order,
    /// Whether each rendering of an utterance has a row of its own, and not only the first.
    pub is_unfolded: bool,
}

/// The rows of the list, without headings.
#[derive(Debug)]
pub struct Listed {
    how: How,
    /// All that were found, first those that are only other renderings of one that has a row.
    quotes: HereFirst<InOrder>,
    /// Utterances of which several renderings were found, by their rows.
    groups: Vec<Group>,
    /// The group that a quote is in, by quote.
    group_of: Vec<(QuoteId, usize)>,
    /// Rows of quotes that have a place in the order; those of the others come last.
    placed: usize,
}

/// Renderings of one utterance.
#[derive(Debug)]
struct Group {
    /// The row of the first, if all are folded.
    row: usize,
    /// How many other renderings those before it have.
    before: usize,
    /// In their order.
    quotes: Vec<QuoteId>,
}

impl Listed {
    /// Lists what was found in a story.
    pub fn new(
        story: &Story,
        orders: &Orders,
        utterances: &Utterances,
        found: &Found<QuoteId>,
        how: How,
    ) -> Self {
        let order = InOrder::new(story, orders, found, how.order);
        Self::of(order, utterances.among(found), how)
    }

    /// Lists quotes in an order, those that render one utterance together.
    fn of(order: InOrder, mut tied: Vec<Vec<QuoteId>>, how: How) -> Self {
        let placed = order.placed();
        for quotes in &mut tied {
            quotes.sort_by_cached_key(|&key| order.number_of(key));
        }
        let others = tied.iter().flat_map(|quotes| &quotes[1..]);
        let others: Vec<usize> = others.filter_map(|&key| order.number_of(key)).collect();
        let placed = placed - others.iter().filter(|number| **number < placed).count();
        let mut listed = Self {
            how,
            quotes: HereFirst::new(order, others),
            groups: Vec::new(),
            group_of: Vec::new(),
            placed,
        };
        listed.group(tied);
        listed
    }

    /// Keeps where each utterance stands.
    fn group(&mut self, mut tied: Vec<Vec<QuoteId>>) {
        tied.sort_by_cached_key(|quotes| self.folded_row(quotes[0]));
        let mut before = 0;
        for (number, quotes) in tied.into_iter().enumerate() {
            let members = quotes.iter().map(|&key| (key, number));
            self.group_of.extend(members);
            let group = Group {
                row: self.folded_row(quotes[0]).unwrap_or_default(),
                before,
                quotes,
            };
            before += group.quotes.len() - 1;
            self.groups.push(group);
        }
        self.group_of.sort_unstable();
        if self.how.is_unfolded {
            let placed = self.groups.partition_point(|group| group.row < self.placed);
            let shown = self.groups[..placed].iter();
            self.placed += shown.map(|group| group.quotes.len() - 1).sum::<usize>();
        }
    }

    /// How they are listed.
    pub fn how(&self) -> How {
        self.how
    }

    /// How many quotes stand in the row of another.
    pub fn folded(&self) -> usize {
        if self.how.is_unfolded {
            0
        } else {
            self.quotes.here()
        }
    }

    /// How many rows have a place in the order. The others come after them.
    pub fn placed(&self) -> usize {
        self.placed
    }

    /// All renderings found of what a quote renders, in their order; nothing if it is the only one.
    pub fn renderings(&self, key: QuoteId) -> &[QuoteId] {
        self.group_with(key).map_or(&[], |group| &group.quotes)
    }

    fn group_with(&self, key: QuoteId) -> Option<&Group> {
        let found = self.group_of.binary_search_by_key(&key, |(key, _)| *key);
        let (_, number) = self.group_of.get(found.ok()?)?;
        self.groups.get(*number)
    }

    /// The row of a quote that is no other rendering of one before, if all are folded.
    fn folded_row(&self, key: QuoteId) -> Option<usize> {
        self.quotes.number_of(key)?.checked_sub(self.quotes.here())
    }

    /// The quote in a row, if all are folded.
    fn at_folded(&self, row: usize) -> Option<QuoteId> {
        self.quotes.at(row + self.quotes.here())
    }
}

impl Items<QuoteId> for Listed {
    fn count(&self) -> usize {
        self.quotes.count() - self.folded()
    }

    fn at(&self, number: usize) -> Option<QuoteId> {
        if !self.how.is_unfolded {
            return self.at_folded(number);
        }
        let groups = self
            .groups
            .partition_point(|group| group.row + group.before <= number);
        let Some(group) = groups.checked_sub(1).map(|last| &self.groups[last]) else {
            return self.at_folded(number);
        };
        let within = number - group.row - group.before;
        match group.quotes.get(within) {
            Some(&key) => Some(key),
            None => self.at_folded(group.row + within + 1 - group.quotes.len()),
        }
    }

    fn number_of(&self, key: QuoteId) -> Option<usize> {
        let Some(group) = self.group_with(key) else {
            let row = self.folded_row(key)?;
            if !self.how.is_unfolded {
                return Some(row);
            }
            let before = self.groups.partition_point(|group| group.row < row);
            let before = before.checked_sub(1).map(|last| &self.groups[last]);
            return Some(row + before.map_or(0, |group| group.before + group.quotes.len() - 1));
        };
        if !self.how.is_unfolded {
            return Some(group.row);
        }
        let within = group.quotes.iter().position(|other| *other == key)?;
        Some(group.row + group.before + within)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::story::Handle;

    proptest! {
        #[test]
        fn renderings_stand_with_the_first_of_them(
            // For each quote whether it is found, and which utterance it renders, if any.
            quotes in vec((any::<bool>(), proptest::option::of(0_usize..3)), 0..20),
            is_unfolded: bool,
        ) {
            let found = quotes.iter().enumerate().filter(|(_, (is_found, _))| *is_found);
            let found: Vec<(QuoteId, Option<usize>)> = found
                .map(|(number, (_, utterance))| (QuoteId::from_index(number), *utterance))
                .collect();
            let of = |wanted: usize| {
                let members = found.iter().filter(move |(_, it)| *it == Some(wanted));
                members.map(|(key, _)| *key).collect::<Vec<QuoteId>>()
            };
            let tied = (0..3).map(of).filter(|quotes| quotes.len() > 1).collect();
            let order = InOrder::Events(found.iter().map(|(key, _)| *key).collect());
            let listed = Listed::of(order, tied, How { is_unfolded, ..How::default() });

            let mut expected = Vec::new();
            for &(key, utterance) in &found {
                let all = utterance.map_or_else(|| vec![key], of);
                if all[0] == key {
                    expected.push(key);
                    expected.extend(all[1..].iter().filter(|_| is_unfolded));
                } else if !is_unfolded {
                    let row = listed.number_of(key).and_then(|row| listed.at(row));
                    prop_assert_eq!(row, Some(all[0]), "it stands in the row of the first");
                }
            }
            prop_assert_eq!(listed.count(), expected.len());
            prop_assert_eq!(listed.placed(), expected.len());
            prop_assert_eq!(listed.at(expected.len()), None);
            for (number, &key) in expected.iter().enumerate() {
                prop_assert_eq!(listed.at(number), Some(key));
                prop_assert_eq!(listed.number_of(key), Some(number));
            }
        }
    }
}
