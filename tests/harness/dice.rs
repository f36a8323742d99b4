//! Chance from a seed, so that a failure can be run again.

use serde_json::Value as Json;

/// A small generator (splitmix64).
#[derive(Clone, Debug)]
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

    /// One of a list; nothing when it is empty, or no list.
    pub fn pick<'a>(&mut self, from: &'a Json) -> Option<&'a Json> {
        let items = from.as_array()?;
        items.get(usize::try_from(self.roll(items.len() as u64)).ok()?)
    }
}

/// The seed of `CONTREMARQUE_SEED`, else a new one; printed either way.
#[must_use]
pub fn seed() -> u64 {
    let told = std::env::var("CONTREMARQUE_SEED").ok().and_then(|s| s.parse().ok());
    let seed = told.unwrap_or_else(|| now_ms().unsigned_abs());
    println!("CONTREMARQUE_SEED={seed}");
    seed
}

/// The system's clock, UTC milliseconds.
///
/// # Panics
/// Before 1970.
#[must_use]
pub fn now_ms() -> i64 {
    let since = std::time::UNIX_EPOCH.elapsed().expect("a clock after 1970");
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
