//! What came since the last signature, verified alone: in a moment, however long the journal is.

use contract::ids::CounterId;
use contract::journal::{IndexCheck, SignedRow, Verification};
use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::chain::{self, Start};
use super::sealed;
use crate::OfficeError;
use crate::books::signature::{Signed, read_key};

#[derive(Deserialize)]
struct Last {
    seq: i64,
    counter_id: CounterId,
    at_ms: i64,
    body: String,
    hash: Vec<u8>,
    counter: String,
    told: Option<String>,
}

impl Last {
    fn holds(&self) -> bool {
        let Some(key) = self.told.as_deref().and_then(read_key) else { return false };
        let Self { seq, counter_id, at_ms, hash, .. } = self;
        Signed { seq: *seq, hash, counter_id: *counter_id, at_ms: *at_ms }
            .is_by(&key.public, &self.body)
    }
}

/// Recomputes the chain from the last signature to the end, and holds against it the rows that it seals and that
/// are known by one number. None where no signature holds: all of it has to be verified then.
///
/// # Errors
/// From the store; what was touched is an answer, not an error.
pub fn recent(tx: &mut dyn Tx) -> Result<Option<Verification>, OfficeError> {
    let last: Option<Last> = tx.row(sql!("last_signature"), &[])?;
    let Some(last) = last.filter(Last::holds) else { return Ok(None) };
    let start = Start { after: last.seq, hash: last.hash };
    let (read, told) = chain::follow(tx, start, chain::Told::default())?;
    let fault = match read.fault {
        Some(fault) => Some(fault),
        None => sealed::check_listed(tx, told.seals)?,
    };
    Ok(Some(Verification {
        rows: read.rows,
        transfers: read.transfers,
        overdue: 0,
        ok: fault.is_none(),
        first_bad_seq: fault.as_ref().and_then(|fault| fault.seq),
        what: fault.as_ref().map(|fault| fault.what.to_owned()),
        detail: fault.and_then(|fault| fault.detail),
        signatures: 1,
        holds: Some(SignedRow { row: last.seq, counter: last.counter, at_ms: last.at_ms }),
        breaks: None,
        unsigned_from: None,
        indexes: IndexCheck::NotAsked,
    }))
}
