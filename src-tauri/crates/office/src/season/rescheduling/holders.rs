//! Who has places of a performance: each customer once, with their orders.

use contract::facts::{MailOrder, PlaceFacts};
use contract::ids::{CustomerId, OrderId, PerformanceId};
use contract::locale::Locale;
use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

#[derive(Deserialize)]
struct HeldPlace {
    order_id: OrderId,
    order_number: String,
    customer_id: CustomerId,
    last_name: String,
    first_name: String,
    email: String,
    locale: Locale,
    show: String,
    hall: String,
    row: String,
    seat: String,
    category: String,
    rate: String,
    price: Cents,
    vat_bp: i64,
}

impl HeldPlace {
    /// The place as a mail names it, on its new date.
    fn facts(self, starts_at_ms: i64) -> PlaceFacts {
        PlaceFacts {
            show: self.show,
            hall: self.hall,
            starts_at_ms,
            row: self.row,
            seat: self.seat,
            category: self.category,
            rate: self.rate,
            price: self.price,
            vat_bp: self.vat_bp,
        }
    }
}

/// A customer with places of a performance.
pub(super) struct Holder {
    pub customer_id: CustomerId,
    /// As an envelope names them.
    pub name: String,
    /// Empty where a letter is sent.
    pub email: String,
    pub locale: Locale,
    pub order_ids: Vec<OrderId>,
    pub orders: Vec<MailOrder>,
}

impl Holder {
    pub(super) fn has_address(&self) -> bool {
        !self.email.is_empty()
    }

    pub(super) fn places(&self) -> usize {
        self.orders.iter().map(|order| order.places.len()).sum()
    }

    fn of(place: &HeldPlace) -> Self {
        Self {
            customer_id: place.customer_id,
            name: text::greeted(&place.first_name, &place.last_name),
            email: place.email.trim().to_owned(),
            locale: place.locale,
            order_ids: Vec::new(),
            orders: Vec::new(),
        }
    }

    fn take(&mut self, place: HeldPlace, starts_at_ms: i64) {
        if self.order_ids.last() != Some(&place.order_id) {
            self.order_ids.push(place.order_id);
            let number = place.order_number.clone();
            self.orders.push(MailOrder { number, places: Vec::new() });
        }
        if let Some(order) = self.orders.last_mut() {
            order.places.push(place.facts(starts_at_ms));
        }
    }
}

/// The customers with places of a performance, by name, their places on the new date. Nobody writes to a person who was
/// erased.
///
/// # Errors
/// From the store.
pub(super) fn load(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    starts_at_ms: i64,
) -> Result<Vec<Holder>, OfficeError> {
    let places: Vec<HeldPlace> = tx.rows(sql!("holders"), &named![performance_id])?;
    let mut holders: Vec<Holder> = Vec::new();
    for place in places {
        if holders.last().is_none_or(|last| last.customer_id != place.customer_id) {
            holders.push(Holder::of(&place));
        }
        if let Some(holder) = holders.last_mut() {
            holder.take(place, starts_at_ms);
        }
    }
    Ok(holders)
}
