//! Places that were taken back here, whose end there is remembered: one that is given back once more is nobody's.

use std::collections::HashSet;

use domain::place::PlaceState;
use formats::batch::BatchOrder;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::run::Run;
use crate::OfficeError;
use crate::intake::keys::Source;

/// As what the source says of a place is remembered.
const KIND: &str = "place";
const CANCELLED: &str = "cancelled";
const LIVE: &str = "live";

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

impl Run<'_> {
    /// Remembers which places that were taken back here are cancelled there. Gives whether that is new.
    pub(super) fn remember_ended(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        keys: &HashSet<String>,
        gone: &HashSet<&String>,
    ) -> Result<bool, OfficeError> {
        let taken_back = |key: &&String| {
            self.places.get(*key).is_some_and(|known| known.state == PlaceState::TakenBack)
        };
        let mut new = false;
        for key in keys.iter().filter(taken_back) {
            let told = order.places.iter().find(|place| self.source.key(&place.key) == *key);
            let stands = told.is_some_and(|place| place.state.holds_seat());
            // Of a place that is not named, some files say nothing at all.
            let ends = gone.contains(key)
                && (told.is_some() || !(self.batch.places_untold || self.batch.places_lost));
            let facts = match self.ended.contains(key) {
                false if ends => CANCELLED,
                true if stands => LIVE,
                _ => continue,
            };
            let row = named![kind = KIND, external_key = key, facts];
            tx.execute(sql!("../see"), &row)?;
            new = true;
        }
        Ok(new)
    }
}
