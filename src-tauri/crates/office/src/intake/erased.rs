//! What files say of people who were erased here: their orders come in, and nothing that names them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use contract::ids::CustomerId;
use formats::batch::{Batch, BatchOrder};
use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::keys::Source;
use crate::OfficeError;
use crate::customer::mark_of_key;

#[derive(Deserialize)]
struct Erased {
    mark: String,
    customer_id: CustomerId,
}

#[derive(Deserialize)]
struct ErasedOrder {
    external_key: String,
}

/// Who of those that a batch names was erased, by their keys there: its customers, those of its orders and those to whom
/// something is owed.
///
/// # Errors
/// From the store.
pub(super) fn customers(
    tx: &mut dyn Tx,
    batch: &Batch,
) -> Result<HashMap<String, CustomerId>, OfficeError> {
    let rows: Vec<Erased> = tx.rows(sql!("erased"), &[])?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let marks: HashMap<String, CustomerId> =
        rows.into_iter().map(|row| (row.mark, row.customer_id)).collect();
    let source = Source(&batch.source);
    let ordered = batch.orders.iter().filter_map(|order| order.customer.as_ref());
    let owed = batch.balances.iter().map(|balance| &balance.customer);
    let named: HashSet<&String> =
        batch.customers.iter().map(|there| &there.key).chain(ordered).chain(owed).collect();
    let known = named.into_iter().filter_map(|key| {
        let id = marks.get(&mark_of_key(&source.key(key)))?;
        Some((key.clone(), *id))
    });
    Ok(known.collect())
}

/// The stored keys of orders here whose customer was erased.
fn orders(tx: &mut dyn Tx, source: Source<'_>) -> Result<HashSet<String>, OfficeError> {
    let rows: Vec<ErasedOrder> = tx.rows(sql!("erased_orders"), &source.range())?;
    Ok(rows.into_iter().map(|order| order.external_key).collect())
}

/// The batch without the names on their tickets, what they ask back and what was owed to them.
///
/// # Errors
/// From the store.
pub(super) fn without<'a>(
    tx: &mut dyn Tx,
    batch: &'a Batch,
) -> Result<Cow<'a, Batch>, OfficeError> {
    let erased = customers(tx, batch)?;
    let source = Source(&batch.source);
    let orders = orders(tx, source)?;
    if erased.is_empty() && orders.is_empty() {
        return Ok(Cow::Borrowed(batch));
    }
    // An order that names nobody is whose it is here.
    let is_theirs = |order: &BatchOrder| match &order.customer {
        Some(key) => erased.contains_key(key),
        None => orders.contains(&source.key(&order.key)),
    };
    let mut batch = batch.clone();
    let mut places: HashSet<String> = HashSet::new();
    for order in batch.orders.iter_mut().filter(|order| is_theirs(order)) {
        for place in &mut order.places {
            place.holder = String::new();
            places.insert(place.key.clone());
        }
    }
    batch.requests.retain(|request| !places.contains(&request.place));
    batch.balances.retain(|balance| !erased.contains_key(&balance.customer));
    Ok(Cow::Owned(batch))
}
