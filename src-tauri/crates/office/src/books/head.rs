//! Where the journal stands: its last row, as the command knows it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::end::End;
use super::seal;
use crate::OfficeError;

/// The last row of the journal.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    pub(super) seq: i64,
    pub(super) hash: Vec<u8>,
    /// Whether it has a seal: from the first one on, every row has one.
    pub(super) sealed: bool,
    /// The command, until its first row of the journal seals it.
    #[serde(skip)]
    pub(super) command: Option<seal::Entry>,
    /// The last numbers of the series that its rows of the journal moved; none before there is a row.
    #[serde(skip)]
    pub(super) moved: Option<BTreeMap<String, i64>>,
}

/// The last row of the journal as the command knows it. It is read once, because nobody else writes
/// meanwhile.
#[derive(Debug, Default)]
pub struct KnownHead(RefCell<Option<Head>>);

impl KnownHead {
    /// As it was just read, for a command.
    pub(crate) const fn at(seq: i64, hash: Vec<u8>, sealed: bool, command: seal::Entry) -> Self {
        Self(RefCell::new(Some(Head { seq, hash, sealed, command: Some(command), moved: None })))
    }

    pub(super) fn get(&self, tx: &mut dyn Tx) -> Result<Head, OfficeError> {
        if let Some(head) = self.0.take() {
            return Ok(head);
        }
        tx.row(sql!("head"), &[])?.ok_or_else(|| OfficeError::internal("the journal has no head"))
    }

    pub(super) fn set(&self, head: Head) {
        self.0.replace(Some(head));
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
        let head = self.0.borrow();
        let head = head.as_ref()?;
        let series = head.moved.clone()?;
        Some(End { row: head.seq, hash: head.hash.clone(), series })
    }
}
