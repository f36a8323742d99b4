//! A place as it is here, and as the batch wants it.

use domain::place::PlaceState;
use serde::Deserialize;
use store::{Value, params};

use super::BatchPlace;
use super::keys::Keyed;
use super::season::Season;
use crate::OfficeError;

/// A place of the source that is here.
#[derive(Deserialize)]
pub(super) struct PlaceRow {
    pub(super) id: i64,
    external_key: String,
    pub(super) order_id: i64,
    performance_id: i64,
    seat_id: Option<i64>,
    category_id: i64,
    rate_id: i64,
    price_cents: i64,
    vat_bp: i64,
    pub(super) state: PlaceState,
    code: String,
    holder: String,
    scanned_at_ms: Option<i64>,
    /// It leaves its seat in this import.
    #[serde(skip)]
    pub(super) freed: bool,
}

impl Keyed for PlaceRow {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

/// A place of the batch, with the ids of what it refers to.
pub(super) struct Wanted<'a> {
    pub(super) place: &'a BatchPlace,
    pub(super) state: PlaceState,
    performance_id: i64,
    seat_id: Option<i64>,
    category_id: i64,
    rate_id: i64,
}

impl<'a> Wanted<'a> {
    /// # Errors
    /// [`crate::Code::ImportConflict`] on a reference to nothing.
    pub(super) fn of(season: &Season, place: &'a BatchPlace) -> Result<Self, OfficeError> {
        let performance = season.performance(&place.performance)?;
        let seat = place.seat.as_ref();
        let seat = seat.map(|(row, number)| season.seat(performance.hall_id, row, number));
        // A source only knows places that hold their seat and places that do not.
        let held = place.state.holds_seat();
        Ok(Self {
            place,
            state: if held { PlaceState::Live } else { PlaceState::Cancelled },
            performance_id: performance.id,
            seat_id: seat.transpose()?,
            category_id: season.category(&place.category)?,
            rate_id: season.rate(&place.rate)?,
        })
    }

    /// (performance, seat), where there is a seat.
    pub(super) fn seat(&self) -> Option<(i64, i64)> {
        self.seat_id.map(|seat| (self.performance_id, seat))
    }

    /// Performance, seat, category, rate, price, VAT.
    pub(super) fn columns(&self) -> [Value; 6] {
        params![
            self.performance_id,
            self.seat_id,
            self.category_id,
            self.rate_id,
            self.place.price,
            self.place.vat_bp
        ]
    }
}

impl PlaceRow {
    pub(super) fn seat(&self) -> Option<(i64, i64)> {
        self.seat_id.map(|seat| (self.performance_id, seat))
    }

    /// Whether the batch says the same; a code minted here stays when the batch has none. A place
    /// that is asked back counts as the live one it was.
    pub(super) fn is(&self, wanted: &Wanted<'_>) -> bool {
        let place = wanted.place;
        let state = if self.state.holds_seat() { PlaceState::Live } else { self.state };
        let price = self.price_cents == place.price.0 && self.vat_bp == place.vat_bp;
        let names = (self.category_id, self.rate_id) == (wanted.category_id, wanted.rate_id);
        let seat = (self.performance_id, self.seat_id) == (wanted.performance_id, wanted.seat_id);
        let code = place.code.is_empty() || place.code == self.code;
        let scan = place.scanned_at_ms.is_none() || place.scanned_at_ms == self.scanned_at_ms;
        state == wanted.state
            && price
            && names
            && seat
            && code
            && scan
            && self.holder == place.holder
    }

    /// The change that makes it so.
    pub(super) fn change(&self, wanted: &Wanted<'_>) -> Vec<Value> {
        let place = wanted.place;
        let code = if place.code.is_empty() { &self.code } else { &place.code };
        let mut row = params![self.id].to_vec();
        row.extend(wanted.columns());
        row.extend(params![
            wanted.state.key(),
            code,
            &place.holder,
            place.scanned_at_ms.or(self.scanned_at_ms)
        ]);
        row
    }
}
