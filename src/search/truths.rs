//! How surely a term holds for each record: yes, possibly, no, or nobody knows.

use rayon::prelude::*;

use super::bits::Bits;
use crate::story::date::Truth;

/// So many words of 64 records each are asked on one core.
const AT_ONCE: usize = 256;

/// How surely something holds, by place. A record is in one of the sets at most; where it is in none, it does not hold.
#[derive(Debug, Clone)]
pub(super) struct Truths {
    pub yes: Bits,
    pub possibly: Bits,
    /// Where it cannot be known: the date of what is undated.
    pub unknown: Bits,
}

impl Truths {
    /// It holds for none of `size`.
    pub fn none(size: usize) -> Self {
        Self {
            yes: Bits::none(size),
            possibly: Bits::none(size),
            unknown: Bits::none(size),
        }
    }

    /// It holds for these, and for no others.
    pub fn of(yes: Bits) -> Self {
        let size = yes.size();
        Self {
            yes,
            ..Self::none(size)
        }
    }

    /// What is asked is that it does not hold.
    ///
    /// What has no date was not in 2026 as far as anybody knows; whether it was outside of 2026, nobody knows either.
    #[must_use]
    pub fn negated(self) -> Self {
        let mut other = self.yes;
        other.or(&self.possibly);
        other.or(&self.unknown);
        let mut possibly = self.possibly;
        possibly.or(&self.unknown);
        Self {
            unknown: Bits::none(other.size()),
            yes: other.complement(),
            possibly,
        }
    }

    /// Both hold. Where one cannot be known, both do not as far as anybody knows.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        let (mut yes, mut all) = (self.yes.clone(), self.yes);
        yes.and(&other.yes);
        all.or(&self.possibly);
        let mut others = other.yes.clone();
        others.or(&other.possibly);
        all.and(&others);
        all.and_not(&yes);
        Self {
            unknown: Bits::none(yes.size()),
            yes,
            possibly: all,
        }
    }

    /// What is told of each of `size` records by its place; nothing where it cannot be known.
    pub fn told(size: usize, tell: impl Fn(usize) -> Option<Truth> + Sync) -> Self {
        let mut truths = Self::none(size);
        let (yes, possibly) = (truths.yes.words_mut(), truths.possibly.words_mut());
        let words = yes
            .par_iter_mut()
            .zip(possibly)
            .zip(truths.unknown.words_mut());
        let words = words.enumerate().with_min_len(AT_ONCE);
        words.for_each(|(word, ((yes, possibly), unknown))| {
            for place in word * 64..size.min((word + 1) * 64) {
                let bit = 1 << (place % 64);
                match tell(place) {
                    Some(Truth::Yes) => *yes |= bit,
                    Some(Truth::Possibly) => *possibly |= bit,
                    Some(Truth::No) => {}
                    None => *unknown |= bit,
                }
            }
        });
        truths
    }

    /// How surely it holds for one record, if that can be known.
    pub fn of_place(&self, place: usize) -> Option<Truth> {
        if self.yes.has(place) {
            Some(Truth::Yes)
        } else if self.possibly.has(place) {
            Some(Truth::Possibly)
        } else if self.unknown.has(place) {
            None
        } else {
            Some(Truth::No)
        }
    }
}
