//! The records of one kind that answer to a query: a set that counts, slices and tells how sure each is.

use std::marker::PhantomData;
use std::sync::Arc;

use super::bits::{Bits, Ones, select};
use super::hits::Hit;
use crate::story::Handle;
use crate::story::date::Truth;

/// Words of a set for which one count is kept.
const BLOCK: usize = 8;

/// Records that answer, in the story's order. A copy is cheap.
///
/// Places and handles are one and the same here: the number of an event's or a quote's handle is its place in the
/// story's list.
#[derive(Debug, Clone)]
pub struct Found<K> {
    set: Arc<Set>,
    of: PhantomData<K>,
}

#[derive(Debug, Default)]
struct Set {
    all: Bits,
    /// Those that answer only possibly.
    possible: Bits,
    /// How many stand before each block of words.
    before: Vec<u32>,
    count: usize,
    possible_count: usize,
}

impl<K: Handle> Found<K> {
    /// What answers: surely, or only possibly. Nothing may be in both.
    pub(super) fn new(surely: Bits, possible: Bits) -> Self {
        let mut all = surely;
        all.or(&possible);
        let mut count = 0_u32;
        let before = all.words().chunks(BLOCK).map(|words| {
            let here = count;
            count += words.iter().map(|word| word.count_ones()).sum::<u32>();
            here
        });
        let before = before.collect();
        let set = Set {
            before,
            count: count as usize,
            possible_count: possible.count(),
            possible,
            all,
        };
        Self {
            set: Arc::new(set),
            of: PhantomData,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.set.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.set.count == 0
    }

    /// How many answer only possibly.
    pub fn possible(&self) -> usize {
        self.set.possible_count
    }

    /// How surely a record answers.
    pub fn truth(&self, key: K) -> Truth {
        match (self.contains(key), self.set.possible.has(key.index())) {
            (false, _) => Truth::No,
            (true, true) => Truth::Possibly,
            (true, false) => Truth::Yes,
        }
    }

    /// Whether a record answers, be it only possibly.
    pub fn contains(&self, key: K) -> bool {
        self.set.all.has(key.index())
    }

    /// The hit with this number, from zero.
    pub fn get(&self, number: usize) -> Option<K> {
        let (word, ones) = self.word_of(number)?;
        let place = word * 64 + select(self.set.all.words()[word], ones) as usize;
        Some(K::from_index(place))
    }

    /// How many hits stand before this place of the story. Those in a range of places are the difference of two.
    pub fn before(&self, place: usize) -> usize {
        let words = self.set.all.words();
        let word = place / 64;
        if word >= words.len() {
            return self.set.count;
        }
        let block = word / BLOCK;
        let whole = words[block * BLOCK..word].iter();
        let part = words[word] & !(u64::MAX << (place % 64));
        let ones = whole.map(|word| word.count_ones()).sum::<u32>() + part.count_ones();
        (self.set.before[block] + ones) as usize
    }

    /// Which number a hit has, from zero.
    pub fn number_of(&self, key: K) -> Option<usize> {
        self.contains(key).then(|| self.before(key.index()))
    }

    /// All of them, in the story's order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = K> + Clone {
        self.ones().map(K::from_index)
    }

    /// Those from this number on.
    pub fn keys_from(&self, number: usize) -> impl Iterator<Item = K> + Clone {
        let (word, ones) = self
            .word_of(number)
            .unwrap_or((self.set.all.words().len(), 0));
        self.ones().starting(word, ones).map(K::from_index)
    }

    /// All of them with what is known of each.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Hit<K>> + Clone {
        self.ones().map(|place| Hit {
            key: K::from_index(place),
            truth: if self.set.possible.has(place) {
                Truth::Possibly
            } else {
                Truth::Yes
            },
            direct: true,
        })
    }

    /// The places of those that answer.
    pub(super) fn all(&self) -> &Bits {
        &self.set.all
    }

    /// The places of those that answer only possibly.
    pub(super) fn possibly(&self) -> &Bits {
        &self.set.possible
    }

    fn ones(&self) -> Ones<'_> {
        self.set.all.iter()
    }

    /// The word that has the hit with this number, and how many come before it there.
    fn word_of(&self, number: usize) -> Option<(usize, u32)> {
        if number >= self.set.count {
            return None;
        }
        let block = self
            .set
            .before
            .partition_point(|&before| before as usize <= number)
            - 1;
        let mut left = u32::try_from(number).unwrap_or(u32::MAX) - self.set.before[block];
        let words = &self.set.all.words()[block * BLOCK..];
        for (word, bits) in (block * BLOCK..).zip(words) {
            let here = bits.count_ones();
            if left < here {
                return Some((word, left));
            }
            left -= here;
        }
        None
    }
}

#[cfg(test)]
impl<K: Handle> FromIterator<K> for Found<K> {
    /// What surely answers, for tests of what is made of hits.
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let places: Vec<usize> = keys.into_iter().map(K::index).collect();
        let mut bits = Bits::none(places.iter().max().map_or(0, |last| last + 1));
        for &place in &places {
            bits.add(place);
        }
        Self::new(bits, Bits::none(0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::story::EventId;

    fn found(size: usize, surely: &[usize], possible: &[usize]) -> Found<EventId> {
        let bits = |places: &[usize]| {
            let mut bits = Bits::none(size);
            for &place in places {
                bits.add(place);
            }
            bits
        };
        Found::new(bits(surely), bits(possible))
    }

    #[test]
    fn hits_are_counted_found_and_asked() {
        let found = found(2_000, &[3, 64, 1_999], &[700]);
        let event = EventId::from_index;
        assert_eq!((found.len(), found.possible()), (4, 1));
        assert_eq!(found.get(0), Some(event(3)));
        assert_eq!(found.get(3), Some(event(1_999)));
        assert_eq!(found.get(4), None);
        assert_eq!(found.before(64), 1);
        assert_eq!(found.before(65), 2);
        assert_eq!(found.before(9_999), 4);
        assert_eq!(found.number_of(event(700)), Some(2));
        assert_eq!(found.number_of(event(701)), None);
        assert_eq!(found.truth(event(700)), Truth::Possibly);
        assert_eq!(found.truth(event(64)), Truth::Yes);
        assert_eq!(found.truth(event(65)), Truth::No);
        let from: Vec<usize> = found.keys_from(2).map(Handle::index).collect();
        assert_eq!(from, [700, 1_999]);
        assert_eq!(found.keys_from(4).count(), 0);
        assert_eq!(found.keys().next_back(), Some(event(1_999)));
    }

    proptest! {
        #[test]
        fn numbers_and_places_agree(places in prop::collection::btree_set(0_usize..3_000, 0..400)) {
            let places: Vec<usize> = places.into_iter().collect();
            let found = found(3_000, &places, &[]);
            for (number, &place) in places.iter().enumerate() {
                let key = EventId::from_index(place);
                prop_assert_eq!(found.get(number), Some(key));
                prop_assert_eq!(found.number_of(key), Some(number));
                let next = found.keys_from(number).nth(1).map(Handle::index);
                prop_assert_eq!(next, places.get(number + 1).copied());
            }
        }
    }
}
