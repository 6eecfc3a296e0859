//! What stands in a list: items that are asked for by their number, in runs under headings.

use std::fmt::Debug;
use std::sync::Arc;

/// A row of a list: something to select, or a heading between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row<K> {
    /// Something that can be selected.
    Item(K),
    /// One line of text that groups what follows.
    Heading(String),
}

/// Things in an order. They are asked for one by one, so that nobody needs to write all of them down.
pub trait Items<K>: Debug {
    /// How many there are.
    fn count(&self) -> usize;

    /// The one with this number, from zero.
    fn at(&self, number: usize) -> Option<K>;

    /// The number of one of them.
    fn number_of(&self, key: K) -> Option<usize>;
}

impl<K: Copy + PartialEq + Debug> Items<K> for Vec<K> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, number: usize) -> Option<K> {
        self.get(number).copied()
    }

    fn number_of(&self, key: K) -> Option<usize> {
        self.iter().position(|other| *other == key)
    }
}

impl<K, I: Items<K>> Items<K> for Arc<I> {
    fn count(&self) -> usize {
        I::count(self)
    }

    fn at(&self, number: usize) -> Option<K> {
        I::at(self, number)
    }

    fn number_of(&self, key: K) -> Option<usize> {
        I::number_of(self, key)
    }
}

/// The rows of a list: its items, and the headings between them. What it costs to ask for a row does not depend on
/// how many there are.
#[derive(Debug)]
pub struct Rows<K> {
    items: Option<Box<dyn Items<K>>>,
    /// Each begins where the one before it ends.
    runs: Vec<Run>,
    /// Rows of all runs.
    count: usize,
    /// Items of all runs.
    grouped: usize,
}

/// Items that follow each other, below a heading or none.
#[derive(Debug)]
struct Run {
    heading: Option<String>,
    /// Its first row, which is its heading if it has one.
    row: usize,
    /// The number of its first item.
    item: usize,
}

impl Run {
    fn first_item_row(&self) -> usize {
        self.row + usize::from(self.heading.is_some())
    }
}

impl<K> Default for Rows<K> {
    fn default() -> Self {
        Self {
            items: None,
            runs: Vec::new(),
            count: 0,
            grouped: 0,
        }
    }
}

impl<K: Copy> Rows<K> {
    /// Rows of `items`, none of which is shown before [`Rows::run`] says so.
    pub fn of(items: impl Items<K> + 'static) -> Self {
        Self {
            items: Some(Box::new(items)),
            ..Self::default()
        }
    }

    /// Shows the next `count` items, below a heading or none.
    #[must_use]
    pub fn run(mut self, heading: Option<String>, count: usize) -> Self {
        let run = Run {
            heading,
            row: self.count,
            item: self.grouped,
        };
        self.count = run.first_item_row() + count;
        self.grouped += count;
        self.runs.push(run);
        self
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them are items.
    pub fn items(&self) -> usize {
        self.grouped
    }

    /// The item in a row, if it holds one.
    pub fn item(&self, row: usize) -> Option<K> {
        self.items.as_ref()?.at(self.number(row)?)
    }

    /// What stands in a row.
    pub fn row(&self, row: usize) -> Option<Row<K>> {
        match self.heading(row) {
            Some(text) => Some(Row::Heading(text.to_owned())),
            None => self.item(row).map(Row::Item),
        }
    }

    /// The text of a row, if it is a heading.
    pub fn heading(&self, row: usize) -> Option<&str> {
        let run = self.run_of(row)?;
        run.heading.as_deref().filter(|_| run.row == row)
    }

    /// The heading that a row stands under.
    pub fn heading_above(&self, row: usize) -> Option<&str> {
        let runs = &self.runs[..self.runs_to(row)];
        runs.iter().rev().find_map(|run| run.heading.as_deref())
    }

    /// The row that holds `key`.
    pub fn row_of(&self, key: K) -> Option<usize> {
        self.row_of_number(self.items.as_ref()?.number_of(key)?)
    }

    /// How many items stand above a row.
    pub fn items_above(&self, row: usize) -> usize {
        let row = row.min(self.count);
        self.run_of(row)
            .map_or(0, |run| run.item + row.saturating_sub(run.first_item_row()))
    }

    /// The row of the item with this number.
    pub fn row_of_number(&self, number: usize) -> Option<usize> {
        if number >= self.grouped {
            return None;
        }
        // Of runs that begin with the same number, all but the last are without items.
        let runs = self.runs.partition_point(|run| run.item <= number);
        let run = self.runs.get(runs.checked_sub(1)?)?;
        Some(run.first_item_row() + (number - run.item))
    }

    /// The number of the item in a row, if it holds one.
    fn number(&self, row: usize) -> Option<usize> {
        let run = self.run_of(row).filter(|_| row < self.count)?;
        Some(run.item + row.checked_sub(run.first_item_row())?)
    }

    fn run_of(&self, row: usize) -> Option<&Run> {
        self.runs.get(self.runs_to(row).checked_sub(1)?)
    }

    /// How many runs begin at a row or above it.
    fn runs_to(&self, row: usize) -> usize {
        self.runs.partition_point(|run| run.row <= row)
    }
}

impl<K: Copy + PartialEq + Debug + 'static> From<Vec<Row<K>>> for Rows<K> {
    fn from(rows: Vec<Row<K>>) -> Self {
        let mut runs: Vec<(Option<String>, usize)> = Vec::new();
        let mut items = Vec::new();
        for row in rows {
            match (row, runs.last_mut()) {
                (Row::Heading(text), _) => runs.push((Some(text), 0)),
                (Row::Item(key), Some((_, count))) => {
                    items.push(key);
                    *count += 1;
                }
                (Row::Item(key), None) => {
                    items.push(key);
                    runs.push((None, 1));
                }
            }
        }
        let rows = Self::of(items);
        runs.into_iter()
            .fold(rows, |rows, (heading, count)| rows.run(heading, count))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Rows by what they hold: numbers are items, all different, and nothing is a heading.
    fn written_down() -> impl Strategy<Value = Vec<Row<usize>>> {
        proptest::collection::vec(any::<bool>(), 0..12).prop_map(|rows| {
            let rows = rows.into_iter().enumerate();
            rows.map(|(number, is_heading)| {
                if is_heading {
                    Row::Heading(format!("before {number}"))
                } else {
                    Row::Item(number)
                }
            })
            .collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_asked_of_runs_is_what_stands_written_down(written in written_down()) {
            let rows = Rows::from(written.clone());
            let is_item = |row: &Row<usize>| matches!(row, Row::Item(_));
            prop_assert_eq!(rows.count(), written.len());
            prop_assert_eq!(rows.items(), written.iter().filter(|row| is_item(row)).count());
            for row in 0..written.len() + 2 {
                prop_assert_eq!(rows.row(row), written.get(row).cloned());
                let above = written.iter().take(row).filter(|row| is_item(row)).count();
                prop_assert_eq!(rows.items_above(row), above);
                let to_here = written.iter().take(row + 1).rev();
                let heading = to_here.clone().find(|row| !is_item(row)).cloned();
                let heading = heading.map(|row| match row {
                    Row::Heading(text) => text,
                    Row::Item(_) => unreachable!(),
                });
                prop_assert_eq!(rows.heading_above(row), heading.as_deref());
            }
            let items = written.iter().enumerate().filter(|(_, row)| is_item(row));
            for (number, (row, item)) in items.enumerate() {
                prop_assert_eq!(rows.row_of_number(number), Some(row));
                prop_assert_eq!(rows.item(row).map(Row::Item), Some(item.clone()));
                prop_assert_eq!(rows.row_of(row), Some(row), "an item is called by its row");
            }
            prop_assert_eq!(rows.row_of_number(rows.items()), None);
            prop_assert_eq!(rows.row_of(999), None);
        }
    }
}
