//! Numbers that look random and are the same everywhere: `SplitMix64`, by Steele, Lea and Flood (2014).

/// A sequence of numbers that its seed decides.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // The high half of a 128-bit product: even enough, and without a division.
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// An index below `len`, which is not 0.
    pub fn index(&mut self, len: usize) -> usize {
        let end = u64::try_from(len).unwrap_or(u64::MAX);
        usize::try_from(self.below(end)).unwrap_or(0)
    }

    /// One of these.
    pub fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.index(all.len())]
    }

    /// Puts `all` in an order of its own.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.index(last + 1));
        }
    }
}

/// Draws places of a list as often as words occur: the one of rank `r` in proportion to `1 / (r + 3)` as Zipf's law
/// has it, and from the 6000th on to `1 / (r + 3)²`, as rare words are rarer (Ferrer i Cancho and Solé, 2001).
pub struct Zipf {
    /// What the shares of all places up to each come to together.
    sums: Vec<u64>,
}

/// The rank from which places are rarer.
const RARE: u64 = 6000;

impl Zipf {
    /// For a list of `len` places, at least one.
    pub fn new(len: usize) -> Self {
        let mut sum = 0;
        let ranks = 3_u64..;
        let shares = ranks.take(len.max(1)).map(|rank| {
            // Whole numbers: sums of fractions might differ from machine to machine.
            sum += match rank {
                ..RARE => 1_000_000_000_000 / rank,
                _ => 1_000_000_000_000 / rank * RARE / rank,
            };
            sum
        });
        Self {
            sums: shares.collect(),
        }
    }

    /// A place, from 0.
    pub fn draw(&self, chance: &mut Chance) -> usize {
        let all = self.sums.last().copied().unwrap_or(1);
        let drawn = chance.below(all);
        self.sums.partition_point(|&sum| sum <= drawn)
    }
}
