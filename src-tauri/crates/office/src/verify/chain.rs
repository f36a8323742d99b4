//! The journal's chain, read in pieces so that a million rows need no more memory than a few.

use std::iter::Peekable;
use std::vec::IntoIter;

use serde::Deserialize;
use store::{Tx, TxExt, params};

use super::accounts::Sums;
use super::{Fault, sql};
use crate::OfficeError;
use crate::chain::{self, Link, Transfer};

/// Rows of the journal read at once.
const PIECE: i64 = 5_000;

/// What was read, up to the first fault.
#[derive(Default)]
pub(super) struct Walk {
    pub rows: i64,
    pub transfers: i64,
    pub fault: Option<Fault>,
}

/// A row as stored.
#[derive(Deserialize)]
struct Columns {
    seq: i64,
    at_ms: i64,
    operator_id: i64,
    counter_id: i64,
    command_id: String,
    action: String,
    customer_id: Option<i64>,
    order_id: Option<i64>,
    reprise_id: Option<i64>,
    data: String,
    note_hash: Option<Vec<u8>>,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

#[derive(Deserialize)]
struct Posted {
    seq: i64,
    debit_id: i64,
    credit_id: i64,
    amount_cents: i64,
}

#[derive(Deserialize)]
struct Note {
    seq: i64,
    salt: Vec<u8>,
    body: String,
}

#[derive(Deserialize)]
struct Head {
    seq: i64,
    hash: Vec<u8>,
}

impl Columns {
    fn link(self) -> (Link, Vec<u8>, Vec<u8>) {
        let link = Link {
            seq: self.seq,
            at_ms: self.at_ms,
            operator_id: self.operator_id,
            counter_id: self.counter_id,
            command_id: self.command_id,
            action: self.action,
            customer_id: self.customer_id,
            order_id: self.order_id,
            reprise_id: self.reprise_id,
            data: self.data,
            note_hash: self.note_hash,
        };
        (link, self.prev_hash, self.hash)
    }
}

/// Walks the chain from its first row and adds up its transfers.
pub(super) fn walk(tx: &mut dyn Tx, sums: &mut Sums) -> Result<Walk, OfficeError> {
    let head: Head = tx
        .row(sql!("head"), &[])?
        .ok_or_else(|| OfficeError::internal("the journal has no head"))?;
    let mut walk = Walk::default();
    let mut prev = Vec::new();
    let mut from = 0;
    while from < head.seq && walk.fault.is_none() {
        let to = (from + PIECE).min(head.seq);
        let mut piece = Piece::read(tx, from, to)?;
        walk.fault = piece.follow(&mut prev, from + 1, to, &mut walk, sums);
        from = to;
    }
    if walk.fault.is_none() {
        walk.fault = end(tx, &head, &prev, walk.transfers)?;
    }
    Ok(walk)
}

/// Nothing after the head, and the head is the last row's hash.
fn end(
    tx: &mut dyn Tx,
    head: &Head,
    last_hash: &[u8],
    transfers: i64,
) -> Result<Option<Fault>, OfficeError> {
    let after = tx.int(sql!("first_after"), &params![head.seq])?;
    if after > 0 {
        return Ok(Some(Fault::row(after, "rows_after_end")));
    }
    if head.hash != last_hash {
        return Ok(Some(Fault::row(head.seq, "row_changed")));
    }
    let stored = tx.int(sql!("transfers"), &[])?;
    Ok((stored != transfers).then(|| Fault::of("transfer_stray", stored - transfers)))
}

/// Some rows with what belongs to them.
struct Piece {
    rows: IntoIter<Columns>,
    transfers: Peekable<IntoIter<Posted>>,
    notes: Peekable<IntoIter<Note>>,
}

impl Piece {
    fn read(tx: &mut dyn Tx, after: i64, to: i64) -> Result<Self, OfficeError> {
        let range = params![after, to];
        let rows: Vec<Columns> = tx.rows(sql!("journal"), &range)?;
        let transfers: Vec<Posted> = tx.rows(sql!("posted"), &range)?;
        let notes: Vec<Note> = tx.rows(sql!("notes"), &range)?;
        Ok(Self {
            rows: rows.into_iter(),
            transfers: transfers.into_iter().peekable(),
            notes: notes.into_iter().peekable(),
        })
    }

    /// Follows the chain over these rows; gives the first fault.
    fn follow(
        &mut self,
        prev: &mut Vec<u8>,
        first: i64,
        last: i64,
        walk: &mut Walk,
        sums: &mut Sums,
    ) -> Option<Fault> {
        let mut moved = Vec::new();
        for expected in first..=last {
            let Some(row) = self.rows.next().filter(|row| row.seq == expected) else {
                return Some(Fault::row(expected, "row_missing"));
            };
            let (link, prev_hash, hash) = row.link();
            moved.clear();
            while let Some(posted) = self.transfers.next_if(|t| t.seq == expected) {
                moved.push(Transfer {
                    debit_id: posted.debit_id,
                    credit_id: posted.credit_id,
                    amount_cents: posted.amount_cents,
                });
            }
            if prev_hash != *prev || chain::hash(prev, &link, &moved) != hash {
                return Some(Fault::row(expected, "row_changed"));
            }
            if let Some(note) = self.notes.next_if(|note| note.seq == expected)
                && link.note_hash.as_ref() != Some(&chain::note_hash(&note.salt, &note.body))
            {
                return Some(Fault::row(expected, "note_changed"));
            }
            walk.rows += 1;
            walk.transfers += moved.len() as i64;
            sums.add(&moved);
            *prev = hash;
        }
        None
    }
}
