//! Accounts of events, looked up by what two of one event share: the sort, an actor, and the days.

use std::collections::{BTreeMap, HashMap};

use super::{Features, NEAR};

/// The first and the last day of a date, as numbers.
type Days = (i64, i64);

/// Of accounts that share all that is compared, the first.
#[derive(Debug)]
pub struct Index<P> {
    /// By sort, by actor, by days.
    places: HashMap<String, HashMap<String, BTreeMap<Days, P>>>,
}

impl<P> Default for Index<P> {
    fn default() -> Self {
        let places = HashMap::new();
        Self { places }
    }
}

impl<P: Copy + Ord> Index<P> {
    /// Takes in an account, which is to be found at a place.
    pub fn add(&mut self, place: P, told: &Features) {
        let (Some(sort), Some(days)) = (&told.sort, days(told)) else {
            return;
        };
        let of_sort = self.places.entry(sort.clone()).or_default();
        for actor in &told.actors {
            let of_actor = of_sort.entry(actor.clone()).or_default();
            let first = of_actor.entry(days).or_insert(place);
            *first = place.min(*first);
        }
    }

    /// The first place of an account that [`may_be_one`](super::may_be_one) holds to be of the same event.
    pub fn first_like(&self, told: &Features) -> Option<P> {
        let of_sort = self.places.get(told.sort.as_ref()?)?;
        let (first, last) = days(told)?;
        let of_actors = told.actors.iter().filter_map(|actor| of_sort.get(actor));
        let near = of_actors.flat_map(|days| days.range(..=(last + NEAR, i64::MAX)));
        let near = near.filter(|((_, end), _)| *end >= first - NEAR);
        near.map(|(_, place)| *place).min()
    }
}

fn days(told: &Features) -> Option<Days> {
    let date = told.date?;
    Some((date.first()?.number(), date.last()?.number()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::merge::may_be_one;
    use crate::story::date::Date;
    use proptest::prelude::*;

    const DATES: [Option<&str>; 7] = [
        None,
        Some("2026-02-01"),
        Some("2026-02-05"),
        Some("2026-02-06"),
        Some("2026-02"),
        Some("2026-03-04"),
        Some("2025/.."),
    ];

    fn account() -> impl Strategy<Value = Features> {
        let sort = prop::sample::select(&[None, Some("rally"), Some("vote")][..]);
        let date = prop::sample::select(&DATES[..]);
        let actors = prop::collection::btree_set("[a-c]", 0..3);
        (sort, date, actors).prop_map(|(sort, date, actors)| Features {
            sort: sort.map(str::to_owned),
            date: date.map(|edtf| Date::parse(edtf).unwrap()),
            actors,
            words: std::collections::BTreeSet::new(),
            is_retelling: false,
            is_planned: false,
        })
    }

    proptest! {
        #[test]
        fn what_is_found_is_the_first_that_may_be_one(
            known in prop::collection::vec(account(), 0..8), told in account()
        ) {
            let mut index = Index::default();
            for (place, account) in known.iter().enumerate() {
                index.add(place, account);
            }
            let first = known.iter().position(|known| may_be_one(known, &told).is_some());
            prop_assert_eq!(index.first_like(&told), first);
        }
    }
}
