//! *Sauvegarde*: what a copy of the house has in common with the house, and what only one of them has.

use contract::operator::OperatorCard;
use contract::restoring::Holding;
use domain::access::Role;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::{House, OfficeError};

#[derive(Deserialize)]
struct End {
    seq: i64,
    at_ms: Option<i64>,
}

#[derive(Deserialize)]
struct Hash {
    hash: Vec<u8>,
}

/// What the books of this database hold: of a house, or of a copy of one.
///
/// # Errors
/// From the store.
pub fn holding(tx: &mut dyn Tx) -> Result<Holding, OfficeError> {
    let house = House::find(tx)?.map(|house| house.name).unwrap_or_default();
    let end: Option<End> = tx.row(sql!("end"), &[])?;
    let (rows, last_at_ms) = end.map_or((0, None), |end| (end.seq, end.at_ms));
    Ok(Holding { house, rows, last_at_ms })
}

/// The hash of a row of the journal; none where there is no such row. Two journals that have the same
/// hash at a rank are the same up to it.
///
/// # Errors
/// From the store.
pub fn hash_at(tx: &mut dyn Tx, seq: i64) -> Result<Option<Vec<u8>>, OfficeError> {
    let found: Option<Hash> = tx.row(sql!("hash_at"), &named![seq])?;
    Ok(found.map(|found| found.hash))
}

/// How many commands wrote the rows that come after a rank of the journal.
///
/// # Errors
/// From the store.
pub fn commands_after(tx: &mut dyn Tx, seq: i64) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("commands_after"), &named![seq])?)
}

/// Who may put a copy in the house's place, as the copy knows them.
///
/// # Errors
/// From the store.
pub fn supervisors(tx: &mut dyn Tx) -> Result<Vec<OperatorCard>, OfficeError> {
    let cards = super::operator::cards(tx)?;
    Ok(cards.into_iter().filter(|card| card.role == Role::Supervisor).collect())
}
