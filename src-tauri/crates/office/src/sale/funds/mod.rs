//! What orders were paid for their places, and what is left of it to give back: a reprise, its recap and a
//! void read the same.

mod given;
mod load;

use std::collections::HashMap;

use contract::ids::{LotId, OrderId, PaymentId, PlaceId};
use domain::funding::Source;
use domain::money::Cents;
use domain::worth;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

pub(crate) use given::{Given, Taken, credit_part};

/// A lot that was there before, as it is known to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KnownLot {
    pub number: i64,
    pub id: LotId,
}

/// A payment of an order, with what nobody has given back of it.
#[derive(Clone, Copy, Debug)]
struct PaidWith {
    id: PaymentId,
    left: Cents,
    source: Source<KnownLot>,
}

/// What one order was paid.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderFunds {
    worth: HashMap<PlaceId, Cents>,
    /// What was paid for its places and nobody gave back.
    left: Cents,
    payments: Vec<PaidWith>,
    /// Credit that its accepted requests gave.
    accepted: Cents,
    /// Reprise of its open requests.
    asked: Cents,
}

/// What several orders were paid.
#[derive(Clone, Debug, Default)]
pub(crate) struct Funds(HashMap<OrderId, OrderFunds>);

impl Funds {
    /// An order among them.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`].
    pub(crate) fn order(&mut self, id: OrderId) -> Result<&mut OrderFunds, OfficeError> {
        self.0.get_mut(&id).ok_or_else(|| OfficeError::not_found("order"))
    }
}

impl OrderFunds {
    /// What was paid for a place: its price, less where the order was paid less.
    pub(crate) fn worth(&self, place_id: PlaceId) -> Cents {
        self.worth.get(&place_id).copied().unwrap_or_default()
    }

    /// Credit that its accepted requests gave.
    pub(crate) const fn accepted(&self) -> Cents {
        self.accepted
    }

    /// Credit that its accepted requests gave and its open ones ask for.
    pub(crate) fn asked_and_accepted(&self) -> Cents {
        self.asked + self.accepted
    }
}

/// What was given back of an order, as credit and by its tenders.
///
/// # Errors
/// From the store.
pub(crate) fn given_back(tx: &mut dyn Tx, order_id: OrderId) -> Result<Cents, OfficeError> {
    Ok(Cents(tx.int(sql!("given_back"), &named![order_id])?))
}

/// *Net aujourd'hui* of an order.
///
/// # Errors
/// From the store.
pub(crate) fn net_today(
    tx: &mut dyn Tx,
    order_id: OrderId,
    total: Cents,
) -> Result<Cents, OfficeError> {
    Ok(worth::net_today(total, given_back(tx, order_id)?))
}
