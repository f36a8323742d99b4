//! A large house, made quickly: rows are written past the commands, in bulk, with the keys, words,
//! counts and hashes that the commands would have given them. Verifying it finds nothing.

mod asked;
mod loader;
mod people;
mod requests;
mod seals;
mod signing;

use std::path::Path;

use domain::reprise::RepriseState;
use store::{Store, StoreError, Tx, TxExt};

pub use asked::{Asked, Stage};
pub use loader::Loader;
pub use people::{Person, person};

/// How large.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub customers: usize,
    /// Requests, each of one place of one order, and as many rows of the journal.
    pub requests: usize,
    /// Places of each order that nobody asks back.
    pub beside: usize,
}

/// What a large house is made from.
#[derive(Debug)]
pub struct Large {
    pub size: Size,
    /// The stage its requests play on.
    pub stage: Stage,
}

impl Large {
    /// Fills a house that was just founded, in a file or on a server.
    ///
    /// # Panics
    /// When the database refuses.
    pub fn fill(store: &Store, url: Option<&str>, file: &Path, size: Size) -> Self {
        let mut signer = signing::Signer::of(store);
        let head = look(store, "SELECT seq FROM head");
        let hash = store
            .read(|tx| {
                let mut hash = Vec::new();
                tx.query("SELECT hash FROM head", &[], &mut |row| {
                    if let store::Value::Blob(bytes) = row.first() {
                        hash = bytes;
                    }
                    Ok(())
                })?;
                Ok::<_, StoreError>(hash)
            })
            .expect("the end of the journal");
        let stage = Stage::of(store, size);
        let mut loader = Loader::open(url, file);
        people::load(&mut loader, size.customers, stage.first_number);
        requests::load(&mut loader, &stage, size, head);
        loader.finish();
        let seals = seals::of_all(store);
        let mut loader = Loader::open(url, file);
        requests::load_journal(&mut loader, &stage, size, (head, hash), &seals, &mut signer);
        loader.finish();
        Self { size, stage }
    }
}

/// One number of the database.
pub(crate) fn look(store: &Store, sql: &str) -> i64 {
    store
        .read(|tx: &mut dyn Tx| tx.int(sql, &[]))
        .map_err(|e: StoreError| e.to_string())
        .expect(sql)
}

/// Every state, with how many requests in a thousand have it.
pub const STATES: [(RepriseState, u64); 6] = [
    (RepriseState::Requested, 20),
    (RepriseState::AwaitingSupervisor, 4),
    (RepriseState::Held, 6),
    (RepriseState::Withdrawn, 30),
    (RepriseState::Refused, 240),
    (RepriseState::Accepted, 700),
];
