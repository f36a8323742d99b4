//! Who holds the seats of a performance.

use std::collections::{HashMap, HashSet};

use contract::ids::{PerformanceId, PlaceId, SeatId};
use domain::hold::latest_ms;
use formats::batch::Batch;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::intake::season::Season;
use crate::{Cx, OfficeError};

/// Who holds a seat of a performance.
pub(in crate::intake) struct Holder {
    pub(in crate::intake) place_id: PlaceId,
    /// Number of its order.
    pub(super) order: String,
    /// Whether it keeps or takes the seat in this import.
    pub(in crate::intake) there: bool,
}

#[derive(Deserialize)]
struct HeldSeat {
    seat_id: SeatId,
    id: PlaceId,
    number: String,
}

/// Who holds the seats of those performances of the batch that the house had before.
pub(super) fn holders(
    tx: &mut dyn Tx,
    season: &Season,
    batch: &Batch,
) -> Result<HashMap<(PerformanceId, SeatId), Holder>, OfficeError> {
    let places = batch.orders.iter().flat_map(|order| &order.places);
    let named: HashSet<&str> = places.map(|place| place.performance.as_str()).collect();
    let mut holders = HashMap::new();
    for performance in named.iter().filter_map(|key| season.performance(key)).filter(|p| p.known) {
        let held: Vec<HeldSeat> =
            tx.rows(sql!("held_seats"), &named![performance_id = performance.id])?;
        holders.extend(held.into_iter().map(|h| {
            let holder = Holder { place_id: h.id, order: h.number, there: false };
            ((performance.id, h.seat_id), holder)
        }));
    }
    Ok(holders)
}

#[derive(Deserialize)]
struct At {
    performance_id: PerformanceId,
    seat_id: SeatId,
}

fn set(rows: Vec<At>) -> HashSet<(PerformanceId, SeatId)> {
    rows.into_iter().map(|at| (at.performance_id, at.seat_id)).collect()
}

/// The seats that baskets hold now, of any performance.
pub(super) fn in_baskets(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
) -> Result<HashSet<(PerformanceId, SeatId)>, OfficeError> {
    let now = named![now_ms = cx.at_ms, latest_ms = latest_ms(cx.at_ms)];
    Ok(set(tx.rows(sql!("in_baskets"), &now)?))
}

/// The seats that are out of sale, of any performance.
pub(super) fn out_of_sale(
    tx: &mut dyn Tx,
) -> Result<HashSet<(PerformanceId, SeatId)>, OfficeError> {
    Ok(set(tx.rows(sql!("out_of_sale"), &[])?))
}
