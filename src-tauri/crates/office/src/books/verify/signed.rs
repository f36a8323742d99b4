//! Signatures held against the chain: until where it is as counters signed it, and what is wrong after that.
//!
//! A signature covers every row before it, those that seal earlier signatures among them. So the last one of
//! each key is enough while all is well; where one does not hold, each is looked at, to say since when.

use std::collections::BTreeMap;

use contract::action::Action;
use contract::counter::ToldKey;
use contract::ids::{CounterId, OperatorId};
use contract::journal::SignedRow;
use serde::Deserialize;
use store::{StoreError, Tx, TxExt, Value, named, sql};

use super::fault::{Fault, shape, values};
use super::outside::Outside;
use super::sealed::Seals;
use crate::OfficeError;
use crate::books::chain::Link;
use crate::books::signature::{Extent, ROWS, Signed as End, is_vouched, read_key};

/// A key that a row of the journal tells.
struct Key {
    seq: i64,
    counter_id: CounterId,
    public: String,
    /// The counter's key before it, or a person, vouches for it; the first of a counter needs nobody.
    is_vouched: bool,
}

/// A signature, with the hash of its row once that was reached.
struct Signature {
    seq: i64,
    counter_id: CounterId,
    at_ms: i64,
    body: String,
    hash: Option<Vec<u8>>,
}

/// Keys and signatures, as the chain is followed.
#[derive(Default)]
pub(super) struct Signed {
    outside: Outside,
    keys: Vec<Key>,
    rows: Vec<Signature>,
    /// The next signature that is not reached yet.
    next: usize,
    /// The hash that is there of the row that this counter saw last.
    found: Option<Vec<u8>>,
    command_id: String,
    /// How far the journal is signed, once that row was passed.
    extent: Extent,
    /// The first row that a later command should have signed.
    unsigned: Option<i64>,
}

/// What the signatures say.
#[derive(Default)]
pub(super) struct Judged {
    pub count: i64,
    /// The last one that holds.
    pub holds: Option<SignedRow>,
    /// The first after it that does not.
    pub breaks: Option<SignedRow>,
    /// What is wrong with signed rows, or keys.
    pub fault: Option<Fault>,
    /// What is wrong with the end, which is not signed yet.
    pub tail: Option<Fault>,
    /// The first row that a later command should have signed.
    pub unsigned_from: Option<i64>,
}

impl Signed {
    /// Reads every signature of the house.
    pub(super) fn read(tx: &mut dyn Tx, outside: &Outside) -> Result<Self, OfficeError> {
        let mut rows = Vec::new();
        tx.query(sql!("signatures"), &[], &mut |row| {
            let [Value::Int(seq), Value::Int(counter), Value::Int(at_ms), Value::Text(body)] =
                values(row)?
            else {
                return Err(shape("signature"));
            };
            rows.push(Signature { seq, counter_id: counter.into(), at_ms, body, hash: None });
            Ok(())
        })?;
        let signed = rows.last().map_or(0, |row: &Signature| row.seq);
        let extent = Extent { signed, unsigned_ms: None };
        Ok(Self { outside: outside.clone(), rows, extent, ..Self::default() })
    }

    /// Follows the chain over a row.
    pub(super) fn add(&mut self, link: &Link, hash: &[u8]) {
        self.end(link);
        if link.action == Action::CounterKey.key() {
            self.key(link);
        }
        while let Some(row) = self.rows.get_mut(self.next).filter(|row| row.seq <= link.seq) {
            row.hash = (row.seq == link.seq).then(|| hash.to_vec());
            self.next += 1;
        }
        if self.outside.seen.as_ref().is_some_and(|seen| seen.row == link.seq) {
            self.found = Some(hash.to_vec());
        }
    }

    /// A command signs what it finds unsigned for long, so that none stands behind such rows.
    fn end(&mut self, link: &Link) {
        let begins = self.command_id != link.command_id;
        self.command_id.clone_from(&link.command_id);
        let Some(first) = self.keys.first().filter(|_| link.seq > self.extent.signed) else {
            return;
        };
        let has_key = self.keys.iter().any(|key| key.counter_id == link.counter_id);
        let many = link.seq - self.extent.signed.max(first.seq) > ROWS;
        let is_due = self.extent.is_due(link.seq - 1, link.at_ms) && (has_key || many);
        if begins && is_due && self.unsigned.is_none() {
            self.unsigned = Some(self.extent.signed.max(first.seq) + 1);
        }
        self.extent.unsigned_ms.get_or_insert(link.at_ms);
    }

    fn key(&mut self, link: &Link) {
        let told = read_key(&link.data);
        let ToldKey { public, vouched } =
            told.clone().unwrap_or_else(|| ToldKey { public: String::new(), vouched: None });
        let by_a_person = link.operator_id != OperatorId::PROGRAM;
        let by_the_former = |former: &Key| {
            let word = vouched.as_deref().unwrap_or_default();
            is_vouched(&former.public, link.counter_id, &public, word)
        };
        let former = self.keys.iter().rfind(|key| key.counter_id == link.counter_id);
        let is_vouched = told.is_some() && (by_a_person || former.is_none_or(by_the_former));
        let Link { seq, counter_id, .. } = *link;
        self.keys.push(Key { seq, counter_id, public, is_vouched });
    }

    /// The key by which a counter signed a row.
    fn key_at(&self, row: &Signature) -> Option<&Key> {
        self.keys.iter().rfind(|key| key.counter_id == row.counter_id && key.seq <= row.seq)
    }

    fn holds(&self, row: &Signature) -> bool {
        let (Some(key), Some(hash)) = (self.key_at(row), &row.hash) else { return false };
        let Signature { seq, counter_id, at_ms, .. } = *row;
        End { seq, hash, counter_id, at_ms }.is_by(&key.public, &row.body)
    }

    /// Whether the last signature of each key holds, and every other stands at a row, by a counter with a key.
    fn all_hold(&self) -> bool {
        let mut last = BTreeMap::new();
        for row in &self.rows {
            let (Some(key), true) = (self.key_at(row), row.hash.is_some()) else { return false };
            last.insert(key.seq, row);
        }
        last.values().all(|row| self.holds(row))
    }

    /// Judges all of them once the chain was followed over so many rows: to its end, or to its first fault.
    pub(super) fn judge(
        &self,
        tx: &mut dyn Tx,
        seals: &Seals,
        rows: i64,
        is_whole: bool,
    ) -> Result<Judged, OfficeError> {
        let (mut holds, mut breaks, mut fault) = (self.rows.last(), None, None);
        if !self.all_hold() {
            let stand: Vec<bool> = self.rows.iter().map(|row| self.holds(row)).collect();
            let last = stand.iter().rposition(|holds| *holds);
            holds = last.map(|at| &self.rows[at]);
            let wrong = stand.iter().position(|holds| !holds).map(|at| &self.rows[at]);
            breaks = self.rows.get(last.map_or(0, |at| at + 1));
            fault = wrong.map(|wrong| self.wrong(wrong, holds, seals));
        }
        if let Some((seq, what)) = self.key_fault().filter(|_| is_whole) {
            holds = self.rows.iter().rfind(|row| row.seq < seq && self.holds(row));
            breaks = self.rows.iter().find(|row| row.seq >= seq);
            fault = Some(Fault::row(seq, what));
        }
        let after = holds.map_or(0, |row| row.seq);
        let tail = self.end_fault(rows, after);
        let count = self.rows.len() as i64;
        let unsigned_from = self.unsigned;
        let (holds, breaks) = (said(tx, holds)?, said(tx, breaks)?);
        Ok(Judged { count, holds, breaks, fault, tail, unsigned_from })
    }

    /// What it means that a signature does not hold: it was changed itself, it never was one, or the rows before
    /// it were written anew.
    fn wrong(&self, wrong: &Signature, holds: Option<&Signature>, seals: &Seals) -> Fault {
        let columns = [
            Value::Int(wrong.counter_id.number()),
            Value::Int(wrong.at_ms),
            Value::Text(wrong.body.clone()),
        ];
        if !seals.says("signature", wrong.seq, &columns) {
            return Fault::row(wrong.seq, "signature_changed");
        }
        match holds {
            Some(holds) if holds.seq > wrong.seq => Fault::row(wrong.seq, "signature_wrong"),
            holds => Fault::row(holds.map_or(0, |row| row.seq) + 1, "rewritten"),
        }
    }

    /// The first key that nobody vouches for, or that is not this counter's own.
    fn key_fault(&self) -> Option<(i64, &'static str)> {
        if let Some(key) = self.keys.iter().find(|key| !key.is_vouched) {
            return Some((key.seq, "key_forged"));
        }
        let (own_id, own) = self.outside.own.as_ref()?;
        let told = self.keys.iter().rfind(|key| key.counter_id == *own_id);
        match told {
            Some(key) if key.public != *own => Some((key.seq, "key_changed")),
            _ => None,
        }
    }

    /// Whether the end is as this counter saw it.
    fn end_fault(&self, rows: i64, after: i64) -> Option<Fault> {
        let seen = self.outside.seen.as_ref().filter(|seen| seen.row > 0)?;
        if seen.row > rows {
            return Some(Fault::row(rows + 1, "cut_off"));
        }
        let differs = self.found.as_ref() != Some(&seen.hash);
        differs.then(|| Fault::row(after.min(seen.row - 1) + 1, "rewritten"))
    }
}

/// A signature as people read it.
fn said(tx: &mut dyn Tx, row: Option<&Signature>) -> Result<Option<SignedRow>, StoreError> {
    #[derive(Deserialize)]
    struct Called {
        name: String,
    }
    let Some(Signature { seq, counter_id, at_ms, .. }) = row else { return Ok(None) };
    let called: Option<Called> = tx.row(sql!("called"), &named![counter_id = *counter_id])?;
    let counter = called.map(|called| called.name).unwrap_or_default();
    Ok(Some(SignedRow { row: *seq, counter, at_ms: *at_ms }))
}
