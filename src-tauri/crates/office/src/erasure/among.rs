//! Which of some customers, orders and places are of people who were erased.

use serde::Deserialize;
use store::{ByIds, Tx, sql};

use crate::OfficeError;

/// Ids of customers, of orders and of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    pub customers: Vec<i64>,
    pub orders: Vec<i64>,
    pub places: Vec<i64>,
}

#[derive(Deserialize)]
struct Found {
    id: i64,
}

/// Those among them that are of people who were erased.
///
/// # Errors
/// From the store.
pub fn among(tx: &mut dyn Tx, ids: &Ids) -> Result<Ids, OfficeError> {
    let mut of = |text, ids: &[i64]| -> Result<Vec<i64>, OfficeError> {
        let found: Vec<Found> = ByIds::new(text, &[]).rows(tx, ids)?;
        Ok(found.into_iter().map(|one| one.id).collect())
    };
    Ok(Ids {
        customers: of(sql!("erased_customers"), &ids.customers)?,
        orders: of(sql!("erased_orders"), &ids.orders)?,
        places: of(sql!("erased_places"), &ids.places)?,
    })
}
