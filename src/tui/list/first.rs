//! Some items of a list brought to its front, the others left in their order.

use super::Items;

/// All items, those that belong here first.
#[derive(Debug)]
pub struct HereFirst<I> {
    all: I,
    /// The numbers of those that belong here, ascending.
    here: Vec<usize>,
    /// For each of them, how many of the others stand before it.
    others_before: Vec<usize>,
}

impl<I> HereFirst<I> {
    /// Brings those with these numbers to the front.
    pub fn new(all: I, mut here: Vec<usize>) -> Self {
        here.sort_unstable();
        here.dedup();
        let numbered = here.iter().enumerate();
        Self {
            others_before: numbered.map(|(index, number)| number - index).collect(),
            here,
            all,
        }
    }

    /// How many belong here.
    pub fn here(&self) -> usize {
        self.here.len()
    }

    /// How many of them had a number below this one.
    pub fn here_below(&self, number: usize) -> usize {
        self.here.partition_point(|&here| here < number)
    }
}

impl<K, I: Items<K>> Items<K> for HereFirst<I> {
    fn count(&self) -> usize {
        self.all.count()
    }

    fn at(&self, number: usize) -> Option<K> {
        let number = match number.checked_sub(self.here.len()) {
            None => self.here[number],
            Some(other) => {
                let passed = self
                    .others_before
                    .partition_point(|&before| before <= other);
                other + passed
            }
        };
        self.all.at(number)
    }

    fn number_of(&self, key: K) -> Option<usize> {
        let number = self.all.number_of(key)?;
        Some(match self.here.binary_search(&number) {
            Ok(index) => index,
            Err(index) => self.here.len() + number - index,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn those_that_belong_here_come_first_and_nobody_is_lost(here in btree_set(0_usize..20, 0..20)) {
            let all: Vec<usize> = (100..120).collect();
            let first = HereFirst::new(all.clone(), here.iter().copied().collect());
            let is_here = |key: &&usize| here.contains(&(**key - 100));
            let others = all.iter().filter(|key| !is_here(key));
            let expected: Vec<usize> = all.iter().filter(is_here).chain(others).copied().collect();
            let listed: Vec<usize> = (0..20).map_while(|number| first.at(number)).collect();
            prop_assert_eq!(&listed, &expected);
            prop_assert_eq!(first.at(20), None);
            for (number, &key) in expected.iter().enumerate() {
                prop_assert_eq!(first.number_of(key), Some(number));
            }
        }
    }
}
