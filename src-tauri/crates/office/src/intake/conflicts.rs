//! What the files say against something done here, as facts for the list of conflicts.

use contract::findings::contradiction;
use contract::ids::PlaceId;
use contract::intake::{HereSays, ImportConflict, ThereSays};
use domain::place::PlaceState;
use formats::batch::{At, Batch, BatchOrder};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::places::{KnownPlace, Wanted};
use crate::OfficeError;
use crate::books::series;

/// A request that was made for a place.
#[derive(Deserialize)]
pub(super) struct OpenRequest {
    pub(super) number: i64,
    pub(super) requested_at_ms: i64,
}

/// The requests made for a place, the newest first.
pub(super) fn requests(
    tx: &mut dyn Tx,
    place_id: PlaceId,
) -> Result<Vec<OpenRequest>, OfficeError> {
    Ok(tx.rows(sql!("requests_of_place"), &named![place_id])?)
}

/// What was decided here of a place.
pub(super) fn here(
    tx: &mut dyn Tx,
    place_id: PlaceId,
    state: PlaceState,
) -> Result<(HereSays, String), OfficeError> {
    let number = requests(tx, place_id)?.first().map(|r| series::reprise_number(r.number));
    let says = if state == PlaceState::TakenBack { HereSays::TakenBack } else { HereSays::Pending };
    Ok((says, number.unwrap_or_default()))
}

/// How what is wanted differs from what is here.
pub(super) fn there(known: &KnownPlace, wanted: &Wanted<'_>) -> (ThereSays, String) {
    let place = wanted.place;
    if !wanted.state.holds_seat() {
        (ThereSays::Cancelled, String::new())
    } else if known.price() != place.price {
        (ThereSays::Repriced, format!("{} €", place.price))
    } else if !known.is_at(wanted) {
        (ThereSays::Moved, label(place.seat.as_ref(), &place.performance))
    } else {
        (ThereSays::Changed, String::new())
    }
}

/// `A 12`, or what a place without a seat is known by.
pub(super) fn label(seat: Option<&(String, String)>, otherwise: &str) -> String {
    match seat {
        Some((row, number)) => format!("{row} {number}").trim().to_owned(),
        None => otherwise.to_owned(),
    }
}

/// A conflict about a place of an order.
pub(super) fn of_place(
    batch: &Batch,
    order: &BatchOrder,
    (place, at): (String, At),
    there: (ThereSays, String),
    here: (HereSays, String),
) -> ImportConflict {
    ImportConflict {
        order: order.number.clone(),
        place,
        ..of_file(batch, at, contradiction(there, here))
    }
}

/// The same, with where it stands.
pub(super) fn of_file(batch: &Batch, at: At, conflict: ImportConflict) -> ImportConflict {
    let file = batch.files.get(usize::from(at.file)).cloned().unwrap_or_default();
    ImportConflict { file, line: i64::from(at.line), ..conflict }
}
