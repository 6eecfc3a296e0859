//! How surely a term holds for each record: yes, possibly, no, or nobody knows.

use super::bits::Bits;
use crate::story::date::Truth;

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

    /// What is told of each record, one after the other; nothing where it cannot be known.
    pub fn collect(told: impl ExactSizeIterator<Item = Option<Truth>>) -> Self {
        let mut truths = Self::none(told.len());
        for (place, truth) in told.enumerate() {
            match truth {
                Some(Truth::Yes) => truths.yes.add(place),
                Some(Truth::Possibly) => truths.possibly.add(place),
                Some(Truth::No) => {}
                None => truths.unknown.add(place),
            }
        }
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
