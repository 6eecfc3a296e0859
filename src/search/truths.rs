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

    /// The same for the records that come after others: `of` has for each the place of the one whose truth is its
    /// own, if there is such a one; without, it does not hold.
    pub fn through(&self, of: &[u32]) -> Self {
        let mut truths = Self::none(of.len());
        for (place, &other) in of.iter().enumerate() {
            let other = other as usize;
            if self.yes.has(other) {
                truths.yes.add(place);
            } else if self.possibly.has(other) {
                truths.possibly.add(place);
            } else if self.unknown.has(other) {
                truths.unknown.add(place);
            }
        }
        truths
    }

    /// Gives a record the surer one of what is known of it and `truth`.
    pub fn raise(&mut self, place: usize, truth: Truth) {
        self.unknown.remove(place);
        match truth {
            Truth::Yes => {
                self.possibly.remove(place);
                self.yes.add(place);
            }
            Truth::Possibly if !self.yes.has(place) => self.possibly.add(place),
            _ => {}
        }
    }
}
