//! A set of places: one bit for each record of a kind, in the story's order.

use super::bytes::keep_fields;

/// Places, each in the set or not. Two sets of one kind of record have the same size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    /// How many places there are; no bit beyond is ever set.
    size: usize,
}

impl Bits {
    /// No place of `size`.
    pub fn none(size: usize) -> Self {
        Self {
            words: vec![0; size.div_ceil(64)],
            size,
        }
    }

    /// Every place of `size`.
    pub fn all(size: usize) -> Self {
        let mut bits = Self {
            words: vec![u64::MAX; size.div_ceil(64)],
            size,
        };
        bits.cut();
        bits
    }

    /// The places for which `is_in` has `true`, one after the other.
    pub fn collect(is_in: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut bits = Self::none(is_in.len());
        for (place, is_in) in is_in.enumerate() {
            bits.words[place / 64] |= u64::from(is_in) << (place % 64);
        }
        bits
    }

    /// How many places there are, in the set or not.
    pub fn size(&self) -> usize {
        self.size
    }

    /// How many places are in the set.
    pub fn count(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Whether no place is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Whether a place is in the set.
    pub fn has(&self, place: usize) -> bool {
        let word = self.words.get(place / 64).copied().unwrap_or(0);
        word >> (place % 64) & 1 == 1
    }

    /// Puts a place into the set. There must be such a place.
    pub fn add(&mut self, place: usize) {
        debug_assert!(place < self.size);
        self.words[place / 64] |= 1 << (place % 64);
    }

    /// Takes a place out of the set.
    pub fn remove(&mut self, place: usize) {
        if let Some(word) = self.words.get_mut(place / 64) {
            *word &= !(1 << (place % 64));
        }
    }

    /// Puts the places from `start` to before `end` into the set.
    pub fn add_range(&mut self, start: usize, end: usize) {
        let end = end.min(self.size);
        if start >= end {
            return;
        }
        let (first, last) = (start / 64, (end - 1) / 64);
        let head = u64::MAX << (start % 64);
        let tail = u64::MAX >> (63 - (end - 1) % 64);
        if first == last {
            self.words[first] |= head & tail;
            return;
        }
        self.words[first] |= head;
        self.words[first + 1..last].fill(u64::MAX);
        self.words[last] |= tail;
    }

    /// Keeps what `other` has too.
    pub fn and(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Adds what `other` has.
    pub fn or(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Takes out what `other` has.
    pub fn and_not(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// The places that are not in the set.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut bits = Self {
            words: self.words.iter().map(|word| !word).collect(),
            size: self.size,
        };
        bits.cut();
        bits
    }

    /// The places in the set, ascending.
    pub fn iter(&self) -> Ones<'_> {
        Ones::of(&self.words)
    }

    /// The words of 64 places each.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The words of 64 places each, to be changed by who sets no bit beyond the size.
    pub fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// Clears the bits beyond the size.
    fn cut(&mut self) {
        let beyond = self.size % 64;
        if let (Some(last), 1..) = (self.words.last_mut(), beyond) {
            *last &= u64::MAX >> (64 - beyond);
        }
    }
}

/// The place of the one with this number, from zero, among the ones of `word`.
pub(super) fn select(mut word: u64, number: u32) -> u32 {
    for _ in 0..number {
        word &= word - 1;
    }
    word.trailing_zeros()
}

/// Walks over the places of a set from both ends.
#[derive(Debug, Clone)]
pub(super) struct Ones<'a> {
    words: &'a [u64],
    /// A word and what is left of it.
    front: (usize, u64),
    /// The same from the end; nothing while the front's word is the last one.
    back: Option<(usize, u64)>,
}

impl<'a> Ones<'a> {
    /// Those in the first `middle` words, and those after them. Nothing may have been taken from either end yet.
    pub fn halves(self, middle: usize) -> (Self, impl Iterator<Item = usize> + 'a) {
        let (first, second) = self.words.split_at(middle);
        let after = Self::of(second).map(move |place| middle * 64 + place);
        (Self::of(first), after)
    }

    fn of(words: &'a [u64]) -> Self {
        Self {
            words,
            front: (0, words.first().copied().unwrap_or(0)),
            back: match words.len() {
                0 | 1 => None,
                more => Some((more - 1, words[more - 1])),
            },
        }
    }

    /// The same, without the first `skipped` words and the lowest `ones` ones of the next.
    pub fn starting(mut self, skipped: usize, ones: u32) -> Self {
        let mut word = self.words.get(skipped).copied().unwrap_or(0);
        for _ in 0..ones {
            word &= word - 1;
        }
        self.front = (skipped, word);
        if self.back.is_some_and(|(at, _)| at <= skipped) {
            self.back = None;
        }
        self
    }
}

impl Iterator for Ones<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.front.1 == 0 {
            let next = self.front.0 + 1;
            let (end, left) = self.back?;
            self.front = if next < end {
                (next, self.words[next])
            } else {
                self.back = None;
                (end, left)
            };
        }
        let (at, word) = self.front;
        self.front.1 = word & (word - 1);
        Some(at * 64 + word.trailing_zeros() as usize)
    }
}

impl DoubleEndedIterator for Ones<'_> {
    fn next_back(&mut self) -> Option<usize> {
        while let Some((at, left)) = self.back {
            if left != 0 {
                let top = left.ilog2();
                self.back = Some((at, left & !(1 << top)));
                return Some(at * 64 + top as usize);
            }
            let next = at - 1;
            self.back = (next > self.front.0).then(|| (next, self.words[next]));
        }
        let (at, left) = self.front;
        if left == 0 {
            return None;
        }
        let top = left.ilog2();
        self.front.1 = left & !(1 << top);
        Some(at * 64 + top as usize)
    }
}

keep_fields!(Bits { words, size });

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(size: usize, places: &[usize]) -> Bits {
        let mut bits = Bits::none(size);
        for &place in places {
            bits.add(place);
        }
        bits
    }

    #[test]
    fn all_has_no_place_beyond_its_size() {
        for size in [0, 1, 63, 64, 65, 128, 130] {
            assert_eq!(Bits::all(size).count(), size);
            assert_eq!(Bits::none(size).complement(), Bits::all(size));
            assert_eq!(
                Bits::all(size).iter().collect::<Vec<_>>(),
                (0..size).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn sets_are_joined_and_cut() {
        let mut set = bits(200, &[0, 63, 64, 199]);
        set.and(&bits(200, &[63, 64, 100]));
        assert_eq!(set, bits(200, &[63, 64]));
        set.or(&bits(200, &[100]));
        set.and_not(&bits(200, &[64]));
        assert_eq!(set, bits(200, &[63, 100]));
    }

    proptest! {
        #[test]
        fn places_come_out_from_both_ends(
            size in 1_usize..300,
            places in prop::collection::btree_set(0_usize..300, 0..40),
            turns in prop::collection::vec(any::<bool>(), 50),
        ) {
            let mut expected: std::collections::VecDeque<usize> =
                places.into_iter().filter(|&place| place < size).collect();
            let set = bits(size, expected.make_contiguous());
            let mut ones = set.iter();
            for front in turns {
                if front {
                    prop_assert_eq!(ones.next(), expected.pop_front());
                } else {
                    prop_assert_eq!(ones.next_back(), expected.pop_back());
                }
            }
        }

        #[test]
        fn halves_have_all_places(
            places in prop::collection::btree_set(0_usize..300, 0..40),
            middle in 0_usize..=5,
        ) {
            let places: Vec<usize> = places.into_iter().collect();
            let set = bits(300, &places);
            let (first, second) = set.iter().halves(middle);
            prop_assert_eq!(first.chain(second).collect::<Vec<_>>(), places);
        }

        #[test]
        fn ranges_are_added_whole(size in 0_usize..300, start in 0_usize..310, end in 0_usize..310) {
            let mut set = Bits::none(size);
            set.add_range(start, end);
            let expected: Vec<usize> = (start..end.min(size)).collect();
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), expected);
        }
    }
}
