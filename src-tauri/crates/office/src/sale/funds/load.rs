//! Funds read, in three questions for any number of orders.

use std::collections::HashMap;

use contract::ids::{LotId, OrderId, PaymentId, PlaceId};
use domain::funding::{Source, level};
use domain::money::Cents;
use domain::worth::worth;
use serde::Deserialize;
use store::{ByIds, Tx, sql};

use super::{Funds, KnownLot, OrderFunds, PaidWith};
use crate::OfficeError;

#[derive(Deserialize)]
struct OrderRow {
    id: OrderId,
    paid_cents: Cents,
    gone_cents: Cents,
    accepted_cents: Cents,
    asked_cents: Cents,
}

#[derive(Deserialize)]
struct PlaceRow {
    order_id: OrderId,
    id: PlaceId,
    price_cents: Cents,
}

#[derive(Deserialize)]
struct PaymentRow {
    order_id: OrderId,
    id: PaymentId,
    left_cents: Cents,
    lot_id: Option<LotId>,
    number: Option<i64>,
    expires_at_ms: Option<i64>,
    grace: bool,
}

impl PaymentRow {
    fn paid_with(&self) -> PaidWith {
        let source = match (self.lot_id, self.number, self.expires_at_ms) {
            (Some(id), Some(number), Some(expires_at_ms)) => {
                Source::Credit { lot: KnownLot { number, id }, expires_at_ms, grace: self.grace }
            }
            _ => Source::Money,
        };
        PaidWith { id: self.id, left: self.left_cents, source }
    }
}

impl Funds {
    /// Of these orders, each named once.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn of(tx: &mut dyn Tx, order_ids: &[OrderId]) -> Result<Self, OfficeError> {
        let orders: Vec<OrderRow> = ByIds::new(sql!("orders"), &[]).rows(tx, order_ids)?;
        let places: Vec<PlaceRow> = ByIds::new(sql!("places"), &[]).rows(tx, order_ids)?;
        let payments: Vec<PaymentRow> = ByIds::new(sql!("payments"), &[]).rows(tx, order_ids)?;
        let mut prices: HashMap<OrderId, Vec<(PlaceId, Cents)>> = HashMap::new();
        for place in places {
            prices.entry(place.order_id).or_default().push((place.id, place.price_cents));
        }
        let mut paid: HashMap<OrderId, Vec<PaidWith>> = HashMap::new();
        for payment in payments {
            paid.entry(payment.order_id).or_default().push(payment.paid_with());
        }
        let funds = orders.into_iter().map(|order| {
            let places = prices.remove(&order.id).unwrap_or_default();
            let payments = levelled(paid.remove(&order.id).unwrap_or_default());
            (order.id, order_funds(&order, &places, payments))
        });
        Ok(Self(funds.collect()))
    }
}

fn order_funds(
    order: &OrderRow,
    places: &[(PlaceId, Cents)],
    payments: Vec<PaidWith>,
) -> OrderFunds {
    let prices: Vec<Cents> = places.iter().map(|(_, price)| *price).collect();
    let worths = worth(&prices, order.paid_cents);
    let whole: Cents = worths.iter().copied().sum();
    OrderFunds {
        worth: places.iter().map(|(id, _)| *id).zip(worths).collect(),
        left: (whole - order.gone_cents).max(Cents::ZERO),
        payments,
        accepted: order.accepted_cents,
        asked: order.asked_cents,
    }
}

/// Payments in money carry one another where one was typed anew.
fn levelled(mut payments: Vec<PaidWith>) -> Vec<PaidWith> {
    let money = |paid: &&mut PaidWith| paid.source == Source::Money;
    let mut lefts: Vec<Cents> = payments.iter_mut().filter(money).map(|paid| paid.left).collect();
    level(&mut lefts);
    for (paid, left) in payments.iter_mut().filter(money).zip(lefts) {
        paid.left = left;
    }
    payments
}
