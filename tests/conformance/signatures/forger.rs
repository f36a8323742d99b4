//! Who owns the database and computes all of it anew: chain, seals, and signatures by a key of their own.

use std::collections::BTreeMap;

use harness::desk::Desk;
use office::books::chain::{self, Link, Transfer};
use office::books::seal::{digest, entries, of_today};
use office::books::signature::{KeyPair, Signed};
use serde::Deserialize;
use store::{Engine, Store, TxExt, Value};

use crate::anchors::hands::by_hand;

#[derive(Deserialize)]
struct Sealed {
    seal: Option<Vec<u8>>,
}

#[derive(Deserialize)]
struct Of {
    seq: i64,
}

#[derive(Clone, Deserialize)]
struct Signature {
    seq: i64,
    counter_id: contract::ids::CounterId,
    at_ms: i64,
    body: String,
}

/// A journal in a forger's hands.
pub(super) struct Forger {
    pub(super) links: Vec<Link>,
    seals: Vec<Vec<u8>>,
    moved: BTreeMap<i64, Vec<Transfer>>,
    signatures: Vec<Signature>,
    /// Signatures after this row are taken out, with what seals them.
    pub(super) unsigned_after: Option<i64>,
    /// Signs anew what the counters signed.
    pub(super) pair: Option<KeyPair>,
}

impl Forger {
    pub(super) fn of(store: &Store) -> Self {
        let columns = "SELECT seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id, \
            reprise_id, data, note_hash FROM journal ORDER BY seq";
        let transfers = "SELECT debit_id, credit_id, amount_cents FROM transfer ORDER BY seq, rank";
        let read = store.read(|tx| {
            let links: Vec<Link> = tx.rows(columns, &[])?;
            let seals: Vec<Sealed> = tx.rows("SELECT seal FROM journal ORDER BY seq", &[])?;
            let transfers: Vec<Transfer> = tx.rows(transfers, &[])?;
            let of: Vec<Of> = tx.rows("SELECT seq FROM transfer ORDER BY seq, rank", &[])?;
            let signatures: Vec<Signature> =
                tx.rows("SELECT seq, counter_id, at_ms, body FROM signature ORDER BY seq", &[])?;
            let mut moved: BTreeMap<i64, Vec<Transfer>> = BTreeMap::new();
            for (of, transfer) in of.iter().zip(transfers) {
                moved.entry(of.seq).or_default().push(transfer);
            }
            let seals = seals.into_iter().map(|row| row.seal.unwrap_or_default()).collect();
            let (unsigned_after, pair) = (None, None);
            Ok::<_, store::StoreError>(Self {
                links,
                seals,
                moved,
                signatures,
                unsigned_after,
                pair,
            })
        });
        read.unwrap()
    }

    /// Says that the rows from one on were written a moment earlier.
    pub(super) fn earlier_from(&mut self, seq: i64) {
        self.links.iter_mut().filter(|link| link.seq >= seq).for_each(|link| link.at_ms -= 1);
    }

    /// What seals a row, without signatures that are gone, with those that were made anew.
    fn resealed(&self, seal: &[u8]) -> Vec<u8> {
        let code = of_today().find(|kind| kind.table == "signature").unwrap().code;
        let mut fresh = Vec::new();
        for entry in entries(seal) {
            let mut entry = entry.unwrap();
            if entry.code == code {
                if self.unsigned_after.is_some_and(|after| entry.ints[0] > after) {
                    continue;
                }
                let row = self.signatures.iter().find(|row| row.seq == entry.ints[0]).unwrap();
                entry.digest = digest(&[
                    Value::Int(row.counter_id.number()),
                    Value::Int(row.at_ms),
                    Value::Text(row.body.clone()),
                ]);
            }
            entry.write(&mut fresh).unwrap();
        }
        fresh
    }

    /// Writes all of it, right in itself.
    pub(super) fn writes(mut self, desk: &Desk) {
        let engine = desk.store().engine();
        let literal = |bytes: &[u8]| match engine {
            Engine::Sqlite => format!("x'{}'", domain::text::hex(bytes)),
            Engine::Postgres => format!("'\\x{}'::bytea", domain::text::hex(bytes)),
        };
        let (mut prev, mut texts) = (Vec::new(), Vec::new());
        for at in 0..self.links.len() {
            let link = self.links[at].clone();
            let seal = self.resealed(&self.seals[at]);
            let moved = self.moved.get(&link.seq).cloned().unwrap_or_default();
            let hash = chain::sealed_hash(&prev, &link, Some(&seal), &moved);
            texts.push(format!(
                "UPDATE journal SET at_ms = {}, data = '{}', prev_hash = {}, hash = {}, seal = {} WHERE seq = {}",
                link.at_ms,
                link.data.replace('\'', "''"),
                literal(&prev),
                literal(&hash),
                literal(&seal),
                link.seq
            ));
            if let Some(pair) = &self.pair {
                for row in self.signatures.iter_mut().filter(|row| row.seq == link.seq) {
                    let Signature { seq, counter_id, at_ms, .. } = *row;
                    row.body = pair.sign(&Signed { seq, hash: &hash, counter_id, at_ms });
                    texts.push(format!(
                        "UPDATE signature SET body = '{}' WHERE seq = {seq}",
                        row.body
                    ));
                }
            }
            prev = hash;
        }
        texts.push(format!("UPDATE head SET hash = {}", literal(&prev)));
        if let Some(after) = self.unsigned_after {
            texts.push(format!("DELETE FROM signature WHERE seq > {after}"));
        }
        by_hand(desk, &texts.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
