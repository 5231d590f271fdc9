//! Chance that can be repeated: the same seed gives the same choices.

/// `SplitMix64` (Steele, Lea, Flood 2014): small, seeded, and good enough to choose a sentence.
#[derive(Clone, Debug)]
pub(in crate::skill) struct Chance(u64);

impl Chance {
    /// Chance of a seed, and of a place in what happens, so that two turns differ.
    pub(in crate::skill) const fn of(seed: u64, place: u64) -> Self {
        Self(seed ^ place.wrapping_mul(0xd134_2543_de82_ef95))
    }

    pub(in crate::skill) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `end`; 0 where there is none.
    pub(in crate::skill) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1).max(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// One of a list.
    pub(in crate::skill) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}
