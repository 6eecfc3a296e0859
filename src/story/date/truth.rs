//! Three-valued truth: an event may possibly have been in February.

use std::ops::Not;

/// How surely something holds, in Kleene's three-valued logic; ordered from no to yes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Truth {
    /// It does not hold.
    No,
    /// What is known allows it and does not force it.
    Possibly,
    /// It holds, whatever is still unknown.
    Yes,
}

impl Truth {
    /// Both hold: the less sure of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds: the surer of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether it may hold: yes or possibly.
    pub fn is_possible(self) -> bool {
        self != Self::No
    }
}

/// The opposite; the opposite of possibly is possibly.
impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Possibly => Self::Possibly,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{No, Possibly, Yes};

    #[test]
    fn follows_kleene() {
        for (a, b, and, or) in [
            (Yes, Yes, Yes, Yes),
            (Yes, Possibly, Possibly, Yes),
            (Yes, No, No, Yes),
            (Possibly, Possibly, Possibly, Possibly),
            (Possibly, No, No, Possibly),
            (No, No, No, No),
        ] {
            assert_eq!((a.and(b), b.and(a)), (and, and));
            assert_eq!((a.or(b), b.or(a)), (or, or));
        }
        assert_eq!([!Yes, !Possibly, !No], [No, Possibly, Yes]);
        assert!(No < Possibly && Possibly < Yes);
    }
}
