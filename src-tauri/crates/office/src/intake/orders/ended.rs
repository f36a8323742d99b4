//! Places that were taken back here, whose end there is remembered: one that is given back once more is nobody's.

use std::collections::HashSet;

use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;
use crate::intake::keys::Source;

/// As what the source says of a place is remembered.
pub(super) const KIND: &str = "place";
pub(super) const CANCELLED: &str = "cancelled";
pub(super) const LIVE: &str = "live";

#[derive(Deserialize)]
struct SeenRow {
    external_key: String,
    facts: String,
}

/// Stored keys of places that the source cancelled once they were taken back.
pub(super) fn load(tx: &mut dyn Tx, source: Source<'_>) -> Result<HashSet<String>, OfficeError> {
    let [from, to] = source.range();
    let [kind] = named![kind = KIND];
    let rows: Vec<SeenRow> = tx.rows(sql!("../seen"), &[kind, from, to])?;
    let ended = rows.into_iter().filter(|row| row.facts == CANCELLED);
    Ok(ended.map(|row| row.external_key).collect())
}
