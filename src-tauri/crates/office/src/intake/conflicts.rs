//! What the files say against something done here, as facts for the list of conflicts.

use contract::findings::contradiction;
use contract::ids::{PlaceId, RepriseId};
use contract::intake::{HereSays, ImportConflict, ThereSays};
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use formats::batch::{At, Batch, BatchOrder, BatchPlace};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::places::{KnownPlace, Wanted};
use crate::OfficeError;
use crate::books::series;

/// A request that was made for a place.
#[derive(Deserialize)]
pub(super) struct AskedBack {
    id: RepriseId,
    number: i64,
    state: RepriseState,
    pub(super) requested_at_ms: i64,
}

impl AskedBack {
    /// `R-000042`.
    pub(super) fn number(&self) -> String {
        series::reprise_number(self.number)
    }
}

/// What was done here of a place.
pub(super) struct Here {
    pub(super) says: HereSays,
    pub(super) value: String,
    /// The request for it that is open.
    pub(super) reprise_id: Option<RepriseId>,
}

/// The requests made for a place, the newest first.
pub(super) fn requests(tx: &mut dyn Tx, place_id: PlaceId) -> Result<Vec<AskedBack>, OfficeError> {
    Ok(tx.rows(sql!("requests_of_place"), &named![place_id])?)
}

/// What was decided here of a place.
pub(super) fn here(
    tx: &mut dyn Tx,
    place_id: PlaceId,
    state: PlaceState,
) -> Result<Here, OfficeError> {
    let made = requests(tx, place_id)?;
    let newest = made.first();
    let says = match state {
        PlaceState::Pending => HereSays::Pending,
        PlaceState::TakenBack => HereSays::TakenBack,
        PlaceState::Live => HereSays::Paid,
        PlaceState::Cancelled => HereSays::Voided,
    };
    let value = match says {
        HereSays::Voided | HereSays::Paid => String::new(),
        _ => newest.map(AskedBack::number).unwrap_or_default(),
    };
    let open = newest.filter(|asked| asked.state.is_open());
    Ok(Here { says, value, reprise_id: open.map(|asked| asked.id) })
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

/// What a place of the files is called, and where it stands there.
pub(super) fn spot(place: &BatchPlace) -> (String, At) {
    (label(place.seat.as_ref(), &place.key), place.at)
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
    ImportConflict { file: batch.file(at).to_owned(), line: i64::from(at.line), ..conflict }
}
