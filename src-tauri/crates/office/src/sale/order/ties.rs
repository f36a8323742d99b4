//! What ties an order to the customer it has.

use contract::ids::{CustomerId, OrderId};
use domain::order::Ties;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::{Code, OfficeError};

/// An order, and what ties it to its customer.
#[derive(Deserialize)]
pub(super) struct Owned {
    pub order_number: String,
    pub customer_id: Option<CustomerId>,
    pub customer_number: i64,
    pub last_name: String,
    pub first_name: String,
    requests: i64,
    credit_paid: i64,
    credit_given: i64,
}

/// What ties an order, seen from the customer it would get; from nobody where none is chosen yet.
///
/// # Errors
/// [`Code::NotFound`].
pub(super) fn owned(
    tx: &mut dyn Tx,
    id: OrderId,
    customer_id: Option<CustomerId>,
) -> Result<Owned, OfficeError> {
    tx.row(sql!("ties"), &named![id, customer_id = customer_id.unwrap_or(CustomerId::new(0))])?
        .ok_or_else(|| OfficeError::not_found("order"))
}

impl Owned {
    /// Refuses another customer where something ties the order to its own.
    pub(super) fn allow_another(&self) -> Result<(), OfficeError> {
        let &Self { requests, credit_paid, credit_given, .. } = self;
        Ties { requests, credit_paid, credit_given }
            .allow_another()
            .map_err(|tied| OfficeError::new(Code::CustomerTied).with("why", tied.key()))
    }
}

/// The customer that an order is tied to, where it is to become another's.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) fn tied_to(
    tx: &mut dyn Tx,
    id: OrderId,
    customer_id: CustomerId,
) -> Result<Option<String>, OfficeError> {
    let owned = owned(tx, id, Some(customer_id))?;
    let tied = owned.allow_another().is_err();
    Ok(tied.then(|| text::full_name(&owned.last_name, &owned.first_name)))
}

/// Refuses another customer for an order that is tied to its own.
///
/// # Errors
/// [`Code::CustomerTied`], [`Code::NotFound`].
pub(super) fn may_attach(tx: &mut dyn Tx, id: OrderId) -> Result<(), OfficeError> {
    owned(tx, id, None)?.allow_another()
}
