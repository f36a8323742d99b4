//! A place as it is here, and as the batch wants it.

use contract::ids::{CategoryId, HallId, OrderId, PerformanceId, PlaceId, RateId, SeatId};
use contract::intake::HereSays;
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::BatchPlace;
use serde::Deserialize;
use store::{Named, Tx, named};

use super::keys::Keyed;
use super::season::{Season, Told};
use crate::{Cx, OfficeError};

/// A place of the source that is here.
#[derive(Deserialize)]
pub(super) struct KnownPlace {
    pub(super) id: PlaceId,
    external_key: String,
    pub(super) order_id: OrderId,
    performance_id: PerformanceId,
    seat_id: Option<SeatId>,
    category_id: CategoryId,
    rate_id: RateId,
    price_cents: Cents,
    vat_bp: i64,
    pub(super) state: PlaceState,
    code: String,
    holder: String,
    pub(super) scanned_at_ms: Option<i64>,
    copies: i64,
    /// It was given back here.
    pub(super) voided: bool,
    /// Its order was paid here.
    #[serde(skip)]
    pub(super) paid_here: bool,
    /// The customer of its order was chosen here, whose name its ticket bears.
    #[serde(skip)]
    pub(super) attached_here: bool,
    /// It leaves its seat in this import.
    #[serde(skip)]
    pub(super) freed: bool,
}

impl Keyed for KnownPlace {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

/// What a place asks for.
pub(super) enum Asks<'a> {
    /// A seat by its number.
    Seat,
    /// Free seating: any seat of that row, or of the hall where it names none.
    Unplaced(Option<&'a str>),
}

/// A place of the batch, with the ids of what it refers to.
pub(super) struct Wanted<'a> {
    pub(super) place: &'a BatchPlace,
    pub(super) state: PlaceState,
    pub(super) performance_id: PerformanceId,
    pub(super) hall_id: HallId,
    pub(super) seat_id: Option<SeatId>,
    pub(super) asks: Asks<'a>,
    /// Why it has no seat, where it should have one.
    pub(super) without: Option<HereSays>,
    /// Of its ticket; empty where it keeps the one that it has here.
    pub(super) code: &'a str,
    category_id: CategoryId,
    rate_id: RateId,
    vat_bp: i64,
}

impl<'a> Wanted<'a> {
    /// `None` where the performance is unknown. The category, rate and seat are made where they are
    /// new. A place of free seating stays where `known` sits.
    pub(super) fn of(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        season: &mut Season,
        place: &'a BatchPlace,
        known: Option<&KnownPlace>,
    ) -> Result<Option<Self>, OfficeError> {
        let Some(performance) = season.performance(&place.performance) else { return Ok(None) };
        let category_id = season.category(tx, cx, &place.category)?;
        let hall_id = performance.hall_id;
        let told = place.seat.as_ref().map(|(row, number)| (row.as_str(), number.as_str()));
        let unnumbered = told.filter(|(_, number)| number.is_empty()).map(|(row, _)| row);
        let is_zone = unnumbered.is_some_and(|row| season.is_zone(&place.performance, row));
        let drawn = season.halls.drawn_seat(tx, hall_id, &place.seat_guid)?;
        let unplaced = season.halls.unplaced(tx, hall_id)?;
        // Who has a zone and no number sits in the row that is called so, else anywhere.
        let is_unplaced = drawn.is_none()
            && (told.is_none() || is_zone || (unnumbered.is_some() && !unplaced.is_empty()));
        let row = told.map(|(row, _)| row).filter(|row| unplaced.of(Some(row), 0).next().is_some());
        let stays = known.filter(|known| known.performance_id == performance.id);
        // A rate that changes never touches what was sold.
        let sold_at = stays.or(known.filter(|known| known.is_paid())).map(|known| known.vat_bp);
        let kept = stays.and_then(|known| known.seat_id).filter(|seat| unplaced.has(*seat, row));
        let seat_id = match told {
            _ if drawn.is_some() => drawn,
            Some((row, number)) if !is_unplaced => {
                let told = Told { row, number, guid: &place.seat_guid };
                season.halls.seat(tx, cx, hall_id, told, category_id)?
            }
            _ => kept,
        };
        // A source knows two states: places that hold their seat, and places that do not.
        let held = place.state.holds_seat();
        let unknown = held && !is_unplaced && seat_id.is_none();
        Ok(Some(Self {
            place,
            state: if held { PlaceState::Live } else { PlaceState::Cancelled },
            performance_id: performance.id,
            hall_id,
            seat_id,
            asks: if is_unplaced { Asks::Unplaced(row) } else { Asks::Seat },
            without: unknown.then_some(HereSays::Numbered),
            code: &place.code,
            category_id,
            rate_id: season.rate(tx, cx, &place.rate)?,
            vat_bp: place.vat_bp.or(sold_at).unwrap_or(performance.vat_bp),
        }))
    }

    /// (performance, seat), where there is a seat.
    pub(super) fn seat(&self) -> Option<(PerformanceId, SeatId)> {
        self.seat_id.map(|seat| (self.performance_id, seat))
    }

    /// Leaves category, rate and VAT as the place was sold, and gives whether the source says otherwise: the papers of what
    /// was paid here state them.
    pub(super) fn leave_as_sold(&mut self, known: &KnownPlace) -> bool {
        let sold = (known.category_id, known.rate_id, known.vat_bp);
        let told = (self.category_id, self.rate_id, self.vat_bp);
        (self.category_id, self.rate_id, self.vat_bp) = sold;
        told != sold
    }

    /// Performance, seat, category, rate, price, VAT.
    pub(super) fn columns(&self) -> [Named; 6] {
        named![
            performance_id = self.performance_id,
            seat_id = self.seat_id,
            category_id = self.category_id,
            rate_id = self.rate_id,
            price_cents = self.place.price,
            vat_bp = self.vat_bp
        ]
    }
}

impl KnownPlace {
    pub(super) fn seat(&self) -> Option<(PerformanceId, SeatId)> {
        self.seat_id.map(|seat| (self.performance_id, seat))
    }

    /// Whether something was decided here: it is asked back, taken back, or given back at a counter.
    pub(super) fn is_decided(&self) -> bool {
        self.voided || matches!(self.state, PlaceState::Pending | PlaceState::TakenBack)
    }

    /// Whether its money was taken here, and it stands.
    pub(super) fn is_paid(&self) -> bool {
        self.paid_here && self.state == PlaceState::Live
    }

    /// Whether its order was paid here without it: it was cancelled by then, and no counter gave it back.
    pub(super) fn is_left_out(&self) -> bool {
        self.paid_here && self.state == PlaceState::Cancelled && !self.voided
    }

    /// Whether it stays as it is here, whatever is wanted: something was decided of it, or it was paid here, and the
    /// source cancels it or gives it another price.
    pub(super) fn is_kept(&self, wanted: &Wanted<'_>) -> bool {
        let same = wanted.state.holds_seat() && self.price_cents == wanted.place.price;
        self.is_decided() || (self.is_paid() && !same)
    }

    pub(super) fn price(&self) -> Cents {
        self.price_cents
    }

    /// The code that is printed on its ticket.
    pub(super) fn code(&self) -> &str {
        &self.code
    }

    /// Whether it is wanted in its present performance and seat.
    pub(super) fn is_at(&self, wanted: &Wanted<'_>) -> bool {
        (self.performance_id, self.seat_id) == (wanted.performance_id, wanted.seat_id)
    }

    /// Whether the batch says the same as the house. A code minted here stays where the batch has
    /// none. A place that is asked or taken back, or that was given back here, is compared as the live one it
    /// was.
    pub(super) fn is(&self, wanted: &Wanted<'_>) -> bool {
        self.is_but_for_its_ticket(wanted) && self.is_printed_and_scanned_as(wanted)
    }

    /// Whether the batch tells nothing new of its ticket.
    pub(super) fn is_printed_and_scanned_as(&self, wanted: &Wanted<'_>) -> bool {
        self.ticket(wanted) == (self.scanned_at_ms, self.copies)
    }

    /// When its ticket was scanned and how often it was printed, on either side.
    pub(super) fn ticket(&self, wanted: &Wanted<'_>) -> (Option<i64>, i64) {
        let place = wanted.place;
        (place.scanned_at_ms.or(self.scanned_at_ms), place.copies.max(self.copies))
    }

    /// The scan that the batch tells of and the house has not heard of.
    pub(super) fn fresh_scan(&self, wanted: &Wanted<'_>) -> Option<i64> {
        wanted.place.scanned_at_ms.filter(|at| Some(*at) != self.scanned_at_ms)
    }

    /// As [`KnownPlace::is`], whether or not it was printed or scanned: these are facts whatever was decided here.
    pub(super) fn is_but_for_its_ticket(&self, wanted: &Wanted<'_>) -> bool {
        let place = wanted.place;
        let state = match self.state {
            PlaceState::Pending | PlaceState::TakenBack => PlaceState::Live,
            PlaceState::Cancelled if self.voided => PlaceState::Live,
            state => state,
        };
        let price = self.price_cents == place.price && self.vat_bp == wanted.vat_bp;
        let names = (self.category_id, self.rate_id) == (wanted.category_id, wanted.rate_id);
        let seat = self.is_at(wanted);
        let code = wanted.code.is_empty() || wanted.code == self.code;
        let holder = self.attached_here || self.holder == place.holder;
        state == wanted.state && price && names && seat && code && holder
    }

    /// The change that makes it so.
    pub(super) fn change(&self, wanted: &Wanted<'_>) -> Vec<Named> {
        let place = wanted.place;
        let code = if wanted.code.is_empty() { self.code.as_str() } else { wanted.code };
        let holder = if self.attached_here { &self.holder } else { &place.holder };
        let (scanned_at_ms, copies) = self.ticket(wanted);
        let mut row = wanted.columns().to_vec();
        row.extend(named![
            id = self.id,
            state = wanted.state.key(),
            code,
            holder,
            scanned_at_ms,
            copies
        ]);
        row
    }
}
