//! The journal's chain, read in pieces so that a million rows need no more memory than a few.

use contract::ids::Id;
use std::iter::Peekable;
use std::sync::mpsc;
use std::thread;
use std::vec::IntoIter;

use domain::money::Cents;
use serde::Deserialize;
use store::{Row, StoreError, Tx, TxExt, Value, named, sql};

use super::acceptances::{self, Part};
use super::accounts::Sums;
use super::amendments;
use super::fault::{Fault, shape, values};
use super::lapses;
use super::mails::Mails;
use super::outside::Outside;
use super::reschedulings;
use super::sealed::Seals;
use super::signed::Signed;
use crate::OfficeError;
use crate::books::chain::{self, Link, Transfer};

/// Rows of the journal read at once.
const PIECE: i64 = 2_000;
/// Pieces read ahead of the hashing.
const AHEAD: usize = 2;

/// What was read, up to the first fault.
#[derive(Default)]
pub(super) struct Walk {
    pub rows: i64,
    pub transfers: i64,
    /// Rows that tell of an amendment, or of the end of a refund.
    pub amended: i64,
    /// Rows that tell of a performance that was moved.
    pub rescheduled: i64,
    pub fault: Option<Fault>,
}

/// What the rows tell, gathered for the checks of what stands beside them.
#[derive(Default)]
pub(super) struct Told {
    pub sums: Sums,
    pub seals: Seals,
    pub mails: Mails,
    pub signed: Signed,
}

/// A row as stored.
struct Stored {
    link: Link,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
    seal: Option<Vec<u8>>,
}

impl Stored {
    fn of(row: Row<'_>) -> Result<Self, StoreError> {
        let [
            Value::Int(seq),
            Value::Int(at_ms),
            Value::Int(operator_id),
            Value::Int(counter_id),
            Value::Text(command_id),
            Value::Text(action),
            customer,
            order,
            reprise,
            Value::Text(data),
            note_hash,
            Value::Blob(prev_hash),
            Value::Blob(hash),
            seal,
        ] = values(row)?
        else {
            return Err(shape("journal"));
        };
        let link = Link {
            seq,
            at_ms,
            operator_id: operator_id.into(),
            counter_id: counter_id.into(),
            command_id,
            action,
            customer_id: id(&customer),
            order_id: id(&order),
            reprise_id: id(&reprise),
            data,
            note_hash: bytes(note_hash),
        };
        Ok(Self { link, prev_hash, hash, seal: bytes(seal) })
    }
}

fn id<Of>(value: &Value) -> Option<Id<Of>> {
    if let Value::Int(n) = value { Some(Id::new(*n)) } else { None }
}

fn bytes(value: Value) -> Option<Vec<u8>> {
    if let Value::Blob(bytes) = value { Some(bytes) } else { None }
}

struct Posted {
    seq: i64,
    rank: i64,
    transfer: Transfer,
}

struct Note {
    seq: i64,
    salt: Vec<u8>,
    body: String,
}

#[derive(Default, Deserialize)]
struct StoredHead {
    seq: i64,
    hash: Vec<u8>,
    /// Rows of before, which have no seal.
    unsealed: i64,
}

/// The row from which the chain is followed, with its hash.
#[derive(Default)]
pub(super) struct Start {
    pub after: i64,
    pub hash: Vec<u8>,
}

/// Walks the chain from its first row, and adds up its transfers.
pub(super) fn walk(tx: &mut dyn Tx, outside: &Outside) -> Result<(Walk, Told), OfficeError> {
    let signed = Signed::read(tx, outside)?;
    follow(tx, Start::default(), Told { signed, ..Told::default() })
}

/// Walks the chain after a row. One thread reads the rows, another hashes them a few pieces behind.
pub(super) fn follow(
    tx: &mut dyn Tx,
    start: Start,
    told: Told,
) -> Result<(Walk, Told), OfficeError> {
    // Without its head, every row stands after the end.
    let head: StoredHead = tx.row(sql!("head"), &[])?.unwrap_or_default();
    let told = Told { seals: Seals::after(head.unsealed), ..told };
    let (pieces, read) = mpsc::sync_channel::<Piece>(AHEAD);
    let after = start.after;
    let (mut walk, prev, told) = thread::scope(|scope| {
        let hashing = scope.spawn(move || follow_all(&read, start.hash, told));
        let mut from = after;
        while from < head.seq {
            let to = (from + PIECE).min(head.seq);
            // Whoever hashes stops at the first fault.
            if pieces.send(Piece::read(tx, from, to)?).is_err() {
                break;
            }
            from = to;
        }
        drop(pieces);
        hashing.join().map_err(|_| OfficeError::internal("the hashing thread died"))
    })?;
    if walk.fault.is_none() {
        walk.fault = end(tx, &head, &prev, (after, walk.transfers))?;
    }
    Ok((walk, told))
}

/// Follows the chain over pieces as they come, up to the first fault. Gives the last hash as well.
fn follow_all(
    pieces: &mpsc::Receiver<Piece>,
    mut prev: Vec<u8>,
    mut told: Told,
) -> (Walk, Vec<u8>, Told) {
    let mut walk = Walk::default();
    for mut piece in pieces {
        walk.fault = piece.follow(&mut prev, &mut walk, &mut told);
        if walk.fault.is_some() {
            break;
        }
    }
    (walk, prev, told)
}

/// Checks that no row stands after the head, and that the head has the last row's hash.
fn end(
    tx: &mut dyn Tx,
    head: &StoredHead,
    last_hash: &[u8],
    (after, transfers): (i64, i64),
) -> Result<Option<Fault>, OfficeError> {
    let beyond = tx.int(sql!("first_after"), &named![after = head.seq])?;
    if beyond > 0 {
        return Ok(Some(Fault::row(beyond, "rows_after_end")));
    }
    if head.hash != last_hash || head.unsealed > head.seq {
        return Ok(Some(Fault::row(head.seq, "row_changed")));
    }
    let note = tx.int(sql!("note_beyond"), &named![last = head.seq])?;
    if note != 0 {
        return Ok(Some(Fault::row(note, "note_changed")));
    }
    let stored = tx.int(sql!("transfers_after"), &named![after])?;
    Ok((stored != transfers).then(|| Fault::of("transfer_stray", (stored - transfers).to_string())))
}

/// Some rows, with their transfers and notes.
struct Piece {
    first: i64,
    last: i64,
    rows: IntoIter<Stored>,
    transfers: Peekable<IntoIter<Posted>>,
    notes: Peekable<IntoIter<Note>>,
    parts: Peekable<IntoIter<Part>>,
}

impl Piece {
    fn read(tx: &mut dyn Tx, after: i64, to: i64) -> Result<Self, OfficeError> {
        let range = named![after, upto = to];
        let (mut rows, mut transfers, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        tx.query(sql!("journal"), &range, &mut |row| {
            rows.push(Stored::of(row)?);
            Ok(())
        })?;
        tx.query(sql!("posted"), &range, &mut |row| {
            let [
                Value::Int(seq),
                Value::Int(rank),
                Value::Int(debit_id),
                Value::Int(credit_id),
                Value::Int(amount),
            ] = values(row)?
            else {
                return Err(shape("transfer"));
            };
            let (debit_id, credit_id) = (debit_id.into(), credit_id.into());
            let transfer = Transfer { debit_id, credit_id, amount_cents: Cents(amount) };
            transfers.push(Posted { seq, rank, transfer });
            Ok(())
        })?;
        tx.query(sql!("notes"), &range, &mut |row| {
            let [Value::Int(seq), Value::Blob(salt), Value::Text(body)] = values(row)? else {
                return Err(shape("journal_note"));
            };
            notes.push(Note { seq, salt, body });
            Ok(())
        })?;
        let parts = acceptances::parts(tx, &range)?;
        Ok(Self {
            first: after + 1,
            last: to,
            rows: rows.into_iter(),
            transfers: transfers.into_iter().peekable(),
            notes: notes.into_iter().peekable(),
            parts: parts.into_iter().peekable(),
        })
    }

    /// Follows the chain over these rows. Gives the first fault.
    fn follow(&mut self, prev: &mut Vec<u8>, walk: &mut Walk, told: &mut Told) -> Option<Fault> {
        let (mut moved, mut parts) = (Vec::new(), Vec::new());
        for expected in self.first..=self.last {
            let Some(row) = self.rows.next().filter(|row| row.link.seq == expected) else {
                return Some(Fault::row(expected, "row_missing"));
            };
            moved.clear();
            while let Some(posted) = self.transfers.next_if(|t| t.seq == expected) {
                if posted.rank != moved.len() as i64 {
                    return Some(Fault::row(expected, "row_changed"));
                }
                moved.push(posted.transfer);
            }
            let hash = chain::sealed_hash(prev, &row.link, row.seal.as_deref(), &moved);
            if row.prev_hash != *prev || hash != row.hash {
                return Some(Fault::row(expected, "row_changed"));
            }
            if !told.seals.add(expected, &row.link.command_id, row.seal.as_deref()) {
                return Some(Fault::row(expected, "row_changed"));
            }
            if let Some(note) = self.notes.next_if(|note| note.seq == expected)
                && row.link.note_hash.as_ref() != Some(&chain::note_hash(&note.salt, &note.body))
            {
                return Some(Fault::row(expected, "note_changed"));
            }
            parts.clear();
            while let Some(part) = self.parts.next_if(|part| part.seq == expected) {
                parts.push(part);
            }
            if !acceptances::tells(&row.link, &moved, &parts) {
                return Some(Fault::row(expected, "acceptance_changed"));
            }
            if !lapses::tells(&row.link, &moved) {
                return Some(Fault::row(expected, "lapse_changed"));
            }
            walk.rows += 1;
            walk.amended += i64::from(amendments::tells(&row.link.action));
            walk.rescheduled += i64::from(reschedulings::tells(&row.link.action));
            walk.transfers += moved.len() as i64;
            told.sums.add(&moved);
            told.mails.add(&row.link);
            told.signed.add(&row.link, &row.hash);
            *prev = row.hash;
        }
        None
    }
}
