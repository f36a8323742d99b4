//! Chance from a seed, so that a failure can be run again.

/// A small generator (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides.max(1)
    }

    /// One of a list.
    ///
    /// # Panics
    /// When the list is empty.
    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// A rank in a list of so many.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.roll(len as u64)).unwrap_or(0)
    }

    /// A rank that is low more often than high, as names are.
    pub fn low_index(&mut self, len: usize) -> usize {
        let (a, b, c) = (self.index(len), self.index(len), self.index(len));
        a.min(b).min(c)
    }
}
