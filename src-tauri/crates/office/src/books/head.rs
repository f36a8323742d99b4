//! Where the journal stands: its last row, as the command knows it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::end::End;
use super::seal;
use super::signature::{Extent, KeyPair};
use crate::OfficeError;

/// The last row of the journal.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    pub(super) seq: i64,
    pub(super) hash: Vec<u8>,
    /// Whether it has a seal: from the first one on, every row has one.
    pub(super) sealed: bool,
    /// The last row that is signed; 0 before there is one.
    signed: i64,
    /// When the row after that was written, where there is one.
    unsigned_ms: Option<i64>,
    /// The command, until its first row of the journal seals it.
    #[serde(skip)]
    pub(super) command: Option<seal::Entry>,
    /// The last numbers of the series that its rows of the journal moved; none before there is a row.
    #[serde(skip)]
    pub(super) moved: Option<BTreeMap<String, i64>>,
}

impl Head {
    /// The same after a row that a command wrote at this time.
    pub(super) fn after(self, seq: i64, hash: Vec<u8>, at_ms: i64) -> Self {
        let unsigned_ms = self.unsigned_ms.or(Some(at_ms));
        Self { seq, hash, sealed: true, unsigned_ms, command: None, moved: None, ..self }
    }

    /// How far the journal is signed.
    pub(super) const fn extent(&self) -> Extent {
        Extent { signed: self.signed, unsigned_ms: self.unsigned_ms }
    }

    /// It is signed so far now.
    pub(super) const fn signed_to(&mut self, extent: Extent) {
        (self.signed, self.unsigned_ms) = (extent.signed, extent.unsigned_ms);
    }
}

/// The last row of the journal as the command knows it. It is read once, because nobody else writes
/// meanwhile.
#[derive(Debug, Default)]
pub struct KnownHead {
    head: RefCell<Option<Head>>,
    /// What the counter signs with.
    pair: OnceCell<Arc<KeyPair>>,
}

impl KnownHead {
    /// As it was just read, for a command.
    pub(crate) fn at(
        (seq, hash, sealed): (i64, Vec<u8>, bool),
        extent: Extent,
        command: seal::Entry,
    ) -> Self {
        let Extent { signed, unsigned_ms } = extent;
        let command = Some(command);
        let head = Head { seq, hash, sealed, signed, unsigned_ms, command, moved: None };
        Self { head: RefCell::new(Some(head)), pair: OnceCell::new() }
    }

    /// The counter signs the journal with this pair of keys, where that is due.
    pub fn signs_with(&self, pair: Option<Arc<KeyPair>>) {
        if let Some(pair) = pair {
            let _ = self.pair.set(pair);
        }
    }

    pub(super) fn pair(&self) -> Option<Arc<KeyPair>> {
        self.pair.get().cloned()
    }

    pub(super) fn get(&self, tx: &mut dyn Tx) -> Result<Head, OfficeError> {
        if let Some(head) = self.head.take() {
            return Ok(head);
        }
        tx.row(sql!("head"), &[])?.ok_or_else(|| OfficeError::internal("the journal has no head"))
    }

    pub(super) fn set(&self, head: Head) {
        self.head.replace(Some(head));
    }

    /// The rank and the hash of the last row.
    ///
    /// # Errors
    /// From the store.
    pub fn peek(&self, tx: &mut dyn Tx) -> Result<(i64, Vec<u8>), OfficeError> {
        let head = self.get(tx)?;
        let end = (head.seq, head.hash.clone());
        self.set(head);
        Ok(end)
    }

    /// Where the rows that this command wrote end; nothing where it wrote none.
    #[must_use]
    pub fn written(&self) -> Option<End> {
        let head = self.head.borrow();
        let head = head.as_ref()?;
        let series = head.moved.clone()?;
        Some(End { row: head.seq, hash: head.hash.clone(), series })
    }
}
