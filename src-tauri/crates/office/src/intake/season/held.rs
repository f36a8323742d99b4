//! Ids of a season, by what a batch calls its things.

use std::collections::{HashMap, HashSet};

use contract::ids::{CategoryId, HallId, PerformanceId, RateId, ShowId, kind};
use domain::hall::label_key;
use formats::batch::Batch;
use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::halls::Halls;
use super::names::Names;
use crate::intake::keys::Source;
use crate::{Cx, OfficeError};

/// A performance of the source, here.
#[derive(Clone, Copy)]
pub(in crate::intake) struct Held {
    pub(in crate::intake) id: PerformanceId,
    pub(in crate::intake) hall_id: HallId,
    pub(in crate::intake) vat_bp: i64,
    /// Whether it was here before, so that its seats may be held.
    pub(in crate::intake) known: bool,
}

/// Ids of all that orders refer to.
pub(in crate::intake) struct Season {
    pub(super) categories: Names<kind::Category>,
    pub(super) rates: Names<kind::Rate>,
    pub(in crate::intake) halls: Halls,
    pub(super) shows: HashMap<String, ShowId>,
    /// Performances by the source's key: those of the batch and those that came before.
    pub(super) performances: HashMap<String, Held>,
    pub(super) zones: Zones,
}

/// Rows that the source sells without a number, more than once for one performance, in these files or in earlier ones:
/// nobody's seat. By the source's key of the performance, and what the label reads as.
pub(super) struct Zones(HashSet<(String, String)>);

/// A place that sits here in a row without a number.
#[derive(Deserialize)]
struct Zoned {
    place: String,
    performance: String,
    row_label: String,
}

impl Zones {
    pub(super) fn of(tx: &mut dyn Tx, batch: &Batch) -> Result<Self, OfficeError> {
        let places = batch.orders.iter().flat_map(|order| &order.places);
        let mut once = HashSet::new();
        let mut zones = HashSet::new();
        for place in places.filter(|place| place.state.holds_seat()) {
            let Some((row, number)) = &place.seat else { continue };
            if !number.is_empty() {
                continue;
            }
            let at = (place.performance.clone(), label_key(row));
            if !once.insert(at.clone()) {
                zones.insert(at);
            }
        }
        if !once.is_empty() {
            let source = Source(&batch.source);
            let here: Vec<Zoned> = tx.rows(sql!("zoned"), &source.range())?;
            // Of a place that the files tell, they say where it sits.
            let told = batch.orders.iter().flat_map(|order| &order.places);
            let told: HashSet<&str> = told.map(|place| place.key.as_str()).collect();
            let untold = here.into_iter().filter(|zoned| !told.contains(source.bare(&zoned.place)));
            let at =
                untold.map(|z| (source.bare(&z.performance).to_owned(), label_key(&z.row_label)));
            zones.extend(at.filter(|at| once.contains(at)));
        }
        Ok(Self(zones))
    }
}

impl Season {
    pub(in crate::intake) fn category(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<CategoryId, OfficeError> {
        self.categories.id(tx, cx, name)
    }

    pub(in crate::intake) fn rate(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<RateId, OfficeError> {
        self.rates.id(tx, cx, name)
    }

    /// Whether more than one place of that performance has this label and no number, so that it names no seat.
    pub(in crate::intake) fn is_zone(&self, performance: &str, row: &str) -> bool {
        self.zones.0.contains(&(performance.to_owned(), label_key(row)))
    }

    pub(in crate::intake) fn performance(&self, key: &str) -> Option<Held> {
        self.performances.get(key).copied()
    }

    /// Notes the halls of which the files tell a seat by its number, wherever among them it stands.
    pub(super) fn note_numbered(
        &mut self,
        tx: &mut dyn Tx,
        batch: &Batch,
    ) -> Result<(), OfficeError> {
        let places = batch.orders.iter().flat_map(|order| &order.places);
        let told = places.filter(|place| place.seat.as_ref().is_some_and(|(_, n)| !n.is_empty()));
        let performances: HashSet<&str> = told.map(|place| place.performance.as_str()).collect();
        let held = performances.into_iter().filter_map(|key| self.performance(key));
        let halls: HashSet<HallId> = held.map(|performance| performance.hall_id).collect();
        halls.into_iter().try_for_each(|hall_id| self.halls.is_numbered(tx, hall_id))
    }
}
