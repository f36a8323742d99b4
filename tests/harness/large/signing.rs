//! The signatures of a house that was filled in bulk: by a counter of its own, as often as commands sign.

use contract::counter::ToldKey;
use contract::ids::CounterId;
use office::books::seal::{Entry, digest, of_today};
use office::books::signature::{KeyPair, ROWS, Signed};
use office::house::{counter, signing};
use office::{Actor, By, House, OfficeError};
use store::{Store, Value, params};

use crate::desk::{BEGINNING_MS, BareRenderer};

/// A counter that signs.
pub struct Signer {
    pair: KeyPair,
    counter_id: CounterId,
    /// Rows of the table.
    pub signatures: Vec<Vec<Value>>,
}

impl Signer {
    /// Registers one in a house, and tells the journal its key.
    ///
    /// # Panics
    /// When the house refuses.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        let pair = KeyPair::fresh().expect("chance");
        let told = ToldKey { public: pair.public(), vouched: None };
        let (operator, renderer) = (&Actor::program(), &BareRenderer);
        let by = |counter_id| By { operator, counter_id, at_ms: BEGINNING_MS, renderer };
        let registered = store.write(|tx| {
            let house = House::load(tx)?;
            let cx = office::command::unlisted(tx, by(0.into()), "filled", [5; 16], house.clone())?;
            let hash = counter::key_hash(&told.public);
            let id = counter::register(tx, cx, "Guichet 90", &hash)?.id;
            let cx = office::command::unlisted(tx, by(id), "filled", [6; 16], house)?;
            signing::tell_key(tx, &cx, &told)?;
            office::command::seal(tx, &cx.mint)?;
            Ok::<_, OfficeError>(id)
        });
        let counter_id = registered.expect("a counter registers");
        Self { pair, counter_id, signatures: Vec::new() }
    }

    /// Signs the row before the nth, where that is due; what the nth seals of it.
    ///
    /// # Panics
    /// When there is no such table.
    pub fn signs(&mut self, n: usize, (seq, hash): (i64, &[u8]), at_ms: i64) -> Vec<u8> {
        let mut sealed = Vec::new();
        if n == 0 || n as i64 % ROWS != 0 {
            return sealed;
        }
        let counter_id = self.counter_id;
        let body = self.pair.sign(&Signed { seq, hash, counter_id, at_ms });
        let row = params![seq, counter_id, at_ms, body];
        let kind = of_today().find(|kind| kind.table == "signature").expect("a kind");
        let entry = Entry {
            code: kind.code,
            ints: [seq, 0, 0],
            text: String::new(),
            digest: digest(&row[1..]),
        };
        entry.write(&mut sealed).expect("an entry");
        self.signatures.push(row.to_vec());
        sealed
    }
}
