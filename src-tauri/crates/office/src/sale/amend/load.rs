//! An order that is to be put right: its row, the places meant, and how it is paid now.

use contract::amendment::{GivenPlace, PaidLine};
use contract::customer::OrderState;
use contract::facts::PlaceFacts;
use contract::ids::{
    CustomerId, LotId, OperatorId, OrderId, PaymentId, PerformanceId, PlaceId, SeatId, ShowId,
};
use contract::limits::PLACES_MAX;
use contract::locale::Locale;
use domain::amendment::{NotAmendable, Rules, may_be_given_back};
use domain::funding::level;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::books::series;
use crate::house::settings;
use crate::sale::funds::Funds;
use crate::{Code, OfficeError};

/// An order, and who bought it.
#[derive(Deserialize)]
pub(super) struct OrderRow {
    pub id: OrderId,
    pub number: String,
    pub customer_id: Option<CustomerId>,
    state: OrderState,
    /// Who sold it, and when: of what came out of an exchange, the first order.
    pub operator_id: Option<OperatorId>,
    pub created_at_ms: i64,
    /// At a counter of this house, be it an order of another system.
    paid_here: bool,
    /// What voids and exchanges gave back of it.
    pub earlier_cents: Cents,
    last_name: String,
    first_name: String,
    pub email: String,
    pub locale: Locale,
}

/// A place that is to be given back.
#[derive(Clone, Deserialize)]
pub(super) struct PlaceRow {
    pub id: PlaceId,
    pub performance_id: PerformanceId,
    pub show_id: ShowId,
    pub seat_id: Option<SeatId>,
    pub show: String,
    hall: String,
    pub starts_at_ms: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    pub price_cents: Cents,
    vat_bp: i64,
    state: PlaceState,
    pub scanned_at_ms: Option<i64>,
    /// A ticket of it came out of a printer, or may have.
    pub printed: bool,
}

/// A payment, with what is left of it.
#[derive(Clone, Deserialize)]
pub(super) struct PaidRow {
    pub id: PaymentId,
    pub tender: TenderKind,
    pub amount_cents: Cents,
    pub at_ms: i64,
    /// Less what was given back of it.
    pub left_cents: Cents,
    /// What acceptances took of it, which is credit now.
    pub taken_cents: Cents,
    /// Where its credit comes back to: the last lot of its line.
    pub lot_id: Option<LotId>,
    /// The lot that was spent.
    pub spent_number: Option<i64>,
    pub lot_number: Option<i64>,
    pub expires_at_ms: Option<i64>,
    /// Its lot lives on days of grace.
    pub grace: bool,
    pub lot_left_cents: Option<Cents>,
    pub card_last4: String,
    pub card_authorisation: String,
}

/// What is put right.
pub(super) struct Target {
    pub order: OrderRow,
    pub places: Vec<PlaceRow>,
    pub paid: Vec<PaidRow>,
    pub rules: Rules,
    /// What was paid for each of the places.
    worths: Vec<Cents>,
}

impl OrderRow {
    /// The order of an id.
    ///
    /// # Errors
    /// [`Code::NotFound`].
    pub(super) fn load(tx: &mut dyn Tx, id: OrderId) -> Result<Self, OfficeError> {
        tx.row(sql!("order"), &named![id])?.ok_or_else(|| OfficeError::not_found("order"))
    }

    /// `Marie Dupont`, empty for a passing customer.
    pub(super) fn greeted(&self) -> String {
        text::greeted(&self.first_name, &self.last_name)
    }

    /// Whether a place of it may be given back, by anybody at all.
    pub(super) fn may_give_back(&self, place: &PlaceRow) -> Result<(), NotAmendable> {
        may_be_given_back(place.state, self.state == OrderState::Issued, self.paid_here)
    }
}

/// Payments of an order, oldest first.
pub(super) fn paid(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<PaidRow>, OfficeError> {
    Ok(tx.rows(sql!("paid"), &named![order_id])?)
}

/// The cash of an order that is in the till.
pub(super) fn cash_of(payments: &[PaidRow]) -> Cents {
    payments.iter().filter(|row| row.tender == TenderKind::Cash).map(|row| row.left_cents).sum()
}

/// As [`paid`], with what acceptances took off what is left. Payments in money carry one another where one
/// was typed anew.
fn paid_and_free(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<PaidRow>, OfficeError> {
    let mut paid = paid(tx, order_id)?;
    for row in &mut paid {
        row.left_cents = row.left_cents - row.taken_cents;
    }
    let money = |row: &&mut PaidRow| row.tender != TenderKind::Credit;
    let mut lefts: Vec<Cents> = paid.iter_mut().filter(money).map(|row| row.left_cents).collect();
    level(&mut lefts);
    for (row, left) in paid.iter_mut().filter(money).zip(lefts) {
        row.left_cents = left;
    }
    Ok(paid)
}

pub(super) fn not_amendable(why: NotAmendable) -> OfficeError {
    OfficeError::new(Code::NotAmendable).with("why", why.key()).with("row", "").with("seat", "")
}

impl Target {
    /// Places of an order that may be given back.
    ///
    /// # Errors
    /// [`Code::BadField`] on `place_ids`; [`Code::NotFound`]; [`Code::NotAmendable`].
    pub(super) fn load(
        tx: &mut dyn Tx,
        order_id: OrderId,
        place_ids: &[PlaceId],
    ) -> Result<Self, OfficeError> {
        let twice = |(rank, id): (usize, &PlaceId)| place_ids[..rank].contains(id);
        if !(1..=PLACES_MAX).contains(&place_ids.len()) || place_ids.iter().enumerate().any(twice) {
            return Err(OfficeError::bad_field("place_ids"));
        }
        let order = OrderRow::load(tx, order_id)?;
        let all: Vec<PlaceRow> = tx.rows(sql!("places"), &named![order_id])?;
        let mut places = Vec::with_capacity(place_ids.len());
        for id in place_ids {
            let place = all.iter().find(|place| place.id == *id);
            let place = place.ok_or_else(|| OfficeError::not_found("place"))?;
            order.may_give_back(place).map_err(|why| {
                OfficeError::new(Code::NotAmendable)
                    .with("why", why.key())
                    .with("row", place.row.as_str())
                    .with("seat", place.seat.as_str())
            })?;
            places.push(place.clone());
        }
        let (paid, rules) = (paid_and_free(tx, order_id)?, settings::amendment_rules(tx)?);
        let mut funds = Funds::of(tx, &[order_id])?;
        let worth = funds.order(order_id)?;
        let worths = places.iter().map(|place| worth.worth(place.id)).collect();
        Ok(Self { order, places, paid, rules, worths })
    }

    /// What was paid for the places: their prices, less where the order was paid less.
    pub(super) fn value(&self) -> Cents {
        self.worths.iter().copied().sum()
    }

    /// The places, each with what was paid for it.
    pub(super) fn places_paid(&self) -> impl Iterator<Item = (&PlaceRow, Cents)> {
        self.places.iter().zip(self.worths.iter().copied())
    }

    pub(super) fn given_places(&self) -> Vec<GivenPlace> {
        self.places.iter().map(PlaceRow::to_contract).collect()
    }

    /// `A 24, A 26`.
    pub(super) fn seats(&self) -> String {
        let seats: Vec<String> = self.places.iter().map(PlaceRow::named).collect();
        seats.join(", ")
    }

    /// The shows, each once.
    pub(super) fn shows(&self) -> String {
        let mut shows: Vec<&str> = self.places.iter().map(|place| place.show.as_str()).collect();
        shows.dedup();
        shows.join(", ")
    }
}

impl PlaceRow {
    fn named(&self) -> String {
        format!("{} {}", self.row, self.seat)
    }

    fn to_contract(&self) -> GivenPlace {
        GivenPlace {
            id: self.id,
            show: self.show.clone(),
            starts_at_ms: self.starts_at_ms,
            row: self.row.clone(),
            seat: self.seat.clone(),
            price_cents: self.price_cents,
            printed: self.printed,
        }
    }

    /// The place as papers name it.
    pub(super) fn facts(&self) -> PlaceFacts {
        PlaceFacts {
            show: self.show.clone(),
            hall: self.hall.clone(),
            starts_at_ms: self.starts_at_ms,
            row: self.row.clone(),
            seat: self.seat.clone(),
            category: self.category.clone(),
            rate: self.rate.clone(),
            price: self.price_cents,
            vat_bp: self.vat_bp,
        }
    }
}

impl PaidRow {
    pub(super) fn into_contract(self) -> PaidLine {
        PaidLine {
            id: self.id,
            tender: self.tender,
            amount_cents: self.amount_cents,
            left_cents: self.left_cents,
            lot: self.spent_number.map(series::lot_number),
            card_last4: self.card_last4,
            card_authorisation: self.card_authorisation,
            at_ms: self.at_ms,
        }
    }
}
