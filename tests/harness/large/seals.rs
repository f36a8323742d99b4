//! Seals of a house that was filled in bulk: every row that it holds, shared out among the rows of its journal.

use office::books::seal::{of_today, whole};
use store::{Store, StoreError};

/// An entry of a seal for every row.
#[derive(Debug, Default)]
pub struct Seals(Vec<Vec<u8>>);

/// Seals every row of a house.
///
/// # Panics
/// When the database refuses.
pub fn of_all(store: &Store) -> Seals {
    let read = store.read(|tx| {
        let mut seals = Seals::default();
        for kind in of_today() {
            whole(tx, kind, &mut |entry| {
                let mut bytes = Vec::new();
                entry.write(&mut bytes)?;
                seals.0.push(bytes);
                Ok(())
            })?;
        }
        Ok::<_, StoreError>(seals)
    });
    read.expect("every row is read")
}

impl Seals {
    /// The share of the nth of so many rows.
    #[must_use]
    pub fn part(&self, n: usize, of: usize) -> Vec<u8> {
        let end = |n: usize| self.0.len() * n / of.max(1);
        self.0[end(n)..end(n + 1)].concat()
    }
}
